/** Available against required safe egress time, per room, compartment and storey, with the margin between them. */
import type { SpaceInfo } from '../facility/facility.js';
import type { MobilityClass } from '../scenario/schema.js';
import type { Chronicle } from './chronicle.js';
import { limitTimes, type LimitTimes } from './limitTime.js';
import { safetyTimes } from './safetyTimes.js';
import { VULNERABILITIES, type Vulnerability } from './criteria.js';
import { tenability, type Availability, type Tenability } from './tenability.js';

export interface Egress {
  /** Until when the air is fit for those concerned, s after the start; Infinity: as long as is recorded. */
  available: Availability;
  /** Space whose air is meant, by index; -1: none. */
  at: number;
  /** The latest of the residents concerned in safety, s; Infinity: not within the recording; NaN: nobody is moved. */
  required: number;
  /** available - required, s; NaN where either is not to be had. */
  margin: number;
}

export interface RoomEgress extends Egress {
  space: number;
  /** Until when a room is fit by itself, by vulnerability. */
  inRoom: Record<Vulnerability, Availability>;
  /** Until when one can walk through what its doors lead to. */
  onWay: Availability;
}

export interface SafeEgress {
  /** Rooms in which residents sleep. */
  rooms: RoomEgress[];
  compartments: (Egress & { compartment: number })[];
  storeys: (Egress & { storey: number })[];
  /** A foreign rule of thumb for where no smoke is followed: 参考(境外). */
  limit: LimitTimes;
  /** false: the recording has no air, and nothing is known of what is available. */
  followed: boolean;
}

const NOT_PASSED: Availability = { time: Infinity, by: null, early: Infinity, late: Infinity };

/** Who walks has to see; who is carried or wheeled lies or sits low. */
const VULNERABILITY: Readonly<Record<MobilityClass, Vulnerability>> = {
  independent: 'walking',
  cane: 'walking',
  rollator: 'walking',
  dementiaGuided: 'walking',
  wheelchairSelf: 'walking',
  wheelchairAssisted: 'lying',
  bedridden: 'lying',
};

/** Spaces that people pass through. */
const WAY = new Set<SpaceInfo['kind']>(['corridor', 'hall', 'lobby', 'landing', 'stairFlight']);

type Found = Pick<Egress, 'available' | 'at'>;
const sooner = (a: Found, b: Found): Found => (b.available.time < a.available.time ? b : a);
const NOWHERE: Found = { available: NOT_PASSED, at: -1 };

function egress(found: Found, required: number): Egress {
  const both = found.available.time - required;
  return { ...found, required, margin: Number.isNaN(both) || found.available.time === Infinity ? NaN : both };
}

export function safeEgress(c: Chronicle): SafeEgress {
  const { building, plan } = c;
  const air = tenability(c.recording, building);
  const { byRow, bySpace } = safetyTimes(c);
  const at = (vulnerability: Vulnerability, space: number): Found => ({
    available: air?.[vulnerability][space] ?? NOT_PASSED,
    at: space,
  });
  const rooms = roomsOf(c, air, bySpace, at);

  // The room of origin is lost first in any case: what counts of a storey is the rest of it.
  const least = (spaces: readonly SpaceInfo[]): Found =>
    spaces.reduce((best, { index, kind }) => {
      if (index === plan.incidentSpace) return best;
      if (WAY.has(kind)) return sooner(best, at('walking', index));
      return rooms.some((room) => room.space === index) ? sooner(best, at('lying', index)) : best;
    }, NOWHERE);
  const required = (has: (space: SpaceInfo) => boolean): number => {
    let latest = NaN;
    for (let row = 0; row < byRow.length; row++) {
      const home = plan.home[row];
      if (home < 0 || Number.isNaN(byRow[row]) || !has(building.spaces[home])) continue;
      if (!(latest >= byRow[row])) latest = byRow[row];
    }
    return latest;
  };
  const group = (has: (space: SpaceInfo) => boolean): Egress =>
    egress(least(building.spaces.filter(has)), required(has));
  return {
    rooms,
    compartments: building.compartments.map((_, compartment) => ({
      compartment,
      ...group((space) => space.compartment === compartment),
    })),
    storeys: building.storeys.map((_, storey) => ({ storey, ...group((space) => space.storey === storey) })),
    limit: limitTimes(c),
    followed: air !== null,
  };
}

function roomsOf(
  c: Chronicle,
  air: Tenability | null,
  bySpace: Float64Array,
  at: (vulnerability: Vulnerability, space: number) => Found,
): RoomEgress[] {
  const { building, plan, recording } = c;
  const { people, residents } = recording.header;
  const classes = new Map<number, Set<Vulnerability>>();
  for (let row = 0; row < residents; row++) {
    const home = plan.home[row];
    if (home < 0) continue;
    const known = classes.get(home) ?? new Set<Vulnerability>();
    classes.set(home, known.add(VULNERABILITY[people[row].mobility as MobilityClass]));
  }
  return [...classes].map(([space, own]) => {
    let way = NOWHERE;
    for (const index of building.spaces[space].openings) {
      const { a, b } = building.openings[index];
      const other = a === space ? b : a;
      if (other >= 0) way = sooner(way, at('walking', other));
    }
    let found = way;
    for (const vulnerability of own) found = sooner(found, at(vulnerability, space));
    return {
      space,
      inRoom: Object.fromEntries(
        VULNERABILITIES.map((v) => [v, air?.[v][space] ?? NOT_PASSED]),
      ) as RoomEgress['inRoom'],
      onWay: way.available,
      ...egress(found, bySpace[space]),
    };
  });
}
