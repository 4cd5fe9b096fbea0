/** `anshu drill`: plays a drill by the plan, or again from its log, and prints its record. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseDrill, type DrillFile } from '../../../drill/file.js';
import { drillLogOf, parseDrillLog } from '../../../drill/log.js';
import { recordDrill, type DrillRecord } from '../../../drill/record.js';
import type { DrillEntry } from '../../../drill/session.js';
import { parseJson } from '../../../scenario/json.js';
import type { Scenario } from '../../../scenario/schema.js';
import { formatMoment, namesOf, NOTHING } from '../../../text/index.js';
import { afterActionReport, afterActionRows } from '../../../report/afterAction.js';
import { csv } from '../../../exchange/csv.js';
import { ENGINE_VERSION } from '../../../version.js';
import { REPORT_KINDS, writeReport } from '../reportFile.js';
import { readText, writeWhole } from '../files.js';
import { findScenario, libraryFolder, loadScenario } from '../library.js';
import { table, type Context } from './context.js';
import { describe } from './help.js';
import { both, fileNamed } from './options.js';

const drillFolder = (): string => join(libraryFolder(), 'drills');

/** Ids of the ready drills. */
async function readyDrills(): Promise<string[]> {
  const names = await readdir(drillFolder());
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** Is this the id of one of them. */
export const isReadyDrill = (given: string): boolean =>
  /^[\w-]+$/.test(given) && existsSync(join(drillFolder(), `${given}.json`));

/** A ready drill by its id, or a file. */
export async function findDrill(given: string, cwd: string): Promise<DrillFile> {
  const ready = join(drillFolder(), `${given}.json`);
  const file = isReadyDrill(given) ? ready : resolve(cwd, given);
  return parseDrill(parseJson(await readText(file, given), given));
}

async function readLog(file: string, given: string, drill: DrillFile): Promise<DrillEntry[]> {
  return parseDrillLog(parseJson(await readText(file, given), given), drill);
}

/** The record as lines for people. */
function lines(file: DrillFile, scenario: Scenario, record: DrillRecord, { language, text }: Context): string[] {
  const { sentences, pick, number } = text;
  const names = namesOf(scenario, language);
  const time = (at: number): string => (Number.isFinite(at) ? formatMoment(at) : NOTHING);
  const out = [pick(file.name), sentences.simulatedDrill, ''];
  const rows = file.objectives.flatMap((objective) =>
    objective.criteria.map((criterion) => {
      const state = record.criteria.find((one) => one.objective === objective.id && one.criterion === criterion.id)!;
      return [pick(objective.text), pick(criterion.text), time(state.due), time(state.at), sentences.criterion[state.met]]; // prettier-ignore
    }),
  );
  const heads = [both('objective', '目标'), both('expected', '要求'), both('by', '期限'), both('done', '实际'), both('', '')]; // prettier-ignore
  out.push(...table([heads.map((head) => head[language]), ...rows]).split('\n'));
  for (const { time: at, inject } of record.injects)
    out.push(`${formatMoment(at)}  ${both('inject', '导调')[language]}: ${pick(file.injects.find((one) => one.id === inject)!.text)}`); // prettier-ignore
  for (const { time: at, role, command: given, seen, known } of record.decisions) {
    const who = pick(file.roles.find((one) => one.id === role)!.name);
    const knew = both(`saw ${number(seen)} people, knew of ${number(known.length)} events`, `当时可见${number(seen)}人，已知${number(known.length)}件事`); // prettier-ignore
    out.push(`${formatMoment(at)}  ${who}: ${sentences.order(given, names)} (${knew[language]})`);
  }
  return out;
}

interface DrillOptions {
  log?: string;
  saveLog?: string;
  report?: string;
  json?: boolean;
}

const isTable = (path: string): boolean => path.toLowerCase().endsWith('.csv');

export function addDrill(program: Command, context: Context): void {
  const { language } = context;
  describe(
    program.command('drill').argument('[drill]', both('a ready drill, or a file', '现成的演练名称，或文件')[language]),
    language,
    both('a drill: what was expected, what was done, who decided what', '演练：要求、实际、谁作了什么决定'),
    both(
      'How does the night of a drill go? Without a log nobody orders anything: staff go by the plan, injects come as written.\nWith the log of a drill that was played it is played again, bit for bit. Without a name: the ready drills.',
      '这场演练会怎样？不带日志时无人下令：员工按预案行动，导调事件照脚本出现。\n带上演练的日志则逐位重演。不带名称时列出现成的演练。',
    ),
    [
      'anshu drill',
      'anshu drill first-night',
      'anshu drill first-night --report after-action.docx',
      'anshu drill first-night --log played.json --json',
    ],
  )
    .option('--log <file>', both('log of a drill that was played', '演练日志')[language])
    .option('--save-log <file>', both('write the log', '写出日志')[language])
    .option(
      '--report <file>',
      both(
        'write the after-action report (.docx, .pdf, .html) or the record as a table (.csv)',
        '写出评估报告（.docx、.pdf、.html）或记录表（.csv）',
      )[language],
      fileNamed(language, [...REPORT_KINDS, '.csv']),
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string | undefined, options: DrillOptions) => {
      if (given === undefined) {
        const ready = await Promise.all((await readyDrills()).map((name) => findDrill(name, context.cwd)));
        if (options.json) context.printJson(ready.map(({ id: name, scenario }) => ({ id: name, scenario })));
        else context.print(table(ready.map(({ id: name, name: words, scenario }) => [name, context.text.pick(words), scenario.id]))); // prettier-ignore
        return;
      }
      const file = await findDrill(given, context.cwd);
      const scenario = await loadScenario(await findScenario(file.scenario.id, context.cwd), file.scenario.variant);
      const log =
        options.log === undefined ? null : await readLog(resolve(context.cwd, options.log), options.log, file);
      const record = recordDrill(file, scenario, log, (time) =>
        context.progress(`${formatMoment(time)} / ${formatMoment(file.horizon)}`),
      );
      context.clearProgress();
      const saved = drillLogOf(file, record.log);
      if (options.saveLog !== undefined)
        await writeWhole(resolve(context.cwd, options.saveLog), `${JSON.stringify(saved, null, 1)}\n`);
      if (options.report !== undefined) {
        const made = { command: `anshu drill ${given}${options.log === undefined ? '' : ` --log ${options.log}`}`, engine: ENGINE_VERSION }; // prettier-ignore
        const path = resolve(context.cwd, options.report);
        if (isTable(path)) await writeWhole(path, csv(afterActionRows(file, scenario, record, context.text)));
        else await writeReport(path, afterActionReport(file, scenario, record, made, context.text), context.env);
      }
      if (options.json) {
        const { sentences } = context.text;
        context.printJson({ drill: file.id, engine: ENGINE_VERSION, simulated: true, note: sentences.simulatedDrill, ...record }); // prettier-ignore
      } else for (const line of lines(file, scenario, record, context)) context.print(line);
    });
}
