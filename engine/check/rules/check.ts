/** The building held against the rules, one by one, with every finding at its place. */
import type { Model } from '../../world/model.js';
import { factsOf, type Facts } from '../facts.js';
import { foreignRules } from './foreign.js';
import { refugeRules } from './refuge.js';
import { Notes, type RuleCheck, type RuleResult } from './result.js';
import { structureChecks } from './structure.js';
import { systemRules } from './systems.js';
import { ALL_RULES } from './table.js';
import { createTravel } from './travel.js';
import { wayRules } from './ways.js';
import { widthRules } from './widths.js';

const CHECKS: Readonly<Record<string, RuleCheck>> = {
  ...structureChecks,
  ...wayRules,
  ...widthRules,
  ...refugeRules,
  ...systemRules,
  ...foreignRules,
};

export interface RuleReport {
  results: RuleResult[];
  /** What kind of building it was taken for. */
  building: Pick<Facts, 'height' | 'totalArea' | 'fireClass' | 'highRise' | 'classOne' | 'beds'> & { storeys: number };
}

/** National rules with the local layer of the scenario, hazards, and foreign rules for comparison. */
export function checkRules(model: Model): RuleReport {
  const facts = factsOf(model);
  const travel = createTravel(model.facility);
  const local = new Map(model.scenario.building?.local?.map((one) => [one.rule, one.threshold]));
  const results = ALL_RULES.map(({ id }) => {
    const notes = new Notes(id, local);
    CHECKS[id]({ facts, travel }, notes);
    return notes.result();
  });
  const { height, totalArea, fireClass, highRise, classOne, beds } = facts;
  return { results, building: { height, totalArea, fireClass, highRise, classOne, beds, storeys: facts.above.length } };
}
