/** What does not change during a run: the scenario, the building, the people's traits, the parameters in force. */
import type { Facility } from '../facility/facility.js';
import type { MobilityClass, Post, Scenario, SmokeSpeedLaw } from '../scenario/schema.js';

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
  /** Staff: station index (-1 residents), post, training factor on task times, may they lift. */
  station: number;
  post: Post | null;
  trainingFactor: number;
  mayLift: boolean;
  /** Doses of gas and of heat that incapacitate them. */
  toleranceGas: number;
  toleranceHeat: number;
  /** Staff who come later: seconds after being called; NaN: there from the start. */
  arrives: number;
  /** Residents: who they walk together with; null: nobody. */
  group: string | null;
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
  /** It is night for task times and sleep (21:00 to 07:00). */
  night: boolean;
  /** Index of the space the incident starts in. */
  incidentSpace: number;
  /** By row: phase of the plan that moves them, -1 none. Staff: -1. */
  phaseOf: Int32Array;
  /** By row: 1 if the plan lets them stay in their own room. */
  defendsInPlace: Uint8Array;
  /** By phase: 1 for each space in its zones. */
  phaseSpaces: readonly Uint8Array[];
  /** By phase, then row: 1 if this member of staff may work for it. */
  eligible: readonly Uint8Array[];
  /** Lifts that carry people in the evacuation, by index. */
  planLifts: readonly number[];
  /** By space: 1 if any phase empties it. */
  evacuatedSpaces: Uint8Array;
  /** Value in force of a named parameter (scenario's own value or default). Throws on an unknown name. */
  parameter(name: string): number;
}
