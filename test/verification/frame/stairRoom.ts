/** A landing full of people above a straight stair: used by the tests of flow down stairs. */
import { follow, lastOut, steadyFlowOf, timesInto } from './measure.js';
import type { Parameters } from './populations.js';
import { drawsOf, scatter, Scene } from './scene.js';
import type { Population } from './types.js';

/** Riser to tread 7 in to 11 in, as 0.18 m to 0.28 m. */
const SLOPE = 0.18 / 0.28;
const STRETCH = Math.sqrt(1 + SLOPE * SLOPE);

export interface StairRun {
  /** Until the last one is at the foot, from when the first enters the stair; s. */
  time: number;
  /** Of the middle 80 % at the foot, persons/s. */
  flow: number;
  through: number;
}

/** `count` people on a landing go down a stair of `slope` m along the slope and `width` m. */
export function downStair(
  count: number,
  width: number,
  slope: number,
  population: Population,
  parameters: Parameters,
  seed: string,
): StairRun {
  const run = slope / STRETCH;
  const rise = run * SLOPE;
  const depth = Math.max(2, (count * 0.4) / 8);
  const middle = 4;
  const [low, high] = [middle - width / 2, middle + width / 2];
  const scene = new Scene({ population, parameters, horizon: 7200 })
    .storey('L2', Number(rise.toFixed(3)))
    .space('above', [-depth, 0, 0, 8], { kind: 'landing', storey: 'L2' })
    .flight('stair', [0, low, run, high], [-1, 0], Number(rise.toFixed(3)))
    .ground('below', [run, -2, run + 10, 10], ['east', 'south', 'north'])
    .opening('head', ['above', 'stair'], [0, low], [0, high])
    .opening('foot', ['stair', 'below'], [run, low], [run, high]);
  if (count === 1) scene.person('above', [-1, middle]);
  else for (const at of scatter([-depth, 0, 0, 8], count, 0.52, drawsOf('C13', seed))) scene.person('above', at);
  const { passages } = follow(scene.simulation(seed));
  const into = timesInto(passages, 'stair');
  const out = timesInto(passages, 'below', 'stair');
  return {
    time: Number.isNaN(lastOut(passages, count)) ? Number.NaN : out[out.length - 1] - into[0],
    flow: steadyFlowOf(out),
    through: out.length,
  };
}
