/** Values as a study says them, where the sign or the single run matters. */
import { isShare, type Interval, type Measure, type StudyNames } from '../../../engine/index.js';
import { t } from './speech.js';

/** A difference with its interval, signs included. */
export function change(names: StudyNames, measure: Measure, of: Interval & { mean: number }): string {
  const signed = (x: number): string => (x > 0 ? `+${names.value(x, measure)}` : names.value(x, measure));
  return Number.isNaN(of.low) ? signed(of.mean) : `${signed(of.mean)} [${signed(of.low)}, ${signed(of.high)}]`;
}

/** What one run came to; null: it did not happen. */
export function single(names: StudyNames, measure: Measure, value: number | null): string {
  if (value === null || !isShare(measure)) return names.value(value ?? NaN, measure);
  return t(value === 1 ? 'runs.met' : 'runs.notMet');
}
