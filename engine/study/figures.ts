/** Which figures of a run a study can look at. */

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
