/** The batch script of a job array that makes a study: each task every n-th cell, by `anshu study <folder> --shard`. */

export interface SlurmOptions {
  /** Tasks of the array at most. */
  tasks: number;
  /** Cores of a task. */
  cores: number;
  /** Of a task, minutes; the partition's own if missing. */
  timeLimit?: number;
  partition?: string;
}

export interface SlurmScript extends SlurmOptions {
  study: string;
  /** Shards that are still to be made, of `tasks`. */
  shards: readonly number[];
  /** The study's folder, absolute: every node has to see it there. */
  folder: string;
  /** The program, word by word. */
  command: readonly string[];
}

/** A word as the shell takes it. */
const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Whether a path can stand in a script: no line ends in it, nor anything else that is not shown. */
export const writable = (path: string): boolean => !/\p{Cc}/u.test(path);

/** Shards as Slurm lists them: 0-3,7. */
export function ranges(shards: readonly number[]): string {
  const sorted = [...shards].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1] === sorted[j] + 1) j++;
    parts.push(i === j ? String(sorted[i]) : `${sorted[i]}-${sorted[j]}`);
    i = j + 1;
  }
  return parts.join(',');
}

/** A task that is requeued begins the same command again, which goes on where the runs end that are kept. */
export function batchScript(script: SlurmScript): string {
  const { study, shards, tasks, cores, timeLimit, partition, folder, command } = script;
  // In names of files Slurm takes what stands after a per cent sign.
  const log = `${folder.replaceAll('%', '%%')}/slurm/task-%a.log`;
  const lines = [
    '#!/bin/bash',
    `#SBATCH --job-name=anshu-${study}`,
    `#SBATCH --array=${ranges(shards)}`,
    '#SBATCH --ntasks=1',
    `#SBATCH --cpus-per-task=${cores}`,
    ...(timeLimit === undefined ? [] : [`#SBATCH --time=${timeLimit}`]),
    ...(partition === undefined ? [] : [`#SBATCH --partition=${partition}`]),
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    `#SBATCH --output="${log.replaceAll(/["\\]/g, String.raw`\$&`)}"`,
    `exec ${command.map(quoted).join(' ')} study ${quoted(folder)} --shard "$SLURM_ARRAY_TASK_ID/${tasks}" --workers ${cores}`,
  ];
  return `${lines.join('\n')}\n`;
}
