/** What does not change during a run: the scenario, the building, the people's traits, the parameters in force. */
import type { Facility } from '../facility/facility.js';
import type { Duty, MobilityClass, Post, Scenario, SmokeSpeedLaw, Training } from '../scenario/schema.js';

/** One row of `People`, as it was drawn or given. */
export interface PersonRecord {
  id: string;
  kind: 'resident' | 'staff';
  /** Unimpeded own speeds, m/s, stairs along the slope; 0: cannot. */
  speedLevel: number;
  speedDown: number;
  speedUp: number;
  /** Residents: index of the bed, and what the care record says. Staff: bed -1. */
  bed: number;
  mobility: MobilityClass | null;
  /** Own class of people of the scenario; null: none. */
  class: string | null;
  asleep: boolean;
  /** Own pre-movement time once told, s. */
  preMovement: number;
  /** Means of moving them on the level and on stairs (index into MEANS), -1: walks alone. */
  meansLevel: number;
  meansStairs: number;
  helpersLevel: number;
  helpersStairs: number;
  /** Measured preparation time, s; NaN: drawn for each attempt. */
  preparation: number;
  /** Chance to refuse at an attempt to fetch them, and to walk back from an unattended place of safety; 0 staff. */
  resists: number;
  turnsBack: number;
  /** The alarm reaches them (drawn); false: only who comes in person does. */
  hears: boolean;
  /** Pieces of equipment to take off before they are moved. */
  equipment: number;
  /** Goes to the stair on their own feet or wheels, where they need help only on it. */
  walksToStairs: boolean;
  /** Id of the member of staff who fetches them where the plan says so, or null. */
  buddy: string | null;
  /** Staff: station index (-1 residents), post, training factor on task times, may they lift. */
  station: number;
  post: Post | null;
  trainingFactor: number;
  /** Training in force (after turnover); null residents. */
  training: Training | null;
  mayLift: boolean;
  /** Doses of gas and of heat that incapacitate them. */
  toleranceGas: number;
  toleranceHeat: number;
  mayWatchPanel: boolean;
  /** Bit by index into DEVICE_KINDS: can work it. */
  canUse: number;
  /** Share of the usual speed when carrying on stairs. */
  strength: number;
  /** How many of them stay together. */
  crew: number;
  /** Staff who come later: seconds after `calledBy`; NaN: there from the start. */
  arrives: number;
  /** Residents: who they walk together with; null: nobody. */
  group: string | null;
  calledBy: 'start' | 'alarmRaised' | 'brigadeCalled';
}

/** A duty beside moving residents, as the plan has it. */
export interface DutyRecord {
  duty: Duty;
  /** 1 for each space of its zones. */
  spaces: Uint8Array;
  /** By row: 1 if this member of staff may be given it. */
  eligible: Uint8Array;
  /** s; Infinity: until the run ends. */
  duration: number;
}

/** A smoke detector in given air, and when it acts, s. */
export interface Detection {
  space: number;
  at: number;
}

export interface Model {
  scenario: Scenario;
  seed: string;
  ticksPerSecond: number;
  /** Length of a tick, s. */
  dt: number;
  randomness: boolean;
  crowding: boolean;
  smokeSpeedLaw: SmokeSpeedLaw;
  facility: Facility;
  people: readonly PersonRecord[];
  /** Residents come first; this many. */
  residents: number;
  /** Rows of those who walk together, ascending; groups of one are none. */
  groups: readonly (readonly number[])[];
  /** By row: which exits they know, index into `unknownExits`; -1: all. */
  exits: Int32Array;
  /** Sets of exits that somebody does not know: by opening, 1 for each of them. */
  unknownExits: readonly Uint8Array[];
  /** It is night for task times and sleep (21:00 to 07:00). */
  night: boolean;
  /** Index of the space the incident starts in. */
  incidentSpace: number;
  /** By row: phase of the plan that moves them at first, -1 none; by now: `people.phase`. Staff: -1. */
  phaseOf: Int32Array;
  /** By row: 1 if the plan lets them stay in their own room. */
  defendsInPlace: Uint8Array;
  /** By phase: 1 for each space in its zones. */
  phaseSpaces: readonly Uint8Array[];
  /** By phase, then row: 1 if this member of staff may work for it. */
  eligible: readonly Uint8Array[];
  /** Lifts that carry people in the evacuation, by index. */
  planLifts: readonly number[];
  /** Lifts that the fire brigade takes over once it is there. */
  brigadeLifts: readonly number[];
  /** By row: 1 for each space of the zones a member of staff looks after; null: none named. */
  ownZone: readonly (Uint8Array | null)[];
  /** Duties of the plan and of the brigade's attack teams, in order of importance. */
  duties: readonly DutyRecord[];
  /** Index of the stair in which the brigade's hoses lie once it is there, or -1. */
  hoseStair: number;
  /** Zones lost during the run, in order of time: when, s, and 1 for each of their spaces. */
  losses: readonly { at: number; spaces: Uint8Array }[];
  /** By space: 1 if any phase empties it. */
  evacuatedSpaces: Uint8Array;
  /** Smoke detectors in air that the scenario gives, in the order in which they act; null: none is given. */
  detections: readonly Detection[] | null;
  /** Value in force of a named parameter (scenario's own value or default). Throws on an unknown name. */
  parameter(name: string): number;
  /** Names asked for so far: what was never read cannot have changed the run. */
  parametersRead(): string[];
}
