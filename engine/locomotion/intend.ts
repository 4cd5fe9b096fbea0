/** What somebody intends: the opening or goal to head for, the way there, and what others see of it. */
import { OUTSIDE } from '../facility/facility.js';
import { exitsOf, HERE, NO_ROUTE, whoOf, type Navigator } from '../navigation/navigator.js';
import { emit, setCause, tickEnd, tickStart } from '../world/acts.js';
import { CAUSE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { drawOf } from './following.js';
import type { LocomotionScratch } from './scratch.js';
import { planSpeed } from './speed.js';

/** A way is looked for again after being held up so long, s. */
const STALL_REROUTE = 5;
/** Nearer than this to an opening, m, people already stand in the queue for the next one behind it. Assumption, U. */
const MERGES_WITHIN = 1;

/** The way inside the space to the opening headed for, or to the goal; `leg` as `Navigator.steer` says. */
export function steer(world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
  const { space, x, y, nextOpening, goalX, goalY, radius, body } = world.people;
  const { at } = scratch;
  const base = scratch.footprints.half[body[row]];
  at[0] = x[row];
  at[1] = y[row];
  at[2] = goalX[row];
  at[3] = goalY[row];
  at[4] = radius[row] > base ? radius[row] : base;
  navigator.steer(space[row], nextOpening[row], at, scratch.leg);
}

/** Where the slot wants to go from where it is now, and how far it is: what others see of its intention. */
export function intend(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  slot: number,
): void {
  const people = world.people;
  const { floor, leg, budget } = scratch;
  const row = floor.row[slot];
  if (!choose(model, world, navigator, scratch, row) || budget[row] <= 0) return;
  steer(world, navigator, scratch, row);
  const opening = people.nextOpening[row];
  if (leg[2] < 1e-9) {
    // At the goal already; or on the line of the opening, which is crossed straight.
    if (opening < 0) return;
    const { openings } = model.facility;
    const o = openings[opening];
    const side = o.a === people.space[row] ? 1 : -1;
    leg[0] = (side * (o.y2 - o.y1)) / o.width;
    leg[1] = (side * (o.x1 - o.x2)) / o.width;
  }
  floor.dirX[slot] = leg[0];
  floor.dirY[slot] = leg[1];
  floor.left[slot] = leg[2];
  floor.last[slot] = leg[3];
  floor.order[slot] = leg[4];
  floor.barred[slot] = leg[5];
  floor.opening[slot] = opening;
  floor.speed[slot] = planSpeed(model, world, row, leg[0], leg[1]);
  if (opening >= 0 && leg[3] === 1 && leg[2] < MERGES_WITHIN) merge(model, world, navigator, scratch, slot);
  // Who waits at a door until people decide again looks at nobody.
  floor.walks[slot] = people.doorDelay[row] < budget[row] + scratch.further ? 1 : 0;
}

/** Where somebody close to an opening goes on behind it, if others are there with whom they may merge. */
function merge(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, slot: number): void {
  const people = world.people;
  const { floor, leg, at } = scratch;
  const row = floor.row[slot];
  const o = model.facility.openings[floor.opening[slot]];
  const behind = o.a === people.space[row] ? o.b : o.a;
  if (behind === OUTSIDE || behind === people.goalSpace[row] || floor.size[behind] === 0) return;
  at[0] = people.x[row] + leg[0] * leg[2];
  at[1] = people.y[row] + leg[1] * leg[2];
  const { goalSpace, goalX, goalY, body } = people;
  const next = navigator.nextOpening(
    world,
    behind,
    at[0],
    at[1],
    goalSpace[row],
    goalX[row],
    goalY[row],
    body[row],
    whoOf(world, row),
    exitsOf(model, world, row),
  );
  if (next < 0) return;
  navigator.steer(behind, next, at, leg);
  floor.beyond[slot] = next;
  floor.onward[slot] = leg[4];
}

/** The opening to head for; false (and a cause) if there is no way. -1: the goal is in this space, -2: no way. */
export function choose(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  row: number,
): boolean {
  const people = world.people;
  const opening = people.nextOpening[row];
  if (people.space[row] === people.goalSpace[row]) {
    people.nextOpening[row] = HERE;
    return true;
  }
  // Held up: look again, once every so many seconds of it.
  const stalled = people.stalled[row];
  const again =
    stalled > 0 && Math.floor(stalled / STALL_REROUTE) > Math.floor((stalled - scratch.elapsed) / STALL_REROUTE);
  const stale = opening < 0 || world.doorOutOfOrder[opening] === 1 || again;
  if (!stale) return true;
  const way = [
    people.space[row],
    people.x[row],
    people.y[row],
    people.goalSpace[row],
    people.goalX[row],
    people.goalY[row],
    people.body[row],
  ] as const;
  const next = navigator.nextOpening(
    world,
    ...way,
    whoOf(world, row),
    exitsOf(model, world, row),
    drawOf(model, world, scratch, row),
  );
  if (next !== opening) people.closest[row] = Infinity;
  people.nextOpening[row] = next;
  if (next === NO_ROUTE && navigator.smoky() && navigator.nextOpening(world, ...way) !== NO_ROUTE) {
    setCause(world, row, 'smoke', people.goalSpace[row], tickStart(model, world));
    return false;
  }
  if (next === NO_ROUTE) {
    // Once, however often the way is looked for again.
    if (people.cause[row] !== CAUSE.noRoute) {
      emit(world, 'noRoute', tickEnd(model, world), {
        person: model.people[row].id,
        space: model.facility.spaces[people.space[row]].id,
      });
    }
    setCause(world, row, 'noRoute', people.goalSpace[row], tickStart(model, world));
    return false;
  }
  if (people.cause[row] === CAUSE.noRoute || people.cause[row] === CAUSE.smoke)
    setCause(world, row, 'none', -1, tickStart(model, world));
  return true;
}
