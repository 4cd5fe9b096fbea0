/**
 * When a cell has enough runs. Only complete prefixes of its repeats are looked at, so the runs that count are the same whatever
 * the number of workers, the order in which runs end, and how often the study was stopped.
 */
import type { StudyFile } from './file.js';
import { clopperPearson, meanInterval } from './intervals.js';
import { isShare } from './measures.js';
import { decide } from './sequential.js';

/** Runs of a cell at least, and confidence, where the file does not say. */
export const LEAST = 8;
const DEFAULT_CONFIDENCE = 0.95;

/** Half the width of the interval of the measure that decides; Infinity while nothing can be said. */
export function halfWidth(values: readonly (number | null)[], share: boolean, confidence: number): number {
  if (values.length < 2 || values.includes(null)) return Infinity;
  const numbers = values as readonly number[];
  const { low, high } = share
    ? clopperPearson(
        numbers.reduce((sum, one) => sum + one, 0),
        numbers.length,
        confidence,
      )
    : meanInterval(numbers, confidence);
  return (high - low) / 2;
}

/**
 * How many repeats of a cell count: the first number at which the interval is narrow enough, all of them at most.
 * @param values of the deciding measure, by repeat, without a gap; empty where nothing decides
 * @returns null while that is not known yet
 */
export function countingRepeats(
  { stopping, seeds, measures }: Pick<StudyFile, 'stopping' | 'seeds' | 'measures'>,
  values: readonly (number | null)[],
): number | null {
  if (stopping === undefined) return seeds.repeats;
  const measure = measures.find(({ id }) => id === stopping.measure)!;
  const share = isShare(measure);
  const { threshold, confidence = DEFAULT_CONFIDENCE } = stopping;
  const least = Math.min(stopping.least ?? LEAST, seeds.repeats);
  for (let n = least; n <= Math.min(values.length, seeds.repeats); n++) {
    const own = values.slice(0, n);
    if (n === seeds.repeats || halfWidth(own, share, confidence) <= stopping.halfWidth) return n;
    const met = own.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    if (share && threshold !== undefined && decide(met, n, threshold, confidence) !== null) return n;
  }
  return null;
}
