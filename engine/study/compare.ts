/** Variants against each other on the same seeds: what the difference is, beyond the noise the seeds share. */
import type { RunResult } from '../study/runs.js';
import { meanInterval, type MeanInterval } from './intervals.js';

/** Residents remaining and lost, staff lost; or, where none remain in either, the time of the last to be safe. */
export interface Comparison {
  remaining: MeanInterval;
  lost: MeanInterval;
  staffLost: MeanInterval;
  /** Over the seeds in which somebody reached safety in both; null if there are none. */
  lastSafeAt: MeanInterval | null;
}

/** Differences `b − a`, seed by seed. @throws RangeError if the seeds differ */
export function paired(a: readonly RunResult[], b: readonly RunResult[], confidence = 0.95): Comparison {
  if (a.length !== b.length || a.some((run, i) => run.seed !== b[i].seed)) throw new RangeError('runs are not paired');
  const last = a.flatMap((run, i) => {
    const [x, y] = [run.outcome.lastSafeAt, b[i].outcome.lastSafeAt];
    return x === null || y === null ? [] : [y - x];
  });
  const difference = (of: (run: RunResult) => number): MeanInterval =>
    meanInterval(
      a.map((run, i) => of(b[i]) - of(run)),
      confidence,
    );
  return {
    remaining: difference((run) => run.outcome.residents.remaining),
    lost: difference((run) => run.outcome.residents.lost),
    staffLost: difference((run) => run.outcome.staff.lost),
    lastSafeAt: last.length === 0 ? null : meanInterval(last, confidence),
  };
}
