/** The inverse of the standard normal distribution. */
import { PARTS, SPLITTER } from './bits.js';
import { logInParts } from './exponential.js';
import {
  QUANTILE_CENTRE,
  QUANTILE_CENTRE_LOW,
  QUANTILE_TAIL,
  QUANTILE_TAIL_BOUNDS,
  QUANTILE_TAIL_LOW,
} from './tables.js';

const CENTRE_HIGH = QUANTILE_CENTRE[0];
const LAST_TAIL = QUANTILE_TAIL.length - 1;

/** a + t (b + t (c + …)), without the first coefficient: t (b + t (c + …)). */
function withoutFirst(coefficients: Float64Array, t: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i > 0; i -= 1) sum = (sum + coefficients[i]) * t;
  return sum;
}

/**
 * The z with Φ(z) = p: how many standard deviations above the mean the quantile p of a normal variable lies.
 * p in [0, 1]; 0 and 1 give -Infinity and Infinity, anything else not-a-number. The full range of doubles is covered
 * (p = 5e-324 gives -38.47). normalQuantile(1 - p) = -normalQuantile(p) wherever 1 - p is exact.
 *
 * Near the middle, z / (p - 1/2) is a polynomial in (p - 1/2)². In the tails, with s = sqrt(-2 ln p), the difference
 * s - z is small and smooth: a polynomial on each of eight intervals of s. (Wichura 1988, AS 241, splits the range in the
 * same way; its rational functions are good to about 1e-16 but not to 2 units in the last place.)
 */
export function normalQuantile(p: number): number {
  if (p >= 0.25 && p <= 0.75) {
    const q = p - 0.5;
    const high = q * CENTRE_HIGH;
    return high + q * (withoutFirst(QUANTILE_CENTRE, q * q) + QUANTILE_CENTRE_LOW);
  }
  if (p > 0 && p < 0.25) return -upperTail(p);
  if (p > 0.75 && p < 1) return upperTail(1 - p);
  if (p === 0) return -Infinity;
  return p === 1 ? Infinity : NaN;
}

/** The z whose upper tail is p < 1/4. */
function upperTail(p: number): number {
  logInParts(p);
  const square = -2 * PARTS[0];
  const s = Math.sqrt(square);
  // What the root has lost: (square - s²) / 2s, with s² exact in parts.
  const scaled = s * SPLITTER;
  const upper = scaled - (scaled - s);
  const lower = s - upper;
  const lost = (square - upper * upper - 2 * upper * lower - lower * lower - 2 * PARTS[1]) / (2 * s);
  let i = 0;
  while (i < LAST_TAIL && s > QUANTILE_TAIL_BOUNDS[i + 1]) i += 1;
  const from = QUANTILE_TAIL_BOUNDS[i];
  const to = QUANTILE_TAIL_BOUNDS[i + 1];
  const t = (2 * (s - from + lost)) / (to - from) - 1;
  const first = QUANTILE_TAIL[i][0];
  const high = s - first;
  const rest = s - high - first;
  return high + (rest + lost - withoutFirst(QUANTILE_TAIL[i], t) - QUANTILE_TAIL_LOW[i]);
}
