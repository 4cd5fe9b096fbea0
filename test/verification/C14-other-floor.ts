/** C14: the way to a goal on the same floor leads over another floor where that is quicker. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, near, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

const COUNT = 10;
/** m/s on the level; half of it on stairs, as in the port. */
const LEVEL = 1.2;
const STAIR = 0.6;
/** Floor to floor, m. */
const RISE = 3;

/** Ways of the ten, and what a hand reckons for both, s. */
function ways(seed: string): { down: number; round: number; time: number } {
  const upper = { storey: 'L2' };
  const scene = new Scene({ population: 'stated', parameters: stated(LEVEL, STAIR, STAIR) })
    .storey('L2', RISE)
    .space('start', [0, 0, 2, 2], { kind: 'lobby', ...upper })
    .space('goal', [30, 0, 32, 2], { kind: 'lobby', ...upper })
    // Round: 12 m along the west side, 30 m along the north, 12 m back along the east.
    .space(
      'round',
      [
        [0, 2],
        [2, 2],
        [2, 12],
        [30, 12],
        [30, 2],
        [32, 2],
        [32, 14],
        [0, 14],
      ],
      { kind: 'corridor', ...upper },
    )
    .opening('round-begin', ['start', 'round'], [0, 2], [2, 2])
    .opening('round-end', ['round', 'goal'], [30, 2], [32, 2])
    // Down: a stair of 6 m, 16 m on the ground floor, a stair up.
    .flight('stair-down', [2, 0.25, 8, 1.75], [-1, 0], RISE)
    .space('ground-floor', [8, 0, 24, 2], { kind: 'corridor' })
    .flight('stair-up', [24, 0.25, 30, 1.75], [1, 0], RISE)
    .opening('head-1', ['start', 'stair-down'], [2, 0.25], [2, 1.75])
    .opening('foot-1', ['stair-down', 'ground-floor'], [8, 0.25], [8, 1.75])
    .opening('foot-2', ['ground-floor', 'stair-up'], [24, 0.25], [24, 1.75])
    .opening('head-2', ['stair-up', 'goal'], [30, 0.25], [30, 1.75])
    .opening('exit', ['goal', 'outside'], [32, 0], [32, 2]);
  for (const at of scatter([0, 0, 2, 2], COUNT, 0.5, drawsOf('C14', seed))) scene.person('start', at);
  const { passages } = follow(scene.simulation(seed));
  return {
    down: timesInto(passages, 'ground-floor').length,
    round: timesInto(passages, 'round').length,
    time: timesInto(passages, 'outside').at(-1) ?? Number.NaN,
  };
}

export const test: VerificationTest = {
  id: 'C14',
  standards: ['RiMEA 4.1.1 Test 14', 'ISO 20414 Test 17'],
  title: { en: 'A way over another floor', 'zh-CN': '经其他楼层的路线选择' },
  statement:
    'Start and goal lie on the same floor, joined by a long corridor and by a way down a stair, along the ground floor and up another. It is said which way is taken; by the port the quicker one, over the ground floor.',
  source: 'RiMEA 3.0 Test 14 (figure without measures, documentation only); criterion of a port of ISO 17 (R2)',
  confidence: 'R2',
  population: 'stated',
  populationReason: '1.2 m/s on the level and 0.6 m/s on stairs, as in the port',
  geometry:
    'after ISO 17: corridors 2 m wide; round 54 to 58 m, over the ground floor 30 m in plan with two stairs of 6 m x 1.5 m; by hand 45 to 48 s and 37 s',
  kind: 'deterministic',
  expected: COUNT,
  tolerance: 0,
  unit: 'persons by the quicker way',
  run(options: RunOptions) {
    const runs = overSeeds(options, 3, ways);
    const down = Math.min(...runs.map((r) => r.down));
    return result(down, [
      near('over the ground floor, fewest of three seeds', down, COUNT, 0, 'persons', 'port'),
      holds(
        'everybody arrives',
        runs.every((r) => !Number.isNaN(r.time)),
        rounded(mean(runs.map((r) => r.time)), 1),
        'all',
        'standard',
        's',
      ),
      report('round, most of three seeds', Math.max(...runs.map((r) => r.round)), 'persons'),
    ]);
  },
};
