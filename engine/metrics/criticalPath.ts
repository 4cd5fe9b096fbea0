/** The chain of activities and waits that decided when the last resident was in safety, from there back to the start. */
import type { Party } from './reason.js';

export type StretchKind =
  | 'perceiving'
  | 'investigating'
  | 'calling'
  | 'preMovement'
  | 'waiting'
  | 'walking'
  | 'preparing'
  | 'moving'
  | 'unloading'
  | 'returning'
  | 'other';

export interface Stretch {
  /** Whose time it is. */
  who: Party;
  kind: StretchKind;
  from: number;
  to: number;
  /** For waiting: what for. */
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
}
