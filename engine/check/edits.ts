/** A resolved scenario with small edits, as a variant would make them. */
import type { DrawnFacility, Edit, Scenario } from '../scenario/schema.js';
import { withMobility } from '../scenario/resolve.js';
import { applyVariant } from '../scenario/variant.js';

/** @throws ScenarioError for an edit that leads nowhere or makes no scenario */
export function withEdits(scenario: Scenario, edits: readonly Edit[]): Scenario {
  const { variant, ...file } = scenario;
  const edited = applyVariant({ ...file, variants: { edited: { edits: [...edits] } } }, 'edited');
  const { variants: _variants, $schema: _schema, ...rest } = edited;
  return { ...rest, residents: withMobility(rest), facility: edited.facility as DrawnFacility, variant };
}

/** With values of parameters in place of the defaults; what the scenario has measured itself stays. */
export function withParameters(scenario: Scenario, values: ReadonlyMap<string, number>): Scenario {
  return {
    ...scenario,
    model: { ...scenario.model, parameters: { ...scenario.model?.parameters, ...Object.fromEntries(values) } },
  };
}
