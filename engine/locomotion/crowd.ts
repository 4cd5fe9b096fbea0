/**
 * Walking among others, from where everybody is at the tick's start: the collision-free speed model (Tordeux, Chraibi &
 * Seyfried 2016) with repulsion across the desired direction only (as in the generalised model of Xu et al. 2019, K), so
 * that nobody in a queue is pushed backwards. Who is nearer to the same opening goes first, and bodies slide along each
 * other: no arch of people blocks a door for good.
 */
import { cos, exp, sin } from '../math.js';
import { BODY } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { AHEAD, FOLLOWS, halfWidth, MEETS, PUSH_REACH } from './relations.js';
import type { LocomotionScratch } from './scratch.js';
import { wallsNear } from './wallGrid.js';

/** Nearer than this counts as the same spot, m. */
const SAME_SPOT = 1e-6;
/** Most that people and walls turn somebody from the desired direction: its tangent (56°). Assumption, U. */
const MOST_ASIDE = 1.5;
/** Two who meet head-on bear to the right, the more the nearer they are; tangent when they touch. Assumption, U. */
const BEAR_RIGHT = 1;
/** The one who carries or pushes somebody bears aside by this share of it, if the other walks free. Assumption, U. */
const LOADED_SHARE = 0.25;
/** Somebody is overtaken, on the left if there is no better side, who is slower than this share. Assumption, U. */
const OVERTAKE_SHARE = 0.8;
const OVERTAKE = 0.6;
/** Bodies that overlap (two who set off from one spot) part by this share of the overlap, and of their speed. */
const PART_SHARE = 0.5;
/**
 * Held up by somebody who is not ahead in the same queue, people try to pass: to the right first, after `EVADE_SIDE` s or a
 * little more to the left, and so on. The angle grows with the time held up (rad/s) to at most `EVADE_MAX`. Assumption, U.
 */
const EVADE_AFTER = 0.5;
const EVADE_RATE = 0.4;
const EVADE_MAX = 1.3;
const EVADE_SIDE = 4;
/** Held up longer than this, s, somebody on foot also steps back out of a doorway or a narrow place. Assumption, U. */
const STEP_BACK = 6;
const STEP_BACK_ANGLE = 2.6;

/** Unimpeded speed in plan for a direction in a space, m/s: on a flight the speed along the slope over its stretch. */
export function planSpeed(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  if (flight === null) return people.speedLevel[row];
  const up = dirX * flight.ux + dirY * flight.uy;
  return (up > 0 ? people.speedUp[row] : people.speedDown[row]) / flight.stretch;
}

/** Free way of `row` along (ex, ey) until it touches `other`, m; Infinity if that is not in the way. */
function freeWay(world: World, scratch: LocomotionScratch, row: number, other: number, ex: number, ey: number): number {
  const { fromX, fromY } = scratch;
  const dx = fromX[other] - fromX[row];
  const dy = fromY[other] - fromY[row];
  // On the same spot (several set off from one station) there is no front: the lower row goes first.
  if (dx * dx + dy * dy < SAME_SPOT * SAME_SPOT) return other < row ? 0 : Infinity;
  const ahead = dx * ex + dy * ey;
  if (ahead <= 0) return Infinity;
  const touch = halfWidth(world, scratch, row) + halfWidth(world, scratch, other);
  const side = dx * ey - dy * ex;
  if (side >= touch || side <= -touch) return Infinity;
  const way = ahead - Math.sqrt(touch * touch - side * side);
  return way > 0 ? way : 0;
}

/** Angle from the desired direction by which somebody tries to pass who is held up for `stalled` s, rad. */
function evasion(row: number, stalled: number): number {
  // Not everybody changes sides at the same moment, or two would dance in front of each other for ever.
  const side = Math.floor(stalled / (EVADE_SIDE + (row % 3))) % 2 === 0 ? -1 : 1;
  // In every third spell they step back; the row shifts the spells so that not both do.
  const back = stalled > STEP_BACK && (Math.floor(stalled / 3) + row) % 3 === 0;
  const most = back ? STEP_BACK_ANGLE : EVADE_MAX;
  return side * (stalled * EVADE_RATE < most ? stalled * EVADE_RATE : most);
}

/**
 * Direction and speed among the row's neighbours: writes the step of this tick, who is in front, and whether it reaches the
 * goal.
 */
export function decide(model: Model, world: World, scratch: LocomotionScratch, row: number): void {
  const people = world.people;
  const { near, how, rules } = scratch;
  const from = scratch.nearFrom[row];
  const to = scratch.nearTo[row];
  let dirX = scratch.wantX[row];
  let dirY = scratch.wantY[row];
  let straight = Infinity;
  let blocker = -1;
  for (let k = from; k < to; k++) {
    if (how[k] === FOLLOWS) continue;
    const way = freeWay(world, scratch, row, near[k], dirX, dirY);
    if (way < straight) {
      straight = way;
      blocker = k;
    }
  }
  const stalled = people.stalled[row];
  const loaded = people.body[row] !== BODY.walker;
  if (stalled > EVADE_AFTER && blocker >= 0 && how[blocker] !== AHEAD && !(loaded && stalled > EVADE_SIDE)) {
    const angle = evasion(row, stalled);
    const c = cos(angle);
    const s = sin(angle);
    const turned = dirX * c - dirY * s;
    dirY = dirX * s + dirY * c;
    dirX = turned;
  }

  let aside = limit(fromPeople(world, scratch, row, dirX, dirY));
  aside = limit(aside + fromWalls(model, world, scratch, row, dirX, dirY));
  const norm = Math.sqrt(1 + aside * aside);
  const ex = (dirX - aside * dirY) / norm;
  const ey = (dirY + aside * dirX) / norm;

  const free = planSpeed(model, world, row, ex, ey);
  let speed = free;
  let front = -1;
  for (let k = from; k < to; k++) {
    if (how[k] === FOLLOWS) continue;
    const way = freeWay(world, scratch, row, near[k], ex, ey);
    if (way < speed * rules.timeGap) {
      speed = way / rules.timeGap;
      front = k;
    }
  }
  let time = scratch.budget[row] - people.doorDelay[row];
  if (time < 0) time = 0;
  const left = scratch.left[row];
  const atGoal = people.nextOpening[row] < 0 && scratch.last[row] === 1;
  scratch.speed[row] = speed;
  scratch.arrives[row] = atGoal && left <= speed * time && left <= straight ? 1 : 0;
  scratch.inFront[row] = front < 0 ? -1 : near[front];
  scratch.queued[row] = front >= 0 && how[front] === AHEAD ? 1 : 0;
  scratch.stepX[row] = ex * speed * time;
  scratch.stepY[row] = ey * speed * time;
  keepApart(world, scratch, row, free * time);
}

const limit = (aside: number): number => (aside > MOST_ASIDE ? MOST_ASIDE : aside < -MOST_ASIDE ? -MOST_ASIDE : aside);

/** How far people turn somebody aside from (dirX, dirY), as a tangent; positive: to the left. */
function fromPeople(world: World, scratch: LocomotionScratch, row: number, dirX: number, dirY: number): number {
  const { radius, body } = world.people;
  const { near, how, fromX, fromY, want, rules } = scratch;
  const loaded = body[row] !== BODY.walker;
  let aside = 0;
  for (let k = scratch.nearFrom[row]; k < scratch.nearTo[row]; k++) {
    if (how[k] === FOLLOWS) continue;
    const other = near[k];
    const dx = fromX[other] - fromX[row];
    const dy = fromY[other] - fromY[row];
    const d = Math.sqrt(dx * dx + dy * dy);
    if (d < SAME_SPOT) continue;
    const touch = radius[row] + radius[other];
    const gap = d - touch;
    const left = dy * dirX - dx * dirY;
    if (gap < PUSH_REACH) aside -= (rules.strength * exp(-gap / rules.range) * left) / d;
    if (dx * dirX + dy * dirY <= 0 || left >= touch + 0.1 || left <= -touch - 0.1) continue;
    const open = gap > 0 ? gap : 0;
    if (how[k] === MEETS) {
      // To the right, unless the other is already well to that side.
      const side = left < -0.5 * touch ? 1 : -1;
      const share = loaded && body[other] === BODY.walker ? LOADED_SHARE : 1;
      aside += side * share * BEAR_RIGHT * (1 - open / rules.sight);
    } else if (open < PUSH_REACH && want[other] < OVERTAKE_SHARE * want[row]) {
      aside += (left > 0.05 ? -1 : 1) * OVERTAKE * (1 - open / PUSH_REACH);
    }
  }
  return aside;
}

/** How far walls turn somebody aside, as a tangent; positive: to the left. */
function fromWalls(
  model: Model,
  world: World,
  scratch: LocomotionScratch,
  row: number,
  dirX: number,
  dirY: number,
): number {
  const { rules } = scratch;
  const x = scratch.fromX[row];
  const y = scratch.fromY[row];
  const radius = halfWidth(world, scratch, row);
  const reach = radius + 0.3;
  const space = model.facility.spaces[world.people.space[row]];
  const { walls } = space;
  const near = wallsNear(scratch.walls, space, x, y, radius);
  let aside = 0;
  for (let k = 0; k < near.length; k++) {
    const i = near[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    let t = ((x - walls[i]) * wx + (y - walls[i + 1]) * wy) / (wx * wx + wy * wy);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - walls[i] - t * wx;
    const dy = y - walls[i + 1] - t * wy;
    const d2 = dx * dx + dy * dy;
    if (d2 > reach * reach || d2 < 1e-18) continue;
    const d = Math.sqrt(d2);
    const push = rules.wallStrength * exp((radius - d) / rules.wallRange);
    aside += ((push < 1e2 ? push : 1e2) * (dy * dirX - dx * dirY)) / d;
  }
  return aside;
}

/** Bodies stop each other and slide along each other: no step goes into a body, and bodies that overlap part. */
function keepApart(world: World, scratch: LocomotionScratch, row: number, most: number): void {
  const { near, how, fromX, fromY, want, stepX, stepY } = scratch;
  let sx = stepX[row];
  let sy = stepY[row];
  const own = halfWidth(world, scratch, row);
  for (let round = 0; round < 2; round++) {
    for (let k = scratch.nearFrom[row]; k < scratch.nearTo[row]; k++) {
      const other = near[k];
      const dx = fromX[other] - fromX[row];
      const dy = fromY[other] - fromY[row];
      const d = Math.sqrt(dx * dx + dy * dy);
      if (d < SAME_SPOT) continue;
      const gap = d - own - halfWidth(world, scratch, other);
      let allowed = gap;
      // Each of two who move may use half of what is between them. In a queue the one behind makes room.
      if (gap >= 0) allowed = want[other] > 0 ? gap / 2 : gap;
      else if (how[k] === FOLLOWS) allowed = 0;
      else allowed = PART_SHARE * (gap > -most ? gap : -most);
      const into = (sx * dx + sy * dy) / d;
      if (into <= allowed) continue;
      sx -= ((into - allowed) * dx) / d;
      sy -= ((into - allowed) * dy) / d;
    }
  }
  const length = Math.sqrt(sx * sx + sy * sy);
  const scale = length > most ? most / length : 1;
  stepX[row] = sx * scale;
  stepY[row] = sy * scale;
}
