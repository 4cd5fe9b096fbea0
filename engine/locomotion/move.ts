/**
 * One tick of walking for every body that moves: somebody alone goes straight at their own speed, exactly; in company the
 * collision-free speed model (Tordeux, Chraibi & Seyfried 2016) gives direction and speed from the positions at the tick's
 * start. Nobody passes a wall.
 */
import { OUTSIDE } from '../facility/facility.js';
import { cos, exp, sin } from '../math.js';
import type { Navigator } from '../navigation/navigator.js';
import { emit, setCause, tickEnd } from '../world/acts.js';
import { BODIES, BODY, CAUSE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { listBySpace, neighboursOf } from './neighbours.js';
import { SELF_CLOSING } from './parameters.js';
import type { LocomotionScratch } from './scratch.js';
import { slide } from './walls.js';

/** Less than this share of the desired way counts as standing. */
const PROGRESS = 0.1;
/** Nearer than this counts as the same spot, m. */
const SAME_SPOT = 1e-6;
/** Standing so long has a cause, s. */
const STALL_CAUSE = 2;
/** A way is looked for again after standing so long, s. */
const STALL_REROUTE = 5;
/**
 * Somebody held up tries to pass: to the right first, after `EVADE_SIDE` seconds or a little more to the left, and so on. Angle grows with the
 * time held up (rad/s) to at most `EVADE_MAX`. Assumption, U: rule of the road, nothing published for residents.
 */
const EVADE_RATE = 0.4;
const EVADE_MAX = 1.3;
/** Held up longer than this, s, somebody on foot also steps back out of a doorway or a narrow place. */
const STEP_BACK = 9;
const STEP_BACK_ANGLE = 2.4;
/**
 * Held up so long, s, people who stand in each other's way arrange themselves and squeeze past: for about two metres the row
 * minds nobody. The event `stuck` says so. The model cannot ask a team to back up a stair to the last landing, and nobody
 * stands for ever in front of somebody else in a fire; 20 s is the time it is taken to cost. Assumption, U.
 */
const SQUEEZE_AFTER = 20;
const SQUEEZE_FOR = 30;
const EVADE_SIDE = 4;
/**
 * People on foot who are held up turn sideways: their half width falls towards this share of it between 4 and 10 s. Body
 * depth 0.28 m to width 0.50 m (FDS+Evac ellipse of torso and shoulders, R).
 */
const SIDEWAYS = 0.56;

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

/** Unimpeded speed in plan for a direction in a space, m/s: on a flight the speed along the slope over its stretch. */
function planSpeed(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  if (flight === null) return people.speedLevel[row];
  const up = dirX * flight.ux + dirY * flight.uy;
  return (up > 0 ? people.speedUp[row] : people.speedDown[row]) / flight.stretch;
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
    navigator.steer(
      people.space[row],
      people.x[row],
      people.y[row],
      opening,
      people.goalX[row],
      people.goalY[row],
      people.radius[row],
      leg,
    );
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

/** Half width among others now, m: people on foot who are held up turn sideways. */
function halfWidth(world: World, row: number): number {
  const people = world.people;
  const radius = people.radius[row];
  const held = people.stalled[row] - 4;
  if (held <= 0 || people.body[row] !== BODY.walker) return radius;
  return radius * (1 - (1 - SIDEWAYS) * (held < 6 ? held / 6 : 1));
}

/** Direction and speed among others: writes the step of this tick. */
function decide(
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
  navigator.steer(
    people.space[row],
    x,
    y,
    people.nextOpening[row],
    people.goalX[row],
    people.goalY[row],
    people.radius[row],
    leg,
  );
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
function heldUp(model: Model, world: World, scratch: LocomotionScratch, row: number, time: number): void {
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
  navigator.steer(
    people.space[row],
    people.x[row],
    people.y[row],
    opening,
    people.goalX[row],
    people.goalY[row],
    people.radius[row],
    leg,
  );
  if (leg[3] === 0 || leg[2] > 0.01) return;
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
