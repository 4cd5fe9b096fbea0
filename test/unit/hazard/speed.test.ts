/** Speed in smoke against the table of the four laws worked out by hand. */
import { describe, expect, it } from 'vitest';
import { speedInSmoke, visibility } from '../../../engine/hazard/exposure/speed.js';

const LEAST = 0.3;

describe('visibility', () => {
  it('is 3 over the extinction coefficient', () => {
    expect([0.1, 0.3, 1, 4].map(visibility)).toEqual([30, 10, 3, 0.75].map((v) => expect.closeTo(v, 9)));
    expect(visibility(0)).toBe(Infinity);
  });
});

describe('speed of somebody who walks 0.8 m/s in clean air', () => {
  // K, share by Frantzich & Nilsson, speed by Fridolf, cap of Jin's irritant smoke.
  const rows = [
    [0.1, 0.992, 0.8, 1.0],
    [0.3, 0.976, 0.8, 0.65],
    [0.5, 0.96, 0.8, 0.3],
    [1, 0.919, 0.8, 0.3],
    [2, 0.839, 0.29, 0.3],
    [4, 0.677, 0.2, 0.3],
  ];
  it.each(rows)('at K = %s /m', (k, lund, fridolf, jin) => {
    expect(speedInSmoke('frantzichNilsson', 0.8, k, LEAST) / 0.8).toBeCloseTo(lund, 3);
    expect(speedInSmoke('fridolf', 0.8, k, LEAST)).toBeCloseTo(fridolf, 2);
    expect(speedInSmoke('jinIrritant', 0.8, k, LEAST)).toBeCloseTo(Math.max(LEAST, 0.8 * jin), 9);
  });
});

describe('every law', () => {
  const laws = ['jinIrritant', 'jinNonIrritant', 'frantzichNilsson', 'fridolf'] as const;
  it.each(laws)('%s: never faster than in clean air, never faster in thicker smoke, never at a stand', (law) => {
    for (const free of [0.05, 0.25, 0.8, 1.5]) {
      let before = free;
      for (let k = 0; k <= 12; k += 0.05) {
        const speed = speedInSmoke(law, free, k, LEAST);
        expect(speed).toBeLessThanOrEqual(before + 1e-12);
        expect(speed).toBeGreaterThan(0);
        before = speed;
      }
      expect(speedInSmoke(law, free, 0, LEAST)).toBe(free);
    }
  });

  it('the slowest of them from 0.15 to 1 /m is the default', () => {
    for (let k = 0.15; k <= 1; k += 0.05) {
      const own = speedInSmoke('jinIrritant', 1, k, LEAST);
      for (const law of laws) expect(own).toBeLessThanOrEqual(speedInSmoke(law, 1, k, LEAST));
    }
  });
});
