/** C12: people jam before the first of two equal narrow places and not before the second. */
import { twoRooms } from './frame/bottleneck.js';
import { flowOf, overSeeds, timesInto } from './frame/measure.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

export const test: VerificationTest = {
  id: 'C12',
  standards: ['RiMEA 3.0 Test 12'],
  title: { en: 'Congestion before a bottleneck', 'zh-CN': '瓶颈前的拥堵' },
  statement:
    '150 people go from one room through a corridor of 1 m into a second and out by a door of 1 m. They jam in the first room only, because no more arrive at the door than the corridor lets through.',
  source:
    'RiMEA 3.0 Test 12 (figure); the difference of flows is the criterion of a port (R); the standard excludes nobody',
  confidence: 'R',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry:
    'rooms of 10 m x 10 m, corridor 5 m x 1 m, exit 1 m, open ground behind it; 150 people in the left half of room 1',
  kind: 'stochastic',
  seeds: 10,
  expected: '≥ -0.05',
  tolerance: 'mean of the seeds',
  unit: 'persons/s, J corridor - J exit',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, (seed) => {
      const { followed, densities } = twoRooms(seed, 'care');
      return {
        corridor: flowOf(timesInto(followed.passages, 'corridor')),
        exit: flowOf(timesInto(followed.passages, 'ground')),
        first: densities[0],
        second: densities[1],
        out: timesInto(followed.passages, 'ground').length,
      };
    });
    const of = (key: keyof (typeof runs)[number]): number => mean(runs.map((r) => r[key]));
    const difference = rounded(of('corridor') - of('exit'), 3);
    return result(
      difference,
      [
        within('flow into the corridor less flow through the exit', difference, -0.05, Infinity, 'persons/s', 'port'),
        holds(
          'density before the corridor above that before the exit',
          of('first') > of('second'),
          `${rounded(of('first'))} > ${rounded(of('second'))}`,
          'above',
          'standard',
          'persons/m²',
        ),
        within('people out, fewest of a seed', Math.min(...runs.map((r) => r.out)), 150, 150, 'persons', 'ours'),
        report('flow into the corridor', rounded(of('corridor'), 3), 'persons/s'),
        report('flow through the exit', rounded(of('exit'), 3), 'persons/s'),
      ],
      { seeds: runs.length },
    );
  },
};
