/** C11: a crowd at one side of a hall takes the nearer door, and when it is jammed some take the other. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, near, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

/** As many as fit on the block: 1000 bodies of 0.5 m do not. */
const COUNT = 750;

function choice(seed: string): { near: number; far: number; time: number } {
  const scene = new Scene({ population: 'care', horizon: 7200 })
    .space('hall', [0, 0, 30, 20])
    .ground('north', [15, 20, 35, 30], ['north', 'east'])
    .opening('exit-1', ['hall', 'north'], [21, 20], [22, 20])
    .opening('exit-2', ['hall', 'north'], [27, 20], [28, 20]);
  for (const at of scatter([2, 2, 15.5, 18], COUNT, 0.51, drawsOf('C11', seed))) scene.person('hall', at);
  const simulation = scene.simulation(seed);
  const { people } = simulation.world;
  const counts = { near: 0, far: 0 };
  const before = Int32Array.from(people.space);
  const hall = simulation.model.facility.spaceByKey.get('hall')!;
  const { passages } = follow(simulation, {
    each: () => {
      for (let row = 0; row < people.count; row++) {
        if (before[row] === hall && people.space[row] !== hall) counts[people.x[row] < 24.5 ? 'near' : 'far']++;
        before[row] = people.space[row];
      }
    },
  });
  return { ...counts, time: timesInto(passages, 'north', 'hall').at(-1) ?? Number.NaN };
}

export const test: VerificationTest = {
  id: 'C11',
  standards: ['RiMEA 4.1.1 Test 11'],
  title: { en: 'Choice between two exits', 'zh-CN': '两个出口的选择' },
  statement:
    'A crowd on the left of a hall with two doors of 1 m to its right: most take the nearer one, where a jam forms, and some go on to the farther one.',
  source: 'RiMEA 3.0 Test 11 (figure); positions of the doors in a port',
  confidence: 'R',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry:
    'after RiMEA 11: hall 30 m x 20 m, doors at 21 to 22 m and 27 to 28 m of the upper wall; 750 people on 13.5 m x 16 m instead of 1000 (bodies of 0.5 m)',
  kind: 'stochastic',
  seeds: 10,
  expected: 'n1 > n2 > 0',
  tolerance: 'every seed',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, choice);
    const good = runs.filter((r) => r.near > r.far && r.far > 0).length;
    const all = Math.min(...runs.map((r) => r.near + r.far));
    const of = (key: 'near' | 'far' | 'time'): number => rounded(mean(runs.map((r) => r[key])), 1);
    return result(
      `${of('near')} > ${of('far')}`,
      [
        holds(
          'seeds in which both are used and the nearer more',
          good === runs.length,
          `${good} of ${runs.length}`,
          'all',
          'standard',
        ),
        near('people out, fewest of a seed', all, COUNT, 0, 'persons', 'ours'),
        report('by the nearer door', of('near'), 'persons'),
        report('by the farther door', of('far'), 'persons'),
        report('until the hall is empty', of('time'), 's', 'a port, 1000 people: 215'),
      ],
      { seeds: runs.length },
    );
  },
};
