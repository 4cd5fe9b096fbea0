/** `anshu run`: one run of a scenario. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { namesOf, NOTHING } from '../../../text/index.js';
import { ENGINE_VERSION } from '../../../version.js';
import { writeWhole } from '../files.js';
import { findScenario, loadScenario } from '../library.js';
import { table, type Context } from './context.js';
import { egressJson, egressLines, egressOf } from './egress.js';
import { describe } from './help.js';
import { both, numberBetween, wholeNumber } from './options.js';
import { trackRun } from './track.js';

/** Largest seed on the command line: whole numbers up to here are exact. */
export const MOST_SEED = Number.MAX_SAFE_INTEGER;

interface RunOptions {
  variant?: string;
  seed: number;
  until?: number;
  out?: string;
  json?: boolean;
}

export function addRun(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('run').argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language]),
    language,
    both('one run: who is safe, sheltered, remaining, and when', '单次模拟：谁已安全、谁在避难、谁未能撤离、各在何时'),
    both(
      'What happens in one night? Runs a scenario once. The same scenario, seed and engine give the same run, bit for bit,\non every machine: stateHash says so. One run proves nothing; "anshu check" runs many.',
      '一个夜晚会发生什么？把情景模拟一次。同一情景、种子和引擎在任何机器上都得到逐位相同的结果（见 stateHash）。\n单次模拟不能证明什么，多次模拟请用 "anshu check"。',
    ),
    [
      'anshu run tower-18 --variant night --seed 7',
      'anshu run my-home --json > run.json',
      'anshu run tower-18 --variant night --out night.anshu',
    ],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option('--seed <n>', both('seed of the run', '随机种子')[language], wholeNumber(language, 0, MOST_SEED), 1)
    .option(
      '--until <s>',
      both('stop after so many simulated seconds', '模拟到第几秒为止')[language],
      numberBetween(language, 0, 604_800),
    )
    .option('--out <file>', both('write the recording', '写出运行记录')[language])
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: RunOptions) => {
      const scenario = await loadScenario(await findScenario(given, context.cwd), options.variant ?? null);
      const run = await trackRun(scenario, String(options.seed), context, { until: options.until, label: scenario.id });
      if (options.out !== undefined) await writeWhole(resolve(context.cwd, options.out), run.recording);
      const { result, performance } = run;
      const names = namesOf(scenario, language);
      const claimText = (id: string): string =>
        context.text.claim(
          scenario.plan.claims.find((c) => c.id === id)!,
          names,
        );
      if (options.json) {
        context.printJson({
          scenario: scenario.id,
          variant: scenario.variant,
          seed: options.seed,
          engine: ENGINE_VERSION,
          stateHash: result.stateHash,
          population: result.population,
          outcome: result.outcome,
          claims: result.claims.map((claim) => ({ ...claim, text: claimText(claim.id) })),
          milestones: result.milestones,
          performance,
          safeEgress: egressJson(egressOf(run.model, run.recording), run.model),
          ...(options.out === undefined ? {} : { recording: { file: options.out, bytes: run.recording.length } }),
        });
      } else {
        printRun(context, run.result, { scenario, claimText, performance, out: options.out });
        context.print();
        for (const line of egressLines(context, egressOf(run.model, run.recording), run.model)) context.print(line);
      }
      finish(0);
    });
}

function printRun(
  context: Context,
  result: Awaited<ReturnType<typeof trackRun>>['result'],
  more: {
    scenario: Awaited<ReturnType<typeof loadScenario>>;
    claimText: (id: string) => string;
    performance: Awaited<ReturnType<typeof trackRun>>['performance'];
    out: string | undefined;
  },
): void {
  const { language, text } = context;
  const { outcome, population } = result;
  const { scenario } = more;
  const say = (en: string, zh: string): void => context.print(both(en, zh)[language]);
  const variant = scenario.variant === null ? '' : ` (${scenario.variant})`;
  say(
    `${text.pick(scenario.name)}${variant}, seed ${result.seed}`,
    `${text.pick(scenario.name)}${variant}，种子 ${result.seed}`,
  );
  context.print();
  const columns = ['safe', 'sheltered', 'remaining', 'lost'] as const;
  const head = both(
    '|safe outside|sheltered|remaining|incapacitated|all',
    '|已到室外|在避难|未能撤离|失去行动能力|合计',
  )[language].split('|');
  const row = (name: string, counts: (typeof outcome)['residents'], all: number): string[] => [
    name,
    ...columns.map((column) => String(counts[column])),
    String(all),
  ];
  const rows = [
    head,
    row(both('residents', '老年人')[language], outcome.residents, population.residents),
    row(both('staff', '工作人员')[language], outcome.staff, population.staff),
  ];
  context.print(table(rows, [1, 2, 3, 4, 5]));
  context.print();
  const last = outcome.lastSafeAt === null ? NOTHING : text.duration(outcome.lastSafeAt);
  say(
    `last resident in safety after ${last}; the run ends after ${text.duration(outcome.endedAt)}: ${text.sentences.endReason[outcome.reason]}`,
    `最后一名老年人到达安全处：${last}；模拟历时${text.duration(outcome.endedAt)}结束：${text.sentences.endReason[outcome.reason]}`,
  );
  if (outcome.carriedOut > 0)
    say(
      `of the residents incapacitated, ${outcome.carriedOut} were carried out afterwards`,
      `失去行动能力的老年人中，有${outcome.carriedOut}人随后被搬运出来`,
    );
  for (const claim of result.claims) {
    const mark = claim.met ? both('met    ', '达到  ')[language] : both('not met', '未达到')[language];
    const margin =
      claim.at === null
        ? both('never', '未发生')[language]
        : `${text.duration(claim.at)}${claim.deadline === null ? '' : ` / ${text.duration(claim.deadline)}`}`;
    context.print(`${mark}  ${claim.id}: ${more.claimText(claim.id)} (${margin})`);
  }
  context.print();
  const { wallSeconds, realTimeFactor } = more.performance;
  say(
    `${wallSeconds.toFixed(2)} s on the clock, ${Math.round(realTimeFactor)} times real time; state ${result.stateHash}`,
    `用时 ${wallSeconds.toFixed(2)} 秒，为实际时间的${Math.round(realTimeFactor)}倍；状态 ${result.stateHash}`,
  );
  if (more.out !== undefined)
    say(
      `recording: ${more.out}  (anshu replay ${more.out} proves it)`,
      `运行记录：${more.out}（可用 anshu replay ${more.out} 验证）`,
    );
}
