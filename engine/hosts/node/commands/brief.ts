/** `anshu brief`: what happens, in plain words. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { groundsOf } from '../../../check/measured.js';
import { judgeAll } from '../../../check/verdict.js';
import type { RunResult } from '../../../study/runs.js';
import { findScenario, readScenarioFile, resolveFrom, variantNames } from '../library.js';
import { table, wrap, type Context } from './context.js';
import { verdictLines } from '../../../report/verdicts.js';
import { groundsLines } from './grounds.js';
import { describe } from './help.js';
import { runSeeds, seedsFrom } from './many.js';
import { both, wholeNumber } from './options.js';
import { MOST_SEED } from './run.js';
import { teller, tellCourse, tellEnd, tellSituation, tellWaits } from './tell.js';
import { trackRun } from './track.js';

/** Time for the runs that the verdicts so far rest on, s, and the least and most of them. */
const BUDGET = 15;
const LEAST_RUNS = 3;
const MOST_BRIEF_RUNS = 40;

export function addBrief(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program.command('brief').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both('what happens, in plain words', '用平实的话讲述会发生什么'),
    both(
      'What happens that night? Tells one run in plain words: who is where, what happens when, what people wait for, how it\nends; then which claims of the plan hold so far, from as many runs as fit into some 20 seconds.',
      '那一夜会发生什么？用平实的话讲述一次模拟：谁在哪里、何时发生什么、人们在等待什么、结果如何；\n再用约20秒内能完成的若干次模拟，说明预案的各条主张目前是否成立。',
    ),
    ['anshu brief tower-18 --variant night', 'anshu brief longhua-2025 --lang zh-CN'],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--seed <n>',
      both('seed of the run that is told', '所讲述的那次模拟的种子')[language],
      wholeNumber(language, 0, MOST_SEED - MOST_BRIEF_RUNS),
      1,
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: { variant?: string; seed: number; json?: boolean }) => {
      const source = await findScenario(given, context.cwd);
      const input = await readScenarioFile(source);
      const scenario = resolveFrom(source, input, options.variant ?? null);
      const run = await trackRun(scenario, String(options.seed), context, { label: scenario.id });
      const words = teller(run.model, text);
      const situation = tellSituation(words);
      const course = tellCourse(words, run.observation);
      const end = tellEnd(words, run.result.outcome, run.observation);
      const waits = tellWaits(words, run.observation);
      const print = (lines: readonly string[], indent = '  '): void => {
        for (const line of lines) context.print(wrap(`${indent}${line}`, 100, indent));
      };
      const heading = (en: string, zh: string): void => context.print(`\n${both(en, zh)[language]}\n`);
      if (!options.json) {
        const description = scenario.description === undefined ? [] : [text.pick(scenario.description)];
        const name = variantName(input, scenario.variant, context);
        context.print(`${text.pick(scenario.name)}${name === null ? '' : ` – ${name}`}`);
        print(description, '');
        heading('WHO IS THERE', '现场情况');
        print(situation);
        heading(`ONE NIGHT (seed ${options.seed})`, `其中一次（种子 ${options.seed}）`);
        context.print(table(course.map(([clock, sentence]) => [`  ${clock}`, sentence])));
        context.print();
        print(end);
        heading('WHAT RESIDENTS WAITED FOR', '老年人在等待什么');
        print(waits);
      }
      const runs = await moreRuns(scenario, options.seed, run.result, run.performance.wallSeconds, context);
      const verdicts = judgeAll(scenario, runs);
      if (options.json) {
        context.printJson({
          scenario: scenario.id,
          variant: scenario.variant,
          seed: options.seed,
          stateHash: run.result.stateHash,
          outcome: run.result.outcome,
          situation,
          course: course.map(([clock, sentence]) => ({ clock, text: sentence })),
          end,
          waits,
          claims: verdicts,
          grounds: groundsOf(scenario),
        });
      } else {
        heading(`DOES THE PLAN HOLD? (after ${runs.length} runs)`, `预案是否成立？（模拟${runs.length}次之后）`);
        if (verdicts.length === 0) print([both('The plan makes no claims.', '预案没有提出主张。')[language]]);
        for (const line of verdictLines(scenario, verdicts, text)) context.print(wrap(`  ${line}`, 100, '      '));
        context.print();
        print(groundsLines(groundsOf(scenario), context));
        heading('TO SEE MORE', '进一步查看');
        // Commands are to be copied: never broken over lines.
        for (const line of seeMore(given, options.variant, variantNames(input), context)) context.print(`  ${line}`);
      }
      finish(0);
    });
}

/** The run that was told and as many more as fit into the budget, on the seeds after it. */
async function moreRuns(
  scenario: Parameters<typeof judgeAll>[0],
  seed: number,
  first: RunResult,
  wallSeconds: number,
  context: Context,
): Promise<RunResult[]> {
  const workers = availableParallelism();
  const fit = Math.floor((BUDGET * workers) / Math.max(wallSeconds, 0.01));
  const more = Math.min(MOST_BRIEF_RUNS, Math.max(LEAST_RUNS, fit)) - 1;
  const [runs] = await runSeeds([scenario], seedsFrom(seed + 1, more), context, workers);
  return [first, ...runs];
}

/** Name of a variant for people, or its id. */
function variantName(input: unknown, variant: string | null, context: Context): string | null {
  if (variant === null) return null;
  const name = (input as { variants?: Record<string, { name?: Parameters<typeof context.text.pick>[0] }> }).variants?.[
    variant
  ]?.name;
  return name === undefined ? variant : context.text.pick(name);
}

function seeMore(given: string, variant: string | undefined, variants: readonly string[], context: Context): string[] {
  const { language, env } = context;
  // Started through npm there is no command "anshu" on the path.
  const anshu = env.npm_lifecycle_event === undefined ? 'anshu' : 'npm run -s anshu --';
  const with_ = variant === undefined ? '' : ` --variant ${variant}`;
  const lines = [
    [
      `${anshu} check ${given}${with_}`,
      both('a verdict for each claim, from 60 runs', '用60次模拟逐条给出结论')[language],
    ],
    [`${anshu} run ${given}${with_} --seed 2`, both('another night', '另一次模拟')[language]],
  ];
  const others = variants.filter((name) => name !== variant).slice(0, 2);
  if (others.length > 0) {
    const names = [...(variant === undefined ? ['base'] : [variant]), ...others].join(',');
    lines.push([
      `${anshu} compare ${given} --variants ${names}`,
      both('what a change does', '改动有什么影响')[language],
    ]);
  }
  lines.push([`${anshu} --help`, both('everything else', '其余命令')[language]]);
  return table(lines).split('\n');
}
