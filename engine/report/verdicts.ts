/** Verdicts on claims as lines: the word, the claim, what it rests on, why, what would make it hold. */
import type { ClaimVerdict } from '../check/verdict.js';
import { buildingOf } from '../facility/building.js';
import type { Scenario } from '../scenario/schema.js';
import { meanOf, namesOf, partyNamesOf, type VerdictFigures, type Text } from '../text/index.js';
import type { Model } from '../world/model.js';
import type { PlanTrial } from '../check/onTrial.js';

/** The figures of a verdict as its sentence takes them. */
export function figuresOf(verdict: ClaimVerdict): VerdictFigures {
  const { met, runs, low, high, confidence } = verdict;
  return { verdict: verdict.verdict, met, runs, low, high, confidence, required: verdict.threshold };
}

/** Verdicts as lines: the word, the claim, what it rests on. */
export function verdictLines(scenario: Scenario, verdicts: readonly ClaimVerdict[], text: Text): string[] {
  return verdicts.flatMap((verdict) => oneVerdict(scenario, verdict, text));
}

function oneVerdict(scenario: Scenario, verdict: ClaimVerdict, text: Text): string[] {
  const names = namesOf(scenario, text.language);
  const claim = scenario.plan.claims.find((each) => each.id === verdict.id)!;
  const word = text.words.verdict[verdict.verdict];
  const en = text.language === 'en';
  const lines = [
    `${word}${' '.repeat(Math.max(1, (en ? 10 : 5) - word.length))}${text.claim(claim, names)}`,
    `    (${verdict.id}) ${text.sentences.verdict[nominalOf(verdict)](figuresOf(verdict))}`,
  ];
  const { count, time, waited } = verdict;
  const more: string[] = [];
  if (count !== null && count.of > 0) {
    const mean = meanOf(count.mean, count.of);
    more.push(
      en ? `${mean} of ${count.of} there at the deadline, on average` : `到期限时平均${mean}人到达，共${count.of}人`,
    );
  }
  if (waited !== null) {
    const mean = text.duration(waited.mean);
    more.push(en ? `the longest wait for it: ${mean} on average` : `最长等待时间平均${mean}`);
  }
  if (time !== null) {
    const mean = text.duration(time.mean);
    const all = time.n === verdict.runs;
    more.push(
      en
        ? `it comes after ${mean} on average${all ? '' : ` (in the ${time.n} runs in which it comes at all)`}`
        : `平均用时${mean}${all ? '' : `（${verdict.runs}次中有${time.n}次达到）`}`,
    );
  }
  if (more.length > 0) lines.push(`    ${more.join(en ? '; ' : '；')}`);
  return lines;
}

/** What the runs alone say, in a sentence. */
export const sentenceOf = (verdict: ClaimVerdict, text: Text): string =>
  text.sentences.verdict[nominalOf(verdict)](figuresOf(verdict));

/** What the runs alone say: a verdict that a parameter undid is told with its own sentence. */
export const nominalOf = ({ low, high, threshold }: ClaimVerdict): ClaimVerdict['verdict'] =>
  low >= threshold - 1e-9 ? 'HOLDS' : high < threshold ? 'FAILS' : 'UNPROVEN';

/** All claims, the verdict of each first. */
export const claimLines = (scenario: Scenario, model: Model, outcome: PlanTrial, text: Text): string[] =>
  outcome.verdicts.flatMap((verdict) => [
    ...oneVerdict(scenario, verdict, text),
    ...groundLines(scenario, model, outcome, verdict, text).map((line) => `    ${line}`),
    ...fixLines(scenario, outcome, verdict, text).map((line) => `    ${line}`),
  ]);

/** What a verdict rests on, why it is so, how bad it can get. */
export function groundLines(
  scenario: Scenario,
  model: Model,
  outcome: PlanTrial,
  verdict: ClaimVerdict,
  text: Text,
): string[] {
  const names = namesOf(scenario, text.language);
  const lines: string[] = [];
  const robust = outcome.robustness.find(({ claim }) => claim === verdict.id);
  if (robust !== undefined) lines.push(text.trial.robust(robust));
  const reason = outcome.reasons.find(({ claim }) => claim === verdict.id);
  if (reason !== undefined) {
    const step = text.trial.step(reason, names);
    if (step !== '') lines.push(step);
    lines.push(...pathLines(outcome, model, verdict.id, text));
    lines.push(...reason.differences.map((one) => text.trial.difference(one)).filter((line) => line !== ''));
  }
  const bound = outcome.bounds.get(verdict.id);
  if (bound !== undefined && Number.isFinite(bound.seconds)) lines.push(text.trial.bound(bound));
  const worst = outcome.worst.get(verdict.id);
  if (worst !== undefined) lines.push(text.trial.worst(worst, names));
  return lines;
}

/** What the time of the last of the claim's residents went into. */
export function pathLines(
  { reasons, header }: Pick<PlanTrial, 'reasons' | 'header'>,
  model: Model,
  claim: string,
  text: Text,
): string[] {
  const reason = reasons.find((one) => one.claim === claim);
  if (reason === undefined || reason.path === null || header === null) return [];
  const parties = partyNamesOf(header, buildingOf(model.facility), text.language);
  return [text.sentences.criticalSummary(reason.path, parties, reason.work !== null)];
}

/** What would make it hold, or that nothing that was tried does. */
function fixLines(scenario: Scenario, outcome: PlanTrial, verdict: ClaimVerdict, text: Text): string[] {
  const names = namesOf(scenario, text.language);
  const search = outcome.fixes.find(({ claim }) => claim === verdict.id);
  if (search === undefined) return [];
  return search.fixes.length === 0
    ? [text.trial.noFix(search, names)]
    : search.fixes.map((fix) => `→ ${text.trial.fix(fix, names, search)}`);
}

export const incidentName = ({ incident }: Scenario, text: Text): string =>
  incident.name === undefined ? incident.space : text.pick(incident.name);
