/**
 * One tick of walking for every body that moves: somebody alone goes straight at their own speed, exactly; in company the
 * collision-free speed model (Tordeux, Chraibi & Seyfried 2016) gives direction and speed from the positions at the tick's
 * start. Nobody passes a wall.
 */
import { OUTSIDE } from '../facility/facility.js';
import type { Navigator } from '../navigation/navigator.js';
import { setCause } from '../world/acts.js';
import { BODIES, CAUSE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { decide, halfWidth, heldUp, look, planSpeed, SQUEEZE_AFTER } from './crowd.js';
import { listBySpace, neighboursOf } from './neighbours.js';
import { SELF_CLOSING } from './parameters.js';
import type { LocomotionScratch } from './scratch.js';
import { slide } from './walls.js';

/** Somebody among others who is so near to where they want to be, m, takes the last step at once. */
const NEAR_ENOUGH = 0.01;

/** A way is looked for again after being held up so long, s. */
const STALL_REROUTE = 5;

export function move(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { movers, budget, stepX, stepY } = scratch;
  let count = 0;
  for (let row = 0; row < people.count; row++) {
    if (people.moving[row] === 1 && people.attachedTo[row] < 0) movers[count++] = row;
  }
  if (count === 0) return;
  if (model.crowding) listBySpace(model, world, scratch);
  const sight = model.parameter('locomotion.sight');

  // Decide for all from where they are now, then move all.
  for (let k = 0; k < count; k++) {
    const row = movers[k];
    budget[row] = model.dt + people.carry[row];
    people.carry[row] = 0;
    stepX[row] = Number.NaN;
    if (budget[row] <= 0 || !choose(model, world, navigator, row)) continue;
    if (!model.crowding || people.doorDelay[row] >= budget[row]) continue;
    const near = neighboursOf(model, world, scratch, row, sight);
    scratch.inFront[row] = -1;
    if (people.stalled[row] > SQUEEZE_AFTER) decide(model, world, navigator, scratch, row, 0);
    else if (near > 0) decide(model, world, navigator, scratch, row, near);
  }
  for (let k = 0; k < count; k++) {
    const row = movers[k];
    if (budget[row] <= 0) {
      people.carry[row] = budget[row];
      continue;
    }
    if (people.nextOpening[row] === -2) continue;
    if (Number.isNaN(stepX[row])) alone(model, world, navigator, scratch, row, budget[row]);
    else together(model, world, navigator, scratch, row, stepX[row], stepY[row]);
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

/** The opening to head for; false (and a cause) if there is no way. -1: the goal is in this space, -2: no way. */
function choose(model: Model, world: World, navigator: Navigator, row: number): boolean {
  const people = world.people;
  const opening = people.nextOpening[row];
  if (people.space[row] === people.goalSpace[row]) {
    people.nextOpening[row] = -1;
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
  if (next === -2) {
    setCause(world, row, 'noRoute', people.goalSpace[row], world.tick / model.ticksPerSecond);
    return false;
  }
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

/** Through the opening at its line: into the next space, or outside and done. Returns false once outside. */
function cross(model: Model, world: World, row: number, opening: number, left: number): boolean {
  const people = world.people;
  const o = model.facility.openings[opening];
  const to = o.a === people.space[row] ? o.b : o.a;
  people.space[row] = to;
  people.nextOpening[row] = -1;
  people.closest[row] = Infinity;
  if (to === OUTSIDE) {
    people.arrived[row] = 1;
    people.moving[row] = 0;
    people.carry[row] = left;
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
  if (people.cause[row] === CAUSE.crowd) setCause(world, row, 'none', -1, world.tick / model.ticksPerSecond);
  for (let hop = 0; hop < 64; hop++) {
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
      people.arrived[row] = 1;
      people.moving[row] = 0;
      people.carry[row] = left;
      return;
    }
    if (!cross(model, world, row, opening, left)) return;
  }
}

/** Move by the step decided, along walls where it would touch them, through an opening where it crosses one. */
function together(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  row: number,
  dx: number,
  dy: number,
): void {
  const people = world.people;
  const { leg, budget } = scratch;
  let heldByDoor = 0;
  if (people.doorDelay[row] > 0) {
    heldByDoor = people.doorDelay[row] < budget[row] ? people.doorDelay[row] : budget[row];
    people.doorDelay[row] -= heldByDoor;
  }
  const x = people.x[row];
  const y = people.y[row];
  const d = Math.sqrt(dx * dx + dy * dy);
  if (d > 0) {
    people.headingX[row] = dx / d;
    people.headingY[row] = dy / d;
  }
  const crossed = slide(model, world, row, x + dx, y + dy, halfWidth(world, row));
  heldUp(model, world, scratch, row, budget[row] - heldByDoor);
  if (crossed >= 0) {
    if (!cross(model, world, row, crossed, 0)) return;
    return;
  }
  // At the goal, or at the line of the opening headed for: the same exact end as for somebody alone.
  if (!choose(model, world, navigator, row)) return;
  const opening = people.nextOpening[row];
  look(world, navigator, row, leg);
  if (leg[3] === 0 || leg[2] > NEAR_ENOUGH) return;
  // Not in this tick if that made somebody faster than they are; the next one has time for it.
  const mx = people.x[row] - x;
  const my = people.y[row] - y;
  const most = planSpeed(model, world, row, leg[0], leg[1]) * (budget[row] - heldByDoor);
  if (Math.sqrt(mx * mx + my * my) + leg[2] > most) return;
  if (opening < 0) {
    people.x[row] = people.goalX[row];
    people.y[row] = people.goalY[row];
    people.arrived[row] = 1;
    people.moving[row] = 0;
    people.carry[row] = 0;
  } else {
    people.x[row] += leg[0] * leg[2];
    people.y[row] += leg[1] * leg[2];
    cross(model, world, row, opening, 0);
  }
}
