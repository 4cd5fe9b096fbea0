/** Who makes the runs of a study or of a city: the option, and what it opens. */
import { Option } from 'commander';
import type { Language } from '../../../text/index.js';
import { localExecutor } from '../study/local.js';
import { shownUrl } from '../study/queue.js';
import { QueueExecutor } from '../study/queueExecutor.js';
import type { Executor } from '../study/run.js';
import type { Context } from './context.js';
import { both, type Both } from './options.js';

const WORDS: Readonly<Record<string, Both>> = {
  local: both('this machine', '本机'),
  bullmq: both('all that listen to a queue (anshu study-worker)', '监听队列的各台机器（anshu study-worker）'),
  slurm: both('a job array on a cluster', '集群上的作业阵列'),
};

/** @param engines that the command has */
export function engineOption(language: Language, engines: readonly (keyof typeof WORDS)[]): Option {
  const list = engines.map((one) => `${one}: ${WORDS[one][language]}`);
  const words = both(`who makes the runs: ${list.join('; ')}`, `由谁模拟：${list.join('；')}`);
  return new Option('--engine <engine>', words[language]).choices(engines).default('local');
}

async function queueOf(url: string, context: Context): Promise<Executor> {
  const executor = await QueueExecutor.connect(url, context.signal);
  const { workers, threads } = executor.listening;
  const none = both(
    `Nobody listens at ${shownUrl(url)} yet. On any machine with this very version: anshu study-worker --redis ${shownUrl(url)}`,
    `${shownUrl(url)} 处尚无机器监听。请在版本完全相同的机器上运行：anshu study-worker --redis ${shownUrl(url)}`,
  );
  const some = both(
    `${workers} listening at ${shownUrl(url)}, ${threads} threads together.`,
    `${shownUrl(url)} 处有${workers}个进程监听，共${threads}个线程。`,
  );
  context.stderr.write(`${(workers === 0 ? none : some)[context.language]}\n`);
  return executor;
}

/** @throws ScenarioError `packageMissing`, `queueUnreachable` */
export const openExecutor = (
  { engine, workers, redis }: { engine: string; workers?: number; redis: string },
  context: Context,
): Promise<Executor> =>
  engine === 'bullmq' ? queueOf(redis, context) : Promise.resolve(localExecutor(workers, context.signal));

/** What the runs made now cost; @param begun by `performance.now()` */
export function speedOf(
  { made, taken }: { made: number; taken: number },
  begun: number,
): { wallSeconds: number; made: number; taken: number; runsPerSecond: number } {
  const wallSeconds = (performance.now() - begun) / 1000;
  return { wallSeconds, made, taken, runsPerSecond: made / wallSeconds };
}
