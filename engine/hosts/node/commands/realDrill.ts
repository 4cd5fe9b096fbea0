/** `anshu real-drill`: records of drills that were held in the building. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { buildModel } from '../../../build.js';
import { closeProblems } from '../../../drill/real/close.js';
import { parseRealDrill, type RealDrill } from '../../../drill/real/record.js';
import { registerOf, type Register } from '../../../drill/real/register.js';
import { measuredRows, TIME_COLUMNS, zoneTimes } from '../../../drill/real/times.js';
import { ScenarioError } from '../../../errors.js';
import { csv } from '../../../exchange/csv.js';
import { zoneOf } from '../../../exchange/measuredTimes.js';
import type { DrillChart } from '../../../report/document.js';
import { chartRows, chartSvg } from '../../../report/drillChart.js';
import { codeSheet, realRecordReport } from '../../../report/realRecord.js';
import { parseJson } from '../../../scenario/json.js';
import { realDrillWords, say } from '../../../text/index.js';
import { readText, writeWhole } from '../files.js';
import { findScenario, loadScenario } from '../library.js';
import { REPORT_KINDS, writeReport } from '../reportFile.js';
import { table, type Context } from './context.js';
import { describe } from './help.js';
import { both, day, fileNamed, wholeNumber } from './options.js';
import { clearingSeconds } from './times.js';

const DEFAULT_RUNS = 20;

async function readRecord(given: string, context: Context): Promise<RealDrill> {
  try {
    return parseRealDrill(parseJson(await readText(resolve(context.cwd, given), given), given));
  } catch (error) {
    if (error instanceof ScenarioError)
      throw new ScenarioError(error.problems.map((problem) => ({ file: given, ...problem })));
    throw error;
  }
}

const readAll = (files: readonly string[], context: Context): Promise<RealDrill[]> =>
  Promise.all(files.map((file) => readRecord(file, context)));

async function compare(
  record: RealDrill,
  given: string,
  options: { variant?: string; runs: number },
  context: Context,
): Promise<DrillChart> {
  const scenario = await loadScenario(await findScenario(given, context.cwd), options.variant ?? null);
  const zones = zoneTimes(record);
  const problems: ConstructorParameters<typeof ScenarioError>[0][number][] = [];
  const found = zones.map(({ zone }, i) => zoneOf(zone, scenario, `zones.${i}.id`, problems));
  if (problems.length > 0) throw new ScenarioError(problems);
  const known = found.filter((zone) => zone !== null);
  const [simulated] = known.length === 0 ? [[]] : await clearingSeconds([scenario], known, options.runs, context);
  const nameOf = (id: string): string => record.zones.find((zone) => zone.id === id)?.name ?? id;
  return {
    zones: zones.map(({ zone, seconds }, i) => ({ name: nameOf(zone), measured: seconds, simulated: simulated[i], runs: options.runs })), // prettier-ignore
  };
}

function addCheckRecord(parent: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  const words = realDrillWords(language);
  describe(
    parent.command('check').argument('<file...>', both('records', '记录文件')[language]),
    language,
    both('is a record complete', '记录是否完整'),
    both(
      'Can this record be closed? Lists everything that is missing at once. Exit code 1 if anything is.',
      '这份记录可以关闭吗？一次列出全部缺项。有缺项时退出码为 1。',
    ),
    ['anshu real-drill check 2026-03-night.json --report record.docx'],
  )
    .option(
      '--report <file>',
      both('of one record: .html, .docx or .pdf', '单份记录成文：.html、.docx 或 .pdf')[language],
      fileNamed(language, REPORT_KINDS),
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (files: string[], options: { report?: string; json?: boolean }) => {
      const records = await readAll(files, context);
      const found = records.map((record) => closeProblems(record));
      if (options.report !== undefined)
        await writeReport(resolve(context.cwd, options.report), realRecordReport(records[0], null, text), context.env);
      const lines = found.map((problems) => problems.map((one) => ({ ...one, text: words.close[one.code](one.parameters) }))); // prettier-ignore
      if (options.json)
        context.printJson(records.map(({ id, mode, closed }, i) => ({ id, mode, closed, complete: lines[i].length === 0, problems: lines[i] }))); // prettier-ignore
      else
        records.forEach(({ id, mode }, i) => {
          const all = lines[i];
          context.print(`${id} (${words.mode[mode]}): ${all.length === 0 ? both('complete', '完整')[language] : words.cannotClose(all.length)}`); // prettier-ignore
          for (const one of all) context.print(`  ${one.path}: ${one.text}`);
        });
      finish(found.every((problems) => problems.length === 0) ? 0 : 1);
    });
}

function registerLines({ entries, byShift, gaps }: Register, context: Context): string[] {
  const { language, text } = context;
  const words = realDrillWords(language);
  const { columns } = words.register;
  const rows = entries.map(({ record, not }) => [record.date, record.id, words.kind[record.kind], record.shift ?? '–', not === null ? words.register.counts : words.not[not]]); // prettier-ignore
  const speaker = say(language);
  const missing =
    gaps === null
      ? [words.register.nothing]
      : gaps.length === 0
        ? [words.register.noGaps]
        : gaps.map(({ code, parameters }) => text.checks.elementGap[code](parameters, speaker));
  return [
    table([[columns.date, '', columns.kind, columns.shift, columns.counts], ...rows]),
    '',
    words.register.byShift,
    table(
      byShift.map(({ shift, drills }) => [`  ${shift}`, String(drills)]),
      [1],
    ),
    '',
    words.register.gaps,
    ...missing.map((line) => `  ${line}`),
  ];
}

function addRegister(parent: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    parent
      .command('register')
      .argument('<scenario>', both('of the home', '本机构的情景')[language])
      .argument('<file...>', both('records of the year', '一年的记录')[language]),
    language,
    both('the drills of the year against what the rules ask for', '全年演练台账与规定要求对照'),
    both(
      'Were enough drills held, on every shift? Only closed records of drills held in the building count; table-top and\nsimulated ones never do.',
      '各班次的演练是否足够？只计入已关闭的实战演练记录；桌面推演和模拟一律不计。',
    ),
    ['anshu real-drill register my-home records/*.json --as-of 2026-12-31'],
  )
    .requiredOption(
      '--as-of <day>',
      both('the day it is made for, 2026-12-31', '截止日期，2026-12-31')[language],
      day(language),
    ) // prettier-ignore
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, files: string[], options: { asOf: string; json?: boolean }) => {
      const scenario = await loadScenario(await findScenario(given, context.cwd), null);
      const register = registerOf(buildModel(scenario, '1'), await readAll(files, context), options.asOf);
      if (options.json)
        context.printJson({ ...register, entries: register.entries.map(({ record: { id, date, shift, kind, mode }, not }) => ({ id, date, shift, kind, mode, not })) }); // prettier-ignore
      else {
        context.print(realDrillWords(language).register.title(text.pick(scenario.name), options.asOf));
        for (const line of registerLines(register, context)) context.print(line);
      }
      finish(register.gaps !== null && register.gaps.every(({ advice }) => advice === true) ? 0 : 1);
    });
}

function addRecordTimes(parent: Command, context: Context): void {
  const { language } = context;
  describe(
    parent.command('times').argument('<file...>', both('closed records', '已关闭的记录')[language]),
    language,
    both('what was measured, as the table that "anshu times" reads', '实测时间表，供 anshu times 读取'),
    both(
      'How long did it take? Steps and zones that were timed, by day and night, in the format of the home’s own times.\nRecords that are not closed, and table-top ones, are left out.',
      '实际用了多长时间？按昼夜汇总的步骤和区域时间，格式与本机构实测时间表相同。\n未关闭的记录和桌面推演不计入。',
    ),
    ['anshu real-drill times records/*.json --out measured.csv', 'anshu times my-home measured.csv'],
  )
    .option('--out <file>', both('write it here', '写入此文件')[language], fileNamed(language, ['.csv']))
    .action(async (files: string[], options: { out?: string }) => {
      const rows = [[...TIME_COLUMNS], ...measuredRows(await readAll(files, context))];
      if (options.out === undefined) context.print(table(rows));
      else await writeWhole(resolve(context.cwd, options.out), csv(rows));
    });
}

function addCompareRecord(parent: Command, context: Context): void {
  const { language, text } = context;
  describe(
    parent
      .command('compare')
      .argument('<file>', both('a record', '一份记录')[language])
      .argument('<scenario>', both('of the home', '本机构的情景')[language]),
    language,
    both('drill against simulation on one chart', '演练与模拟对照图'),
    both(
      'Was the drill as quick as the model says? When each zone was clear, measured beside the distribution of simulated runs.',
      '演练与模型说的一样快吗？各区域清空时间：实测与多次模拟的分布对照。',
    ),
    ['anshu real-drill compare 2026-03-night.json my-home --runs 40 --out chart.svg'],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option('--runs <n>', both('simulated runs', '模拟次数')[language], wholeNumber(language, 2, 1000), DEFAULT_RUNS)
    .option(
      '--out <file>',
      both('chart (.svg), or the record with it (.html, .docx, .pdf)', '图（.svg），或附图的记录（.html、.docx、.pdf）')[language], // prettier-ignore
      fileNamed(language, ['.svg', ...REPORT_KINDS]),
    )
    .action(async (file: string, given: string, options: { variant?: string; runs: number; out?: string }) => {
      const record = await readRecord(file, context);
      const chart = await compare(record, given, options, context);
      if (options.out !== undefined) {
        const path = resolve(context.cwd, options.out);
        if (path.toLowerCase().endsWith('.svg')) await writeWhole(path, chartSvg(chart, text));
        else await writeReport(path, realRecordReport(record, chart, text), context.env);
      }
      const { head, rows } = chartRows(chart, text);
      context.print(table([head, ...rows], [1, 2, 3, 4, 5]));
    });
}

function addCodes(parent: Command, context: Context): void {
  const { language } = context;
  describe(
    parent.command('codes').argument('<scenario>', both('of the home', '本机构的情景')[language]),
    language,
    both('QR codes for doors, devices and people’s cards', '门、器具和人员卡的二维码'),
    both('A sheet to be printed and cut out.', '打印后裁下使用。'),
    ['anshu real-drill codes my-home --out codes.pdf'],
  )
    .option('--variant <name>', both('variant of the scenario', '情景的变体')[language])
    .option(
      '--out <file>',
      both('.html, .docx or .pdf', '.html、.docx 或 .pdf')[language],
      fileNamed(language, REPORT_KINDS),
      'codes.html',
    ) // prettier-ignore
    .action(async (given: string, options: { variant?: string; out: string }) => {
      const scenario = await loadScenario(await findScenario(given, context.cwd), options.variant ?? null);
      await writeReport(resolve(context.cwd, options.out), codeSheet(buildModel(scenario, '1'), context.text), context.env); // prettier-ignore
      context.print(options.out);
    });
}

export function addRealDrill(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  const parent = describe(
    program.command('real-drill'),
    language,
    both('records of drills held in the building', '实战演练的记录'),
    both(
      'What did a drill in the building show, and is its record complete? Records are taken on a tablet (viewer, Real drill).',
      '在建筑内实际开展的演练说明了什么，记录是否完整？记录用平板填写（界面中的“实战演练”）。',
    ),
    ['anshu real-drill check record.json', 'anshu real-drill register my-home records/*.json --as-of 2026-12-31'],
  );
  addCheckRecord(parent, context, finish);
  addRegister(parent, context, finish);
  addRecordTimes(parent, context);
  addCompareRecord(parent, context);
  addCodes(parent, context);
}
