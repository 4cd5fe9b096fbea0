/** Which combinations of levels a study looks at. */
import { latinHypercube, MOST_DIMENSIONS, sobolPoints } from './lowDiscrepancy.js';
import { levelsOf, type Factor, type StudyFile } from './file.js';
import type { Level, Levels, StudyCell } from './row.js';

/** The level of a factor at a place of its range, u in [0, 1). */
export function levelAt(one: Factor, u: number): Level {
  const levels = levelsOf(one);
  if (levels !== null) return levels[Math.min(levels.length - 1, Math.floor(u * levels.length))];
  const [from, to] = (one as Extract<Factor, { range?: unknown }>).range!;
  const whole = one.kind === 'staff' || (one.kind === 'value' && one.whole === true);
  return whole ? Math.min(to, from + Math.floor(u * (to - from + 1))) : from + u * (to - from);
}

const levelsAt = (factors: readonly Factor[], point: readonly number[]): Levels =>
  Object.fromEntries(factors.map((one, i) => [one.id, levelAt(one, point[i])]));

/** Every combination, the last factor changes fastest. */
function grid(factors: readonly Factor[]): Levels[] {
  let cells: Levels[] = [{}];
  for (const one of factors)
    cells = cells.flatMap((levels) => levelsOf(one)!.map((level) => ({ ...levels, [one.id]: level })));
  return cells;
}

function oneAtATime(factors: readonly Factor[], from: Levels | undefined): Levels[] {
  const base: Levels = from ?? Object.fromEntries(factors.map((one) => [one.id, levelsOf(one)![0]]));
  return [
    base,
    ...factors.flatMap((one) =>
      levelsOf(one)!
        .filter((level) => level !== base[one.id])
        .map((level) => ({ ...base, [one.id]: level })),
    ),
  ];
}

/**
 * A and B, two samples that share nothing, then for each factor A with that factor's column of B (Saltelli et al. 2010,
 * Comput. Phys. Commun. 181, table 2): cells 0 … n−1, n … 2n−1, then n for each factor.
 */
function saltelli(factors: readonly Factor[], points: number): Levels[] {
  const k = factors.length;
  // The origin and its neighbour fill nothing: the sequence is taken from its second point on.
  const both = sobolPoints(points + 1, 2 * k).slice(1);
  const a = both.map((point) => point.slice(0, k));
  const b = both.map((point) => point.slice(k));
  const mixed = factors.flatMap((_, i) => a.map((point, n) => point.map((u, j) => (j === i ? b[n][j] : u))));
  return [...a, ...b, ...mixed].map((point) => levelsAt(factors, point));
}

/** @throws RangeError for more factors than a Sobol design has dimensions for */
export function cellsOf(file: StudyFile): StudyCell[] {
  const { design, factors } = file;
  const list = ((): readonly Levels[] => {
    switch (design.kind) {
      case 'grid':
        return grid(factors);
      case 'oneAtATime':
        return oneAtATime(factors, design.from);
      case 'latinHypercube':
        return latinHypercube(design.points, factors.length, file.id).map((point) => levelsAt(factors, point));
      case 'sobol':
        return saltelli(factors, design.points);
      case 'list':
        return design.cells;
    }
  })();
  return list.map((levels, cell) => ({ cell, levels }));
}

/** Factors a Sobol design can have: it needs two dimensions for each. */
export const MOST_SOBOL_FACTORS = Math.floor(MOST_DIMENSIONS / 2);
