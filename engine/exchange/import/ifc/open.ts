/** Spaces of a model that meet with nothing between them: open to each other, as a kitchen to the living room beside it. */
import { pointInPolygon } from '../../../facility/geometry.js';
import { exitEdges } from '../exits.js';
import type { Budget } from '../limits.js';
import type { ImportReport } from '../report.js';
import { distance, ringArea, type Region } from '../regions.js';
import { middleOf, type Ring, type Sketch, type SketchSpace, type XY } from '../sketch.js';

/** Shorter stretches are corners that touch, m. */
const LEAST = 0.6;

/** Footprint of a wall and the heights it stands between, m. */
export interface WallBox {
  ring: Ring;
  low: number;
  high: number;
}

/**
 * Adds openings where the outlines of two spaces of a storey run along each other and no wall stands on that line. Rooms that
 * a program measures to the middle of the wall meet too, and are shut off by it.
 */
export function openBetween(
  sketch: Sketch,
  regions: ReadonlyMap<SketchSpace, Region>,
  walls: readonly WallBox[],
  report: ImportReport,
  budget: Budget,
): void {
  for (const storey of sketch.storeys) {
    const here = sketch.spaces.filter((space) => space.storey === storey.id && regions.has(space));
    const standing = walls.filter(({ low, high }) => low < storey.elevation + 1.5 && high > storey.elevation + 0.5);
    here.forEach((one, i) => {
      for (const two of here.slice(i + 1)) {
        budget.entity();
        if (!near(one.outline, two.outline)) continue;
        const stretches = exitEdges(regions.get(one)!, two.outline).filter(
          (at) => distance(at[0], at[1]) >= LEAST && !standing.some(({ ring }) => stands(ring, at)),
        );
        for (const at of stretches) {
          const width = distance(at[0], at[1]);
          const place = { ...one.place, storey: storey.id, at: middleOf(at) };
          report.findOut('openBetween', { name: one.name ?? '', other: two.name ?? '', value: width }, place);
          // A hand's breadth off both ends, so that it lies on the edges of both rooms.
          sketch.doors.push({
            place,
            storey: storey.id,
            kind: 'portal',
            inside: true,
            at: shortened(at, 0.05),
            clearWidth: width - 0.1,
          });
        }
      }
    });
  }
}

function shortened([a, b]: readonly [XY, XY], by: number): [XY, XY] {
  const length = distance(a, b);
  const [ux, uy] = [((b[0] - a[0]) / length) * by, ((b[1] - a[1]) / length) * by];
  return [
    [a[0] + ux, a[1] + uy],
    [b[0] - ux, b[1] - uy],
  ];
}

/** A wall that covers the middle of the stretch, or a quarter from either end. */
const stands = (ring: Ring, [a, b]: readonly [XY, XY]): boolean =>
  ringArea(ring) > 1e-4 &&
  [0.25, 0.5, 0.75].some((t) => pointInPolygon(ring.flat(), a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t));

function near(a: Ring, b: Ring): boolean {
  const [ax, ay, bx, by] = [a, b].flatMap((ring) => [0, 1].map((k) => ring.map((p) => p[k])));
  const meet = (p: number[], q: number[]): boolean =>
    Math.min(...p) <= Math.max(...q) + 0.05 && Math.min(...q) <= Math.max(...p) + 0.05;
  return meet(ax, bx) && meet(ay, by);
}
