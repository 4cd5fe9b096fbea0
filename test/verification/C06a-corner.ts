/** C06a: twenty people turn left at a corner and nobody goes through a wall. */
import { follow, lastOut, overSeeds } from './frame/measure.js';
import { drawsOf, scatter, Scene, type Point, type Rectangle } from './frame/scene.js';
import { rounded } from './frame/statistics.js';
import { near, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const OUTLINE: readonly Point[] = [
  [0, 0],
  [12, 0],
  [12, 12],
  [10, 12],
  [10, 2],
  [0, 2],
];

/** Unimpeded speeds of the panel of the IMO tests, men of 30 to 50, m/s. */
const PANEL = [0.97, 1.62] as const;

/** Positions outside the corridor by more than 1 mm, and when the last one was out, s. */
function corner(start: Rectangle, seed: string): { last: number; outside: number } {
  const scene = new Scene({ population: 'stated' })
    .space('corridor', OUTLINE)
    .opening('exit', ['corridor', 'outside'], [10, 12], [12, 12]);
  const stream = drawsOf('C06', seed);
  for (const at of scatter(start, 20, 0.52, stream)) {
    scene.person('corridor', at, { speed: stream.between(...PANEL) });
  }
  const simulation = scene.simulation(seed);
  const { people } = simulation.world;
  const e = 0.001;
  let outside = 0;
  const { passages } = follow(simulation, {
    each: () => {
      for (let row = 0; row < people.count; row++) {
        if (people.space[row] < 0) continue;
        const x = people.x[row];
        const y = people.y[row];
        const inside = x >= -e && y >= -e && x <= 12 + e && y <= 12 + e && !(x < 10 - e && y > 2 + e);
        if (!inside) outside++;
      }
    },
  });
  return { last: lastOut(passages, 20), outside };
}

export const test: VerificationTest = {
  id: 'C06a',
  standards: ['RiMEA 4.1.1 Test 6', 'IMO MSC.1/Circ.1533 Test 6', 'NIST TN 1822 Verif.2.3', 'ISO 20414 Test 4'],
  title: { en: 'Movement around a corner', 'zh-CN': '转角行走' },
  statement: 'Twenty people walk round a left-hand corner. All get out and nobody penetrates a wall.',
  source: 'RiMEA 3.0 Test 6 (figure); start zone of IMO in a port (R2); 60 s in a port of NIST (R2)',
  confidence: 'R',
  population: 'stated',
  populationReason: 'speeds of the panel of the IMO tests, 0.97 to 1.62 m/s',
  geometry: 'L-shaped corridor 2 m wide, legs of 10 m; start zone 6 m x 2 m (IMO: 4 m x 2 m)',
  kind: 'deterministic',
  expected: 0,
  tolerance: 0,
  unit: 'positions beyond a wall',
  run(options: RunOptions) {
    const rimea = overSeeds(options, 3, (seed) => corner([0, 0, 6, 2], seed));
    const imo = corner([0, 0, 4, 2], '1');
    const beyond = [...rimea, imo].reduce((sum, r) => sum + r.outside, 0);
    return result(beyond, [
      near('positions more than 1 mm beyond a wall', beyond, 0, 0, '', 'standard'),
      within(
        'last one out, worst of 3 seeds',
        rounded(Math.max(...rimea.map((r) => r.last))),
        -Infinity,
        60,
        's',
        'port',
      ),
      within('last one out, start zone of IMO', rounded(imo.last), -Infinity, 60, 's', 'port'),
    ]);
  },
};
