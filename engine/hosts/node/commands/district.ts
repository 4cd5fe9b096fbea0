/** `anshu district`: one report from what many homes have handed over. */
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { districtReport, mergeHomes, type District } from '../../../report/district.js';
import { readSummary, type HomeSummary } from '../../../report/homeSummary.js';
import { ENGINE_VERSION } from '../../../version.js';
import { kindOfPath, readText } from '../files.js';
import { REPORT_KINDS, writeReport } from '../reportFile.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both, fileNamed } from './options.js';

interface DistrictOptions {
  name?: string;
  report?: string;
  json?: boolean;
}

/** JSON files of a folder, in the order of their names. */
async function filesOf(path: string): Promise<string[]> {
  if ((await kindOfPath(path)) !== 'folder') return [path];
  const names = await readdir(path);
  return names
    .filter((name) => name.toLowerCase().endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

async function summaryIn(path: string): Promise<HomeSummary | null> {
  const text = await readText(path);
  try {
    return readSummary(JSON.parse(text));
  } catch {
    return null;
  }
}

export function addDistrict(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program
      .command('district')
      .argument(
        '<paths...>',
        both('folders of summaries, one a district; or files', '各区结果文件夹，或文件')[language],
      ),
    language,
    both('one report from the results of many homes', '由多家机构的结果汇总成一份报告'),
    both(
      'Each home writes a summary with "anshu check … --summary home.json": ids of rules and counts, nothing about anybody.\nThis command merges them offline: homes by shortfall, counts by rule and element, and what has changed where a home has\nhanded over more than once. One folder is a district; several are a city. Exit code 1 if a file is no summary.',
      '各机构用 "anshu check … --summary home.json" 写出结果：只含条文编号和数量，不含任何个人信息。\n本命令离线汇总：机构排序、各条文和要素的数量；同一机构多次提交时给出变化。\n一个文件夹为一个区，多个为全市。有文件不是结果文件时退出码为 1。',
    ),
    ['anshu district results/ --report district.docx', 'anshu district east/ west/ --name 某市 --report city.html'],
  )
    .option('--name <words>', both('name of the district or city', '区或市的名称')[language])
    .option(
      '--report <file>',
      both('as a document: .html, .docx or .pdf', '写成文件：.html、.docx 或 .pdf')[language],
      fileNamed(language, REPORT_KINDS),
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (paths: string[], options: DistrictOptions) => {
      const refused: string[] = [];
      const groups = new Map<string, HomeSummary[]>();
      for (const given of paths) {
        const path = resolve(context.cwd, given);
        const folder = (await kindOfPath(path)) === 'folder';
        const name = folder ? basename(path) : (options.name ?? both('district', '本区')[language]);
        const list = groups.get(name) ?? [];
        groups.set(name, list);
        for (const file of await filesOf(path)) {
          const summary = await summaryIn(file);
          if (summary === null) refused.push(file);
          else list.push(summary);
        }
      }
      const districts: District[] = [...groups].map(([name, summaries]) => ({ name, summaries }));
      const title = options.name ?? districts.map(({ name }) => name).join(language === 'en' ? ', ' : '、');
      const merged = mergeHomes(districts);
      if (options.json) context.printJson({ engine: ENGINE_VERSION, title, ...merged, refused });
      else {
        const { district: words, columns } = text.report;
        context.print(words.title(title, districts.length > 1));
        context.print(
          words.withHazard(merged.homes.filter(({ short }) => short.hazards > 0).length, merged.homes.length),
        );
        const heads = [words.short.hazards, words.short.open, words.short.gaps, words.short.elements];
        context.print(`\n${words.ranking}`);
        for (const { now, short } of merged.homes)
          context.print(
            `  ${now.home.name}: ${[short.hazards, short.open, short.gaps, short.elements].map((n, i) => `${heads[i]} ${n}`).join(' · ')}`,
          );
        context.print(`\n${columns.gaps}`);
        for (const { id, hazards, gaps, of } of merged.rules) context.print(`  ${id}: ${hazards + gaps} / ${of}`);
      }
      for (const file of refused)
        context.stderr.write(`${both(`${file} is no summary of a home`, `${file} 不是机构结果文件`)[language]}\n`);
      if (options.report !== undefined) {
        const command = ['anshu district', ...paths.map((path) => basename(path))].join(' ');
        const report = districtReport(title, districts, { command, engine: ENGINE_VERSION }, text);
        const path = resolve(context.cwd, options.report);
        await writeReport(path, report, context.env);
        if (!options.json) context.print(`\n${path}`);
      }
      finish(refused.length === 0 ? 0 : 1);
    });
}
