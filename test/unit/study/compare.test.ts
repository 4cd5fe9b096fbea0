import { describe, expect, it } from 'vitest';
import { paired } from '../../../engine/study/compare.js';
import { meanInterval } from '../../../engine/study/intervals.js';
import { runWith } from '../check/results.js';

describe('variants on the same seeds', () => {
  const a = [
    runWith('1', { remaining: 4, lastSafeAt: 500 }),
    runWith('2', { remaining: 9, lastSafeAt: 900 }),
    runWith('3', { remaining: 2, lastSafeAt: null }),
    runWith('4', { remaining: 6, lastSafeAt: 100 }),
  ];
  const b = [
    runWith('1', { remaining: 3, lastSafeAt: 460 }),
    runWith('2', { remaining: 8, lastSafeAt: 840 }),
    runWith('3', { remaining: 0, lastSafeAt: 300 }),
    runWith('4', { remaining: 5, lastSafeAt: null }),
  ];

  it('are compared seed by seed: the noise that the seeds share is gone', () => {
    const { remaining, lastSafeAt } = paired(a, b);
    expect(remaining).toEqual(meanInterval([-1, -1, -2, -1]));
    // Where somebody came to safety in both.
    expect(lastSafeAt).toEqual(meanInterval([-40, -60]));
    // The difference is sure (mean -1.25 ± 0.80), though each variant alone scatters by more than it.
    expect(remaining.high).toBeLessThan(0);
    expect(meanInterval(a.map((r) => r.outcome.residents.remaining)).sd).toBeGreaterThan(2);
  });

  it('differ the other way round by the same with the other sign, and not at all from themselves', () => {
    const [there, back] = [paired(a, b), paired(b, a)];
    expect(back.remaining.mean).toBe(-there.remaining.mean);
    expect(back.remaining.low).toBeCloseTo(-there.remaining.high, 12);
    expect(paired(a, a).remaining).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  it('have no last moment where nobody reached safety in both', () => {
    expect(paired([a[2], a[3]], [b[2], b[3]]).lastSafeAt).toBeNull();
  });

  it('take the confidence they are asked for', () => {
    expect(paired(a, b, 0.5).remaining).toEqual(meanInterval([-1, -1, -2, -1], 0.5));
  });

  it('are refused where the seeds are others, in another order, or not as many', () => {
    expect(() => paired(a, [b[0], b[1], b[2], runWith('5')])).toThrow(RangeError);
    expect(() => paired(a, [b[1], b[0], b[2], b[3]])).toThrow(RangeError);
    expect(() => paired(a, b.slice(0, 3))).toThrow(RangeError);
    expect(() => paired(a.slice(0, 3), b)).toThrow(RangeError);
    expect(() => paired(a, [])).toThrow(RangeError);
  });
});
