/**
 * One tick of walking for every body that moves: somebody alone goes straight at their own speed, exactly; in company the
 * step is decided among others (`crowd.ts`) from the positions at the tick's start. Nobody passes a wall (`walls.ts`).
 */
import { OUTSIDE } from '../facility/facility.js';
import { HERE, NO_ROUTE, whoOf, type Navigator } from '../navigation/navigator.js';
import { emit, setCause, tickEnd, tickStart } from '../world/acts.js';
import { BODIES, BODY, CAUSE, PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { SAME_SPOT } from './apart.js';
import { settleBodies, standSideways, swingsNearAnybody } from './bodies.js';
import { decide, meetsAnybody, planSpeed } from './crowd.js';
import { addThoseJustOut, fillFloor } from './floor.js';
import { keepTogether, queueTogether } from './groups.js';
import { SQUEEZE_AFTER } from './held.js';
import { lookClose } from './neighbours.js';
import { SELF_CLOSING } from './parameters.js';
import type { LocomotionScratch } from './scratch.js';
import { clearAround } from './wallGrid.js';
import { slide } from './walls.js';

/** A way is looked for again after being held up so long, s. */
const STALL_REROUTE = 5;
/** Who has been held up so long just in front of their goal has arrived, s. Assumption, U. */
const SETTLES_AFTER = 1;
/** Spaces somebody can walk through within a tick; more is a loop in the building's drawing. */
const MOST_HOPS = 64;

/**
 * Walk for one tick: rows that move and are not attached, each by `dt` and what was left of earlier ticks (`carry`). A few
 * times a second people decide, from where everybody is then; in between who is in company keeps their velocity, and who is
 * alone walks on from leg to leg. Attached rows follow.
 */
export function move(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { movers, budget } = scratch;
  const { moving, attachedTo, pace, carry } = people;
  let count = 0;
  let undecided = false;
  for (let row = 0; row < people.count; row++) {
    if (moving[row] === 0) continue;
    if (attachedTo[row] >= 0) {
      pace[row] = PACE.none;
      continue;
    }
    movers[count++] = row;
    budget[row] = model.dt + carry[row];
    carry[row] = 0;
    if (pace[row] === PACE.none) undecided = true;
  }
  if (count > 0) {
    const deciding = decisionTick(world.tick, model, scratch);
    if (deciding && model.groups.length > 0) keepTogether(model, world, navigator);
    if (!model.crowding) for (let k = 0; k < count; k++) pace[movers[k]] = PACE.alone;
    else if (deciding) decideAll(model, world, navigator, scratch);
    else if (undecided) decideBetween(model, world, navigator, scratch);
  }
  for (let k = 0; k < count; k++) {
    const row = movers[k];
    // Who sets off in company between two decisions waits for the next; the time is theirs.
    if (budget[row] <= 0 || pace[row] === PACE.none) carry[row] = budget[row];
    else if (pace[row] === PACE.alone) alone(model, world, navigator, scratch, row);
    else together(model, world, navigator, scratch, row);
  }
  for (let row = 0; row < people.count; row++) {
    const to = attachedTo[row];
    if (to < 0) continue;
    people.space[row] = people.space[to];
    people.x[row] = people.x[to];
    people.y[row] = people.y[to];
    people.headingX[row] = people.headingX[to];
    people.headingY[row] = people.headingY[to];
  }
}

/** Do people decide in this tick? Then scratch.further and .elapsed are the times until the next and since the last. */
function decisionTick(tick: number, model: Model, scratch: LocomotionScratch): boolean {
  const { ticksPerSecond } = model;
  const rate = scratch.rules.decisions;
  const number = (t: number): number => Math.floor((t * rate) / ticksPerSecond);
  const now = number(tick);
  if (tick > 0 && number(tick - 1) === now) return false;
  let ahead = 1;
  while (number(tick + ahead) === now) ahead++;
  let back = 1;
  while (tick - back > 0 && number(tick - back - 1) === number(tick - 1)) back++;
  scratch.further = (ahead - 1) * model.dt;
  scratch.elapsed = back * model.dt;
  return true;
}

/** Who intends what, then who walks how among others; rows without company are left to `alone`. */
function decideAll(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { floor, footprints, near, rules } = scratch;
  fillFloor(model, world, floor, footprints);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    if (people.moving[floor.row[slot]] === 1) intend(model, world, navigator, scratch, slot);
  }
  if (model.groups.length > 0) queueTogether(model, world, floor);
  settleBodies(model, world, scratch);
  addThoseJustOut(model, world, floor, footprints, rules.sight);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    if (people.moving[row] === 0) continue;
    people.pace[row] = PACE.alone;
    if (floor.walks[slot] === 0) continue;
    if (people.stalled[row] > SQUEEZE_AFTER) near.count = 0;
    // Who minds nobody and is alone heads at once where they go: not a long body that would turn into those behind it.
    else if (!meetsAnybody(model, scratch, slot) && !swingsNearAnybody(model, scratch, slot)) continue;
    decide(model, world, navigator, scratch, slot);
  }
  standSideways(model, world, scratch);
}

/** Who sets off between two decisions and has nobody within sight need not wait for the next. */
function decideBetween(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { floor, footprints, near, rules } = scratch;
  fillFloor(model, world, floor, footprints);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    if (people.moving[row] === 0 || people.pace[row] !== PACE.none) continue;
    if (!choose(model, world, navigator, scratch, row)) continue;
    const stop = people.speedLevel[row] * rules.timeGap;
    lookClose(model, scratch, slot, stop > rules.sight ? stop : rules.sight);
    if (near.count === 0) people.pace[row] = PACE.alone;
  }
}

/** The way inside the space to the opening headed for, or to the goal; `leg` as `Navigator.steer` says. */
function look(world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
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
function intend(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, slot: number): void {
  const people = world.people;
  const { floor, leg, budget } = scratch;
  const row = floor.row[slot];
  if (!choose(model, world, navigator, scratch, row) || budget[row] <= 0) return;
  look(world, navigator, scratch, row);
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
  floor.opening[slot] = opening;
  floor.speed[slot] = planSpeed(model, world, row, leg[0], leg[1]);
  // Who waits at a door until people decide again looks at nobody.
  floor.walks[slot] = people.doorDelay[row] < budget[row] + scratch.further ? 1 : 0;
}

/** The opening to head for; false (and a cause) if there is no way. -1: the goal is in this space, -2: no way. */
function choose(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): boolean {
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
  const next = navigator.nextOpening(world, ...way, whoOf(world, row));
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
  people.pace[row] = PACE.none;
  people.carry[row] = left;
}

/** Through the opening at its line: into the next space, or outside and done. Returns false once outside. */
function cross(model: Model, world: World, row: number, opening: number, left: number, back: boolean): boolean {
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
  // Who steps back through a door holds it open.
  const delay = back ? 0 : doorDelay(model, opening, people.body[row]);
  people.doorDelay[row] += delay;
  if (delay > 0 && people.cause[row] === CAUSE.none)
    setCause(world, row, 'door', opening, tickEnd(model, world) - left);
  return true;
}

/** Spends time at a door, or at rest. @returns what is left of `time`, s */
function spendDelay(model: Model, world: World, row: number, time: number): number {
  const { doorDelay: delay, cause } = world.people;
  if (delay[row] <= 0) return time;
  const wait = delay[row] < time ? delay[row] : time;
  delay[row] -= wait;
  const left = time - wait;
  if (delay[row] <= 0 && cause[row] === CAUSE.door) setCause(world, row, 'none', -1, tickEnd(model, world) - left);
  return left;
}

/** Walk on with nobody in the way: exact to rounding, through as many spaces as the time allows. */
function alone(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
  const people = world.people;
  const { leg } = scratch;
  let left = scratch.budget[row];
  people.stalled[row] = 0;
  people.closest[row] = Infinity;
  if (people.cause[row] === CAUSE.crowd) setCause(world, row, 'none', -1, tickStart(model, world));
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    left = spendDelay(model, world, row, left);
    if (left <= 0) return;
    if (!choose(model, world, navigator, scratch, row)) return;
    const opening = people.nextOpening[row];
    look(world, navigator, scratch, row);
    const dirX = leg[0];
    const dirY = leg[1];
    const length = leg[2];
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
    if (leg[3] === 0) continue;
    if (opening < 0) {
      people.x[row] = people.goalX[row];
      people.y[row] = people.goalY[row];
      arrive(world, row, left);
      return;
    }
    if (!cross(model, world, row, opening, left, false)) return;
  }
}

/** Walk on at the velocity decided: along walls where it would touch them, to the goal, or through the opening headed for. */
function together(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
  const people = world.people;
  const time = spendDelay(model, world, row, scratch.budget[row]);
  if (time <= 0) return;
  if (people.nextOpening[row] < 0 && people.stalled[row] > SETTLES_AFTER && isThere(world, row)) {
    arrive(world, row, time);
    return;
  }
  const vx = people.velocityX[row];
  const vy = people.velocityY[row];
  const square = vx * vx + vy * vy;
  if (square === 0) return;
  const v = Math.sqrt(square);
  if (people.nextOpening[row] < 0 && atGoal(world, row, vx, vy, v, time)) return;
  if (people.body[row] === BODY.walker) {
    people.headingX[row] = vx / v;
    people.headingY[row] = vy / v;
  }
  const dx = vx * time;
  const dy = vy * time;
  // Most steps are made far from anything.
  const space = model.facility.spaces[people.space[row]];
  if (clearAround(scratch.walls, space, people.x[row], people.y[row]) > v * time + people.radius[row]) {
    people.x[row] += dx;
    people.y[row] += dy;
    return;
  }
  // Through an opening the step goes on in the next space: nobody gains or loses time at a seam.
  let rest = 1;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const crossed = slide(model, world, scratch, row, dx * rest, dy * rest, people.radius[row]);
    if (crossed < 0) return;
    rest *= 1 - scratch.share[0];
    if (!cross(model, world, row, crossed, time * rest, crossed !== people.nextOpening[row])) return;
    if (people.doorDelay[row] > 0) {
      spendDelay(model, world, row, time * rest);
      return;
    }
    if (!choose(model, world, navigator, scratch, row)) return;
  }
}

/** Within half their width of the goal, where somebody else stands whose goal is as near: no nearer than that. */
function isThere(world: World, row: number): boolean {
  const { x, y, goalX, goalY, radius } = world.people;
  const dx = goalX[row] - x[row];
  const dy = goalY[row] - y[row];
  return dx * dx + dy * dy < radius[row] * radius[row];
}

/** Arrives, if the velocity leads to the goal within the time: the same exact end as for somebody alone. */
function atGoal(world: World, row: number, vx: number, vy: number, v: number, time: number): boolean {
  const people = world.people;
  const dx = people.goalX[row] - people.x[row];
  const dy = people.goalY[row] - people.y[row];
  const d = Math.sqrt(dx * dx + dy * dy);
  if (d > v * time + SAME_SPOT || dx * vx + dy * vy < (1 - 1e-9) * d * v) return false;
  people.x[row] = people.goalX[row];
  people.y[row] = people.goalY[row];
  const left = time - d / v;
  arrive(world, row, left > 0 ? left : 0);
  return true;
}
