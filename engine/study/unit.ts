/** One run of a study as a unit of work: the scenario of a cell and a seed in, figures out. */
import type { Scenario } from '../scenario/schema.js';
import { createSimulation, type Simulation } from '../simulation.js';
import { OUTCOMES } from '../world/codes.js';
import type { Measure, StudyFile } from './file.js';
import { measureOf } from './measures.js';
import { resultOf, runToEnd } from './runs.js';
import { watchWaits } from './waits.js';

export interface UnitResult {
  stateHash: string;
  measures: Record<string, number | null>;
  /** Residents at each step of the histories, the last point the end: safe, sheltered, remaining (neither of the others), lost. */
  history?: number[][];
}

/** What a unit needs to know of its study. */
export type UnitOf = Pick<StudyFile, 'histories'> & { measures: readonly Measure[] };

function countsNow({ world, model }: Simulation): number[] {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < model.residents; row++) {
    const outcome = OUTCOMES[world.people.outcome[row]];
    counts[outcome === 'safe' ? 0 : outcome === 'sheltered' ? 1 : outcome === 'lost' ? 3 : 2]++;
  }
  return counts;
}

/** @throws ScenarioError, InvariantError */
export function runUnit(scenario: Scenario, seed: string, { measures, histories }: UnitOf): UnitResult {
  const simulation = createSimulation(scenario, seed);
  const waits = watchWaits(simulation.model);
  const history: number[][] = [];
  const { world, model } = simulation;
  const personSteps = runToEnd(simulation, Infinity, () => {
    waits?.observe(world);
    if (histories === undefined) return;
    while (history.length * histories.step <= world.tick / model.ticksPerSecond) history.push(countsNow(simulation));
  });
  // The last point is the end, for everything after it stays as it is.
  if (histories !== undefined) history.push(countsNow(simulation));
  const result = resultOf(simulation, personSteps, waits);
  return {
    stateHash: result.stateHash,
    measures: Object.fromEntries(measures.map((one) => [one.id, measureOf(result, one)])),
    ...(histories === undefined ? {} : { history }),
  };
}
