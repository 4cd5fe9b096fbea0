/** The chain of activities and waits that decided when the last resident was in safety, from there back to the start. */
import type { Party } from './reason.js';

export const STRETCH_KINDS = [
  /** Until the panel gives the alarm, or somebody notices by sight or smell. */
  'detecting',
  /** The panel has given the alarm and nobody is there to heed it. */
  'unheeded',
  'perceiving',
  'investigating',
  /** Shutting the door, calling, raising the alarm. */
  'calling',
  'preMovement',
  'waiting',
  'walking',
  /** Going and telling those who walk by themselves. */
  'telling',
  /** Waking, dressing, transferring. */
  'preparing',
  'moving',
  /** Settling at the destination and handing over. */
  'unloading',
  /** Coming back for the next resident. */
  'returning',
  /** Between two residents. */
  'resting',
  'other',
] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];

export interface Stretch {
  /** Whose time it is. */
  who: Party;
  kind: StretchKind;
  from: number;
  to: number;
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
