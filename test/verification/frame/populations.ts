/**
 * Who walks in a test, as parameters of a scenario: what a user would write under `model.parameters`.
 * Nothing else differs between the populations; the equations are the same.
 */
import { POPULATIONS as NAMED } from '../../../engine/locomotion/parameters.js';
import type { Population } from './types.js';

export type Parameters = Record<string, number>;

/** Everybody has just these unimpeded speeds, m/s; stairs along the slope. */
export function stated(level: number, down = level, up = level): Parameters {
  const speeds: Parameters = {};
  for (const [way, speed] of Object.entries({ level, down, up })) {
    speeds[`speed.independent.${way}.mean`] = speed;
    speeds[`speed.independent.${way}.sd`] = 0;
    speeds[`speed.independent.${way}.min`] = 0.01;
    speeds[`speed.independent.${way}.max`] = 10;
  }
  return speeds;
}

/** Truncated normal on the level, m/s. */
export function speeds(mean: number, sd: number, min: number, max: number): Parameters {
  return {
    'speed.independent.level.mean': mean,
    'speed.independent.level.sd': sd,
    'speed.independent.level.min': min,
    'speed.independent.level.max': max,
  };
}

/** Unimpeded speed of the laboratory population: Weidmann 1993, 1.34 m/s (K). */
export const LABORATORY_SPEED = NAMED.laboratory['speed.independent.level.mean'];
/** Mean unimpeded speed of the care population on the level: parameter `speed.independent.level.mean`. */
export const CARE_SPEED = 0.85;

export const POPULATIONS: Readonly<Record<Population, Parameters>> = { ...NAMED, stated: {} };
