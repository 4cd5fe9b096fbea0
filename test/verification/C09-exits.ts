/** C09: a hall of 1000 people is emptied through four doors, then through two. */
import { follow, lastOut, overSeeds } from './frame/measure.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const COUNT = 1000;

/** Until the hall is empty, s. */
function emptied(doors: 2 | 4, seed: string): number {
  const scene = new Scene({ population: 'care', horizon: 7200 })
    .space('hall', [0, 0, 30, 20])
    .ground('north', [-5, 20, 35, 30], ['north', 'west', 'east'])
    .opening('door-3', ['hall', 'north'], [4, 20], [5, 20])
    .opening('door-4', ['hall', 'north'], [25, 20], [26, 20]);
  if (doors === 4) {
    scene
      .ground('south', [-5, -10, 35, 0], ['south', 'west', 'east'])
      .opening('door-1', ['hall', 'south'], [4, 0], [5, 0])
      .opening('door-2', ['hall', 'south'], [25, 0], [26, 0]);
  }
  for (const at of scatter([2, 2, 28, 18], COUNT, 0.52, drawsOf('C09', seed))) scene.person('hall', at);
  return lastOut(follow(scene.simulation(seed)).passages, COUNT);
}

export const test: VerificationTest = {
  id: 'C09',
  standards: ['RiMEA 4.1.1 Test 9', 'IMO MSC.1/Circ.1533 Test 9'],
  title: { en: 'Four exits or two', 'zh-CN': '出口数量的影响' },
  statement:
    '1000 people leave a hall by the nearest of four doors of 1 m. With two doors shut it takes about twice as long.',
  source:
    'RiMEA 3.0 Test 9 (figure); the range 1.6 to 2.4 is that of a port (R); by RiMEA the doubling excludes nobody (R2)',
  confidence: 'R',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry: 'hall 30 m x 20 m, doors of 1 m at 4 to 5 m and 25 to 26 m of both long walls; open ground behind them',
  kind: 'stochastic',
  seeds: 10,
  expected: 2,
  tolerance: 0.4,
  unit: 'times as long',
  run(options: RunOptions) {
    const four = mean(overSeeds(options, 10, (seed) => emptied(4, seed)));
    const two = mean(overSeeds(options, 10, (seed) => emptied(2, seed)));
    return result(
      rounded(two / four, 3),
      [
        within('time with two doors over time with four', rounded(two / four, 3), 1.6, 2.4, '', 'port'),
        report('four doors', rounded(four, 1), 's', 'SFPE 268, FDS+Evac 220.7'),
        report('two doors', rounded(two, 1), 's', 'SFPE 537, FDS+Evac 412.9'),
      ],
      { seeds: options.seeds ?? 10 },
    );
  },
};
