/** Two who cannot pass each other: which of them goes back (decision 5). */
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { Floor } from './floor.js';

/** Held up so long, s, by somebody who comes the other way, one of the two goes back to let the other pass. U. */
const GIVE_WAY_AFTER = 5;
const GIVE_WAY_AFOOT = 10;
const GIVE_WAY_UNTIL = 12;

/** Does the slot go back for `other`, who comes the other way and has been in the way for long. */
export function givesWay(model: Model, world: World, floor: Floor, slot: number, other: number): boolean {
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
