/** Claims on trial: runs until every claim is decided or the budget ends, one set of runs for all. */
import type { Claim, Scenario } from '../scenario/schema.js';
import type { RunResult } from '../study/runs.js';
import type { Case, RunBook } from './book.js';
import { couldDecideAt, judgeSequentially, LEAST_RUNS, type ClaimVerdict } from './verdict.js';

export interface Trial {
  verdicts: ClaimVerdict[];
  runs: readonly RunResult[];
}

/** When a scenario's alarm comes where it does not say, s. */
const PANEL_ALARM = 60;

/**
 * When every claim is decided at the latest, s: no run need go on after it. Infinity where a deadline counts from an event
 * whose time the run itself decides.
 */
export function decidedBy(scenario: Scenario, claims: readonly Claim[]): number {
  const { panelAlarm, fire, conditions } = scenario.incident;
  // A detector gives the alarm when the smoke has reached it.
  const computed = panelAlarm === undefined && (fire !== undefined || conditions !== undefined);
  const ends = claims.map(({ after, within }) => {
    if (after === 'start') return within;
    if (after !== 'panelAlarm' || computed) return Infinity;
    return panelAlarm === null ? 0 : (panelAlarm ?? PANEL_ALARM) + within;
  });
  return Math.max(0, ...ends) + 1;
}

/** A case for probing: runs end when the claims are decided. */
export function probe(key: string, scenario: Scenario, claims: readonly Claim[]): Case {
  const until = decidedBy(scenario, claims);
  return { key, scenario, ...(until < scenario.horizon ? { until } : {}) };
}

/** The same case for probing; itself where its runs end no later than needed. */
export function probing(base: Case): Case {
  const { claims } = base.scenario.plan;
  const found = probe(`${base.key} probe`, base.scenario, claims);
  return found.until === base.until ? base : found;
}

/** Verdicts of the claims in at most `budget` runs of the case. Which runs are made depends on nothing but their results. */
export async function tryClaims(book: RunBook, one: Case, claims: readonly Claim[], budget: number): Promise<Trial> {
  for (let count = Math.min(LEAST_RUNS, budget); ;) {
    const runs = await book.first(one, count);
    const verdicts = claims.map((claim) => judgeSequentially(claim, runs));
    const open = claims.filter((_, i) => verdicts[i].verdict === 'UNPROVEN');
    if (count >= budget || open.length === 0) return { verdicts, runs };
    // Before the first run that could decide one of them nobody need look; all cores have work until then.
    count = Math.min(budget, ...open.map((claim) => couldDecideAt(claim, runs, budget)));
  }
}

/** How far a run is from missing the deadline of a claim, s: negative if it missed it; by the whole run if it never comes. */
export function slackOf(claim: Claim, run: RunResult): number {
  const result = run.claims.find((one) => one.id === claim.id)!;
  const end = run.outcome.endedAt;
  // A resource: how much longer somebody could have waited.
  if (claim.condition.kind === 'enough' && result.waited !== undefined)
    return result.deadline === null ? -claim.within - end : claim.condition.wait - result.waited;
  if (result.deadline === null) return -claim.within - end;
  // Not there at the end: as late as can be seen, and later the fewer there are.
  const late = Math.max(end, result.deadline) * (2 - (result.of === 0 ? 0 : result.count / result.of));
  return result.deadline - (result.at ?? late);
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
