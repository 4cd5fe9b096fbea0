/** BR-26 to BR-32: refuge rooms and floors, masks. */
import { distancePointSegment } from '../../facility/geometry.js';
import type { SpaceInfo } from '../../facility/facility.js';
import { areaNeeded } from '../elements/ways.js';
import type { Facts } from '../facts.js';
import { atSpace } from './places.js';
import type { Place, RuleCheck } from './result.js';
import { middle, other, stairsOf } from './travel.js';
import { ruleOf } from './table.js';

/** A refuge whose door is so near to the stair's door counts as next to the stair, m: reading of "adjacent", assumption. */
const NEXT_TO = 10;

/** Homes that have to have refuge rooms: from 3 storeys and 3000 m2, or in another building at the third storey or above. */
export function needsRefuges(facts: Facts): boolean {
  const { thresholds } = ruleOf('BR-26');
  if (facts.building.standAlone === false)
    return facts.bedroomStoreys.some(({ index }) => facts.number[index] >= thresholds.storeys);
  return facts.above.length >= thresholds.storeys && facts.totalArea > thresholds.area;
}

/** An open gallery or terrace of the storey takes the place of its refuge rooms (BR-28). */
const hasGallery = (facts: Facts, storey: number): boolean =>
  (facts.building.openGalleries ?? []).some(
    (id) => facts.facility.spaces[facts.facility.spaceByKey.get(id)!].storey === storey,
  );

/** Refuge rooms of a storey, and stair lobbies that are large enough to be one. */
export function refugesOf(facts: Facts, storey: number): SpaceInfo[] {
  const least = ruleOf('BR-27').thresholds.least;
  return facts.facility.spaces.filter(
    (space) =>
      space.storey === storey &&
      (space.kind === 'refuge' || (space.kind === 'lobby' && space.stair >= 0 && space.netArea >= least - 1e-6)),
  );
}

function nextTo(facts: Facts, refuge: SpaceInfo, stair: number): boolean {
  const { facility } = facts;
  if (refuge.stair === stair) return true;
  for (const index of refuge.openings) {
    const o = facility.openings[index];
    const to = other(o, refuge.index);
    if (to >= 0 && facility.spaces[to].stair === stair) return true;
    const [x, y] = middle(o);
    const near = facility.openings.some(
      (p) =>
        [p.a, p.b].some(
          (i) => i >= 0 && facility.spaces[i].stair === stair && facility.spaces[i].storey === refuge.storey,
        ) && distancePointSegment(x, y, p.x1, p.y1, p.x2, p.y2) <= NEXT_TO,
    );
    if (near) return true;
  }
  return false;
}

const refugeRooms: RuleCheck = ({ facts, travel }, notes) => {
  if (!needsRefuges(facts)) return notes.notApplicable();
  const { facility } = facts;
  for (const storey of facts.bedroomStoreys) {
    if (facts.number[storey.index] < notes.threshold('from') || hasGallery(facts, storey.index)) continue;
    const refuges = refugesOf(facts, storey.index);
    const stairs = stairsOf(facility, travel, storey.index);
    for (const stair of stairs) {
      const there = refuges.some((refuge) => nextTo(facts, refuge, stair));
      notes.needs('refuge', there, { kind: 'stair', id: facility.stairs[stair], storey: storey.id });
    }
  }
};

const refugeArea: RuleCheck = ({ facts }, notes) => {
  const refuges = facts.facility.spaces.filter((space) => space.kind === 'refuge');
  for (const space of refuges)
    notes.atLeast('refugeArea', space.netArea, notes.threshold('least'), atSpace(facts.facility, space));
  // No clause says how many a refuge holds: capacity against those of the storey who cannot leave unaided is an estimate.
  for (const storey of facts.bedroomStoreys) {
    const here = refugesOf(facts, storey.index);
    if (here.length === 0) continue;
    const area = here.reduce((sum, space) => sum + space.netArea, 0);
    notes.atLeast(
      'refugeCapacity',
      area,
      areaNeeded(facts, storey.index),
      { kind: 'storey', id: storey.id },
      {
        confidence: 'U',
        level: 'advice',
      },
    );
  }
};

const galleries: RuleCheck = (_input, notes) => void (notes.checked = 1);

const refugeQuality: RuleCheck = ({ facts }, notes) => {
  const { facility } = facts;
  const refuges = facility.spaces.filter((space) => space.kind === 'refuge');
  if (refuges.length === 0) return notes.notApplicable();
  const stated = new Map(facts.building.refuges?.map((one) => [one.space, one]));
  const classes = new Map(facility.input.openings.map((o) => [o.id.normalize('NFC'), o.fireClass]));
  for (const space of refuges) {
    const place = atSpace(facility, space);
    for (const index of space.openings)
      notes.needs('doorClass', classes.get(facility.openings[index].id) === 'A', place, {
        detail: [facility.openings[index].id],
        wanted: 'A',
      });
    const facts_ = stated.get(space.id);
    if (facts_ === undefined) {
      notes.lacks('refuges');
      continue;
    }
    if (facts_.wallHours === undefined) notes.lacks('refuges.wallHours');
    else notes.atLeast('wallHours', facts_.wallHours, notes.threshold('wall'), place);
    if (facts_.smokeControl === undefined) notes.lacks('refuges.smokeControl');
    else notes.needs('refugeSmokeControl', facts_.smokeControl, place);
    if (facts_.phone === undefined) notes.lacks('refuges.phone');
    else notes.needs('refugePhone', facts_.phone, place);
    if (facts_.sign === undefined) notes.lacks('refuges.sign');
    else notes.needs('refugeSign', facts_.sign, place);
  }
};

const masks: RuleCheck = ({ facts }, notes) => {
  const upper = facts.above.length > notes.threshold('storeys');
  const dependent = facts.dependent.some((n) => n > 0);
  if (!upper || !dependent) return notes.notApplicable();
  const kept = facts.building.masks;
  if (kept === undefined) return notes.lacks('masks');
  const staff = Math.max(0, ...Object.values(facts.scenario.roster.shifts).map((shift) => shift.staff.length));
  notes.atLeast('masks', kept, facts.model.residents + staff, { kind: 'building' }, { unit: '1' });
};

const refugeFloors: RuleCheck = ({ facts }, notes) => {
  if (!(facts.height > notes.threshold('height'))) return notes.notApplicable();
  const floors = facts.building.refugeFloors;
  if (floors === undefined) return notes.lacks('refugeFloors');
  const levels = floors
    .map((id) => facts.facility.storeys.find((storey) => storey.id === id)!.elevation)
    .sort((a, b) => a - b);
  const highest = facts.above[facts.above.length - 1];
  // A stated height goes before the drawing's.
  const top = Math.max(highest.elevation, facts.height - highest.height);
  let below = 0;
  for (const level of [...levels, top]) {
    const place: Place = { kind: 'building' };
    notes.atMost('refugeFloor', level - below, notes.threshold('spacing'), place);
    below = level;
  }
};

export const refugeRules: Readonly<Record<string, RuleCheck>> = {
  'BR-26': refugeRooms,
  'BR-27': refugeArea,
  'BR-28': galleries,
  'BR-29': refugeQuality,
  'BR-30': (_input, notes) => notes.notApplicable(),
  'BR-31': masks,
  'BR-32': refugeFloors,
};
