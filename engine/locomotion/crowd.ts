/**
 * Walking among others, from where everybody is when people decide. Speed from the gap in front: the collision-free speed
 * model (Tordeux, Chraibi & Seyfried 2016), with repulsion across the desired direction only (as in the generalised model of
 * Xu et al. 2019, K), so that nobody in a queue is pushed backwards. Who meets somebody, or comes up behind somebody slower,
 * takes the direction that leads farthest (as in Moussaïd, Helbing & Theraulaz 2011). Last, `apart.ts`: no step goes into
 * anybody or into a wall.
 */
import type { Navigator } from '../navigation/navigator.js';
import { PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { nearestStep, SAME_SPOT, type Barriers } from './apart.js';
import { ASIDE, ENDS_AT, fromPeople, lookAhead, seen, STRAIGHT, turn } from './direction.js';
import type { Floor } from './floor.js';
import { givesWay } from './giveWay.js';
import { heldUp } from './held.js';
import { bodiesAround, offWalls, wallsAround } from './limits.js';
import { WITHIN, type Near } from './near.js';
import { look } from './neighbours.js';
import { AHEAD, FOLLOWS, MEETS } from './relation.js';
import type { LocomotionScratch } from './scratch.js';
import { planSpeed } from './speed.js';
import { freeWay, HORIZON } from './ways.js';

/**
 * Somebody nearer than this, m, to one ahead in the queue steps back, at their own speed when touching. Assumption, U; chosen
 * looking at the flow through an exit of 1 m (C15), which is no independent check of it.
 */
const YIELD_GAP = 0.1;
/** Who goes back for somebody (`giveWay.ts`) does so at this share of their speed, if that one is nearer than this, m. U. */
const GIVE_WAY_SHARE = 0.6;
const GIVE_WAY_GAP = 1;
/** Held up so long, s, somebody on foot turns sideways to slip through. Assumption, U. */
export const SLIPS_AFTER = 5;
/** Square of the share of the step wanted below which somebody is held by who stands around. */
const HELD_SHARE = 0.01;

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

/** Index of the neighbour with the smallest gap. */
function nearest(near: Near): number {
  let best = 0;
  for (let k = 1; k < near.count; k++) if (near.gap[k] < near.gap[best]) best = k;
  return best;
}
