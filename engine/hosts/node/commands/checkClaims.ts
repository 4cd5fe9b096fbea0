/** The claims of a plan on trial, for `anshu check`: verdicts, whether they stand, reasons, worst cases, fixes. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { RunBook, type Case } from '../../../check/book.js';
import { lowerBound, type LowerBound } from '../../../check/bound.js';
import { findFixes, type FixSearch } from '../../../check/fixes.js';
import { DEFAULT_COSTS, type CostClass } from '../../../check/measures.js';
import { reasonOf, type ClaimReason } from '../../../check/reasons.js';
import { screen, testRobustness, type Robustness } from '../../../check/robust.js';
import { probe, tryClaims } from '../../../check/trial.js';
import { judgeAll, type ClaimVerdict } from '../../../check/verdict.js';
import { searchWorst, type WorstStep } from '../../../check/worst.js';
import { buildingOf } from '../../../facility/building.js';
import { readRecording } from '../../../recording/reader.js';
import type { Scenario } from '../../../scenario/schema.js';
import type { RunResult } from '../../../study/runs.js';
import type { Model } from '../../../world/model.js';
import { runMany } from '../pool.js';
import { RunStore, throughStore } from '../runStore.js';
import type { Context } from './context.js';
import { seedsFrom } from './many.js';
import { both } from './options.js';
import { trackRun, type TrackedRun } from './track.js';

/** Runs of a trial at most, where the user says nothing. */
export const DEFAULT_BUDGET = 200;
/** Runs for each trial at an end of a range, of a worst case, of a fix: at most. */
const PROBE_BUDGET = 60;

export interface ClaimOptions {
  /** Fixed number of runs, without any trial of parameters; undefined: sequential. */
  runs?: number;
  budget: number;
  seed: number;
  workers?: number;
  /** First verdicts only: what nobody has measured is not tried. */
  first: boolean;
  worst: boolean;
  fix: boolean;
  /** File of finished runs: taken from there, and added to it. */
  resume?: string;
  costs?: Partial<Record<CostClass, number>>;
}

export interface ClaimOutcome {
  runs: readonly RunResult[];
  /** After the ranges of what nobody has measured: a verdict that does not survive is UNPROVEN. */
  verdicts: ClaimVerdict[];
  robustness: Robustness[];
  reasons: ClaimReason[];
  bounds: Map<string, LowerBound>;
  worst: Map<string, WorstStep[]>;
  fixes: FixSearch[];
  /** The run that breaks the worst claim, watched. */
  failing: { claim: string; run: TrackedRun } | null;
  runsMade: number;
  /** Of them, those found in the file of finished runs. */
  runsTaken: number;
}

/** One line of progress for every run that is made, whatever for. */
function bookOf(context: Context, options: ClaimOptions, store: RunStore | null, what: () => string): RunBook {
  const book: RunBook = new RunBook(
    (requests) =>
      throughStore(store, requests, (fresh, tell) =>
        runMany(fresh, {
          workers: options.workers ?? availableParallelism(),
          signal: context.signal,
          onResult: tell,
          onProgress: (done) => {
            const all = book.made + requests.length - fresh.length + done;
            context.progress(both(`${what()}: ${all} runs made`, `${what()}：已模拟${all}次`)[context.language]);
          },
        }),
      ),
    options.seed,
  );
  return book;
}

export async function runClaims(
  scenario: Scenario,
  model: Model,
  context: Context,
  options: ClaimOptions,
): Promise<ClaimOutcome> {
  const { language } = context;
  const { claims } = scenario.plan;
  const { facility } = model;
  let step = both('claims', '主张')[language];
  const store = options.resume === undefined ? null : new RunStore(resolve(context.cwd, options.resume));
  const book = bookOf(context, options, store, () => step);
  const base: Case = { key: 'as written', scenario };
  const outcome: ClaimOutcome = {
    runs: [],
    verdicts: [],
    robustness: [],
    reasons: [],
    bounds: new Map(),
    worst: new Map(),
    fixes: [],
    failing: null,
    runsMade: 0,
    runsTaken: 0,
  };
  if (options.runs !== undefined) {
    outcome.runs = await book.first(base, options.runs);
    outcome.verdicts = judgeAll(scenario, outcome.runs);
  } else {
    const trial = await tryClaims(book, base, claims, options.budget);
    outcome.runs = trial.runs;
    outcome.verdicts = trial.verdicts;
    step = both('values nobody has measured', '未实测的参数')[language];
    const probing = probe(base.key + ' probe', scenario, claims);
    if (!options.first && claims.length > 0 && trial.verdicts.some(({ verdict }) => verdict !== 'UNPROVEN')) {
      const effects = await screen(book, probing, claims);
      const budget = Math.min(PROBE_BUDGET, options.budget);
      for (const [i, claim] of claims.entries()) {
        const found = await testRobustness(book, probing, claim, trial.verdicts[i], effects, budget);
        outcome.robustness.push(found);
        outcome.verdicts[i] = { ...outcome.verdicts[i], verdict: found.verdict };
      }
    }
  }
  await explain(scenario, model, context, outcome);
  const open = claims.filter((_, i) => outcome.verdicts[i].verdict !== 'HOLDS');
  for (const claim of open) {
    const bound = lowerBound(model, claim);
    if (bound !== null) outcome.bounds.set(claim.id, bound);
  }
  if (options.worst) {
    for (const claim of claims) {
      step = both(`worst case of ${claim.id}`, `${claim.id} 的最不利工况`)[language];
      outcome.worst.set(claim.id, await searchWorst(book, base, facility, claim, PROBE_BUDGET));
    }
  }
  if (options.fix) {
    for (const claim of open) {
      step = both(`fixes for ${claim.id}`, `${claim.id} 的改进措施`)[language];
      outcome.fixes.push(
        await findFixes(book, base, facility, claim, PROBE_BUDGET, { ...DEFAULT_COSTS, ...options.costs }),
      );
    }
  }
  outcome.runsMade = book.made;
  outcome.runsTaken = store?.taken ?? 0;
  context.clearProgress();
  return outcome;
}

/** Looks into a run of each claim that does not hold, and says why. */
async function explain(scenario: Scenario, model: Model, context: Context, outcome: ClaimOutcome): Promise<void> {
  const tracked = new Map<string, TrackedRun>();
  const broken = outcome.verdicts
    .filter(({ verdict, failingSeed }) => verdict !== 'HOLDS' && failingSeed !== null)
    .sort((a, b) => a.probability - b.probability);
  for (const { id, failingSeed } of broken) {
    const seed = failingSeed!;
    let run = tracked.get(seed);
    if (run === undefined) {
      run = await trackRun(scenario, seed, context, {
        label: both('looking into a run', '查看一次模拟')[context.language],
      });
      tracked.set(seed, run);
    }
    outcome.failing ??= { claim: id, run };
    const claim = scenario.plan.claims.find((one) => one.id === id)!;
    const recording = readRecording(run.recording);
    outcome.reasons.push(reasonOf(scenario, claim, seed, recording, buildingOf(model.facility), outcome.runs));
  }
}

/** Seeds a fixed design runs on, for saying so. */
export const firstAndLast = (options: ClaimOptions, made: number): readonly [string, string] => {
  const seeds = seedsFrom(options.seed, Math.max(1, made));
  return [seeds[0], seeds[seeds.length - 1]];
};
