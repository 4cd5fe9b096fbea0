import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStream, openStream, type Stream } from '../../../engine/random.js';

const COUNT = 20_000;

/** Upper tail of the standard normal over its density, by the continued fraction of Laplace; z >= 1. */
function millsRatio(z: number): number {
  let f = z;
  for (let i = 400; i >= 1; i -= 1) f = z + i / f;
  return 1 / f;
}
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
/** Standard normal: 1 - Φ(z) to about 1e-14. Independent of the inverse under test. */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  if (z >= 1) return density(z) * millsRatio(z);
  let sum = 0;
  for (let term = z, i = 3; Math.abs(term) > 1e-18; term *= (z * z) / i, i += 2) sum += term;
  return 0.5 - density(z) * sum;
}

/** Largest gap between sample and distribution times sqrt(n). Beyond 1.95 once in a thousand samples (Kolmogorov 1933). */
function kolmogorov(sample: readonly number[], distribution: (x: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  let gap = 0;
  sorted.forEach((x, i) => {
    const f = distribution(x);
    gap = Math.max(gap, Math.abs(f - i / sorted.length), Math.abs(f - (i + 1) / sorted.length));
  });
  return gap * Math.sqrt(sorted.length);
}
const LIMIT = 1.95;

const meanOf = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
const sdOf = (list: readonly number[]): number => {
  const mean = meanOf(list);
  return Math.sqrt(meanOf(list.map((x) => (x - mean) ** 2)));
};
const sampleOf = (name: string, draw: (stream: Stream) => number, count = COUNT): number[] => {
  const stream = openStream('sample', name, 'x', 0);
  return Array.from({ length: count }, () => draw(stream));
};

describe('streams', () => {
  it('give the same numbers for the same name and others for any other', () => {
    const draws = (...name: Parameters<typeof openStream>): number[] => {
      const stream = openStream(...name);
      return Array.from({ length: 5 }, () => stream.uniform());
    };
    const first = draws('s', 'wake', '14-07', 0);
    expect(draws('s', 'wake', '14-07', 0)).toEqual(first);
    for (const other of [
      draws('t', 'wake', '14-07', 0),
      draws('s', 'move', '14-07', 0),
      draws('s', 'wake', '14-08', 0),
      draws('s', 'wake', '14-07', 1),
    ]) {
      expect(other.filter((x) => first.includes(x))).toEqual([]);
    }
  });

  it('are those of alea, number for number', () => {
    // seedrandom 3.0.5, alea('s/wake/14-07/0'): a change of the package or of the naming shows here.
    const stream = openStream('s', 'wake', '14-07', 0);
    expect([stream.uniform(), stream.uniform(), stream.uniform()]).toMatchInlineSnapshot(`
      [
        0.15280522662214935,
        0.4554298447910696,
        0.2651337420102209,
      ]
    `);
  });

  it('of neighbouring names are not related: first and second draws over ids, ordinals and seeds', () => {
    const families: ((i: number) => Stream)[] = [
      (i) => openStream('seed', 'time.prepare', `r${i}`, 0),
      (i) => openStream('seed', 'time.prepare', '14-07', i),
      (i) => openStream(String(i), 'time.prepare', '14-07', 0),
      (i) => openStream(`${i}`, 'speed', `${i % 20}-01`, i % 3),
    ];
    for (const open of families) {
      const pairs = Array.from({ length: COUNT }, (_, i) => {
        const stream = open(i);
        return [stream.uniform(), stream.uniform()];
      });
      const first = pairs.map(([a]) => a);
      const second = pairs.map(([, b]) => b);
      for (const list of [first, second]) {
        expect(kolmogorov(list, (x) => x)).toBeLessThan(LIMIT);
        for (const lag of [1, 2, 10, 100]) {
          // Correlation with the stream so many names later; its standard error is 1 / sqrt(n).
          const product = list.slice(lag).map((x, i) => 12 * (x - 0.5) * (list[i] - 0.5));
          expect(Math.abs(meanOf(product)) * Math.sqrt(product.length)).toBeLessThan(3.9);
        }
      }
      const cross = pairs.map(([a, b]) => 12 * (a - 0.5) * (b - 0.5));
      expect(Math.abs(meanOf(cross)) * Math.sqrt(COUNT)).toBeLessThan(3.9);
    }
  });
});

describe('ordinals', () => {
  it('are the only state: each stream of a name is the next, whatever else is drawn', () => {
    const run = (ids: string[]): Map<string, number[]> => {
      const ordinals = new Map<string, number>();
      const result = new Map<string, number[]>();
      for (let round = 0; round < 3; round += 1) {
        for (const id of ids) {
          const stream = nextStream(ordinals, 'seed', 'time.wake', id);
          for (let i = 0; i <= ids.indexOf(id); i += 1) stream.normal(0, 1);
          result.set(id, [...(result.get(id) ?? []), openStream('seed', 'time.wake', id, round).uniform()]);
          expect(nextStream(new Map([[`time.wake/${id}`, round]]), 'seed', 'time.wake', id).uniform()).toBe(
            result.get(id)![round],
          );
        }
      }
      expect([...ordinals]).toEqual(ids.map((id) => [`time.wake/${id}`, 3]));
      return result;
    };
    const few = run(['a', 'b']);
    const more = run(['carer-09', 'b', 'a', '张']);
    expect(more.get('a')).toEqual(few.get('a'));
    expect(more.get('b')).toEqual(few.get('b'));
  });

  it('adding a person, in any place and with any draws, changes nobody else', () => {
    const draws = (people: { id: string; draws: number }[]): Map<string, number[]> => {
      const ordinals = new Map<string, number>();
      const result = new Map<string, number[]>();
      for (const { id, draws: count } of people) {
        for (let i = 0; i < count; i += 1) {
          const value = nextStream(ordinals, 'seed', 'task', id).logNormalOf(60, 20);
          result.set(id, [...(result.get(id) ?? []), value]);
        }
      }
      return result;
    };
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        (counts, at, extra) => {
          const people = counts.map((count, i) => ({ id: `r${i}`, draws: count }));
          const before = draws(people);
          const after = draws(people.toSpliced(at % (people.length + 1), 0, { id: 'new', draws: extra }));
          for (const [id, values] of before) expect(after.get(id)).toEqual(values);
          expect(after.get('new')).toHaveLength(extra);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('distributions', () => {
  it('uniform, between', () => {
    const sample = sampleOf('uniform', (s) => s.uniform());
    expect(kolmogorov(sample, (x) => x)).toBeLessThan(LIMIT);
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    expect(
      kolmogorov(
        sampleOf('between', (s) => s.between(-3, 5)),
        (x) => (x + 3) / 8,
      ),
    ).toBeLessThan(LIMIT);
  });

  it('integer: each equally likely', () => {
    const counts = Array<number>(7).fill(0);
    for (const x of sampleOf('integer', (s) => s.integer(7), 70_000)) counts[x] += 1;
    // Chi-squared with 6 degrees of freedom: 22.46 once in a thousand.
    expect(counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.46);
    const stream = openStream('s', 'p', 'i', 0);
    expect(stream.integer(1)).toBe(0);
    for (const n of [0, -1, 1.5, NaN, 2 ** 33]) expect(() => stream.integer(n)).toThrow(RangeError);
  });

  it('normal: distribution, mean and spread', () => {
    const sample = sampleOf('normal', (s) => s.normal(1.2, 0.3));
    expect(kolmogorov(sample, (x) => 1 - upperTail((x - 1.2) / 0.3))).toBeLessThan(LIMIT);
    expect(Math.abs(meanOf(sample) - 1.2)).toBeLessThan((3.3 * 0.3) / Math.sqrt(COUNT));
    expect(Math.abs(sdOf(sample) / 0.3 - 1)).toBeLessThan(3.3 / Math.sqrt(2 * COUNT));
    expect(openStream('s', 'p', 'i', 0).normal(4, 0)).toBe(4);
  });

  it('normal takes one uniform number', () => {
    const a = openStream('s', 'p', 'i', 0);
    const b = openStream('s', 'p', 'i', 0);
    a.normal(0, 1);
    b.uniform();
    expect(a.uniform()).toBe(b.uniform());
  });

  it.each([
    ['wide, about the mean', 0, 1, -2, 3],
    ['narrow, about the mean', 0, 1, -0.1, 0.4],
    ['from the mean up', 1, 0.5, 1, Infinity],
    ['up to the mean', 1, 0.5, -Infinity, 1],
    ['narrow, beside the mean', 0, 1, 0.5, 0.6],
    ['wide, beside the mean', 0, 1, 0.4, 9],
    ['tail', 0, 1, 3, Infinity],
    ['lower tail', 0, 1, -Infinity, -3],
    ['far tail with both ends', 0, 1, 8, 20],
    ['narrow far tail', 0, 1, -8.1, -8],
    ['no bounds', 10, 2, -Infinity, Infinity],
    ['walking speed', 1.2, 0.2, 0.7, 1.5],
  ])('truncated normal: %s', (name, mean, sd, min, max) => {
    const sample = sampleOf(`truncated/${name}`, (s) => s.truncatedNormal(mean, sd, min, max));
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(min);
    expect(Math.max(...sample)).toBeLessThanOrEqual(max);
    // On the side where tails are small, so that no digits are lost.
    const mirrored = max < mean;
    const [low, high] = mirrored ? [mean - max, mean - min] : [min - mean, max - mean];
    const tail = (d: number): number => (d === Infinity ? 0 : d === -Infinity ? 1 : upperTail(d / sd));
    const whole = tail(low) - tail(high);
    expect(
      kolmogorov(
        sample.map((x) => (mirrored ? mean - x : x - mean)),
        (d) => (tail(low) - tail(d)) / whole,
      ),
    ).toBeLessThan(LIMIT);
  });

  it('truncated normal: degenerate and impossible intervals', () => {
    const stream = openStream('s', 'p', 'i', 0);
    expect(stream.truncatedNormal(5, 0, 1, 9)).toBe(5);
    expect(stream.truncatedNormal(5, 0, 6, 9)).toBe(6);
    expect(stream.truncatedNormal(5, 2, 7, 7)).toBe(7);
    expect(() => stream.truncatedNormal(5, 2, 8, 7)).toThrow(RangeError);
    expect(() => stream.truncatedNormal(5, -1, 1, 7)).toThrow(RangeError);
    expect(() => stream.truncatedNormal(5, 1, NaN, 7)).toThrow(RangeError);
    expect(() => stream.truncatedNormal(NaN, 1, 1, 7)).toThrow(RangeError);
    expect(() => stream.truncatedNormal(5, 1, Infinity, Infinity)).toThrow(RangeError);
  });

  it('log-normal: mean and spread are those of the variable itself', () => {
    const mean = 65;
    const sd = 30;
    const sample = sampleOf('logNormal', (s) => s.logNormalOf(mean, sd), 100_000);
    expect(Math.abs(meanOf(sample) - mean)).toBeLessThan((3.3 * sd) / Math.sqrt(100_000));
    expect(Math.abs(sdOf(sample) / sd - 1)).toBeLessThan(0.025);
    const sigma = Math.sqrt(Math.log(1 + (sd / mean) ** 2));
    const mu = Math.log(mean) - sigma ** 2 / 2;
    expect(kolmogorov(sample, (x) => 1 - upperTail((Math.log(x) - mu) / sigma))).toBeLessThan(LIMIT);
    expect(openStream('s', 'p', 'i', 0).logNormalOf(65, 0)).toBe(65);
    expect(() => openStream('s', 'p', 'i', 0).logNormalOf(0, 1)).toThrow(RangeError);
  });

  it('triangular', () => {
    const [a, c, b] = [2, 3, 7];
    const sample = sampleOf('triangular', (s) => s.triangular(a, c, b));
    const distribution = (x: number): number =>
      x < c ? (x - a) ** 2 / ((b - a) * (c - a)) : 1 - (b - x) ** 2 / ((b - a) * (b - c));
    expect(kolmogorov(sample, distribution)).toBeLessThan(LIMIT);
    expect(openStream('s', 'p', 'i', 0).triangular(4, 4, 4)).toBe(4);
    expect(() => openStream('s', 'p', 'i', 0).triangular(4, 3, 5)).toThrow(RangeError);
  });

  it('pick and shuffle: every element and every order equally likely', () => {
    const stream = openStream('s', 'order', 'x', 0);
    const list = Object.freeze(['a', 'b', 'c', 'd']);
    const orders = new Map<string, number>();
    for (let i = 0; i < 24_000; i += 1) {
      const order = stream.shuffle(list).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    // Chi-squared with 23 degrees of freedom: 49.73 once in a thousand.
    expect([...orders.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(49.73);
    const picks = new Set(Array.from({ length: 100 }, () => stream.pick(list)));
    expect(picks).toEqual(new Set(list));
    expect(() => stream.pick([])).toThrow(RangeError);
    expect(stream.shuffle([])).toEqual([]);
  });
});
