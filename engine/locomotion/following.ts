/**
 * People follow others: for whoever chooses a way out freely, each opening of the space counts the nearer, the greater the
 * share of those in sight that is bound for it. Off unless the parameter `exit.following` is set (decision 24).
 */
import { OUTSIDE } from '../facility/facility.js';
import { PACE, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { LocomotionScratch } from './scratch.js';
import { seesWithin } from './sight.js';

/** At the start of a tick: who is bound for what, so that the order of those who choose within it changes nothing. */
export function noteBound({ people }: World, { rules, bound }: LocomotionScratch): void {
  if (rules.following === 0) return;
  for (let row = 0; row < people.count; row++) {
    const walks = people.moving[row] === 1 && people.pace[row] !== PACE.none;
    bound.opening[row] = walks ? people.nextOpening[row] : -1;
    bound.space[row] = people.space[row];
    bound.x[row] = people.x[row];
    bound.y[row] = people.y[row];
  }
}

/**
 * By opening of the space the row is in: the share of its cost that others take off; null: they do not count. Residents who walk
 * by themselves and were not told by staff where to go choose freely.
 */
export function drawOf(model: Model, world: World, scratch: LocomotionScratch, row: number): Float64Array | null {
  const { rules, bound, draw } = scratch;
  const { people } = world;
  if (rules.following === 0 || row >= people.residents || people.goalSpace[row] !== OUTSIDE) return null;
  if (people.knocked[row] === 1 || people.state[row] === STATE.beingMoved) return null;
  const here = people.space[row];
  const space = model.facility.spaces[here];
  for (const opening of space.openings) draw[opening] = 0;
  let seen = 0;
  for (let other = 0; other < people.count; other++) {
    if (other === row || bound.opening[other] < 0 || bound.space[other] !== here) continue;
    if (!seesWithin(space, people.x[row], people.y[row], bound.x[other], bound.y[other])) continue;
    draw[bound.opening[other]]++;
    seen++;
  }
  if (seen === 0) return null;
  for (const opening of space.openings) draw[opening] *= rules.following / seen;
  return draw;
}
