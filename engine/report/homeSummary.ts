/**
 * What one home hands over for the report of its district: counts and ids of rules, and nothing about anybody. No resident, no
 * member of staff, no room, no words of the plan.
 */
import { z } from 'zod';
import { ELEMENT_STATUSES } from '../check/elements/result.js';
import { RULE_STATUSES, type RuleResult } from '../check/rules/result.js';
import { ruleOf } from '../check/rules/table.js';
import { ENGINE_VERSION } from '../version.js';
import type { Model } from '../world/model.js';
import type { HomeFindings } from './homeFindings.js';

/** gap: short of a clause that was read or is known; hint: to be verified; majorHazard: above both. */
export const RULE_OUTCOMES = ['majorHazard', 'hint', ...RULE_STATUSES] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

const count = z.number().int().min(0).max(1e6);
const ruleId = z.string().max(20);
const summary = z.strictObject({
  format: z.literal('anshu-home-summary'),
  version: z.literal(1),
  engine: z.string().max(40),
  /** What the home calls itself: the scenario's id and name. */
  home: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  beds: count,
  residents: count,
  storeys: count,
  elements: z.record(ruleId, z.enum(ELEMENT_STATUSES)).nullable(),
  rules: z.record(ruleId, z.enum(RULE_OUTCOMES)).nullable(),
  claims: z.strictObject({ HOLDS: count, FAILS: count, UNPROVEN: count }).nullable(),
});
export type HomeSummary = z.infer<typeof summary>;

/** A summary read from a file; null: it is none. */
export function readSummary(value: unknown): HomeSummary | null {
  const parsed = summary.safeParse(value);
  return parsed.success ? parsed.data : null;
}

function outcomeOf({ status, findings }: RuleResult): RuleOutcome {
  if (status !== 'gap') return status;
  if (findings.some(({ onClause, level }) => onClause && level === 'majorHazard')) return 'majorHazard';
  return findings.some(({ onClause, level }) => onClause && level === 'gap') ? 'gap' : 'hint';
}

/** @param name of the home, in the language of the report */
export function homeSummary(
  model: Model,
  { elements, rules, claims }: HomeFindings,
  date: string | null,
  name: string,
): HomeSummary {
  const verdicts = claims?.verdicts ?? null;
  const of = (word: 'HOLDS' | 'FAILS' | 'UNPROVEN'): number =>
    verdicts?.filter(({ verdict }) => verdict === word).length ?? 0;
  return {
    format: 'anshu-home-summary',
    version: 1,
    engine: ENGINE_VERSION,
    home: { id: model.scenario.id, name: name.slice(0, 200) },
    date,
    beds: model.facility.beds.length,
    residents: model.residents,
    storeys: model.facility.storeys.length,
    elements: elements === null ? null : Object.fromEntries(elements.results.map(({ id, status }) => [id, status])),
    rules:
      rules === null
        ? null
        : Object.fromEntries(
            rules.results
              .filter(({ id }) => ruleOf(id).jurisdiction !== 'foreign')
              .map((result) => [result.id, outcomeOf(result)]),
          ),
    claims: verdicts === null ? null : { HOLDS: of('HOLDS'), FAILS: of('FAILS'), UNPROVEN: of('UNPROVEN') },
  };
}
