/** C13a: people jam at the door of the room and at the foot of the stair, and the stair lets fewer through than the corridor. */
import { AreaMeter, flowOf, follow, overSeeds, timesInto } from './frame/measure.js';
import type { Parameters } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

/** Adults 1.34 ± 0.13 m/s on the level; up the stair N(0.675, 0.04) as in a port. */
const SPEEDS: Parameters = {
  'speed.independent.level.mean': 1.34,
  'speed.independent.level.sd': 0.13,
  'speed.independent.level.min': 1,
  'speed.independent.level.max': 1.7,
  'speed.independent.up.mean': 0.675,
  'speed.independent.up.sd': 0.04,
  'speed.independent.up.min': 0.5,
  'speed.independent.up.max': 0.85,
};
const COUNT = 150;

function stairs(seed: string) {
  const scene = new Scene({ population: 'stated', parameters: SPEEDS })
    .storey('L2', 1.5)
    .space('room', [0, 0, 5, 8])
    .space('corridor', [5, 3, 17, 5], { kind: 'corridor' })
    .flight('stair', [17, 3, 20, 5], [1, 0], 1.5)
    .space('landing', [20, 3, 21, 5], { kind: 'landing', storey: 'L2' })
    .opening('mouth', ['room', 'corridor'], [5, 3], [5, 5])
    .opening('foot', ['corridor', 'stair'], [17, 3], [17, 5])
    .opening('head', ['stair', 'landing'], [20, 3], [20, 5])
    .opening('exit', ['landing', 'outside'], [21, 3], [21, 5]);
  for (const at of scatter([0, 0, 5, 8], COUNT, 0.5, drawsOf('C13', seed))) scene.person('room', at);
  const simulation = scene.simulation(seed);
  const meters = {
    neck: new AreaMeter(simulation, [3, 3, 5, 5]),
    middle: new AreaMeter(simulation, [9, 3, 11, 5]),
    foot: new AreaMeter(simulation, [15, 3, 17, 5]),
  };
  const { passages } = follow(simulation, {
    // Before the jam of the stair has filled the corridor.
    each: (time) => {
      meters.neck.sample(time, 0, 25);
      meters.middle.sample(time, 0, 25);
      meters.foot.sample(time, 0, 60);
    },
  });
  const into = timesInto(passages, 'corridor');
  const up = timesInto(passages, 'landing');
  // The corridor's own flow: what came in until the first who met the stair could be felt at the door.
  const early = into.filter((t) => t <= into[0] + 20);
  return {
    corridor: flowOf(early),
    stair: flowOf(up),
    neck: meters.neck.peakDensity,
    middle: meters.middle.peakDensity,
    foot: meters.foot.peakDensity,
    through: up.length,
  };
}

export const test: VerificationTest = {
  id: 'C13a',
  standards: ['RiMEA 3.0 Test 13', 'IMO MSC.1/Circ.1533 Test 11', 'NIST TN 1822 Verif.5.1', 'ISO 20414 Test 10'],
  title: { en: 'Congestion at the foot of a stair', 'zh-CN': '楼梯口拥堵' },
  statement:
    'People leave a full room through a corridor and up a stair as wide. They jam at the door of the room and, growing, at the foot of the stair, which lets fewer through than the corridor.',
  source:
    'RiMEA 3.0 Test 13 (figure); densities compared in a port of NIST and ISO, flows and stair speed in a port of RiMEA (R)',
  confidence: 'R',
  population: 'stated',
  populationReason: 'adults: 1.34 m/s, up the stair 0.675 m/s',
  geometry: 'room 5 m x 8 m with 150 people, corridor 12 m x 2 m, stair 3 m in plan x 2 m rising 1.5 m, landing 1 m',
  kind: 'stochastic',
  seeds: 10,
  expected: '≥ 0.05',
  tolerance: 'mean of the seeds',
  unit: 'persons/s, J corridor - J stair',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, stairs);
    const of = (key: keyof ReturnType<typeof stairs>): number => mean(runs.map((r) => r[key]));
    const difference = rounded(of('corridor') - of('stair'), 3);
    return result(
      difference,
      [
        within(
          'flow into the corridor, first 20 s, less flow up the stair',
          difference,
          0.05,
          Infinity,
          'persons/s',
          'port',
        ),
        holds(
          'peak density at the door of the room above that in the corridor',
          of('neck') > of('middle'),
          `${rounded(of('neck'))} > ${rounded(of('middle'))}`,
          'above',
          'port',
          'persons/m²',
        ),
        holds(
          'peak density at the foot of the stair above that in the corridor',
          of('foot') > of('middle'),
          `${rounded(of('foot'))} > ${rounded(of('middle'))}`,
          'above',
          'port',
          'persons/m²',
        ),
        within(
          'people up the stair, fewest of a seed',
          Math.min(...runs.map((r) => r.through)),
          COUNT,
          COUNT,
          'persons',
          'ours',
        ),
        report('flow up the stair', rounded(of('stair'), 3), 'persons/s', 'SFPE 1.66 (7/11 in, 2 m)'),
      ],
      { seeds: runs.length },
    );
  },
};
