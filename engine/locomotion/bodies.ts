/**
 * Bodies as they stand on the floor. A body is a capsule: a disc of its half width (`People.radius`) drawn along a spine that
 * lies in its heading, the handlers included. People on foot are discs, narrower while they stand sideways.
 */
import { cos, sin } from '../math.js';
import { BODY, PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { meetsAnybody, SLIPS_AFTER } from './crowd.js';
import { TURN_REACH } from './direction.js';
import { lookClose } from './neighbours.js';
import { MEETS } from './relation.js';
import type { LocomotionScratch } from './scratch.js';
import { wallsNear } from './wallGrid.js';

/**
 * On foot, people turn sideways to let somebody pass who comes the other way: half width falls to this share. Torso of
 * 0.30 m to a body of 0.50 m (FDS+Evac "Elderly", R).
 */
const SIDEWAYS = 0.6;
/** How fast that half width changes, m/s: a quarter turn of the trunk in 0.2 s. Assumption, U. */
const SIDEWAYS_RATE = 0.5;
/** Nobody moves farther than this within a tick, m: who is farther away cannot touch a body that turns. */
const MARGIN = 0.3;

/**
 * Before people decide: those on foot who stood sideways stand straight again, other bodies turn towards where they go, as
 * far as nobody is in the way; one after the other, so that no two turn into each other.
 */
export function settleBodies(model: Model, world: World, scratch: LocomotionScratch): void {
  const { floor, footprints } = scratch;
  const { radius, pace, stalled } = world.people;
  const base = footprints.half[BODY.walker];
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    if (floor.walks[slot] === 0) continue;
    if (floor.afoot[slot] === 0) {
      if (pace[row] >= PACE.among) turn(model, world, scratch, slot);
    } else if (radius[row] < base && stalled[row] <= SLIPS_AFTER && !meetsSomebodyClose(model, scratch, slot))
      widen(model, world, scratch, slot);
  }
}

/** After people decided: those on foot who meet somebody close by stand sideways. */
export function standSideways(model: Model, world: World, scratch: LocomotionScratch): void {
  const { floor, footprints, sideways } = scratch;
  const { radius, pace } = world.people;
  const least = SIDEWAYS * footprints.half[BODY.walker];
  const change = SIDEWAYS_RATE * (model.dt + scratch.further);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    if (pace[row] < PACE.among || sideways[row] === 0 || radius[row] <= least) continue;
    radius[row] = radius[row] - change > least ? radius[row] - change : least;
  }
}

/** Could a long body touch anybody by turning, those included who keep clear of it by themselves; then nobody is in `near`. */
export function swingsNearAnybody(model: Model, scratch: LocomotionScratch, slot: number): boolean {
  const { floor, near } = scratch;
  if (floor.spine[slot] === 0) return false;
  lookClose(model, scratch, slot, MARGIN + floor.spine[slot]);
  const close = near.count > 0;
  near.count = 0;
  return close;
}

function meetsSomebodyClose(model: Model, scratch: LocomotionScratch, slot: number): boolean {
  const { near } = scratch;
  if (!meetsAnybody(model, scratch, slot)) return false;
  for (let k = 0; k < near.count; k++) if (near.how[k] === MEETS && near.gap[k] < TURN_REACH) return true;
  return false;
}

function widen(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const { floor, near, footprints } = scratch;
  const { radius } = world.people;
  const row = floor.row[slot];
  const base = footprints.half[BODY.walker];
  const now = radius[row];
  const change = SIDEWAYS_RATE * scratch.elapsed;
  let most = now + change < base ? now + change : base;
  lookClose(model, scratch, slot, MARGIN);
  for (let k = 0; k < near.count; k++) {
    const room = near.distance[k] - floor.half[near.slot[k]];
    if (room < most) most = room;
  }
  const wall = toWall(model, scratch, slot, most);
  if (wall < most) most = wall;
  if (most <= now) return;
  radius[row] = most;
  floor.half[slot] = most;
}

/** Distance from the slot's middle to the nearest wall, m, if that is less than `most`. */
function toWall(model: Model, scratch: LocomotionScratch, slot: number, most: number): number {
  const { floor } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const close = wallsNear(scratch.walls, space, x, y, most);
  let least = most * most;
  for (let k = 0; k < close.length; k++) {
    const i = close[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    let t = ((x - walls[i]) * wx + (y - walls[i + 1]) * wy) / (wx * wx + wy * wy);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - walls[i] - t * wx;
    const dy = y - walls[i + 1] - t * wy;
    const square = dx * dx + dy * dy;
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}

function turn(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const { floor, near, footprints } = scratch;
  const people = world.people;
  const row = floor.row[slot];
  let hx = people.headingX[row];
  let hy = people.headingY[row];
  const dx = floor.dirX[slot];
  const dy = floor.dirY[slot];
  if (dx === 0 && dy === 0) return;
  // Front and back are alike: a body that has to go back goes back.
  if (hx * dx + hy * dy < 0) {
    hx = -hx;
    hy = -hy;
  }
  const most = footprints.turning[people.body[row]] * scratch.elapsed;
  const cross = hx * dy - hy * dx;
  const dot = hx * dx + hy * dy;
  let nx = dx;
  let ny = dy;
  if (dot < cos(most)) {
    const angle = cross > 0 ? most : -most;
    const c = cos(angle);
    const s = sin(angle);
    nx = hx * c - hy * s;
    ny = hx * s + hy * c;
  }
  floor.axisX[slot] = hx;
  floor.axisY[slot] = hy;
  lookClose(model, scratch, slot, MARGIN + floor.spine[slot]);
  let clear = true;
  const { count } = near;
  const before = near.distance.slice(0, count);
  floor.axisX[slot] = nx;
  floor.axisY[slot] = ny;
  const others = near.slot.slice(0, count);
  lookClose(model, scratch, slot, MARGIN + floor.spine[slot]);
  for (let k = 0; k < near.count && clear; k++) {
    if (near.distance[k] >= near.touch[k]) continue;
    const was = others.indexOf(near.slot[k]);
    clear = was >= 0 && near.distance[k] >= before[was] - 1e-9;
  }
  if (!clear) {
    nx = hx;
    ny = hy;
    floor.axisX[slot] = nx;
    floor.axisY[slot] = ny;
  }
  people.headingX[row] = nx;
  people.headingY[row] = ny;
}
