/** All claims of a plan on trial, from one set of runs: verdicts, whether they stand, reasons, bounds, worst cases, fixes. */
import { buildingOf } from '../facility/building.js';
import type { RecordingHeader } from '../recording/format.js';
import { readRecording } from '../recording/reader.js';
import type { Scenario } from '../scenario/schema.js';
import type { RunResult } from '../study/runs.js';
import type { Model } from '../world/model.js';
import type { Case, RunBook } from './book.js';
import { lowerBound, type LowerBound } from '../study/bound.js';
import { findFixes, type FixSearch } from './fixes.js';
import { DEFAULT_COSTS, type CostClass } from './measures.js';
import { reasonOf, type ClaimReason } from './reasons.js';
import { caseAt, screen, testRobustness, type Robustness } from './robust.js';
import { probe, tryClaims } from './trial.js';
import { judgeAll, type ClaimVerdict } from './verdict.js';
import { searchWorst, type WorstStep } from './worst.js';

/** Runs of a trial at most, where the user says nothing. */
export const DEFAULT_BUDGET = 200;
/** Runs for each trial at an end of a range, of a worst case, of a fix: at most. */
const PROBE_BUDGET = 60;

export interface TrialOptions {
  /** Fixed number of runs, without any trial of parameters; undefined: sequential. */
  runs?: number;
  budget: number;
  /** First verdicts only: what nobody has measured is not tried. */
  first: boolean;
  worst: boolean;
  fix: boolean;
  costs?: Partial<Record<CostClass, number>>;
}

export interface PlanTrial {
  runs: readonly RunResult[];
  /** After the ranges of what nobody has measured: a verdict that does not survive is UNPROVEN. */
  verdicts: ClaimVerdict[];
  robustness: Robustness[];
  reasons: ClaimReason[];
  bounds: Map<string, LowerBound>;
  worst: Map<string, WorstStep[]>;
  fixes: FixSearch[];
  /** Of a recording that was looked into: what its people are called. */
  header: RecordingHeader | null;
  runsMade: number;
  /** Runs were ended so many seconds after the start, everything being decided; null: they went on to their own end. */
  until: number | null;
  /** False while it goes on, and of one that was stopped. */
  finished: boolean;
}

/** What a trial is at. */
export type TrialStep =
  { kind: 'claims' | 'unmeasured' | 'reasons'; claim: null } | { kind: 'worst' | 'fix'; claim: string };

export interface TrialHost {
  /** Called before every part; the trial so far can be shown. */
  step(step: TrialStep, soFar: PlanTrial): void;
  /** The recording of the run with this seed. */
  recording(seed: string, claim: string): Promise<Uint8Array>;
}

export async function putOnTrial(
  book: RunBook,
  scenario: Scenario,
  model: Model,
  options: TrialOptions,
  host: TrialHost,
): Promise<PlanTrial> {
  const { claims } = scenario.plan;
  const { facility } = model;
  // A fixed design runs to the end; a trial until everything that is claimed is decided.
  const base: Case =
    options.runs === undefined ? probe('as written', scenario, claims) : { key: 'as written', scenario };
  const trial: PlanTrial = {
    runs: [],
    verdicts: [],
    robustness: [],
    reasons: [],
    bounds: new Map(),
    worst: new Map(),
    fixes: [],
    header: null,
    runsMade: 0,
    until: base.until ?? null,
    finished: false,
  };
  const step = (at: TrialStep): void => {
    trial.runsMade = book.made;
    host.step(at, trial);
  };
  step({ kind: 'claims', claim: null });
  if (options.runs !== undefined) {
    trial.runs = await book.first(base, options.runs);
    trial.verdicts = judgeAll(scenario, trial.runs);
  } else {
    const { runs, verdicts } = await tryClaims(book, base, claims, options.budget);
    trial.runs = runs;
    trial.verdicts = [...verdicts];
    if (!options.first && verdicts.some(({ verdict }) => verdict !== 'UNPROVEN')) {
      step({ kind: 'unmeasured', claim: null });
      const effects = await screen(book, base, claims);
      const budget = Math.min(PROBE_BUDGET, options.budget);
      for (const [i, claim] of claims.entries()) {
        const found = await testRobustness(book, base, claim, verdicts[i], effects, budget);
        trial.robustness.push(found);
        trial.verdicts[i] = { ...trial.verdicts[i], verdict: found.verdict };
      }
    }
  }
  step({ kind: 'reasons', claim: null });
  await explain(scenario, model, host, trial);
  const open = claims.filter((_, i) => trial.verdicts[i].verdict !== 'HOLDS');
  for (const claim of open) {
    const bound = lowerBound(model, claim);
    if (bound !== null) trial.bounds.set(claim.id, bound);
  }
  for (const claim of options.worst ? claims : []) {
    step({ kind: 'worst', claim: claim.id });
    trial.worst.set(claim.id, await searchWorst(book, base, facility, claim, PROBE_BUDGET));
  }
  for (const claim of options.fix ? open : []) {
    step({ kind: 'fix', claim: claim.id });
    const costs = { ...DEFAULT_COSTS, ...options.costs };
    // What hangs on a value nobody has measured holds as it is: a fix has to make it hold at that value, too.
    const found = trial.robustness.find((one) => one.claim === claim.id);
    const at = found?.nominal === 'HOLDS' ? found.hangsOn : null;
    const from = at === null ? base : caseAt(base, new Map([[at.parameter, at.at]]));
    const search = await findFixes(book, from, claim, PROBE_BUDGET, costs);
    trial.fixes.push(at === null ? search : { ...search, at: { name: at.parameter, value: at.at, unit: at.unit } });
  }
  trial.runsMade = book.made;
  trial.finished = true;
  return trial;
}

/** Looks into a run of each claim that does not hold, and says why. */
async function explain(scenario: Scenario, model: Model, host: TrialHost, trial: PlanTrial): Promise<void> {
  const broken = trial.verdicts
    .filter(({ verdict, failingSeed }) => verdict !== 'HOLDS' && failingSeed !== null)
    .sort((a, b) => a.probability - b.probability);
  for (const { id, failingSeed } of broken) {
    const seed = failingSeed!;
    const claim = scenario.plan.claims.find((one) => one.id === id)!;
    const recording = readRecording(await host.recording(seed, id));
    trial.header ??= recording.header;
    trial.reasons.push(reasonOf(scenario, claim, seed, recording, buildingOf(model.facility), trial.runs));
  }
}
