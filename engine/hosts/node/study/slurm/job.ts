/** A job array on Slurm: handed in, watched, handed in again for what is missing. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hostError, writeWhole } from '../../files.js';
import { unitStamp } from '../local.js';
import { batchScript, ranges, type SlurmScript } from './script.js';

const FOLDER = 'slurm';
/** Times an array is handed in, the first included, before it is given up: a requeue by Slurm is none. */
const ATTEMPTS = 3;
/** Shorter waits tell nothing new and burden the cluster, ms. */
const LOOK_AGAIN = 2000;

interface Job {
  id: string;
  stamp: string;
  tasks: number;
}

export interface SlurmState {
  job: string;
  running: number;
  waiting: number;
  /** Shards that have ended well, of all. */
  done: number;
  shards: number;
  /** Lines of finished runs in all tasks' files. */
  runs: number;
}

interface Told {
  code: number;
  stdout: string;
  stderr: string;
}

/** @throws ScenarioError `slurmMissing` */
function call(program: string, words: readonly string[]): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (stdout += String(bytes)));
    child.stderr.on('data', (bytes: Buffer) => (stderr += String(bytes)));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? hostError('slurmMissing', { value: program }, { code: 'installSlurm' }) : error),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: stdout.trim(), stderr: stderr.trim() }));
  });
}

/** Where a task says that its shard has ended, of this state of the model. */
export const doneFile = (folder: string, which: number, of: number): string =>
  join(folder, FOLDER, `done-${unitStamp()}-${which}-of-${of}`);

const missingOf = (folder: string, tasks: number): number[] =>
  Array.from({ length: tasks }, (_, i) => i).filter((i) => !existsSync(doneFile(folder, i, tasks)));

/** Of finished runs, whole or not: how far the tasks are. */
function linesIn(folder: string): number {
  const runs = join(folder, 'runs');
  if (!existsSync(runs)) return 0;
  return readdirSync(runs)
    .filter((name) => name.endsWith('.log'))
    .reduce((sum, name) => sum + readFileSync(join(runs, name), 'utf8').split('\n').length - 1, 0);
}

/** Tasks that Slurm knows of and that have not ended; a job it has forgotten has none. */
async function tasksOf(job: string): Promise<string[]> {
  const { code, stdout, stderr } = await call('squeue', ['-h', '-r', '-j', job, '-o', '%T']);
  if (code !== 0) {
    if (/invalid job id/i.test(stderr)) return [];
    throw hostError('slurmRefused', { value: 'squeue', reason: stderr });
  }
  return stdout === '' ? [] : stdout.split('\n');
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, ms)));
  }
}

export interface SlurmHooks {
  signal?: AbortSignal;
  /** A job was handed in with this script; `again`: it was handed in by an earlier call and goes on. */
  onSubmit?: (job: string, script: string | null, path: string) => void;
  onState?: (state: SlurmState) => void;
}

/**
 * Returns when every shard has ended well. A call that was stopped finds its job again.
 * @throws ScenarioError `slurmMissing`, `slurmRefused`, `slurmUnfinished`; the signal's reason when it is given: the job goes on
 */
export async function runArray(script: Omit<SlurmScript, 'shards'>, hooks: SlurmHooks = {}): Promise<void> {
  const { folder, tasks } = script;
  const { signal, onSubmit, onState } = hooks;
  const path = join(folder, FOLDER, 'job.sh');
  const kept = join(folder, FOLDER, 'job.json');
  await mkdir(join(folder, FOLDER), { recursive: true });
  // Without Slurm nothing is begun.
  await call('squeue', ['--version']);
  const before = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Job) : null;
  let job = before !== null && before.stamp === unitStamp() && before.tasks === tasks ? before.id : null;
  if (job !== null && (await tasksOf(job)).length > 0) onSubmit?.(job, null, path);
  else job = null;
  for (let attempt = 0; ; attempt++) {
    const shards = missingOf(folder, tasks);
    if (shards.length === 0 && job === null) break;
    if (job === null) {
      if (attempt >= ATTEMPTS)
        throw hostError('slurmUnfinished', { value: ranges(shards), of: tasks, folder: join(folder, FOLDER) });
      const text = batchScript({ ...script, shards });
      await writeWhole(path, text);
      const { code, stdout, stderr } = await call('sbatch', ['--parsable', path]);
      if (code !== 0) throw hostError('slurmRefused', { value: 'sbatch', reason: stderr });
      [job] = stdout.split(';');
      await writeWhole(kept, `${JSON.stringify({ id: job, stamp: unitStamp(), tasks } satisfies Job)}\n`);
      onSubmit?.(job, text, path);
    }
    for (let states = await tasksOf(job); states.length > 0; states = await tasksOf(job)) {
      const running = states.filter((one) => one === 'RUNNING').length;
      const done = tasks - missingOf(folder, tasks).length;
      onState?.({ job, running, waiting: states.length - running, done, shards: tasks, runs: linesIn(folder) });
      await pause(LOOK_AGAIN, signal);
    }
    job = null;
  }
  await rm(kept, { force: true });
}
