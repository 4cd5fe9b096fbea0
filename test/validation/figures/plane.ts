/** Speed over density in a corridor. */
import { densityPoint, meanPoint, type DensityPoint } from '../../verification/frame/density.js';
import { CARE_SPEED, LABORATORY_SPEED } from '../../verification/frame/populations.js';
import { interpolate, mean, seedsOf, weidmann } from '../../verification/frame/statistics.js';
import { bidirectionalSet, cornerSet, corridorSet, junctionSet, openSet, type DensitySet } from '../data.js';
import { COLOURS, svgOf, type Series } from '../plot.js';
import type { Comparison, Figure } from '../types.js';

const DENSITIES = [0.25, 0.5, 1, 1.5, 2, 2.5, 3];
const SEEDS = seedsOf(3);

type Curve = [number, number][];

function against(name: string, curve: Curve, points: readonly (readonly [number, number])[], free: number): Comparison {
  const reach = points.filter(([rho]) => rho >= curve[0][0] - 0.05 && rho <= curve[curve.length - 1][0] + 0.1);
  return {
    name,
    distance: mean(reach.map(([rho, v]) => Math.abs(interpolate(curve, rho) - v) / free)),
    unit: '1',
    measure: `mean |v - v_data| / v_free over ${reach.length} points`,
    pass: null,
  };
}

export const figure: Figure = {
  id: 'corridor',
  title: { en: 'Speed over density in a corridor', 'zh-CN': '走廊中速度与密度' },
  method:
    'Corridor 2 m wide, filled evenly and let go; the middle 4 m, 10 to 40 s after the start, so long that its ends are not felt; density is people over area; 3 seeds. Experiments of different kinds differ by a factor of two at the same density: the one-way corridor (UG) is the set the geometry is closest to.',
  sources: [
    ...[corridorSet, openSet, cornerSet, junctionSet, bidirectionalSet].map(
      (set) => `${set.name}: ${set.what}; ${set.source} (${set.confidence})`,
    ),
    'Weidmann 1993: v = 1.34 (1 - exp(-1.913 (1/rho - 1/5.4))) (K); for residents the free speed is theirs, the shape the same (Ren et al. 2019, older people up to 3 /m²)',
  ],
  run({ progress, stop }) {
    const curveOf = (population: 'laboratory' | 'care', free: number, apart: number): Curve =>
      DENSITIES.map((nominal) => {
        progress?.(`${population}, ${nominal} /m²`);
        const runs: DensityPoint[] = SEEDS.map((seed) => {
          stop?.();
          return densityPoint(nominal, { population, free, width: 2, apart, settle: 10, measure: 30 }, seed);
        });
        const { density, speed } = meanPoint(runs);
        return [density, speed];
      });
    const young = curveOf('laboratory', LABORATORY_SPEED, 0.42);
    const old = curveOf('care', CARE_SPEED, 0.5);
    const reference = (free: number): Curve =>
      Array.from({ length: 45 }, (_, i) => [0.2 + i * 0.1, weidmann(0.2 + i * 0.1, free)]);
    const marks: Record<string, string> = {
      [corridorSet.name]: COLOURS.data,
      [openSet.name]: COLOURS.second,
      [cornerSet.name]: COLOURS.third,
      [junctionSet.name]: COLOURS.fourth,
      [bidirectionalSet.name]: COLOURS.fifth,
    };
    const points = (set: DensitySet): Series => ({
      name: set.name,
      colour: marks[set.name],
      kind: 'points',
      values: set.bins.map(([x, y, sd]) => (set === corridorSet || set === openSet ? [x, y, sd] : [x, y])),
    });
    const svg = svgOf({
      title: 'Corridor',
      x: 'density, persons/m²',
      y: 'speed, m/s',
      xRange: [0, 5],
      yRange: [0, 1.7],
      series: [
        ...[corridorSet, openSet, cornerSet, junctionSet, bidirectionalSet].map(points),
        {
          name: 'Weidmann, 1.34 m/s',
          colour: COLOURS.ours,
          kind: 'line',
          dashed: true,
          values: reference(LABORATORY_SPEED),
        },
        { name: 'ours, laboratory', colour: COLOURS.ours, kind: 'line', values: young },
        { name: 'Weidmann, 0.85 m/s', colour: COLOURS.care, kind: 'line', dashed: true, values: reference(CARE_SPEED) },
        { name: 'ours, care', colour: COLOURS.care, kind: 'line', values: old },
      ],
    });
    const pairs = (set: DensitySet): [number, number][] => set.bins.map(([rho, v]) => [rho, v]);
    const care = against(
      'care against Weidmann at 0.85 m/s',
      old,
      reference(CARE_SPEED).filter(([r]) => r >= 0.5 && r <= 2.5),
      CARE_SPEED,
    );
    return {
      svg,
      result: {
        id: 'corridor',
        plot: 'corridor.svg',
        comparisons: [
          { ...care, pass: care.distance <= 0.15, criterion: 'at most 0.15 from 0.5 to 2.5 /m²' },
          against('laboratory against Weidmann', young, reference(LABORATORY_SPEED), LABORATORY_SPEED),
          ...[corridorSet, openSet, cornerSet, junctionSet, bidirectionalSet].map((set) =>
            against(`laboratory against ${set.name}`, young, pairs(set), LABORATORY_SPEED),
          ),
        ],
      },
    };
  },
};
