/** What the building rules find in a scenario, for tests. */
import { buildModel } from '../../../engine/build.js';
import { checkRules } from '../../../engine/check/rules/check.js';
import type { Finding, RuleResult } from '../../../engine/check/rules/result.js';
import type { Scenario } from '../../../engine/scenario/schema.js';

/** Results by rule. */
export const results = (scenario: Scenario): Map<string, RuleResult> =>
  new Map(checkRules(buildModel(scenario, '1')).results.map((one) => [one.id, one]));
export const rule = (scenario: Scenario, id: string): RuleResult => results(scenario).get(id)!;
/** First finding of a rule. */
export const first = (scenario: Scenario, id: string): Finding => rule(scenario, id).findings[0];
