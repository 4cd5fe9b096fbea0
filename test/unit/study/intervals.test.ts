/** Intervals against published tables, closed forms and exact sums. */
import { describe, expect, it } from 'vitest';
import {
  clopperPearson,
  incompleteBeta,
  meanInterval,
  studentQuantile,
  studentT,
} from '../../../engine/study/intervals.js';

/** Probabilities of 0 … n of n, each the one before times a quotient: an own way to the binomial distribution. */
function binomial(n: number, p: number): number[] {
  const probabilities = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) probabilities.push((probabilities[k - 1] * (n - k + 1) * p) / (k * (1 - p)));
  return probabilities;
}
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('the incomplete beta function', () => {
  it('is the tail of the binomial distribution for whole numbers', () => {
    for (const n of [1, 2, 7, 30, 100]) {
      for (const x of [0.01, 0.2, 0.5, 0.77, 0.99]) {
        const probabilities = binomial(n, x);
        for (let a = 1; a <= n; a += Math.ceil(n / 8))
          expect(incompleteBeta(x, a, n - a + 1), `I_${x}(${a}, ${n - a + 1})`).toBeCloseTo(
            sum(probabilities.slice(a)),
            11,
          );
      }
    }
  });

  it('is the arcsine law for two halves, 0 and 1 at the ends, and symmetric', () => {
    for (let x = 0.05; x < 1; x += 0.05) {
      expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
      for (const [a, b] of [
        [0.5, 7],
        [3, 0.2],
        [1000, 3],
        [40_000, 60_000],
      ])
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 12);
    }
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    expect(incompleteBeta(-0.1, 2, 3)).toBe(0);
    expect(incompleteBeta(1.1, 2, 3)).toBe(1);
  });
});

describe('the interval of Clopper and Pearson', () => {
  it('is the published one', () => {
    // Of `met` in `runs`, at 95 % (as printed by R's binom.test).
    const published: [number, number, number, number][] = [
      [0, 10, 0, 0.3084971],
      [1, 10, 0.002528579, 0.4450161],
      [5, 10, 0.187086, 0.812914],
      [10, 10, 0.6915029, 1],
      [3, 20, 0.03207094, 0.3789268],
      [1, 100, 0.000253146, 0.05445939],
    ];
    for (const [met, runs, low, high] of published) {
      const interval = clopperPearson(met, runs, 0.95);
      expect(interval.low, `${met} of ${runs}`).toBeCloseTo(low, 6);
      expect(interval.high, `${met} of ${runs}`).toBeCloseTo(high, 6);
    }
  });

  it('has the closed form where none or all were met', () => {
    for (const runs of [1, 2, 10, 36, 500]) {
      for (const confidence of [0.5, 0.9, 0.95, 0.99]) {
        const end = ((1 - confidence) / 2) ** (1 / runs);
        const none = clopperPearson(0, runs, confidence);
        const all = clopperPearson(runs, runs, confidence);
        expect(none.low).toBe(0);
        expect(none.high).toBeCloseTo(1 - end, 12);
        expect(all.low).toBeCloseTo(end, 12);
        expect(all.high).toBe(1);
      }
    }
  });

  it('leaves half of what confidence leaves beyond each of its ends', () => {
    for (const runs of [3, 17, 100]) {
      for (const confidence of [0.8, 0.95]) {
        for (let met = 1; met < runs; met += 1 + Math.floor(runs / 9)) {
          const { low, high } = clopperPearson(met, runs, confidence);
          expect(sum(binomial(runs, low).slice(met))).toBeCloseTo((1 - confidence) / 2, 10);
          expect(sum(binomial(runs, high).slice(0, met + 1))).toBeCloseTo((1 - confidence) / 2, 10);
        }
      }
    }
  });

  it('covers every true share at least as often as it says', () => {
    for (const runs of [1, 2, 5, 10, 30, 60]) {
      for (const confidence of [0.9, 0.95, 0.99]) {
        const intervals = Array.from({ length: runs + 1 }, (_, met) => clopperPearson(met, runs, confidence));
        for (let share = 0.005; share < 1; share += 0.005) {
          const probabilities = binomial(runs, share);
          const covered = sum(
            probabilities.filter((_, met) => intervals[met].low <= share && share <= intervals[met].high),
          );
          expect(covered, `${runs} runs, ${confidence}, share ${share}`).toBeGreaterThanOrEqual(confidence - 1e-9);
        }
      }
    }
  });

  it('is mirrored when what was met and what was not change places, and holds the share', () => {
    for (let met = 0; met <= 25; met++) {
      const [one, other] = [clopperPearson(met, 25, 0.95), clopperPearson(25 - met, 25, 0.95)];
      expect(one.low).toBeCloseTo(1 - other.high, 12);
      expect(one.low).toBeLessThanOrEqual(met / 25);
      expect(one.high).toBeGreaterThanOrEqual(met / 25);
    }
  });

  it('comes to the normal approximation over very many runs', () => {
    for (const runs of [100_000, 1_000_000]) {
      const { low, high } = clopperPearson(runs / 2, runs, 0.95);
      // Wald's interval, and half a run for the steps of the counts.
      const half = 1.959963985 * Math.sqrt(0.25 / runs) + 0.5 / runs;
      expect(Math.abs(0.5 - half - low)).toBeLessThan(0.1 / runs);
      expect(Math.abs(0.5 + half - high)).toBeLessThan(0.1 / runs);
    }
  });
});

describe("Student's t", () => {
  it('has the quantiles of the tables', () => {
    // 0.95, 0.975, 0.995 by degrees of freedom.
    const table: [number, number, number, number][] = [
      [1, 6.314, 12.706, 63.657],
      [2, 2.92, 4.303, 9.925],
      [5, 2.015, 2.571, 4.032],
      [10, 1.812, 2.228, 3.169],
      [30, 1.697, 2.042, 2.75],
      [120, 1.658, 1.98, 2.617],
    ];
    for (const [freedom, a, b, c] of table) {
      expect(Math.abs(studentQuantile(0.95, freedom) - a), `${freedom}`).toBeLessThanOrEqual(0.00051);
      expect(Math.abs(studentQuantile(0.975, freedom) - b), `${freedom}`).toBeLessThanOrEqual(0.00051);
      expect(Math.abs(studentQuantile(0.995, freedom) - c), `${freedom}`).toBeLessThanOrEqual(0.00051);
    }
    // Towards the normal distribution, with the next term of its expansion: z + (z³ + z) / 4n.
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(1.959963985 + (1.959963985 ** 3 + 1.959963985) / 4e6, 8);
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(1.95997, 5);
  });

  it('has its closed forms for 1 and 2 degrees of freedom', () => {
    for (const p of [0.001, 0.1, 0.4, 0.5, 0.6, 0.9, 0.975, 0.9995]) {
      const one = Math.tan(Math.PI * (p - 0.5));
      const two = (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
      expect(Math.abs(studentQuantile(p, 1) - one)).toBeLessThan(1e-9 * (1 + Math.abs(one)));
      expect(Math.abs(studentQuantile(p, 2) - two)).toBeLessThan(1e-9 * (1 + Math.abs(two)));
    }
  });

  it('has a quantile that undoes its distribution function, and is symmetric', () => {
    for (const freedom of [1, 3, 8, 25, 400]) {
      for (const t of [0, 0.1, 1, 2.5, 6]) {
        expect(studentT(-t, freedom) + studentT(t, freedom)).toBeCloseTo(1, 12);
        expect(studentQuantile(studentT(t, freedom), freedom)).toBeCloseTo(t, 5);
      }
    }
  });
});

describe('the interval of a mean', () => {
  it('is that by hand', () => {
    // Mean 5, squares of the deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 of 7 degrees of freedom; t.975 = 2.364624.
    const { mean, sd, low, high, n } = meanInterval([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(n).toBe(8);
    expect(mean).toBe(5);
    expect(sd).toBeCloseTo(2.13809, 5);
    expect(high - mean).toBeCloseTo((2.364624 * 2.13809) / Math.sqrt(8), 5);
    expect(mean - low).toBeCloseTo(high - mean, 12);
    // Two values: t.975 of 1 degree is 12.7062, half the difference over sqrt(2) … the mean and 12.7062 times half of it.
    expect(meanInterval([10, 20]).high).toBeCloseTo(15 + 12.7062 * 5, 3);
    expect(meanInterval([10, 20], 0.5)).toMatchObject({ mean: 15, low: 10, high: 20 });
  });

  it('has no width where all values are equal, and does not exist for fewer than two', () => {
    expect(meanInterval([3, 3, 3])).toEqual({ mean: 3, sd: 0, low: 3, high: 3, n: 3 });
    expect(meanInterval([7])).toEqual({ mean: 7, sd: Number.NaN, low: Number.NaN, high: Number.NaN, n: 1 });
    expect(meanInterval([])).toMatchObject({ n: 0, mean: Number.NaN, low: Number.NaN });
  });

  it('is wider for more confidence, and moves with the values', () => {
    const values = [1, 5, 2, 8, 3];
    const [narrow, wide] = [meanInterval(values, 0.8), meanInterval(values, 0.99)];
    expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
    const moved = meanInterval(
      values.map((v) => v + 100),
      0.8,
    );
    expect(moved.low).toBeCloseTo(narrow.low + 100, 10);
    expect(moved.sd).toBeCloseTo(narrow.sd, 10);
  });
});
