import { describe, expect, it } from 'vitest';
import { runTime, wayAfter } from '../../../engine/facility/liftMotion.js';

describe('how long a car runs', () => {
  it('by hand: H/v + v/a, and 2 √(H/a) where it never gets to its speed', () => {
    expect(runTime(10.5, 1, 1)).toBeCloseTo(11.5, 12);
    expect(runTime(36, 1.75, 0.8)).toBeCloseTo(36 / 1.75 + 1.75 / 0.8, 12);
    expect(runTime(0.5, 1, 1)).toBeCloseTo(2 * Math.sqrt(0.5), 12);
    expect(runTime(0, 1, 1)).toBe(0);
    // Where both meet, they agree.
    expect(runTime(1, 1, 1)).toBeCloseTo(2, 12);
  });

  it.each([
    [10.5, 1, 1],
    [36, 1.75, 0.8],
    [0.5, 1, 1],
    [3, 2.5, 0.9],
  ])('%d m at %d m/s and %d m/s²: the way is that of the speed summed up', (height, speed, acceleration) => {
    const whole = runTime(height, speed, acceleration);
    const steps = 20_000;
    let way = 0;
    for (let i = 0; i < steps; i++) {
      const t = ((i + 0.5) / steps) * whole;
      way += (Math.min(speed, acceleration * t, acceleration * (whole - t)) * whole) / steps;
      if ((i + 1) % 4000 === 0)
        expect(wayAfter(((i + 1) / steps) * whole, height, speed, acceleration)).toBeCloseTo(way, 4);
    }
    expect(way).toBeCloseTo(height, 4);
    expect(wayAfter(-1, height, speed, acceleration)).toBe(0);
    expect(wayAfter(whole + 1, height, speed, acceleration)).toBe(height);
  });
});
