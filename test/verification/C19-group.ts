/** C19: five people who belong together arrive together although one of them is slow. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

/** Seconds between the first and the last of the five at the exit. */
function spread(seed: string, together: boolean): number {
  const stream = drawsOf('C19', seed);
  const scene = new Scene({ population: 'stated', parameters: stated(1.25), horizon: 600 })
    .space('room', [0, 0, 15, 20])
    .ground('ground', [-2, -10, 17, 0], ['west', 'south', 'east'])
    .opening('exit', ['room', 'ground'], [7, 0], [8, 0]);
  scatter([5, 17, 10, 19], 5, 0.6, stream).forEach((at, i) => {
    scene.person('room', at, {
      id: `group-${i + 1}`,
      speed: i === 4 ? 0.5 : 1.25,
      ...(together ? { group: 'five' } : {}),
    });
  });
  scatter([5, 8, 10, 12], 10, 0.6, stream).forEach((at, i) => {
    scene.person('room', at, { id: `other-${String(i + 1).padStart(2, '0')}`, speed: 0.2 });
  });
  const simulation = scene.simulation(seed);
  const own = follow(simulation).passages.filter(({ row }) => simulation.model.people[row].id.startsWith('group'));
  const times = timesInto(own, 'ground');
  return times.length === 5 ? times[4] - times[0] : Number.NaN;
}

export const test: VerificationTest = {
  id: 'C19',
  standards: ['NIST TN 1822 Verif.2.9', 'ISO 20414 Test 14'],
  title: { en: 'A group stays together', 'zh-CN': '群组行为' },
  statement:
    'Four people of 1.25 m/s and one of 0.5 m/s belong together and pass a slow crowd on the way to the exit: between the first and the last of them at most 10 s.',
  source: 'NIST 2.9 in a port (R2), whose own model gives about 24 s',
  confidence: 'R2',
  population: 'stated',
  populationReason: 'speeds of the test',
  geometry:
    'room 15 m x 20 m, exit of 1 m in the middle of the bottom wall; the group at the top, ten people of 0.2 m/s in the middle',
  kind: 'stochastic',
  seeds: 10,
  chosenOn:
    'from where on who is ahead in a group waits, and how much slower they walk (`groups.ts`), was chosen looking at this test',
  expected: '≤ 10',
  tolerance: 'mean of the seeds',
  unit: 's between first and last',
  run(options: RunOptions) {
    const times = overSeeds(options, 10, (seed) => [spread(seed, true), spread(seed, false)]);
    const groups = times.map(([group]) => group);
    const ours = rounded(mean(groups), 2);
    return result(
      ours,
      [
        within('mean of the seeds', ours, 0, 10, 's', 'port'),
        report('longest of a seed', rounded(Math.max(...groups), 2), 's', 'a port: 24'),
        report('seeds within 10 s', `${groups.filter((t) => t <= 10).length} of ${groups.length}`, ''),
        report(
          'the five as people who do not know each other, mean',
          rounded(mean(times.map(([, five]) => five)), 1),
          's',
        ),
      ],
      { seeds: times.length },
    );
  },
};
