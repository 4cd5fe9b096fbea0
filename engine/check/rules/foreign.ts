/** Rules of other countries, for comparison only: 参考(境外). They never count. */
import { shiftInForce } from '../../people/shift.js';
import { compartmentsOf } from './structure.js';
import { refugesOf } from './refuge.js';
import type { Place, RuleCheck } from './result.js';
import { atOpening } from './places.js';

const BUILDING: Place = { kind: 'building' };

const smokeCompartment: RuleCheck = ({ facts }, notes) => {
  for (const part of compartmentsOf(facts)) {
    const area = part.spaces.reduce((sum, space) => sum + space.area, 0);
    const storey = facts.facility.storeys[part.storey].id;
    notes.atMost('area', area, notes.threshold('most'), { kind: 'compartment', id: part.id, storey });
  }
};

const refugePerPatient: RuleCheck = ({ facts }, notes) => {
  for (const storey of facts.bedroomStoreys) {
    const people = facts.aided[storey.index];
    const refuges = refugesOf(facts, storey.index);
    if (people === 0 || refuges.length === 0) continue;
    const area = refuges.reduce((sum, space) => sum + space.netArea, 0);
    notes.atLeast('refugeArea', area / people, notes.threshold('least'), { kind: 'storey', id: storey.id });
  }
};

const bedsPerArea: RuleCheck = ({ facts }, notes) => {
  if (facts.building.sprinklers === 'full') return notes.notApplicable();
  for (const part of compartmentsOf(facts)) {
    const own = new Set(part.spaces.map((space) => space.index));
    const beds = facts.facility.beds.filter((bed) => own.has(bed.spaceIndex)).length;
    const storey = facts.facility.storeys[part.storey].id;
    if (beds > 0) notes.atMost('beds', beds, notes.threshold('most'), { kind: 'compartment', id: part.id, storey });
  }
};

const areasPerStorey: RuleCheck = ({ facts }, notes) => {
  const parts = compartmentsOf(facts);
  for (const storey of facts.bedroomStoreys) {
    const here = parts.filter((part) => part.spaces.some((space) => space.storey === storey.index)).length;
    notes.atLeast('protectedAreas', here, notes.threshold('least'), { kind: 'storey', id: storey.id });
  }
};

const unitOfTen: RuleCheck = ({ facts }, notes) => {
  for (const unit of facts.building.careUnits ?? []) {
    const spaces = new Set(unit.spaces);
    const beds = facts.facility.beds.filter((bed) => spaces.has(facts.facility.spaces[bed.spaceIndex].id)).length;
    notes.atMost('beds', beds, notes.threshold('most'), { kind: 'careUnit', id: unit.id });
  }
};

const waitingRoom: RuleCheck = ({ facts, travel }, notes) => {
  for (const { room, door, exits } of travel.doors) {
    if (room.kind !== 'bedroom' || exits.length === 0) continue;
    notes.atMost('distance', exits[0].path, notes.threshold('most'), atOpening(facts.facility, door), {
      path: exits[0].path,
    });
  }
};

const staffRatio: RuleCheck = ({ facts }, notes) => {
  const staff = shiftInForce(facts.scenario).staff.filter(
    (one) => one.absent !== true && (one.mayLift ?? (one.post === 'carer' || one.post === 'nurse')),
  ).length;
  notes.atMost('staffRatio', staff === 0 ? Infinity : facts.model.residents / staff, notes.threshold('most'), BUILDING);
};

export const foreignRules: Readonly<Record<string, RuleCheck>> = {
  'FR-01': smokeCompartment,
  'FR-02': refugePerPatient,
  'FR-03': bedsPerArea,
  'FR-04': areasPerStorey,
  'FR-05': unitOfTen,
  'FR-06': waitingRoom,
  'FR-07': staffRatio,
};
