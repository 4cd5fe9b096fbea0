/** `anshu import`: a scenario folder from a drawing or a project of another program. */
import { basename, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { importBuilding, ImportRefusal, type ImportReport, type ImportResult } from '../../../exchange/import/index.js';
import { ID_PATTERN } from '../../../scenario/schema.js';
import { importText, type ImportText } from '../../../text/imports.js';
import { createParsers } from '../../parsers.js';
import { requireFreeFolder, writeFolder } from '../files.js';
import { readForImport } from '../importFiles.js';
import { idOfFolder } from './new.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';
import { scenarioOf } from '../../../exchange/import/scenario.js';

/** Of each list so many entries are shown; all of them are in the report. */
const SHOWN = 12;

interface Options {
  out: string;
  id?: string;
  layer: string[];
  unit?: string;
  json?: boolean;
}

/** Metres of one unit. */
const UNITS: Readonly<Record<string, number>> = { mm: 0.001, cm: 0.01, dm: 0.1, m: 1, inch: 0.0254, ft: 0.3048 };

export function addImport(program: Command, context: Context, finish: (code: number) => void): void {
  const { language } = context;
  describe(
    program.command('import'),
    language,
    both('a scenario from a drawing or a project of another program', '由图纸或其他软件的项目生成情景'),
    both(
      'Reads DXF (several storeys: a zip or folder of drawings), IFC 2x3 and 4, IMDF, JuPedSim (WKT, project as zip, folder or\nJSON, older XML), Vadere scenarios, room tables (CSV, XLSX). Says what was taken, what was repaired, what could not be read, each with its place, and what is left to find\nout. The folder is only written when it is complete. Nothing leaves this machine.',
      '读入 DXF（多个楼层：图纸的压缩包或文件夹）、IFC 2x3 和 4、IMDF、JuPedSim（WKT、项目压缩包、文件夹或 JSON、旧版 XML）、\nVadere 情景、房间表（CSV、XLSX）。\n逐条说明读入了什么、修复了什么、哪些没有读入（均给出位置），以及有待核实的内容。\n只有完整时才写出文件夹。数据不离开本机。',
    ),
    [
      'anshu import storey.dxf --out my-home',
      'anshu import plan.dxf --layer "A-ROOM=room" --layer "A-DOOR=door" --unit mm --out my-home',
      'anshu import home.ifc --out my-home --json',
      'anshu import storeys/ --out my-home',
    ],
  )
    .argument('<file>', both('the file, or the folder of files, to read', '要读入的文件，或文件所在的文件夹')[language])
    .requiredOption(
      '--out <folder>',
      both('folder to make; must not be there yet, or be empty', '要新建的文件夹；应尚不存在或为空')[language],
    )
    .option(
      '--id <id>',
      both('id of the scenario; the name of the folder if missing', '情景编号；缺省为文件夹名')[language],
    )
    .option(
      '--layer <name=what>',
      both(
        'what a layer of a DXF shows: room, bedroom, corridor, wall, door, exit, obstacle, bed, stair, lift, ignore; may be repeated',
        'DXF 图层的含义：room、bedroom、corridor、wall、door、exit、obstacle、bed、stair、lift、ignore；可重复',
      )[language],
      (value: string, all: string[]) => {
        if (!/^.+=[A-Za-z]+$/.test(value))
          throw new InvalidArgumentError(both('NAME=WHAT is wanted.', '应为 图层名=含义。')[language]);
        return [...all, value];
      },
      [],
    )
    .option(
      '--unit <unit>',
      both('unit of a DXF that names none: mm, cm, dm, m, inch, ft', 'DXF 未写明单位时的单位：mm、cm、dm、m、inch、ft')[
        language
      ],
      (value: string) => {
        if (UNITS[value] === undefined)
          throw new InvalidArgumentError(
            both('mm, cm, dm, m, inch or ft.', '应为 mm、cm、dm、m、inch 或 ft。')[language],
          );
        return value;
      },
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (file: string, options: Options) => {
      const words = importText(language);
      withImportWords(context, words);
      const folder = resolve(context.cwd, options.out);
      await requireFreeFolder(folder, options.out);
      const id = options.id ?? idOfFolder(folder);
      if (!ID_PATTERN.test(id))
        throw new InvalidArgumentError(both(`'${id}' is no id.`, `'${id}' 不能用作编号。`)[language]);
      const result = await importBuilding(await readForImport(resolve(context.cwd, file), file), {
        parsers: createParsers(),
        now: () => performance.now() / 1000,
        layers: Object.fromEntries(options.layer.map((pair) => splitLast(pair))),
        ...(options.unit === undefined ? {} : { unit: UNITS[options.unit] }),
      }).catch((error: unknown) => {
        // What was found all the same says why nothing can be built of it.
        if (error instanceof ImportRefusal && options.json !== true)
          for (const line of listLines(context, error.report, words)) context.stderr.write(`${line}\n`);
        throw error;
      });
      const scenario = scenarioOf(id, basename(file).replace(/\.[^.]*$/, ''), result);
      await writeFolder(folder, {
        'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
        'import-report.json': `${JSON.stringify(reportJson(result, words), null, 2)}\n`,
        'README.md': readme(basename(file), result, words, context),
      });
      if (options.json === true) context.printJson({ folder, scenario: id, ...reportJson(result, words) });
      else tell(context, options.out, result, words);
      finish(0);
    });
}

const splitLast = (pair: string): [string, string] => {
  const at = pair.lastIndexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

/** Problems of imports and exports have words of their own, loaded with the command. */
export function withImportWords(context: Context, words: ImportText): void {
  const { text } = context;
  context.text = { ...text, problem: (problem) => words.problem(problem) ?? text.problem(problem) };
}

const LISTS = ['repaired', 'notRead', 'toDo'] as const;

function reportJson({ format, report }: ImportResult, words: ImportText): Record<string, unknown> {
  return {
    format,
    taken: report.taken,
    ...Object.fromEntries(
      LISTS.map((list) => [list, report[list].map((entry) => ({ ...entry, text: words.entry(entry) }))]),
    ),
  };
}

const takenWords = (report: ImportReport, words: ImportText): string[] =>
  Object.entries(report.taken).map(([kind, count]) => words.words.taken[kind as keyof typeof report.taken](count));

/** The first entries of each list. */
function listLines({ language }: Context, report: ImportReport, words: ImportText): string[] {
  return LISTS.flatMap((list) => {
    const entries = report[list];
    if (entries.length === 0) return [];
    const more = entries.length - SHOWN;
    return [
      '',
      `${words.words.headings[list]} (${entries.length})${language === 'zh-CN' ? '：' : ':'}`,
      ...entries.slice(0, SHOWN).map((entry) => `  - ${words.entry(entry)}`),
      ...(more > 0 ? [both(`  … and ${more} more`, `  … 另有 ${more} 条`)[language]] : []),
    ];
  });
}

function tell(context: Context, out: string, { report }: ImportResult, words: ImportText): void {
  const { language, text } = context;
  const colon = language === 'zh-CN' ? '：' : ': ';
  context.print(`${out}${colon}${text.list(takenWords(report, words))}`);
  for (const line of listLines(context, report, words)) context.print(line);
  if (LISTS.some((list) => report[list].length > SHOWN))
    context.print(both('\nAll entries are in README.md.', '\n全部条目列在 README.md 中。')[language]);
  context.print(both('\nNext:', '\n接下来：')[language]);
  context.print(`  anshu brief ${out}\n  anshu validate ${out}`);
}

function readme(file: string, { format, report }: ImportResult, words: ImportText, context: Context): string {
  const en = context.language === 'en';
  const lines = [
    `# ${file}`,
    '',
    en
      ? `Read by \`anshu import\` as ${words.words.formats[format]}. What stands under "${words.words.headings.toDo}" is not in the file: look it up before you trust a result.`
      : `由 \`anshu import\` 按 ${words.words.formats[format]} 读入。“${words.words.headings.toDo}”下的内容文件中没有：请先核实，再相信结果。`,
    '',
    `${words.words.headings.taken}${en ? ': ' : '：'}${context.text.list(takenWords(report, words))}`,
  ];
  for (const list of ['toDo', 'repaired', 'notRead'] as const) {
    if (report[list].length === 0) continue;
    lines.push('', `## ${words.words.headings[list]}`, '', ...report[list].map((entry) => `- ${words.entry(entry)}`));
  }
  return `${lines.join('\n')}\n`;
}
