/** The elements of a plan, one by one: present, weak (with what is missing), missing or not applicable. */
import type { PlanDocument } from '../../scenario/schema.js';
import { factsOf } from '../facts.js';
import type { Model } from '../../world/model.js';
import type { Verdict } from '../verdict.js';
import { contentChecks, gradeOf, mostUnaided } from './content.js';
import { lifeChecks } from './life.js';
import { managersOf, type ManagerLoad } from './managers.js';
import { peopleChecks } from './people.js';
import { gap, MISSING, NOT_APPLICABLE, type ElementCheck, type ElementInput, type ElementResult } from './result.js';
import { ELEMENTS } from './table.js';
import { wayChecks } from './ways.js';

const CHECKS: Readonly<Record<string, ElementCheck>> = {
  ...contentChecks,
  ...peopleChecks,
  ...wayChecks,
  ...lifeChecks,
};

/** Elements that are judged from the scenario alone, without a document. */
const WITHOUT_DOCUMENT = new Set(['PE-03', 'PE-15', 'PE-16', 'PE-41', 'PE-43', 'PE-44']);

export interface ElementReport {
  results: ElementResult[];
  /** Grade the plan states, and the one computed from those who cannot leave unaided. */
  grade: { stated: number | null; computed: number; people: number };
  managers: ManagerLoad;
}

/**
 * @param asOf the day of the check, "2026-03-31"; null: the document's own, or none
 * @param verdicts of the claims with the plan's own staff; null: no runs were made
 */
export function checkElements(
  model: Model,
  asOf: string | null = null,
  verdicts: readonly { id: string; verdict: Verdict }[] | null = null,
): ElementReport {
  const facts = factsOf(model);
  const { document } = model.scenario;
  const stated: PlanDocument = document ?? {};
  const input: ElementInput = { facts, document: stated, asOf: asOf ?? stated.asOf ?? null, verdicts };
  const results = ELEMENTS.map(({ id }): ElementResult => {
    const found = CHECKS[id](input);
    if (found === NOT_APPLICABLE) return { id, status: 'notApplicable', gaps: [] };
    if (document === undefined && !WITHOUT_DOCUMENT.has(id))
      return { id, status: 'missing', gaps: [gap('noDocument')] };
    if (found === MISSING) return { id, status: 'missing', gaps: [] };
    return { id, status: found.every((one) => one.advice === true) ? 'present' : 'weak', gaps: found };
  });
  const people = mostUnaided(facts);
  return {
    results,
    grade: { stated: stated.grade ?? null, computed: gradeOf(people), people },
    managers: managersOf(input),
  };
}
