/** Stairs and lifts of which each storey shows a footprint: which of them are one. */
import { commonArea, ringArea } from './regions.js';
import type { ImportReport } from './report.js';
import { middleOf, type Sketch, type SketchStair, type XY } from './sketch.js';

/**
 * Footprints that lie over each other on neighbouring storeys are one stair or one lift. In a drawing of one storey a stair
 * leads away from it: whoever reaches it has left what is drawn.
 */
export function joinShafts(sketch: Sketch, report: ImportReport): void {
  const order = sketch.storeys.map((storey) => storey.id);
  const merge = <T extends { outline: readonly XY[]; storeys: readonly string[]; name: string }>(
    list: T[],
    letter: string,
  ): T[] => {
    const joined: T[] = [];
    for (const one of list) {
      const region = { outline: [...one.outline], holes: [] };
      const below = joined.find(
        (two) =>
          order.indexOf(one.storeys[0]) === order.indexOf(two.storeys[two.storeys.length - 1]) + 1 &&
          commonArea(region, { outline: [...two.outline], holes: [] }) > 0.6 * ringArea(one.outline),
      );
      if (below === undefined) joined.push({ ...one, name: `${letter}${joined.length + 1}` });
      else joined[joined.indexOf(below)] = { ...below, storeys: [...below.storeys, one.storeys[0]] };
    }
    return joined;
  };
  sketch.stairs = merge(sketch.stairs, 'S');
  sketch.lifts = merge(sketch.lifts, 'lift-');
  if (order.length > 1) return;
  for (const stair of sketch.stairs) {
    const at = middleOf(stair.outline);
    report.findOut('stairAsExit', { name: stair.name }, { ...stair.place, at });
    sketch.exits.push({ place: stair.place, storey: order[0], name: stair.name, outline: stair.outline });
  }
  sketch.stairs = [];
}

/**
 * Stairs of which a file has one a storey: where the next begins on the storey the last one ends on and stands over it, they
 * are one stair, in the smaller of their footprints.
 */
export function stackedStairs(stairs: readonly SketchStair[], order: readonly string[]): SketchStair[] {
  const level = (storey: string): number => order.indexOf(storey);
  const joined: SketchStair[] = [];
  for (const stair of [...stairs].sort((a, b) => level(a.storeys[0]) - level(b.storeys[0]))) {
    const region = { outline: [...stair.outline], holes: [] };
    const i = joined.findIndex(
      (below) =>
        below.storeys[below.storeys.length - 1] === stair.storeys[0] &&
        commonArea(region, { outline: [...below.outline], holes: [] }) >
          0.6 * Math.min(ringArea(stair.outline), ringArea(below.outline)),
    );
    if (i < 0) {
      joined.push(stair);
      continue;
    }
    const below = joined[i];
    const known = (a: number | null, b: number | null): number | null =>
      a === null || b === null ? (a ?? b) : Math.min(a, b);
    joined[i] = {
      ...below,
      outline: ringArea(stair.outline) < ringArea(below.outline) ? stair.outline : below.outline,
      storeys: [...below.storeys, ...stair.storeys.slice(1)],
      flightWidth: known(below.flightWidth, stair.flightWidth),
      riser: known(below.riser, stair.riser),
    };
  }
  return joined;
}
