/** C15: 100 people leave a room through a door of 1 m; the flow stays below the limit of the standards. */
import { flowOf, follow, overSeeds, steadyFlowOf, timesInto } from './frame/measure.js';
import { CARE_SPEED } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded, sd } from './frame/statistics.js';
import { near, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const ROOM = [0, 0, 8, 5] as const;

/** Times at which `count` people pass the line of a door of `width` m in a 5 m wall, free ground behind it. */
export function doorTimes(width: number, seed: string, ticksPerSecond?: number, count = 100): number[] {
  const stream = drawsOf(`C15/${width}`, seed);
  const scene = new Scene({ population: 'care', ...(ticksPerSecond ? { ticksPerSecond } : {}) });
  const y1 = 2.5 - width / 2;
  scene
    .space('room', ROOM)
    .ground('ground', [8, -10, 28, 15], ['east', 'south', 'north'])
    .opening('door', ['room', 'ground'], [8, y1], [8, y1 + width]);
  for (const at of scatter(ROOM, count, 0.52, stream)) scene.person('room', at);
  const { passages } = follow(scene.simulation(seed));
  return timesInto(passages, 'ground', 'room');
}

export const test: VerificationTest = {
  id: 'C15',
  standards: ['IMO MSC.1/Circ.1533 Test 4', 'NIST TN 1822 Verif.5.2', 'ISO 20414 Test 11'],
  title: { en: 'Flow through an exit of 1 m', 'zh-CN': '1米出口的最大人流' },
  statement:
    '100 people in a room leave through one door of 1 m. Over the whole period at most 1.33 persons a second pass the line of the door.',
  source: 'IMO Test 4 in the FDS+Evac guide; NIST and ISO in a port (R2); SFPE hand value 1.33 (w - 0.3)',
  confidence: 'R2',
  population: 'care',
  populationReason: 'the limit stands for the planning of real buildings; laboratory flows of young adults exceed it',
  geometry: 'room 8 m x 5 m, door of 1 m in the middle of a 5 m wall, open ground 20 m x 25 m behind it',
  kind: 'stochastic',
  seeds: 10,
  chosenOn:
    'the time gap of 1 s (`locomotion.timeGap`) was kept, and how far somebody steps back from one ahead (`crowd.ts`) was chosen, looking at this flow',
  expected: '≤ 1.33',
  tolerance: 'every seed',
  unit: 'persons/s',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, (seed) => doorTimes(1, seed));
    const seeds = runs.length;
    const flows = runs.map(flowOf);
    const steady = runs.map((times) => steadyFlowOf(times));
    const through = runs.reduce((sum, times) => sum + times.length, 0);
    const most = Math.max(...flows);
    // The same at a fifth of the step: an outcome that hangs on the step is no outcome.
    const fine = flowOf(doorTimes(1, '1', 100));
    return result(
      rounded(mean(flows), 3),
      [
        within('largest flow of a seed', rounded(most, 3), -Infinity, 1.33, 'persons/s', 'standard'),
        within('mean flow', rounded(mean(flows), 3), 0.93, 1.33, 'persons/s', 'ours'),
        near('people through the door', through / seeds, 100, 0, 'persons', 'ours'),
        near('seed 1 at 0.01 s against 0.05 s', rounded(fine / flows[0], 3), 1, 0.03, '1', 'ours'),
        report('mean flow of the middle 80 %', rounded(mean(steady), 3), 'persons/s', 'IMO 1.33, SFPE 0.93'),
        report('unimpeded speed', CARE_SPEED, 'm/s'),
      ],
      { seeds, numbers: { flows: flows.map((f) => rounded(f, 3)), sd: seeds > 1 ? rounded(sd(flows), 3) : 0 } },
    );
  },
};
