/** The claims of a plan on trial, for `anshu check`: runs on all cores, with progress, from a file of finished runs. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { RunBook } from '../../../check/book.js';
import { putOnTrial, type PlanTrial, type TrialOptions, type TrialStep } from '../../../check/onTrial.js';
import type { Scenario } from '../../../scenario/schema.js';
import type { Model } from '../../../world/model.js';
import { RunPool } from '../pool.js';
import { RunStore, throughStore } from '../runStore.js';
import type { Context } from './context.js';
import { seedsFrom } from './many.js';
import { both, type Both } from './options.js';
import { trackRun, type TrackedRun } from './track.js';

export { DEFAULT_BUDGET } from '../../../check/onTrial.js';

export interface ClaimOptions extends TrialOptions {
  seed: number;
  workers?: number;
  /** File of finished runs: taken from there, and added to it. */
  resume?: string;
}

export interface ClaimOutcome extends PlanTrial {
  /** The run that breaks the worst claim, watched. */
  failing: { claim: string; run: TrackedRun } | null;
  /** Runs found in the file of finished runs. */
  runsTaken: number;
}

const nameOf = ({ kind, claim }: TrialStep): Both => {
  switch (kind) {
    case 'worst':
      return both(`worst case of ${claim}`, `${claim} 的最不利工况`);
    case 'fix':
      return both(`fixes for ${claim}`, `${claim} 的改进措施`);
    case 'unmeasured':
      return both('values nobody has measured', '未实测的参数');
    case 'claims':
    case 'reasons':
      return both('claims', '主张');
  }
};

export async function runClaims(
  scenario: Scenario,
  model: Model,
  context: Context,
  options: ClaimOptions,
): Promise<ClaimOutcome> {
  const { language } = context;
  const store = options.resume === undefined ? null : new RunStore(resolve(context.cwd, options.resume));
  const pool = new RunPool({
    workers: options.workers ?? availableParallelism(),
    signal: context.signal,
  });
  let step = '';
  // One line of progress for every run that is made, whatever for.
  const book: RunBook = new RunBook(
    (requests) =>
      throughStore(store, requests, (fresh, tell) =>
        pool.run(fresh, {
          onResult: tell,
          onProgress: (done) => {
            const all = book.made + requests.length - fresh.length + done;
            context.progress(both(`${step}: ${all} runs made`, `${step}：已模拟${all}次`)[language]);
          },
        }),
      ),
    options.seed,
  );
  const tracked = new Map<string, TrackedRun>();
  let failing: ClaimOutcome['failing'] = null;
  const trial = await putOnTrial(book, scenario, model, options, {
    step(at) {
      step = nameOf(at)[language];
    },
    async recording(seed, claim) {
      const label = both('looking into a run', '查看一次模拟')[language];
      const run = tracked.get(seed) ?? (await trackRun(scenario, seed, context, { label }));
      tracked.set(seed, run);
      failing ??= { claim, run };
      return run.recording;
    },
  }).finally(() => pool.close());
  context.clearProgress();
  return { ...trial, failing, runsTaken: store?.taken ?? 0 };
}

/** Seeds a fixed design runs on, for saying so. */
export const firstAndLast = (options: ClaimOptions, made: number): readonly [string, string] => {
  const seeds = seedsFrom(options.seed, Math.max(1, made));
  return [seeds[0], seeds[seeds.length - 1]];
};
