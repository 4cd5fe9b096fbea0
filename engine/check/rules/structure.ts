/** BR-01 to BR-09, BR-49, BR-55: what kind of building it is, its compartments and care units. */
import type { Facts } from '../facts.js';
import { isStairSpace, type SpaceInfo } from '../../facility/facility.js';
import { atOpening, atSpace } from './places.js';
import type { Place, RuleCheck } from './result.js';

const BUILDING: Place = { kind: 'building' };
/** Name of the threshold of a fire-resistance class. */
export const thresholdName = (fireClass: number): 'class12' | 'class3' | 'class4' =>
  fireClass <= 2 ? 'class12' : fireClass === 3 ? 'class3' : 'class4';

const careFacility: RuleCheck = ({ facts }, notes) => {
  notes.atLeast('beds', facts.beds, notes.threshold('beds'), BUILDING);
};

const classOne: RuleCheck = ({ facts }, notes) => {
  notes.checked = 1;
  if (facts.classOne) notes.atMost('height', facts.height, notes.threshold('height'), BUILDING);
};

const fireClass: RuleCheck = ({ facts }, notes) => {
  if (facts.fireClass === null) return notes.lacks('fireResistanceClass');
  const wanted = facts.classOne || facts.basements.length > 0 ? notes.threshold('highRise') : notes.threshold('least');
  notes.atMost('fireClass', facts.fireClass, wanted, BUILDING);
};

const height: RuleCheck = ({ facts }, notes) => {
  if (facts.building.standAlone === false) return notes.notApplicable();
  if (facts.fireClass === 3 || facts.fireClass === 4) {
    notes.atMost('storeys', facts.above.length, notes.threshold('storeysClass3'), BUILDING, { unit: '1' });
    return;
  }
  if (facts.fireClass === null) notes.lacks('fireResistanceClass');
  const most = notes.threshold('most');
  notes.atMost('height', facts.height, most, BUILDING);
  if (facts.height <= most)
    notes.atMost('height', facts.height, notes.threshold('advised'), BUILDING, { level: 'advice' });
};

const bedroomStoreys: RuleCheck = ({ facts }, notes) => {
  for (const storey of facts.bedroomStoreys) {
    const place: Place = { kind: 'storey', id: storey.id };
    notes.forbids('belowGround', storey.rank < facts.ground.rank, place);
    notes.atMost('height', storey.elevation, notes.threshold('most'), place);
    if (facts.fireClass === 3)
      notes.atMost('storeys', facts.number[storey.index], notes.threshold('storeysClass3'), place, { unit: '1' });
  }
};

const activityRooms: RuleCheck = ({ facts }, notes) => {
  const { facility } = facts;
  for (const space of facility.spaces) {
    if ((space.kind !== 'hall' && space.kind !== 'room') || isStairSpace(space)) continue;
    const number = facts.number[space.storey];
    if (number > -1 && number < notes.threshold('storey')) continue;
    const place = atSpace(facility, space);
    notes.forbids('belowGround', number < -1, place);
    notes.atMost('area', space.area, notes.threshold('area'), place);
  }
};

const separation: RuleCheck = ({ facts }, notes) => {
  if (facts.building.standAlone !== false) return notes.notApplicable();
  const gap = facts.building.gapBetween;
  if (gap === undefined) return notes.lacks('gapBetween');
  notes.atLeast('wallHours', gap.wallHours, notes.threshold('wall'), BUILDING);
  notes.atLeast('floorHours', gap.floorHours, notes.threshold('floor'), BUILDING);
  notes.needs('doorClass', gap.doorClass === 'A' || gap.doorClass === 'B', BUILDING, { detail: [gap.doorClass] });
};

/**
 * Spaces by compartment. Those of which none is stated belong to the storey's only one or, where it has none or several, to a
 * part of their own. Stairs, refuges and the outdoors belong to none.
 */
export function compartmentsOf({ facility }: Facts): { id: string; storey: number; spaces: SpaceInfo[] }[] {
  const inside = facility.spaces.filter((s) => s.kind !== 'outdoor' && s.kind !== 'refuge' && !isStairSpace(s));
  const named = facility.storeys.map(
    ({ index }) => new Set(inside.flatMap((s) => (s.storey === index && s.compartment >= 0 ? [s.compartment] : []))),
  );
  const parts = new Map<string, { id: string; storey: number; spaces: SpaceInfo[] }>();
  for (const space of inside) {
    const only = named[space.storey].size === 1 ? [...named[space.storey]][0] : -1;
    const compartment = space.compartment >= 0 ? space.compartment : only;
    const key = compartment >= 0 ? `c${compartment}` : `s${space.storey}`;
    let part = parts.get(key);
    if (part === undefined) {
      const id = compartment >= 0 ? facility.compartments[compartment] : facility.storeys[space.storey].id;
      parts.set(key, (part = { id, storey: space.storey, spaces: [] }));
    }
    part.spaces.push(space);
  }
  return [...parts.values()];
}

const compartmentArea: RuleCheck = ({ facts }, notes) => {
  const { facility } = facts;
  const sprinklers = facts.building.sprinklers;
  if (sprinklers === undefined) notes.lacks('sprinklers');
  if (facts.fireClass === null && !facts.highRise) notes.lacks('fireResistanceClass');
  for (const part of compartmentsOf(facts)) {
    const below = facility.storeys[part.storey].rank < facts.ground.rank;
    const name = below ? 'basement' : facts.highRise ? 'highRise' : thresholdName(facts.fireClass ?? 2);
    const most = notes.threshold(name) * (sprinklers === 'full' ? 2 : 1);
    const area = part.spaces.reduce((sum, space) => sum + space.area, 0);
    notes.atMost('area', area, most, { kind: 'compartment', id: part.id, storey: facility.storeys[part.storey].id });
  }
  // A compartment whose edge is an ordinary door or an open portal is none.
  for (const opening of facility.openings) {
    if (opening.b < 0) continue;
    const [a, b] = [facility.spaces[opening.a], facility.spaces[opening.b]];
    if (a.compartment < 0 || b.compartment < 0 || a.compartment === b.compartment) continue;
    if (isStairSpace(a) || isStairSpace(b)) continue;
    const fire = opening.kind === 'fireDoorSelfClosing' || opening.kind === 'fireDoorHeldOpen';
    notes.needs('compartmentDoor', fire, atOpening(facility, opening));
  }
};

const careUnits: RuleCheck = ({ facts }, notes) => {
  const units = facts.building.careUnits;
  if (units === undefined) return notes.lacks('careUnits');
  for (const unit of units) {
    const parts = new Set(
      unit.spaces.map((id) => facts.facility.spaces[facts.facility.spaceByKey.get(id)!].compartment),
    );
    notes.atMost('crossing', parts.size - 1, notes.threshold('crossings'), { kind: 'careUnit', id: unit.id });
  }
};

const careUnitSize: RuleCheck = ({ facts }, notes) => {
  const units = facts.building.careUnits;
  if (units === undefined) return notes.lacks('careUnits');
  for (const unit of units) {
    const spaces = new Set(unit.spaces);
    const beds = facts.facility.beds.filter((bed) => spaces.has(facts.facility.spaces[bed.spaceIndex].id)).length;
    const most = notes.threshold(unit.dementia === true ? 'dementia' : 'beds');
    const confidence = unit.dementia === true ? 'K' : 'R';
    notes.atMost('beds', beds, most, { kind: 'careUnit', id: unit.id }, { confidence });
  }
};

const ceilingVoids: RuleCheck = ({ facts }, notes) => {
  const voids = facts.building.ceilingVoids;
  if (voids === undefined) return notes.lacks('ceilingVoids');
  notes.checked = 1;
  for (const spaces of voids) {
    const first = facts.facility.spaces[facts.facility.spaceByKey.get(spaces[0])!];
    notes.atMost('ceilingVoid', spaces.length, notes.threshold('rooms'), atSpace(facts.facility, first), {
      detail: spaces,
    });
  }
};

export const structureChecks: Readonly<Record<string, RuleCheck>> = {
  'BR-01': careFacility,
  'BR-02': classOne,
  'BR-03': fireClass,
  'BR-04': height,
  'BR-05': bedroomStoreys,
  'BR-06': activityRooms,
  'BR-07': separation,
  'BR-08': compartmentArea,
  'BR-09': careUnits,
  'BR-49': careUnitSize,
  'BR-55': ceilingVoids,
};
