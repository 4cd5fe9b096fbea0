/** Doors of a drawing: a leaf and its swing, two leaves, a line across the hole, or a block of which only the size is known. */
import { distancePointSegment } from '../../../facility/geometry.js';
import { distance } from '../regions.js';
import type { XY } from '../sketch.js';
import type { DxfShape } from './shapes.js';

export type Segment = readonly [XY, XY];

/** Widths a door can have, m. */
const DOOR_WIDTHS = [0.5, 4] as const;
/** A leaf begins at the hinge within this, m. */
const AT_HINGE = 0.03;

export const nearestWall = (p: XY, walls: readonly Segment[]): number =>
  walls.reduce((least, [a, b]) => Math.min(least, distancePointSegment(p[0], p[1], a[0], a[1], b[0], b[1])), Infinity);

/** How badly a segment fits between walls: the distances of its ends from the nearest ones, m. */
const misfit = (segment: Segment, walls: readonly Segment[]): number =>
  nearestWall(segment[0], walls) + nearestWall(segment[1], walls);

/**
 * The segments across the wall that some shapes of one door (or of a layer of exploded doors) stand for.
 * @param walls edges of rooms and walls near by, to tell the closed leaf from the open one
 */
export function doorsOf(shapes: readonly DxfShape[], walls: readonly Segment[]): { at: Segment; handle: string }[] {
  const arcs = shapes.filter((shape) => shape.type === 'ARC' && shape.centre !== undefined);
  const lines = shapes.filter((shape) => shape.type !== 'ARC' && shape.words === undefined && shape.points.length > 1);
  const doors: { at: Segment; handle: string }[] = [];
  const used = new Set<DxfShape>();
  for (const arc of arcs) {
    if (used.has(arc)) continue;
    used.add(arc);
    const hinge = arc.centre!;
    const ends = [arc.points[0], arc.points[arc.points.length - 1]];
    // Two leaves whose swings meet: the door goes from hinge to hinge.
    const other = arcs.find(
      (two) =>
        !used.has(two) &&
        ends.some((end) => [two.points[0], two.points[two.points.length - 1]].some((e) => distance(e, end) < 0.08)),
    );
    if (other !== undefined) {
      used.add(other);
      doors.push({ at: [hinge, other.centre!], handle: arc.handle });
      continue;
    }
    const fits = ends.map((end) => misfit([hinge, end], walls));
    // Where walls do not tell, the leaf does: it is drawn open.
    const leaf = ends.map((end) => lines.some((line) => joins(line, hinge, end)));
    const closed = Math.abs(fits[0] - fits[1]) > 0.1 ? (fits[0] < fits[1] ? 0 : 1) : leaf[0] && !leaf[1] ? 1 : 0;
    doors.push({ at: [hinge, ends[closed]], handle: arc.handle });
  }
  for (const line of lines) {
    if (arcs.some((arc) => line.points.some((p) => distance(p, arc.centre!) < AT_HINGE))) continue;
    const at = longAxis(line.points);
    const width = distance(at[0], at[1]);
    if (width < DOOR_WIDTHS[0] || width > DOOR_WIDTHS[1]) continue;
    // Jambs and thresholds of a door that has a swing are no doors of their own.
    if (doors.some((door) => distance(middle(door.at), middle(at)) < distance(door.at[0], door.at[1]))) continue;
    doors.push({ at, handle: line.handle });
  }
  return doors;
}

const middle = ([a, b]: Segment): XY => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

const joins = ({ points }: DxfShape, a: XY, b: XY): boolean =>
  points.some((p) => distance(p, a) < AT_HINGE) && points.some((p) => distance(p, b) < 0.08);

/** The line through the middle of some points, along the longer side of their box in the direction of their longest edge. */
function longAxis(points: readonly XY[]): Segment {
  if (points.length === 2) return [points[0], points[1]];
  let longest: Segment = [points[0], points[1]];
  for (let i = 1; i < points.length; i++)
    if (distance(points[i - 1], points[i]) > distance(longest[0], longest[1])) longest = [points[i - 1], points[i]];
  const d = distance(longest[0], longest[1]) || 1;
  const u: XY = [(longest[1][0] - longest[0][0]) / d, (longest[1][1] - longest[0][1]) / d];
  const along = points.map(([x, y]) => x * u[0] + y * u[1]);
  const across = points.map(([x, y]) => -x * u[1] + y * u[0]);
  const [a1, a2, c] = [Math.min(...along), Math.max(...along), (Math.min(...across) + Math.max(...across)) / 2];
  return [
    [u[0] * a1 - u[1] * c, u[1] * a1 + u[0] * c],
    [u[0] * a2 - u[1] * c, u[1] * a2 + u[0] * c],
  ];
}
