/** Shares of storey and stair in the stream below a landing where both are full. */
import { follow } from '../../verification/frame/measure.js';
import { drawsOf, scatter, Scene } from '../../verification/frame/scene.js';
import { mean, rounded, seedsOf } from '../../verification/frame/statistics.js';
import { MERGING } from '../data.js';
import { COLOURS, svgOf } from '../plot.js';
import type { Comparison, Figure } from '../types.js';

const SEEDS = seedsOf(5);
/** s: both streams are there, and neither has run out. */
const FROM = 20;
const TO = 80;
type Door = keyof typeof MERGING;

/** Share of those from the storey among all who go down from 20 to 80 s; NaN if one stream ran out. */
export function floorShare(
  door: Door,
  population: 'care' | 'laboratory',
  seed: string,
): { share: number; flow: number } {
  const scene = new Scene({ population, horizon: 200 }).storey('L2', 3).storey('L3', 4.5);
  // Landing 3.0 m x 1.5 m on L2; the stair from above arrives on its west half, the stair down leaves from its east half.
  scene
    .space('landing', [0, 0, 3, 1.5], { kind: 'landing', storey: 'L2' })
    .flight('above', [0, 1.5, 1.5, 4.5], [0, 1], 1.5, { storey: 'L2' })
    .space('upper', [0, 4.5, 8, 12.5], { kind: 'landing', storey: 'L3' })
    .flight('below', [1.5, 1.5, 3, 4.5], [0, -1], 1.5, { storey: 'L1', elevation: 1.5 })
    .space('foot', [1.5, 4.5, 3, 6.5], { kind: 'landing', storey: 'L1', elevation: 1.5 })
    .opening('above-head', ['above', 'upper'], [0, 4.5], [1.5, 4.5])
    .opening('above-foot', ['above', 'landing'], [0, 1.5], [1.5, 1.5])
    .opening('below-head', ['below', 'landing'], [1.5, 1.5], [3, 1.5])
    .opening('below-foot', ['below', 'foot'], [1.5, 4.5], [3, 4.5])
    .opening('exit', ['foot', 'outside'], [1.5, 6.5], [3, 6.5]);
  if (door === 'adjacent') {
    // In the west wall, beside where the stair arrives.
    scene
      .space('storey', [-10, -4, 0, 5], { storey: 'L2' })
      .opening('door', ['storey', 'landing'], [0, 0.25], [0, 1.25], { kind: 'door' });
    for (const at of scatter([-9, -3.5, -0.5, 4.5], 120, 0.52, drawsOf('merging/floor', seed)))
      scene.person('storey', at, { id: `floor-${scene.people.length}` });
  } else {
    // In the south wall, opposite the stair that arrives.
    scene
      .space('storey', [-4, -10, 5, 0], { storey: 'L2' })
      .opening('door', ['storey', 'landing'], [0.25, 0], [1.25, 0], { kind: 'door' });
    for (const at of scatter([-3.5, -9, 4.5, -0.5], 120, 0.52, drawsOf('merging/floor', seed)))
      scene.person('storey', at, { id: `floor-${scene.people.length}` });
  }
  for (const at of scatter([0.3, 4.8, 7.7, 12.2], 120, 0.52, drawsOf('merging/stair', seed)))
    scene.person('upper', at, { id: `stair-${scene.people.length}` });
  const simulation = scene.simulation(seed);
  const { passages } = follow(simulation, { until: TO });
  const down = passages.filter((p) => p.to === 'below' && p.time > FROM);
  const fromFloor = down.filter(({ row }) => simulation.model.people[row].id.startsWith('floor')).length;
  return { share: fromFloor / down.length, flow: down.length / (TO - FROM) };
}

export const figure: Figure = {
  id: 'merging',
  title: { en: 'Merging of a storey with the stair', 'zh-CN': '楼层与楼梯人流的汇合' },
  method:
    'After Galea et al. 2008: landing 3.0 m x 1.5 m, stairs 1.5 m wide, door 1 m; 120 people on the storey and 120 above, so that both streams last; who goes down from 20 to 80 s; 5 seeds.',
  sources: [MERGING.adjacent.source, MERGING.opposite.source],
  run({ progress, stop }) {
    const doors: readonly Door[] = ['adjacent', 'opposite'];
    const ours = doors.flatMap((door) =>
      (['care', 'laboratory'] as const).map((population) => {
        progress?.(`${door}, ${population}`);
        const runs = SEEDS.map((seed) => {
          stop?.();
          return floorShare(door, population, seed);
        });
        return { door, population, share: mean(runs.map((r) => r.share)), flow: mean(runs.map((r) => r.flow)) };
      }),
    );
    const x = (door: Door): number => (door === 'adjacent' ? 1 : 2);
    const of = (population: string, shift: number): number[][] =>
      ours.filter((o) => o.population === population).map((o) => [x(o.door) + shift, o.share]);
    const svg = svgOf({
      title: 'Merging: share of the storey in the stream below',
      x: 'door of the storey',
      y: 'share of the storey',
      xRange: [0.4, 2.6],
      yRange: [0, 1],
      xLabels: doors.map((door) => [x(door), door === 'adjacent' ? 'beside the stair' : 'opposite the stair']),
      series: [
        {
          name: 'accepted',
          colour: COLOURS.band,
          kind: 'bars',
          values: doors.map((d) => [x(d), ...MERGING[d].accepted]),
        },
        {
          name: 'experiments',
          colour: COLOURS.data,
          kind: 'points',
          values: doors.map((d) => [
            x(d),
            mean(MERGING[d].measured),
            (MERGING[d].measured[1] - MERGING[d].measured[0]) / 2,
          ]),
        },
        { name: 'ours, care', colour: COLOURS.care, kind: 'points', values: of('care', -0.12) },
        { name: 'ours, laboratory', colour: COLOURS.ours, kind: 'points', values: of('laboratory', 0.12) },
      ],
    });
    const comparisons = ours.map((o): Comparison => {
      const { measured, accepted } = MERGING[o.door];
      const off = o.share < measured[0] ? measured[0] - o.share : o.share > measured[1] ? o.share - measured[1] : 0;
      return {
        name: `${o.population}, door ${o.door}`,
        distance: off,
        unit: 'share',
        measure: `share ${rounded(o.share)}, distance from ${measured[0]} … ${measured[1]}; ${rounded(o.flow)} persons/s`,
        pass: o.share >= accepted[0] && o.share <= accepted[1],
        criterion: `share ${accepted[0]} … ${accepted[1]}`,
      };
    });
    const beside = ours.find((o) => o.door === 'adjacent' && o.population === 'care')!.share;
    const across = ours.find((o) => o.door === 'opposite' && o.population === 'care')!.share;
    comparisons.push({
      name: 'care, share beside the stair less share opposite',
      distance: beside - across,
      unit: 'share',
      measure: 'by Galea et al. not below 0',
      pass: beside >= across,
      criterion: 'at least 0',
    });
    return { svg, result: { id: 'merging', plot: 'merging.svg', comparisons } };
  },
};
