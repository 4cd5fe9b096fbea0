/** What holds people up on a storey or in a stair, at a moment. */
import type { Cause } from '../world/codes.js';
import type { Party } from './reason.js';

export interface Hold {
  /** Residents who live there (storey) or are there (stair): not yet in safety, and in safety already. */
  open: number;
  done: number;
  /** Staff there now. */
  staff: number;
  /** What the open ones wait for, most first; 'none': on their way. */
  causes: readonly { cause: Cause; people: number; longest: number; row: number; awaits: Party | null }[];
  /** When the last of them was in safety, s; null: not within the recording. */
  clearAt: number | null;
}
