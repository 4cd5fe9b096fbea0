/**
 * The recording of a run. Magic, version, then chunks (kind, length, content); a reader skips kinds it does not know.
 *
 *   header  JSON: engine, scenario, seed, command log, people, columns with type and unit
 *   batch   the ticks from … to: first the whole state (keyframe), then what changed, in the order of time
 *   end     JSON: how the run ended, hash of the last state
 *
 * Positions are sampled at 2 Hz in millimetres, only of rows that moved, the air every five seconds (`air.ts`); everything
 * else is recorded at its exact tick.
 */
import type { Scenario } from '../scenario/schema.js';
import type { World } from '../world/world.js';

export const MAGIC = 'ANSHUREC';
export const RECORDING_VERSION = 1;
export const CHUNK = { header: 1, batch: 2, end: 3 } as const;
/** Records inside a batch. */
export const RECORD = { frame: 1, change: 2, door: 3, device: 4, event: 5, air: 6, lift: 7 } as const;

/** Times that are not whole ticks are whole microseconds. */
export const MICROSECONDS = 1_000_000;

/** Samples of positions per second. */
export const SAMPLE_RATE = 2;
/** Length of a batch, s: a seek reads at most one. */
export const BATCH_SECONDS = 60;
/** Positions are whole millimetres. */
export const MILLIMETRES = 1000;

/** Columns of people recorded whenever they change; values are whole numbers. New ones go to the end. */
export const COLUMNS = ['state', 'outcome', 'body', 'cause', 'causeRef', 'attachedTo', 'task', 'exposure'] as const;
export type Column = (typeof COLUMNS)[number];
/** Came after the first recordings of this version: one without them is read as if they stayed 0. */
export const LATER_COLUMNS: readonly Column[] = ['exposure'];

export interface ColumnDescription {
  name: string;
  type: string;
  unit: string;
}

export interface PersonDescription {
  id: string;
  kind: 'resident' | 'staff';
  mobility: string | null;
  /** Own class of people of the scenario; missing: none. */
  class?: string;
  post: string | null;
  bed: string | null;
  station: string | null;
}

export interface RecordingHeader {
  engine: string;
  scenario: Scenario;
  variant: string | null;
  seed: string;
  ticksPerSecond: number;
  /** Always empty: commands come later than the header; they are among the events (`commanded`). */
  commands: unknown[];
  people: PersonDescription[];
  residents: number;
  spaces: string[];
  openings: string[];
  /** In the order of the records; missing where there are none. How each runs stands in the scenario's facility. */
  lifts?: string[];
  columns: ColumnDescription[];
  /** Columns of the air by space; missing where the run has none that is followed. */
  air?: ColumnDescription[];
  /** 'all', or 'none' for a recording of events and states only. */
  positions: 'all' | 'none';
}

export interface RecordingEnd {
  endedAt: number;
  reason: 'settled' | 'horizon';
  ticks: number;
  stateHash: string;
  /** s after the start; null: did not happen. */
  milestones: Record<keyof World['milestones'], number | null>;
}
