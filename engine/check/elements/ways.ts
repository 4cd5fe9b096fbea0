/** PE-15 to PE-20, PE-44: how people are moved, by which ways, to where. */
import { AREA_PER_PERSON } from '../../facility/area.js';
import { spacesOfZone } from '../../facility/zones.js';
import { MEANS } from '../../scenario/schema.js';
import type { Model } from '../../world/model.js';
import { isDependent, type Facts } from '../facts.js';
import { exitsFrom, waysOut } from '../reach.js';
import { fireLiftFaults } from '../lifts.js';
import { chapters } from './content.js';
import { gap, listed, MISSING, NOT_APPLICABLE, type ElementCheck, type ElementGap } from './result.js';

const homeOf = ({ model, facility }: Facts, row: number): number => facility.beds[model.people[row].bed].spaceIndex;

/** Residents of the list by row, with their class. */
const rows = (model: Model): number[] => Array.from({ length: model.residents }, (_, row) => row);

const procedure: ElementCheck = ({ facts }) => {
  const { model, scenario } = facts;
  if (scenario.plan.phases.length === 0 && (scenario.plan.defendInPlace ?? []).length === 0) return MISSING;
  const forgotten = rows(model).filter(
    (row) => model.phaseOf[row] < 0 && model.defendsInPlace[row] === 0 && homeOf(facts, row) !== model.incidentSpace,
  );
  // A class of the home's own says itself how its people are moved.
  const told = new Set(
    scenario.classes?.filter(({ level, stairs }) => level !== undefined || stairs !== undefined).map(({ id }) => id),
  );
  const classes = new Set(
    rows(model)
      .filter((row) => !told.has(model.people[row].class ?? ''))
      .map((row) => model.people[row].mobility!),
  );
  const own = new Set(scenario.plan.moving?.map((rule) => rule.mobility));
  const silent = [...classes].filter((mobility) => !own.has(mobility) && mobility !== 'independent').sort();
  const without = scenario.plan.phases.filter((phase) => phase.staff === undefined).map((phase) => phase.id);
  return [
    ...(scenario.plan.phases.length === 0 ? [gap('noPhases')] : []),
    ...listed(
      'residentsForgotten',
      'residents',
      forgotten.map((row) => model.people[row].id),
    ),
    ...listed('classesWithoutMeans', 'classes', silent),
    ...listed('phasesWithoutStaff', 'phases', without),
  ];
};

const dependentResidents: ElementCheck = ({ facts }) => {
  const { model, scenario, facility } = facts;
  const dependent = rows(model).filter((row) => isDependent(model, row));
  if (dependent.length === 0) return NOT_APPLICABLE;
  const entries = Array.isArray(scenario.residents) ? new Map(scenario.residents.map((r) => [r.id, r])) : null;
  const rules = new Map(scenario.plan.moving?.map((rule) => [rule.mobility, rule]));
  const id = (row: number): string => model.people[row].id;
  const noMeans: string[] = [];
  const noHelpers: string[] = [];
  const noPlace: string[] = [];
  const kept = new Map<string, string[]>();
  for (const row of dependent) {
    const rule = rules.get(model.people[row].mobility!);
    const own = entries?.get(id(row))?.device;
    const stairs = facility.storeys[facility.spaces[homeOf(facts, row)].storey].rank !== facts.ground.rank;
    const means = own ?? rule?.level ?? (stairs ? rule?.stairs : undefined);
    if (means === undefined) noMeans.push(id(row));
    if (rule?.helpers === undefined && rule?.helpersStairs === undefined) noHelpers.push(id(row));
    const phase = model.phaseOf[row];
    const to = phase >= 0 ? scenario.plan.phases[phase].to : model.defendsInPlace[row] === 1 ? ['ownRoom'] : [];
    if (to.length === 0) noPlace.push(id(row));
    // A device the plan wants and nobody keeps is replaced by a sheet: the record says so.
    for (const wanted of [rule?.level, rule?.stairs, own]) {
      if (wanted === undefined || wanted === 'none' || !['evacuationChair', 'carryChair', 'stretcher'].includes(wanted))
        continue;
      const record = model.people[row];
      const used = [record.meansLevel, record.meansStairs].map((index) => MEANS[index]);
      if (!used.includes(wanted)) kept.set(wanted, [...(kept.get(wanted) ?? []), id(row)]);
    }
  }
  if (noMeans.length === dependent.length && rules.size === 0) return MISSING;
  return [
    ...listed('residentsWithout', 'residents', noMeans, { field: 'means' }),
    ...listed('residentsWithout', 'residents', noHelpers, { field: 'helpers' }),
    ...listed('residentsWithout', 'residents', noPlace, { field: 'destination' }),
    ...[...kept].map(([device, residents]) => gap('deviceNotKept', { device, residents })),
  ];
};

/** Names a route can have: stairs, openings to the outside. */
const routes: ElementCheck = ({ document, facts }) => {
  const { facility, model } = facts;
  const stated = document.routes ?? [];
  if (stated.length === 0) return MISSING;
  const gaps: ElementGap[] = [];
  const bedrooms = new Set(facility.beds.map((bed) => bed.spaceIndex));
  const oneWay = [...bedrooms].filter((space) => waysOut(exitsFrom(facility, space)) < 2);
  gaps.push(
    ...listed(
      'oneWayOnly',
      'spaces',
      oneWay.sort((a, b) => a - b).map((space) => facility.spaces[space].id),
    ),
  );
  const covered = new Uint8Array(facility.spaces.length);
  for (const route of stated) {
    const mask = spacesOfZone(facility, route.zone, model.incidentSpace);
    const names = `${route.first} / ${route.second}`;
    if (route.first === route.second) gaps.push(gap('sameRoute', { zones: [route.first] }));
    for (const space of bedrooms) {
      if (mask[space] === 0) continue;
      covered[space] = 1;
      const exits = exitsFrom(facility, space);
      const reaches = (name: string): boolean =>
        exits.stairs.has(facility.stairs.indexOf(name)) || exits.outside.has(facility.openingByKey.get(name) ?? -9);
      if (reaches(route.first) && reaches(route.second)) continue;
      gaps.push(gap('wrongRoute', { items: [`${facility.spaces[space].id}: ${names}`] }));
      break;
    }
  }
  const open = facts.bedroomStoreys.filter(({ index }) =>
    [...bedrooms].some((space) => facility.spaces[space].storey === index && covered[space] === 0),
  );
  gaps.push(
    ...listed(
      'storeysNotCovered',
      'storeys',
      open.map(({ id }) => id),
    ),
  );
  return gaps;
};

/** Net area that the people of a storey who cannot leave unaided take at a place of safety, m2. */
export function areaNeeded({ model, facility }: Facts, storey: number): number {
  let sum = 0;
  for (let row = 0; row < model.residents; row++) {
    const person = model.people[row];
    if (facility.spaces[facility.beds[person.bed].spaceIndex].storey !== storey || person.meansLevel < 0) continue;
    const means = MEANS[person.meansLevel];
    const kind =
      means === 'bed' ? 'bed' : means === 'wheelchair' ? 'wheelchair' : means === 'escort' ? 'walker' : 'lying';
    sum += AREA_PER_PERSON[kind].value;
  }
  return sum;
}

const safePlaces: ElementCheck = ({ document, facts }) => {
  const stated = document.safePlaces ?? [];
  if (stated.length === 0) return MISSING;
  const { facility, ground } = facts;
  const upper = facts.bedroomStoreys.filter((storey) => storey.rank !== ground.rank);
  const without = upper.filter(({ id }) => !stated.some((place) => place.storey === id));
  const gaps = [
    ...listed(
      'noSafePlace',
      'storeys',
      without.map(({ id }) => id),
    ),
  ];
  for (const storey of upper) {
    const spaces = new Set(stated.filter((place) => place.storey === storey.id).flatMap((place) => place.spaces));
    if (spaces.size === 0) continue;
    const capacity = [...spaces].reduce((sum, id) => sum + facility.spaces[facility.spaceByKey.get(id)!].netArea, 0);
    const needed = areaNeeded(facts, storey.index);
    if (capacity < needed) gaps.push(gap('tooSmall', { storey: storey.id, capacity, people: needed }));
  }
  return gaps;
};

const lifts: ElementCheck = ({ document, facts }) => {
  if (document.liftsAllowed === undefined) return facts.above.length < 2 ? NOT_APPLICABLE : MISSING;
  const known = new Map(facts.building.lifts?.map((lift) => [lift.id, lift]));
  return document.liftsAllowed.flatMap((id) => {
    const lift = known.get(id);
    if (lift === undefined) return [gap('liftUnknown', { lift: id })];
    return fireLiftFaults(lift).length > 0 ? [gap('liftUnfit', { lift: id })] : [];
  });
};

const assembly: ElementCheck = ({ document }) => {
  const { assembly: stated } = document;
  if (stated === undefined) return MISSING;
  return [
    ...(stated.rollByStorey === true ? [] : [gap('notStated', { field: 'rollByStorey' })]),
    ...(stated.countedBy === undefined ? [gap('notStated', { field: 'countedBy' })] : []),
  ];
};

const dementia: ElementCheck = ({ document, facts }) => {
  const { model, facility } = facts;
  if (!rows(model).some((row) => model.people[row].mobility === 'dementiaGuided')) return NOT_APPLICABLE;
  const said = chapters(document, ['dementia']);
  const locked = facility.openings.filter((opening) => opening.kind === 'locked').map((opening) => opening.id);
  return said === MISSING || said === NOT_APPLICABLE
    ? MISSING
    : [...said, ...(said.length > 0 ? listed('lockedDoors', 'openings', locked) : [])];
};

export const wayChecks: Readonly<Record<string, ElementCheck>> = {
  'PE-15': procedure,
  'PE-16': dependentResidents,
  'PE-17': routes,
  'PE-18': safePlaces,
  'PE-19': lifts,
  'PE-20': assembly,
  'PE-44': dementia,
};
