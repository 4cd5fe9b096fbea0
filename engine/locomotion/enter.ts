/**
 * Who sets off steps onto the floor where there is room for them: people in bed, in place or at a bedside are in nobody's way,
 * so others may just be walking where they are. They wait until those have passed. Of several who set off from one spot
 * the lower row goes first.
 */
import { setCause, tickStart } from '../world/acts.js';
import { CAUSE, PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { fillFloor, place } from './floor.js';
import { countWaiting } from './held.js';
import { lookClose } from './neighbours.js';
import type { LocomotionScratch } from './scratch.js';
import { seesThrough } from './sight.js';

/** Overlaps of no more than this are rounding, m. */
const ROUNDING = 1e-9;
/** Of two who set off at once none waits for the other if they overlap by no more than this, m: so close they were drawn. */
const DRAWN_SO = 0.02;

/**
 * Fills the floor with those who are on it and those who step onto it now. Asked when people decide; `movers` rows move.
 */
export function enterFloor(model: Model, world: World, scratch: LocomotionScratch, movers: number): void {
  const { pace } = world.people;
  const { floor, footprints } = scratch;
  fillFloor(model, world, floor, footprints);
  let refused = false;
  let next = 0;
  for (let k = 0; k < movers; k++) {
    const row = scratch.movers[k];
    if (pace[row] === PACE.none) {
      const other = whoIsThere(model, world, scratch, floor.slotOf[row]);
      if (other < 0) continue;
      pace[row] = PACE.waits;
      refused = true;
      waitFor(model, world, scratch, row, other);
    } else if (pace[row] === PACE.waits) {
      // Behind the last slot, where nobody sees them.
      place(world, floor, footprints, row, floor.count);
      const other = whoIsThere(model, world, scratch, floor.count);
      if (other >= 0) waitFor(model, world, scratch, row, other);
      else scratch.entering[next++] = row;
    }
  }
  if (refused) fillFloor(model, world, floor, footprints);
  // From the next tick on they set off like anybody: onto the floor if there still is room when people next decide.
  for (let k = 0; k < next; k++) {
    const row = scratch.entering[k];
    pace[row] = PACE.none;
    scratch.budget[row] = 0;
    world.people.stalled[row] = 0;
  }
}

/** Row of somebody on the way whom the body in the slot would stand in; -1 if there is nobody. */
function whoIsThere(model: Model, world: World, scratch: LocomotionScratch, slot: number): number {
  const { floor, near } = scratch;
  const { pace, moving, cause } = world.people;
  lookClose(model, scratch, slot, 0);
  for (let k = 0; k < near.count; k++) {
    if (near.gap[k] >= -ROUNDING) continue;
    const other = floor.row[near.slot[k]];
    // Who stands and works, or has no way, makes room by hand.
    if (moving[other] === 0 || cause[other] === CAUSE.noRoute || cause[other] === CAUSE.smoke) continue;
    if (pace[other] === PACE.waits) continue;
    // Of several who set off at once the lower row goes first.
    if (pace[other] === PACE.none && (other > floor.row[slot] || near.gap[k] >= -DRAWN_SO - ROUNDING)) continue;
    if (!sees(model, scratch, slot, near.slot[k])) continue;
    return other;
  }
  return -1;
}

/** Two slots near each other: in one space, or in two with an opening between them. */
function sees(model: Model, { floor }: LocomotionScratch, slot: number, other: number): boolean {
  const { spaces, openings } = model.facility;
  const here = floor.space[slot];
  const there = floor.space[other];
  if (here === there) return true;
  return spaces[here].openings.some((index) => {
    const o = openings[index];
    if (o.a !== there && o.b !== there) return false;
    return seesThrough(o, floor.x[slot], floor.y[slot], floor.x[other], floor.y[other], 0);
  });
}

function waitFor(model: Model, world: World, scratch: LocomotionScratch, row: number, other: number): void {
  const people = world.people;
  if (countWaiting(world, scratch, row) && people.cause[row] === CAUSE.none)
    setCause(world, row, 'crowd', other, tickStart(model, world));
}
