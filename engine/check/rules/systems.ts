/** BR-20, BR-33 to BR-43, BR-45, BR-48, BR-51, BR-53, BR-54, hazards: lifts, systems, equipment, materials, use of rooms. */
import type { BuildingFacts } from '../../scenario/schema.js';
import type { Facts } from '../facts.js';
import { fireLiftFaults, type LiftFacts } from '../lifts.js';
import { atOpening, atSpace } from './places.js';
import type { Notes, Place, RuleCheck } from './result.js';
import { compartmentsOf } from './structure.js';
import { clearWidth } from './places.js';

const BUILDING: Place = { kind: 'building' };
const lift = (one: LiftFacts): Place => ({ kind: 'lift', id: one.id });

/** The value of a fact; a note that it is not stated if it is missing. */
function stated<K extends keyof BuildingFacts>(
  facts: Facts,
  notes: Notes,
  field: K,
): NonNullable<BuildingFacts[K]> | null {
  const value = facts.building[field];
  if (value !== undefined) return value as NonNullable<BuildingFacts[K]>;
  notes.lacks(field);
  return null;
}

const smokeProtection: RuleCheck = ({ facts }, notes) => {
  if (facts.above.length < 2) return notes.notApplicable();
  for (const one of stated(facts, notes, 'lifts') ?? []) {
    if (one.smokeProtected === undefined) notes.lacks('lifts.smokeProtected');
    else notes.needs('smokeProtection', one.smokeProtected, lift(one));
  }
};

const fireLifts: RuleCheck = ({ facts }, notes) => {
  const needed =
    (facts.above.length >= notes.threshold('storeys') && facts.totalArea > notes.threshold('area')) || facts.classOne;
  if (!needed) return notes.notApplicable();
  const lifts = stated(facts, notes, 'lifts');
  if (lifts === null) return;
  const fire = lifts.filter((one) => one.use === 'fire');
  const most = Math.max(
    1,
    ...facts.facility.storeys.map(
      ({ index }) =>
        compartmentsOf(facts).filter((part) => part.spaces.some((s) => s.storey === index && s.kind === 'bedroom'))
          .length,
    ),
  );
  notes.atLeast('fireLift', fire.length, most, BUILDING, { unit: '1' });
};

const lobbies: RuleCheck = ({ facts }, notes) => {
  const fire = (stated(facts, notes, 'lifts') ?? []).filter((one) => one.use === 'fire');
  for (const one of fire) {
    if (one.lobby === undefined) {
      notes.lacks('lifts.lobby');
      continue;
    }
    const space = facts.facility.spaces[facts.facility.spaceByKey.get(one.lobby)!];
    const place = atSpace(facts.facility, space);
    const shared = space.stair >= 0;
    notes.atLeast('lobbyArea', space.area, notes.threshold(shared ? 'shared' : 'area'), place, {
      confidence: shared ? 'K' : 'R',
    });
    const { width } = clearWidth(space);
    if (width !== Infinity) notes.atLeast('lobbySide', width, notes.threshold('side'), place, { unit: 'm' });
  }
};

const fireLiftCar: RuleCheck = ({ facts }, notes) => {
  for (const one of (stated(facts, notes, 'lifts') ?? []).filter((each) => each.use === 'fire')) {
    const faults = fireLiftFaults(one);
    notes.atLeast('liftLoad', one.load, notes.threshold('load'), lift(one));
    if (one.topTime === undefined) notes.lacks('lifts.topTime');
    else notes.atMost('liftTime', one.topTime, notes.threshold('time'), lift(one), { unit: 's' });
    notes.needs('liftStops', !faults.includes('stops'), lift(one));
  }
};

const sprinklers: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'sprinklers');
  if (value !== null) notes.needs('sprinklers', value === 'full', BUILDING, { found: value, wanted: 'full' });
};

const alarm: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'alarm');
  if (value === null) return;
  const small = facts.totalArea < notes.threshold('standAlone');
  notes.needs('alarm', value.kind === 'system' || (small && value.kind === 'standAlone'), BUILDING, {
    found: value.kind,
    wanted: 'system',
  });
  if (value.roomsWithout === undefined) notes.lacks('alarm.roomsWithout');
  for (const id of value.roomsWithout ?? [])
    notes.needs('detectors', false, atSpace(facts.facility, facts.facility.spaces[facts.facility.spaceByKey.get(id)!]));
};

const monitoring: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'electricalMonitoring');
  if (value !== null) notes.needs('electricalMonitoring', value, BUILDING);
};

const hoseReels: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'hoseReelSpacing');
  if (value !== null) notes.atMost('hoseReels', value, notes.threshold('spacing'), BUILDING);
};

const light: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'emergencyLight');
  if (value === null) return;
  notes.atLeast('lightCorridor', value.corridor, notes.threshold('corridor'), BUILDING);
  notes.atLeast('lightRefuge', value.refuge, notes.threshold('refuge'), BUILDING);
  notes.atLeast('lightStair', value.stair, notes.threshold('stair'), BUILDING);
};

const lightHours: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'emergencyLight');
  if (value === null) return;
  notes.atLeast('lightHours', value.hours, notes.threshold(facts.height > 100 ? 'above100' : 'care'), BUILDING);
};

const signs: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'exitSigns');
  if (value === null) return;
  notes.atMost('signSpacing', value.spacing, notes.threshold('spacing'), BUILDING);
  notes.atMost('signDeadEnd', value.deadEnd, notes.threshold('deadEnd'), BUILDING);
  notes.atMost('signCorner', value.corner, notes.threshold('corner'), BUILDING);
  notes.atMost('signHeight', value.height, notes.threshold('height'), BUILDING);
};

const insulation: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'insulation');
  if (value !== null)
    notes.needs('insulation', value === 'A' || value === 'none', BUILDING, { found: value, wanted: 'A' });
};

const residentsLifts: RuleCheck = ({ facts }, notes) => {
  if (!facts.bedroomStoreys.some(({ rank }) => rank !== facts.ground.rank)) return notes.notApplicable();
  const lifts = stated(facts, notes, 'lifts');
  if (lifts === null) return;
  notes.needs(
    'accessibleLift',
    lifts.some((one) => one.accessible === true),
    BUILDING,
  );
  notes.needs(
    'stretcherLift',
    lifts.some((one) => one.stretcher === true),
    BUILDING,
  );
  if (lifts.length > 0) notes.atMost('bedsPerLift', facts.beds / lifts.length, notes.threshold('beds'), BUILDING);
};

const entrances: RuleCheck = ({ facts }, notes) => {
  for (const one of stated(facts, notes, 'entrances') ?? []) {
    const place = atOpening(facts.facility, facts.facility.openings[facts.facility.openingByKey.get(one.opening)!]);
    notes.forbids('revolvingDoor', one.revolving === true, place);
    if (one.rampSlope !== undefined) notes.atMost('rampSlope', one.rampSlope, notes.threshold('slope'), place);
  }
};

const ambulanceRoute: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'ambulanceRoute');
  if (value !== null) notes.needs('ambulanceRoute', value, BUILDING);
};

const accessibleLift: RuleCheck = ({ facts }, notes) => {
  for (const one of (stated(facts, notes, 'lifts') ?? []).filter((each) => each.accessible === true)) {
    notes.atLeast('carWidth', one.car[0], notes.threshold('width'), lift(one));
    notes.atLeast('carDepth', one.car[1], notes.threshold('depth'), lift(one));
    const least = notes.threshold(one.stretcher === true ? 'bed' : 'waiting');
    if (one.waitingDepth === undefined) notes.lacks('lifts.waitingDepth');
    else notes.atLeast('waitingDepth', one.waitingDepth, least, lift(one));
  }
};

const panels: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'combustiblePanels');
  if (value !== null) notes.forbids('panels', value, BUILDING);
};

const finishes: RuleCheck = ({ facts }, notes) => {
  const value = stated(facts, notes, 'combustibleFinishes');
  if (value !== null) notes.forbids('finishes', value, BUILDING);
};

/** Only the authority can judge it: without sprinklers or alarm at all it is worth asking. */
const fireSystems: RuleCheck = ({ facts }, notes) => {
  const { building } = facts;
  if (building.sprinklers === undefined && building.alarm === undefined) return notes.lacks('sprinklers');
  notes.needs('systems', building.sprinklers !== 'none' && building.alarm?.kind !== 'none', BUILDING);
};

/** What nobody may work or sleep in, and what may hold nothing. */
const DANGEROUS = new Set(['gas', 'electrical', 'boiler']);
const PEOPLE = new Set(['bedroom', 'office', 'other']);

const roomUse: RuleCheck = ({ facts }, notes) => {
  const uses = stated(facts, notes, 'uses');
  if (uses === null) return;
  notes.checked = 1;
  for (const { space, builtAs, usedAs } of uses) {
    const place = atSpace(facts.facility, facts.facility.spaces[facts.facility.spaceByKey.get(space)!]);
    const wrong =
      (DANGEROUS.has(builtAs) && PEOPLE.has(usedAs)) ||
      (builtAs === 'evacuation' && usedAs !== 'evacuation') ||
      (usedAs === 'bedroom' && builtAs !== 'bedroom');
    notes.forbids('roomUse', wrong, place, { found: usedAs, wanted: builtAs });
  }
};

export const systemRules: Readonly<Record<string, RuleCheck>> = {
  'BR-20': smokeProtection,
  'BR-33': fireLifts,
  'BR-34': lobbies,
  'BR-35': fireLiftCar,
  'BR-36': sprinklers,
  'BR-37': alarm,
  'BR-38': monitoring,
  'BR-39': hoseReels,
  'BR-40': light,
  'BR-41': lightHours,
  'BR-42': signs,
  'BR-43': insulation,
  'BR-45': residentsLifts,
  'BR-48': entrances,
  'BR-51': ambulanceRoute,
  'BR-53': accessibleLift,
  'BR-54': panels,
  'MH-01': finishes,
  'MH-02': fireSystems,
  'RU-01': roomUse,
};
