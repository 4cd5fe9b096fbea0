/** Which factor the outcome hangs on: Sobol indices of a Saltelli design, standardized regression of any other. */
import { meanInterval, type Interval } from '../intervals.js';
import type { StudyResult } from '../row.js';
import { gridOf } from './effects.js';
import { bootstrap } from './summary.js';

export interface Index extends Interval {
  value: number;
}

export interface SobolIndices {
  factor: string;
  /** Share of the variance that goes if this factor alone is known, and that stays if all others are. */
  first: Index;
  total: Index;
}

/**
 * First-order indices after Saltelli et al. (2010, Comput. Phys. Commun. 181, eq. b of table 2), total ones after Jansen (1999,
 * eq. f), intervals by bootstrap over the base points.
 * @param a, b values at the base samples; mixed[i]: at A with the column of factor i of B
 */
export function sobolIndices(
  factors: readonly string[],
  a: readonly number[],
  b: readonly number[],
  mixed: readonly (readonly number[])[],
  confidence = 0.95,
): SobolIndices[] {
  const n = a.length;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const variance = (indices: Int32Array): number => {
    let sum = 0;
    for (const i of indices) sum += a[i] + b[i];
    const mean = sum / (2 * n);
    let squares = 0;
    for (const i of indices) squares += (a[i] - mean) * (a[i] - mean) + (b[i] - mean) * (b[i] - mean);
    return squares / (2 * n - 1);
  };
  return factors.map((factor, k) => {
    const ab = mixed[k];
    const first = (indices: Int32Array): number => {
      // Centred: the estimator is the same and far less noisy where the mean is large.
      let centre = 0;
      for (const i of indices) centre += a[i] + b[i];
      centre /= 2 * n;
      let sum = 0;
      for (const i of indices) sum += (b[i] - centre) * (ab[i] - a[i]);
      return sum / n / variance(indices);
    };
    const total = (indices: Int32Array): number => {
      let sum = 0;
      for (const i of indices) sum += (a[i] - ab[i]) * (a[i] - ab[i]);
      return sum / (2 * n) / variance(indices);
    };
    const index = (of: (indices: Int32Array) => number, name: string): Index => ({
      value: of(all),
      ...bootstrap(n, of, confidence, `${name} ${factor}`),
    });
    return { factor, first: index(first, 'first'), total: index(total, 'total') };
  });
}

/** Mean of each cell over its runs; NaN where it happened in none. */
export function cellMeans({ cells, rows }: StudyResult, measure: string): number[] {
  const grid = gridOf(rows, measure);
  return cells.map(({ cell }) => {
    const values = (grid.get(cell) ?? []).filter((one) => one !== null && one !== undefined);
    return values.length === 0 ? NaN : values.reduce((sum, one) => sum + one, 0) / values.length;
  });
}

/** Of a study with a Sobol design; null for any other, or where a cell has no value. */
export function sobolOf(result: StudyResult, measure: string, confidence = 0.95): SobolIndices[] | null {
  const { design, factors } = result.file;
  if (design.kind !== 'sobol') return null;
  const means = cellMeans(result, measure);
  const n = design.points;
  if (means.length < n * (factors.length + 2) || means.some((one) => Number.isNaN(one))) return null;
  return sobolIndices(
    factors.map(({ id }) => id),
    means.slice(0, n),
    means.slice(n, 2 * n),
    factors.map((_, i) => means.slice((2 + i) * n, (3 + i) * n)),
    confidence,
  );
}

/** Solves a·x = y by elimination with pivots; null where there is no single answer. */
function solve(a: readonly (readonly number[])[], y: readonly number[]): number[] | null {
  const rows = a.map((row, i) => [...row, y[i]]);
  const n = y.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    if (Math.abs(rows[pivot][c]) < 1e-12) return null;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = rows[r][c] / rows[c][c];
      for (let k = c; k <= n; k++) rows[r][k] -= factor * rows[c][k];
    }
  }
  return rows.map((row, c) => row[n] / row[c]);
}

export interface StandardizedEffect extends Index {
  factor: string;
}

/**
 * Standardized regression coefficients of the cells' means on the factors whose levels are numbers: by how many standard
 * deviations the outcome moves for one of the factor's. Intervals by bootstrap over cells. A straight line is assumed:
 * `explained` is the share of the variance that it accounts for.
 * @returns null where there are too few cells, or nothing varies
 */
export function standardized(
  result: StudyResult,
  measure: string,
  confidence = 0.95,
): { effects: StandardizedEffect[]; explained: number } | null {
  const means = cellMeans(result, measure);
  const factors = result.file.factors.filter(({ id }) =>
    result.cells.every(({ levels }) => typeof levels[id] === 'number'),
  );
  const used = result.cells.map((_, i) => i).filter((i) => !Number.isNaN(means[i]));
  const m = used.length;
  const k = factors.length;
  if (k === 0 || m < k + 2) return null;
  const columns = factors.map(({ id }) => used.map((i) => Number(result.cells[i].levels[id])));
  const y = used.map((i) => means[i]);
  const scale = (values: readonly number[], indices: Int32Array): { mean: number; sd: number } => {
    const { mean, sd } = meanInterval(Array.from(indices, (i) => values[i]));
    return { mean, sd };
  };
  const fit = (indices: Int32Array): { beta: number[]; explained: number } | null => {
    const scales = columns.map((column) => scale(column, indices));
    const out = scale(y, indices);
    if (out.sd === 0 || scales.some(({ sd }) => !(sd > 0))) return null;
    const x = (i: number, c: number): number => (columns[c][i] - scales[c].mean) / scales[c].sd;
    const a = factors.map((_, r) =>
      factors.map((__, c) => {
        let sum = 0;
        for (const i of indices) sum += x(i, r) * x(i, c);
        return sum;
      }),
    );
    const right = factors.map((_, r) => {
      let sum = 0;
      for (const i of indices) sum += (x(i, r) * (y[i] - out.mean)) / out.sd;
      return sum;
    });
    const beta = solve(a, right);
    if (beta === null) return null;
    const explained = beta.reduce((sum, one, r) => sum + one * right[r], 0) / (indices.length - 1);
    return { beta, explained };
  };
  const whole = fit(Int32Array.from({ length: m }, (_, i) => i));
  if (whole === null) return null;
  return {
    explained: whole.explained,
    effects: factors.map(({ id: factor }, r) => ({
      factor,
      value: whole.beta[r],
      ...bootstrap(m, (indices) => fit(indices)?.beta[r] ?? whole.beta[r], confidence, `regression ${factor}`, 400),
    })),
  };
}
