/** Own walking speeds of a person. */
import type { Stream } from '../random.js';

export type ParameterOf = (name: string) => number;

export interface Speeds {
  level: number;
  down: number;
  up: number;
}

/**
 * Speeds of one person from the truncated normals `speed.<group>.*`: one deviate for level and stairs, because who is slow on
 * the level is slow on the stair. A group without stair parameters cannot walk stairs (0).
 */
export function drawSpeeds(group: string, parameter: ParameterOf, stairs: boolean, stream: Stream | null): Speeds {
  const range = (way: string) => ({
    mean: parameter(`speed.${group}.${way}.mean`),
    sd: parameter(`speed.${group}.${way}.sd`),
    min: parameter(`speed.${group}.${way}.min`),
    max: parameter(`speed.${group}.${way}.max`),
  });
  const level = range('level');
  let deviate = 0;
  if (stream !== null && level.sd > 0) {
    deviate = (stream.truncatedNormal(level.mean, level.sd, level.min, level.max) - level.mean) / level.sd;
  }
  const at = (r: typeof level): number => Math.min(r.max, Math.max(r.min, r.mean + deviate * r.sd));
  return {
    level: at(level),
    down: stairs ? at(range('down')) : 0,
    up: stairs ? at(range('up')) : 0,
  };
}
