/** `anshu study --engine slurm`: its options, and waiting for a job array. */
import { InvalidArgumentError, type Command } from 'commander';
import type { StudyFile } from '../../../study/file.js';
import { cellsIn } from '../../../study/file.js';
import { packageFolder } from '../library.js';
import { join } from 'node:path';
import { runArray, type SlurmState } from '../study/slurm/job.js';
import { writable } from '../study/slurm/script.js';
import type { Context } from './context.js';
import { both, wholeNumber } from './options.js';

export interface SlurmChoice {
  engine: string;
  workers?: number;
  tasks?: number;
  timeLimit?: number;
  partition?: string;
  shard?: unknown;
}

const USUAL_TASKS = 8;
const MOST_TASKS = 1000;

export const slurmOptions = (command: Command, { language }: Context): Command =>
  command
    .option(
      '--tasks <n>',
      both('of the job array at most; with --engine slurm', '作业阵列的任务数上限（与 --engine slurm 同用）')[language],
      wholeNumber(language, 1, MOST_TASKS),
    )
    .option(
      '--time-limit <min>',
      both('of a task, minutes; with --engine slurm', '每项任务的时限，分钟（与 --engine slurm 同用）')[language],
      wholeNumber(language, 1, 100_000),
    )
    .option(
      '--partition <name>',
      both('of the cluster; with --engine slurm', '集群分区（与 --engine slurm 同用）')[language],
      (value) => {
        if (/^[\w.,-]{1,100}$/.test(value)) return value;
        throw new InvalidArgumentError(both('A name of a partition is wanted.', '应为分区名称。')[language]);
      },
    );

/** Options that belong together. @throws InvalidArgumentError */
export function checkSlurm({ engine, tasks, timeLimit, partition, shard }: SlurmChoice, { language }: Context): void {
  const given = [tasks, timeLimit, partition].some((one) => one !== undefined);
  if (engine !== 'slurm' && given)
    throw new InvalidArgumentError(
      both(
        '--tasks, --time-limit and --partition go with --engine slurm.',
        '--tasks、--time-limit 和 --partition 须与 --engine slurm 同用。',
      )[language],
    );
  if (engine !== 'local' && shard !== undefined)
    throw new InvalidArgumentError(
      both(
        '--shard is a part of its own: it goes with --engine local.',
        '--shard 单独完成一份：只能与 --engine local 同用。',
      )[language],
    );
}

const told = ({ job, running, waiting, done, shards, runs }: SlurmState): ReturnType<typeof both> =>
  both(
    `job ${job}: ${done} of ${shards} tasks done, ${running} running, ${waiting} waiting; ${runs} runs kept`,
    `作业 ${job}：${shards}项任务已完成${done}项，运行中${running}项，等待${waiting}项；已保存${runs}次模拟`,
  );

/** Hands the study of a folder in as a job array, and comes back when all of it is made. */
export async function waitForSlurm(
  folder: string,
  file: StudyFile,
  choice: SlurmChoice,
  context: Context,
): Promise<void> {
  // prettier-ignore
  const { language, stderr } = context;
  if (!writable(folder))
    throw new InvalidArgumentError(
      both('The name of the folder holds characters that no script can.', '文件夹名中含有无法写入脚本的字符。')[
        language
      ],
    );
  const launcher = join(packageFolder(), 'engine', 'hosts', 'node', 'anshu.mjs');
  let submitted = '';
  try {
    await runArray(
      {
        study: file.id,
        tasks: Math.min(choice.tasks ?? USUAL_TASKS, cellsIn(file)),
        cores: choice.workers ?? 1,
        ...(choice.timeLimit === undefined ? {} : { timeLimit: choice.timeLimit }),
        ...(choice.partition === undefined ? {} : { partition: choice.partition }),
        folder,
        command: [process.execPath, launcher],
      },
      {
        signal: context.signal,
        onSubmit(job, script, path) {
          submitted = job;
          if (script === null) stderr.write(both(`Job ${job} goes on.\n`, `作业 ${job} 仍在进行。\n`)[language]);
          else stderr.write(`${script}${both(`Handed in as job ${job}: ${path}\n`, `已提交为作业 ${job}：${path}\n`)[language]}`); // prettier-ignore
        },
        onState: (state) => context.progress(told(state)[language]),
      },
    );
  } catch (error) {
    if (context.signal.aborted && submitted !== '')
      stderr.write(
        both(
          `Job ${submitted} goes on without this command, which finds it again; scancel ${submitted} ends it.\n`,
          `作业 ${submitted} 不受影响，再次执行同一命令会接着等待；scancel ${submitted} 可将其结束。\n`,
        )[language],
      );
    throw error;
  }
  context.clearProgress();
}
