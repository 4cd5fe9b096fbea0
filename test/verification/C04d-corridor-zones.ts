/** C04d: five crowds in a corridor; speed falls, the flow has a maximum, and nobody is faster than alone. */
import { AreaMeter, follow, overSeeds } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

/** People in 60 m x 2 m: 0.5 to 4 /m2. */
const CROWDS = [60, 120, 240, 360, 480];

interface Zones {
  /** Mean over those who walk the middle zone from end to end, m/s. */
  speed: number;
  /** Of those in the middle zone in the first 20 s, while it is as full as it was filled: persons/m2, m/s. */
  density: number;
  early: number;
  /** Mean over the same people of the density of the middle zone while they were in it, persons/m2. */
  while: number;
  /** At the end of the middle zone while it is fed, persons/s. */
  flow: number;
  fastest: number;
}

function zones(count: number, seed: string): Zones {
  const scene = new Scene({ population: 'stated', parameters: stated(1), horizon: 1200 })
    .space('corridor', [0, 0, 60, 2])
    .opening('end', ['corridor', 'outside'], [60, 0], [60, 2]);
  for (const at of scatter([0, 0, 60, 2], count, 0.48, drawsOf('C04d', seed))) scene.person('corridor', at);
  const simulation = scene.simulation(seed);
  const { people } = simulation.world;
  const meter = new AreaMeter(simulation, [20, 0, 40, 2], [1, 0]);
  const into = new Float64Array(people.count).fill(Number.NaN);
  const out = new Float64Array(people.count).fill(Number.NaN);
  let left = Number.NaN;
  let passed = 0;
  // Of everybody: samples while they are in the middle zone, and the sum of its densities then.
  const samples = new Float64Array(people.count);
  const densities = new Float64Array(people.count);
  follow(simulation, {
    each: (time) => {
      meter.sample(time, 0, 20);
      let behind = 0;
      let inside = 0;
      for (let row = 0; row < people.count; row++)
        if (people.space[row] >= 0 && people.x[row] >= 20 && people.x[row] < 40) inside++;
      for (let row = 0; row < people.count; row++) {
        const x = people.space[row] < 0 ? Infinity : people.x[row];
        if (x < 20) behind++;
        else if (Number.isNaN(into[row]) && simulation.world.tick > 1) into[row] = time;
        if (x >= 20 && x < 40) {
          samples[row]++;
          densities[row] += inside / 40;
        }
        if (x >= 40 && Number.isNaN(out[row])) {
          out[row] = time;
          if (Number.isNaN(left)) passed++;
        }
      }
      if (Number.isNaN(left) && behind === 0) left = time;
    },
  });
  // Those who began before the zone: at x = 20 after the first ticks.
  const whole = Array.from(into.keys()).filter((row) => into[row] > 0.2);
  return {
    speed: mean(whole.map((row) => 20 / (out[row] - into[row]))),
    while: mean(whole.map((row) => densities[row] / samples[row])),
    density: meter.density,
    early: meter.speed,
    flow: passed / left,
    fastest: Math.max(...whole.map((row) => 20 / (out[row] - into[row]))),
  };
}

export const test: VerificationTest = {
  id: 'C04d',
  standards: ['ISO 20414 Test 13', 'IMO MSC.1/Circ.1533 Test 12'],
  title: { en: 'Crowds in a corridor', 'zh-CN': '走廊人群的速度与流量' },
  statement:
    '60 to 480 people fill a corridor of 60 m and walk out at 1 m/s at most. Speed through the middle third falls with their number, the flow at very high density is smaller than at moderate density, and nobody is faster than alone.',
  source: 'ISO 20414 Test 13 in a port (R2); IMO Test 12 (K)',
  confidence: 'R2',
  population: 'stated',
  populationReason: 'unimpeded speed of 1 m/s as the test states',
  geometry: 'corridor 2 m x 60 m, three zones of 20 m, open end',
  kind: 'stochastic',
  seeds: 10,
  expected: 'falling speed, a maximum of flow',
  tolerance: 'means over the seeds',
  run(options: RunOptions) {
    const rows = CROWDS.map((count) => overSeeds(options, 10, (seed) => zones(count, seed)));
    const of = (key: keyof Zones): number[] => rows.map((runs) => mean(runs.map((r) => r[key])));
    const speed = of('speed');
    const flow = of('flow');
    const most = Math.max(...rows.flat().map((r) => r.fastest));
    const falling = speed.every((v, i) => i === 0 || v < speed[i - 1]);
    const peak = flow.indexOf(Math.max(...flow));
    return result(
      `${speed.map((v) => rounded(v)).join(', ')} m/s; ${flow.map((f) => rounded(f)).join(', ')} persons/s`,
      [
        holds(
          'speed falls with the number',
          falling,
          speed.map((v) => rounded(v, 3)).join(', '),
          'falling',
          'port',
          'm/s',
        ),
        holds(
          'flow has a maximum inside',
          peak > 0 && peak < CROWDS.length - 1,
          `at ${CROWDS[peak]} people`,
          'not at either end',
          'port',
        ),
        within('largest speed of anybody', rounded(most, 4), -Infinity, 1.0001, 'm/s', 'port'),
        report(
          'density of the middle zone while those were in it whose speed is measured',
          of('while')
            .map((d) => rounded(d))
            .join(', '),
          'persons/m²',
        ),
        report(
          'density of the middle zone, first 20 s',
          of('density')
            .map((d) => rounded(d))
            .join(', '),
          'persons/m²',
        ),
        report(
          'speed of everybody in the middle zone, first 20 s',
          of('early')
            .map((v) => rounded(v))
            .join(', '),
          'm/s',
        ),
      ],
      {
        reason: falling
          ? undefined
          : 'Those who begin behind the middle third wait until the jam in front of them, whose end is open, has dissolved, and then walk through at the speed of its outflow: the more there were, the later and the less dense. While the zone is as full as it was filled, speed falls with the number (last row). Those who walk the whole zone are counted, as in an earlier version of the port. Its present one counts from the first moment beyond 20 m to the first beyond 40 m also who begins in between, and so credits 20 m to who walked less: so measured anybody is faster than they walk (the port: 1.9 to 3.1 m/s at 1 m/s), and nothing is learnt of the crowd',
        seeds: options.seeds ?? 10,
        numbers: { speed: speed.map((v) => rounded(v, 3)), flow: flow.map((f) => rounded(f, 3)) },
      },
    );
  },
};
