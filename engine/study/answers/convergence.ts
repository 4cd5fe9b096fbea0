/**
 * When more runs no longer change the picture of an evacuation: measures of functional analysis on the averaged curve of arrivals
 * (Peacock et al. 1999; Ronchi, Reneke & Peacock, Fire Technology 50, 2014; ISO 20414). Curve: times at which the 1st, 2nd … resident
 * is in safety.
 */
export interface Convergence {
  /** Number of runs that are averaged. */
  runs: number;
  /** Relative change of the mean and of the standard deviation of the total time when this run is added. */
  time: number;
  spread: number;
  /** Of the averaged curve against the one before: Euclidean relative difference, projection coefficient, secant cosine. */
  euclideanRelativeDifference: number;
  euclideanProjectionCoefficient: number;
  secantCosine: number;
}

/** Times of the k-th arrival from counts at equal steps; residents who never arrive are left out. */
export function arrivalTimes(history: readonly (readonly number[])[], step: number): number[] {
  const times: number[] = [];
  history.forEach(([safe, sheltered], i) => {
    while (times.length < safe + sheltered) times.push(i * step);
  });
  return times;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i], 0);

/** Of `curve` against `reference`; both of the same length. */
export function curveMeasures(
  curve: readonly number[],
  reference: readonly number[],
  smoothing = 1,
): Pick<Convergence, 'euclideanRelativeDifference' | 'euclideanProjectionCoefficient' | 'secantCosine'> {
  const apart = curve.map((x, i) => x - reference[i]);
  const square = dot(reference, reference);
  const secants = (values: readonly number[]): number[] => values.slice(smoothing).map((x, i) => x - values[i]);
  const [a, b] = [secants(curve), secants(reference)];
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return {
    euclideanRelativeDifference: square === 0 ? NaN : Math.sqrt(dot(apart, apart) / square),
    euclideanProjectionCoefficient: square === 0 ? NaN : dot(curve, reference) / square,
    secantCosine: lengths === 0 ? NaN : dot(a, b) / lengths,
  };
}

/**
 * @param curves arrival times of each run, in the order of the runs; cut to the shortest, so that all have the same residents
 * @returns one entry for each run from the second on
 */
export function convergenceOf(curves: readonly (readonly number[])[]): Convergence[] {
  const length = curves.reduce((least, curve) => Math.min(least, curve.length), Infinity);
  if (curves.length < 2 || length < 3 || length === Infinity) return [];
  const found: Convergence[] = [];
  let before = curves[0].slice(0, length);
  let mean = before[length - 1];
  let squares = 0;
  let spread = 0;
  for (let n = 2; n <= curves.length; n++) {
    const curve = curves[n - 1];
    const average = before.map((x, i) => x + (curve[i] - x) / n);
    const total = curve[length - 1];
    const step = total - mean;
    const next = mean + step / n;
    squares += step * (total - next);
    const sd = Math.sqrt(squares / (n - 1));
    found.push({
      runs: n,
      time: Math.abs((next - mean) / next),
      spread: sd === 0 ? 0 : Math.abs((sd - spread) / sd),
      ...curveMeasures(average, before),
    });
    before = average;
    mean = next;
    spread = sd;
  }
  return found;
}
