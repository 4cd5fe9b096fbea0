/** What the check of an element finds. */
import type { PlanDocument } from '../../scenario/schema.js';
import type { Facts } from '../facts.js';
import type { Verdict } from '../verdict.js';

export const ELEMENT_STATUSES = ['present', 'weak', 'missing', 'notApplicable'] as const;
export type ElementStatus = (typeof ELEMENT_STATUSES)[number];

/** What is missing or wrong: code → names of its parameters. The words are in `text/`. */
export const ELEMENT_GAPS = {
  noDocument: [],
  notStated: ['field'],
  noChapter: ['topic'],
  keywordMissing: ['topic'],
  superseded: ['basis', 'by'],
  storeysNotCovered: ['storeys'],
  shiftsNotCovered: ['shifts'],
  noReferenceDate: [],
  tooOld: ['field', 'days', 'most'],
  residentsByShares: [],
  residentsWithout: ['field', 'residents'],
  kindsNotConsidered: ['kind', 'items'],
  withoutPlace: ['items'],
  notLinked: ['items'],
  gradeDiffers: ['stated', 'computed', 'people'],
  groupsMissing: ['groups'],
  nobodyOnShift: ['group', 'shifts'],
  doublePost: ['person', 'groups', 'shift'],
  notOnRoster: ['people'],
  hasLeft: ['people'],
  noPhone: ['people'],
  manyNew: ['share', 'most', 'since'],
  zoneNamesDiffer: ['items'],
  rosterGap: ['from', 'to'],
  tooFewCertified: ['shift', 'found', 'least'],
  residentsForgotten: ['residents'],
  classesWithoutMeans: ['classes'],
  phasesWithoutStaff: ['phases'],
  noPhases: [],
  deviceNotKept: ['device', 'residents'],
  oneWayOnly: ['spaces'],
  sameRoute: ['zones'],
  wrongRoute: ['items'],
  noSafePlace: ['storeys'],
  tooSmall: ['storey', 'capacity', 'people'],
  liftUnfit: ['lift'],
  liftUnknown: ['lift'],
  groupEmptied: ['shift', 'people'],
  tooMany: ['shift', 'people', 'most'],
  notTrained: ['people'],
  trainingRare: ['days', 'most'],
  drillsRare: ['drill', 'days', 'most'],
  noDrill: ['drill', 'most'],
  noNightDrill: [],
  shiftsNotDrilled: ['shifts'],
  contractMissing: ['contract'],
  contractOver: ['contract', 'until'],
  notRevised: ['change', 'date'],
  guideMissing: ['storeys', 'shift'],
  noClaims: [],
  notSimulated: [],
  notAtNight: [],
  claimsNotHeld: ['claims'],
  lockedDoors: ['openings'],
} as const satisfies Record<string, readonly string[]>;
export type ElementGapCode = keyof typeof ELEMENT_GAPS;

export interface ElementGap {
  code: ElementGapCode;
  parameters: Readonly<Record<string, unknown>>;
  /** Advice only: by itself it does not make the element weak. */
  advice?: true;
}

export interface ElementResult {
  id: string;
  status: ElementStatus;
  gaps: readonly ElementGap[];
}

/** What a check is given. */
export interface ElementInput {
  facts: Facts;
  document: PlanDocument;
  /** The day of the check, null: not known. */
  asOf: string | null;
  /** Verdicts of the claims; null: no runs were made. */
  verdicts: readonly { id: string; verdict: Verdict }[] | null;
}

/** Nothing of the element is there. */
export const MISSING = 'missing' as const;
export const NOT_APPLICABLE = 'notApplicable' as const;

/** Missing, not applicable, or what is wrong with it (nothing: present). */
export type Found = typeof MISSING | typeof NOT_APPLICABLE | ElementGap[];
export type ElementCheck = (input: ElementInput) => Found;

export const gap = (code: ElementGapCode, parameters: Record<string, unknown> = {}): ElementGap => ({
  code,
  parameters,
});

/** The gap, if there is something to list. */
export const listed = (
  code: ElementGapCode,
  key: string,
  items: readonly string[],
  more: Record<string, unknown> = {},
) => (items.length === 0 ? [] : [gap(code, { ...more, [key]: items })]);
