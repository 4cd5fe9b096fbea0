/** The kinds of sentence each dictionary has, so that neither language can lack one. */
import type { TableNoteCode } from '../facility/table-types.js';
import type { Claim, EventRef, Zone } from '../scenario/schema.js';
import type { RecordingError } from '../recording/bytes.js';
import type { Cause } from '../world/codes.js';
import type { EventCode, RunEvent } from '../world/events.js';
import type { Parameters, Say } from './say.js';
import type { VerdictCode } from './words.js';

/** Names for people to read in place of ids; the id itself where there is none. */
export interface Names {
  person(id: string): string;
  space(id: string): string;
  storey(id: string): string;
  phase(id: string): string;
  /** Of the scenario's own classes of people; where there are none it may be missing. */
  personClass?(id: string): string;
}

/** What was found about a claim; probabilities from 0 to 1. */
export interface VerdictFigures {
  verdict: VerdictCode;
  /** Runs in which it was met, and all of them. */
  met: number;
  runs: number;
  low: number;
  high: number;
  /** Probability the claim asks for, and confidence of the interval. */
  required: number;
  confidence: number;
  /** Parameter an undecided verdict hangs on, if it is not the number of runs. */
  parameter?: string;
}

export interface Sentences {
  event: Record<EventCode, (event: RunEvent, names: Names) => string>;
  /** What somebody waits for, to go after "waited for" / "等待". `ref` is the name of what it refers to. */
  cause: Record<Cause, (ref: string | null) => string>;
  /** An event of a plan as a point in time: "the alarm at the panel". */
  eventRef(event: EventRef, names: Names): string;
  zone(zone: Zone, names: Names): string;
  claim(claim: Claim, names: Names): string;
  verdict: Record<VerdictCode, (figures: VerdictFigures) => string>;
  endReason: Record<'settled' | 'horizon', string>;
  tableNote: Record<TableNoteCode, (parameters: Parameters, say: Say) => string>;
  difference: Record<ReplayDifference, string>;
  /** Why a file cannot be read as a recording. */
  recordingFault: Record<RecordingError['code'], string>;
}

/** How a replay may differ from its recording. */
export const REPLAY_DIFFERENCES = ['hash', 'events', 'positions', 'engine'] as const;
export type ReplayDifference = (typeof REPLAY_DIFFERENCES)[number];
