/** Answers of a study: what intervals cover, what pairing is worth, indices of functions whose indices are known. */
import { describe, expect, it } from 'vitest';
import { PI, sin } from '../../../engine/math.js';
import { openStream } from '../../../engine/random.js';
import { arrivalTimes, convergenceOf, curveMeasures } from '../../../engine/study/answers/convergence.js';
import { difference, effectsOf } from '../../../engine/study/answers/effects.js';
import { sobolIndices, standardized } from '../../../engine/study/answers/sensitivity.js';
import { curvesOf, smallest } from '../../../engine/study/answers/staffing.js';
import { binomialAtMost, quantile, summarize } from '../../../engine/study/answers/summary.js';
import { parseStudy, type Measure, type StudyFile } from '../../../engine/study/file.js';
import { clopperPearson, meanInterval } from '../../../engine/study/intervals.js';
import { sobolPoints } from '../../../engine/study/lowDiscrepancy.js';
import { cellsOf } from '../../../engine/study/design.js';
import type { Level, StudyResult } from '../../../engine/study/row.js';

const REPEATS = 1000;
const TIME: Measure = { id: 'last', metric: 'lastSafeAt' };
const CLAIM: Measure = { id: 'met', claim: 'c' };

/** Share of 1,000 samples whose interval holds the true value. */
function coverage(interval: (seed: number) => { low: number; high: number }, truth: number): number {
  let held = 0;
  for (let i = 0; i < REPEATS; i++) {
    const { low, high } = interval(i);
    if (low <= truth && truth <= high) held++;
  }
  return held / REPEATS;
}
const sample = (name: string, i: number, n: number, draw: (u: ReturnType<typeof openStream>) => number): number[] => {
  const stream = openStream(`coverage-${i}`, name, 'x', 0);
  return Array.from({ length: n }, () => draw(stream));
};

describe('95 % intervals over 1,000 samples', () => {
  it('of a mean hold the true one in 93 to 97 %', () => {
    const share = coverage((i) => meanInterval(sample('mean', i, 20, (s) => s.normal(900, 120))), 900);
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
  });

  it('of a paired difference, too, with noise that both share', () => {
    const share = coverage((i) => {
      const nights = sample('night', i, 20, (s) => s.normal(0, 200));
      const a = nights.map((night, k) => 900 + night + sample('a', i * 100 + k, 1, (s) => s.normal(0, 30))[0]);
      const b = nights.map((night, k) => 840 + night + sample('b', i * 100 + k, 1, (s) => s.normal(0, 30))[0]);
      return difference(a, b)!;
    }, -60);
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
  });

  it('of a median (exact, so at least 95 % but for chance) of a skewed time', () => {
    // 51 runs: the order statistics cover 95.1 %.
    const share = coverage(
      (i) =>
        quantile(
          sample('median', i, 51, (s) => s.logNormalOf(900, 500)).sort((a, b) => a - b),
          0.5,
          0.95,
        ),
      900 / Math.sqrt(1 + (500 / 900) * (500 / 900)),
    );
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.975);
  });

  it('of a share (Clopper-Pearson, conservative) hold it in at least 93 %', () => {
    for (const p of [0.05, 0.5, 0.9]) {
      const share = coverage(
        (i) =>
          clopperPearson(
            sample(`share${p}`, i, 40, (s) => (s.uniform() < p ? 1 : 0)).reduce((a, b) => a + b, 0),
            40,
            0.95,
          ),
        p,
      );
      expect(share).toBeGreaterThanOrEqual(0.93);
    }
  });

  it('of the 95 % point hold it in at least 93 %', () => {
    const share = coverage(
      (i) =>
        quantile(
          sample('high', i, 120, (s) => s.uniform()).sort((a, b) => a - b),
          0.95,
          0.95,
        ),
      0.95,
    );
    expect(share).toBeGreaterThanOrEqual(0.93);
  });
});

describe('a summary', () => {
  it('counts what did not happen beside the mean, and as later than everything in order statistics', () => {
    const found = summarize([100, null, 200, null, 300], TIME);
    expect(found).toMatchObject({ runs: 5, happened: 3, share: null });
    expect(found.mean!.mean).toBe(200);
    expect(found.median.value).toBe(300);
    expect(found.high.value).toBe(Infinity);
    expect(found.worst.value).toBe(Infinity);
    expect(summarize([null, null], TIME).mean).toBeNull();
  });

  it('of a claim is a share', () => {
    expect(summarize([1, 1, 0, 1], CLAIM).share).toMatchObject({ met: 3, value: 0.75 });
  });

  it('has order statistics by hand: 1 … 20', () => {
    const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
    // B(20, 1/2): P(B ≤ 5) = 0.0207, so ranks 6 and 15.
    expect(quantile(numbers, 0.5, 0.95)).toEqual({ value: 10, low: 6, high: 15 });
    // Twenty runs say nothing from above about the 95 % point.
    expect(quantile(numbers, 0.95, 0.95)).toMatchObject({ value: 19, high: Infinity });
    expect(binomialAtMost(5, 20, 0.5)).toBeCloseTo(0.020695, 6);
    expect(summarize(numbers, TIME).worst.value).toBe(20);
  });
});

/** y of each cell and repeat as rows. */
function made(
  file: StudyFile,
  value: (levels: Readonly<Record<string, Level>>, repeat: number) => number,
): StudyResult {
  const cells = cellsOf(file);
  const rows = cells.flatMap(({ cell, levels }) =>
    Array.from({ length: file.seeds.repeats }, (_, repeat) => ({
      cell,
      levels,
      repeat,
      seed: String(repeat),
      engine: '0',
      stateHash: '',
      measures: { [file.measures[0].id]: value(levels, repeat) },
    })),
  );
  return { file, cells, rows };
}
const study = (
  factors: unknown[],
  repeats: number,
  measure: unknown = TIME,
  design: unknown = { kind: 'grid' },
): StudyFile =>
  parseStudy({
    format: 'anshu-study',
    version: 1,
    id: 'made',
    name: 'made',
    base: { scenario: 'x' },
    factors,
    design,
    seeds: { repeats },
    measures: [measure],
  });
const number = (id: string, levels: number[]): unknown => ({ id, kind: 'parameter', parameter: id, levels });

describe('effects', () => {
  it('of a level are those put in, and pairing shrinks the interval by the noise that is shared', () => {
    const file = study([number('staff', [1, 2, 4]), number('floors', [6, 18])], 30);
    const night = sample('nights', 0, 30, (s) => s.normal(0, 100));
    const result = made(file, ({ staff, floors }, repeat) => {
      const own = sample(`own-${String(staff)}-${String(floors)}`, repeat, 1, (s) => s.normal(0, 10))[0];
      return 1000 / Number(staff) + 10 * Number(floors) + night[repeat] + own;
    });
    const effects = effectsOf(result, 'last');
    expect(effects.map(({ factor, from, to, cells }) => [factor, from, to, cells])).toEqual([
      ['staff', 1, 2, 2],
      ['staff', 1, 4, 2],
      ['floors', 6, 18, 3],
    ]);
    const truth = [-500, -750, 120];
    effects.forEach(({ change }, i) => {
      expect(Math.abs(change.mean - truth[i])).toBeLessThan(4 * (change.sd / Math.sqrt(30)));
      // Far narrower than the spread of the nights would allow unpaired: 100·√2·2.05/√30 = 53.
      expect((change.high - change.low) / 2).toBeLessThan(8);
    });
    const [a, b] = [0, 2].map((cell) => result.rows.filter((row) => row.cell === cell).map((row) => row.measures.last));
    // √(2·(100² + 10²)) / √(2·10²) is about 10.
    expect(difference(a, b)!.narrower).toBeGreaterThan(6);
    expect(difference(a, b)!.narrower).toBeLessThan(16);
  });

  it('leave out pairs in which one did not happen, and say so', () => {
    expect(difference([1, null, 3, 4], [2, 2, null, 6])).toMatchObject({ pairs: 2, of: 4, mean: 1.5 });
    expect(difference([null], [1])).toBeNull();
  });
});

describe('sensitivity', () => {
  it("of Ishigami's function has the indices of theory", () => {
    // a = 7, b = 0.1: V = 13.8446; S1 0.3139, S2 0.4424, S3 0; T1 0.5576, T2 0.4424, T3 0.2437 (Homma & Saltelli 1996).
    const n = 4096;
    const points = sobolPoints(n + 1, 6).slice(1);
    const f = (u: readonly number[]): number => {
      const [x, y, z] = u.map((one) => PI * (2 * one - 1));
      return sin(x) + 7 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x);
    };
    const a = points.map((p) => p.slice(0, 3));
    const b = points.map((p) => p.slice(3));
    const mixed = [0, 1, 2].map((i) => a.map((p, k) => f(p.map((u, j) => (j === i ? b[k][j] : u)))));
    const found = sobolIndices(['x', 'y', 'z'], a.map(f), b.map(f), mixed);
    const first = [0.3139, 0.4424, 0];
    const total = [0.5576, 0.4424, 0.2437];
    found.forEach((one, i) => {
      expect(Math.abs(one.first.value - first[i]), one.factor).toBeLessThan(0.03);
      expect(Math.abs(one.total.value - total[i]), one.factor).toBeLessThan(0.03);
      expect(one.first.low).toBeLessThanOrEqual(first[i] + 0.01);
      expect(one.first.high).toBeGreaterThanOrEqual(first[i] - 0.01);
      expect(one.total.low).toBeLessThanOrEqual(total[i] + 0.01);
      expect(one.total.high).toBeGreaterThanOrEqual(total[i] - 0.01);
    });
  });

  it('by regression is that of a straight line, and says how much it explains', () => {
    const file = study([number('a', [0, 1, 2]), number('b', [0, 1, 2])], 2);
    const line = standardized(
      made(file, ({ a, b }) => 3 * Number(a) + 4 * Number(b)),
      'last',
    )!;
    expect(line.effects.map(({ value }) => value)).toEqual([expect.closeTo(0.6, 9), expect.closeTo(0.8, 9)]);
    expect(line.explained).toBeCloseTo(1, 9);
    const bent = standardized(
      made(file, ({ a, b }) => (Number(a) - 1) * (Number(a) - 1) + 0.001 * Number(b)),
      'last',
    )!;
    expect(bent.explained).toBeLessThan(0.1);
  });
});

describe('the staffing curve', () => {
  const result = made(
    study([number('staff', [1, 2, 4, 8]), number('floors', [6, 18])], 60, CLAIM),
    ({ staff, floors }, repeat) => (Number(staff) * 10 >= Number(floors) + (repeat % 10) ? 1 : 0),
  );

  it('is one for each combination of the others, in the order of the numbers', () => {
    const curves = curvesOf(result, 'staff', 'met');
    expect(curves.map(({ others }) => others)).toEqual([{ floors: 6 }, { floors: 18 }]);
    expect(curves[0].points.map(({ at, share }) => [at, share])).toEqual([
      [1, 0.5],
      [2, 1],
      [4, 1],
      [8, 1],
    ]);
  });

  it('gives the smallest number that is proven to do, and says what is open', () => {
    const [low, high] = curvesOf(result, 'staff', 'met');
    expect(smallest(low.points, 0.9)).toEqual({ enough: 2, tooFew: 1, open: [] });
    expect(smallest(high.points, 0.9)).toEqual({ enough: 4, tooFew: 2, open: [] });
    // Ten runs decide nothing about 0.9.
    const few = low.points.map((point) => ({ ...point, met: point.at === 1 ? 0 : 10, runs: 10 }));
    expect(smallest(few, 0.9)).toEqual({ enough: null, tooFew: 1, open: [2, 4, 8] });
    // More staff that do worse are not passed over.
    const odd = low.points.map((point) => ({ ...point, met: point.at === 4 ? 0 : 60, runs: 60 }));
    expect(smallest(odd, 0.9)).toMatchObject({ enough: 8, tooFew: 4 });
  });
});

describe('convergence of curves', () => {
  it('by hand: the same curve, one twice as long, one moved', () => {
    const curve = [10, 20, 40, 80];
    expect(curveMeasures(curve, curve)).toEqual({
      euclideanRelativeDifference: 0,
      euclideanProjectionCoefficient: 1,
      secantCosine: expect.closeTo(1, 12),
    });
    const twice = curve.map((x) => 2 * x);
    expect(curveMeasures(twice, curve)).toMatchObject({
      euclideanRelativeDifference: 1,
      euclideanProjectionCoefficient: 2,
    });
    expect(curveMeasures([30, 20, 10, 0], curve).secantCosine).toBeLessThan(0);
  });

  it('goes towards nothing as runs are added', () => {
    const curves = Array.from({ length: 60 }, (_, i) =>
      sample('curve', i, 20, (s) => s.between(100, 900)).sort((a, b) => a - b),
    );
    const found = convergenceOf(curves);
    expect(found.length).toBe(59);
    expect(found[58].euclideanRelativeDifference).toBeLessThan(found[1].euclideanRelativeDifference / 3);
    expect(found[58].time).toBeLessThan(0.01);
    expect(found[58].secantCosine).toBeGreaterThan(0.999);
  });

  it('reads arrivals from counts', () => {
    expect(
      arrivalTimes(
        [
          [0, 0, 3, 0],
          [1, 0, 2, 0],
          [1, 2, 0, 0],
        ],
        30,
      ),
    ).toEqual([30, 60, 60]);
  });
});
