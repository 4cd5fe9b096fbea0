/**
 * Walking among others, from where everybody is when people decide. Speed from the gap in front: the collision-free speed
 * model (Tordeux, Chraibi & Seyfried 2016), with repulsion across the desired direction only (as in the generalised model of
 * Xu et al. 2019, K), so that nobody in a queue is pushed backwards. Who meets somebody, or comes up behind somebody slower,
 * takes the direction that leads farthest (as in Moussaïd, Helbing & Theraulaz 2011). Last, `apart.ts`: no step goes into
 * anybody or into a wall.
 */
import { speedInSmoke } from '../hazard/exposure/speed.js';
import type { Navigator } from '../navigation/navigator.js';
import { PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { nearestStep, SAME_SPOT, type Barriers } from './apart.js';
import type { Floor } from './floor.js';
import { heldUp } from './held.js';
import { bodiesAround, offWalls, wallsAround } from './limits.js';
import { WITHIN, type Near } from './near.js';
import { AHEAD, FOLLOWS, look, MEETS } from './neighbours.js';
import type { LocomotionScratch, WalkingRules } from './scratch.js';
import { bestDirection, COSINES, freeWay, HORIZON, SINES } from './ways.js';

/** Most that people turn somebody from the chosen direction: its tangent (56°). Assumption, U. */
const MOST_ASIDE = 1.5;
/** Repulsion ends at this many ranges: (1 - g/8l)^8 in place of exp(-g/l), from which it differs by less than 0.02. */
const ENDS_AT = 8;
/** Somebody is overtaken who is slower than this share of the own speed. Assumption, U. */
const OVERTAKE_SHARE = 0.8;
/** At corners people spread over the width of a bend the more, the nearer those in front are; from this gap on, m. U. */
const SPREAD_GAP = 2;
/**
 * Somebody nearer than this, m, to one ahead in the queue steps back, at their own speed when touching. Assumption, U; chosen
 * looking at the flow through an exit of 1 m (C15), which is no independent check of it.
 */
const YIELD_GAP = 0.1;
/** Held up so long, s, by somebody who comes the other way, one of the two goes back to let the other pass; how fast. U. */
const GIVE_WAY_AFTER = 5;
const GIVE_WAY_AFOOT = 10;
const GIVE_WAY_UNTIL = 12;
const GIVE_WAY_SHARE = 0.6;
const GIVE_WAY_GAP = 1;
/** Held up so long, s, somebody on foot turns sideways to slip through. Assumption, U. */
export const SLIPS_AFTER = 5;
/** Square of the share of the step wanted below which somebody is held by who stands around. */
const HELD_SHARE = 0.01;
/** People on foot turn sideways within this gap of somebody who comes the other way, m. Assumption, U. */
export const TURN_REACH = 0.5;

/** Speed in plan without anybody in the way for a direction in a space, m/s, as far as smoke lets them: on a flight the speed along the slope over its stretch. */
export function planSpeed(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  const pacing = people.pacing[row];
  // Most often, and small enough to stand in the loops that call it.
  if (flight === null && people.extinction[row] === 0) return people.speedLevel[row] * pacing;
  return planSpeedElsewhere(model, world, row, dirX, dirY);
}

function planSpeedElsewhere(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  const pacing = people.pacing[row];
  if (flight === null) return inSmoke(model, world, row, people.speedLevel[row] * pacing);
  const up = dirX * flight.ux + dirY * flight.uy;
  return inSmoke(model, world, row, (up > 0 ? people.speedUp[row] : people.speedDown[row]) * pacing) / flight.stretch;
}

/** What smoke leaves of a speed, m/s: of those who push or carry as of those who walk. */
function inSmoke(model: Model, world: World, row: number, free: number): number {
  const extinction = world.people.extinction[row];
  if (extinction === 0) return free;
  return speedInSmoke(model.smokeSpeedLaw, free, extinction, model.parameter('smoke.speed.least'));
}

/** Finds who bears on the slot; false if nobody does. */
export function meetsAnybody(model: Model, scratch: LocomotionScratch, slot: number): boolean {
  const { rules, floor, near } = scratch;
  const speed = floor.speed[slot];
  const stop = speed * rules.timeGap;
  // Those who follow are looked at only so that no step goes into them.
  const time = scratch.budget[floor.row[slot]] + scratch.further - floor.delay[slot];
  const behind = 2 * speed * time;
  near.within[WITHIN.sight] = stop > rules.sight ? stop : rules.sight;
  near.within[WITHIN.aside] = ENDS_AT * rules.range;
  near.within[WITHIN.behind] = behind;
  look(model, scratch, slot);
  return near.count > 0;
}

/**
 * What `decide` knows about the direction it weighs: whose body ends it, and whether somebody comes the other way close by; in
 * `lengths` the free way along it and how far people turn somebody aside. Numbers with a fraction go in arrays: kept in an
 * object each write would make a new object.
 */
const seen = { blocker: -1, sideways: 0, lengths: new Float64Array(2) };
const STRAIGHT = 0;
const ASIDE = 1;

/** Free way along the direction, whose body ends it, and whether somebody comes the other way close by. */
function lookAhead(floor: Floor, near: Near, slot: number): void {
  const { how, gap, count } = near;
  const dirX = floor.dirX[slot];
  const dirY = floor.dirY[slot];
  const afoot = floor.afoot[slot];
  let straight = Infinity;
  let blocker = -1;
  let sideways = 0;
  for (let k = 0; k < count; k++) {
    if (how[k] === FOLLOWS) continue;
    const way = freeWay(near, k, dirX, dirY);
    if (way < straight) {
      straight = way;
      blocker = k;
    }
    if (how[k] === MEETS && gap[k] < TURN_REACH) sideways = afoot;
  }
  seen.lengths[STRAIGHT] = straight;
  seen.blocker = blocker;
  seen.sideways = sideways;
}

/**
 * Direction and speed among the neighbours found (`meetsAnybody`): writes the step until people decide again, who is in
 * front, and whether the row is held up.
 */
export function decide(
  model: Model,
  world: World,
  navigator: Navigator,
  scratch: LocomotionScratch,
  slot: number,
): void {
  const people = world.people;
  const { near, floor, rules, barriers, turned } = scratch;
  const { how, distance, gap, count } = near;
  const row = floor.row[slot];
  const free = floor.speed[slot];
  // Until people decide again; waiting at a door is over first.
  const time = scratch.budget[row] + scratch.further - floor.delay[slot];
  lookAhead(floor, near, slot);
  const { blocker } = seen;
  const straight = seen.lengths[STRAIGHT];
  scratch.sideways[row] = people.stalled[row] > SLIPS_AFTER ? floor.afoot[slot] : seen.sideways;
  turned[0] = floor.dirX[slot];
  turned[1] = floor.dirY[slot];
  if (blocker >= 0 && straight < HORIZON) turn(model, world, navigator, scratch, slot);
  const dirX = turned[0];
  const dirY = turned[1];

  fromPeople(near, rules, turned);
  const aside = seen.lengths[ASIDE];
  const norm = Math.sqrt(1 + aside * aside);
  const ex = (dirX - aside * dirY) / norm;
  const ey = (dirY + aside * dirX) / norm;
  let speed = planSpeed(model, world, row, ex, ey);
  let front = -1;
  for (let k = 0; k < count; k++) {
    if (distance[k] < SAME_SPOT) {
      // Several set off from one spot: there is no front, the lower row goes first.
      if (floor.row[near.slot[k]] < row) speed = 0;
      continue;
    }
    if (how[k] === FOLLOWS) continue;
    const way = freeWay(near, k, ex, ey);
    if (way < speed * rules.timeGap) {
      speed = way / rules.timeGap;
      front = k;
    }
  }

  let step = speed * time;
  const left = floor.left[slot];
  const atGoal = people.nextOpening[row] < 0 && floor.last[slot] === 1;
  let yields = -1;
  let least = YIELD_GAP;
  let backX = 0;
  let backY = 0;
  // Whoever stands closer than that to somebody ahead in the queue gives them room.
  for (let k = 0; k < count; k++) {
    const g = gap[k];
    if (g >= YIELD_GAP || how[k] !== AHEAD || distance[k] < SAME_SPOT) continue;
    if (g < least) {
      yields = k;
      least = g;
    }
    const back = (free * time * (1 - (g > 0 ? g : 0) / YIELD_GAP)) / distance[k];
    backX -= back * near.dx[k];
    backY -= back * near.dy[k];
  }
  // The nearer that one, the less of the own way: to push on and to give way at once would be to stand.
  const onward = (step * (least > 0 ? least : 0)) / YIELD_GAP;
  let wantX = ex * onward + backX;
  let wantY = ey * onward + backY;
  if (front < 0) front = yields;
  // Who looks for a way round somebody ahead in the queue still waits in it.
  if (front < 0 && blocker >= 0 && how[blocker] === AHEAD && straight < free * rules.timeGap) front = blocker;
  scratch.inFront[row] = front < 0 ? -1 : floor.row[near.slot[front]];
  scratch.queued[row] = front >= 0 && how[front] === AHEAD ? 1 : 0;
  // A long body that gives way may leave the opening it has just come through.
  const longYields = floor.afoot[slot] === 0 && yields >= 0 && wantX * floor.dirX[slot] + wantY * floor.dirY[slot] < 0;
  people.pace[row] = longYields ? PACE.yields : PACE.among;
  if (blocker >= 0 && straight < GIVE_WAY_GAP && how[blocker] === MEETS) {
    if (givesWay(model, world, floor, slot, near.slot[blocker])) {
      // Back along the own way until the other has room to pass.
      people.pace[row] = PACE.retreats;
      wantX = -floor.dirX[slot] * GIVE_WAY_SHARE * free * time;
      wantY = -floor.dirY[slot] * GIVE_WAY_SHARE * free * time;
    }
  }
  offWalls(model, world, scratch, slot);
  wantX += barriers.step[0];
  wantY += barriers.step[1];
  const wanted = Math.sqrt(wantX * wantX + wantY * wantY);
  if (wanted > free * time) {
    wantX *= (free * time) / wanted;
    wantY *= (free * time) / wanted;
  }
  if (wanted > step) step = wanted < free * time ? wanted : free * time;
  barriers.count = 0;
  const most = atGoal && left < step ? left : step;
  if (most > 0) {
    barriers.wanted[2] = most;
    bodiesAround(floor, near, barriers);
    wallsAround(model, world, scratch, slot);
  }
  let full = time;
  if (atGoal && left <= step) {
    // To the goal and no further, at the speed decided if nobody is in the way.
    wantX = floor.dirX[slot] * left;
    wantY = floor.dirY[slot] * left;
    barriers.wanted[0] = wantX;
    barriers.wanted[1] = wantY;
    nearestStep(barriers);
    if (barriers.step[0] === wantX && barriers.step[1] === wantY) full = left / speed;
  } else {
    barriers.wanted[0] = wantX;
    barriers.wanted[1] = wantY;
    nearestStep(barriers);
    if (longYields && isHeld(barriers, wanted)) stepAside(floor, slot, barriers);
  }
  // Held by somebody who is not in front: by the nearest.
  if (front < 0 && count > 0 && isHeld(barriers, wanted)) scratch.inFront[row] = floor.row[near.slot[nearest(near)]];
  people.velocityX[row] = full > 0 ? barriers.step[0] / full : 0;
  people.velocityY[row] = full > 0 ? barriers.step[1] / full : 0;
  heldUp(model, world, scratch, slot);
}

/** Is the step allowed next to nothing of the one wanted, of `wanted` m. */
function isHeld({ step }: Barriers, wanted: number): boolean {
  return step[0] * step[0] + step[1] * step[1] < HELD_SHARE * wanted * wanted;
}

/** A long body that cannot go straight back, in a corner, say, goes aside: across that, and away from the opening. */
function stepAside(floor: Floor, slot: number, barriers: Barriers): void {
  const { wanted } = barriers;
  const x = -wanted[1];
  const y = wanted[0];
  const away = x * floor.dirX[slot] + y * floor.dirY[slot] > 0 ? -1 : 1;
  wanted[0] = away * x;
  wanted[1] = away * y;
  nearestStep(barriers);
}

/** turned = the direction somebody takes whose straight way ends at another body within sight (`seen`). */
function turn(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, slot: number): void {
  const people = world.people;
  const { floor, near, turned } = scratch;
  const { blocker } = seen;
  const straight = seen.lengths[STRAIGHT];
  const row = floor.row[slot];
  let dirX = floor.dirX[slot];
  let dirY = floor.dirY[slot];
  const ahead = near.how[blocker] === AHEAD;
  if (ahead && floor.last[slot] === 0 && straight < SPREAD_GAP) {
    // On the way round a corner in company: the more along the wall, the closer those in front.
    const clearance = floor.half[slot];
    const { x, y, opening } = floor;
    const { goalX, goalY } = people;
    const outer = navigator.outer(
      floor.space[slot],
      x[slot],
      y[slot],
      opening[slot],
      goalX[row],
      goalY[row],
      clearance,
      turned,
    );
    if (outer) {
      const w = 1 - straight / SPREAD_GAP;
      const bx = (1 - w) * dirX + w * turned[0];
      const by = (1 - w) * dirY + w * turned[1];
      const length = Math.sqrt(bx * bx + by * by);
      if (length > 0.1) {
        turned[0] = bx / length;
        turned[1] = by / length;
        return;
      }
    }
    turned[0] = dirX;
    turned[1] = dirY;
  }
  if (ahead && floor.speed[near.slot[blocker]] >= OVERTAKE_SHARE * floor.speed[slot]) return;
  const best = bestDirection(model, scratch, slot, people.stalled[row]);
  const c = COSINES[best];
  const s = scratch.rules.side * SINES[best];
  const tx = dirX * c - dirY * s;
  dirY = dirX * s + dirY * c;
  dirX = tx;
  turned[0] = dirX;
  turned[1] = dirY;
}

/** Index of the neighbour with the smallest gap. */
function nearest(near: Near): number {
  let best = 0;
  for (let k = 1; k < near.count; k++) if (near.gap[k] < near.gap[best]) best = k;
  return best;
}

/** Does the slot go back for `other`, who comes the other way and has been in the way for long. */
function givesWay(model: Model, world: World, floor: Floor, slot: number, other: number): boolean {
  const stalled = world.people.stalled[floor.row[slot]];
  if (stalled <= GIVE_WAY_AFTER || stalled >= GIVE_WAY_UNTIL) return false;
  // Two streams on foot would go back and forth for ever.
  if (floor.afoot[slot] === 1 && floor.afoot[other] === 1 && stalled <= GIVE_WAY_AFOOT) return false;
  return !goesFirst(model, floor, slot, other);
}

/** Of two who stand in each other's way exactly one goes first: who carries or pushes somebody, who goes down a stair. */
function goesFirst(model: Model, floor: Floor, slot: number, other: number): boolean {
  if (floor.afoot[slot] !== floor.afoot[other]) return floor.afoot[slot] === 0;
  const { flight } = model.facility.spaces[floor.space[slot]];
  if (flight !== null) {
    const up = floor.dirX[slot] * flight.ux + floor.dirY[slot] * flight.uy;
    const upOther = floor.dirX[other] * flight.ux + floor.dirY[other] * flight.uy;
    if (up > 0 !== upOther > 0) return up <= 0;
  }
  return floor.row[slot] < floor.row[other];
}

/** seen.lengths = how far people turn somebody aside from a direction (x, y), as a tangent; positive: to the left. */
function fromPeople(near: Near, { strength, range }: WalkingRules, direction: Float64Array): void {
  const dirX = direction[0];
  const dirY = direction[1];
  const { how, distance, gap, dx, dy, count } = near;
  const end = ENDS_AT * range;
  const scale = 1 / end;
  let aside = 0;
  for (let k = 0; k < count; k++) {
    const g = gap[k];
    if (g >= end || how[k] === FOLLOWS) continue;
    const d = distance[k];
    if (d < SAME_SPOT) continue;
    let q = g > 0 ? 1 - g * scale : 1;
    q *= q;
    q *= q;
    q *= q;
    aside -= (q * (dy[k] * dirX - dx[k] * dirY)) / d;
  }
  aside *= strength;
  if (aside > MOST_ASIDE) aside = MOST_ASIDE;
  else if (aside < -MOST_ASIDE) aside = -MOST_ASIDE;
  seen.lengths[ASIDE] = aside;
}
