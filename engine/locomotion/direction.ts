/** Which direction somebody takes among others: what is ahead, a way round it, and how far people turn them aside. */
import type { Navigator } from '../navigation/navigator.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { SAME_SPOT } from './apart.js';
import type { Floor } from './floor.js';
import type { Near } from './near.js';
import { AHEAD, FOLLOWS, MEETS } from './relation.js';
import type { LocomotionScratch, WalkingRules } from './scratch.js';
import { bestDirection, COSINES, freeWay, SINES } from './ways.js';

/** Most that people turn somebody from the chosen direction: its tangent (56°). Assumption, U. */
const MOST_ASIDE = 1.5;
/** Repulsion ends at this many ranges: (1 - g/8l)^8 in place of exp(-g/l), from which it differs by less than 0.02. */
export const ENDS_AT = 8;
/** Somebody is overtaken who is slower than this share of the own speed. Assumption, U. */
const OVERTAKE_SHARE = 0.8;
/** At corners people spread over the width of a bend the more, the nearer those in front are; from this gap on, m. U. */
const SPREAD_GAP = 2;
/** People on foot turn sideways within this gap of somebody who comes the other way, m. Assumption, U. */
export const TURN_REACH = 0.5;

/**
 * What `decide` knows about the direction it weighs: whose body ends it, and whether somebody comes the other way close by; in
 * `lengths` the free way along it and how far people turn somebody aside. Numbers with a fraction go in arrays: kept in an
 * object each write would make a new object.
 */
export const seen = { blocker: -1, sideways: 0, lengths: new Float64Array(2) };
export const STRAIGHT = 0;
export const ASIDE = 1;

/** Free way along the direction, whose body ends it, and whether somebody comes the other way close by. */
export function lookAhead(floor: Floor, near: Near, slot: number): void {
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

/** turned = the direction somebody takes whose straight way ends at another body within sight (`seen`). */
export function turn(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, slot: number): void {
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

/** seen.lengths = how far people turn somebody aside from a direction (x, y), as a tangent; positive: to the left. */
export function fromPeople(near: Near, { strength, range }: WalkingRules, direction: Float64Array): void {
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
