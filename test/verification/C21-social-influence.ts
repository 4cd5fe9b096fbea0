/** C21: somebody who goes to one exit draws others with them. */
import { follow, overSeeds, timesInto } from './frame/measure.js';
import { drawsOf, scatter } from './frame/scene.js';
import { mean, meanInterval, rounded } from './frame/statistics.js';
import { holds, near, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';
import { twoExits } from './frame/twoExits.js';

const COUNT = 20;
const SEEDS = 50;
/** Set off one after the other until then, s, so that those who choose see others on their way. */
const LAST = 20;
/** `exit.following`: off as the model is, on in this test. */
const FOLLOWING = 0.1;

/** Share of the free people who leave by exit 2. @param led one more is bound to exit 2 from the start on */
function share(seed: string, following: number, led: boolean): number {
  const scene = twoExits({ population: 'care', parameters: { 'exit.following': following } });
  const draws = drawsOf('C21', seed);
  const places = scatter([0, 0, 10, 8], COUNT, 0.6, draws);
  for (const at of places) scene.person('room', at, { preMovement: 2 + (LAST - 2) * draws.uniform() });
  // In the middle between the exits, so that nobody is nearer to one of them for it.
  if (led) scene.person('room', [5, 9], { exitsKnown: ['exit-2'] });
  const { passages } = follow(scene.simulation(seed));
  const [one, two] = ['ground-1', 'ground-2'].map((ground) => timesInto(passages, ground).length);
  if (one + two !== COUNT + (led ? 1 : 0)) return Number.NaN;
  return (two - (led ? 1 : 0)) / COUNT;
}

export const test: VerificationTest = {
  id: 'C21',
  standards: ['NIST TN 1822 Verif.3.2', 'ISO 20414 Test 15'],
  title: { en: 'Social influence', 'zh-CN': '社会影响' },
  statement:
    'Two exits at equal distance. People who choose freely use both alike; if one more person is bound to exit 2, more of the others take exit 2.',
  source: 'NIST 3.2 and ISO 15 in a port (R2), whose own model shows no influence',
  confidence: 'R2',
  population: 'care',
  populationReason: `the default, with following switched on: parameter exit.following ${FOLLOWING} (the model has 0, off)`,
  geometry: `room 10 m x 15 m, exits of 1 m in both 15 m walls at 11.5 to 12.5 m; ${COUNT} people over the first 8 m set off between 2 s and ${LAST} s, the one more at once`,
  kind: 'stochastic',
  seeds: SEEDS,
  expected: '0.5; use of exit 2 rises',
  tolerance: '95 % interval over pairs of runs with the same seed, above 0',
  run(options: RunOptions) {
    const pairs = overSeeds(options, SEEDS, (seed) => ({
      free: share(seed, FOLLOWING, false),
      led: share(seed, FOLLOWING, true),
      off: share(seed, 0, true) - share(seed, 0, false),
    }));
    const free = meanInterval(pairs.map((pair) => pair.free));
    const rise = meanInterval(pairs.map((pair) => pair.led - pair.free));
    const digits = 3;
    const say = ({ mean: m, half }: { mean: number; half: number }): string =>
      `${rounded(m, digits)} ± ${rounded(half, digits)}`;
    return result(
      `${say(free)}; + ${say(rise)}`,
      [
        within(
          'distance of the mean share of exit 2 from one half, nobody bound, less the half width of its 95 % interval',
          rounded(Math.max(0, Math.abs(free.mean - 0.5) - free.half), digits),
          0,
          0.01,
          '',
          'port',
        ),
        holds(
          'the share of exit 2 rises with one more person bound there: lower end of the 95 % interval',
          rise.mean - rise.half > 0,
          rounded(rise.mean - rise.half, digits),
          '> 0',
          'ours',
        ),
        report('rise of the share of exit 2, mean over pairs', rounded(rise.mean, digits), ''),
        report(
          'the same with following off, as the model is',
          rounded(mean(pairs.map((pair) => pair.off)), digits),
          '',
          'a port: 0',
        ),
        near(
          'runs in which all came out',
          pairs.filter((pair) => Object.values(pair).every(Number.isFinite)).length,
          pairs.length,
          0,
          'pairs',
          'ours',
        ),
      ],
      { seeds: pairs.length },
    );
  },
};
