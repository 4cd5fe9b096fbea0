/**
 * Bodies as they stand on the floor. A body is a capsule: a disc of its half width (`People.radius`) drawn along a spine that
 * lies in its heading, the handlers included. People on foot are discs, narrower while they stand sideways.
 */
import { cos, sin } from '../math.js';
import { BODY } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { lookClose } from './neighbours.js';
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

/** The floor as it is after everybody's step, for `settleBody`. */
export function refreshFloor(world: World, scratch: LocomotionScratch): void {
  const { floor } = scratch;
  const { x, y, space, radius, moving } = world.people;
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    floor.x[slot] = x[row];
    floor.y[slot] = y[row];
    floor.half[slot] = radius[row];
    // Who left or arrived is no longer in the way.
    if (floor.speed[slot] > 0 && moving[row] === 0) floor.space[slot] = -1;
    else floor.space[slot] = space[row];
  }
}

/**
 * After the step: people on foot stand sideways or straight again, other bodies turn towards where they go, as far as
 * nobody is in the way; one after the other, so that no two turn into each other.
 */
export function settleBody(model: Model, world: World, scratch: LocomotionScratch, row: number): void {
  const people = world.people;
  if (people.moving[row] === 0) return;
  if (people.body[row] === BODY.walker) width(model, world, scratch, row);
  else if (scratch.among[row] === 1) turn(model, world, scratch, row);
}

function width(model: Model, world: World, scratch: LocomotionScratch, row: number): void {
  const { floor, near, footprints } = scratch;
  const { radius } = world.people;
  const base = footprints.half[BODY.walker];
  const now = radius[row];
  const change = SIDEWAYS_RATE * model.dt;
  if (scratch.among[row] === 1 && scratch.sideways[row] === 1) {
    const least = SIDEWAYS * base;
    if (now > least) radius[row] = now - change > least ? now - change : least;
  } else if (now < base) {
    const slot = floor.slotOf[row];
    let most = now + change < base ? now + change : base;
    lookClose(model, scratch, slot, MARGIN);
    for (let k = 0; k < near.count; k++) {
      const room = near.distance[k] - floor.half[near.slot[k]];
      if (room < most) most = room;
    }
    const wall = toWall(model, scratch, slot, most);
    if (wall < most) most = wall;
    if (most > now) radius[row] = most;
  }
  floor.half[floor.slotOf[row]] = radius[row];
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

function turn(model: Model, world: World, scratch: LocomotionScratch, row: number): void {
  const { floor, near, footprints } = scratch;
  const people = world.people;
  const slot = floor.slotOf[row];
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
  const most = footprints.turning[people.body[row]] * model.dt;
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
