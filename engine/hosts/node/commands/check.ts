/** `anshu check`: does the plan hold? */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { groundsOf } from '../../../check/measured.js';
import { judgeAll, type ClaimVerdict } from '../../../check/verdict.js';
import { meanInterval } from '../../../check/intervals.js';
import type { Scenario } from '../../../scenario/schema.js';
import { namesOf, type Text, type VerdictFigures } from '../../../text/index.js';
import { ENGINE_VERSION } from '../../../version.js';
import { findScenario, loadScenario } from '../library.js';
import { wrap, type Context } from './context.js';
import { groundsLines } from './grounds.js';
import { describe } from './help.js';
import { MOST_RUNS, MOST_WORKERS, runSeeds, seedsFrom } from './many.js';
import { waitsByCause } from './observe.js';
import { both, wholeNumber } from './options.js';
import { MOST_SEED } from './run.js';
import { teller, tellEnd, tellWaits } from './tell.js';
import { trackRun } from './track.js';

export const DEFAULT_RUNS = 60;

interface CheckOptions {
  variant?: string;
  runs: number;
  seed: number;
  workers?: number;
  json?: boolean;
}

/** The figures of a verdict as its sentence takes them. */
export function figuresOf(verdict: ClaimVerdict): VerdictFigures {
  const { met, runs, low, high, confidence } = verdict;
  return { verdict: verdict.verdict, met, runs, low, high, confidence, required: verdict.threshold };
}

/** Verdicts as lines: the word, the claim, what it rests on. */
export function verdictLines(scenario: Scenario, verdicts: readonly ClaimVerdict[], text: Text): string[] {
  const names = namesOf(scenario, text.language);
  return verdicts.flatMap((verdict) => {
    const claim = scenario.plan.claims.find((each) => each.id === verdict.id)!;
    const word = text.words.verdict[verdict.verdict];
    const en = text.language === 'en';
    const lines = [
      `${word}${' '.repeat(Math.max(1, (en ? 10 : 5) - word.length))}${text.claim(claim, names)}`,
      `    (${verdict.id}) ${text.sentences.verdict[verdict.verdict](figuresOf(verdict))}`,
    ];
    const { count, time } = verdict;
    const more: string[] = [];
    if (count !== null && count.of > 0) {
      const mean = text.number(count.mean, 1);
      more.push(
        en ? `${mean} of ${count.of} there at the deadline, on average` : `到期限时平均${mean}人到达，共${count.of}人`,
      );
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
  });
}

export function addCheck(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program.command('check').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both('does the plan hold? a verdict for each of its claims', '预案是否成立？逐条给出结论'),
    both(
      'Does the plan hold, given this incident? Runs it on many seeds and gives a verdict for each claim of the plan:\nHOLDS or FAILS only where the exact interval (Clopper–Pearson) decides it, else UNPROVEN. For claims that do not hold\nit looks into a run that breaks them and says what people waited for.\nExit code 0 if all claims hold, else 1.',
      '在这一事件下，预案是否成立？用多个种子模拟，逐条给出结论：\n只有精确置信区间（Clopper–Pearson）能够判定时才写“成立”或“不成立”，否则为“未证实”。\n对不成立的主张，查看一次未达到的模拟，说明人员在等待什么。全部成立时退出码为 0，否则为 1。',
    ),
    ['anshu check tower-18 --variant night', 'anshu check longhua-2025 --runs 200 --workers 4 --json'],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--runs <n>',
      both('runs, each on its own seed', '模拟次数，每次一个种子')[language],
      wholeNumber(language, 1, MOST_RUNS),
      DEFAULT_RUNS,
    )
    .option(
      '--seed <n>',
      both('first seed', '第一个种子')[language],
      wholeNumber(language, 0, MOST_SEED - MOST_RUNS),
      1,
    )
    .option(
      '--workers <n>',
      both('worker threads; all cores if missing', '工作线程数；缺省为全部核心')[language],
      wholeNumber(language, 1, MOST_WORKERS),
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: CheckOptions) => {
      const scenario = await loadScenario(await findScenario(given, context.cwd), options.variant ?? null);
      const seeds = seedsFrom(options.seed, options.runs);
      const workers = options.workers ?? availableParallelism();
      const begun = performance.now();
      const [runs] = await runSeeds([scenario], seeds, context, workers);
      const wallSeconds = (performance.now() - begun) / 1000;
      const verdicts = judgeAll(scenario, runs);
      const holds = verdicts.every((verdict) => verdict.verdict === 'HOLDS');
      // The worst claim that was broken, and the run that broke it.
      const broken = verdicts
        .filter((verdict) => verdict.verdict !== 'HOLDS' && verdict.failingSeed !== null)
        .sort((a, b) => a.probability - b.probability)[0];
      const failing =
        broken === undefined
          ? null
          : await trackRun(scenario, broken.failingSeed!, context, {
              label: both('looking into a run', '查看一次模拟')[language],
            });
      const names = namesOf(scenario, language);
      if (options.json) {
        context.printJson({
          scenario: scenario.id,
          variant: scenario.variant,
          engine: ENGINE_VERSION,
          seeds: { first: options.seed, count: options.runs },
          holds,
          grounds: groundsOf(scenario),
          claims: verdicts.map((verdict) => ({
            ...verdict,
            text: text.claim(
              scenario.plan.claims.find((claim) => claim.id === verdict.id)!,
              names,
            ),
            sentence: text.sentences.verdict[verdict.verdict](figuresOf(verdict)),
          })),
          residents: {
            count: runs[0].population.residents,
            remaining: meanInterval(runs.map((run) => run.outcome.residents.remaining)),
          },
          why:
            failing === null
              ? null
              : {
                  claim: broken.id,
                  seed: failing.result.seed,
                  outcome: failing.result.outcome,
                  waits: waitsByCause(failing.observation.waits).map((wait) => ({
                    ...wait,
                    text: text.sentences.cause[wait.cause](wait.ref),
                  })),
                },
          performance: { wallSeconds, workers },
        });
        finish(holds ? 0 : 1);
        return;
      }
      const variant = scenario.variant === null ? '' : ` (${scenario.variant})`;
      context.print(
        both(
          `${text.pick(scenario.name)}${variant}: ${options.runs} runs, seeds ${seeds[0]} to ${seeds[seeds.length - 1]}`,
          `${text.pick(scenario.name)}${variant}：模拟${options.runs}次，种子 ${seeds[0]} 至 ${seeds[seeds.length - 1]}`,
        )[language],
      );
      context.print();
      if (verdicts.length === 0) context.print(both('The plan makes no claims.', '预案没有提出主张。')[language]);
      for (const line of verdictLines(scenario, verdicts, text)) context.print(wrap(line, 100, '    '));
      context.print();
      for (const line of groundsLines(groundsOf(scenario), context)) context.print(wrap(line, 100, '    '));
      if (failing !== null) {
        const words = teller(failing.model, text);
        const { seed } = failing.result;
        context.print();
        context.print(
          both(`A run that breaks ${broken.id} (seed ${seed}):`, `未达到 ${broken.id} 的一次模拟（种子 ${seed}）：`)[
            language
          ],
        );
        for (const line of tellEnd(words, failing.result.outcome, failing.observation))
          context.print(wrap(`  ${line}`, 100, '  '));
        context.print(both('  What residents waited for:', '  老年人在等待什么：')[language]);
        for (const line of tellWaits(words, failing.observation)) context.print(wrap(`    ${line}`, 100, '      '));
      }
      finish(holds ? 0 : 1);
    });
}
