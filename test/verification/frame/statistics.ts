/** The little statistics the tests need. */

export const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Standard deviation of a sample. */
export function sd(values: readonly number[]): number {
  const m = mean(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - m) ** 2, 0) / (values.length - 1));
}

/** Mean and half the width of its 95 % interval by Student's t (Cornish–Fisher expansion of the quantile). */
export function meanInterval(values: readonly number[]): { mean: number; half: number } {
  const z = 1.959963985;
  const freedom = values.length - 1;
  const t = z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  return { mean: mean(values), half: (t * sd(values)) / Math.sqrt(values.length) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** P(the largest distance is at least this) by the asymptotic Kolmogorov distribution with Stephens' correction. */
function kolmogorov(distance: number, n: number): number {
  const root = Math.sqrt(n);
  const t = (root + 0.12 + 0.11 / root) * distance;
  if (t < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, Math.max(0, sum));
}

/** Kolmogorov–Smirnov test of a sample against a distribution function: the p-value. */
export function kolmogorovSmirnov(sample: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const n = sorted.length;
  let distance = 0;
  sorted.forEach((x, i) => {
    const f = cdf(x);
    distance = Math.max(distance, f - i / n, (i + 1) / n - f);
  });
  return kolmogorov(distance, n);
}

/** Distribution function of the standard normal (Abramowitz & Stegun 7.1.26, error below 1.5e-7). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-x * x);
  return z >= 0 ? 1 - tail / 2 : tail / 2;
}

/** Slope and intercept of the least-squares line. */
export function line(points: readonly (readonly [number, number])[]): { slope: number; intercept: number } {
  const mx = mean(points.map(([x]) => x));
  const my = mean(points.map(([, y]) => y));
  const slope =
    points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return { slope, intercept: my - slope * mx };
}

/** Value of a table by linear interpolation, the end values beyond it. */
export function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  if (x <= points[0][0]) return points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i];
    const [x0, y0] = points[i - 1];
    if (x <= x1) return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return points[points.length - 1][1];
}

/** Weidmann 1993: speed over density, m/s, for a free speed; 0 from 5.4 /m2 on. */
export function weidmann(density: number, free = 1.34): number {
  if (density <= 0) return free;
  return density >= 5.4 ? 0 : free * (1 - Math.exp(-1.913 * (1 / density - 1 / 5.4)));
}

/** Rounded for reading. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
/** Seeds of a stochastic test. */
export const seedsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));
