/** C07b: a house of three storeys is left the sooner the faster its people walk. */
import { follow, lastOut, overSeeds } from './frame/measure.js';
import { drawsOf, Scene } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, type RunOptions, type VerificationTest } from './frame/types.js';
import type { Stream } from '../../engine/random.js';

const STOREYS = 3;
const HEIGHT = 3;
/** Rooms on each side of the corridor. */
const ROOMS = 5;

type Speed = (stream: Stream) => number;

/** Time until all 120 are out, s. */
function evacuation(speed: Speed, seed: string): number {
  const scene = new Scene({ population: 'stated' });
  for (let level = 2; level <= STOREYS; level++) scene.storey(`L${level}`, (level - 1) * HEIGHT);
  const stream = drawsOf('C07b', seed);
  for (let level = 1; level <= STOREYS; level++) {
    const storey = { storey: `L${level}` };
    const name = (part: string): string => `${part}-${level}`;
    // Rooms of 2 m x 3 m on both sides of a corridor of 1 m; the stair lies beyond its end.
    scene.space(name('corridor'), [0, 0, 2 * ROOMS, 1], { kind: 'corridor', ...storey });
    for (let i = 0; i < 2 * ROOMS; i++) {
      const north = i < ROOMS;
      const x = 2 * (i % ROOMS);
      const [y1, y2, wall] = north ? [1, 4, 1] : [-3, 0, 0];
      const room = name(`room-${i + 1}`);
      scene
        .space(room, [x, y1, x + 2, y2], { kind: 'room', ...storey })
        .opening(`door-${room}`, [room, name('corridor')], [x + 0.5, wall], [x + 1.5, wall]);
      for (let k = 0; k < 4; k++) {
        const at = [x + 0.5 + (k % 2), y1 + 0.8 + 1.4 * Math.floor(k / 2)] as const;
        scene.person(room, at, { speed: speed(stream) });
      }
    }
    // The landing of every storey; the flights are drawn in the same plan, one above the other.
    scene
      .space(name('landing'), [10, -2, 12, 3], { kind: 'landing', ...storey })
      .opening(name('to-stair'), [name('corridor'), name('landing')], [10, 0], [10, 1]);
    if (level === 1) continue;
    const below = `L${level - 1}`;
    // A straight flight of 5 m to a half landing of 2 m and back: up the one side, down the other.
    scene
      .flight(name('flight-b'), [12, 1, 17, 3], [-1, 0], HEIGHT / 2, {
        storey: below,
        elevation: (level - 1.5) * HEIGHT,
      })
      .space(name('half'), [17, -2, 19, 3], { kind: 'landing', storey: below, elevation: (level - 1.5) * HEIGHT })
      .flight(name('flight-a'), [12, -2, 17, 0], [1, 0], HEIGHT / 2, { storey: below })
      .opening(name('head-b'), [name('flight-b'), name('landing')], [12, 1], [12, 3])
      .opening(name('foot-b'), [name('flight-b'), name('half')], [17, 1], [17, 3])
      .opening(name('head-a'), [name('flight-a'), name('half')], [17, -2], [17, 0])
      .opening(name('foot-a'), [name('flight-a'), `landing-${level - 1}`], [12, -2], [12, 0]);
  }
  scene.opening('exit', ['landing-1', 'outside'], [10, -2], [12, -2]);
  return lastOut(follow(scene.simulation(seed)).passages, STOREYS * ROOMS * 2 * 4);
}

const constant =
  (v: number): Speed =>
  () =>
    v;
const between =
  (a: number, b: number): Speed =>
  (stream) =>
    stream.between(a, b);

export const test: VerificationTest = {
  id: 'C07b',
  standards: ['RiMEA 4.1.1 Test 8'],
  title: { en: 'Parameter variation', 'zh-CN': '参数变化（三层建筑）' },
  statement:
    'A house of three storeys with rooms of four people is evacuated with one parameter changed at a time: constant speeds of 0.5, 0.75 and 1.0 m/s, then spreads about 0.75 m/s. The faster, the sooner.',
  source:
    'RiMEA 3.0 Test 8 (figure); the falling time is the criterion of a port (R2), the standard asks for documentation',
  confidence: 'R2',
  population: 'stated',
  populationReason: 'speeds of the test',
  geometry:
    'after RiMEA 8: three storeys, each with ten rooms 2 m x 3 m, doors 1 m, corridor 1 m; dog-leg stair 2 m wide; exit on the ground floor',
  kind: 'deterministic',
  expected: 'falls with speed',
  tolerance: 'mean of three seeds',
  run(options: RunOptions) {
    const time = (speed: Speed): number => mean(overSeeds(options, 3, (seed) => evacuation(speed, seed)));
    const [slow, medium, fast] = [0.5, 0.75, 1].map((v) => time(constant(v)));
    const narrow = time(between(0.5, 1));
    const wide = time(between(0.25, 1.25));
    return result(`${rounded(slow, 1)} / ${rounded(medium, 1)} / ${rounded(fast, 1)} s`, [
      holds(
        'time falls with speed',
        slow > medium && medium > fast,
        `${rounded(slow, 1)}, ${rounded(medium, 1)}, ${rounded(fast, 1)}`,
        'falling',
        'port',
        's',
      ),
      report('all at 0.75 m/s', rounded(medium, 1), 's'),
      report('0.5 to 1.0 m/s', rounded(narrow, 1), 's'),
      report('0.25 to 1.25 m/s', rounded(wide, 1), 's'),
    ]);
  },
};
