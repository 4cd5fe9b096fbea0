/** Who sees whom: people act on each other in a straight line through free space, never through a wall. */
import { segmentsCross } from '../facility/geometry.js';
import type { OpeningInfo, SpaceInfo } from '../facility/facility.js';

/** Is the line between two points of one space free of its walls. */
export function seesWithin(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): boolean {
  if (space.convex && space.holes.length === 0) return true;
  if (crossesRing(space.outline, ax, ay, bx, by)) return false;
  for (const hole of space.holes) if (crossesRing(hole, ax, ay, bx, by)) return false;
  return true;
}

function crossesRing(ring: Float64Array, ax: number, ay: number, bx: number, by: number): boolean {
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    if (segmentsCross(ax, ay, bx, by, ring[j], ring[j + 1], ring[i], ring[i + 1])) return true;
  }
  return false;
}

/** Does the line between points on the two sides of an opening pass through its clear width, or within `play` m of it. */
export function seesThrough(o: OpeningInfo, ax: number, ay: number, bx: number, by: number, play: number): boolean {
  const dx = o.x2 - o.x1;
  const dy = o.y2 - o.y1;
  const a = dx * (ay - o.y1) - dy * (ax - o.x1);
  const b = dx * (by - o.y1) - dy * (bx - o.x1);
  let px = ax;
  let py = ay;
  // Both on the line of the opening: one of them stands in it, or neither sees the other.
  if (a !== b) {
    const t = a / (a - b);
    if (t < -1e-9 || t > 1 + 1e-9) return false;
    px = ax + t * (bx - ax);
    py = ay + t * (by - ay);
  }
  const square = dx * dx + dy * dy;
  const u = ((px - o.x1) * dx + (py - o.y1) * dy) / square;
  const slack = play > 0 ? play / Math.sqrt(square) : 1e-9;
  return u >= -slack && u <= 1 + slack;
}
