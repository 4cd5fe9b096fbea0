/** Which exits people know. An exit is an opening from indoors to the open, be that drawn as an outdoor space or not. */
import { OUTSIDE, type Facility, type OpeningInfo } from '../facility/facility.js';
import { STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** In place of an index into `Model.unknownExits`: whoever chooses knows every exit. */
export const ALL_EXITS = -1;

function isExit({ spaces }: Facility, { a, b }: OpeningInfo): boolean {
  const indoors = (space: number): boolean => space !== OUTSIDE && spaces[space].kind !== 'outdoor';
  return indoors(a) !== indoors(b);
}

/** By opening: 1 for each exit that is not among the ids given. */
export function unknownExits(facility: Facility, known: readonly string[]): Uint8Array {
  const ids = new Set(known.map((id) => id.normalize('NFC')));
  return Uint8Array.from(facility.openings, (o) => (isExit(facility, o) && !ids.has(o.id) ? 1 : 0));
}

/**
 * Which exits somebody chooses among: index into `Model.unknownExits`, or ALL_EXITS. Who walks by themselves and has not been
 * told by staff goes by what they know; staff, and whoever is with them, know all.
 */
export function exitsOf(model: Model, world: World, row: number): number {
  const exits = model.exits[row];
  const { knocked, state } = world.people;
  return exits >= 0 && knocked[row] === 0 && state[row] !== STATE.beingMoved ? exits : ALL_EXITS;
}
