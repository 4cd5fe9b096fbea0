/** C08: two crowds pass each other in a corridor; the more come against, the longer it takes, and nobody stays for ever. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { drawsOf, scatter, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, near, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

const AGAINST = [0, 10, 50, 100];
const PUBLISHED = [50.01, 75.04, 106.85, 136.14];
/** Nobody needs longer than this, s: what has not crossed by then never will. */
const HORIZON = 1200;
/** Unimpeded speeds of the panel of the IMO tests, m/s. */
const PANEL = [0.97, 1.62] as const;

/** When the last of the 100 enters the other room, s; NaN if not all do. */
export function counterflow(against: number, seed: string): { time: number; crossed: number; stuck: number } {
  const scene = new Scene({ population: 'stated', horizon: HORIZON });
  scene.phases = [{ id: 'go', trigger: { after: 'start' }, zones: [{ all: true }], to: ['nextCompartment'] }];
  scene
    .space('room-1', [0, 0, 10, 10], { compartment: 'west' })
    .space('corridor', [10, 4, 20, 6], { kind: 'corridor' })
    .space('room-2', [20, 0, 30, 10], { compartment: 'east' })
    // Behind each room a place to stand, so that who has crossed is in nobody's way.
    .space('beyond-1', [-12, 0, 0, 10], { kind: 'refuge', compartment: 'west' })
    .space('beyond-2', [30, 0, 42, 10], { kind: 'refuge', compartment: 'east' })
    .opening('mouth-1', ['room-1', 'corridor'], [10, 4], [10, 6])
    .opening('mouth-2', ['corridor', 'room-2'], [20, 4], [20, 6])
    .opening('back-1', ['room-1', 'beyond-1'], [0, 0], [0, 10])
    .opening('back-2', ['room-2', 'beyond-2'], [30, 0], [30, 10])
    .opening('exit', ['beyond-1', 'outside'], [-12, 0], [-12, 1]);
  const stream = drawsOf('C08', seed);
  for (const at of scatter([0, 0, 4, 10], 100, 0.52, stream)) {
    scene.person('room-1', at, { speed: stream.between(...PANEL) });
  }
  if (against > 0) {
    for (const at of scatter([26, 0, 30, 10], against, 0.52, stream)) {
      scene.person('room-2', at, { speed: stream.between(...PANEL) });
    }
  }
  const simulation = scene.simulation(seed);
  const own = new Set<number>();
  simulation.model.people.forEach((_, row) => {
    if (simulation.world.people.x[row] < 10) own.add(row);
  });
  let crossed = 0;
  const { passages, stuck } = follow(simulation, {
    each: () => {
      crossed = 0;
      for (const row of own) if (simulation.world.people.x[row] >= 20) crossed++;
    },
    enough: () => crossed === own.size,
  });
  const times = timesInto(
    passages.filter(({ row }) => own.has(row)),
    'room-2',
    'corridor',
  );
  return { time: crossed === own.size ? times[times.length - 1] : Number.NaN, crossed, stuck };
}

export const test: VerificationTest = {
  id: 'C08',
  standards: ['IMO MSC.1/Circ.1533 Test 8', 'NIST TN 1822 Verif.2.8', 'ISO 20414 Test 6'],
  title: { en: 'Counterflow', 'zh-CN': '对向人流' },
  statement:
    '100 people cross a corridor of 2 m into the other room while 0, 10, 50 or 100 come against them. The time until the last has crossed grows with the number, and everybody gets across.',
  source:
    'IMO Test 8 in the FDS+Evac guide (figure); NIST and ISO in a port (R2), whose own model is deadlocked from 50 on',
  confidence: 'R',
  population: 'stated',
  populationReason: 'speeds of the panel of the IMO tests, 0.97 to 1.62 m/s',
  geometry:
    'two rooms 10 m x 10 m, corridor 10 m x 2 m between the middles of their walls; places to stand beyond the rooms',
  kind: 'stochastic',
  seeds: 10,
  expected: 'grows with the number; all cross',
  tolerance: 'mean of the seeds; every seed',
  run(options: RunOptions) {
    const rows = AGAINST.map((against) =>
      overSeeds({ ...options, progress: (w) => options.progress?.(`${against} against, ${w}`) }, 10, (seed) =>
        counterflow(against, seed),
      ),
    );
    const times = rows.map((runs) => mean(runs.map((r) => r.time)));
    const grows = times.every((t, i) => i === 0 || t > times[i - 1]);
    const least = rows.map((runs) => Math.min(...runs.map((r) => r.crossed)));
    return result(
      `${times.map((t) => rounded(t, 1)).join(' / ')} s`,
      [
        holds(
          'time grows with the number',
          grows,
          times.map((t) => rounded(t, 1)).join(', '),
          'growing',
          'standard',
          's',
        ),
        ...AGAINST.map((n, i) =>
          near(`${n} against: who crossed, fewest of a seed`, least[i], 100, 0, 'persons', 'port'),
        ),
        ...AGAINST.map((n, i) => report(`${n} against`, rounded(times[i], 1), 's', `FDS+Evac ${PUBLISHED[i]}`)),
      ],
      {
        seeds: rows[0].length,
        numbers: {
          'events of people held up for long, mean': rows.map((runs) => rounded(mean(runs.map((r) => r.stuck)), 1)),
        },
      },
    );
  },
};
