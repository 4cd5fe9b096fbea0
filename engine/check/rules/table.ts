/** All rules by id. */
import { FOREIGN_RULES, HAZARD_RULES } from './beyond.js';
import { NATIONAL_RULES } from './national.js';
import type { BuildingRule } from './rule.js';

export { FOREIGN_RULES, HAZARD_RULES } from './beyond.js';
export { NATIONAL_RULES } from './national.js';
export type { BuildingRule, RuleLevel } from './rule.js';

export const ALL_RULES: readonly BuildingRule[] = [...NATIONAL_RULES, ...HAZARD_RULES, ...FOREIGN_RULES];
const byId = new Map(ALL_RULES.map((one) => [one.id, one]));

/** @throws RangeError for an id that no rule has */
export function ruleOf(id: string): BuildingRule {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`no rule ${id}`);
  return found;
}
