/** One tick of one row: alone straight at its own speed, exactly; in company at the velocity decided. */
import { OUTSIDE } from '../facility/facility.js';
import type { Navigator } from '../navigation/navigator.js';
import { setCause, tickEnd, tickStart } from '../world/acts.js';
import { BODIES, BODY, CAUSE, PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { SAME_SPOT } from './apart.js';
import { choose, steer } from './intend.js';
import { SELF_CLOSING } from './parameters.js';
import type { LocomotionScratch } from './scratch.js';
import { planSpeed } from './speed.js';
import { clearAround } from './wallGrid.js';
import { slide } from './walls.js';

/** Who has been held up so long just in front of their goal has arrived, s. Assumption, U. */
const SETTLES_AFTER = 1;
/** Spaces somebody can walk through within a tick; more is a loop in the building's drawing. */
const MOST_HOPS = 64;

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
export function alone(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, row: number): void {
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
    steer(world, navigator, scratch, row);
    const dirX = leg[0];
    const dirY = leg[1];
    const length = leg[2];
    const v = planSpeed(model, world, row, dirX, dirY);
    if (length > 0) {
      people.headingX[row] = dirX;
      people.headingY[row] = dirY;
      if (v <= 0) return;
      const reach = v * left;
      if (leg[5] === 1) {
        // As far as the walls let them, and no farther.
        const step = reach < length ? reach : length;
        const crossed = slide(model, world, scratch, row, dirX * step, dirY * step, people.radius[row]);
        if (crossed >= 0) cross(model, world, row, crossed, 0, crossed !== opening);
        return;
      }
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
export function together(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  row: number,
): void {
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
