/** The kinds of sentence about claims on trial: whether a verdict stands, why a claim fails, what would make it hold. */
import type { LowerBound } from '../study/bound.js';
import type { Fix, FixSearch } from '../check/fixes.js';
import type { CostClass, Measure } from '../check/measures.js';
import type { ClaimReason, Difference } from '../check/reasons.js';
import type { Robustness } from '../check/robust.js';
import type { WorstStep } from '../check/worst.js';
import type { Names } from './sentences.js';

export interface TrialSentences {
  /** Every verdict is given this incident, not per year. */
  given(incident: string, clock: string): string;
  /** Whether the verdict survives what nobody has measured. */
  robust(found: Robustness): string;
  /** The first step of the plan that breaks, with times, people and counts; '' where none is known. */
  step(reason: ClaimReason, names: Names): string;
  difference(difference: Difference): string;
  measure(measure: Measure, names: Names): string;
  /** @param search it was found in */
  fix(fix: Fix, names: Names, search?: FixSearch): string;
  noFix(search: FixSearch, names: Names): string;
  bound(bound: LowerBound): string;
  costClass: Record<CostClass, string>;
  /** One change for the worse, as a noun. */
  worstStep(step: WorstStep, names: Names): string;
  worst(steps: readonly WorstStep[], names: Names): string;
}
