/** C13d: one person and small crowds on long stairs against the hand values of the hydraulic model. */
import { overSeeds } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { downStair } from './frame/stairRoom.js';
import { mean, rounded } from './frame/statistics.js';
import { near, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

/** Free speed of the hydraulic model on a stair of 0.18 m to 0.28 m, m/s along the slope. */
const FREE = 0.9221;

export const test: VerificationTest = {
  id: 'C13d',
  standards: ['SFPE hydraulic model (hand values)'],
  title: { en: 'Stairs against hand values', 'zh-CN': '楼梯手算值' },
  statement:
    'One person takes the length over the speed of the hydraulic model. A crowd never takes less than that, because nobody is faster than alone.',
  source:
    'SFPE hydraulic model as printed by a network model (R): S0 = 0.9221 m/s, C = 1.012 (w - 0.3), T = L / S0 + (N - 1) / C',
  confidence: 'R',
  population: 'stated',
  populationReason: 'free speed of the hydraulic model',
  geometry:
    'landing, straight flight 1 m wide of 10 or 80 m along the slope (the format ends at a rise of 50 m; the source has 200 m), free ground below',
  kind: 'deterministic',
  expected: 10.84,
  tolerance: 0.15,
  unit: 's',
  run(options: RunOptions) {
    const one = downStair(1, 1, 10, 'stated', stated(FREE), '1').time;
    const long = downStair(1, 1, 80, 'stated', stated(FREE), '1').time;
    const crowd = (count: number): number =>
      mean(overSeeds(options, 3, (seed) => downStair(count, 1, 10, 'stated', stated(FREE), seed).time));
    const ten = crowd(10);
    const hundred = crowd(100);
    return result(rounded(one, 3), [
      near('10 m, one person', one, 10 / FREE, 0.15, 's', 'ours'),
      near('80 m, one person', long, 80 / FREE, 0.15, 's', 'ours'),
      within('10 m, 10 people: not less than one alone', rounded(ten, 2), rounded(10 / FREE, 2), Infinity, 's', 'ours'),
      report('10 m, 10 people', rounded(ten, 1), 's', 'SFPE 23.55'),
      report('10 m, 100 people', rounded(hundred, 1), 's', 'SFPE 150.6'),
    ]);
  },
};
