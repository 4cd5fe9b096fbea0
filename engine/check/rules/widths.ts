/** BR-21 to BR-24, BR-44, BR-46, BR-47, BR-50, BR-52: clear widths of doors, corridors and stairs. */
import { hypot } from '../../math.js';
import { isStairSpace, OUTSIDE, type OpeningInfo, type SpaceInfo } from '../../facility/facility.js';
import type { Facts } from '../facts.js';
import { atOpening, atSpace, clearWidth } from './places.js';
import type { Finding, Notes, Place, RuleCheck, RuleInput } from './result.js';
import { other, ROOMS } from './travel.js';

/** Clear width of a flight across its direction, m. */
export function flightWidth(space: SpaceInfo): number {
  if (space.flight === null) return Infinity;
  const { ux, uy } = space.flight;
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < space.outline.length; i += 2) {
    const across = space.outline[i + 1] * ux - space.outline[i] * uy;
    low = Math.min(low, across);
    high = Math.max(high, across);
  }
  return high - low;
}

const corridors = ({ facility }: Facts): SpaceInfo[] =>
  facility.spaces.filter((space) => space.kind === 'corridor' && !isStairSpace(space));
const flights = ({ facility }: Facts): SpaceInfo[] => facility.spaces.filter((space) => space.kind === 'stairFlight');

/** Doors on ways out: of rooms, and exits. Open portals are part of a space. */
function evacuationDoors({ facts, travel }: RuleInput): OpeningInfo[] {
  const found = new Map<number, OpeningInfo>();
  for (const { door } of travel.doors) found.set(door.index, door);
  for (const exits of travel.exits) for (const exit of exits) found.set(exit.index, exit);
  return [...found.values()].filter((o) => o.kind !== 'portal' && o.a < facts.facility.spaces.length);
}

/** Exits of the building on the ground floor: doors to the outside, but not those of single rooms. */
function groundDoors({ facility, ground }: Facts): OpeningInfo[] {
  return facility.openings.filter((o) => {
    const from = facility.spaces[o.a];
    const storey = facility.storeys[from.storey];
    if (ROOMS.has(from.kind) && from.kind !== 'hall') return false;
    if (storey.rank !== ground.rank || o.kind === 'locked' || o.kind === 'portal') return false;
    return o.b === OUTSIDE || facility.spaces[o.b].kind === 'outdoor';
  });
}

/** Clear width of a corridor less what stands in it, m, with the place where it is least. */
function corridorWidth(facts: Facts, space: SpaceInfo): { width: number; place: Place } {
  const { width, x, y } = clearWidth(space);
  const storey = facts.facility.storeys[space.storey].id;
  const taken = facts.building.obstacles?.filter((one) => one.space === space.id) ?? [];
  const most = taken.reduce<(typeof taken)[number] | null>((p, q) => (p === null || q.takes > p.takes ? q : p), null);
  const at = most === null ? [x, y] : most.at;
  return {
    width: width - (most?.takes ?? 0),
    place: { kind: 'space', id: space.id, storey, x: at[0], y: at[1] },
  };
}

function corridorsAtLeast(facts: Facts, notes: Notes, least: (space: SpaceInfo) => number): void {
  for (const space of corridors(facts)) {
    const { width, place } = corridorWidth(facts, space);
    if (width !== Infinity) notes.atLeast('corridor', width, least(space), place);
  }
}

function stairsAtLeast(facts: Facts, notes: Notes, least: number, item: Finding['item'] = 'stairWidth'): void {
  const narrowest = new Map<number, SpaceInfo>();
  for (const space of flights(facts)) {
    const known = narrowest.get(space.stair);
    if (known === undefined || flightWidth(space) < flightWidth(known)) narrowest.set(space.stair, space);
  }
  for (const space of narrowest.values())
    notes.atLeast(item, flightWidth(space), least, atSpace(facts.facility, space));
}

/** Doors, corridors and stairs, whatever the building. */
const publicBuilding: RuleCheck = (input, notes) => {
  const { facts } = input;
  for (const door of evacuationDoors(input))
    notes.atLeast('door', door.width, notes.threshold('door'), atOpening(facts.facility, door));
  corridorsAtLeast(facts, notes, () => notes.threshold('corridor'));
  stairsAtLeast(facts, notes, notes.threshold('stair'));
};

const lowerLimit: RuleCheck = (input, notes) => {
  const { facts } = input;
  publicBuilding(input, notes);
  for (const door of groundDoors(facts))
    notes.atLeast('groundDoor', door.width, notes.threshold('groundDoor'), atOpening(facts.facility, door));
};

/** Rooms on both sides: doors of rooms in two walls that face each other. */
function bothSides(facts: Facts, space: SpaceInfo): boolean {
  const normals = space.openings
    .map((index) => facts.facility.openings[index])
    .filter((o) => {
      const to = other(o, space.index);
      return to !== OUTSIDE && ROOMS.has(facts.facility.spaces[to].kind);
    })
    .map((o) => {
      const sign = o.a === space.index ? 1 : -1;
      const length = hypot(o.x2 - o.x1, o.y2 - o.y1) || 1;
      return [(sign * -(o.y2 - o.y1)) / length, (sign * (o.x2 - o.x1)) / length] as const;
    });
  return normals.some((p, i) => normals.slice(i + 1).some((q) => p[0] * q[0] + p[1] * q[1] < -0.9));
}

const highRise: RuleCheck = ({ facts }, notes) => {
  if (!facts.highRise) return notes.notApplicable();
  for (const door of groundDoors(facts))
    notes.atLeast('groundDoor', door.width, notes.threshold('groundDoor'), atOpening(facts.facility, door));
  corridorsAtLeast(facts, notes, (space) => notes.threshold(bothSides(facts, space) ? 'double' : 'single'));
  stairsAtLeast(facts, notes, notes.threshold('stair'));
};

/** Corridors by which residents reach their bedrooms. */
const usedByResidents = (facts: Facts, space: SpaceInfo): boolean =>
  space.openings.some((index) => {
    const to = other(facts.facility.openings[index], space.index);
    return to !== OUTSIDE && facts.facility.spaces[to].kind === 'bedroom';
  });

const residentsCorridors: RuleCheck = ({ facts }, notes) => {
  for (const space of corridors(facts)) {
    if (!usedByResidents(facts, space)) continue;
    const { width, place } = corridorWidth(facts, space);
    if (width !== Infinity) notes.atLeast('corridor', width, notes.threshold('least'), place);
  }
};

const residentsStairs: RuleCheck = ({ facts }, notes) => {
  stairsAtLeast(facts, notes, notes.threshold('width'));
  for (const stair of facts.building.stairs ?? [])
    notes.forbids('curvedStair', stair.curved === true, { kind: 'stair', id: stair.id });
};

const bedroomDoors: RuleCheck = ({ facts, travel }, notes) => {
  const { facility, model } = facts;
  const nursing = new Set<number>();
  for (let row = 0; row < model.residents; row++) {
    const { mobility, bed } = model.people[row];
    if (mobility === 'bedridden') nursing.add(facility.beds[bed].spaceIndex);
  }
  for (const { room, door } of travel.doors) {
    if (room.kind !== 'bedroom' || door.kind === 'portal') continue;
    const place = atOpening(facility, door);
    if (nursing.has(room.index)) notes.atLeast('door', door.width, notes.threshold('nursing'), place);
    else {
      const least = notes.threshold('other');
      notes.atLeast('door', door.width, least, place, { confidence: 'K' });
      if (door.width >= least)
        notes.atLeast('door', door.width, notes.threshold('advised'), place, { confidence: 'K', level: 'advice' });
    }
  }
};

const obstacles: RuleCheck = ({ facts }, notes) => {
  const stated = facts.building.obstacles;
  if (stated === undefined) return notes.lacks('obstacles');
  notes.checked = 1;
  for (const { space, at, takes } of stated) {
    const info = facts.facility.spaces[facts.facility.spaceByKey.get(space)!];
    const storey = facts.facility.storeys[info.storey].id;
    const place: Place = { kind: 'space', id: info.id, storey, x: at[0], y: at[1] };
    notes.atMost('obstacle', takes, notes.threshold('overlap'), place);
  }
};

const accessible: RuleCheck = (input, notes) => {
  const { facts } = input;
  corridorsAtLeast(facts, notes, () => notes.threshold('width'));
  for (const door of groundDoors(facts))
    notes.atLeast('door', door.width, notes.threshold('door'), atOpening(facts.facility, door));
  for (const ramp of facts.building.ramps ?? []) {
    const place = atSpace(facts.facility, facts.facility.spaces[facts.facility.spaceByKey.get(ramp.space)!]);
    notes.atMost('rampSlope', ramp.slope, notes.threshold('slope'), place, { unit: '1' });
    notes.atMost('rampRise', ramp.rise, notes.threshold('rise'), place);
    notes.atLeast('rampWidth', ramp.width, notes.threshold('ramp'), place);
  }
};

export const widthRules: Readonly<Record<string, RuleCheck>> = {
  'BR-21': publicBuilding,
  'BR-22': lowerLimit,
  'BR-23': highRise,
  'BR-24': highRise,
  'BR-44': residentsCorridors,
  'BR-46': residentsStairs,
  'BR-47': bedroomDoors,
  'BR-50': obstacles,
  'BR-52': accessible,
};
