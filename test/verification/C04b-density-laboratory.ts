/** C04b: speed falls with density as it does for young adults; the laboratory population. */
import { densityPoint, meanPoint } from './frame/density.js';
import { overSeeds } from './frame/measure.js';
import { LABORATORY_SPEED } from './frame/populations.js';
import { mean, rounded, weidmann } from './frame/statistics.js';
import { holds, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const DENSITIES = [0.5, 1, 1.5, 2, 2.5, 3];

export const test: VerificationTest = {
  id: 'C04b',
  standards: ['RiMEA 4.1.1 Test 4', 'IMO MSC.1/Circ.1533 Test 12', 'ISO 20414 Test 13'],
  title: { en: 'Speed over density, young adults', 'zh-CN': '速度与密度关系（青壮年）' },
  statement:
    'A corridor is filled evenly; speed is measured in its middle over a minute, the first 10 s not counted. Speed falls with density as the reference does.',
  source: 'RiMEA 3.0 Test 4 (text); reference Weidmann 1993 (K); tolerance ours',
  confidence: 'R',
  population: 'laboratory',
  populationReason: 'the population of the experiments Weidmann sums up',
  geometry: 'after RiMEA 4: corridor 2 m wide and long enough (200 m) instead of 1000 m x 10 m; area 2 m x 4 m',
  kind: 'stochastic',
  seeds: 10,
  expected: 0,
  tolerance: 0.15,
  unit: 'mean |v - v_ref| / v_free',
  run(options: RunOptions) {
    const points = DENSITIES.map((density) =>
      meanPoint(
        overSeeds({ ...options, progress: (words) => options.progress?.(`${density} /m², ${words}`) }, 10, (seed) =>
          densityPoint(
            density,
            { population: 'laboratory', free: LABORATORY_SPEED, width: 2, apart: 0.42, settle: 10, measure: 60 },
            seed,
          ),
        ),
      ),
    );
    const distance = mean(
      points.map((p) => Math.abs(p.speed - weidmann(p.density, LABORATORY_SPEED)) / LABORATORY_SPEED),
    );
    const flows = points.map((p) => p.density * p.speed);
    const falling = points.every((p, i) => i === 0 || p.speed <= points[i - 1].speed + 0.02);
    const most = Math.max(...points.map((p) => p.fastest));
    return result(
      rounded(distance, 3),
      [
        within('mean |v - v_ref| / v_free, 0.5 to 3 /m²', rounded(distance, 3), -Infinity, 0.15, '', 'ours'),
        holds(
          'speed falls with density',
          falling,
          points.map((p) => rounded(p.speed)).join(', '),
          'falling',
          'standard',
          'm/s',
        ),
        within('largest speed over the largest unimpeded speed', rounded(most, 4), -Infinity, 1.0001, '', 'port'),
        report('specific flow', flows.map((f) => rounded(f)).join(', '), 'persons/(m s)'),
      ],
      {
        seeds: options.seeds ?? 10,
        numbers: {
          density: points.map((p) => rounded(p.density, 3)),
          speed: points.map((p) => rounded(p.speed, 3)),
          reference: points.map((p) => rounded(weidmann(p.density, LABORATORY_SPEED), 3)),
        },
      },
    );
  },
};
