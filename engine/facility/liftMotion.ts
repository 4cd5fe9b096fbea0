/**
 * How a lift car runs between two heights: it starts with a constant acceleration, runs at its rated speed where the way is
 * long enough for it, and brakes with the same deceleration. No jerk: none of the sources gives one.
 * Klote 1993 (travel time H/v + v/a) and, for ways shorter than v²/a, 2 √(H/a).
 */

/** Where nothing is said. Door times and acceleration: the stated instance after NIST TN 1822 Verif.2.7, and Klote 1993 (K). */
export const LIFT_DEFAULTS = { acceleration: 1, doorOpening: 2.5, doorClosing: 3, levelling: 0 } as const;

/**
 * Time of a run, s, from standstill to standstill.
 * @param height between the two floors, m, ≥ 0
 * @param speed rated, m/s, > 0
 * @param acceleration m/s², > 0
 */
export function runTime(height: number, speed: number, acceleration: number): number {
  if (height <= 0) return 0;
  // Below v²/a the car never gets to its rated speed.
  if (height * acceleration < speed * speed) return 2 * Math.sqrt(height / acceleration);
  return height / speed + speed / acceleration;
}

/** Way done `elapsed` s after the start of such a run, m, from 0 to `height`. */
export function wayAfter(elapsed: number, height: number, speed: number, acceleration: number): number {
  const whole = runTime(height, speed, acceleration);
  if (elapsed <= 0 || height <= 0) return 0;
  if (elapsed >= whole) return height;
  const full = speed / acceleration;
  const ramp = height * acceleration < speed * speed ? whole / 2 : full;
  if (elapsed <= ramp) return (acceleration * elapsed * elapsed) / 2;
  const left = whole - elapsed;
  if (left <= ramp) return height - (acceleration * left * left) / 2;
  return speed * elapsed - (speed * full) / 2;
}
