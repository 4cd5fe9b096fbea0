/** Figures of a run that a study looks at. */
import type { Metric } from './figures.js';
import type { Measure } from './file.js';
import type { RunResult } from './runs.js';

export { isShare, unitOf } from './figures.js';

/** @returns null: did not happen in this run */
export function metricOf(result: RunResult, metric: Metric): number | null {
  const { outcome, population, milestones } = result;
  switch (metric) {
    case 'safe':
    case 'sheltered':
    case 'remaining':
    case 'lost':
      return outcome.residents[metric];
    case 'carriedOut':
      return outcome.carriedOut;
    case 'staffLost':
      return outcome.staff.lost;
    case 'residents':
    case 'staff':
      return population[metric];
    case 'lastSafeAt':
    case 'endedAt':
      return outcome[metric];
    case 'panelAlarm':
    case 'noticed':
    case 'confirmed':
    case 'brigadeCalled':
    case 'alarmRaised':
      return milestones[metric];
    case 'planMet':
      return result.claims.every(({ met }) => met) ? 1 : 0;
    case 'planBehind':
      return result.claims.reduce((most, { of, count }) => Math.max(most, of - count), 0);
  }
}

/** @throws RangeError for a claim that the plan does not make: looked at before a study begins */
export function measureOf(result: RunResult, measure: Measure): number | null {
  if (measure.metric !== undefined) return metricOf(result, measure.metric);
  const claim = result.claims.find((one) => one.id === measure.claim);
  if (claim === undefined) throw new RangeError(`no claim ${measure.claim}`);
  return measure.count === true ? claim.count : claim.met ? 1 : 0;
}
