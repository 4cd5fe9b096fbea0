/** C04c: single file, the points lie inside the 10 to 90 % band of the experiments. */
import { overSeeds } from './frame/measure.js';
import { stated } from './frame/populations.js';
import { bandAt } from './frame/rimea16.js';
import { singleFile, type FilePoint } from './frame/singleFile.js';
import { mean, rounded } from './frame/statistics.js';
import { result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const DENSITIES = [0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7];

/** Shares inside and above the band, of the points it covers. */
function shares(points: readonly FilePoint[]): { inside: number; above: number } {
  let inside = 0;
  let above = 0;
  let all = 0;
  for (const [density, speed] of points) {
    const band = bandAt(density);
    if (band === null) continue;
    all++;
    if (speed > band[3]) above++;
    else if (speed >= band[1]) inside++;
  }
  return { inside: inside / all, above: above / all };
}

export const test: VerificationTest = {
  id: 'C04c',
  standards: ['RiMEA 4.1.1 Test 16'],
  title: { en: 'Single file', 'zh-CN': '单列行走' },
  statement:
    'People walk one behind the other at several densities. At 1.2 m/s at least 75 % of the points of speed over density lie between the 10th and the 90th percentile of the experiments; slower people walk slower, at 1.5 m/s and low density they are above the band.',
  source: 'RiMEA 4.1.1 Test 16 in a port with the percentiles (R2)',
  confidence: 'R2',
  population: 'laboratory',
  populationReason: 'the experiments are of young adults',
  geometry:
    'after RiMEA 16: straight corridor 0.8 m wide instead of the ring of 26.85 m; the middle 10 m, 15 to 45 s after the start; density from the two neighbours, speed over a second',
  kind: 'stochastic',
  seeds: 10,
  expected: '≥ 0.75',
  tolerance: 'share of points',
  unit: 'share',
  run(options: RunOptions) {
    const at = (free: number, densities: readonly number[]): FilePoint[][] =>
      densities.map((density) =>
        overSeeds(options, 10, (seed) => singleFile(density, free, 'laboratory', stated(free), seed)).flat(),
      );
    const usual = at(1.2, DENSITIES);
    const slow = at(0.9, [0.3, 0.7]);
    const fast = at(1.5, [0.3]);
    const { inside } = shares(usual.flat());
    const speedOf = (points: readonly FilePoint[]): number => mean(points.map(([, v]) => v));
    const slowly = mean(slow.map(speedOf));
    const usually = mean([speedOf(usual[0]), speedOf(usual[2])]);
    return result(
      rounded(inside, 3),
      [
        within('share of points inside the band at 1.2 m/s', rounded(inside, 3), 0.75, 1, '', 'port'),
        within(
          '0.9 m/s at 0.3 and 0.7 /m: mean speed over that at 1.2 m/s',
          rounded(slowly / usually, 3),
          0,
          0.99,
          '',
          'port',
        ),
        within('share above the band at 1.5 m/s, 0.3 /m', rounded(shares(fast.flat()).above, 3), 0.5, 1, '', 'port'),
      ],
      {
        seeds: options.seeds ?? 10,
        numbers: {
          density: DENSITIES,
          speed: usual.map((points) => rounded(speedOf(points), 3)),
          share: usual.map((points) => rounded(shares(points).inside, 3)),
        },
      },
    );
  },
};
