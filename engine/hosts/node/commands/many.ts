/** Many runs of a scenario on seeds in a row, with progress. */
import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import type { Scenario } from '../../../scenario/schema.js';
import type { RunResult } from '../../../study/runs.js';
import { runMany } from '../pool.js';
import type { Context } from './context.js';
import type { Language } from '../../../text/index.js';
import { both, wholeNumber } from './options.js';
import { MOST_SEED } from './run.js';

/** Most runs and workers that can be asked for. */
export const MOST_RUNS = 100_000;
export const MOST_WORKERS = 256;

/** `--seed` of the first of many runs. */
export const firstSeedOption = (language: Language): Option =>
  new Option('--seed <n>', both('first seed', '第一个种子')[language])
    .argParser(wholeNumber(language, 0, MOST_SEED - MOST_RUNS))
    .default(1);

export const workersOption = (language: Language): Option =>
  new Option(
    '--workers <n>',
    both('worker threads; all cores if missing', '工作线程数；缺省为全部核心')[language],
  ).argParser(wholeNumber(language, 1, MOST_WORKERS));

/** Seeds `first`, `first + 1`, … as the engine takes them. */
export const seedsFrom = (first: number, runs: number): string[] =>
  Array.from({ length: runs }, (_, i) => String(first + i));

/** A run for each scenario and seed; results by scenario, in the order of the seeds. */
export async function runSeeds(
  scenarios: readonly Scenario[],
  seeds: readonly string[],
  context: Context,
  workers = availableParallelism(),
): Promise<RunResult[][]> {
  const begun = performance.now();
  const requests = scenarios.flatMap((scenario) => seeds.map((seed) => ({ scenario, seed })));
  const results = await runMany(requests, {
    workers,
    signal: context.signal,
    onProgress(done, all) {
      const left = ((performance.now() - begun) / 1000 / done) * (all - done);
      const { text, language } = context;
      context.progress(
        both(
          `${done} of ${all} runs${done < all ? `, about ${text.duration(Math.ceil(left))} left` : ''}`,
          `已完成${done}次，共${all}次${done < all ? `，约剩${text.duration(Math.ceil(left))}` : ''}`,
        )[language],
      );
    },
  });
  context.clearProgress();
  return scenarios.map((_, i) => results.slice(i * seeds.length, (i + 1) * seeds.length));
}
