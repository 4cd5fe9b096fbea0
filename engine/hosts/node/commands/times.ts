/** `anshu times`: the home's own measured times into a scenario, beside what the model would have taken. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ALL_PARAMETERS } from '../../../build.js';
import { meanInterval, type MeanInterval } from '../../../study/intervals.js';
import { ScenarioError } from '../../../errors.js';
import { timesFromTable, type MeasuredClearing, type MeasuredTimes } from '../../../exchange/measuredTimes.js';
import type { Scenario, Zone } from '../../../scenario/schema.js';
import { namesOf } from '../../../text/index.js';
import { readTableText, writeWhole } from '../files.js';
import { findScenario, readScenarioFile, resolveFrom } from '../library.js';
import { table, type Context } from './context.js';
import { describe } from './help.js';
import { runSeeds, seedsFrom } from './many.js';
import { both, wholeNumber } from './options.js';

const DEFAULT_RUNS = 10;

interface Clearing extends MeasuredClearing {
  /** By the model without and with the measured steps, s after the general alarm; null: not in every run. */
  before: MeanInterval | null;
  after: MeanInterval | null;
}

export function addTimes(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program
      .command('times')
      .argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language])
      .argument('<table>', both('CSV file: one row a measurement', 'CSV 文件，每行一项实测')[language]),
    language,
    both("a home's own measured times into a scenario", '导入本机构的实测时间'),
    both(
      'How long does it take here? Reads a table of what was timed in drills (item, mean; if known number, standard deviation,\nshift, source), puts it in place of the defaults, and shows both side by side. Rows "zoneClearing" with a zone are compared\nwith what the model says, with and without the measured steps. Verdicts then say which values were measured.',
      '在本机构实际需要多长时间？读取演练实测表（项目、平均值；如有：次数、标准差、班次、来源），\n替换默认值并对照列出。“区域清空”各行与模型结果（替换前、后）比较。之后的结论会注明哪些是实测值。',
    ),
    ['anshu times my-home times.csv', 'anshu times my-home 实测.csv --out my-home/scenario.json'],
  )
    .option(
      '--variant <name>',
      both('variant the clearing times are compared with', '与区域清空时间比较的变体')[language],
    )
    .option(
      '--runs <n>',
      both('runs for clearing times', '区域清空的模拟次数')[language],
      wholeNumber(language, 2, 1000),
      DEFAULT_RUNS,
    )
    .option('--out <file>', both('write the scenario with these times here', '将含这些时间的情景写入此文件')[language])
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(
      async (
        given: string,
        file: string,
        options: { variant?: string; runs: number; out?: string; json?: boolean },
      ) => {
        const source = await findScenario(given, context.cwd);
        const input = await readScenarioFile(source);
        const base = resolveFrom(source, input, options.variant ?? null);
        const csv = await readTableText(resolve(context.cwd, file), file);
        let times: MeasuredTimes;
        try {
          times = timesFromTable(csv, base, (name) => ALL_PARAMETERS[name]?.value);
        } catch (error) {
          if (error instanceof ScenarioError)
            throw new ScenarioError(error.problems.map((problem) => ({ file, ...problem })));
          throw error;
        }
        const changed = withTimes(input as Record<string, unknown>, times);
        const after = resolveFrom(source, changed, options.variant ?? null);
        if (options.out !== undefined)
          await writeWhole(resolve(context.cwd, options.out), `${JSON.stringify(changed, null, 2)}\n`);
        const clearings = await compareClearings(base, after, times.clearings, options.runs, context);
        if (options.json) context.printJson({ ...times, clearings, written: options.out ?? null });
        else tellTimes(times, clearings, base, context);
        finish(0);
      },
    );
}

function withTimes(input: Record<string, unknown>, times: MeasuredTimes): Record<string, unknown> {
  const model = (input.model ?? {}) as { parameters?: object };
  return { ...input, model: { ...model, parameters: { ...model.parameters, ...times.parameters } } };
}

/**
 * When zones are clear, s after the general alarm: by scenario, then zone, those of the runs in which they are.
 * @param runs on the same seeds for every scenario
 */
export async function clearingSeconds(
  scenarios: readonly Scenario[],
  zones: readonly Zone[],
  runs: number,
  context: Context,
): Promise<number[][][]> {
  const claims: Scenario['plan']['claims'] = zones.map((zone, i) => ({
    id: `clearing-${i}`,
    subject: { kind: 'zone', zone },
    condition: { kind: 'clear' },
    after: 'alarmRaised',
    within: 0,
  }));
  const asked = scenarios.map((scenario) => ({ ...scenario, plan: { ...scenario.plan, claims } }));
  const results = await runSeeds(asked, seedsFrom(1, runs), context, 1);
  return results.map((list) =>
    zones.map((_, i) =>
      list.flatMap(({ claims: of }) => {
        const { at, deadline } = of[i];
        return at === null || deadline === null ? [] : [at - deadline];
      }),
    ),
  );
}

/** Zones timed in drills by the model, without and with the measured steps. */
async function compareClearings(
  base: Scenario,
  after: Scenario,
  clearings: readonly MeasuredClearing[],
  runs: number,
  context: Context,
): Promise<Clearing[]> {
  if (clearings.length === 0) return [];
  const zones = clearings.map(({ zone }) => zone);
  const [before, then] = await clearingSeconds([base, after], zones, runs, context);
  const mean = (seconds: readonly number[]): MeanInterval | null =>
    seconds.length === runs ? meanInterval(seconds) : null;
  return clearings.map((clearing, i) => ({ ...clearing, before: mean(before[i]), after: mean(then[i]) }));
}

function tellTimes(
  { steps }: MeasuredTimes,
  clearings: readonly Clearing[],
  scenario: Scenario,
  context: Context,
): void {
  const { language, text } = context;
  const seconds = (value: number): string => value.toFixed(1);
  if (steps.length > 0) {
    const head = both(
      'step|n|measured, s|SD|model, s|SD|ratio|agrees',
      '步骤|次数|实测，秒|标准差|模型，秒|标准差|比值|相符',
    )[language].split('|');
    const yes = (agrees: boolean | null): string =>
      agrees === null ? '–' : agrees ? both('yes', '是')[language] : both('no', '否')[language];
    const rows = steps.map((step) => [
      step.name,
      String(step.n),
      seconds(step.mean),
      seconds(step.sd),
      seconds(step.model.mean),
      seconds(step.model.sd),
      Number.isNaN(step.ratio) ? '–' : step.ratio.toFixed(2),
      yes(step.agrees),
    ]);
    context.print(table([head, ...rows], [1, 2, 3, 4, 5, 6]));
  }
  const names = namesOf(scenario, language);
  for (const { zone, seconds: measured, staff, before, after } of clearings) {
    const model = (of: MeanInterval | null): string =>
      of === null
        ? both('never in some run', '部分模拟未清空')[language]
        : `${seconds(of.mean)} [${seconds(of.low)}, ${seconds(of.high)}]`;
    const hands = staff === null ? '' : both(` by ${staff}`, `（${staff}人）`)[language];
    context.print(
      both(
        `Clearing ${text.sentences.zone(zone, names)}: measured ${seconds(measured)} s${hands}; the model ${model(before)} s, with the measured steps ${model(after)} s.`,
        `清空${text.sentences.zone(zone, names)}：实测${seconds(measured)}秒${hands}；模型 ${model(before)} 秒，换用实测步骤后 ${model(after)} 秒。`,
      )[language],
    );
  }
}
