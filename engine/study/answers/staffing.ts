/** The staffing curve, and the smallest number that does. */
import type { Factor } from '../file.js';
import { clopperPearson, type Interval } from '../intervals.js';
import type { Levels, StudyResult } from '../row.js';
import { gridOf } from './effects.js';

/** The factor along a staffing curve: the first of staff with several levels, else the first whose levels are numbers. */
export function curveFactor({ file, cells }: Pick<StudyResult, 'file' | 'cells'>): Factor | undefined {
  const numeric = file.factors.filter(
    ({ id }) =>
      new Set(cells.map(({ levels }) => levels[id])).size > 2 &&
      cells.every(({ levels }) => typeof levels[id] === 'number'),
  );
  return numeric.find(({ kind }) => kind === 'staff') ?? numeric[0];
}

export interface CurvePoint extends Interval {
  /** Level of the factor along the curve. */
  at: number;
  cell: number;
  met: number;
  runs: number;
  share: number;
}

export interface Curve {
  /** Levels of the other factors. */
  others: Levels;
  points: CurvePoint[];
}

/**
 * P(met) against a factor whose levels are numbers, a curve for each combination of the others.
 * @param met of a run: 1 met, 0 not
 */
export function curvesOf({ cells, rows }: StudyResult, factor: string, measure: string, confidence = 0.95): Curve[] {
  const grid = gridOf(rows, measure);
  const curves = new Map<string, Curve>();
  for (const { cell, levels } of cells) {
    const at = levels[factor];
    const values = (grid.get(cell) ?? []).filter((one) => one !== null && one !== undefined);
    if (typeof at !== 'number' || values.length === 0) continue;
    const { [factor]: _at, ...others } = levels;
    const key = JSON.stringify(others);
    let curve = curves.get(key);
    if (curve === undefined) curves.set(key, (curve = { others, points: [] }));
    const met = values.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0);
    curve.points.push({
      at,
      cell,
      met,
      runs: values.length,
      share: met / values.length,
      ...clopperPearson(met, values.length, confidence),
    });
  }
  for (const { points } of curves.values()) points.sort((a, b) => a.at - b.at);
  return [...curves.values()];
}

export interface Smallest {
  /** The smallest level from which on every level holds; null: none is proven to. */
  enough: number | null;
  /** The highest level that is proven not to do; null: none is. */
  tooFew: number | null;
  /** Levels between them that the runs do not decide. */
  open: number[];
}

/**
 * The smallest level at which the claim holds with probability `wanted`: the interval's low end reaches it there and at every
 * higher level looked at. Intervals are widened for the number of levels (Bonferroni), so that the answer as a whole is wrong
 * at most in 1 − confidence of studies. No order of levels is assumed: what more staff do is what the runs say.
 */
export function smallest(points: readonly CurvePoint[], wanted: number, confidence = 0.95): Smallest {
  const each = 1 - (1 - confidence) / Math.max(1, points.length);
  const said = points.map(({ at, met, runs }) => {
    const { low, high } = clopperPearson(met, runs, each);
    return { at, verdict: low >= wanted ? 'holds' : high < wanted ? 'fails' : 'open' };
  });
  let enough: number | null = null;
  for (let i = said.length - 1; i >= 0 && said[i].verdict === 'holds'; i--) enough = said[i].at;
  const failing = said.filter(({ verdict }) => verdict === 'fails').map(({ at }) => at);
  const tooFew = failing.length === 0 ? null : failing[failing.length - 1];
  const open = said
    .filter(({ at, verdict }) => verdict === 'open' && (enough === null || at < enough))
    .map(({ at }) => at);
  return { enough, tooFew, open };
}
