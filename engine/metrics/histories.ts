/** People over time: how many are where they should be, what the others wait for, who uses the stairs. */
import type { MobilityClass } from '../scenario/schema.js';
import type { Cause, Outcome, PersonState } from '../world/codes.js';

/** Every series has one value a time. */
export interface Histories {
  /** s: 0, step, 2 step … up to the end of what is recorded. */
  times: Float64Array;
  /** Residents whom the plan moves and who are not yet safe or sheltered: all, and by mobility class. */
  remaining: Uint32Array;
  remainingByMobility: Partial<Record<MobilityClass, Uint32Array>>;
  /** Residents by outcome ('none': open). */
  outcomes: Record<Outcome, Uint32Array>;
  /** Residents by what they wait for ('none' left out). */
  waitingByCause: Partial<Record<Cause, Uint32Array>>;
  /** Staff by what they do. */
  staffByState: Partial<Record<PersonState, Uint32Array>>;
  /** People in each stair, by index of `building.stairs`: going down, going up (staff and residents). */
  stairs: { stair: number; down: Uint32Array; up: Uint32Array }[];
}
