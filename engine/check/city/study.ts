/** The study of one home of a city: the plan as it is, and with each measure by itself, on the same nights. */
import type { Facility } from '../../facility/facility.js';
import type { Scenario } from '../../scenario/schema.js';
import { parseStudy, type StudyFile } from '../../study/file.js';
import { DEFAULT_CONFIDENCE, DEFAULT_PROBABILITY, LEAST_RUNS } from '../verdict.js';
import { AS_IS, cityMeasures, type CityMeasure } from './measures.js';

/** The one factor, and what is looked at. */
export const FACTOR = 'measure';
export const PLAN = 'plan';
export const BEHIND = 'behind';
export const LOST = 'lost';

export interface CityBudget {
  first: number;
  /** Runs of a home with one measure, at most. */
  most: number;
  measures: readonly CityMeasure[];
}

/** A plan holds in a home where all its claims are met in at least so large a share of nights. */
export const WANTED = DEFAULT_PROBABILITY;
export const CONFIDENCE = DEFAULT_CONFIDENCE;
/** Runs that every home has with every measure: what changes is read from these, which no stopping has chosen. */
export const PAIRED = LEAST_RUNS;
/** So narrow an interval of the share ends a home too. */
const NARROW = 0.05;

/** @param id of the home, unique in the city */
export function homeStudy(id: string, scenario: Scenario, facility: Facility, budget: CityBudget): StudyFile {
  const measures = cityMeasures(scenario, facility).filter((one) => budget.measures.includes(one.id));
  return parseStudy({
    format: 'anshu-study',
    version: 1,
    id,
    name: scenario.name,
    base: { scenario: id },
    factors: [
      {
        id: FACTOR,
        kind: 'choice',
        levels: [{ id: AS_IS, edits: [] }, ...measures.map((one) => ({ id: one.id, edits: one.edits }))],
      },
    ],
    design: { kind: 'grid' },
    seeds: { first: budget.first, repeats: budget.most },
    stopping: { measure: PLAN, halfWidth: NARROW, threshold: WANTED, least: PAIRED, confidence: CONFIDENCE },
    measures: [
      { id: PLAN, metric: 'planMet' },
      { id: BEHIND, metric: 'planBehind' },
      { id: LOST, metric: 'lost' },
      { id: 'last', metric: 'lastSafeAt' },
    ],
  });
}
