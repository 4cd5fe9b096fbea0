/** The hard limit: nobody's middle leaves the space but through an opening, and no body comes nearer a wall than it fits. */
import { pointInSpace } from '../facility/geometry.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/**
 * Move `row`, of half width `radius` now, towards (x, y) inside its space. Returns the opening crossed (the row then stands on its line), or -1.
 * A wall stops the part of the step that goes into it; somebody already nearer than their half width (beside a bed, say)
 * may stay so near but comes no nearer.
 */
export function slide(model: Model, world: World, row: number, x: number, y: number, radius: number): number {
  const people = world.people;
  const space = model.facility.spaces[people.space[row]];
  const px = people.x[row];
  const py = people.y[row];
  const { walls } = space;
  let qx = x;
  let qy = y;
  for (let round = 0; round < 3; round++) {
    let pushed = false;
    for (let i = 0; i < walls.length; i += 4) {
      const ax = walls[i];
      const ay = walls[i + 1];
      const wx = walls[i + 2] - ax;
      const wy = walls[i + 3] - ay;
      const l2 = wx * wx + wy * wy;
      let t = ((qx - ax) * wx + (qy - ay) * wy) / l2;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const dx = qx - ax - t * wx;
      const dy = qy - ay - t * wy;
      const d2 = dx * dx + dy * dy;
      if (d2 >= radius * radius) continue;
      let s = ((px - ax) * wx + (py - ay) * wy) / l2;
      s = s < 0 ? 0 : s > 1 ? 1 : s;
      const ox = px - ax - s * wx;
      const oy = py - ay - s * wy;
      const was = Math.sqrt(ox * ox + oy * oy);
      const least = was < radius ? was : radius;
      const d = Math.sqrt(d2);
      if (d >= least - 1e-12) continue;
      if (d < 1e-9) continue;
      qx += (dx / d) * (least - d);
      qy += (dy / d) * (least - d);
      pushed = true;
    }
    if (!pushed) break;
  }
  // Which opening does the way lead through, if any.
  for (const index of space.openings) {
    const o = model.facility.openings[index];
    if (world.doorOutOfOrder[index] === 1 || o.kind === 'locked') continue;
    const ux = o.x2 - o.x1;
    const uy = o.y2 - o.y1;
    const a = ux * (py - o.y1) - uy * (px - o.x1);
    const b = ux * (qy - o.y1) - uy * (qx - o.x1);
    // `a` of the opening lies to the left of 1→2: leaving it means going from left to right.
    const leaves = o.a === space.index ? a >= 0 && b < 0 : a <= 0 && b > 0;
    if (!leaves) continue;
    const t = a === b ? 0 : a / (a - b);
    const cx = px + t * (qx - px);
    const cy = py + t * (qy - py);
    const u = ((cx - o.x1) * ux + (cy - o.y1) * uy) / (ux * ux + uy * uy);
    if (u < 0 || u > 1) continue;
    if (people.nextOpening[row] !== index) break;
    people.x[row] = cx;
    people.y[row] = cy;
    return index;
  }
  if (pointInSpace(space, qx, qy)) {
    people.x[row] = qx;
    people.y[row] = qy;
  }
  return -1;
}
