/** What a factor does: differences between cells that differ in it alone, on the same seeds. */
import { meanInterval, studentQuantile, type MeanInterval } from '../intervals.js';
import type { Level, StudyResult, StudyRow } from '../row.js';

const square = (x: number): number => x * x;

/** Values of a measure by cell and repeat. */
export type Grid = ReadonlyMap<number, readonly (number | null)[]>;

export function gridOf(rows: readonly StudyRow[], measure: string): Map<number, (number | null)[]> {
  const grid = new Map<number, (number | null)[]>();
  for (const row of rows) {
    let list = grid.get(row.cell);
    if (list === undefined) grid.set(row.cell, (list = []));
    list[row.repeat] = row.measures[measure];
  }
  return grid;
}

export interface PairedDifference extends MeanInterval {
  /** Pairs of runs in which both have a value, of all pairs. */
  pairs: number;
  of: number;
  /** By how much the interval is narrower than one of two samples on different seeds; NaN where neither varies. */
  narrower: number;
}

/** b − a on the same repeats; null: no repeat in which both have a value. */
export function difference(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  confidence = 0.95,
): PairedDifference | null {
  const of = Math.min(a.length, b.length);
  const both: [number, number][] = [];
  for (let i = 0; i < of; i++) {
    const [x, y] = [a[i], b[i]];
    if (x !== null && y !== null && x !== undefined && y !== undefined) both.push([x, y]);
  }
  if (both.length === 0) return null;
  const paired = meanInterval(
    both.map(([x, y]) => y - x),
    confidence,
  );
  const [first, second] = [0, 1].map((k) => meanInterval(both.map((pair) => pair[k])));
  // Two independent samples of the same size (Welch), for comparison.
  const n = both.length;
  const variance = (first.sd * first.sd + second.sd * second.sd) / n;
  const freedom =
    variance === 0
      ? 1
      : (variance * variance * (n - 1)) / (square((first.sd * first.sd) / n) + square((second.sd * second.sd) / n));
  const unpaired = studentQuantile((1 + confidence) / 2, Math.max(1, freedom)) * Math.sqrt(variance);
  const half = (paired.high - paired.low) / 2;
  return { ...paired, pairs: n, of, narrower: half === 0 ? NaN : unpaired / half };
}

/** What pairing is worth: the first cell against each other, and the median of by how much the interval is narrower. */
export function pairingWorth(
  { cells, rows }: StudyResult,
  measure: string,
): { narrower: number; pairs: number } | null {
  const grid = gridOf(rows, measure);
  const first = grid.get(cells[0]?.cell) ?? [];
  const found = cells
    .slice(1)
    .map(({ cell }) => difference(first, grid.get(cell) ?? [])?.narrower ?? NaN)
    .filter((one) => Number.isFinite(one))
    .sort((a, b) => a - b);
  return found.length === 0 ? null : { narrower: found[Math.floor(found.length / 2)], pairs: found.length };
}

export interface Effect {
  factor: string;
  from: Level;
  to: Level;
  /** Mean over pairs of cells that differ in the factor alone; interval over repeats, which all pairs share. */
  change: MeanInterval;
  /** Pairs of cells. */
  cells: number;
}

/**
 * Effect of each level of each factor against its first one. Cells that differ in nothing else are paired, repeat by repeat; a
 * repeat's mean over all such pairs is one value, because their nights are the same nights.
 */
export function effectsOf({ file, cells, rows }: StudyResult, measure: string, confidence = 0.95): Effect[] {
  const grid = gridOf(rows, measure);
  const key = (levels: Readonly<Record<string, Level>>, without: string): string =>
    JSON.stringify(file.factors.filter(({ id }) => id !== without).map(({ id }) => levels[id]));
  const effects: Effect[] = [];
  for (const { id: factor } of file.factors) {
    const levels = [...new Set(cells.map((cell) => cell.levels[factor]))];
    const [from] = levels;
    const base = new Map(
      cells.filter((cell) => cell.levels[factor] === from).map((cell) => [key(cell.levels, factor), cell.cell]),
    );
    for (const to of levels.slice(1)) {
      const sums: { sum: number; n: number }[] = [];
      let pairs = 0;
      for (const cell of cells) {
        if (cell.levels[factor] !== to) continue;
        const other = base.get(key(cell.levels, factor));
        if (other === undefined) continue;
        pairs++;
        const [a, b] = [grid.get(other) ?? [], grid.get(cell.cell) ?? []];
        for (let i = 0; i < Math.min(a.length, b.length); i++) {
          const [x, y] = [a[i], b[i]];
          if (x === null || y === null || x === undefined || y === undefined) continue;
          const at = (sums[i] ??= { sum: 0, n: 0 });
          at.sum += y - x;
          at.n++;
        }
      }
      const means = sums.filter((one) => one !== undefined).map(({ sum, n }) => sum / n);
      if (means.length > 0) effects.push({ factor, from, to, change: meanInterval(means, confidence), cells: pairs });
    }
  }
  return effects;
}
