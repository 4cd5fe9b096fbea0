/** What the report of a home is made from. */
import type { ElementReport } from '../check/elements/check.js';
import type { PlanTrial } from '../check/onTrial.js';
import type { RuleReport } from '../check/rules/check.js';

/** What the report takes of a trial. */
export type ClaimFindings = Pick<
  PlanTrial,
  'finished' | 'verdicts' | 'robustness' | 'reasons' | 'bounds' | 'worst' | 'fixes' | 'header'
>;

/** What the report is made from; parts that were not looked at are null. */
export interface HomeFindings {
  elements: ElementReport | null;
  rules: RuleReport | null;
  claims: ClaimFindings | null;
}

export interface Made {
  /** The command that gave the figures, and the one that makes a single run where a seed is added; the engine, the runs in all. */
  command: string;
  run: string;
  firstSeed: number;
  engine: string;
  runs: number;
  date: string | null;
}
