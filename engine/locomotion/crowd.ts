/**
 * Walking among others: direction and speed by the collision-free speed model (Tordeux, Chraibi & Seyfried 2016), and what
 * people do who are held up.
 */
import { cos, exp, sin } from '../math.js';
import type { Navigator } from '../navigation/navigator.js';
import { emit, setCause, tickEnd } from '../world/acts.js';
import { BODY, CAUSE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { LocomotionScratch } from './scratch.js';

/** Less than this share of the way somebody would make alone counts as being held up. */
const PROGRESS = 0.1;
/** Nearer than this counts as the same spot, m. */
const SAME_SPOT = 1e-6;
/** Being held up so long has a cause, s. */
const STALL_CAUSE = 2;
/**
 * Somebody held up tries to pass: to the right first, after `EVADE_SIDE` s or a little more to the left, and so on. The angle
 * grows with the time held up (rad/s) to at most `EVADE_MAX`. Assumption, U: rule of the road, nothing published for residents.
 */
const EVADE_RATE = 0.4;
const EVADE_MAX = 1.3;
const EVADE_SIDE = 4;
/** Held up longer than this, s, somebody on foot also steps back out of a doorway or a narrow place. Assumption, U. */
const STEP_BACK = 9;
const STEP_BACK_ANGLE = 2.4;
/**
 * Held up so long, s, people who stand in each other's way arrange themselves and squeeze past: for about two metres the row
 * minds nobody. The event `stuck` says so. The model cannot ask a team to back up a stair to the last landing, and nobody
 * stands for ever in front of somebody else in a fire; 20 s is the time it is taken to cost. Assumption, U.
 */
export const SQUEEZE_AFTER = 20;
const SQUEEZE_FOR = 30;
/**
 * People on foot who are held up turn sideways: their half width falls to this share of it between 4 and 10 s. Torso of
 * 0.30 m to a body of 0.50 m (FDS+Evac "Elderly", R).
 */
const SIDEWAYS = 0.6;

/** The way inside the space to the opening headed for, or to the goal: leg = [direction x, y, length m, 1 if it ends there]. */
export function look(world: World, navigator: Navigator, row: number, leg: Float64Array): void {
  const people = world.people;
  const { space, x, y, nextOpening, goalX, goalY, radius } = people;
  navigator.steer(space[row], x[row], y[row], nextOpening[row], goalX[row], goalY[row], radius[row], leg);
}

/** Unimpeded speed in plan for a direction in a space, m/s: on a flight the speed along the slope over its stretch. */
export function planSpeed(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  if (flight === null) return people.speedLevel[row];
  const up = dirX * flight.ux + dirY * flight.uy;
  return (up > 0 ? people.speedUp[row] : people.speedDown[row]) / flight.stretch;
}

/** Half width among others now, m: people on foot who are held up turn sideways. */
export function halfWidth(world: World, row: number): number {
  const people = world.people;
  const radius = people.radius[row];
  const held = people.stalled[row] - 4;
  if (held <= 0 || people.body[row] !== BODY.walker) return radius;
  return radius * (1 - (1 - SIDEWAYS) * (held < 6 ? held / 6 : 1));
}

/** Direction and speed among others: writes the step of this tick. */
export function decide(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  row: number,
  count: number,
): void {
  const people = world.people;
  const { near, leg, stepX, stepY, budget } = scratch;
  const x = people.x[row];
  const y = people.y[row];
  look(world, navigator, row, leg);
  const radius = halfWidth(world, row);
  let dirX = leg[0];
  let dirY = leg[1];
  const length = leg[2];
  if (length < 1e-9) return;
  const stalled = people.stalled[row];
  scratch.left[row] = length;
  scratch.fromX[row] = x;
  scratch.fromY[row] = y;
  scratch.wantX[row] = dirX;
  scratch.wantY[row] = dirY;
  scratch.want[row] = planSpeed(model, world, row, dirX, dirY);
  // A loaded body keeps its line, to the right of a stair or corridor at most; who walks free gives way to it.
  const loaded = people.body[row] !== BODY.walker;
  if (stalled > 0.5 && stalled <= SQUEEZE_AFTER && !(loaded && stalled > EVADE_SIDE)) {
    // Not everybody changes sides at the same moment, or two would dance in front of each other for ever.
    const side = Math.floor(stalled / (EVADE_SIDE + (row % 3))) % 2 === 0 ? -1 : 1;
    // In every third spell they step back; the row shifts the spells so that not both do.
    const back = stalled > STEP_BACK && (Math.floor(stalled / 3) + row) % 3 === 0;
    const most = back ? STEP_BACK_ANGLE : EVADE_MAX;
    const angle = side * (stalled * EVADE_RATE < most ? stalled * EVADE_RATE : most);
    const c = cos(angle);
    const s = sin(angle);
    const rx = dirX * c - dirY * s;
    dirY = dirX * s + dirY * c;
    dirX = rx;
  }
  const strength = model.parameter('locomotion.neighbourStrength');
  const range = model.parameter('locomotion.neighbourRange');
  let sumX = dirX;
  let sumY = dirY;
  for (let k = 0; k < count; k++) {
    const other = near[k];
    const dx = x - people.x[other];
    const dy = y - people.y[other];
    const d = Math.sqrt(dx * dx + dy * dy);
    // On the same spot (several set off from one station): no direction to give way in; the lower row goes first, below.
    if (d < SAME_SPOT) continue;
    const push = strength * exp((radius + halfWidth(world, other) - d) / range);
    const capped = push < 1e3 ? push : 1e3;
    sumX += (capped * dx) / d;
    sumY += (capped * dy) / d;
  }
  const wallStrength = model.parameter('locomotion.wallStrength');
  const wallRange = model.parameter('locomotion.wallRange');
  const { walls } = model.facility.spaces[people.space[row]];
  for (let i = 0; i < walls.length; i += 4) {
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    let t = ((x - walls[i]) * wx + (y - walls[i + 1]) * wy) / (wx * wx + wy * wy);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - walls[i] - t * wx;
    const dy = y - walls[i + 1] - t * wy;
    const d2 = dx * dx + dy * dy;
    const limit = radius + 0.3;
    if (d2 > limit * limit || d2 < 1e-18) continue;
    const d = Math.sqrt(d2);
    const push = wallStrength * exp((radius - d) / wallRange);
    const capped = push < 1e2 ? push : 1e2;
    sumX += (capped * dx) / d;
    sumY += (capped * dy) / d;
  }
  const norm = Math.sqrt(sumX * sumX + sumY * sumY);
  if (norm < 1e-12) {
    stepX[row] = 0;
    stepY[row] = 0;
    return;
  }
  const ex = sumX / norm;
  const ey = sumY / norm;
  const timeGap = model.parameter('locomotion.timeGap');
  const free = planSpeed(model, world, row, ex, ey);
  let speed = free;
  let inFront = -1;
  for (let k = 0; k < count; k++) {
    const other = near[k];
    const dx = people.x[other] - x;
    const dy = people.y[other] - y;
    const ahead = dx * ex + dy * ey;
    if (ahead < 0) continue;
    const d = Math.sqrt(dx * dx + dy * dy);
    if (d < SAME_SPOT && other > row) continue;
    const sizes = radius + halfWidth(world, other);
    const side = dx * ey - dy * ex;
    if (side > sizes || side < -sizes) continue;
    const gap = d - sizes;
    const allowed = gap > 0 ? gap / timeGap : 0;
    if (allowed < speed) {
      speed = allowed;
      inFront = other;
    }
  }
  let time = budget[row] - people.doorDelay[row];
  if (time < 0) time = 0;
  // Not past the target: the last centimetres are walked exactly.
  const way = speed * time < length ? speed * time : length;
  stepX[row] = ex * way;
  stepY[row] = ey * way;
  scratch.inFront[row] = inFront;
}

/**
 * Held up is who gains less new ground than a tenth of what they would alone, whatever holds them: people or a wall. New ground
 * is counted, not steps: two who dance in front of each other are held up however lively they dance.
 */
export function heldUp(model: Model, world: World, scratch: LocomotionScratch, row: number, time: number): void {
  const people = world.people;
  const left =
    scratch.left[row] -
    (people.x[row] - scratch.fromX[row]) * scratch.wantX[row] -
    (people.y[row] - scratch.fromY[row]) * scratch.wantY[row];
  let gained = 0;
  if (people.closest[row] === Infinity) people.closest[row] = left;
  else if (left < people.closest[row]) {
    gained = people.closest[row] - left;
    people.closest[row] = left;
  }
  const free = scratch.want[row];
  const stalled = people.stalled[row] + time - (free > 0 ? gained / (PROGRESS * free) : 0);
  people.stalled[row] = stalled < 0 ? 0 : stalled < SQUEEZE_FOR ? stalled : SQUEEZE_FOR;
  if (stalled > SQUEEZE_AFTER && stalled - time <= SQUEEZE_AFTER && gained === 0) {
    people.stalled[row] = SQUEEZE_FOR;
    const other = scratch.inFront[row];
    emit(world, 'stuck', tickEnd(model, world), {
      person: model.people[row].id,
      space: model.facility.spaces[people.space[row]].id,
      ...(other >= 0 ? { other: model.people[other].id } : {}),
    });
  }
  const now = world.tick / model.ticksPerSecond;
  const front = scratch.inFront[row];
  if (stalled > STALL_CAUSE && front >= 0 && people.cause[row] === CAUSE.none)
    setCause(world, row, 'crowd', front, now);
  else if (stalled <= 0 && people.cause[row] === CAUSE.crowd) setCause(world, row, 'none', -1, now);
}
