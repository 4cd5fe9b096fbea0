/** PE-26 to PE-29, PE-40, PE-41, PE-43: contracts, training, drills, revision, and whether it can be done. */
import { isNight } from '../../people/shift.js';
import type { PlanDocument } from '../../scenario/schema.js';
import { dayNumber } from '../source.js';
import { HIGH_RISE, type Facts } from '../facts.js';
import { chapters } from './content.js';
import { gap, listed, MISSING, NOT_APPLICABLE, type ElementCheck, type ElementGap } from './result.js';
import { DRILL_FREQUENCIES } from './table.js';

/** Days of so many months, with a week's grace: drills are not held to the day. Choice of this program. */
const daysOf = (months: number): number => Math.floor(months * 30.44 + 0.5) + 7;
const YEAR = 366;
/** A public building higher than this has all-element drills twice as often, m (order 5, article 44). */
const VERY_HIGH = 100;

const aftercare: ElementCheck = ({ document, asOf }) => {
  const said = chapters(document, ['aftercare']);
  const contracts = (document.contracts ?? []).filter((contract) => contract.kind === 'receivingPlace');
  if (said === MISSING && contracts.length === 0) return MISSING;
  const gaps: ElementGap[] =
    said === MISSING ? [gap('noChapter', { topic: 'aftercare' })] : [...(said as ElementGap[])];
  if (contracts.length === 0) gaps.push(gap('contractMissing', { contract: 'receivingPlace' }));
  else if (contracts.every(({ until }) => until !== undefined && asOf !== null && until < asOf))
    gaps.push(gap('contractOver', { contract: 'receivingPlace', until: contracts[0].until }));
  return gaps;
};

const supplies: ElementCheck = ({ document, asOf }) => {
  const said = chapters(document, ['supplies']);
  if (said === MISSING) return MISSING;
  const over = (document.contracts ?? []).filter(
    ({ kind, until }) => kind !== 'receivingPlace' && until !== undefined && asOf !== null && until < asOf,
  );
  return [
    ...(said as ElementGap[]),
    ...(document.resourceSurvey === undefined ? [gap('notStated', { field: 'resourceSurvey' })] : []),
    ...over.map(({ kind, until }) => gap('contractOver', { contract: kind, until })),
  ];
};

const training: ElementCheck = ({ document, asOf }) => {
  const { training: stated } = document;
  if (stated === undefined || (stated.allStaff.length === 0 && stated.newStaffBeforePost === undefined)) return MISSING;
  const gaps: ElementGap[] =
    stated.newStaffBeforePost === true ? [] : [gap('notStated', { field: 'newStaffBeforePost' })];
  const late = (document.people ?? [])
    .filter(
      ({ joined, trained, left }) =>
        left === undefined && joined !== undefined && !(trained !== undefined && trained <= joined),
    )
    .map(({ id }) => id);
  gaps.push(...listed('notTrained', 'people', late));
  return [...gaps, ...tooRare(stated.allStaff, asOf, daysOf(6), (days, most) => gap('trainingRare', { days, most }))];
};

/** Longest time without an entry in the year to the day of the check, held against `most` days. */
function tooRare(
  dates: readonly string[],
  asOf: string | null,
  most: number,
  say: (days: number, most: number) => ElementGap,
): ElementGap[] {
  if (asOf === null) return [gap('noReferenceDate')];
  const end = dayNumber(asOf);
  // The one before the year counts too: the gap at its beginning is measured from there.
  const days = [...new Set(dates.map(dayNumber))].filter((day) => day <= end).sort((a, b) => a - b);
  const before = days.filter((day) => day < end - YEAR);
  const at = [
    before.length > 0 ? before[before.length - 1] : end - YEAR,
    ...days.filter((day) => day >= end - YEAR),
    end,
  ];
  let longest = 0;
  for (let i = 1; i < at.length; i++) longest = Math.max(longest, at[i] - Math.max(at[i - 1], end - YEAR));
  return longest > most ? [say(longest, most)] : [];
}

type Drill = NonNullable<PlanDocument['drills']>[number];

export interface DrillDuty {
  drill: keyof typeof DRILL_FREQUENCIES;
  months: number;
  /** Drills that count for it. */
  counts: (drill: Drill) => boolean;
}

/** What this home has to exercise how often, by its kind of building. */
export function drillDuties(facts: Facts): DrillDuty[] {
  const live = (drill: Drill): boolean => drill.kind !== 'tabletop';
  const duties: (keyof typeof DRILL_FREQUENCIES)[] = ['keyUnit', 'realScenario'];
  if (facts.height > VERY_HIGH) duties.push('above100AllElement');
  else if (facts.height > HIGH_RISE) duties.push('highRiseAllElement');
  if (facts.height > HIGH_RISE) duties.push('subPlan');
  return duties.map((drill) => ({
    drill,
    months: DRILL_FREQUENCIES[drill].months,
    counts:
      drill === 'subPlan'
        ? live
        : drill === 'realScenario'
          ? (one) => one.kind === 'realScenario' || one.kind === 'allElement'
          : drill === 'keyUnit'
            ? (one) => live(one) && one.kind !== 'subPlan'
            : (one) => one.kind === 'allElement',
  }));
}

/** Held with the staff of the night: by its clock or, where that is not told, on a shift that begins at night or ends the next day. */
function atNight(drill: Drill, facts: Facts): boolean {
  if (drill.at !== undefined) return isNight(drill.at);
  const shift = drill.shift === undefined ? undefined : facts.scenario.roster.shifts[drill.shift];
  return shift !== undefined && (shift.from > shift.to || isNight(shift.from));
}

/** What a home's drills lack by `asOf`; null: there are none. */
export function checkDrillCalendar(all: readonly Drill[], facts: Facts, asOf: string): ElementGap[] | null {
  if (all.length === 0) return null;
  const end = dayNumber(asOf);
  // A plan of the year: what was held in the last twelve months, and what is to come.
  const held = all.filter((drill) => drill.held !== false && dayNumber(drill.date) <= end);
  const recent = held.filter((drill) => dayNumber(drill.date) >= end - YEAR);
  const gaps: ElementGap[] = [];
  for (const duty of drillDuties(facts)) {
    const most = daysOf(duty.months);
    const dates = held.filter(duty.counts).map(({ date }) => date);
    if (dates.length === 0) gaps.push(gap('noDrill', { drill: duty.drill, most }));
    else gaps.push(...tooRare(dates, asOf, most, (days) => gap('drillsRare', { drill: duty.drill, days, most })));
  }
  if (!recent.some((drill) => atNight(drill, facts) && drill.kind !== 'tabletop')) gaps.push(gap('noNightDrill'));
  const shifts = Object.keys(facts.scenario.roster.shifts).filter((id) => !recent.some(({ shift }) => shift === id));
  if (shifts.length > 0) gaps.push({ ...gap('shiftsNotDrilled', { shifts }), advice: true });
  return gaps;
}

const drills: ElementCheck = ({ document, facts, asOf }) => {
  const all = document.drills ?? [];
  if (all.length === 0) return MISSING;
  if (asOf === null) return [gap('noReferenceDate')];
  return checkDrillCalendar(all, facts, asOf) ?? MISSING;
};

const revision: ElementCheck = ({ document }) => {
  const dates = ['reviewed', 'issued', 'filed'] as const;
  if (dates.every((field) => document[field] === undefined)) return MISSING;
  const last = [document.issued, document.revised].flatMap((date) => date ?? []).sort();
  const newest = last[last.length - 1] ?? '';
  return [
    ...dates.filter((field) => document[field] === undefined).map((field) => gap('notStated', { field })),
    ...(document.changes ?? [])
      .filter((change) => change.date > newest)
      .map(({ kind, date }) => gap('notRevised', { change: kind, date })),
  ];
};

const subPlans: ElementCheck = ({ document, facts }) => {
  if (!(facts.height > HIGH_RISE)) return NOT_APPLICABLE;
  const stated = document.subPlans ?? [];
  if (stated.length === 0) return MISSING;
  const covered = new Set(stated.flatMap(({ storeys }) => storeys));
  const without = facts.bedroomStoreys.map(({ id }) => id).filter((id) => !covered.has(id));
  return listed('storeysNotCovered', 'storeys', without);
};

const operability: ElementCheck = ({ facts, verdicts }) => {
  const { scenario } = facts;
  if (scenario.plan.claims.length === 0) return [gap('noClaims')];
  const gaps: ElementGap[] = [];
  if (!isNight(scenario.incident.clock)) gaps.push(gap('notAtNight'));
  if (verdicts === null) return [...gaps, gap('notSimulated')];
  const failed = verdicts.filter(({ verdict }) => verdict !== 'HOLDS').map(({ id }) => id);
  if (failed.length === verdicts.length && verdicts.every(({ verdict }) => verdict === 'FAILS')) return MISSING;
  return [...gaps, ...listed('claimsNotHeld', 'claims', failed)];
};

export const lifeChecks: Readonly<Record<string, ElementCheck>> = {
  'PE-26': aftercare,
  'PE-27': supplies,
  'PE-28': training,
  'PE-29': drills,
  'PE-40': revision,
  'PE-41': subPlans,
  'PE-43': operability,
};
