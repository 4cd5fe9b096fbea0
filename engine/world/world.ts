/**
 * All mutable state of a run: ids and values only, no references into the building, no closures.
 * `encode.ts` turns it into bytes for the snapshot and the hash; whatever is added here must be added there
 * (its test fails if a field is forgotten).
 */
import type { RunEvent } from './events.js';
import type { Smoke } from './smoke.js';

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
  /** Opening they head for now; -1: the goal lies in this space, or none chosen; -2: no way; -3: the walk is new. */
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
  /** Height from which they have been on stairs without a rest, m; that of the floor where the walk began. */
  levelFrom: Float64Array;
  /** Staff: residents moved so far. */
  trips: Int32Array;
  /** Staff: index into the model's duties, or -1. */
  duty: Int32Array;
  /** Residents: phase of the plan that moves them now, -1 none; changes when a place of safety is lost. */
  phase: Int32Array;
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
  /** Fractional effective doses so far: of asphyxiant gases, of heat. */
  doseGas: Float64Array;
  doseHeat: Float64Array;
  /** The larger of the two as a share of the own threshold, in steps of 5 %: 0 … 100; 100: incapacitated. */
  exposure: Uint8Array;
  /** Extinction coefficient where they look ahead, 1/m: it slows whoever walks. */
  extinction: Float64Array;
}

/** Steps of an assist, in order; not every assist has every step. */
export const TASK_STAGES = [
  'gather',
  'fetchDevice',
  'approach',
  'wake',
  'detach',
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
  /** Speed of the fresh team on stairs with the resident, along the slope, m/s; 0: not on the way yet, or no stairs. */
  down: number;
  up: number;
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

/** What a lift is at. `stopped`: without power, not at a floor. */
export const LIFT_STAGES = ['standing', 'opening', 'open', 'closing', 'moving', 'stopped'] as const;
export type LiftStage = (typeof LIFT_STAGES)[number];

/**
 * normal: collective control. recalled: called back, doors open, carries nobody. evacuation, firefighters: as the plan says.
 * outOfService: out of order or without power.
 */
export const LIFT_MODES = ['normal', 'recalled', 'evacuation', 'firefighters', 'outOfService'] as const;
export type LiftMode = (typeof LIFT_MODES)[number];

/** '': nothing. */
export const LIFT_ORDERED = ['', 'outOfOrder', 'recall', 'evacuation', 'firefighters'] as const;
export type LiftOrder = (typeof LIFT_ORDERED)[number];

export interface LiftState {
  mode: LiftMode;
  stage: LiftStage;
  /** Exact start of the stage, and its end where it is timed (else Infinity), s. */
  since: number;
  until: number;
  /** Where it stands or goes to: position in the lift's stops. */
  stop: number;
  /** Heights between which it runs, or ran last, m. */
  fromZ: number;
  toZ: number;
  /** +1 up, -1 down, 0 none: of those it carries or is going for. */
  direction: number;
  /** When the door was last passed, s: the next one passes it after that. */
  passed: number;
  /** Held with open doors by order. */
  held: boolean;
  /** Ordered from outside and not yet obeyed. */
  ordered: LiftOrder;
  /** Row of who runs it, or -1; and are they in it. */
  attendant: number;
  attended: boolean;
}

/** How somebody who goes by lift gets on. */
export const RIDE_STAGES = ['coming', 'waiting', 'called', 'atDoor', 'boarding', 'aboard', 'alighting'] as const;
export type RideStage = (typeof RIDE_STAGES)[number];

/** Somebody's way by a lift, with those attached to them; between `startWalk` and walking on from the other stop. */
export interface Ride {
  row: number;
  lift: number;
  /** Positions in the lift's stops. */
  from: number;
  to: number;
  stage: RideStage;
  /** Exact start of the stage, and its end where it is timed, s. */
  since: number;
  until: number;
  /** When they are reckoned in front of the lift, s. */
  expected: number;
  /** Where the whole walk leads. */
  goalSpace: number;
  goalX: number;
  goalY: number;
  /** Their place: in front of the lift, then in the car; m. */
  x: number;
  y: number;
  /** Turned by a right angle in the car. */
  across: boolean;
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
  brigadeArrived: number;
  zoneLost: number;
}

/** The one who looks after the alarm, and how far they are. */
export interface Response {
  /** Row of who perceives the alarm first, of who goes and looks; -1 while nobody. */
  perceiver: number;
  investigator: number;
  stage: 'waiting' | 'perceiving' | 'investigating' | 'confirming' | 'attacking' | 'calling' | 'done';
  until: number;
}

/** A duty of the plan while the run goes on. */
export interface DutyState {
  /** When it was due and done, s; NaN while not. */
  startedAt: number;
  doneAt: number;
  /** Spaces still to be searched or counted; each is taken by one of staff. */
  left: number[];
  /** Residents counted so far. */
  counted: number;
}

/** What a member of staff was ordered to do, until they are free again. */
export interface Order {
  row: number;
  kind: 'go' | 'shut' | 'call';
  /** holding: done, and standing by. */
  stage: 'going' | 'doing' | 'holding';
  /** End of the work, s; Infinity while a walk decides. */
  until: number;
  /** Door to be shut, or -1. */
  opening: number;
}

/** A second fire: in which space, what burns (index into BURNING_ITEMS), since when, s. */
export interface InjectedFire {
  space: number;
  item: number;
  at: number;
}

/** What was thrown into a run or changed of its plan from outside, and what still holds of it. */
export interface Injected {
  /** By how much the fire brigade comes later than it would have, s. */
  brigadeLate: number;
  /** Until then nobody at the panel reacts to it, s; Infinity: until somebody tells them; 0: they do. */
  unansweredUntil: number;
  /** Residents who do not come along before that time, s. */
  refusing: { row: number; until: number }[];
  /** In the order in which they were lit. */
  fires: InjectedFire[];
  /** Lifts whose power fails with the next look at them, and when those inside are let out, s. */
  powerLost: { lift: number; released: number }[];
  /** Fans that have no power, by their place in the protection of the building: exhaust first, then stairs. */
  fansOff: number[];
  /** Phases whose residents are fetched in another order than the plan says: by its place, indices into ORDER_RULES. */
  orders: { phase: number; rules: number[] }[];
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
  lifts: LiftState[];
  /** In the order in which they set out. */
  rides: Ride[];
  phases: PhaseState[];
  /** As the model's duties. */
  duties: DutyState[];
  /** By space: 1 no place of safety any more. */
  lostSpaces: Uint8Array;
  /** In the order of giving; at most one for each member of staff. */
  orders: Order[];
  milestones: Milestones;
  response: Response;
  /** Area taken or reserved by space, m2. */
  areaTaken: Float64Array;
  /** Fire and smoke; null where the scenario has no fire to be computed. */
  smoke: Smoke | null;
  /** What a trainer has thrown in; null: nothing. */
  injected: Injected | null;
  /** How many random streams of a kind have been opened, by `purpose/id`. */
  ordinals: Map<string, number>;
  /** NaN while running; then when it ended and why. */
  endedAt: number;
  endReason: '' | 'settled' | 'horizon';
  /** Events of the current tick; emptied at its start, so not part of the state between ticks. */
  events: RunEvent[];
}
