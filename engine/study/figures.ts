/** Which figures of a run a study can look at. */

/**
 * Unit of each figure; "people" are counts, times are s after the start and null where it did not happen. `planMet`: 1 if every
 * claim of the plan was met, else 0; `planBehind`: of the claim furthest behind, how many of its residents were not where it
 * wants them at its deadline.
 */
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
  planMet: '1',
  planBehind: 'people',
} as const;
export type Metric = keyof typeof METRIC_UNITS;
export const METRICS = Object.keys(METRIC_UNITS) as [Metric, ...Metric[]];

interface Looked {
  metric?: Metric;
  count?: boolean;
}

export const unitOf = ({ metric, count }: Looked): string =>
  metric !== undefined ? METRIC_UNITS[metric] : count === true ? 'people' : '1';

/** A share of runs: each is 1 or 0. */
export const isShare = (measure: Looked): boolean => unitOf(measure) === '1';
