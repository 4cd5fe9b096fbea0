/** C13b: speed over density on stairs, inside the envelope of observations. */
import { densityPoint, meanPoint, type DensityPoint } from './frame/density.js';
import { overSeeds } from './frame/measure.js';
import type { Parameters } from './frame/populations.js';
import { rounded } from './frame/statistics.js';
import { holds, result, within, type RunOptions, type VerificationTest } from './frame/types.js';

/** Unimpeded speeds along the slope, adults of 30 to 50 on outside stairs: Fruin as printed in RiMEA (R2). */
const SPEEDS: Parameters = {
  'speed.independent.down.mean': 0.78,
  'speed.independent.down.sd': 0.08,
  'speed.independent.down.min': 0.6,
  'speed.independent.down.max': 1,
  'speed.independent.up.mean': 0.58,
  'speed.independent.up.sd': 0.06,
  'speed.independent.up.min': 0.45,
  'speed.independent.up.max': 0.75,
};
const DENSITIES = [0.6, 0.9, 1.2, 1.5];

/** Least and largest speed of the envelope at a density, m/s (Corbetta, as coded in a port). */
function envelope(way: 'up' | 'down', r: number): readonly [number, number] {
  if (way === 'up') {
    return [0.48 + 0.01 * r - (0.1 - 0.02 * r), 0.18 * r * r - 0.55 * r + 1.02 + Math.max(0.35 - 0.14 * r, 0)];
  }
  return [0.67 - 0.08 * r - (0.14 - 0.06 * r), 0.33 * r * r - 1.02 * r + 1.39 + (0.29 - 0.11 * r)];
}

export const test: VerificationTest = {
  id: 'C13b',
  standards: ['RiMEA 4.1.1 Test 13'],
  title: { en: 'Speed over density on stairs', 'zh-CN': '楼梯上的速度与密度关系' },
  statement:
    'Stairs are filled evenly to 0.6 to 1.5 persons/m²; at least half of the points of speed over density lie in the envelope of observations, and down is faster than up.',
  source: 'RiMEA 4.1.1 Test 13 and the envelope (Corbetta) as coded in a port (R2)',
  confidence: 'R2',
  population: 'laboratory',
  populationReason: 'the observations are of adults at a railway station',
  geometry:
    'after RiMEA 13: one flight 2 m wide, slope 1:2, long enough that its ends are not felt; the middle 4 m; 10 to 40 s',
  kind: 'stochastic',
  seeds: 10,
  expected: '≥ 0.5',
  tolerance: 'share of points, up and down',
  unit: 'share',
  run(options: RunOptions) {
    const curve = (stair: 'up' | 'down'): DensityPoint[] =>
      DENSITIES.map((density) =>
        meanPoint(
          overSeeds(options, 10, (seed) =>
            densityPoint(
              density,
              {
                population: 'laboratory',
                parameters: SPEEDS,
                free: 0.8,
                width: 2,
                apart: 0.42,
                settle: 10,
                measure: 30,
                stair,
              },
              seed,
            ),
          ),
        ),
      );
    const up = curve('up');
    const down = curve('down');
    const inside = (points: readonly DensityPoint[], way: 'up' | 'down'): number =>
      points.filter((p) => p.speed >= envelope(way, p.density)[0] && p.speed <= envelope(way, p.density)[1]).length /
      points.length;
    const both = [inside(up, 'up'), inside(down, 'down')];
    const faster = DENSITIES.every((_, i) => down[i].speed > up[i].speed);
    const words = (points: readonly DensityPoint[]): string => points.map((p) => rounded(p.speed)).join(', ');
    return result(
      rounded(Math.min(...both), 3),
      [
        within('share of points in the envelope, up', both[0], 0.5, 1, '', 'port'),
        within('share of points in the envelope, down', both[1], 0.5, 1, '', 'port'),
        holds('down is faster than up', faster, `${words(down)} > ${words(up)}`, 'faster', 'port', 'm/s'),
        within(
          'largest speed over the largest unimpeded speed',
          rounded(Math.max(...[...up, ...down].map((p) => p.fastest)), 4),
          -Infinity,
          1.0001,
          '',
          'ours',
        ),
      ],
      {
        seeds: options.seeds ?? 10,
        numbers: {
          'density up': up.map((p) => rounded(p.density, 3)),
          'speed up': up.map((p) => rounded(p.speed, 3)),
          'density down': down.map((p) => rounded(p.density, 3)),
          'speed down': down.map((p) => rounded(p.speed, 3)),
        },
      },
    );
  },
};
