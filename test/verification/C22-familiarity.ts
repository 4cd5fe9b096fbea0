/** C22: two exits alike are used alike; one that people know is preferred. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { drawsOf, scatter } from './frame/scene.js';
import { rounded } from './frame/statistics.js';
import { near, result, within, type RunOptions, type VerificationTest } from './frame/types.js';
import { twoExits } from './frame/twoExits.js';

const COUNT = 50;

function used(seed: string): [number, number] {
  const scene = twoExits({ population: 'care' });
  for (const at of scatter([0, 0, 10, 8], COUNT, 0.6, drawsOf('C22', seed))) scene.person('room', at);
  const { passages } = follow(scene.simulation(seed));
  return [timesInto(passages, 'ground-1').length, timesInto(passages, 'ground-2').length];
}

export const test: VerificationTest = {
  id: 'C22',
  standards: ['NIST TN 1822 Verif.3.3', 'ISO 20414 Test 16'],
  title: { en: 'Affiliation with an exit', 'zh-CN': '对熟悉出口的偏好' },
  statement: 'Two exits at equal distance are used equally, to 10 %. If people know exit 2 only, they prefer it.',
  source: 'NIST 3.3 and ISO 16 in a port (R2)',
  confidence: 'R2',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry: 'room 10 m x 15 m, exits of 1 m in both 15 m walls at 11.5 to 12.5 m; 50 people spread over the first 8 m',
  kind: 'stochastic',
  seeds: 10,
  expected: '≤ 0.1; exit 2 preferred',
  tolerance: 'all seeds together',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, used);
    const [one, two] = [0, 1].map((i) => runs.reduce((sum, r) => sum + r[i], 0));
    const difference = rounded(Math.abs(one - two) / (one + two), 3);
    const checks = [
      within('difference of the shares, both unknown', difference, 0, 0.1, '', 'port'),
      near('people out', one + two, COUNT * runs.length, 0, 'persons', 'ours'),
    ];
    const half = result(difference, checks, {
      seeds: runs.length,
      reason:
        'Half of the test: which exits a resident knows cannot be written in a scenario yet, so the preference is not run.',
    });
    // What can be run may fail; it cannot pass the whole.
    return half.pass === true ? { ...half, pass: null } : half;
  },
};
