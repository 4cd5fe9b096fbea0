/** C07a: the speeds people walk at are those of the distribution, or of the age curve, that was asked for. */
import { OUTSIDE } from '../../engine/facility/facility.js';
import { follow, overSeeds } from './frame/measure.js';
import { speeds, type Parameters } from './frame/populations.js';
import { drawsOf, Scene } from './frame/scene.js';
import { interpolate, kolmogorovSmirnov, mean, median, normalCdf, rounded, sd } from './frame/statistics.js';
import { holds, near, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

/** Mean speed on the level over age, Weidmann as printed in RiMEA, m/s: 20 to 70 read (R), the others off the figure (±0.03). */
const AGE_CURVE: readonly (readonly [number, number])[] = [
  [20, 1.61],
  [30, 1.54],
  [40, 1.48],
  [50, 1.41],
  [60, 1.27],
  [70, 1.07],
  [75, 0.93],
  [80, 0.68],
];

/** Distance between two people who walk side by side, m: beyond sight, so that everybody walks as if alone. */
const APART = 4;
const LENGTH = 20;

/** Speeds measured over 20 m, of people who start side by side in an open hall, m/s. */
function walked(count: number, seed: string, parameters: Parameters, own?: (i: number) => number): number[] {
  const wide = count * APART;
  const scene = new Scene({ population: 'stated', parameters })
    .space('hall', [0, 0, LENGTH + 1, wide])
    .opening('end', ['hall', 'outside'], [LENGTH + 1, 0], [LENGTH + 1, wide]);
  for (let i = 0; i < count; i++) {
    scene.person('hall', [1, (i + 0.5) * APART], own === undefined ? {} : { speed: own(i) });
  }
  const simulation = scene.simulation(seed);
  follow(simulation);
  const { people } = simulation.world;
  return Array.from({ length: count }, (_, row) =>
    people.space[row] === OUTSIDE ? LENGTH / people.outcomeAt[row] : Number.NaN,
  );
}

export const test: VerificationTest = {
  id: 'C07a',
  standards: ['RiMEA 4.1.1 Test 7', 'IMO MSC.1/Circ.1533 Test 7', 'NIST TN 1822 Verif.2.4', 'ISO 20414 Test 5'],
  title: { en: 'Speeds of a population', 'zh-CN': '人群速度分布' },
  statement:
    'People are given speeds by age or by a distribution; the speeds they walk at have that mean, spread and range.',
  source:
    'RiMEA 3.0 Test 7 (age curve); IMO Test 7 in the FDS+Evac guide; NIST and ISO 100 people N(1.2, 0.2) in a port (R2)',
  confidence: 'R',
  population: 'stated',
  geometry: 'hall 21 m long; people start side by side 4 m apart and walk 20 m',
  kind: 'deterministic',
  expected: 1.2,
  tolerance: 0.05,
  unit: 'm/s',
  run(options: RunOptions) {
    const normal = overSeeds({ ...options, seeds: options.seeds ?? 10 }, 10, (seed) =>
      walked(100, seed, speeds(1.2, 0.2, 0.4, 2)),
    );
    const p = median(normal.map((sample) => kolmogorovSmirnov(sample, (v) => normalCdf((v - 1.2) / 0.2))));
    const all = normal.flat();
    const stream = drawsOf('C07', '1');
    const asked = Array.from({ length: 100 }, () => stream.between(0.97, 1.62));
    const uniform = walked(100, '1', {}, (i) => asked[i]);
    const ages = Array.from({ length: 50 }, (_, i) => 20 + (60 * i) / 49);
    const byAge = walked(50, '1', {}, (i) => interpolate(AGE_CURVE, ages[i]));
    const sorted = [...asked].sort((a, b) => a - b);
    const got = [...uniform].sort((a, b) => a - b);
    const worstUniform = Math.max(...got.map((v, i) => Math.abs(v - sorted[i])));
    const curve = ages.map((age) => interpolate(AGE_CURVE, age)).sort((a, b) => a - b);
    const worstAge = Math.max(...[...byAge].sort((a, b) => a - b).map((v, i) => Math.abs(v - curve[i])));
    return result(rounded(mean(all), 4), [
      near('N(1.2, 0.2), 10 x 100 people: mean', rounded(mean(all), 4), 1.2, 0.05, 'm/s', 'port'),
      near('standard deviation', rounded(sd(all), 4), 0.2, 0.05, 'm/s', 'port'),
      holds('median Kolmogorov–Smirnov p of the 10 samples', p > 0.05, rounded(p, 3), '> 0.05', 'port'),
      near(
        'U(0.97, 1.62), own speeds: largest distance walked from given',
        rounded(worstUniform, 5),
        0,
        0.01,
        'm/s',
        'ours',
      ),
      within('slowest', rounded(got[0], 3), 0.97, 1.62, 'm/s', 'standard'),
      within('fastest', rounded(got[99], 3), 0.97, 1.62, 'm/s', 'standard'),
      near(
        '50 adults by the age curve: largest distance walked from the curve',
        rounded(worstAge, 5),
        0,
        0.01,
        'm/s',
        'standard',
      ),
      report('mean of U(0.97, 1.62)', rounded(mean(uniform), 3), 'm/s', 'FDS+Evac 1.282, exact 1.295'),
    ]);
  },
};
