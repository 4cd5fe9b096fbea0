/** Verdicts on claims from many seeded runs: HOLDS, FAILS or UNPROVEN, given this incident. */
import type { Claim, Scenario } from '../scenario/schema.js';
import type { RunResult } from '../study/runs.js';
import { clopperPearson, meanInterval, type MeanInterval } from './intervals.js';

export type Verdict = 'HOLDS' | 'FAILS' | 'UNPROVEN';

/** In how large a share of runs a claim must be met where it does not say. */
export const DEFAULT_PROBABILITY = 0.9;
/** Confidence of the interval where the claim does not say. */
export const DEFAULT_CONFIDENCE = 0.95;

export interface ClaimVerdict {
  id: string;
  verdict: Verdict;
  /** Share of runs in which the claim was met, with its interval. */
  probability: number;
  low: number;
  high: number;
  method: 'clopper-pearson';
  runs: number;
  met: number;
  /** What the share is held against. */
  threshold: number;
  confidence: number;
  /** How many of the subject were safe or sheltered at the deadline; null for claims about events. */
  count: (MeanInterval & { of: number }) | null;
  /** Time from the event to the moment it was met, s, over the runs in which that happened at all; null if in none. */
  time: MeanInterval | null;
  /** Seed of the first run in which it was not met, to be looked at; null if it was met in all. */
  failingSeed: string | null;
}

/**
 * HOLDS if the low end of the interval reaches the threshold, FAILS if the high end is below it, else UNPROVEN.
 * The interval is exact, so that few runs say UNPROVEN and nothing more.
 */
export function judge(claim: Claim, runs: readonly RunResult[]): ClaimVerdict {
  const threshold = claim.probability ?? DEFAULT_PROBABILITY;
  const confidence = claim.confidence ?? DEFAULT_CONFIDENCE;
  const results = runs.map((run) => run.claims.find((c) => c.id === claim.id)!);
  const met = results.filter((r) => r.met).length;
  const { low, high } = clopperPearson(met, runs.length, confidence);
  const taken = results.flatMap((r) =>
    r.at === null || r.deadline === null ? [] : [r.at - (r.deadline - claim.within)],
  );
  const failing = results.findIndex((r) => !r.met);
  return {
    id: claim.id,
    verdict: low >= threshold ? 'HOLDS' : high < threshold ? 'FAILS' : 'UNPROVEN',
    probability: met / runs.length,
    low,
    high,
    method: 'clopper-pearson',
    runs: runs.length,
    met,
    threshold,
    confidence,
    count:
      claim.subject.kind === 'event'
        ? null
        : {
            ...meanInterval(
              results.map((r) => r.count),
              confidence,
            ),
            of: results[0].of,
          },
    time: taken.length === 0 ? null : meanInterval(taken, confidence),
    failingSeed: failing < 0 ? null : runs[failing].seed,
  };
}

/** All claims of the plan. `runs` of the same scenario, at least one. */
export function judgeAll(scenario: Scenario, runs: readonly RunResult[]): ClaimVerdict[] {
  return scenario.plan.claims.map((claim) => judge(claim, runs));
}
