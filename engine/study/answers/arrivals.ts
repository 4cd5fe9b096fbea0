/** How residents arrive in safety over time: the averaged curve of a cell, and whether more runs would change it. */
import { arrivalTimes, convergenceOf, type Convergence } from './convergence.js';
import { pointOf } from './summary.js';

/** Residents safe, sheltered, remaining and lost at each step of a run; the last point stays. */
export type History = readonly (readonly number[])[];

export interface ArrivalPoint {
  /** s after the start. */
  x: number;
  /** Residents in safety, mean over runs, and the 5 % and 95 % points. */
  value: number;
  low: number;
  high: number;
}

export interface Arrivals {
  runs: number;
  points: ArrivalPoint[];
  /** What the last run changed; null: too few runs or arrivals to say. */
  last: Convergence | null;
}

/** @param step s between two points of a history */
export function arrivalsOf(histories: readonly History[], step: number): Arrivals {
  const longest = histories.reduce((most, history) => Math.max(most, history.length), 0);
  const points = Array.from({ length: longest }, (_, i) => {
    const values = histories
      .map((history) => {
        const [safe, sheltered] = history[Math.min(i, history.length - 1)];
        return safe + sheltered;
      })
      .sort((a, b) => a - b);
    return {
      x: i * step,
      value: values.reduce((sum, one) => sum + one, 0) / values.length,
      low: pointOf(values, 0.05),
      high: pointOf(values, 0.95),
    };
  });
  const last = convergenceOf(histories.map((history) => arrivalTimes(history, step))).at(-1) ?? null;
  return { runs: histories.length, points, last };
}
