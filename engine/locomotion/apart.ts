/**
 * The hard limit among bodies: of all steps that keep clear of everybody and of the walls, the one nearest to the step
 * wanted. Two bodies that both move may each use half of the gap between them along the line of their nearest points, so
 * no two overlap after a tick that did not before, whatever they decided; and both always may stand still.
 */

import type { Model } from '../world/model.js';
import type { Floor } from './floor.js';
import type { Near } from './near.js';
import type { LocomotionScratch } from './scratch.js';
import { clearAround, wallsNear } from './wallGrid.js';
import { WALL_PLAY } from './walls.js';

/** Half planes: a step s is allowed if n · s ≤ c for each; c ≥ 0, so to stand is always allowed. */
export interface Barriers {
  count: number;
  nx: Float64Array;
  ny: Float64Array;
  c: Float64Array;
  /** Result of `nearestStep`. */
  x: number;
  y: number;
}

/** Walls are few; more than this near one body are not drawn. */
const ROOM_FOR_WALLS = 256;
/** Rounding of positions, m. */
const ROUNDING = 1e-12;

export const createBarriers = (people: number): Barriers => ({
  count: 0,
  nx: new Float64Array(people + ROOM_FOR_WALLS),
  ny: new Float64Array(people + ROOM_FOR_WALLS),
  c: new Float64Array(people + ROOM_FOR_WALLS),
  x: 0,
  y: 0,
});

/** Adds the half plane (nx, ny) · s ≤ c; (nx, ny) a unit vector, c taken as 0 if negative. */
export function addBarrier(barriers: Barriers, nx: number, ny: number, c: number): void {
  const k = barriers.count;
  if (k >= barriers.c.length) return;
  barriers.nx[k] = nx;
  barriers.ny[k] = ny;
  barriers.c[k] = c > 0 ? c : 0;
  barriers.count = k + 1;
}

/**
 * barriers.x, y = the allowed step nearest to (x, y): incremental linear programming in the plane (de Berg et al. 2008,
 * chapter 4.4, with distance as the objective, as in van den Berg et al. 2011). It is never longer than (x, y).
 */
export function nearestStep(barriers: Barriers, x: number, y: number): void {
  const { nx, ny, c, count } = barriers;
  let sx = x;
  let sy = y;
  for (let i = 0; i < count; i++) {
    const ix = nx[i];
    const iy = ny[i];
    const ic = c[i];
    if (ix * sx + iy * sy <= ic + ROUNDING) continue;
    // On the line of this one: p + t (-iy, ix), with t between what those before allow.
    const px = ix * ic;
    const py = iy * ic;
    let low = -Infinity;
    let high = Infinity;
    for (let j = 0; j < i; j++) {
      const along = iy * -nx[j] + ix * ny[j];
      const room = c[j] - nx[j] * px - ny[j] * py;
      if (along > 1e-9) {
        const t = room / along;
        if (t < high) high = t;
      } else if (along < -1e-9) {
        const t = room / along;
        if (t > low) low = t;
      } else if (room < -ROUNDING) {
        low = Infinity;
      }
    }
    if (low > high) {
      // Only rounding can say so: to stand is allowed.
      sx = 0;
      sy = 0;
      break;
    }
    let t = ix * y - iy * x;
    t = t < low ? low : t > high ? high : t;
    sx = px - iy * t;
    sy = py + ix * t;
  }
  barriers.x = sx;
  barriers.y = sy;
}

/** Nearer than this counts as the same spot, m. */
export const SAME_SPOT = 1e-6;

/** Nobody steps into anybody: of the gap to somebody who moves as well, half; of that to somebody who stands, all. */
export function bodiesAround(floor: Floor, near: Near, barriers: Barriers, step: number): void {
  const { count, gap, distance, slot, dx, dy } = near;
  const { walks } = floor;
  const reach = 2 * step;
  for (let k = 0; k < count; k++) {
    const g = gap[k];
    if (g >= reach) continue;
    const d = distance[k];
    if (d < SAME_SPOT) continue;
    addBarrier(barriers, dx[k] / d, dy[k] / d, walks[slot[k]] === 1 ? g / 2 : g);
  }
}

/** Nobody steps into a wall; somebody already nearer than their half width (beside a bed, say) comes no nearer. */
export function wallsAround(model: Model, scratch: LocomotionScratch, slot: number, step: number): void {
  const { floor, barriers } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot] - WALL_PLAY;
  const reach = half + step;
  if (clearAround(scratch.walls, space, x, y) >= reach) return;
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

/**
 * barriers.x, y = the way from the nearest wall to where the body stands clear of it, m; (0, 0) for who does. Somebody who
 * walked alone may have come nearer to a wall than half their width, from one door to the next, say.
 */
export function offWalls(model: Model, scratch: LocomotionScratch, slot: number): void {
  const { floor, barriers } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot] - WALL_PLAY;
  barriers.x = 0;
  barriers.y = 0;
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
  const d = Math.sqrt(least);
  if (outX === 0 && outY === 0) return;
  barriers.x = (outX * (half - d)) / d;
  barriers.y = (outY * (half - d)) / d;
}
