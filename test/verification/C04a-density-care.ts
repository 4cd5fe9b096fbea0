/** C04a: speed falls with density as it does for older people; the care population. */
import { densityPoint, meanPoint } from './frame/density.js';
import { overSeeds } from './frame/measure.js';
import { CARE_SPEED } from './frame/populations.js';
import { mean, rounded, weidmann } from './frame/statistics.js';
import { holds, report, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

const DENSITIES = [0.5, 1, 1.5, 2, 2.5];

export const test: VerificationTest = {
  id: 'C04a',
  standards: ['RiMEA 4.1.1 Test 4', 'IMO MSC.1/Circ.1533 Test 12', 'ISO 20414 Test 13'],
  title: { en: 'Speed over density, residents', 'zh-CN': '速度与密度关系（入住老年人）' },
  statement:
    'A corridor is filled evenly; speed is measured in its middle over a minute, the first 10 s not counted. Speed falls with density as the reference does.',
  source:
    'RiMEA 3.0 Test 4 (text); reference Weidmann 1993 (K), its free speed replaced by that of the population: by Ren et al. 2019 the curve of older people has the same shape when normalised by the free speed, up to 3 /m2; tolerance ours',
  confidence: 'R',
  population: 'care',
  populationReason: 'the curve every other result for residents rests on',
  geometry: 'after RiMEA 4: corridor 3 m wide and long enough (140 m) instead of 1000 m x 10 m; area 3 m x 4 m',
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
            { population: 'care', free: CARE_SPEED, width: 3, apart: 0.52, settle: 10, measure: 60 },
            seed,
          ),
        ),
      ),
    );
    const distance = mean(points.map((p) => Math.abs(p.speed - weidmann(p.density, CARE_SPEED)) / CARE_SPEED));
    const flows = points.map((p) => p.density * p.speed);
    const falling = points.every((p, i) => i === 0 || p.speed <= points[i - 1].speed + 0.02);
    const most = Math.max(...points.map((p) => p.fastest));
    return result(
      rounded(distance, 3),
      [
        within('mean |v - v_ref| / v_free, 0.5 to 2.5 /m²', rounded(distance, 3), -Infinity, 0.15, '', 'ours'),
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
          reference: points.map((p) => rounded(weidmann(p.density, CARE_SPEED), 3)),
        },
      },
    );
  },
};
