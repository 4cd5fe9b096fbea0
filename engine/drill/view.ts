/**
 * What a role can know at a moment: never more. Whatever is not in here does not leave the engine for that role's page.
 * People are told by id, as those who work there know each other by name.
 */
import type { OpeningInfo, SpaceInfo } from '../facility/facility.js';
import { carHeight } from '../lifts/power.js';
import { TRAINER_ONLY } from '../scenario/command.js';
import { BODIES, OUTCOMES, PERSON_STATES, STATE, type Body, type Outcome, type PersonState } from '../world/codes.js';
import { gasState, type Conditions } from '../world/conditions.js';
import type { EventCode, RunEvent } from '../world/events.js';
import type { Model } from '../world/model.js';
import type { LiftMode, World } from '../world/world.js';
import type { Role, Sense } from './file.js';

/** Somebody as they are seen: where, as what body, in whose hands. */
export interface PersonSeen {
  id: string;
  /** null: outside. */
  space: string | null;
  /** m, to the centimetre. */
  x: number;
  y: number;
  state: PersonState;
  outcome: Outcome;
  body: Body;
  /** Whom they move; null: nobody. */
  with: string | null;
}

export interface SeenPerson extends PersonSeen {
  space: string;
  /** By which sense; 'own': one of the role's staff, who can be asked. */
  by: Sense | 'own';
}

export interface DoorSeen {
  id: string;
  /** Shut by somebody, or out of use. */
  shut: boolean;
}

/** Smoke in a space. */
export interface SmokeSeen {
  /** The space. */
  id: string;
  /** Lower edge of the layer above the floor, m, to 0.1 m. */
  layer: number;
  /** Extinction coefficients above and below it, 1/m, to 0.01. */
  upper: number;
  lower: number;
}

export interface LiftSeen {
  id: string;
  mode: LiftMode;
  /** Height of the car's floor, m, to the centimetre. */
  z: number;
}

/** What can be seen at a moment: lists of things with an id each. */
export interface View<P extends PersonSeen = PersonSeen> {
  /** s after the start of the incident. */
  time: number;
  people: readonly P[];
  doors: readonly DoorSeen[];
  smoke: readonly SmokeSeen[];
  lifts: readonly LiftSeen[];
  /** Spaces that are looked into: where nobody is shown in one of them, nobody is. */
  spaces: readonly { id: string }[];
}

/** What a role can see. Doors, smoke and lifts that it does not see are not in it. */
export type RoleView = View<SeenPerson>;

/** Kinds of space that cameras look into. Assumption, U: homes have them in common ways, not in rooms. */
const FILMED: ReadonlySet<SpaceInfo['kind']> = new Set(['corridor', 'lobby', 'hall', 'stairFlight', 'landing']);

/** Told over the radio by whoever does it. */
const REPORTED: ReadonlySet<EventCode> = new Set([
  'confirmed',
  'brigadeCalled',
  'alarmRaised',
  'handedOver',
  'orderDone',
  'orderFailed',
  'dutyDone',
  'turnedBack',
  'brigadeArrived',
  'putOut',
  'attackFailed',
]);
/** Shown at the panel. */
const AT_PANEL: ReadonlySet<EventCode> = new Set(['panelAlarm', 'detectorActed', 'sprinklerActed', 'liftMode']);
/** Heard by everybody in the house. */
const HEARD: ReadonlySet<EventCode> = new Set(['alarmRaised']);

/** Rows of the members of staff whom a role commands. */
export function ownRows(model: Model, role: Role): number[] {
  const rows: number[] = [];
  for (let row = model.residents; row < model.people.length; row++)
    if (role.staff === 'all' || role.staff.includes(model.people[row].id)) rows.push(row);
  return rows;
}

/** Own staff who are there and awake: the eyes and ears of the role. */
function awake(model: Model, world: World, role: Role): number[] {
  const { state, space } = world.people;
  return ownRows(model, role).filter(
    (row) => state[row] !== STATE.notYetHere && state[row] !== STATE.incapacitated && space[row] >= 0,
  );
}

/** Spaces in which the role's staff stand. */
const where = (model: Model, world: World, role: Role): Set<number> =>
  new Set(awake(model, world, role).map((row) => world.people.space[row]));

/** Is one of them in the control room, where the panel is. */
function atPanel(model: Model, world: World, role: Role): boolean {
  const rooms = model.facility.stations
    .filter(({ kind }) => kind === 'controlRoom')
    .map(({ spaceIndex }) => spaceIndex);
  const spaces = where(model, world, role);
  return rooms.some((room) => spaces.has(room));
}

const toCentimetre = (value: number): number => Math.floor(100 * value + 0.5) / 100;

/** Somebody of whom everything can be seen. */
export function personSeen({ people: about, facility }: Model, { people }: World, row: number): PersonSeen {
  const space = people.space[row];
  const whom = people.attachedTo[row];
  return {
    id: about[row].id,
    space: space < 0 ? null : facility.spaces[space].id,
    x: toCentimetre(people.x[row]),
    y: toCentimetre(people.y[row]),
    state: PERSON_STATES[people.state[row]],
    outcome: OUTCOMES[people.outcome[row]],
    body: BODIES[people.body[row]],
    with: whom < 0 ? null : about[whom].id,
  };
}

/** Of the doors, those that `watched` holds of. */
export const doorsSeen = (model: Model, world: World, watched: (opening: OpeningInfo) => boolean): DoorSeen[] =>
  model.facility.openings
    .filter((opening) => opening.kind !== 'portal' && watched(opening))
    .map(({ id, index }) => ({ id, shut: world.doorShut[index] === 1 || world.doorOutOfOrder[index] === 1 }));

/** Higher than any ceiling, m. */
const ABOVE = 1000;

/** Smoke in those of the spaces that it has reached. */
export function smokeSeen(model: Model, conditions: Conditions | null, spaces: Iterable<number>): SmokeSeen[] {
  if (conditions === null) return [];
  const gas = gasState();
  const seen: SmokeSeen[] = [];
  for (const space of spaces) {
    if (!conditions.known(space) || !conditions.affected(space)) continue;
    const layer = Math.min(Math.floor(10 * conditions.layerHeight(space) + 0.5) / 10, ABOVE);
    const upper = toCentimetre(conditions.gasAt(space, ABOVE, gas).extinction);
    const lower = toCentimetre(conditions.gasAt(space, 0, gas).extinction);
    if (upper > 0 || lower > 0) seen.push({ id: model.facility.spaces[space].id, layer, upper, lower });
  }
  return seen;
}

export const liftsSeen = (model: Model, world: World): LiftSeen[] =>
  model.facility.lifts.map((lift, i) => ({
    id: lift.id,
    mode: world.lifts[i].mode,
    z: toCentimetre(carHeight({ state: world.lifts[i], lift }, world.tick / model.ticksPerSecond)),
  }));

/** What the role sees now. @param conditions the air of the run; null: none is followed */
export function viewOf(model: Model, world: World, conditions: Conditions | null, role: Role): RoleView {
  const { people } = world;
  const { spaces } = model.facility;
  const own = new Set(ownRows(model, role));
  const sight = role.senses.includes('sight') ? where(model, world, role) : new Set<number>();
  const watches = atPanel(model, world, role);
  const filmed = new Set<number>();
  if (watches && role.senses.includes('cctv'))
    for (const { index, kind } of spaces) if (FILMED.has(kind) && !sight.has(index)) filmed.add(index);
  const seen: SeenPerson[] = [];
  for (let row = 0; row < people.count; row++) {
    const space = people.space[row];
    if (space < 0 || people.state[row] === STATE.notYetHere) continue;
    const by = own.has(row) ? 'own' : sight.has(space) ? 'sight' : filmed.has(space) ? 'cctv' : null;
    if (by === null) continue;
    seen.push({ ...personSeen(model, world, row), space: spaces[space].id, by });
  }
  const looked = [...sight, ...filmed].sort((a, b) => a - b);
  return {
    time: world.tick / model.ticksPerSecond,
    people: seen,
    doors: doorsSeen(model, world, ({ a, b }) => [a, b].some((space) => sight.has(space) || filmed.has(space))),
    smoke: smokeSeen(model, conditions, looked),
    lifts: watches && role.senses.includes('panel') ? liftsSeen(model, world) : [],
    spaces: looked.map((space) => ({ id: spaces[space].id })),
  };
}

/** Can the role know of this event as it happens. */
export function knows(model: Model, world: World, role: Role, event: RunEvent): boolean {
  const own = ownRows(model, role).map((row) => model.people[row].id);
  // What its own staff do or undergo, and what it ordered.
  const theirs = (event.person !== undefined && own.includes(event.person)) || (event.other !== undefined && own.includes(event.other)); // prettier-ignore
  if (event.code === 'commanded') return theirs && event.command !== undefined && !TRAINER_ONLY.has(event.command.kind);
  if (theirs || HEARD.has(event.code)) return true;
  if (role.senses.includes('panel') && AT_PANEL.has(event.code) && atPanel(model, world, role)) return true;
  if (role.senses.includes('radio') && REPORTED.has(event.code)) return true;
  if (!role.senses.includes('sight') || event.person === undefined) return false;
  const row = model.people.findIndex(({ id }) => id === event.person);
  return row >= 0 && where(model, world, role).has(world.people.space[row]);
}
