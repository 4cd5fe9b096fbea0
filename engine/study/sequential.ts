/**
 * Verdicts while the runs go on. Looking at a fixed-size interval after every run and stopping when it decides is wrong far
 * more often than its stated level; a mixture martingale is not, whenever one stops.
 *
 * Against "the share is below p" bet on every larger share, with a Beta(1/2, 1/2) weight cut to (p, 1]: the likelihood ratio
 * mixed over that weight is, under every share up to p, a non-negative supermartingale that begins at 1, so by Ville's
 * inequality it ever reaches 1/α with probability at most α (Robbins 1970, Annals of Mathematical Statistics 41(5) 1397;
 * Howard et al. 2021, Annals of Statistics 49(2) 1055). Likewise from above. Each side gets half of 1 − confidence.
 */
import { exp, log } from '../math.js';
import { incompleteBeta, logBeta, type Interval } from './intervals.js';

/** ln of the evidence that the share is above `p`, after `met` of `runs`. */
function evidenceAbove(met: number, runs: number, p: number): number {
  const missed = runs - met;
  const mixed = logBeta(met + 0.5, missed + 0.5) + log(incompleteBeta(1 - p, missed + 0.5, met + 0.5));
  const weight = logBeta(0.5, 0.5) + log(incompleteBeta(1 - p, 0.5, 0.5));
  return mixed - weight - met * log(p) - missed * log(1 - p);
}

/** ln of the evidence that the share is below `p`: the same with met and missed exchanged. */
const evidenceBelow = (met: number, runs: number, p: number): number => evidenceAbove(runs - met, runs, 1 - p);

export type Decision = 'HOLDS' | 'FAILS' | null;

/** After `met` of `runs`: what is decided about a share against `threshold`, or nothing yet. */
export function decide(met: number, runs: number, threshold: number, confidence: number): Decision {
  if (runs === 0) return null;
  const needed = -log((1 - confidence) / 2);
  if (met > threshold * runs && evidenceAbove(met, runs, threshold) >= needed) return 'HOLDS';
  if (met < threshold * runs && evidenceBelow(met, runs, threshold) >= needed) return 'FAILS';
  return null;
}

/** Ends of the confidence sequence after `met` of `runs`: all shares that neither side has refuted. */
export function confidenceSequence(met: number, runs: number, confidence: number): Interval {
  if (runs === 0) return { low: 0, high: 1 };
  const needed = -log((1 - confidence) / 2);
  const end = (refuted: (p: number) => boolean, from: number, to: number): number => {
    // `from` is refuted (or the end of the scale), `to` is the observed share and never is.
    let [a, b] = [from, to];
    for (let i = 0; i < 60 && Math.abs(b - a) > 1e-12; i++) {
      const middle = (a + b) / 2;
      if (refuted(middle)) a = middle;
      else b = middle;
    }
    return (a + b) / 2;
  };
  const share = met / runs;
  return {
    low: met === 0 ? 0 : end((p) => evidenceAbove(met, runs, p) >= needed, 0, share),
    high: met === runs ? 1 : end((p) => evidenceBelow(met, runs, p) >= needed, 1, share),
  };
}

/** By number of runs 1 … most: fewest met that decide HOLDS, most met that decide FAILS (runs + 1 and -1: none yet). */
export function boundaries(
  threshold: number,
  confidence: number,
  most: number,
): { holdsFrom: Int32Array; failsTo: Int32Array } {
  const holdsFrom = new Int32Array(most + 1);
  const failsTo = new Int32Array(most + 1).fill(-1);
  for (let runs = 1; runs <= most; runs++) {
    let met = runs;
    while (met >= 0 && decide(met, runs, threshold, confidence) === 'HOLDS') met--;
    holdsFrom[runs] = met + 1;
    // The bound only moves up with the number of runs, and by at most one.
    met = failsTo[runs - 1];
    while (met + 1 <= runs && decide(met + 1, runs, threshold, confidence) === 'FAILS') met++;
    failsTo[runs] = met;
  }
  return { holdsFrom, failsTo };
}

/** Exactly, for a true share: how a trial of at most `most` runs ends, and how many runs it takes on average. */
export function operatingCharacteristic(
  share: number,
  threshold: number,
  confidence: number,
  most: number,
): { holds: number; fails: number; unproven: number; meanRuns: number } {
  const { holdsFrom, failsTo } = boundaries(threshold, confidence, most);
  let open = Float64Array.of(1);
  let [holds, fails, meanRuns] = [0, 0, 0];
  for (let runs = 1; runs <= most; runs++) {
    const next = new Float64Array(runs + 1);
    let still = 0;
    for (let met = 0; met < runs; met++) {
      still += open[met];
      next[met] += open[met] * (1 - share);
      next[met + 1] += open[met] * share;
    }
    meanRuns += still;
    for (let met = 0; met <= runs; met++) {
      if (met >= holdsFrom[runs]) holds += next[met];
      else if (met <= failsTo[runs]) fails += next[met];
      else continue;
      next[met] = 0;
    }
    open = next;
  }
  return { holds, fails, unproven: 1 - holds - fails, meanRuns };
}

/** Evidence as a factor, for telling it: 1 says nothing, 40 decides at a confidence of 0.95. */
export const evidence = (met: number, runs: number, threshold: number): { above: number; below: number } => ({
  above: exp(evidenceAbove(met, runs, threshold)),
  below: exp(evidenceBelow(met, runs, threshold)),
});
