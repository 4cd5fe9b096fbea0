/** C12c: of two equal bottlenecks one behind the other the second is not jammed. */
import { AreaMeter, flowOf, follow, overSeeds, timesInto } from './frame/measure.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

function three(seed: string) {
  const scene = new Scene({ population: 'care' })
    .space('room-1', [0, 0, 10, 10])
    .space('neck-1', [10, 4.5, 10.2, 5.5], { kind: 'corridor' })
    .space('room-2', [10.2, 0, 20.2, 10])
    .space('neck-2', [20.2, 4.5, 20.4, 5.5], { kind: 'corridor' })
    .space('room-3', [20.4, 0, 30.4, 10])
    .opening('in-1', ['room-1', 'neck-1'], [10, 4.5], [10, 5.5])
    .opening('out-1', ['neck-1', 'room-2'], [10.2, 4.5], [10.2, 5.5])
    .opening('in-2', ['room-2', 'neck-2'], [20.2, 4.5], [20.2, 5.5])
    .opening('out-2', ['neck-2', 'room-3'], [20.4, 4.5], [20.4, 5.5])
    .opening('end', ['room-3', 'outside'], [30.4, 0], [30.4, 10]);
  for (const at of scatter([0, 0, 5, 10], 150, 0.52, drawsOf('C12', seed))) scene.person('room-1', at);
  const simulation = scene.simulation(seed);
  const meters = [new AreaMeter(simulation, [8, 4, 10, 6]), new AreaMeter(simulation, [18.2, 4, 20.2, 6])];
  const { passages } = follow(simulation, { each: (time) => meters.forEach((m) => m.sample(time, 20, 80)) });
  return {
    first: flowOf(timesInto(passages, 'neck-1', 'room-1')),
    second: flowOf(timesInto(passages, 'neck-2', 'room-2')),
    before1: meters[0].density,
    before2: meters[1].density,
    through: timesInto(passages, 'room-3').length,
  };
}

export const test: VerificationTest = {
  id: 'C12c',
  standards: ['RiMEA 4.1.1 Test 12c'],
  title: { en: 'Two bottlenecks in a row', 'zh-CN': '两个连续瓶颈' },
  statement:
    '150 people pass two equal bottlenecks of 1 m. Those let through by the first do not jam before the second.',
  source: 'RiMEA 4.1.1 Test 12c in a port (R2); a second jam excludes nobody (R2)',
  confidence: 'R2',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry: 'after RiMEA 12c: three rooms of 10 m x 10 m, bottlenecks 1 m wide and 0.2 m long',
  kind: 'stochastic',
  seeds: 10,
  expected: '< 0.75',
  tolerance: 'density before the second over that before the first',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, three);
    const of = (key: keyof ReturnType<typeof three>): number => mean(runs.map((r) => r[key]));
    const ratio = of('before2') / of('before1');
    return result(
      rounded(ratio, 3),
      [
        holds(
          'density before the second over that before the first',
          ratio < 0.75,
          rounded(ratio, 3),
          '< 0.75',
          'ours',
        ),
        holds(
          'everybody passes both',
          runs.every((r) => r.through === 150),
          Math.min(...runs.map((r) => r.through)),
          '150',
          'ours',
          'persons',
        ),
        report('flow through the first', rounded(of('first'), 3), 'persons/s'),
        report('flow through the second', rounded(of('second'), 3), 'persons/s'),
      ],
      { seeds: runs.length },
    );
  },
};
