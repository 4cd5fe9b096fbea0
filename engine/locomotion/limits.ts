/** What limits a step: bodies and walls around, as the half planes of `apart.ts`. */
import type { Model } from '../world/model.js';
import { addBarrier, SAME_SPOT, type Barriers } from './apart.js';
import type { Floor } from './floor.js';
import type { Near } from './near.js';
import type { LocomotionScratch } from './scratch.js';
import { clearAround, wallsNear } from './wallGrid.js';
import { WALL_PLAY } from './walls.js';

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

/** Nobody steps into a wall; somebody already nearer than their half width (beside a bed, say) comes no nearer. */
export function wallsAround(model: Model, scratch: LocomotionScratch, slot: number): void {
  const { floor, barriers } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot] - WALL_PLAY;
  const reach = half + barriers.wanted[2];
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
 * barriers.step = the way from the nearest wall to where the body stands clear of it, m; (0, 0) for who does. Somebody who
 * walked alone may have come nearer to a wall than half their width, from one door to the next, say.
 */
export function offWalls(model: Model, scratch: LocomotionScratch, slot: number): void {
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
  const d = Math.sqrt(least);
  if (outX === 0 && outY === 0) return;
  barriers.step[0] = (outX * (half - d)) / d;
  barriers.step[1] = (outY * (half - d)) / d;
}
