/** What `anshu check --json` writes. */
import type { ElementReport } from '../../../check/elements/check.js';
import { meanInterval } from '../../../study/intervals.js';
import { groundsOf } from '../../../check/measured.js';
import type { RuleReport } from '../../../check/rules/check.js';
import type { Scenario } from '../../../scenario/schema.js';
import { namesOf, type Text } from '../../../text/index.js';
import { ENGINE_VERSION } from '../../../version.js';
import type { ClaimOptions, ClaimOutcome } from './checkClaims.js';
import { elementsJson, rulesJson } from './checkTell.js';
import { figuresOf, incidentName, nominalOf } from '../../../report/verdicts.js';
import { waitsByCause } from './observe.js';

export interface Findings {
  elements: ElementReport | null;
  rules: RuleReport | null;
  outcome: ClaimOutcome | null;
}

export function checkJson(
  scenario: Scenario,
  { elements, rules, outcome, holds }: Findings & { holds: boolean | null },
  options: ClaimOptions,
  wallSeconds: number,
  text: Text,
): Record<string, unknown> {
  const names = namesOf(scenario, text.language);
  const claimOf = (id: string) => scenario.plan.claims.find((claim) => claim.id === id)!;
  const { failing = null } = outcome ?? {};
  const withWords = <T extends object, R>(value: T | undefined, say: (value: T) => R) =>
    value === undefined ? null : { ...value, text: say(value) };
  return {
    scenario: scenario.id,
    variant: scenario.variant,
    engine: ENGINE_VERSION,
    ...(elements === null
      ? {}
      : { elements: elementsJson(elements, text), grade: elements.grade, managers: elements.managers }),
    ...(rules === null ? {} : { rules: rulesJson(rules, text, names), building: rules.building }),
    ...(outcome === null
      ? {}
      : {
          seeds: { first: options.seed, count: outcome.runs.length },
          holds,
          grounds: groundsOf(scenario),
          given: text.trial.given(incidentName(scenario, text), scenario.incident.clock),
          claims: outcome.verdicts.map((verdict) => {
            const reason = outcome.reasons.find(({ claim }) => claim === verdict.id);
            return {
              ...verdict,
              text: text.claim(claimOf(verdict.id), names),
              sentence: text.sentences.verdict[nominalOf(verdict)](figuresOf(verdict)),
              robustness: withWords(
                outcome.robustness.find(({ claim }) => claim === verdict.id),
                (found) => text.trial.robust(found),
              ),
              reason:
                reason === undefined
                  ? null
                  : {
                      ...reason,
                      path:
                        reason.path === null
                          ? null
                          : { at: reason.path.at, totals: reason.path.totals, shares: reason.path.shares },
                      text: text.trial.step(reason, names),
                    },
              bound: withWords(outcome.bounds.get(verdict.id), (bound) => text.trial.bound(bound)),
              worst: outcome.worst.get(verdict.id) ?? null,
            };
          }),
          fixes: outcome.fixes.map((search) => ({
            ...search,
            fixes: search.fixes.map((fix) => ({ ...fix, text: text.trial.fix(fix, names, search) })),
            text: search.fixes.length === 0 ? text.trial.noFix(search, names) : null,
          })),
          residents: {
            count: outcome.runs[0].population.residents,
            // At the end of the runs, or when everything claimed was decided, s after the start.
            until: outcome.until,
            remaining: meanInterval(outcome.runs.map((run) => run.outcome.residents.remaining)),
          },
          why:
            failing === null
              ? null
              : {
                  claim: failing.claim,
                  seed: failing.run.result.seed,
                  outcome: failing.run.result.outcome,
                  waits: waitsByCause(failing.run.observation.waits).map((wait) => ({
                    ...wait,
                    text: text.sentences.cause[wait.cause](wait.ref),
                  })),
                },
          performance: {
            wallSeconds,
            workers: options.workers ?? null,
            runs: outcome.runsMade,
            taken: outcome.runsTaken,
          },
        }),
  };
}
