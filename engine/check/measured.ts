/** What a verdict rests on that was measured in the home itself, and what was assumed on purpose. */
import type { Scenario } from '../scenario/schema.js';

export interface Grounds {
  /** Parameters with the home's own measured value. */
  measured: { name: string; value: number; source: string }[];
  /** Residents with a measured preparation time of their own. */
  residents: number;
  /** Devices on stairs are handled by a preset in place of the team's training. */
  handling: 'byTraining' | 'trained' | 'untrained';
}

export function groundsOf(scenario: Scenario): Grounds {
  const measured = Object.entries(scenario.model?.parameters ?? {}).flatMap(([name, given]) =>
    typeof given === 'object' && given.confidence === 'measured'
      ? [{ name, value: given.value, source: given.source }]
      : [],
  );
  const residents = Array.isArray(scenario.residents)
    ? scenario.residents.filter((resident) => resident.preparation !== undefined).length
    : 0;
  return { measured, residents, handling: scenario.model?.handling ?? 'byTraining' };
}
