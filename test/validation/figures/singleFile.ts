/** Speed over density, single file. */
import { POPULATIONS, stated } from '../../verification/frame/populations.js';
import { bandAt, RIMEA16 } from '../../verification/frame/rimea16.js';
import { singleFile, type FilePoint } from '../../verification/frame/singleFile.js';
import { interpolate, mean, seedsOf } from '../../verification/frame/statistics.js';
import { singleFileSet } from '../data.js';
import { COLOURS, svgOf } from '../plot.js';
import type { Figure } from '../types.js';

const DENSITIES = [0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7, 1.9];
const SEEDS = seedsOf(5);
const FREE = 1.2;

const curveOf = (clouds: readonly FilePoint[][]): [number, number][] =>
  clouds.map((points) => [mean(points.map(([rho]) => rho)), mean(points.map(([, v]) => v))]);

export const figure: Figure = {
  id: 'single-file',
  title: { en: 'Speed over density, single file', 'zh-CN': '单列行走：速度与密度' },
  method:
    'Straight corridor 0.8 m wide, filled evenly; the middle 10 m, 15 to 45 s after the start; density from the two neighbours, speed over a second; 5 seeds. Laboratory: 1.2 m/s as the band has it. Care: as residents walk.',
  sources: [
    `${singleFileSet.name}: ${singleFileSet.what}; ${singleFileSet.source} (${singleFileSet.confidence})`,
    'Band: 10th to 90th percentile, RiMEA 16 as PedestrianDynamics/jupedsim-web-community has it (R)',
  ],
  run({ progress, stop }) {
    const clouds = (population: 'laboratory' | 'care', free: number): FilePoint[][] =>
      DENSITIES.map((density) => {
        stop?.();
        progress?.(`${population}, ${density} /m`);
        const parameters = population === 'laboratory' ? stated(free) : POPULATIONS.care;
        return SEEDS.flatMap((seed) => singleFile(density, free, population, parameters, seed));
      });
    const young = clouds('laboratory', FREE);
    const old = clouds('care', 0.85);
    const curve = curveOf(young);
    const inBand = young.flat().filter(([rho]) => bandAt(rho) !== null);
    const inside = inBand.filter(([rho, v]) => v >= bandAt(rho)![1] && v <= bandAt(rho)![3]).length / inBand.length;
    const reach = singleFileSet.bins.filter(
      ([rho]) => rho >= curve[0][0] - 0.05 && rho <= curve[curve.length - 1][0] + 0.05,
    );
    const distance = mean(reach.map(([rho, v]) => Math.abs(interpolate(curve, rho) - v)));
    const svg = svgOf({
      title: 'Single file',
      x: 'density, persons/m',
      y: 'speed, m/s',
      xRange: [0, 3.2],
      yRange: [0, 1.6],
      series: [
        {
          name: 'band, 10 to 90 % (RiMEA 16)',
          colour: COLOURS.band,
          kind: 'band',
          values: RIMEA16.map(([x, a, , b]) => [x, a, b]),
        },
        {
          name: 'median of the band',
          colour: COLOURS.data,
          kind: 'line',
          dashed: true,
          values: RIMEA16.map(([x, , m]) => [x, m]),
        },
        {
          name: 'experiment, mean and sd',
          colour: COLOURS.data,
          kind: 'points',
          values: singleFileSet.bins.map(([x, y, sd]) => [x, y, sd]),
        },
        { name: 'ours, laboratory', colour: COLOURS.ours, kind: 'line', values: curve },
        { name: 'ours, care', colour: COLOURS.care, kind: 'line', values: curveOf(old) },
      ],
    });
    return {
      svg,
      result: {
        id: 'single-file',
        plot: 'single-file.svg',
        comparisons: [
          {
            name: 'laboratory against the band',
            distance: 1 - inside,
            unit: 'share',
            measure: 'share of points outside',
            pass: inside >= 0.75,
            criterion: 'at most 0.25',
          },
          {
            name: 'laboratory against the experiment',
            distance,
            unit: 'm/s',
            measure: `mean |v - v_data| over ${reach.length} bins`,
            pass: null,
          },
        ],
      },
    };
  },
};
