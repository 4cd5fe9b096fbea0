/**
 * People who belong together walk together: at the pace of the slowest of them, who is ahead waits for the last, and they
 * pass a door one after the other. Only those count who are on their way by themselves.
 */
import { OUTSIDE } from '../facility/facility.js';
import { PACE } from '../world/codes.js';
import { exitsOf, WHO, type Navigator } from '../navigation/navigator.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { Floor } from './floor.js';

/**
 * Who has so much less way left than the last of them, m, walks slower, down to `LEAST` of their pace at the second. U; chosen
 * looking at five who leave together (C19), which is no independent check of them.
 */
const TOGETHER = 2;
const APART = 4;
const LEAST = 0.5;

/** Sets `People.pacing`, the share of their own speed at which members of a group walk until people decide again. */
export function keepTogether(model: Model, world: World, navigator: Navigator): void {
  const people = world.people;
  const left = new Map<number, number>();
  for (const group of model.groups) {
    left.clear();
    let slowest = Infinity;
    let last = 0;
    for (const row of group) {
      people.pacing[row] = 1;
      if (people.moving[row] === 0 || people.attachedTo[row] >= 0 || people.space[row] === OUTSIDE) continue;
      const way = navigator.distance(
        world,
        people.space[row],
        people.x[row],
        people.y[row],
        people.goalSpace[row],
        people.goalX[row],
        people.goalY[row],
        people.body[row],
        WHO.unaware,
        exitsOf(model, world, row),
      );
      if (way === Infinity) continue;
      left.set(row, way);
      if (way > last) last = way;
      if (people.speedLevel[row] < slowest) slowest = people.speedLevel[row];
    }
    for (const [row, way] of left) {
      const ahead = (last - way - TOGETHER) / (APART - TOGETHER);
      const waits = ahead < 0 ? 1 : ahead < 1 - LEAST ? 1 - ahead : LEAST;
      people.pacing[row] = (slowest / people.speedLevel[row]) * waits;
    }
  }
}

/** By so much of their own distance from the first, members of a group stay in their own order. */
const WITHIN = 1e-6;

/**
 * In the queue for an opening all of a group who are near its first stand where that one stands, in their own order; where
 * one has passed it, at its head.
 */
export function queueTogether(model: Model, world: World, floor: Floor): void {
  const { moving, attachedTo, pace, space } = world.people;
  const { openings } = model.facility;
  const { own, order, slotOf, opening } = floor;
  for (const group of model.groups) {
    for (const row of group) {
      const walks = moving[row] === 1 && attachedTo[row] < 0 && pace[row] !== PACE.waits;
      own[row] = walks ? order[slotOf[row]] : Infinity;
    }
    for (const row of group) {
      const slot = slotOf[row];
      if (own[row] === Infinity || opening[slot] < 0) continue;
      const { a, b } = openings[opening[slot]];
      const beyond = a === space[row] ? b : a;
      let first = own[row];
      for (const other of group) {
        if (space[other] === beyond) first = 0;
        else if (own[other] < first && space[other] === space[row] && opening[slotOf[other]] === opening[slot])
          first = own[other];
      }
      if (own[row] - first < APART) order[slot] = first + WITHIN * (own[row] - first);
    }
  }
}
