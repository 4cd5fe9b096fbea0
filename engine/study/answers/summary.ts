/**
 * A cell's measure in figures: mean, median, 5 % and 95 % points, the tail, each with its interval. What did not happen in a run
 * (null) is never averaged away: means say of how many runs they are, and order statistics count it as infinitely late.
 */
import { openStream } from '../../random.js';
import type { Measure } from '../file.js';
import { clopperPearson, incompleteBeta, meanInterval, type Interval, type MeanInterval } from '../intervals.js';
import { isShare } from '../measures.js';

/** A point of a distribution; Infinity: did not happen in so many runs. */
export interface Point extends Interval {
  value: number;
}

export interface Summary {
  /** Runs, and those in which it happened. */
  runs: number;
  happened: number;
  /** Of the runs in which it happened; null: in none. */
  mean: MeanInterval | null;
  /** Share of runs in which a claim was met; null: no claim. */
  share: (Interval & { met: number; value: number }) | null;
  median: Point;
  low: Point;
  high: Point;
  /** Mean of the worst twentieth of the runs (at least one), with a bootstrap interval. */
  worst: Point;
}

/** P(B ≤ k) of a binomial variable. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
}

/** The first whole number from `from` on of which `holds` is true, where it is true of every later one; `to` if of none before. */
function firstFrom(from: number, to: number, holds: (k: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the p-point of n values stands, in ascending order. */
const placeOf = (n: number, p: number): number => Math.min(n - 1, Math.max(0, Math.ceil(n * p - 1e-9) - 1));

/** The p-point of a sample without an interval. @param sorted ascending */
export const pointOf = (sorted: readonly number[], p: number): number => sorted[placeOf(sorted.length, p)] ?? NaN;

/**
 * The p-point of a sample (the smallest value that at least p of the sample do not exceed) with the exact interval of order
 * statistics: it covers the true point with at least `confidence`, whatever the distribution. Ends that the sample is too small
 * for are infinite.
 * @param sorted ascending; Infinity counts as later than everything
 */
export function quantile(sorted: readonly number[], p: number, confidence: number): Point {
  const n = sorted.length;
  if (n === 0) return { value: NaN, low: NaN, high: NaN };
  const tail = (1 - confidence) / 2;
  const low = firstFrom(0, n, (k) => binomialAtMost(k, n, p) > tail);
  const high = firstFrom(1, n + 1, (k) => k > n || 1 - binomialAtMost(k - 1, n, p) <= tail);
  return {
    value: sorted[placeOf(n, p)],
    low: low === 0 ? -Infinity : sorted[low - 1],
    high: high === n + 1 ? Infinity : sorted[high - 1],
  };
}

const BOOTSTRAPS = 1000;

/** Interval of a statistic by the percentile bootstrap, on streams of its own: the same numbers every time. */
export function bootstrap(
  size: number,
  statistic: (indices: Int32Array) => number,
  confidence: number,
  name: string,
  resamples = BOOTSTRAPS,
): Interval {
  const stream = openStream('study', 'bootstrap', name, 0);
  const indices = new Int32Array(size);
  const found = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    for (let i = 0; i < size; i++) indices[i] = stream.integer(size);
    found[b] = statistic(indices);
  }
  found.sort();
  const tail = (1 - confidence) / 2;
  const at = (share: number): number => found[Math.min(resamples - 1, Math.max(0, Math.floor(share * resamples)))];
  return { low: at(tail), high: at(1 - tail) };
}

/** Mean of the highest twentieth. */
function worstOf(sorted: readonly number[], confidence: number): Point {
  const n = sorted.length;
  if (n === 0) return { value: NaN, low: NaN, high: NaN };
  const count = Math.max(1, Math.floor(n / 20));
  let sum = 0;
  for (let i = n - count; i < n; i++) sum += sorted[i];
  const value = sum / count;
  // Where it did not happen in one of the worst, their mean is infinite, and so is what could be said of it.
  if (value === Infinity) return { value, low: sorted[Math.max(0, n - 1 - Math.floor(n / 20))], high: Infinity };
  // How often each value was drawn: nothing has to be sorted again.
  const drawn = new Int32Array(n);
  const worst = (indices: Int32Array): number => {
    drawn.fill(0);
    for (const i of indices) drawn[i]++;
    let [first, left] = [n, count];
    while (left > 0) left -= drawn[--first];
    // From the first of them only what is of the worst.
    drawn[first] += left;
    let among = 0;
    for (let i = first; i < n; i++) for (let k = 0; k < drawn[i]; k++) among += sorted[i];
    return among / count;
  };
  const { low, high } = bootstrap(n, worst, confidence, `worst ${n}`);
  return { value, low, high };
}

/** @param values of one measure, a run each */
export function summarize(values: readonly (number | null)[], measure: Measure, confidence = 0.95): Summary {
  const numbers = values.filter((one) => one !== null);
  const sorted = values.map((one) => one ?? Infinity).sort((a, b) => a - b);
  const met = numbers.reduce((sum, one) => sum + one, 0);
  return {
    runs: values.length,
    happened: numbers.length,
    mean: numbers.length === 0 ? null : meanInterval(numbers, confidence),
    share:
      isShare(measure) && numbers.length > 0
        ? { ...clopperPearson(met, numbers.length, confidence), met, value: met / numbers.length }
        : null,
    median: quantile(sorted, 0.5, confidence),
    low: quantile(sorted, 0.05, confidence),
    high: quantile(sorted, 0.95, confidence),
    worst: worstOf(sorted, confidence),
  };
}
