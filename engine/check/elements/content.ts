/** PE-01 to PE-09 and the elements that are a chapter: what the document says of itself, the building and its fires. */
import { ANNEXES, FIRE_KINDS, KEY_PLACES, TOPICS, type PlanDocument } from '../../scenario/schema.js';
import { dayNumber } from '../source.js';
import { needsHelp, type Facts } from '../facts.js';
import { gap, listed, MISSING, NOT_APPLICABLE, type ElementCheck, type ElementGap, type Found } from './result.js';
import { KEYWORDS, SUPERSEDED } from './table.js';

export type Topic = (typeof TOPICS)[number];

/** Oldest list of residents, days: a choice of this program, no rule. */
export const MOST_LIST_AGE = 90;
/** Oldest count of resources and risk assessment, days: a year, a choice of this program. */
const MOST_SURVEY_AGE = 366;

/** Chapters on these topics: missing if none of the topics has one, weak for each that lacks one or its words. */
export function chapters(document: PlanDocument, topics: readonly Topic[]): Found {
  const gaps: ElementGap[] = [];
  let found = 0;
  for (const topic of topics) {
    const here = (document.chapters ?? []).filter((chapter) => chapter.covers.includes(topic));
    if (here.length === 0) {
      gaps.push(gap('noChapter', { topic }));
      continue;
    }
    found++;
    const keyword = KEYWORDS[topic];
    const texts = here.flatMap((chapter) => chapter.text ?? []);
    if (keyword !== undefined && texts.length > 0 && !texts.some((text) => keyword.test(text)))
      gaps.push(gap('keywordMissing', { topic }));
  }
  return found === 0 ? MISSING : gaps;
}

export const chapterOn =
  (...topics: Topic[]): ElementCheck =>
  ({ document }) =>
    chapters(document, topics);

/** Older than `most` days on the day of the check. */
export function age(field: string, date: string | undefined, asOf: string | null, most: number): ElementGap[] {
  if (date === undefined) return [gap('notStated', { field })];
  if (asOf === null) return [gap('noReferenceDate')];
  const days = dayNumber(asOf) - dayNumber(date);
  return days > most ? [gap('tooOld', { field, days, most })] : [];
}

const purpose: ElementCheck = ({ document }) => {
  const said = chapters(document, ['purpose']);
  const bases = document.legalBases ?? [];
  if (said === MISSING && bases.length === 0) return MISSING;
  const gaps = said === MISSING ? [gap('noChapter', { topic: 'purpose' })] : (said as ElementGap[]);
  if (bases.length === 0) return [...gaps, gap('notStated', { field: 'legalBases' })];
  const old = bases.flatMap((basis) => {
    const known = SUPERSEDED.find(([pattern]) => pattern.test(basis));
    return known === undefined ? [] : [gap('superseded', { basis, by: known[1] })];
  });
  return [...gaps, ...old];
};

const scope: ElementCheck = ({ document, facts }) => {
  const { scope: stated } = document;
  if (stated === undefined) return MISSING;
  const storeys = facts.facility.storeys.map((storey) => storey.id).filter((id) => !stated.storeys.includes(id));
  const shifts = Object.keys(facts.scenario.roster.shifts).filter((id) => !stated.shifts.includes(id));
  return [...listed('storeysNotCovered', 'storeys', storeys), ...listed('shiftsNotCovered', 'shifts', shifts)];
};

const unitData: ElementCheck = ({ facts }) => {
  const { building } = facts.scenario;
  if (building === undefined) return MISSING;
  const fields = [
    'height',
    'totalArea',
    'fireResistanceClass',
    'brigadeDistance',
    'sprinklers',
    'alarm',
    'emergencyLight',
  ] as const;
  return fields.filter((field) => building[field] === undefined).map((field) => gap('notStated', { field }));
};

const residentList: ElementCheck = ({ document, facts, asOf }) => {
  if (!Array.isArray(facts.scenario.residents)) return MISSING;
  if (facts.scenario.residents.length === 0) return NOT_APPLICABLE;
  return age('residentListOf', document.residentListOf, asOf, MOST_LIST_AGE);
};

const keyPlaces: ElementCheck = ({ document }) => {
  const stated = document.keyPlaces ?? [];
  if (stated.length === 0) return MISSING;
  const kinds = KEY_PLACES.filter((kind) => kind !== 'other' && !stated.some((place) => place.kind === kind));
  const lost = stated.filter((place) => place.space === undefined && place.none !== true).map((place) => place.kind);
  return [
    ...listed('kindsNotConsidered', 'items', kinds, { kind: 'keyPlace' }),
    ...listed('withoutPlace', 'items', lost),
  ];
};

const riskAssessment: ElementCheck = ({ document, asOf }) => {
  const { riskAssessment: stated } = document;
  if (stated === undefined) return MISSING;
  const fires = new Set(document.fires?.map((fire) => fire.id));
  const loose = stated.hazards.filter(({ fire }) => fire === undefined || !fires.has(fire));
  const names = loose.map(({ name }) => (typeof name === 'string' ? name : name['zh-CN']));
  return [
    ...(stated.hazards.length === 0 ? [gap('notStated', { field: 'hazards' })] : []),
    ...listed('notLinked', 'items', names),
    ...age('riskAssessment', stated.date, asOf, MOST_SURVEY_AGE),
  ];
};

const resources: ElementCheck = ({ document, facts, asOf }) => {
  const equipment = document.equipment ?? [];
  const { facility } = facts;
  if (document.resourceSurvey === undefined && equipment.length === 0) return MISSING;
  const gaps: ElementGap[] = [...age('resourceSurvey', document.resourceSurvey, asOf, MOST_SURVEY_AGE)];
  const storeys = facts.bedroomStoreys;
  for (const kind of ['mask', 'radio', 'extinguisher'] as const) {
    const without = storeys.filter(
      ({ id }) =>
        !equipment.some((item) => item.kind === kind && item.storey.normalize('NFC') === id && item.count > 0),
    );
    gaps.push(
      ...listed(
        'kindsNotConsidered',
        'storeys',
        without.map(({ id }) => id),
        { kind: 'equipment', items: [kind] },
      ),
    );
  }
  const dependent = storeys.filter(
    ({ index }) =>
      facts.dependent[index] > 0 &&
      !facility.stores.some(
        (store) =>
          facility.spaces[store.spaceIndex].storey === index && Object.values(store.devices).some((n) => (n ?? 0) > 0),
      ),
  );
  gaps.push(
    ...listed(
      'kindsNotConsidered',
      'storeys',
      dependent.map(({ id }) => id),
      { kind: 'equipment', items: ['device'] },
    ),
  );
  return gaps;
};

const fires: ElementCheck = ({ document }) => {
  const stated = document.fires ?? [];
  if (stated.length === 0) return MISSING;
  // A home that has no such place need not plan for a fire in it.
  const none = new Set(document.keyPlaces?.flatMap((place) => (place.none === true ? [place.kind] : [])));
  const needed = FIRE_KINDS.filter(
    (kind) =>
      kind !== 'other' &&
      !(kind === 'kitchenDay' && none.has('kitchen')) &&
      !(kind === 'electricalRiser' && none.has('distribution')) &&
      !(kind === 'charging' && none.has('charging')),
  );
  const kinds = needed.filter((kind) => !stated.some((fire) => fire.kind === kind));
  return listed('kindsNotConsidered', 'items', kinds, { kind: 'fire' });
};

/** Most people in one fire compartment of one storey who cannot leave unaided; the whole storey where there is none. */
export function mostUnaided({ model, facility, ground }: Facts): number {
  const counts = new Map<string, number>();
  for (let row = 0; row < model.residents; row++) {
    const space = facility.spaces[facility.beds[model.people[row].bed].spaceIndex];
    const key = `${space.compartment}/${space.storey}`;
    counts.set(key, (counts.get(key) ?? 0) + (needsHelp(model, row, ground.rank) ? 1 : 0));
  }
  return Math.max(0, ...counts.values());
}

/** Plan grade by the people in danger (GB/T 38315-2019 4.2); a home is a special place, so never grade 1. */
export function gradeOf(people: number): 2 | 3 | 4 | 5 {
  return people >= 30 ? 5 : people >= 10 ? 4 : people >= 3 ? 3 : 2;
}

const grade: ElementCheck = ({ document, facts }) => {
  if (document.grade === undefined) return MISSING;
  const people = mostUnaided(facts);
  const computed = gradeOf(people);
  return document.grade === computed ? [] : [gap('gradeDiffers', { stated: document.grade, computed, people })];
};

const annexes: ElementCheck = ({ document }) => {
  const stated = document.annexes ?? [];
  if (stated.length === 0) return MISSING;
  return listed(
    'kindsNotConsidered',
    'items',
    ANNEXES.filter((annex) => !stated.includes(annex)),
    { kind: 'annex' },
  );
};

const higherPlan: ElementCheck = ({ document }) => (document.higherPlan === undefined ? MISSING : []);

export const contentChecks: Readonly<Record<string, ElementCheck>> = {
  'PE-01': purpose,
  'PE-02': scope,
  'PE-03': unitData,
  'PE-04': residentList,
  'PE-05': keyPlaces,
  'PE-06': riskAssessment,
  'PE-07': resources,
  'PE-08': fires,
  'PE-09': grade,
  'PE-22': chapterOn('communication', 'protection', 'firstAid'),
  'PE-23': chapterOn('cutOff'),
  'PE-24': chapterOn('brigade'),
  'PE-25': chapterOn('startOfResponse', 'endOfResponse'),
  'PE-30': chapterOn('organisation'),
  'PE-31': chapterOn('hazards'),
  'PE-32': chapterOn('startProcedure'),
  'PE-33': chapterOn('measures'),
  'PE-34': chapterOn('trainingAndDrills'),
  'PE-35': chapterOn('equipment'),
  'PE-36': chapterOn('funding'),
  'PE-37': chapterOn('other'),
  'PE-38': higherPlan,
  'PE-39': annexes,
};
