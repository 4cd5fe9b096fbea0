/** What the pages of a drill and its room say to each other. What comes in is believed of nobody: see `parseMessage`. */
import { z } from 'zod';
import { id } from '../scenario/atoms.js';
import { command } from '../scenario/command.js';
import type { Phase } from '../scenario/schema.js';
import type { RunEvent } from '../world/events.js';
import type { Counts, FullView } from './branch.js';
import type { ViewChanges } from './changes.js';
import type { DrillFile, Role } from './file.js';
import type { House } from './house.js';
import { noteText } from './journal.js';
import type { CriterionState, DrillEntry, DrillRefusal } from './session.js';
import type { RoleView, SeenPerson } from './view.js';

/** Times as fast as real time. */
export const PACES = [0.5, 1, 2, 4, 8] as const;

/** `n` is the sender's own number of the message: the answer carries it. */
const n = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const fromAnybody = [
  z.strictObject({ kind: z.literal('order'), n, command }),
  z.strictObject({ kind: z.literal('note'), n, text: noteText }),
] as const;
const fromTrainer = [
  z.strictObject({ kind: z.literal('inject'), n, inject: id }),
  z.strictObject({ kind: z.literal('pace'), n, pace: z.literal([...PACES]) }),
  z.strictObject({ kind: z.literal('pause'), n, paused: z.boolean() }),
  z
    .strictObject({ kind: z.literal('fork'), n, branch: id, from: id, tick: z.number().int().min(0) })
    .describe('A new branch from a past moment of another; it is the one played from now on, and stands still.'),
  z.strictObject({ kind: z.literal('play'), n, branch: id }).describe('Goes on with another branch, from its end.'),
  z
    .strictObject({ kind: z.literal('seek'), n, branch: id, tick: z.number().int().min(0) })
    .describe('Shows the trainer a past moment; what is played goes on.'),
  z.strictObject({ kind: z.literal('compare'), n }),
] as const;

const message = z.discriminatedUnion('kind', [...fromAnybody, ...fromTrainer]);
export type RoomMessage = z.infer<typeof message>;
/** What only the trainer may say. */
export const TRAINERS: ReadonlySet<RoomMessage['kind']> = new Set(fromTrainer.map(({ shape }) => shape.kind.value));

/** Null for whatever is no message: it changes nothing. */
export function parseMessage(value: unknown): RoomMessage | null {
  const read = message.safeParse(value);
  return read.success ? read.data : null;
}

export interface Clock {
  /** s after the start of the incident. */
  time: number;
  tick: number;
  ticksPerSecond: number;
  pace: number;
  paused: boolean;
  ended: boolean;
}

/** Why a message was not taken, beside the refusals of orders. */
export type RoomRefusal = DrillRefusal | { code: 'notUnderstood' | 'noSuch' | 'notTrainer' | 'notPlayer' | 'notKept' };

export interface BranchState {
  id: string;
  from: string | null;
  /** Where it left the one it comes from; how far it was played. */
  forkedAt: number;
  reached: number;
  criteria: readonly CriterionState[];
  counts: readonly Counts[];
}

type OrderRule = NonNullable<Phase['order']>[number];

/** What a drill is called, for everybody. */
export type DrillName = Pick<DrillFile, 'id' | 'name'>;

export type RoomAnswer =
  /** First word to a role: the house it knows, and what it may do. */
  | { kind: 'seat'; drill: DrillName; house: House; role: Role }
  /** First word to the trainer; `incident`: the space where it begins. */
  | { kind: 'seat'; drill: DrillName; house: House; role: null; file: DrillFile; incident: string | null }
  /** Then, and again whenever another branch is played: all a role has heard so far, so that nothing is lost. */
  | { kind: 'role'; clock: Clock; view: RoleView; heard: readonly RunEvent[] }
  | { kind: 'view'; clock: Clock; changes: ViewChanges<SeenPerson>; heard: readonly RunEvent[] }
  | {
      kind: 'trainer';
      clock: Clock;
      playing: string;
      branches: readonly Pick<BranchState, 'id' | 'from' | 'forkedAt' | 'reached'>[];
      connected: Readonly<Record<string, number>>;
      view: FullView;
      events: readonly RunEvent[];
      log: readonly DrillEntry[];
      notes: readonly { tick: number; by: string | null; text: string }[];
      criteria: readonly CriterionState[];
      thrown: readonly string[];
    }
  | {
      kind: 'all';
      clock: Clock;
      changes: ViewChanges;
      events: readonly RunEvent[];
      criteria: readonly CriterionState[];
      thrown: readonly string[];
    }
  /** To the trainer: somebody has written something down. */
  | { kind: 'noted'; note: { tick: number; by: string | null; text: string } }
  | { kind: 'connected'; connected: Readonly<Record<string, number>> }
  | { kind: 'moment'; n: number; branch: string; tick: number; view: FullView }
  /** `bestOrder`: by the plan with another order of moving, the best of those a check tries; null: there is none. */
  | {
      kind: 'compared';
      n: number;
      branches: readonly BranchState[];
      asWritten: BranchState;
      bestOrder: { order: readonly OrderRule[]; state: BranchState } | null;
    }
  | { kind: 'clock'; clock: Clock }
  | { kind: 'done'; n: number }
  | { kind: 'refused'; n: number | null; refusal: RoomRefusal };
