/** One person on a straight stair: used by the tests of stair speed. */
import { follow, lastOut, timesInto } from './measure.js';
import { stated } from './populations.js';
import { Scene } from './scene.js';

/** Slope of the flights: rise to run as 7 to 24, so 25 m along the slope are 24 m in plan and 7 m in height. */
const RISE = 0.28;
const RUN = 0.96;

/**
 * Time for `slope` m along the slope of a stair 2 m wide, s: from the foot to the head or the other way.
 * @param speeds on the level, down and up, m/s
 */
export function stairTime(way: 'up' | 'down', slope: number, speeds: readonly [number, number, number]) {
  const run = slope * RUN;
  const rise = slope * RISE;
  const up = way === 'up';
  const scene = new Scene({ population: 'stated', parameters: stated(...speeds) }).storey('L2', rise);
  scene
    .space('lower', [-4, 0, 0, 2], { kind: 'landing' })
    .flight('flight', [0, 0, run, 2], [1, 0], rise)
    .space('upper', [run, 0, run + 4, 2], { kind: 'landing', storey: 'L2' })
    .opening('foot', ['lower', 'flight'], [0, 0], [0, 2])
    .opening('head', ['flight', 'upper'], [run, 0], [run, 2]);
  if (up) {
    scene.opening('exit', ['upper', 'outside'], [run + 4, 0], [run + 4, 2]).person('lower', [-3, 1]);
  } else {
    scene.opening('exit', ['lower', 'outside'], [-4, 0], [-4, 2]).person('upper', [run + 3, 1]);
  }
  const simulation = scene.simulation('1');
  const { passages } = follow(simulation);
  const into = timesInto(passages, 'flight')[0];
  const out = timesInto(passages, up ? 'upper' : 'lower')[0];
  return { time: out - into, total: lastOut(passages, 1), dt: simulation.model.dt };
}
