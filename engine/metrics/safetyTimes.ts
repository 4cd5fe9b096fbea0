/** When the residents of each room were in safety. */
export interface SafetyTimes {
  /** By row of a resident, s; Infinity: not within the recording; NaN: the plan lets them stay. */
  byRow: Float64Array;
  /** By space with beds: the latest of its residents, s; Infinity as above; NaN where nobody sleeps or all stay. */
  bySpace: Float64Array;
}
