/** C06b: a crowd takes longer round a corner than along its inner line and not longer than along its outer line. */
import { follow, lastOut, overSeeds } from './frame/measure.js';
import { drawsOf, scatter, Scene, type Point } from './frame/scene.js';
import { mean, rounded } from './frame/statistics.js';
import { holds, report, result, type RunOptions, type VerificationTest } from './frame/types.js';

const WIDE = 20;
/** Start area behind x = 0, m: 500 bodies of 0.5 m do not fit on 6 m. */
const START = [-8, 0, 0, WIDE] as const;
/** Of the curve's outer wall: chords of a quarter circle. */
const CHORDS = 16;

function straight(length: number): readonly Point[] {
  return [
    [START[0], 0],
    [length, 0],
    [length, WIDE],
    [START[0], WIDE],
  ];
}

/** 34 m straight, a quarter turn about the inner corner (34, 20), 10 m more. */
function bend(): readonly Point[] {
  const arc: Point[] = [];
  for (let i = 0; i <= CHORDS; i++) {
    const a = -Math.PI / 2 + (i / CHORDS) * (Math.PI / 2);
    arc.push([34 + WIDE * Math.cos(a), WIDE + WIDE * Math.sin(a)]);
  }
  return [[START[0], 0], ...arc, [54, 30], [34, 30], [34, WIDE], [START[0], WIDE]];
}

function time(outline: readonly Point[], exit: readonly [Point, Point], seed: string): number {
  const scene = new Scene({ population: 'care' }).space('way', outline).opening('exit', ['way', 'outside'], ...exit);
  for (const at of scatter(START, 500, 0.52, drawsOf('C06b', seed))) scene.person('way', at);
  return lastOut(follow(scene.simulation(seed)).passages, 500);
}

export const test: VerificationTest = {
  id: 'C06b',
  standards: ['RiMEA 4.1.1 Test 15'],
  title: { en: 'A crowd round a corner', 'zh-CN': '人群转角' },
  statement:
    '500 people walk (a) 75.4 m straight, (b) round a corner whose outer line is 75.4 m and whose inner line is 44 m, (c) 44 m straight: T(c) <= T(b) <= T(a).',
  source: 'RiMEA 3.0 Test 15 (figure)',
  confidence: 'R',
  population: 'care',
  populationReason: 'the default; the test states no speeds',
  geometry: 'after RiMEA 15: ways 20 m wide as drawn, start area 20 m x 8 m instead of 20 m x 6 m (bodies of 0.5 m)',
  kind: 'stochastic',
  seeds: 10,
  expected: 'T(c) ≤ T(b) ≤ T(a)',
  tolerance: 'every seed',
  run(options: RunOptions) {
    const runs = overSeeds(options, 10, (seed) => ({
      a: time(
        straight(75.4),
        [
          [75.4, 0],
          [75.4, WIDE],
        ],
        seed,
      ),
      b: time(
        bend(),
        [
          [34, 30],
          [54, 30],
        ],
        seed,
      ),
      c: time(
        straight(44),
        [
          [44, 0],
          [44, WIDE],
        ],
        seed,
      ),
    }));
    const inOrder = runs.filter(({ a, b, c }) => c <= b && b <= a).length;
    const of = (key: 'a' | 'b' | 'c'): number => rounded(mean(runs.map((r) => r[key])), 1);
    return result(
      `${of('c')} / ${of('b')} / ${of('a')} s`,
      [
        holds('seeds in order', inOrder === runs.length, `${inOrder} of ${runs.length}`, 'all', 'standard'),
        report('(a) straight, 75.4 m', of('a'), 's'),
        report('(b) corner', of('b'), 's'),
        report('(c) straight, 44 m', of('c'), 's'),
      ],
      { seeds: runs.length },
    );
  },
};
