/** Codes that the world stores as small integers. Order is part of the recording format: append only. */
import type { Means } from '../scenario/schema.js';

/** What somebody is doing. */
export const PERSON_STATES = [
  'notYetHere',
  'asleep',
  'awake',
  'preMovement',
  'waitingForHelp',
  'beingWoken',
  'beingPrepared',
  'walking',
  'beingMoved',
  'beingUnloaded',
  'resting',
  'inPlace',
  'out',
  'onPost',
  'perceiving',
  'investigating',
  'calling',
  'helping',
  'pausing',
  'incapacitated',
  'operatingLift',
  'supervising',
  'searching',
  'counting',
  'attackingFire',
  /** Walks back from a place of safety where nobody was with them. */
  'wandering',
  /** Staff: on the way to, at work on, or standing by for what was ordered. */
  'ordered',
  /** Staff who are hurt: awake, and no hands any more. */
  'hurt',
] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** What becomes of somebody; the four of the design, `none` while it is open. */
export const OUTCOMES = ['none', 'safe', 'sheltered', 'remaining', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why somebody who is not yet where the plan wants them is not on their way. */
export const CAUSES = [
  'none',
  /** The general alarm has not reached them. */
  'alarm',
  /** Their zone's phase of the plan has not begun. */
  'phase',
  /** They have been told and are getting ready. */
  'preMovement',
  /** Nobody is free to fetch them. `causeRef`: -1. */
  'carer',
  /** Somebody has been sent and is on the way. `causeRef`: the carer. */
  'carerOnTheWay',
  /** A helper at the bed waits for the rest of the team, or for who leads it. `causeRef`: the person waited for. */
  'teammate',
  /** A device is not free. `causeRef`: index of the device kind. */
  'device',
  /** No room at the destination. `causeRef`: the space. */
  'refugeFull',
  /** No way there. `causeRef`: the goal space. */
  'noRoute',
  /** Cannot move for people around. `causeRef`: the nearest in front, -1 nobody in particular. */
  'crowd',
  /** Loses time at a door that has to be held open against its closer. `causeRef`: the opening. */
  'door',
  /** A member of staff with no task: nothing to do yet. */
  'orders',
  /** Nobody goes into such smoke. `causeRef`: the space that is too smoky, -1 if it is where they are. */
  'smoke',
  /** Waits for a lift in front of its doors. `causeRef`: the lift. */
  'lift',
  /** In a lift car that has stopped between storeys. `causeRef`: the lift. */
  'trapped',
  /** Catches breath on a landing. `causeRef`: -1. */
  'rest',
  /** The plan says nothing for them: nobody is told to fetch them. */
  'noPlan',
  /** A resident does not want to come, and is persuaded once more. `causeRef`: the other of the two. */
  'refusal',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What moves through the building as one body. Half widths and lengths: parameters `body.*`. */
export const BODIES = [
  'walker',
  'frame',
  'wheelchair',
  'bed',
  'evacuationChair',
  'rescueSheet',
  'stretcher',
  'carryChair',
  'twoPersonCarry',
] as const;
export type Body = (typeof BODIES)[number];

/** How somebody walks until people next decide (`locomotion`). */
export const PACES = [
  /** Nothing decided yet. */
  'none',
  /** Has set off where somebody else just walks, and is not yet on the floor: waits until there is room. */
  'waits',
  /** Nobody near: straight at their own speed, from leg to leg. */
  'alone',
  /** In company: at the velocity decided. */
  'among',
  /** So, and back along the own way for somebody who comes the other way. */
  'retreats',
  /** So, and a long body gives way to one ahead in the queue, back through an opening if need be. */
  'yields',
] as const;
export type Pace = (typeof PACES)[number];

export const STATE = Object.fromEntries(PERSON_STATES.map((s, i) => [s, i])) as Record<PersonState, number>;
export const OUTCOME = Object.fromEntries(OUTCOMES.map((s, i) => [s, i])) as Record<Outcome, number>;
export const CAUSE = Object.fromEntries(CAUSES.map((s, i) => [s, i])) as Record<Cause, number>;
export const PACE = Object.fromEntries(PACES.map((s, i) => [s, i])) as Record<Pace, number>;
export const BODY = Object.fromEntries(BODIES.map((s, i) => [s, i])) as Record<Body, number>;

/** The body that goes with a means of moving somebody. */
export const BODY_OF_MEANS: Record<Means, Body> = {
  escort: 'walker',
  wheelchair: 'wheelchair',
  bed: 'bed',
  rescueSheet: 'rescueSheet',
  evacuationChair: 'evacuationChair',
  carryChair: 'carryChair',
  stretcher: 'stretcher',
  blanketDrag: 'rescueSheet',
  twoPersonCarry: 'twoPersonCarry',
  // One adult who holds a small child is no wider than one who walks.
  arms: 'walker',
};

/** Bodies that cannot take stairs. */
export const LEVEL_ONLY: ReadonlySet<Body> = new Set(['wheelchair', 'bed', 'frame']);
