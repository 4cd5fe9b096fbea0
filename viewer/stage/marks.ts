/** What is drawn for a person: of what kind and in what state, from the codes of the recording. */
import {
  BODIES,
  OUTCOMES,
  PERSON_STATES,
  type Body,
  type Outcome,
  type PersonState,
  type RecordingHeader,
} from '../../engine/index.js';

/** Told by the shape. */
export const MARK_KINDS = [
  'walker',
  'frame',
  'wheelchair',
  'bed',
  'evacuationChair',
  'rescueSheet',
  'stretcher',
  'carryChair',
  'staff',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Told by colour and by how the shape is filled. `onDuty` and `busy` are for staff only. */
export const MARK_STATES = [
  'asleep',
  'waiting',
  'preparing',
  'moving',
  'sheltered',
  'safe',
  'lost',
  'onDuty',
  'busy',
] as const;
export type MarkState = (typeof MARK_STATES)[number];

/** In the tables below: not drawn. */
export const HIDDEN = -1;

const RESIDENT_STATES: Record<PersonState, MarkState | null> = {
  notYetHere: null,
  asleep: 'asleep',
  awake: 'waiting',
  preMovement: 'preparing',
  waitingForHelp: 'waiting',
  beingWoken: 'preparing',
  beingPrepared: 'preparing',
  walking: 'moving',
  beingMoved: 'moving',
  beingUnloaded: 'preparing',
  // Somebody who catches breath on a stair is still on the way.
  resting: 'moving',
  inPlace: 'waiting',
  out: 'safe',
  onPost: 'waiting',
  perceiving: 'waiting',
  investigating: 'moving',
  calling: 'waiting',
  helping: 'moving',
  pausing: 'waiting',
  operatingLift: 'waiting',
  incapacitated: 'lost',
  supervising: 'waiting',
  searching: 'moving',
  counting: 'waiting',
  attackingFire: 'moving',
  wandering: 'moving',
  ordered: 'moving',
  hurt: 'lost',
};

/** What has become of somebody says more than what they do. */
const BY_OUTCOME: Record<Outcome, MarkState | null> = {
  none: null,
  safe: 'safe',
  sheltered: 'sheltered',
  remaining: null,
  lost: 'lost',
};

const IDLE_STAFF: ReadonlySet<PersonState> = new Set(['asleep', 'awake', 'onPost', 'pausing', 'inPlace', 'resting']);

function residentState(state: PersonState, outcome: Outcome): MarkState | null {
  return state === 'notYetHere' ? null : (BY_OUTCOME[outcome] ?? RESIDENT_STATES[state]);
}

function staffState(state: PersonState, outcome: Outcome): MarkState | null {
  if (state === 'notYetHere') return null;
  if (outcome === 'lost' || state === 'hurt') return 'lost';
  if (outcome === 'safe' || state === 'out') return 'safe';
  return IDLE_STAFF.has(state) ? 'onDuty' : 'busy';
}

function table(of: (state: PersonState, outcome: Outcome) => MarkState | null): Int8Array {
  const found = new Int8Array(PERSON_STATES.length * OUTCOMES.length);
  PERSON_STATES.forEach((state, s) =>
    OUTCOMES.forEach((outcome, o) => {
      const mark = of(state, outcome);
      found[s * OUTCOMES.length + o] = mark === null ? HIDDEN : MARK_STATES.indexOf(mark);
    }),
  );
  return found;
}

const RESIDENT_TABLE = table(residentState);
const STAFF_TABLE = table(staffState);

/** Index into MARK_STATES, or HIDDEN. `state` and `outcome` as in a snapshot. */
export function markState(staff: boolean, state: number, outcome: number): number {
  return (staff ? STAFF_TABLE : RESIDENT_TABLE)[state * OUTCOMES.length + outcome];
}

const KIND_OF_BODY: Record<Body, MarkKind> = {
  walker: 'walker',
  frame: 'frame',
  wheelchair: 'wheelchair',
  bed: 'bed',
  evacuationChair: 'evacuationChair',
  rescueSheet: 'rescueSheet',
  stretcher: 'stretcher',
  carryChair: 'carryChair',
  twoPersonCarry: 'carryChair',
};

/** What somebody needs to get about, while they are not moved: a wheelchair user is one in bed too. */
const KIND_OF_MOBILITY: Record<string, MarkKind> = {
  rollator: 'frame',
  wheelchairSelf: 'wheelchair',
  wheelchairAssisted: 'wheelchair',
  bedridden: 'bed',
};

/** Index into MARK_KINDS for a body on its own legs, by row. */
export function standingKinds(people: RecordingHeader['people']): Int8Array {
  return Int8Array.from(people, (person) =>
    MARK_KINDS.indexOf(person.kind === 'staff' ? 'staff' : (KIND_OF_MOBILITY[person.mobility ?? ''] ?? 'walker')),
  );
}

const KIND_BY_BODY = Int8Array.from(BODIES, (body) => MARK_KINDS.indexOf(KIND_OF_BODY[body]));
const WALKER = BODIES.indexOf('walker');
const STAFF = MARK_KINDS.indexOf('staff');

const ON_FOOT = MARK_KINDS.indexOf('walker');
const MOVING = MARK_STATES.indexOf('moving');

/** Index into MARK_KINDS. `standing`: of `standingKinds`; `body` as in a snapshot; `state`: index into MARK_STATES. */
export function markKind(standing: number, body: number, state: number): number {
  if (standing === STAFF) return STAFF;
  if (body !== WALKER) return KIND_BY_BODY[body];
  // Somebody led by the hand walks, whatever they use otherwise.
  return state === MOVING ? ON_FOOT : standing;
}
