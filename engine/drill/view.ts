/**
 * What a role can know at a moment: never more. Whatever is not in here does not leave the engine for that role's page.
 * People are told by id, as those who work there know each other by name.
 */
import type { SpaceInfo } from '../facility/facility.js';
import { TRAINER_ONLY } from '../scenario/command.js';
import { OUTCOMES, PERSON_STATES, STATE, type Outcome, type PersonState } from '../world/codes.js';
import type { EventCode, RunEvent } from '../world/events.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { Role, Sense } from './file.js';

export interface SeenPerson {
  id: string;
  space: string;
  x: number;
  y: number;
  state: PersonState;
  outcome: Outcome;
  /** By which sense; 'own': one of the role's staff, who can be asked. */
  by: Sense | 'own';
}

export interface RoleView {
  /** s after the start of the incident. */
  time: number;
  people: SeenPerson[];
  /** Doors that are seen, by id: true shut or out of use. */
  doors: Record<string, boolean>;
}

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

/** What the role sees of people and doors now. */
export function viewOf(model: Model, world: World, role: Role): RoleView {
  const { people } = world;
  const { spaces, openings } = model.facility;
  const own = new Set(ownRows(model, role));
  const sight = role.senses.includes('sight') ? where(model, world, role) : new Set<number>();
  const cctv = role.senses.includes('cctv') && atPanel(model, world, role);
  const seen: SeenPerson[] = [];
  for (let row = 0; row < people.count; row++) {
    const space = people.space[row];
    if (space < 0 || people.state[row] === STATE.notYetHere) continue;
    const by = own.has(row)
      ? 'own'
      : sight.has(space)
        ? 'sight'
        : cctv && FILMED.has(spaces[space].kind)
          ? 'cctv'
          : null;
    if (by === null) continue;
    seen.push({
      id: model.people[row].id,
      space: spaces[space].id,
      x: people.x[row],
      y: people.y[row],
      state: PERSON_STATES[people.state[row]],
      outcome: OUTCOMES[people.outcome[row]],
      by,
    });
  }
  const doors: Record<string, boolean> = {};
  openings.forEach(({ id, kind, a, b }, i) => {
    const watched = [a, b].some(
      (space) => space >= 0 && (sight.has(space) || (cctv && FILMED.has(spaces[space].kind))),
    );
    if (kind !== 'portal' && watched) doors[id] = world.doorShut[i] === 1 || world.doorOutOfOrder[i] === 1;
  });
  return { time: world.tick / model.ticksPerSecond, people: seen, doors };
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
