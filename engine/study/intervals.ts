/**
 * Intervals for shares and means. Nothing of the model depends on them, but verdicts do: so they too are made of functions
 * that give the same bits on every engine.
 */
import { exp, log, PI, sin } from '../math.js';

/** ln Γ(x), x > 0: Lanczos approximation (g = 7, n = 9), relative error about 1e-15. */
function lnGamma(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return log(PI / sin(PI * x)) - lnGamma(1 - x);
  const z = x - 1;
  let sum = c[0];
  for (let i = 1; i < 9; i++) sum += c[i] / (z + i);
  const t = z + 7.5;
  return 0.5 * log(2 * PI) + (z + 0.5) * log(t) - t + log(sum);
}

/** ln(1 − x) for 0 ≤ x < 1 without losing the small ones: the rounding of 1 − x is divided out again (Kahan). */
function logOfRest(x: number): number {
  const rest = 1 - x;
  return rest === 1 ? -x : (log(rest) * x) / (1 - rest);
}

/** ln B(a, b). */
export const logBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);

/** Regularised incomplete beta function I_x(a, b) by its continued fraction (Lentz). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * log(x) + b * logOfRest(x)) / a;
  const tiny = 1e-300;
  let f = 1;
  let c = 1;
  let d = 0;
  for (let i = 0; i <= 400; i++) {
    const m = Math.floor(i / 2);
    let numerator = 1;
    if (i > 0) {
      numerator =
        i % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    }
    d = 1 + numerator * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    f *= c * d;
    if (Math.abs(1 - c * d) < 1e-15) break;
  }
  return front * (f - 1);
}

/** Smallest x with I_x(a, b) = p, by bisection to machine precision. */
function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 200 && high - low > 1e-16; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface Interval {
  low: number;
  high: number;
}

/**
 * Exact interval for a share (Clopper & Pearson 1934): covers at least `confidence` whatever the true share.
 * @param met of `runs`, 0 ≤ met ≤ runs, runs ≥ 1
 */
export function clopperPearson(met: number, runs: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: met === 0 ? 0 : betaQuantile(tail, met, runs - met + 1),
    high: met === runs ? 1 : betaQuantile(1 - tail, met + 1, runs - met),
  };
}

/** Distribution function of Student's t with `freedom` degrees. */
export function studentT(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Quantile of Student's t, 0 < p < 1. */
export function studentQuantile(p: number, freedom: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, freedom);
  let low = 0;
  let high = 1;
  while (studentT(high, freedom) < p) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (studentT(middle, freedom) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface MeanInterval extends Interval {
  mean: number;
  /** Standard deviation of the values. */
  sd: number;
  n: number;
}

/** Mean with Student's t interval; one value, or none, has no interval (NaN). Also of paired differences. */
export function meanInterval(values: readonly number[], confidence = 0.95): MeanInterval {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  if (n < 2) return { mean, sd: Number.NaN, low: Number.NaN, high: Number.NaN, n };
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (n - 1));
  const half = (studentQuantile((1 + confidence) / 2, n - 1) * sd) / Math.sqrt(n);
  return { mean, sd, low: mean - half, high: mean + half, n };
}
