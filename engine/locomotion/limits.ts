/** What limits a step: bodies and walls around, as the half planes of `apart.ts`. */
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { addBarrier, SAME_SPOT, type Barriers } from './apart.js';
import type { Floor } from './floor.js';
import type { Near } from './near.js';
import type { LocomotionScratch } from './scratch.js';
import { clearAround, wallsNear } from './wallGrid.js';
import { mayPass, WALL_PLAY } from './walls.js';

/** Held up so long, s, somebody steps out of a doorway they do not head for. Assumption, U. */
const DOORWAY_AFTER = 1;

/** Nobody steps into anybody: of the gap to somebody who moves as well, half; of that to somebody who stands, all. */
export function bodiesAround(floor: Floor, near: Near, barriers: Barriers): void {
  const { count, gap, distance, slot, dx, dy } = near;
  const { walks } = floor;
  const reach = 2 * barriers.wanted[2];
  for (let k = 0; k < count; k++) {
    const g = gap[k];
    if (g >= reach) continue;
    const d = distance[k];
    if (d < SAME_SPOT) continue;
    addBarrier(barriers, dx[k] / d, dy[k] / d, walks[slot[k]] === 1 ? g / 2 : g);
  }
}

/**
 * Nobody steps into a wall; somebody already nearer than their half width (beside a bed, say) comes no nearer. An opening that
 * is not headed for is a wall to the body's middle.
 */
export function wallsAround(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const { floor, barriers } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot] - WALL_PLAY;
  const reach = half + barriers.wanted[2];
  const clear = clearAround(scratch.walls, space, x, y);
  if (clear >= reach) return;
  if (clear < barriers.wanted[2]) openingsAround(model, world, scratch, slot);
  const close = wallsNear(scratch.walls, space, x, y, floor.half[slot]);
  for (let k = 0; k < close.length; k++) {
    const i = close[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    let t = ((x - walls[i]) * wx + (y - walls[i + 1]) * wy) / (wx * wx + wy * wy);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = walls[i] + t * wx - x;
    const dy = walls[i + 1] + t * wy - y;
    const square = dx * dx + dy * dy;
    if (square >= reach * reach || square < 1e-18) continue;
    const d = Math.sqrt(square);
    addBarrier(barriers, dx / d, dy / d, d - half);
  }
}

/** Of the last `before` that was true: unit vector out through the opening, and how far its line is away, m. */
const opposite = new Float64Array(3);

/**
 * Does a point of the space `here` lie square in front of an opening of it, on this side of its line: in a ring, what lies behind
 * the line of an opening is the other side of the ring.
 */
function before(
  o: { a: number; x1: number; y1: number; x2: number; y2: number },
  here: number,
  x: number,
  y: number,
): boolean {
  const ux = o.x2 - o.x1;
  const uy = o.y2 - o.y1;
  const square = ux * ux + uy * uy;
  const t = ((x - o.x1) * ux + (y - o.y1) * uy) / square;
  if (t < 0 || t > 1) return false;
  // The space `a` lies to the left of 1→2: positive on this space's side.
  const length = Math.sqrt(square);
  const side = o.a === here ? 1 / length : -1 / length;
  opposite[0] = side * uy;
  opposite[1] = -side * ux;
  opposite[2] = side * (ux * (y - o.y1) - uy * (x - o.x1));
  return opposite[2] > -WALL_PLAY;
}

/** The lines of openings that the middle of the body may not pass, within the longest step. */
function openingsAround(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const { floor, barriers } = scratch;
  const { openings, spaces } = model.facility;
  const here = floor.space[slot];
  const row = floor.row[slot];
  const x = floor.x[slot];
  const y = floor.y[slot];
  const reach = barriers.wanted[2];
  const target = world.people.nextOpening[row];
  const list = spaces[here].openings;
  for (let k = 0; k < list.length; k++) {
    const o = openings[list[k]];
    if (!before(o, here, x, y)) continue;
    const off = opposite[2];
    if (off >= reach || mayPass(model, world, row, target, o, floor.half[slot])) continue;
    addBarrier(barriers, opposite[0], opposite[1], off);
  }
}

/**
 * barriers.step = the way from the nearest wall to where the body stands clear of it, m; (0, 0) for who does. Somebody who
 * walked alone may have come nearer to a wall than half their width, from one door to the next, say. Who is held up in a
 * doorway steps out of it likewise: its end may be just in front of them.
 */
export function offWalls(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const { floor, barriers } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot] - WALL_PLAY;
  barriers.step[0] = 0;
  barriers.step[1] = 0;
  if (clearAround(scratch.walls, space, x, y) >= half) return;
  const { walls } = space;
  const close = wallsNear(scratch.walls, space, x, y, floor.half[slot]);
  let least = half * half;
  let outX = 0;
  let outY = 0;
  for (let k = 0; k < close.length; k++) {
    const i = close[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    let t = ((x - walls[i]) * wx + (y - walls[i + 1]) * wy) / (wx * wx + wy * wy);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - walls[i] - t * wx;
    const dy = y - walls[i + 1] - t * wy;
    const square = dx * dx + dy * dy;
    if (square >= least || square < 1e-18) continue;
    least = square;
    outX = dx;
    outY = dy;
  }
  if (outX !== 0 || outY !== 0) {
    const d = Math.sqrt(least);
    barriers.step[0] = (outX * (half - d)) / d;
    barriers.step[1] = (outY * (half - d)) / d;
  }
  if (world.people.stalled[floor.row[slot]] > DOORWAY_AFTER) outOfDoorways(model, world, scratch, slot, half);
}

/** Adds to barriers.step the way out of openings that the body stands in and does not head for. */
function outOfDoorways(model: Model, world: World, scratch: LocomotionScratch, slot: number, half: number): void {
  const { floor, barriers } = scratch;
  const { openings, spaces } = model.facility;
  const here = floor.space[slot];
  const x = floor.x[slot];
  const y = floor.y[slot];
  const row = floor.row[slot];
  const target = world.people.nextOpening[row];
  for (const index of spaces[here].openings) {
    const o = openings[index];
    if (mayPass(model, world, row, target, o, floor.half[slot])) continue;
    if (!before(o, here, x, y)) continue;
    const off = opposite[2];
    if (off >= half) continue;
    barriers.step[0] -= opposite[0] * (half - off);
    barriers.step[1] -= opposite[1] * (half - off);
  }
}
