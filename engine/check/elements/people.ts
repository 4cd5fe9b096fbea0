/** PE-10 to PE-14, PE-21, PE-42: who is named for what, on which shift, and whether they are there. */
import { GROUPS, type PlanDocument } from '../../scenario/schema.js';
import { secondsOfClock } from '../../people/shift.js';
import { dayNumber } from '../source.js';
import type { Facts } from '../facts.js';
import {
  gap,
  listed,
  MISSING,
  NOT_APPLICABLE,
  type ElementCheck,
  type ElementGap,
  type ElementInput,
} from './result.js';

type Group = (typeof GROUPS)[number];

/** Groups that every plan needs (order 61, article 39); GB/T 38315 adds security and logistics. */
export const NEEDED_GROUPS: readonly Group[] = ['commander', 'deputy', 'firefight', 'comms', 'evac', 'rescue'];
/** Share of named people who are new since the last drill above which it is flagged: a choice of this program. */
export const MOST_NEW_SHARE = 0.25;
/** Certified people at the panel on each shift (民发〔2023〕37号). */
export const LEAST_CERTIFIED = 2;
const DAY = 86_400;

/** People of a group on a shift. */
const namedFor = (document: PlanDocument, group: Group, shift: string): string[] =>
  (document.posts ?? []).filter((post) => post.group === group && post.shift === shift).flatMap((post) => post.people);

const shiftsOf = ({ scenario }: Facts): string[] => Object.keys(scenario.roster.shifts);

/** Everybody whom the plan names for something. */
export function namedPeople(document: PlanDocument): string[] {
  const all = [
    ...(document.posts ?? []).flatMap((post) => post.people),
    ...(document.guides ?? []).map((guide) => guide.person),
    ...(document.assembly?.countedBy === undefined ? [] : [document.assembly.countedBy]),
    ...(document.safetyManagers ?? []).map((manager) => manager.person),
  ];
  return [...new Set(all)].sort();
}

/** Named people who have left by the day of the check, or are on no shift of the roster. */
export function goneOf({ document, facts, asOf }: ElementInput): { left: string[]; unknown: string[] } {
  const onRoster = new Set(
    Object.values(facts.scenario.roster.shifts).flatMap((shift) => shift.staff.map((member) => member.id)),
  );
  // Managers and the commander need be on no shift; they are known if the document lists them.
  const known = new Set(document.people?.map((person) => person.id));
  const left = new Set(
    (document.people ?? [])
      .filter((person) => person.left !== undefined && (asOf === null || dayNumber(person.left) <= dayNumber(asOf)))
      .map((person) => person.id),
  );
  const named = namedPeople(document);
  return {
    left: named.filter((id) => left.has(id)),
    unknown: named.filter((id) => !left.has(id) && !onRoster.has(id) && !known.has(id)),
  };
}

const organisation: ElementCheck = ({ document }) => {
  const stated = new Set(document.posts?.map((post) => post.group));
  if (stated.size === 0) return MISSING;
  return listed(
    'groupsMissing',
    'groups',
    NEEDED_GROUPS.filter((group) => !stated.has(group)),
  );
};

const namedByShift: ElementCheck = ({ document, facts }) => {
  if ((document.posts ?? []).every((post) => post.people.length === 0)) return MISSING;
  const gaps: ElementGap[] = [];
  const shifts = shiftsOf(facts);
  // A group that is on no shift at all is PE-10.
  const stated = NEEDED_GROUPS.filter((group) => document.posts!.some((post) => post.group === group));
  for (const group of stated) {
    const empty = shifts.filter((shift) => namedFor(document, group, shift).length === 0);
    gaps.push(...listed('nobodyOnShift', 'shifts', empty, { group }));
  }
  for (const shift of shifts) {
    const posts = new Map<string, Group[]>();
    for (const group of GROUPS) {
      for (const person of namedFor(document, group, shift)) posts.set(person, [...(posts.get(person) ?? []), group]);
    }
    for (const [person, groups] of posts)
      if (groups.length > 1) gaps.push(gap('doublePost', { person, groups, shift }));
  }
  if (document.holidayShift === undefined) gaps.push(gap('notStated', { field: 'holidayShift' }));
  return gaps;
};

const changes: ElementCheck = (input) => {
  const { document, asOf } = input;
  const named = namedPeople(document);
  if (named.length === 0 || document.people === undefined) return MISSING;
  const { left, unknown } = goneOf(input);
  const byId = new Map(document.people.map((person) => [person.id, person]));
  const noPhone = named.filter((id) => !/\d{5,}/.test((byId.get(id)?.phone ?? '').replace(/[\s-]/g, '')));
  const gaps = [
    ...listed('hasLeft', 'people', left),
    ...listed('notOnRoster', 'people', unknown),
    ...listed(
      'noPhone',
      'people',
      noPhone.filter((id) => !left.includes(id)),
    ),
  ];
  const held = (document.drills ?? [])
    .filter((drill) => drill.held !== false && (asOf === null || drill.date <= asOf))
    .map((drill) => drill.date)
    .sort();
  const last = held[held.length - 1];
  if (last !== undefined) {
    const fresh = named.filter((id) => (byId.get(id)?.joined ?? '') > last).length;
    if (fresh / named.length > MOST_NEW_SHARE)
      gaps.push(gap('manyNew', { share: fresh / named.length, most: MOST_NEW_SHARE, since: last }));
  }
  return gaps;
};

const alarm: ElementCheck = ({ document, facts }) => {
  const { alarm: stated } = document;
  if (stated === undefined) return MISSING;
  const gaps = (['perceive', 'confirm', 'call', 'broadcast'] as const)
    .filter((step) => stated[step] === undefined)
    .map((step) => gap('notStated', { field: step }));
  const zones = stated.panelZones ?? [];
  if (zones.length === 0) return [...gaps, gap('notStated', { field: 'panelZones' })];
  const differ = zones.filter((zone) => zone.panel !== zone.plan).map((zone) => `${zone.panel} ≠ ${zone.plan}`);
  const covered = new Set(zones.flatMap(({ zone }) => ('storey' in zone ? [zone.storey] : [])));
  const wide = zones.some(({ zone }) => !('storey' in zone));
  const open = wide ? [] : facts.bedroomStoreys.map(({ id }) => id).filter((id) => !covered.has(id));
  return [...gaps, ...listed('zoneNamesDiffer', 'items', differ), ...listed('storeysNotCovered', 'storeys', open)];
};

const clockOf = (seconds: number): string => {
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`;
};

/** Hours of the day that no shift of the roster covers. */
export function rosterGaps(facts: Facts): { from: string; to: string }[] {
  const covered: [number, number][] = [];
  for (const shift of Object.values(facts.scenario.roster.shifts)) {
    const from = secondsOfClock(shift.from);
    const to = secondsOfClock(shift.to);
    if (from < to) covered.push([from, to]);
    else covered.push([from, DAY], [0, to]);
  }
  covered.sort((a, b) => a[0] - b[0]);
  const gaps: { from: string; to: string }[] = [];
  let at = 0;
  for (const [from, to] of [...covered, [DAY, DAY]]) {
    if (from > at) gaps.push({ from: clockOf(at), to: clockOf(from) });
    at = Math.max(at, to);
  }
  return gaps;
}

const controlRoom: ElementCheck = ({ document, facts }) => {
  const { facility, scenario } = facts;
  const has = facility.stations.some((station) => station.kind === 'controlRoom');
  if (!has && facts.building.alarm?.kind !== 'system') return NOT_APPLICABLE;
  const certified = new Set(document.people?.flatMap((person) => (person.certified === true ? [person.id] : [])));
  const gaps: ElementGap[] = rosterGaps(facts).map((hole) => gap('rosterGap', hole));
  let any = false;
  for (const [shift, { staff }] of Object.entries(scenario.roster.shifts)) {
    const found = staff.filter((one) => one.post === 'controlRoom' && one.absent !== true && certified.has(one.id));
    if (found.length > 0) any = true;
    if (found.length < LEAST_CERTIFIED)
      gaps.push(gap('tooFewCertified', { shift, found: found.length, least: LEAST_CERTIFIED }));
  }
  const watched = scenario.roster.controlRoomWatched !== false;
  return any && watched ? gaps : MISSING;
};

const firstAttack: ElementCheck = ({ document, facts }) => {
  const { firstAttack: stated } = document;
  if (stated === undefined) return MISSING;
  const gaps: ElementGap[] = [];
  if (stated.equipmentAt.length === 0) gaps.push(gap('notStated', { field: 'equipmentAt' }));
  if (stated.mostPeople === undefined) gaps.push(gap('notStated', { field: 'mostPeople' }));
  for (const shift of shiftsOf(facts)) {
    const attack = namedFor(document, 'firefight', shift);
    const evac = namedFor(document, 'evac', shift);
    if (stated.mostPeople !== undefined && attack.length > stated.mostPeople)
      gaps.push(gap('tooMany', { shift, people: attack.length, most: stated.mostPeople }));
    const both = evac.filter((id) => attack.includes(id));
    if (evac.length > 0 && both.length === evac.length) gaps.push(gap('groupEmptied', { shift, people: both }));
  }
  return gaps;
};

const guides: ElementCheck = ({ document, facts }) => {
  const stated = document.guides ?? [];
  if (stated.length === 0) return MISSING;
  return shiftsOf(facts).flatMap((shift) => {
    const without = facts.bedroomStoreys
      .map(({ id }) => id)
      .filter((id) => !stated.some((guide) => guide.shift === shift && guide.storey === id));
    return listed('guideMissing', 'storeys', without, { shift });
  });
};

export const peopleChecks: Readonly<Record<string, ElementCheck>> = {
  'PE-10': organisation,
  'PE-11': namedByShift,
  'PE-12': changes,
  'PE-13': alarm,
  'PE-14': controlRoom,
  'PE-21': firstAttack,
  'PE-42': guides,
};
