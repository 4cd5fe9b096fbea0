/** How two people who see each other stand to each other: who goes first, who meets whom, and where their bodies touch. */
import { OUTSIDE } from '../facility/facility.js';
import { BODY } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { SQUEEZE_AFTER } from './held.js';
import { neighboursOf } from './neighbours.js';
import type { LocomotionScratch } from './scratch.js';

/** Ahead on the same way, or nearer to the same opening. */
export const AHEAD = 0;
/** Behind on the same way: keeps clear by themselves. */
export const FOLLOWS = 1;
/** Comes the other way. */
export const MEETS = 2;
/** Crosses, or stands. */
export const OTHER = 3;

/** Gap beyond which repulsion is left out, m: there it is below 5e-5 of the desired direction. */
export const PUSH_REACH = 1.2;
/** Those who follow are looked at no further than this gap, m: only so that no step goes into them. */
const FOLLOW_REACH = 0.15;
/** Directions further apart than this (cosine) meet head-on. Assumption, U. */
const HEAD_ON = -0.3;
/** People on foot turn sideways within this gap of somebody who comes the other way, m. Assumption, U. */
const TURN_REACH = 0.5;
/**
 * On foot, people turn sideways to let somebody pass who comes the other way: half width falls to this share. Torso of
 * 0.30 m to a body of 0.50 m (FDS+Evac "Elderly", R).
 */
const SIDEWAYS = 0.6;

/** Half width now, m. */
export function halfWidth(world: World, scratch: LocomotionScratch, row: number): number {
  return scratch.sideways[row] === 1 ? SIDEWAYS * world.people.radius[row] : world.people.radius[row];
}

/** Of two in one queue exactly one is AHEAD of the other, so somebody is always first. */
function relation(model: Model, world: World, scratch: LocomotionScratch, row: number, other: number): number {
  const people = world.people;
  const { want, wantX, wantY, order } = scratch;
  if (want[other] === 0) return OTHER;
  const here = people.space[row];
  const there = people.space[other];
  const mine = people.nextOpening[row];
  const theirs = people.nextOpening[other];
  if (there === OUTSIDE) return mine === scratch.leftBy[other] ? AHEAD : OTHER;
  const dot = wantX[row] * wantX[other] + wantY[row] * wantY[other];
  if (here === there) {
    if (mine >= 0 ? mine === theirs : theirs < 0 && dot > HEAD_ON) {
      const nearer = order[other] < order[row] || (order[other] === order[row] && other < row);
      return nearer ? AHEAD : FOLLOWS;
    }
  } else {
    if (mine >= 0 && mine === theirs) return MEETS;
    const { openings } = model.facility;
    if (mine >= 0 && (openings[mine].a === there || openings[mine].b === there)) return AHEAD;
    if (theirs >= 0 && (openings[theirs].a === here || openings[theirs].b === here)) return FOLLOWS;
  }
  return dot < HEAD_ON ? MEETS : OTHER;
}

/**
 * For every row that walks among others: its neighbours that bear on it and how they stand to it, and who turns sideways.
 * Somebody without any walks as if alone. Who squeezes past looks at nobody.
 */
export function lookAround(model: Model, world: World, scratch: LocomotionScratch, count: number): void {
  const people = world.people;
  const { movers, nearFrom, nearTo, sideways, fromX, fromY, wantX, wantY, rules } = scratch;
  let end = 0;
  for (let m = 0; m < count; m++) {
    const row = movers[m];
    sideways[row] = 0;
    nearFrom[row] = end;
    nearTo[row] = end;
    if (scratch.walks[row] === 0 || people.stalled[row] > SQUEEZE_AFTER) continue;
    const to = neighboursOf(model, world, scratch, row, rules.sight, end);
    const { near, how } = scratch;
    const walks = people.body[row] === BODY.walker;
    for (let k = end; k < to; k++) {
      const other = near[k];
      const dx = fromX[other] - fromX[row];
      const dy = fromY[other] - fromY[row];
      const gap = Math.sqrt(dx * dx + dy * dy) - people.radius[row] - people.radius[other];
      // Who is behind and not close bears on nothing.
      if (gap > PUSH_REACH && dx * wantX[row] + dy * wantY[row] <= 0) continue;
      const relates = relation(model, world, scratch, row, other);
      if (relates === FOLLOWS && gap > FOLLOW_REACH) continue;
      if (relates === MEETS && walks && gap < TURN_REACH) sideways[row] = 1;
      near[nearTo[row]] = other;
      how[nearTo[row]++] = relates;
    }
    end = nearTo[row];
  }
}
