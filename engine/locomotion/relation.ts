/** How one person stands to another whom they see: who of two goes first. */
import { OUTSIDE } from '../facility/facility.js';
import type { Model } from '../world/model.js';
import type { Floor } from './floor.js';

/** Ahead on the same way, or nearer to the same opening. */
export const AHEAD = 0;
/** Behind on the same way, or has to give way to this one: keeps clear by themselves. */
export const FOLLOWS = 1;
/** Comes the other way. */
export const MEETS = 2;
/** Crosses, or stands. */
export const OTHER = 3;

/** Directions further apart than this (cosine) meet head-on. Assumption, U. */
const HEAD_ON = -0.3;
/** Directions nearer to each other than this (cosine) are the same way. Assumption, U. */
const SAME_WAY = 0.7;

/**
 * How `other` stands to `slot`. Of two in one queue exactly one is AHEAD of the other, and of two who cross exactly one
 * gives way (where people keep right, who comes from the left), so somebody is always first.
 */
export function relation(model: Model, floor: Floor, slot: number, other: number, dx: number, dy: number): number {
  const { space, opening, order, speed, dirX, dirY, row } = floor;
  if (speed[other] === 0) return OTHER;
  const mine = opening[slot];
  const theirs = opening[other];
  const here = space[slot];
  const there = space[other];
  if (there === OUTSIDE) return mine === theirs ? AHEAD : OTHER;
  if (here === there) {
    if (mine >= 0 && mine === theirs) {
      const nearer = order[other] < order[slot] || (order[other] === order[slot] && row[other] < row[slot]);
      return nearer ? AHEAD : FOLLOWS;
    }
  } else {
    if (mine >= 0 && mine === theirs) return MEETS;
    // Two streams that merge behind an opening are one queue for the next: the nearer goes first, wherever they stand.
    if (mine >= 0 && theirs >= 0) {
      const { beyond, onward } = floor;
      if (beyond[slot] === theirs) return order[slot] + onward[slot] < order[other] ? FOLLOWS : AHEAD;
      if (beyond[other] === mine) return order[other] + onward[other] < order[slot] ? AHEAD : FOLLOWS;
    }
    const { openings } = model.facility;
    if (mine >= 0 && (openings[mine].a === there || openings[mine].b === there)) return AHEAD;
    if (theirs >= 0 && (openings[theirs].a === here || openings[theirs].b === here)) return FOLLOWS;
  }
  const dot = dirX[slot] * dirX[other] + dirY[slot] * dirY[other];
  if (dot < HEAD_ON) return MEETS;
  if (dot > SAME_WAY) return dx * dirX[slot] + dy * dirY[slot] > 0 ? AHEAD : OTHER;
  const cross = dirX[slot] * dirY[other] - dirY[slot] * dirX[other];
  return floor.side * cross < 0 ? FOLLOWS : OTHER;
}
