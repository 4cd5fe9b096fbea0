/** Figures of a run that a study looks at. */
import type { Measure } from './file.js';
import type { RunResult } from './runs.js';

/** Unit of each figure; "people" are counts, times are s after the start and null where it did not happen. */
export const METRIC_UNITS = {
  safe: 'people',
  sheltered: 'people',
  remaining: 'people',
  lost: 'people',
  carriedOut: 'people',
  staffLost: 'people',
  residents: 'people',
  staff: 'people',
  lastSafeAt: 's',
  endedAt: 's',
  panelAlarm: 's',
  noticed: 's',
  confirmed: 's',
  brigadeCalled: 's',
  alarmRaised: 's',
} as const;
export type Metric = keyof typeof METRIC_UNITS;
export const METRICS = Object.keys(METRIC_UNITS) as [Metric, ...Metric[]];

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
  }
}

/** @throws RangeError for a claim that the plan does not make: looked at before a study begins */
export function measureOf(result: RunResult, measure: Measure): number | null {
  if (measure.metric !== undefined) return metricOf(result, measure.metric);
  const claim = result.claims.find((one) => one.id === measure.claim);
  if (claim === undefined) throw new RangeError(`no claim ${measure.claim}`);
  return measure.count === true ? claim.count : claim.met ? 1 : 0;
}

export const unitOf = (measure: Measure): string =>
  measure.metric !== undefined ? METRIC_UNITS[measure.metric] : measure.count === true ? 'people' : '1';
