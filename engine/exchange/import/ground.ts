/** Walkable ground of a file as spaces: parted at its doorways, what is parted joined by openings. */
import { partAtDoorways } from './necks.js';
import type { ImportReport } from './report.js';
import { distance, type Region } from './regions.js';
import type { Sketch } from './sketch.js';

/** @param object what the file calls it. Exits and stations have to be in the sketch: no doorway is taken from them. */
export function layGround(
  sketch: Sketch,
  storey: string,
  object: string,
  ground: readonly Region[],
  report: ImportReport,
): void {
  const exits = sketch.exits.filter((exit) => exit.storey === storey).map(({ outline }) => outline);
  const widths: number[] = [];
  let number = 0;
  for (const region of ground) {
    const { regions, doorways } = partAtDoorways(region, exits);
    const first = number;
    for (const part of regions) {
      number++;
      const name = `area-${number}`;
      sketch.spaces.push({ place: { object }, key: `ground/${name}`, storey, name, kind: 'hall', ...part });
    }
    for (const { between, at } of doorways) {
      const [a, b] = between.map((i) => `ground/area-${first + i + 1}`);
      sketch.links.push({ between: [a, b], at });
      widths.push(distance(at[0], at[1]));
    }
  }
  if (widths.length > 0)
    report.repair(
      'groundParted',
      { count: widths.length, least: Math.min(...widths), most: Math.max(...widths) },
      { object },
    );
}
