/** How far somebody can go in a direction before touching anybody or a wall, and which direction leads farthest. */
import { cos, sin } from '../math.js';
import type { Model } from '../world/model.js';
import type { Floor } from './floor.js';
import type { Near } from './near.js';
import { FOLLOWS } from './relation.js';
import type { LocomotionScratch } from './scratch.js';
import { REACH, wallsNear } from './wallGrid.js';

/** How far ahead directions are compared, m, and in what angles (°): straight on, then by habit the one side before the other. Assumption, U. */
export const HORIZON = 2;
const ANGLES = [0, -15, 15, -30, 30, -45, 45, -60, 60, -75, 75] as const;
/** Turning further is for those who are held up, and after how long, s: angles from this index of the list below on. */
const WIDE_ANGLES = [-95, 95, -120, 120] as const;
const WIDE_AFTER = 3;
/** To those a way shorter than this, m, is no way, and costs this factor. */
const STANDING = 0.1;
const STANDING_COSTS = 1.2;
/** Another direction has to be better than straight on by this share. */
const BETTER = 0.98;
/** Somebody nearer than about this is taken to stand, as they do who are in each other's way, m. Assumption, U. */
const STANDS_AT = 0.5;

const ALL_ANGLES = [...ANGLES, ...WIDE_ANGLES];
export const COSINES = Float64Array.from(ALL_ANGLES, (a) => cos((a * 3.141592653589793) / 180));
export const SINES = Float64Array.from(ALL_ANGLES, (a) => sin((a * 3.141592653589793) / 180));

/** Free way along (ex, ey) until the body touches neighbour `k`, m; Infinity if that is not in the way. */
export function freeWay(near: Near, k: number, ex: number, ey: number): number {
  const dx = near.dx[k];
  const dy = near.dy[k];
  const ahead = dx * ex + dy * ey;
  if (ahead <= 0) return Infinity;
  const touch = near.touch[k];
  const side = dx * ey - dy * ex;
  if (side >= touch || side <= -touch) return Infinity;
  const way = ahead - Math.sqrt(touch * touch - side * side);
  return way > 0 ? way : 0;
}

/** Index of the angle that brings somebody nearest to the point `HORIZON` ahead before they touch anybody or a wall. */
export function bestDirection(model: Model, scratch: LocomotionScratch, slot: number, stalled: number): number {
  const { floor, near } = scratch;
  const { side } = scratch.rules;
  const dirX = floor.dirX[slot];
  const dirY = floor.dirY[slot];
  const angles = stalled > WIDE_AFTER ? ALL_ANGLES.length : ANGLES.length;
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < angles; i++) {
    const c = COSINES[i];
    const s = side * SINES[i];
    const ex = dirX * c - dirY * s;
    const ey = dirX * s + dirY * c;
    let way = wayToWall(model, scratch, slot, ex, ey, HORIZON);
    for (let k = 0; k < near.count && way > 0; k++) {
      if (near.how[k] === FOLLOWS) continue;
      const until = wayUntil(floor, near, slot, k, ex, ey);
      if (until < way) way = until;
    }
    let cost = HORIZON * HORIZON + way * way - 2 * HORIZON * way * c;
    if (stalled > WIDE_AFTER && way < STANDING) cost *= STANDING_COSTS;
    if (cost < least * (best === 0 ? BETTER : 1)) {
      least = cost;
      best = i;
    }
  }
  return best;
}

/** Way along (ex, ey) at the own speed until the body touches neighbour `k`, who goes on as they intend, m. */
function wayUntil(floor: Floor, near: Near, slot: number, k: number, ex: number, ey: number): number {
  const other = near.slot[k];
  const own = floor.speed[slot];
  const gap = near.distance[k] - near.touch[k];
  const theirs = gap > 0 ? (floor.speed[other] * gap) / (gap + STANDS_AT) : 0;
  const dx = near.dx[k];
  const dy = near.dy[k];
  const touch = near.touch[k];
  const wx = own * ex - theirs * floor.dirX[other];
  const wy = own * ey - theirs * floor.dirY[other];
  const closing = dx * wx + dy * wy;
  if (closing <= 0) return Infinity;
  const room = dx * dx + dy * dy - touch * touch;
  if (room <= 0) return dx * ex + dy * ey > 0 ? 0 : Infinity;
  const square = wx * wx + wy * wy;
  const root = closing * closing - square * room;
  if (root <= 0) return Infinity;
  return (own * (closing - Math.sqrt(root))) / square;
}

/** Way along (ex, ey) until the body touches a wall that is within `REACH` now, m; at most `most`. */
function wayToWall(
  model: Model,
  scratch: LocomotionScratch,
  slot: number,
  ex: number,
  ey: number,
  most: number,
): number {
  const { floor } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot];
  const close = wallsNear(scratch.walls, space, x, y, half);
  let least = most;
  for (let k = 0; k < close.length; k++) {
    const i = close[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    const length = Math.sqrt(wx * wx + wy * wy);
    const ux = wx / length;
    const uy = wy / length;
    const rx = x - walls[i];
    const ry = y - walls[i + 1];
    // Distance from the wall's line, and how fast it falls along (ex, ey).
    let off = ux * ry - uy * rx;
    let falls = -(ux * ey - uy * ex);
    if (off < 0) {
      off = -off;
      falls = -falls;
    }
    if (falls <= 1e-9) continue;
    const way = off > half ? (off - half) / falls : 0;
    if (way >= least) continue;
    const at = rx * ux + ry * uy;
    const along = at + way * (ex * ux + ey * uy);
    if (along <= -half || along >= length + half) continue;
    // Which walls farther off a cell lists hangs on where cells begin: those are not looked at.
    const beyond = at < 0 ? -at : at > length ? at - length : 0;
    if (off * off + beyond * beyond <= REACH * REACH) least = way;
  }
  return least;
}
