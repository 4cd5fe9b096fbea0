/** BR-10 to BR-19, BR-25: exits, distances, dead ends, stairs. */
import { hypot } from '../../math.js';
import { distancePointSegment } from '../../facility/geometry.js';
import { isStairSpace, OUTSIDE, type OpeningInfo, type SpaceInfo } from '../../facility/facility.js';
import type { BuildingFacts } from '../../scenario/schema.js';
import type { Facts } from '../facts.js';
import { atOpening, atSpace } from './places.js';
import type { Place, RuleCheck, RuleInput } from './result.js';
import { compartmentsOf, thresholdName } from './structure.js';
import { middle, other, ROOMS, stairsOf, type RoomDoor } from './travel.js';
import { ruleOf } from './table.js';
import { flightWidth } from './widths.js';

type StairFacts = NonNullable<BuildingFacts['stairs']>[number];

const stairFacts = (facts: Facts, stair: number): StairFacts | undefined =>
  facts.building.stairs?.find(({ id }) => id === facts.facility.stairs[stair]);

/** The inside of an exit opening: the space people come from. */
const inside = (facts: Facts, o: OpeningInfo): SpaceInfo => {
  const { spaces } = facts.facility;
  return o.b === OUTSIDE || isStairSpace(spaces[o.b]) || spaces[o.b].kind === 'outdoor' ? spaces[o.a] : spaces[o.b];
};

/** Distance of the nearest edges of two openings, m. */
const apart = (p: OpeningInfo, q: OpeningInfo): number =>
  Math.min(
    distancePointSegment(p.x1, p.y1, q.x1, q.y1, q.x2, q.y2),
    distancePointSegment(p.x2, p.y2, q.x1, q.y1, q.x2, q.y2),
    distancePointSegment(q.x1, q.y1, p.x1, p.y1, p.x2, p.y2),
    distancePointSegment(q.x2, q.y2, p.x1, p.y1, p.x2, p.y2),
  );

/** How many of these count when those nearer to each other than `least` m count as one: chosen greedily in their order. */
function countedApart(openings: readonly OpeningInfo[], least: number): number {
  const kept: OpeningInfo[] = [];
  for (const o of openings) if (kept.every((one) => apart(one, o) >= least - 1e-6)) kept.push(o);
  return kept.length;
}

/** Exits by part of a storey: of a compartment, or of the storey where there is none. */
function exitsByPart({ facts, travel }: RuleInput) {
  return compartmentsOf(facts).flatMap((part) => {
    const storeys = [...new Set(part.spaces.map((space) => space.storey))];
    return storeys.map((storey) => {
      const spaces = part.spaces.filter((space) => space.storey === storey);
      const own = new Set(spaces.map((space) => space.index));
      const exits = travel.exits[storey].filter((o) => own.has(inside(facts, o).index));
      const area = spaces.reduce((sum, space) => sum + space.area, 0);
      const people = facts.model.people.filter(
        (p) => p.bed >= 0 && own.has(facts.facility.beds[p.bed].spaceIndex),
      ).length;
      const place: Place = { kind: 'compartment', id: part.id, storey: facts.facility.storeys[storey].id };
      return { storey, spaces, exits, area, people, place };
    });
  });
}

const exitCount: RuleCheck = (input, notes) => {
  const { facts } = input;
  for (const { storey, exits, area, people, place, spaces } of exitsByPart(input)) {
    if (!spaces.some((space) => ROOMS.has(space.kind))) continue;
    // Doors of one stair are one exit; doors to the outside count one by one.
    const stairs = new Set<string>();
    for (const o of exits) {
      const to = [o.a, o.b]
        .map((i) => (i === OUTSIDE ? null : facts.facility.spaces[i]))
        .find((s) => s !== null && isStairSpace(s));
      stairs.add(to ? `stair ${to.stair}` : `door ${o.index}`);
    }
    const small = facts.number[storey] === 1 && area <= notes.threshold('area') && people <= notes.threshold('people');
    notes.atLeast('exits', stairs.size, small ? 1 : notes.threshold('exits'), place, { unit: '1' });
  }
};

const exitsApart: RuleCheck = (input, notes) => {
  const least = notes.threshold('least');
  for (const { exits, place } of exitsByPart(input)) {
    if (exits.length < 2) continue;
    const closest = Math.max(...exits.flatMap((p, i) => exits.slice(i + 1).map((q) => apart(p, q))));
    if (countedApart(exits, least) >= 2) notes.checked++;
    else notes.atLeast('exitsApart', closest, least, place);
  }
  const { facts, travel } = input;
  const byRoom = new Map<SpaceInfo, OpeningInfo[]>();
  for (const { room, door } of travel.doors) byRoom.set(room, [...(byRoom.get(room) ?? []), door]);
  for (const [room, doors] of byRoom) {
    if (doors.length < 2 || room.area <= ruleOf('BR-12').thresholds.area) continue;
    if (countedApart(doors, least) >= 2) notes.checked++;
    else notes.atLeast('exitsApart', apart(doors[0], doors[1]), least, atSpace(facts.facility, room));
  }
};

/** The door lies in the end wall of a dead end: the only way sets out straight away from it. */
function atTheEnd({ door, exits, deadEnd }: RoomDoor): boolean {
  if (!deadEnd || exits.length === 0) return false;
  const length = hypot(door.x2 - door.x1, door.y2 - door.y1) || 1;
  const along = Math.abs((exits[0].dx * (door.x2 - door.x1) + exits[0].dy * (door.y2 - door.y1)) / length);
  return along < 0.3 && exits[0].path > Math.max(door.width * 2, 3);
}

const oneDoor: RuleCheck = ({ facts, travel }, notes) => {
  const doors = new Map<number, RoomDoor[]>();
  for (const one of travel.doors) doors.set(one.room.index, [...(doors.get(one.room.index) ?? []), one]);
  for (const list of doors.values()) {
    if (list.length > 1) continue;
    const [one] = list;
    const place = atSpace(facts.facility, one.room);
    notes.atMost('doors', one.room.area, notes.threshold('area'), place);
    if (one.room.kind === 'bedroom' || one.room.kind === 'room') notes.forbids('deadEndRoom', atTheEnd(one), place);
  }
};

/** Longest distance the code allows for a door, corrections of BR-15 included, m. */
export function allowedDistance(facts: Facts, one: RoomDoor, base: number): number {
  const corrections = ruleOf('BR-15').thresholds;
  const { building } = facts;
  let most = base * (building.sprinklers === 'full' ? corrections.sprinklers : 1);
  const corridor = facts.facility.spaces[other(one.door, one.room.index)];
  if (building.openGalleries?.includes(corridor.id) === true) most += corrections.gallery;
  const [exit] = one.exits;
  const type = exit === undefined || exit.stair < 0 ? undefined : stairFacts(facts, exit.stair)?.type;
  if (type === 'open') most += one.deadEnd ? corrections.openDeadEnd : corrections.openBetween;
  return most;
}

/** Own walking speed for a plain figure, m/s: residents who walk by themselves, mean of the default population. */
const distances =
  (deadEnd: boolean): RuleCheck =>
  ({ facts, travel }, notes) => {
    if (facts.building.sprinklers === undefined) notes.lacks('sprinklers');
    if (facts.fireClass === null) notes.lacks('fireResistanceClass');
    const base = notes.threshold(thresholdName(facts.fireClass ?? 2));
    const speed = facts.model.parameter('speed.independent.level.mean');
    for (const one of travel.doors) {
      if (one.exits.length === 0) {
        if (!deadEnd) notes.needs('noExit', false, atOpening(facts.facility, one.door));
        continue;
      }
      if (one.deadEnd !== deadEnd) continue;
      const [exit] = one.exits;
      const [ex, ey] = middle(exit.opening);
      notes.atMost('distance', exit.straight, allowedDistance(facts, one, base), atOpening(facts.facility, one.door), {
        path: exit.path,
        walking: exit.path / speed,
        line: [one.x, one.y, ex, ey],
      });
    }
  };

const withinRoom: RuleCheck = ({ facts, travel }, notes) => {
  if (facts.fireClass === null) notes.lacks('fireResistanceClass');
  const most =
    notes.threshold(thresholdName(facts.fireClass ?? 2)) *
    (facts.building.sprinklers === 'full' ? ruleOf('BR-15').thresholds.sprinklers : 1);
  const byRoom = new Map<SpaceInfo, RoomDoor[]>();
  for (const one of travel.doors) byRoom.set(one.room, [...(byRoom.get(one.room) ?? []), one]);
  for (const [room, doors] of byRoom) {
    let farthest = { d: 0, x: 0, y: 0, door: doors[0] };
    for (let i = 0; i < room.outline.length; i += 2) {
      const [x, y] = [room.outline[i], room.outline[i + 1]];
      const near = doors
        .map((door) => ({ d: travel.within(room.index, x, y, door.x, door.y), x, y, door }))
        .sort((p, q) => p.d - q.d)[0];
      if (near.d > farthest.d) farthest = near;
    }
    notes.atMost('roomDistance', farthest.d, most, atSpace(facts.facility, room), {
      line: [farthest.x, farthest.y, farthest.door.x, farthest.door.y],
    });
  }
};

/** Way from a stair's space on the ground floor to the outside, m; 0: direct. Through spaces that serve only this way: 0. */
function stairToOutside(
  { facts, travel }: RuleInput,
  stair: number,
): { way: number; direct: boolean; at: OpeningInfo | null } {
  const { facility, ground } = facts;
  const own = facility.spaces.filter(
    (space) => space.stair === stair && facility.storeys[space.storey].rank === ground.rank,
  );
  for (const space of own) {
    for (const index of space.openings) {
      const to = other(facility.openings[index], space.index);
      if (to === OUTSIDE || facility.spaces[to].kind === 'outdoor') return { way: 0, direct: true, at: null };
    }
  }
  let best = { way: Infinity, direct: false, at: null as OpeningInfo | null };
  for (const space of own) {
    for (const index of space.openings) {
      const o = facility.openings[index];
      const to = other(o, space.index);
      if (to === OUTSIDE || isStairSpace(facility.spaces[to])) continue;
      const out = travel.ways(to, ...middle(o)).find((one) => one.stair === -1);
      if (out === undefined || out.path >= best.way) continue;
      // A passage with no other door is part of the stair (an enlarged lobby).
      best = { way: out.path, direct: facility.spaces[to].openings.length <= 2, at: o };
    }
  }
  return best;
}

const stairExit: RuleCheck = (input, notes) => {
  const { facts } = input;
  facts.facility.stairs.forEach((id, stair) => {
    const { way, direct, at } = stairToOutside(input, stair);
    const place: Place = at === null ? { kind: 'stair', id } : atOpening(facts.facility, at);
    if (direct) notes.needs('stairToOutside', true, place);
    else if (facts.above.length > notes.threshold('storeys')) notes.needs('stairToOutside', false, place);
    else notes.atMost('stairToOutside', way, notes.threshold('most'), place);
  });
};

const stairTypes: RuleCheck = ({ facts }, notes) => {
  if (facts.above.length < 2) return notes.notApplicable();
  facts.facility.stairs.forEach((id, stair) => {
    const type = stairFacts(facts, stair)?.type;
    if (type === undefined) return notes.lacks('stairs');
    const smokeProof = facts.classOne || facts.height > notes.threshold('enclosed');
    const good = smokeProof ? type === 'smokeProof' || type === 'outdoor' : type !== 'open';
    notes.needs(
      'stairType',
      good,
      { kind: 'stair', id },
      { found: type, wanted: smokeProof ? 'smokeProof' : 'enclosed' },
    );
  });
};

const linkGalleries: RuleCheck = ({ facts }, notes) => {
  if (!(facts.height > notes.threshold('height'))) return notes.notApplicable();
  const { building } = facts;
  if (building.linkGalleries === undefined) return notes.lacks('linkGalleries');
  notes.needs('linkGallery', building.linkGalleries, { kind: 'building' });
};

/** Clear width of a stair: of its narrowest flight, m. */
export function stairWidth(facts: Facts, stair: number): number {
  const flights = facts.facility.spaces.filter((space) => space.stair === stair && space.kind === 'stairFlight');
  return flights.length === 0 ? Infinity : Math.min(...flights.map(flightWidth));
}

const widthPer100: RuleCheck = ({ facts, travel }, notes) => {
  const { facility } = facts;
  const staff = Math.max(0, ...Object.values(facts.scenario.roster.shifts).map((shift) => shift.staff.length));
  const poor = facts.fireClass === 3;
  let most = 0;
  for (const storey of [...facts.above].reverse()) {
    if (facts.number[storey.index] < 2) continue;
    // Stairs take those of the fullest storey above; staff spread over the storeys.
    most = Math.max(most, facts.residents[storey.index] + Math.ceil(staff / facts.above.length));
    const number = facts.number[storey.index];
    const name = number === 2 ? 'floors12' : number === 3 ? 'floor3' : 'floor4';
    const wanted = (most / 100) * notes.threshold(poor ? (`${name}Class3` as const) : name);
    const stairs = stairsOf(facility, travel, storey.index);
    const there = [...stairs].reduce((sum, stair) => {
      const one = stairWidth(facts, stair);
      return sum + (one === Infinity ? 0 : one);
    }, 0);
    if (residentsAbove(facts, storey.rank) > 0)
      notes.atLeast('widthPer100', there, wanted, { kind: 'storey', id: storey.id });
  }
};

const residentsAbove = (facts: Facts, rank: number): number =>
  facts.facility.storeys.reduce((sum, storey) => sum + (storey.rank >= rank ? facts.residents[storey.index] : 0), 0);

export const wayRules: Readonly<Record<string, RuleCheck>> = {
  'BR-10': exitCount,
  'BR-11': exitsApart,
  'BR-12': oneDoor,
  'BR-13': distances(false),
  'BR-14': distances(true),
  'BR-15': (_input, notes) => void (notes.checked = 1),
  'BR-16': withinRoom,
  'BR-17': stairExit,
  'BR-18': stairTypes,
  'BR-19': linkGalleries,
  'BR-25': widthPer100,
};
