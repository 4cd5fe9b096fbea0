/**
 * All mutable state of a run: ids and values only, no references into the building, no closures.
 * `encode.ts` turns it into bytes for the snapshot and the hash; whatever is added here must be added there
 * (its test fails if a field is forgotten).
 */
import type { RunEvent } from './events.js';

/** People as columns. Rows 0 … residents-1 are residents, the rest staff. A row is never used again. */
export interface People {
  count: number;
  residents: number;
  /** Index into PERSON_STATES. */
  state: Uint8Array;
  /** Index into OUTCOMES. */
  outcome: Uint8Array;
  /** When the outcome was reached, s; NaN while open. */
  outcomeAt: Float64Array;
  /** Space they are in; OUTSIDE (-1) when out. */
  space: Int32Array;
  x: Float64Array;
  y: Float64Array;
  /** Direction they face, unit vector. */
  headingX: Float64Array;
  headingY: Float64Array;
  /** Index into BODIES: what they are now, as a body (somebody in a wheelchair: wheelchair). */
  body: Uint8Array;
  /** Half width of that body, m. */
  radius: Float64Array;
  /** Unimpeded speed of that body now, m/s: on the level, down and up stairs along the slope. */
  speedLevel: Float64Array;
  speedDown: Float64Array;
  speedUp: Float64Array;
  /** 1: locomotion moves this row towards its goal. */
  moving: Uint8Array;
  /** Goal of the walk: a point in a space, or (goalSpace = OUTSIDE) any exit. */
  goalSpace: Int32Array;
  goalX: Float64Array;
  goalY: Float64Array;
  /** Opening they head for now, or -1: the goal lies in this space, or none chosen. */
  nextOpening: Int32Array;
  /** 1: reached the goal in this tick or earlier; the goal's owner clears it. */
  arrived: Uint8Array;
  /** Part of the tick not used by what ended inside it, s; what follows uses it up. */
  carry: Float64Array;
  /** Row this one is attached to (a handler to the resident moved, for as long as it lasts), or -1. */
  attachedTo: Int32Array;
  /** Time lost at the current door still to be spent, s. */
  doorDelay: Float64Array;
  /** Task the row takes part in, or -1. */
  task: Int32Array;
  /** End of the timed activity that `state` names, s; Infinity if none. */
  until: Float64Array;
  /** Index into CAUSES, what it refers to, and since when, s. */
  cause: Uint8Array;
  causeRef: Int32Array;
  causeSince: Float64Array;
  /** 1: a carer has told them in person. */
  knocked: Uint8Array;
  /** Seconds held up while moving: time in which no new ground was gained, less what faster going made up. */
  stalled: Float64Array;
  /** Least way left to the present target so far, m; Infinity when it is new. */
  closest: Float64Array;
  /** Index into PACES: how they walk until people next decide, and the velocity then kept, m/s. */
  pace: Uint8Array;
  velocityX: Float64Array;
  velocityY: Float64Array;
  /** Share of their own speed at which they walk for the sake of others of their group, 0 … 1. */
  pacing: Float64Array;
}

/** Steps of an assist, in order; not every assist has every step. */
export const TASK_STAGES = [
  'gather',
  'fetchDevice',
  'approach',
  'wake',
  'prepare',
  'move',
  'unload',
  'handOver',
  'return',
  'done',
] as const;
export type TaskStage = (typeof TASK_STAGES)[number];

/** One resident being brought to a place by a team. */
export interface Task {
  id: number;
  /** Row of the resident. */
  resident: number;
  /** Rows of the team; the first leads. */
  team: number[];
  /** How many the task wants. */
  wanted: number;
  stage: TaskStage;
  /** End of the timed stage, s; Infinity while a walk decides. */
  until: number;
  /** Index into MEANS; -1: a visit that only tells somebody to go. */
  means: number;
  /** Device in use, or -1. */
  device: number;
  /** Where to: space (OUTSIDE possible) and point. */
  goalSpace: number;
  goalX: number;
  goalY: number;
  /** Index into the plan's phases. */
  phase: number;
  /** Area reserved at the goal, m2. */
  reserved: number;
}

export interface DeviceState {
  /** Index into DEVICE_KINDS. */
  kind: number;
  /** Index into the facility's stores; -1 for one that belongs to a bed. */
  store: number;
  space: number;
  x: number;
  y: number;
  /** Task that has it, or -1. */
  task: number;
  outOfOrder: boolean;
}

export interface PhaseState {
  /** When it started and was done, s; NaN while not. */
  startedAt: number;
  doneAt: number;
}

/** Times of the events that plans and claims refer to, s; NaN while they have not happened. */
export interface Milestones {
  panelAlarm: number;
  noticed: number;
  confirmed: number;
  brigadeCalled: number;
  alarmRaised: number;
}

/** The one who looks after the alarm, and how far they are. */
export interface Response {
  /** Row of who perceives the alarm first, of who goes and looks; -1 while nobody. */
  perceiver: number;
  investigator: number;
  stage: 'waiting' | 'perceiving' | 'investigating' | 'confirming' | 'calling' | 'done';
  until: number;
}

export interface World {
  tick: number;
  people: People;
  /** By opening: 1 shut by somebody or out of use, 0 usable. */
  doorShut: Uint8Array;
  doorOutOfOrder: Uint8Array;
  /** Goes up with every change of a door: routes are cached against it. */
  doorsVersion: number;
  tasks: Task[];
  nextTask: number;
  devices: DeviceState[];
  phases: PhaseState[];
  milestones: Milestones;
  response: Response;
  /** Area taken or reserved by space, m2. */
  areaTaken: Float64Array;
  /** How many random streams of a kind have been opened, by `purpose/id`. */
  ordinals: Map<string, number>;
  /** NaN while running; then when it ended and why. */
  endedAt: number;
  endReason: '' | 'settled' | 'horizon';
  /** Events of the current tick; emptied at its start, so not part of the state between ticks. */
  events: RunEvent[];
}
