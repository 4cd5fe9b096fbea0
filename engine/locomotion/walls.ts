/** The hard limit: nobody's middle leaves the space but through an opening, and no body comes nearer a wall than it fits. */
import { OUTSIDE, type OpeningInfo } from '../facility/facility.js';
import { pointInSpace } from '../facility/geometry.js';
import { PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { LocomotionScratch } from './scratch.js';
import { clearAround, wallsNear } from './wallGrid.js';

/**
 * By so much, m, a body may give way at a wall: without it a gap exactly as wide as the body could not be entered, as every
 * step towards it would be shorter than the one before.
 */
export const WALL_PLAY = 0.001;
/** Steps longer than this are walked in parts, so that no wall is jumped over, m. */
const LONGEST = 0.25;
/**
 * Move `row`, of half width `radius` now, by (dx, dy) inside its space. Returns the opening crossed, or -1; the row then
 * stands on its line and scratch.share holds the share of the step walked until there.
 * A wall stops the part of the step that goes into it; somebody already nearer than their half width (beside a bed, say)
 * may stay so near but comes no nearer. An opening that is not headed for is a wall to the body's middle.
 */
export function slide(
  model: Model,
  world: World,
  scratch: LocomotionScratch,
  row: number,
  dx: number,
  dy: number,
  radius: number,
): number {
  const length = Math.sqrt(dx * dx + dy * dy);
  const people = world.people;
  const space = model.facility.spaces[people.space[row]];
  // Most steps are made far from anything.
  if (clearAround(scratch.walls, space, people.x[row], people.y[row]) > length + radius) {
    people.x[row] += dx;
    people.y[row] += dy;
    return -1;
  }
  const parts = length > LONGEST ? Math.floor(length / LONGEST) + 1 : 1;
  for (let part = 0; part < parts; part++) {
    const crossed = slidePart(model, world, scratch, row, dx / parts, dy / parts, radius);
    if (crossed < 0) continue;
    scratch.share[0] = (part + scratch.share[0]) / parts;
    return crossed;
  }
  return -1;
}

function slidePart(
  model: Model,
  world: World,
  scratch: LocomotionScratch,
  row: number,
  dx: number,
  dy: number,
  radius: number,
): number {
  const people = world.people;
  const space = model.facility.spaces[people.space[row]];
  const px = people.x[row];
  const py = people.y[row];
  const { walls } = space;
  const near = wallsNear(scratch.walls, space, px, py, radius);
  const half = radius - WALL_PLAY;
  let qx = px + dx;
  let qy = py + dy;
  for (let round = 0; round < 4; round++) {
    let pushed = false;
    for (let k = 0; k < near.length; k++) {
      const i = near[k];
      const ax = walls[i];
      const ay = walls[i + 1];
      const wx = walls[i + 2] - ax;
      const wy = walls[i + 3] - ay;
      const l2 = wx * wx + wy * wy;
      let t = ((qx - ax) * wx + (qy - ay) * wy) / l2;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const ex = qx - ax - t * wx;
      const ey = qy - ay - t * wy;
      const d2 = ex * ex + ey * ey;
      if (d2 >= half * half) continue;
      let s = ((px - ax) * wx + (py - ay) * wy) / l2;
      s = s < 0 ? 0 : s > 1 ? 1 : s;
      const ox = px - ax - s * wx;
      const oy = py - ay - s * wy;
      const was = Math.sqrt(ox * ox + oy * oy);
      const least = was < half ? was : half;
      const d = Math.sqrt(d2);
      if (d >= least - 1e-12 || d < 1e-9) continue;
      qx += (ex / d) * (least - d);
      qy += (ey / d) * (least - d);
      pushed = true;
    }
    if (!pushed) break;
  }
  const target = people.nextOpening[row];
  for (const index of space.openings) {
    const o = model.facility.openings[index];
    const ux = o.x2 - o.x1;
    const uy = o.y2 - o.y1;
    const square = ux * ux + uy * uy;
    // The space `a` lies to the left of 1→2: positive on this space's side, zero on the line.
    const side = o.a === space.index ? 1 : -1;
    const b = side * (ux * (qy - o.y1) - uy * (qx - o.x1));
    if (b >= 0) continue;
    const a = side * (ux * (py - o.y1) - uy * (px - o.x1));
    if (a < -1e-9 * square) continue;
    const t = a > 0 ? a / (a - b) : 0;
    const cx = px + t * (qx - px);
    const cy = py + t * (qy - py);
    const u = ((cx - o.x1) * ux + (cy - o.y1) * uy) / square;
    if (u < 0 || u > 1) continue;
    if (mayPass(model, world, row, target, o, radius)) {
      people.x[row] = cx;
      people.y[row] = cy;
      scratch.share[0] = t;
      return index;
    }
    qx += (side * uy * b) / square;
    qy -= (side * ux * b) / square;
  }
  if (pointInSpace(space, qx, qy)) {
    people.x[row] = qx;
    people.y[row] = qy;
  }
  return -1;
}

/** May the middle of the body pass this opening: the one it heads for, or one it may go back through as it gives way. */
export function mayPass(
  model: Model,
  world: World,
  row: number,
  target: number,
  o: OpeningInfo,
  radius: number,
): boolean {
  return o.index === target || (world.people.pace[row] >= PACE.retreats && mayGoBack(model, world, o, radius));
}

/** Somebody who gives way may step back through this opening. */
function mayGoBack(model: Model, world: World, o: OpeningInfo, radius: number): boolean {
  const { spaces } = model.facility;
  if (o.b === OUTSIDE || spaces[o.a].kind === 'liftCar' || spaces[o.b].kind === 'liftCar') return false;
  return o.kind !== 'locked' && world.doorOutOfOrder[o.index] === 0 && o.width >= 2 * radius;
}
