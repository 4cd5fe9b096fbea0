/**
 * One tick of walking for every body that moves: somebody alone goes straight at their own speed, exactly; in company the
 * step is decided among others (`crowd.ts`) from the positions at the tick's start. Nobody passes a wall (`walls.ts`).
 */
import { OUTSIDE } from '../facility/facility.js';
import { HERE, NO_ROUTE, type Navigator } from '../navigation/navigator.js';
import { setCause, tickStart } from '../world/acts.js';
import { BODIES, CAUSE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { decide, planSpeed } from './crowd.js';
import { heldUp, SQUEEZE_AFTER } from './held.js';
import { listPeople } from './neighbours.js';
import { SELF_CLOSING } from './parameters.js';
import { halfWidth, lookAround } from './relations.js';
import type { LocomotionScratch } from './scratch.js';
import { slide } from './walls.js';

/** A way is looked for again after being held up so long, s. */
const STALL_REROUTE = 5;
/** Spaces somebody can walk through within a tick; more is a loop in the building's drawing. */
const MOST_HOPS = 64;

/**
 * Walk for one tick: rows that move and are not attached, each by `dt` and what was left of earlier ticks (`carry`). The
 * directions and speeds of all come from where everybody is at the start; then all move. Attached rows follow.
 */
export function move(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { movers, budget, among, want } = scratch;
  let count = 0;
  for (let row = 0; row < people.count; row++) {
    want[row] = 0;
    if (people.moving[row] === 1 && people.attachedTo[row] < 0) movers[count++] = row;
  }
  for (let k = 0; k < count; k++) {
    const row = movers[k];
    budget[row] = model.dt + people.carry[row];
    people.carry[row] = 0;
    among[row] = 0;
    scratch.walks[row] = 0;
    if (choose(model, world, navigator, row) && model.crowding) intend(model, world, navigator, scratch, row);
  }
  if (model.crowding && count > 0) {
    listPeople(model, world, scratch);
    lookAround(model, world, scratch, count);
    for (let k = 0; k < count; k++) {
      const row = movers[k];
      const squeezes = people.stalled[row] > SQUEEZE_AFTER && scratch.walks[row] === 1;
      if (!squeezes && scratch.nearFrom[row] === scratch.nearTo[row]) continue;
      decide(model, world, scratch, row);
      among[row] = 1;
    }
  }
  for (let k = 0; k < count; k++) {
    const row = movers[k];
    if (budget[row] <= 0) people.carry[row] = budget[row];
    else if (people.nextOpening[row] === NO_ROUTE) continue;
    else if (among[row] === 0) alone(model, world, navigator, scratch, row, budget[row]);
    else together(model, world, navigator, scratch, row);
  }
  for (let row = 0; row < people.count; row++) {
    const to = people.attachedTo[row];
    if (to < 0) continue;
    people.space[row] = people.space[to];
    people.x[row] = people.x[to];
    people.y[row] = people.y[to];
    people.headingX[row] = people.headingX[to];
    people.headingY[row] = people.headingY[to];
  }
}

/** The way inside the space to the opening headed for, or to the goal; `leg` as `Navigator.steer` says. */
function look(world: World, navigator: Navigator, row: number, leg: Float64Array): void {
  const { space, x, y, nextOpening, goalX, goalY, radius } = world.people;
  navigator.steer(space[row], x[row], y[row], nextOpening[row], goalX[row], goalY[row], radius[row], leg);
}

/** Where the row wants to go from where it is now, and how far it is: what others see of its intention. */
function intend(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
  if (scratch.budget[row] <= 0) return;
  const people = world.people;
  const { leg } = scratch;
  look(world, navigator, row, leg);
  scratch.wantX[row] = leg[0];
  scratch.wantY[row] = leg[1];
  scratch.left[row] = leg[2];
  scratch.last[row] = leg[3];
  scratch.want[row] = planSpeed(model, world, row, leg[0], leg[1]);
  // Who waits at a door, or stands on the line of the opening headed for, looks at nobody in this tick.
  scratch.walks[row] = people.doorDelay[row] < scratch.budget[row] && leg[2] >= 1e-9 ? 1 : 0;
  scratch.order[row] = leg[4];
}

/** The opening to head for; false (and a cause) if there is no way. -1: the goal is in this space, -2: no way. */
function choose(model: Model, world: World, navigator: Navigator, row: number): boolean {
  const people = world.people;
  const opening = people.nextOpening[row];
  if (people.space[row] === people.goalSpace[row]) {
    people.nextOpening[row] = HERE;
    return true;
  }
  // Held up: look again, once every so many seconds of it.
  const stalled = people.stalled[row];
  const again = stalled > 0 && Math.floor(stalled / STALL_REROUTE) > Math.floor((stalled - model.dt) / STALL_REROUTE);
  const stale = opening < 0 || world.doorOutOfOrder[opening] === 1 || again;
  if (!stale) return true;
  const next = navigator.nextOpening(
    world,
    people.space[row],
    people.x[row],
    people.y[row],
    people.goalSpace[row],
    people.goalX[row],
    people.goalY[row],
    people.body[row],
  );
  if (next !== opening) people.closest[row] = Infinity;
  people.nextOpening[row] = next;
  if (next === NO_ROUTE) {
    setCause(world, row, 'noRoute', people.goalSpace[row], tickStart(model, world));
    return false;
  }
  if (people.cause[row] === CAUSE.noRoute) setCause(world, row, 'none', -1, tickStart(model, world));
  return true;
}

/** Seconds lost at a door by a body: only where it has to be opened against a closer. */
function doorDelay(model: Model, opening: number, body: number): number {
  if (!SELF_CLOSING.has(model.facility.openings[opening].kind)) return 0;
  switch (BODIES[body]) {
    case 'walker':
    case 'frame':
      return model.parameter('door.selfClosing.walker');
    case 'wheelchair':
      return model.parameter('door.selfClosing.wheelchair');
    case 'bed':
      return model.parameter('door.selfClosing.bed');
    default:
      return model.parameter('door.selfClosing.carried');
  }
}

/** Arrived, with so many seconds of the tick not used. */
function arrive(world: World, row: number, left: number): void {
  const people = world.people;
  people.arrived[row] = 1;
  people.moving[row] = 0;
  people.carry[row] = left;
}

/** Through the opening at its line: into the next space, or outside and done. Returns false once outside. */
function cross(model: Model, world: World, row: number, opening: number, left: number): boolean {
  const people = world.people;
  const o = model.facility.openings[opening];
  const to = o.a === people.space[row] ? o.b : o.a;
  people.space[row] = to;
  people.nextOpening[row] = -1;
  people.closest[row] = Infinity;
  if (to === OUTSIDE) {
    arrive(world, row, left);
    return false;
  }
  people.doorDelay[row] += doorDelay(model, opening, people.body[row]);
  return true;
}

/** Walk on with nobody in the way: exact to rounding, through as many spaces as the time allows. */
function alone(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  row: number,
  time: number,
): void {
  const people = world.people;
  const { leg } = scratch;
  let left = time;
  people.stalled[row] = 0;
  people.closest[row] = Infinity;
  if (people.cause[row] === CAUSE.crowd) setCause(world, row, 'none', -1, tickStart(model, world));
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    if (people.doorDelay[row] > 0) {
      const wait = people.doorDelay[row] < left ? people.doorDelay[row] : left;
      people.doorDelay[row] -= wait;
      left -= wait;
      if (left <= 0) return;
    }
    if (!choose(model, world, navigator, row)) return;
    const opening = people.nextOpening[row];
    look(world, navigator, row, leg);
    const [dirX, dirY, length, last] = leg;
    const v = planSpeed(model, world, row, dirX, dirY);
    if (length > 0) {
      people.headingX[row] = dirX;
      people.headingY[row] = dirY;
      if (v <= 0) return;
      const reach = v * left;
      if (reach < length) {
        people.x[row] += dirX * reach;
        people.y[row] += dirY * reach;
        return;
      }
      people.x[row] += dirX * length;
      people.y[row] += dirY * length;
      left -= length / v;
      if (left < 0) left = 0;
    }
    if (last === 0) continue;
    if (opening < 0) {
      people.x[row] = people.goalX[row];
      people.y[row] = people.goalY[row];
      arrive(world, row, left);
      return;
    }
    if (!cross(model, world, row, opening, left)) return;
  }
}

/** Move by the step decided: along walls where it would touch them, to the goal, or through the opening headed for. */
function together(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
  const people = world.people;
  let time = scratch.budget[row];
  if (people.doorDelay[row] > 0) {
    time -= people.doorDelay[row];
    people.doorDelay[row] = 0;
  }
  // At the goal: the same exact end as for somebody alone.
  if (scratch.arrives[row] === 1) {
    people.headingX[row] = scratch.wantX[row];
    people.headingY[row] = scratch.wantY[row];
    people.x[row] = people.goalX[row];
    people.y[row] = people.goalY[row];
    heldUp(model, world, scratch, row, time);
    arrive(world, row, time - scratch.left[row] / scratch.speed[row]);
    return;
  }
  const dx = scratch.stepX[row];
  const dy = scratch.stepY[row];
  const d = Math.sqrt(dx * dx + dy * dy);
  if (d > 0) {
    people.headingX[row] = dx / d;
    people.headingY[row] = dy / d;
  }
  // Through an opening the step goes on in the next space: nobody gains or loses time at a seam.
  let rest = 1;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const crossed = slide(model, world, scratch, row, dx * rest, dy * rest, halfWidth(world, scratch, row));
    if (hop === 0) heldUp(model, world, scratch, row, time);
    if (crossed < 0) return;
    rest *= 1 - scratch.share[0];
    if (!cross(model, world, row, crossed, time * rest)) return;
    if (people.doorDelay[row] > 0) {
      const wait = people.doorDelay[row] < time * rest ? people.doorDelay[row] : time * rest;
      people.doorDelay[row] -= wait;
      return;
    }
    if (!choose(model, world, navigator, row)) return;
  }
}
