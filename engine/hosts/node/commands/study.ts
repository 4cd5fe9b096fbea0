/** `anshu study`: a designed experiment, stoppable and resumable, its rows as tables other tools read. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { clopperPearson, meanInterval } from '../../../study/intervals.js';
import { seedOf } from '../../../study/cells.js';
import { cellsOf } from '../../../study/design.js';
import { cellsIn, type Measure } from '../../../study/file.js';
import { recordRun } from '../../../study/runs.js';
import { unitOf } from '../../../study/measures.js';
import { NOTHING } from '../../../text/index.js';
import { writeWhole } from '../files.js';
import { unitStamp } from '../study/local.js';
import { findStudy, openFolder, readWork, RUNS, WORK, writeTables } from '../study/folder.js';
import { runStudy, type StudyRun } from '../study/run.js';
import { doneFile } from '../study/slurm/job.js';
import { UnitStore } from '../study/store.js';
import { openWork } from '../study/work.js';
import { table, type Context } from './context.js';
import { engineOption, openExecutor, speedOf } from './engines.js';
import { describe } from './help.js';
import { workersOption } from './many.js';
import { both } from './options.js';
import { checkSlurm, slurmOptions, waitForSlurm, type SlurmChoice } from './studySlurm.js';
import { redisOption } from './studyWorker.js';

/** Who makes the runs. */
const ENGINES = ['local', 'bullmq', 'slurm'] as const;

interface StudyOptions extends SlurmChoice {
  out?: string;
  engine: (typeof ENGINES)[number];
  redis: string;
  csv?: boolean;
  json?: boolean;
  open?: [cell: number, repeat: number];
  record?: string;
  shard?: [which: number, of: number];
}

/** Cells that are printed; the tables have all of them. */
const MOST_PRINTED = 40;

/** Two whole numbers with a sign between, as 3:0 or 1/4. */
const pair =
  (sign: ':' | '/', language: Context['language']) =>
  (value: string): [number, number] => {
    const found = new RegExp(`^(\\d+)\\${sign}(\\d+)$`).exec(value.trim());
    if (found === null || (sign === '/' && Number(found[1]) >= Number(found[2])))
      throw new InvalidArgumentError(
        both(`Two whole numbers as 0${sign}4 are wanted.`, `应为两个整数，如 0${sign}4。`)[language],
      );
    return [Number(found[1]), Number(found[2])];
  };

/** Mean of a cell with its interval, as text; times that did not always happen are counted, not averaged. */
function cellOf(run: StudyRun, cell: number, measure: Measure, { text }: Context): string {
  const values = run.rows.filter((row) => row.cell === cell).map((row) => row.measures[measure.id]);
  const numbers = values.filter((value) => value !== null);
  const unit = unitOf(measure);
  const show = (value: number): string => (unit === 's' ? text.duration(value) : text.number(value, 2));
  if (numbers.length === 0) return NOTHING;
  if (unit === '1') {
    const met = numbers.reduce((sum, one) => sum + one, 0);
    const { low, high } = clopperPearson(met, numbers.length, 0.95);
    return `${text.share(met / numbers.length)} [${text.share(low)}, ${text.share(high)}]`;
  }
  const { mean, low, high } = meanInterval(numbers);
  const missing = numbers.length < values.length ? ` (${numbers.length}/${values.length})` : '';
  return numbers.length < 2 ? `${show(mean)}${missing}` : `${show(mean)} [${show(low)}, ${show(high)}]${missing}`;
}

function print(run: StudyRun, context: Context): void {
  const { language, text } = context;
  const { file } = run;
  const label = (one: { id: string; name?: Parameters<typeof text.pick>[0] }): string =>
    one.name === undefined ? one.id : text.pick(one.name);
  context.print(text.pick(file.name));
  if (file.question !== undefined) context.print(text.pick(file.question));
  context.print();
  const shown = run.cells.slice(0, MOST_PRINTED);
  const heads = [both('cell', '组合')[language], ...file.factors.map(label), both('runs', '次数')[language], ...file.measures.map(label)]; // prettier-ignore
  const rows = shown.map(({ cell, levels }) => [
    String(cell),
    ...file.factors.map((one) => {
      const level = levels[one.id];
      const named = one.kind === 'choice' ? one.levels.find(({ id }) => id === level) : undefined;
      return named?.name === undefined ? (typeof level === 'number' ? text.number(level) : String(level)) : text.pick(named.name); // prettier-ignore
    }),
    String(run.rows.filter((row) => row.cell === cell).length),
    ...file.measures.map((one) => cellOf(run, cell, one, context)),
  ]);
  for (const line of table([heads, ...rows]).split('\n')) context.print(line);
  if (shown.length < run.cells.length)
    context.print(
      both(`… and ${run.cells.length - shown.length} more cells`, `……另有${run.cells.length - shown.length}个组合`)[
        language
      ],
    );
}

async function open(folder: string, given: string, options: StudyOptions, context: Context): Promise<void> {
  const [cell, repeat] = options.open!;
  const work = await readWork(folder, given);
  const found = cellsOf(work.file)[cell];
  if (found === undefined || repeat >= work.file.seeds.repeats)
    throw new InvalidArgumentError(
      both('There is no such cell or repeat in this study.', '该研究中没有这个组合或重复。')[context.language],
    );
  const scenario = openWork(join(folder, WORK)).scenario(found.levels);
  const { result, recording } = recordRun({ scenario, seed: seedOf(work.file, repeat) });
  const out = options.record ?? `${work.file.id}-${cell}-${repeat}.anshu`;
  await writeWhole(resolve(context.cwd, out), recording);
  if (options.json)
    context.printJson({ cell, repeat, levels: found.levels, recording: out, stateHash: result.stateHash }); // prettier-ignore
  else context.print(both(`${out}: open it in the viewer.`, `${out}：可在查看器中打开。`)[context.language]);
}

export function addStudy(program: Command, context: Context): void {
  const { language, text } = context;
  const command = describe(
    program
      .command('study')
      .argument('<study>', both('a study file, its folder, or a study of the library', '研究文件、其文件夹，或库中的研究')[language]), // prettier-ignore
    language,
    both('a designed experiment: factors, paired seeds, tables', '试验设计：因素、配对种子、数据表'),
    both(
      'How does the outcome depend on staffing, on who lives where, on height, on sprinklers? Runs every cell of a design on the\nsame seeds and writes one row a run (Parquet). It can be stopped at any moment, also by force: the same command goes on,\nand the rows are the same bit for bit whatever the number of workers.',
      '结果如何取决于人手、入住者、楼高、喷淋？在相同种子上模拟设计中的每个组合，每次模拟一行写入 Parquet。\n随时可以停止（包括强行终止）：同一命令会接着做，数据与线程数无关，逐位相同。',
    ),
    [
      'anshu study night-staffing --out results',
      'anshu study my-study.json --out results --workers 2 --csv',
      'anshu study my-study.json --out results --engine slurm --tasks 40 --workers 4 --time-limit 120',
      'anshu study results --open 3:0 --record night.anshu   (a run of it, for the viewer)',
    ],
  )
    .option('--out <folder>', both('where runs and tables are kept', '保存模拟和数据表的文件夹')[language])
    .addOption(workersOption(language))
    .addOption(engineOption(language, ENGINES))
    .addOption(redisOption(language));
  slurmOptions(command, context)
    .option('--csv', both('the rows as CSV, too', '同时写出 CSV')[language])
    .option(
      '--open <cell:repeat>',
      both('record one run of a study that was made', '录制已完成研究中的一次模拟')[language],
      pair(':', language),
    ) // prettier-ignore
    .option('--record <file>', both('where to; with --open', '录制到（与 --open 同用）')[language])
    .option(
      '--shard <i/n>',
      both(
        'only every n-th cell, for job arrays: runs, no tables',
        '仅做第 i 份（共 n 份），用于作业阵列：只模拟不出表',
      )[language],
      pair('/', language),
    ) // prettier-ignore
    .option('--json', both('as JSON', '输出 JSON')[language])
    .action(async (given: string, options: StudyOptions) => {
      if (options.open !== undefined) return open(resolve(context.cwd, given), given, options, context);
      checkSlurm(options, context);
      const { shard } = options;
      // A task of a job array is given the folder that the study was begun in.
      const begunIn = shard !== undefined && existsSync(join(resolve(context.cwd, given), WORK));
      const work = begunIn ? await readWork(resolve(context.cwd, given), given) : await findStudy(given, context.cwd);
      const out = options.out ?? (begunIn ? given : work.file.id);
      const folder = resolve(context.cwd, out);
      const workFile = begunIn ? join(folder, WORK) : await openFolder(folder, out, work);
      if (options.engine === 'slurm') await waitForSlurm(folder, work.file, options, context);
      const store = new UnitStore(join(folder, RUNS), shard === undefined ? 'runs.log' : `runs-${shard[0]}-of-${shard[1]}.log`); // prettier-ignore
      // What a job array has made is only collected here.
      const executor = await openExecutor(options.engine === 'slurm' ? { ...options, workers: 1 } : options, context);
      const begun = performance.now();
      let run: StudyRun;
      try {
        run = await runStudy(workFile, unitStamp(), store, executor, {
          signal: context.signal,
          ...(shard === undefined ? {} : { only: (cell) => cell % shard[1] === shard[0] }),
          onProgress({ done, taken, most, cells, cellsDone }) {
            const made = done - taken;
            const left = made === 0 ? NaN : ((performance.now() - begun) / 1000 / made) * Math.max(0, most - done);
            const rest = Number.isNaN(left) ? '' : both(`, at most about ${text.duration(Math.ceil(left))} left`, `，至多约剩${text.duration(Math.ceil(left))}`)[language]; // prettier-ignore
            context.progress(
              both(
                `${done} runs, ${taken} of them taken from before; ${cellsDone} of ${cells} cells${rest}`,
                `${done}次模拟，其中${taken}次取自以前；${cells}个组合已完成${cellsDone}个${rest}`,
              )[language],
            );
          },
        });
      } finally {
        await executor.close();
      }
      context.clearProgress();
      if (shard !== undefined && context.env.SLURM_ARRAY_JOB_ID !== undefined) await writeWhole(doneFile(folder, ...shard), ''); // prettier-ignore
      const performanceFigures = speedOf(run, begun);
      const files = shard === undefined ? await writeTables(folder, run, unitStamp(), options.csv === true) : [];
      if (options.json)
        context.printJson({
          study: work.file.id,
          cells: cellsIn(work.file),
          runs: run.rows.length,
          damaged: store.damaged,
          folder: out,
          files,
          performance: performanceFigures,
        });
      else if (shard === undefined) {
        print(run, context);
        context.print();
        context.print(
          both(
            `${run.rows.length} runs (${run.taken} taken from before) in ${out}: ${files.join(', ')}`,
            `${run.rows.length}次模拟（${run.taken}次取自以前），写入 ${out}：${files.join('、')}`,
          )[language],
        );
      } else context.print(both(`${run.made} runs made, ${run.taken} were there.`, `新做${run.made}次，已有${run.taken}次。`)[language]); // prettier-ignore
    });
}
