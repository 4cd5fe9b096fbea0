/** `anshu study-report`: the answers of a study that was made, as a document. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readHistories } from '../../../exchange/studyRows.js';
import { runsCsv } from '../../../exchange/study.js';
import { studyReport, type StudyExtras } from '../../../report/study.js';
import { effectsOf, gridOf } from '../../../study/answers/effects.js';
import { sobolOf, standardized } from '../../../study/answers/sensitivity.js';
import { summarize } from '../../../study/answers/summary.js';
import type { StudyResult } from '../../../study/row.js';
import { readStudy, WORK } from '../study/folder.js';
import { extrasOf } from '../../studyExtras.js';
import { openWork } from '../study/work.js';
import { reportKind, writeReport } from '../reportFile.js';
import { hostError } from '../files.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { both } from './options.js';

/** What the report needs beside the rows: of the scenarios of the cells, and of the tables. */
async function extrasIn(folder: string, result: StudyResult): Promise<StudyExtras> {
  const kept = join(folder, 'histories.parquet');
  const histories = existsSync(kept) ? await readHistories(await readFile(kept)) : [];
  const hash = createHash('sha256').update(runsCsv(result)).digest('hex').slice(0, 16);
  return extrasOf(openWork(join(folder, WORK)), result, histories, hash);
}

/** Answers as JSON: cells, effects, what it hangs on. */
function answers(result: StudyResult): unknown {
  const { file, cells, rows } = result;
  return {
    study: file.id,
    runs: rows.length,
    measures: file.measures.map((measure) => {
      const grid = gridOf(rows, measure.id);
      return {
        id: measure.id,
        cells: cells.map(({ cell, levels }) => ({ cell, levels, ...summarize(grid.get(cell) ?? [], measure) })),
        effects: effectsOf(result, measure.id),
        sobol: sobolOf(result, measure.id),
        standardized: standardized(result, measure.id),
      };
    }),
  };
}

export function addStudyReport(program: Command, context: Context): void {
  const { language, text } = context;
  describe(
    program
      .command('study-report')
      .argument('<folder>', both('of a study that was made', '已完成研究的文件夹')[language]),
    language,
    both('the answers of a study: curves, effects, what it hangs on', '研究的结论：曲线、作用、取决于什么'),
    both(
      'What does the study say? Means, medians and tails of every cell with their intervals, paired differences, the staffing\ncurve and the smallest number that is enough, sensitivity. As one HTML file with its plots, as Word or PDF.',
      '研究说明了什么？各组合的均值、中位数、尾部及其区间，配对差异，人手曲线和足够的最小人数，敏感性。\n输出为带图的单个 HTML 文件、Word 或 PDF。',
    ),
    ['anshu study-report results --out report.html', 'anshu study-report results --json'],
  )
    .option('--out <file>', both('.html, .docx or .pdf', '.html、.docx 或 .pdf')[language])
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: { out?: string; json?: boolean }) => {
      const folder = resolve(context.cwd, given);
      const result = await readStudy(folder, given);
      if (options.out !== undefined || options.json !== true) {
        const out = resolve(context.cwd, options.out ?? join(given, 'report.html'));
        if (reportKind(out) === null)
          throw hostError('notWritable', { value: options.out ?? out, reason: '.html, .docx, .pdf' });
        await writeReport(out, studyReport(result, await extrasIn(folder, result), text), context.env);
        if (options.json !== true) context.print(out);
      }
      if (options.json === true) context.printJson(answers(result));
    });
}
