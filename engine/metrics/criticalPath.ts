/** The chain of activities and waits that decided when the last resident was in safety, from there back to the start. */
import type { Cause } from '../world/codes.js';
import type { Party } from './reason.js';

export const STRETCH_KINDS = [
  /** Until the panel gives the alarm, or somebody notices by sight or smell. */
  'detecting',
  /** The panel has given the alarm and nobody is there to heed it. */
  'unheeded',
  /** Somebody has heard the panel and took it for another false alarm. */
  'dismissed',
  'perceiving',
  'investigating',
  /** Fighting the fire with an extinguisher, before anything else. */
  'attacking',
  /** Shutting the door of the room on fire. */
  'shutting',
  /** Calling the brigade, raising the alarm. */
  'calling',
  /** Done in vain: smoke overcame whoever was at it, and somebody else had to begin anew. */
  'overcome',
  /** Until a place of safety was lost, which the incident says. */
  'losing',
  /** Staff or help from outside on the way to the building. */
  'coming',
  'preMovement',
  'waiting',
  'walking',
  /** Catching breath on a landing: who walks, or the bearers of who is carried. */
  'catchingBreath',
  /** Walking off from a place of safety where nobody was with them, back to the room. */
  'wandering',
  /** Going and telling those who walk by themselves. */
  'telling',
  /** Persuading somebody who does not want to come. */
  'persuading',
  /** Waking, dressing, transferring. */
  'preparing',
  'moving',
  /** Settling at the destination and handing over. */
  'unloading',
  /** Coming back for the next resident. */
  'returning',
  /** Between two residents. */
  'resting',
  /** Searching rooms, counting heads, staying with those in safety, fighting the fire, running a lift, doing what was ordered. */
  'duty',
  'other',
] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];

export interface Stretch {
  /** Whose time it is. */
  who: Party;
  kind: StretchKind;
  from: number;
  to: number;
  /** For waiting: why, never 'none' then. */
  cause: Cause;
  /** For waiting: what for. For walking: the device gone for. */
  awaits: Party | null;
  /** Resident it was done for, row, or -1. */
  resident: number;
  place: { space: number; x: number; y: number } | null;
}

export interface CriticalPath {
  /** Row of the last resident in safety, and when. */
  last: number;
  at: number;
  /** In order of time, without gap or overlap, from 0 to `at`. */
  stretches: readonly Stretch[];
  /** Seconds by kind: they add up to `at`. */
  totals: Readonly<Partial<Record<StretchKind, number>>>;
  /** Seconds by whose turn it was: they add up to `at`. */
  shares: {
    /** Until the phase of the plan began that the chain starts with: alarm, looking, calling, order of phases. */
    alarm: number;
    /** Spent on other residents, whom the same hands or devices brought first. */
    others: number;
    /** Waiting that nobody's work explains: for room, a way, a second pair of hands who never came. */
    waiting: number;
    /** The last resident's own: getting ready, being fetched, prepared, moved. */
    own: number;
  };
  /** Residents brought first on that chain. */
  before: number;
}
