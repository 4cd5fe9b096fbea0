/** Verdicts on claims from many seeded runs: HOLDS, FAILS or UNPROVEN, given this incident. */
import type { Claim, Scenario } from '../scenario/schema.js';
import type { RunResult } from '../study/runs.js';
import { clopperPearson, meanInterval, type Interval, type MeanInterval } from '../study/intervals.js';
import { confidenceSequence, decide } from '../study/sequential.js';

export type Verdict = 'HOLDS' | 'FAILS' | 'UNPROVEN';

/** In how large a share of runs a claim must be met where it does not say. */
export const DEFAULT_PROBABILITY = 0.9;
/** Confidence of the interval where the claim does not say. */
export const DEFAULT_CONFIDENCE = 0.95;

/** No sequential verdict rests on fewer runs: two may decide, and nobody would believe them. */
export const LEAST_RUNS = 8;

export interface ClaimVerdict {
  id: string;
  verdict: Verdict;
  /** Share of runs in which the claim was met, with its interval. */
  probability: number;
  low: number;
  high: number;
  /** How: an interval for a fixed number of runs, or a confidence sequence that may be looked at after every run. */
  method: 'clopper-pearson' | 'mixture-martingale';
  runs: number;
  met: number;
  /** What the share is held against. */
  threshold: number;
  confidence: number;
  /** How many of the subject were safe or sheltered at the deadline; null for claims about events and resources. */
  count: (MeanInterval & { of: number }) | null;
  /** For claims about resources: the longest that anybody waited for it, s; null for others. */
  waited: MeanInterval | null;
  /** Time from the event to the moment it was met, s, over the runs in which that happened at all; null if in none. */
  time: MeanInterval | null;
  /** Seed of the first run in which it was not met, to be looked at; null if it was met in all. */
  failingSeed: string | null;
}

const askedOf = (claim: Claim): { threshold: number; confidence: number } => ({
  threshold: claim.probability ?? DEFAULT_PROBABILITY,
  confidence: claim.confidence ?? DEFAULT_CONFIDENCE,
});

/** Was the claim met, run by run. */
export const metIn = (claim: Claim, runs: readonly RunResult[]): boolean[] =>
  runs.map((run) => run.claims.find((one) => one.id === claim.id)!.met);

function describe(
  claim: Claim,
  runs: readonly RunResult[],
  { low, high }: Interval,
  method: ClaimVerdict['method'],
): ClaimVerdict {
  const { threshold, confidence } = askedOf(claim);
  const results = runs.map((run) => run.claims.find((c) => c.id === claim.id)!);
  const met = results.filter((r) => r.met).length;
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
    method,
    runs: runs.length,
    met,
    threshold,
    confidence,
    count:
      claim.subject.kind === 'event' || claim.subject.kind === 'resource'
        ? null
        : {
            ...meanInterval(
              results.map((r) => r.count),
              confidence,
            ),
            of: results[0].of,
          },
    waited:
      claim.subject.kind === 'resource'
        ? meanInterval(
            results.map(({ waited = 0 }) => waited),
            confidence,
          )
        : null,
    time: taken.length === 0 ? null : meanInterval(taken, confidence),
    failingSeed: failing < 0 ? null : runs[failing].seed,
  };
}

/**
 * HOLDS if the low end of the interval reaches the threshold, FAILS if the high end is below it, else UNPROVEN.
 * The interval is exact, so that few runs say UNPROVEN and nothing more. For a number of runs fixed beforehand.
 */
export function judge(claim: Claim, runs: readonly RunResult[]): ClaimVerdict {
  const met = metIn(claim, runs).filter(Boolean).length;
  return describe(claim, runs, clopperPearson(met, runs.length, askedOf(claim).confidence), 'clopper-pearson');
}

/**
 * The verdict at the first run that decides it, from those runs alone; UNPROVEN from all of them if none does. May be asked
 * after every run: the rate of wrong verdicts stays what it is (see `sequential.ts`).
 */
export function judgeSequentially(claim: Claim, runs: readonly RunResult[]): ClaimVerdict {
  const { threshold, confidence } = askedOf(claim);
  let met = 0;
  let decided = -1;
  metIn(claim, runs).every((one, i) => {
    if (one) met++;
    if (i + 1 >= LEAST_RUNS && decide(met, i + 1, threshold, confidence) !== null) decided = i;
    return decided < 0;
  });
  const used = decided < 0 ? runs : runs.slice(0, decided + 1);
  const verdict = describe(claim, used, confidenceSequence(met, used.length, confidence), 'mixture-martingale');
  // The ends are found by halving: what was decided is what is said.
  if (decided < 0) return { ...verdict, verdict: 'UNPROVEN' };
  return { ...verdict, verdict: met > threshold * used.length ? 'HOLDS' : 'FAILS' };
}

/** Fewest runs, these included, after which a claim that they leave open could be decided: all further ones meet it, or none does; `most` if that takes more. */
export function couldDecideAt(claim: Claim, runs: readonly RunResult[], most: number): number {
  const { threshold, confidence } = askedOf(claim);
  const met = metIn(claim, runs).filter(Boolean).length;
  for (let all = Math.max(LEAST_RUNS, runs.length + 1); all < most; all++) {
    const more = all - runs.length;
    if (decide(met + more, all, threshold, confidence) !== null || decide(met, all, threshold, confidence) !== null)
      return all;
  }
  return most;
}

/** All claims of the plan. `runs` of the same scenario, at least one. */
export function judgeAll(scenario: Scenario, runs: readonly RunResult[]): ClaimVerdict[] {
  return scenario.plan.claims.map((claim) => judge(claim, runs));
}
