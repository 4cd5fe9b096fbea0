/** C05: everybody sets off when their pre-movement time is over, and drawn times follow their distribution. */
import { follow, overSeeds } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { kolmogorovSmirnov, normalCdf, rounded } from './frame/statistics.js';
import { holds, near, report, result, type RunOptions, type VerificationTest } from './frame/types.js';
import type { Simulation } from '../../engine/simulation.js';

const ROOM = [0, 0, 8, 5] as const;

function room(): Scene {
  return new Scene({ population: 'stated', parameters: stated(1), horizon: 20_000 })
    .space('room', ROOM)
    .opening('exit', ['room', 'outside'], [8, 2], [8, 3]);
}

/** Times at which people set off, by id, as the run tells them; s. */
function starts(simulation: Simulation): Map<string, number> {
  const found = new Map<string, number>();
  follow(simulation, {
    each: () => {
      for (const event of simulation.world.events) {
        if (event.code === 'moveStarted' && event.person !== undefined) found.set(event.person, event.time);
      }
    },
  });
  return found;
}

/** Ten people with times of 10, 20 … 100 s: the largest distance from their time, of the event and of the first motion, s. */
function given(): { told: number; seen: number; dt: number } {
  const scene = room();
  const places = scatter(ROOM, 10, 0.6, drawsOf('C05', '1'));
  places.forEach((at, i) => scene.person('room', at, { id: `p${i}`, preMovement: 10 * (i + 1) }));
  const simulation = scene.simulation('1');
  const { people } = simulation.world;
  const x0 = Float64Array.from(people.x);
  const y0 = Float64Array.from(people.y);
  const moved = new Float64Array(10).fill(Number.NaN);
  const told = new Map<string, number>();
  follow(simulation, {
    each: (time) => {
      for (const event of simulation.world.events) {
        if (event.code === 'moveStarted' && event.person !== undefined) told.set(event.person, event.time);
      }
      for (let row = 0; row < 10; row++) {
        if (Number.isNaN(moved[row]) && (people.x[row] !== x0[row] || people.y[row] !== y0[row])) moved[row] = time;
      }
    },
  });
  let worstTold = 0;
  let worstSeen = 0;
  simulation.model.people.forEach(({ id }, row) => {
    const due = 10 * (Number(id.slice(1)) + 1);
    worstTold = Math.max(worstTold, Math.abs((told.get(id) ?? Number.NaN) - due));
    worstSeen = Math.max(worstSeen, Math.abs(moved[row] - due));
  });
  return { told: worstTold, seen: worstSeen, dt: simulation.model.dt };
}

/** Log-normal of NIST: mu 4.586, sigma 0.967. */
const MU = 4.586;
const SIGMA = 0.967;

/** Pre-movement times of `seeds` runs of ten people, drawn by the engine from the log-normal. */
function drawn(seed: string): number[] {
  const scene = room();
  const mean = Math.exp(MU + (SIGMA * SIGMA) / 2);
  const sd = mean * Math.sqrt(Math.exp(SIGMA * SIGMA) - 1);
  Object.assign(scene.options.parameters!, { 'time.ownDecision.day.mean': mean, 'time.ownDecision.day.sd': sd });
  for (const at of scatter(ROOM, 10, 0.6, drawsOf('C05', seed))) scene.person('room', at, { preMovement: 'drawn' });
  return [...starts(scene.simulation(seed)).values()];
}

export const test: VerificationTest = {
  id: 'C05',
  standards: ['RiMEA 4.1.1 Test 5', 'IMO MSC.1/Circ.1533 Test 5', 'NIST TN 1822 Verif.1.1', 'ISO 20414 Test 1'],
  title: { en: 'Pre-evacuation time', 'zh-CN': '疏散预动时间' },
  statement:
    'Ten people in a room have pre-movement times from 10 to 100 s: each sets off at their own time. Times the model draws follow the distribution asked for.',
  source: 'RiMEA 3.0 Test 5 (text); distribution of NIST in a port (R2)',
  confidence: 'R',
  population: 'stated',
  geometry: 'room 8 m x 5 m, exit of 1 m in the middle of a 5 m wall',
  kind: 'deterministic',
  expected: 0,
  tolerance: 0.05,
  unit: 's',
  run(options: RunOptions) {
    const exact = given();
    const sample = overSeeds({ ...options, seeds: options.seeds ?? 100 }, 100, drawn).flat();
    const p = kolmogorovSmirnov(sample, (x) => normalCdf((Math.log(x) - MU) / SIGMA));
    return result(rounded(exact.seen, 4), [
      near('largest distance of the time told from the time given', exact.told, 0, exact.dt, 's', 'standard'),
      near(
        'largest distance of the first motion seen, to the end of its tick',
        exact.seen,
        0,
        exact.dt,
        's',
        'standard',
      ),
      holds(
        `log-normal(${MU}, ${SIGMA}), ${sample.length} times: Kolmogorov–Smirnov p`,
        p > 0.05,
        rounded(p, 3),
        '> 0.05',
        'port',
      ),
      report('uniform, gamma, Weibull', 'own times per person', '', 'the format draws log-normal times only'),
    ]);
  },
};
