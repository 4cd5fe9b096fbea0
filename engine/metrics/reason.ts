/** Why somebody is not yet in safety: the chain of causes, read from a recording. */
import type { Cause, Outcome, PersonState } from '../world/codes.js';
import type { LiftMode, LiftStage, TaskStage } from '../world/world.js';

/** Who or what a link is about; indices as in the recording's header and the building. */
export type Party =
  | { kind: 'person'; row: number }
  | { kind: 'device'; device: number }
  | { kind: 'opening'; opening: number }
  | { kind: 'space'; space: number }
  | { kind: 'lift'; lift: number }
  | { kind: 'phase'; phase: string }
  /** A milestone of the response: 'panelAlarm', 'noticed', 'confirmed', 'brigadeCalled', 'alarmRaised'. */
  | { kind: 'event'; event: string };

/** One "waits for … since …"; the next link says why that is so. */
export interface ReasonLink {
  /** Who waits, or is busy. */
  who: Party;
  /** What they do at that moment, if a person. */
  state: PersonState | null;
  /** What has become of them by then, if a person; 'none': open. */
  outcome: Outcome | null;
  /** Why they do not go on; 'none': they do (walking, preparing somebody, climbing stairs …). */
  cause: Cause;
  /** What they wait for, or who moves them; null: nothing that can be named. */
  awaits: Party | null;
  /** Since when, s; and until when it lasted (null: past the end of what is recorded). */
  since: number;
  until: number | null;
  /** It lasted until the run was over: `until` is null not because more is to come. */
  never: boolean;
  /** Where they are: space, -1 outside, and point. */
  place: { space: number; x: number; y: number } | null;
  /** Resident they are busy with, if a carer at work or a device in use: row, or -1. */
  busyWith: number;
  /** How far a carer at work is with that resident. */
  stage: TaskStage | null;
  /** They only tell that resident, who walks by themselves, to go. */
  visit: boolean;
  /** What a lift does, if it is what the link is about: where it stands or goes to, and how many are in its car. */
  lift: { mode: LiftMode; stage: LiftStage; storey: number; riders: number } | null;
  /** Residents whom the one waited for looks after first, the present one included. */
  ahead: number;
}

export interface Reason {
  row: number;
  time: number;
  /** Innermost first: the person clicked; each next one is what the one before waits for. At most 12, no circle twice. */
  chain: readonly ReasonLink[];
  /** The chain came back to somebody already in it: they wait for each other. */
  circle: boolean;
}
