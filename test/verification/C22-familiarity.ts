/** C22: two exits alike are used alike; one that people know is preferred. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { drawsOf, scatter } from './frame/scene.js';
import { rounded } from './frame/statistics.js';
import { near, result, within, type RunOptions, type VerificationTest } from './frame/types.js';
import { twoExits } from './frame/twoExits.js';

const COUNT = 50;

/** How many leave by exit 1 and by exit 2. @param exitsKnown by everybody; both if missing */
function used(seed: string, exitsKnown?: string[]): [number, number] {
  const scene = twoExits({ population: 'care' });
  for (const at of scatter([0, 0, 10, 8], COUNT, 0.6, drawsOf('C22', seed)))
    scene.person('room', at, exitsKnown === undefined ? {} : { exitsKnown });
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
    const sum = (runs: readonly [number, number][]): number[] => [0, 1].map((i) => runs.reduce((n, r) => n + r[i], 0));
    const runs = overSeeds(options, 10, (seed) => used(seed));
    const [one, two] = sum(runs);
    // They know exit 2 only, and nobody has told them of the other.
    const [away, known] = sum(overSeeds(options, 10, (seed) => used(seed, ['exit-2'])));
    const difference = rounded(Math.abs(one - two) / (one + two), 3);
    const checks = [
      within('difference of the shares, both unknown', difference, 0, 0.1, '', 'port'),
      near('people out', one + two, COUNT * runs.length, 0, 'persons', 'ours'),
      within(
        'share that leaves by exit 2, the only one known',
        rounded(known / (known + away), 3),
        0.5,
        1,
        '',
        'standard',
      ),
      near('people out who know exit 2 only', away + known, COUNT * runs.length, 0, 'persons', 'ours'),
    ];
    return result(`${difference}; ${rounded(known / (known + away), 3)}`, checks, { seeds: runs.length });
  },
};
