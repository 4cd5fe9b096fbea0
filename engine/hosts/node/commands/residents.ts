/** `anshu residents`: a list of residents, as a table without names, into a scenario. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ScenarioError } from '../../../errors.js';
import { residentsFromTable } from '../../../exchange/residentList.js';
import { MOBILITY_CLASSES } from '../../../scenario/schema.js';
import { readTableText, writeWhole } from '../files.js';
import { findScenario, readScenarioFile, resolveFrom } from '../library.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';

export function addResidents(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, text } = context;
  describe(
    program
      .command('residents')
      .argument('<scenario>', both('name, folder or file', '名称、文件夹或文件')[language])
      .argument('<table>', both('CSV file: one row a resident', 'CSV 文件，每行一名老年人')[language]),
    language,
    both('a list of residents into a scenario', '导入入住老年人名单'),
    both(
      'Who is really there? Reads a table with one row a resident (bed or room, mobility class; if known cognition, hearing,\nsight, equipment, helpers, device) and puts it into a scenario in place of the assumed residents. No names are needed: a\ncolumn of names is not read. All problems are listed by line.',
      '实际住着哪些老年人？读取每行一名老年人的表格（床位或房间、行动能力；如有：认知、听力、视力、\n附着设备、协助人数、器具），替换情景中假设的老年人。不需要姓名，姓名列不读取。问题按行列出。',
    ),
    ['anshu residents my-home residents.csv', 'anshu residents my-home 名单.csv --out my-home/scenario.json'],
  )
    .option(
      '--out <file>',
      both('write the scenario with these residents here', '将含这些老年人的情景写入此文件')[language],
    )
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, file: string, options: { out?: string; json?: boolean }) => {
      const source = await findScenario(given, context.cwd);
      const input = await readScenarioFile(source);
      const csv = await readTableText(resolve(context.cwd, file), file);
      let residents;
      try {
        residents = residentsFromTable(csv, resolveFrom(source, input, null).facility);
      } catch (error) {
        if (error instanceof ScenarioError)
          throw new ScenarioError(error.problems.map((problem) => ({ file, ...problem })));
        throw error;
      }
      const changed = { ...(input as object), residents };
      // Whatever else names residents (buddies, claims) has to fit them before anything is written.
      resolveFrom(source, changed, null);
      if (options.out !== undefined)
        await writeWhole(resolve(context.cwd, options.out), `${JSON.stringify(changed, null, 2)}\n`);
      const counts = MOBILITY_CLASSES.map(
        (mobility) => [mobility, residents.filter((one) => one.mobility === mobility).length] as const,
      ).filter(([, count]) => count > 0);
      if (options.json) {
        context.printJson({
          residents: residents.length,
          mobility: Object.fromEntries(counts),
          written: options.out ?? null,
        });
      } else {
        const list = counts.map(([mobility, count]) => `${count} ${text.words.mobility[mobility]}`);
        context.print(
          both(
            `${residents.length} residents: ${list.join(', ')}.`,
            `${residents.length}名老年人：${counts.map(([mobility, count]) => `${text.words.mobility[mobility]}${count}人`).join('，')}。`,
          )[language],
        );
        if (options.out !== undefined) context.print(options.out);
      }
      finish(0);
    });
}
