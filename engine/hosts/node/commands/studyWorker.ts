/** `anshu study-worker`: this machine makes runs of studies that are led from another. */
import { availableParallelism } from 'node:os';
import { Option, type Command } from 'commander';
import type { Language } from '../../../text/index.js';
import { unitStamp } from '../study/local.js';
import { shownUrl } from '../study/queue.js';
import { LOST_AFTER, serveQueue } from '../study/queueWorker.js';
import type { Context } from './context.js';
import { describe } from './help.js';
import { workersOption } from './many.js';
import { both, wholeNumber } from './options.js';

const DEFAULT_REDIS = 'redis://127.0.0.1:6379';

export const redisOption = (language: Language): Option =>
  new Option(
    '--redis <url>',
    both('Redis server with the queue of runs', '存放任务队列的 Redis 服务器')[language],
  ).default(DEFAULT_REDIS);

interface WorkerOptions {
  redis: string;
  workers?: number;
  lostAfter: number;
}

export function addStudyWorker(program: Command, context: Context, finish: (code: number) => void): void {
  const { language, signal } = context;
  describe(
    program.command('study-worker'),
    language,
    both('make runs of studies that another machine leads', '为另一台机器主持的研究承担模拟'),
    both(
      'Listens to a queue on a Redis server and makes the runs that "anshu study --engine bullmq" puts there, on all cores, until\nit is stopped. Any number of machines may listen. Only runs of the very same state of the model are taken, so results are\nthose of a single machine to the bit. When a worker dies its runs are made again by another.',
      '监听 Redis 服务器上的队列，用全部核心完成 “anshu study --engine bullmq” 交付的模拟，直到被停止。\n任意多台机器均可加入。只承接模型状态完全相同的任务，因此结果与单机逐位一致；某台机器中断后，其任务由其他机器重做。',
    ),
    [
      'redis-server --appendonly yes --maxmemory-policy noeviction',
      'anshu study-worker --redis redis://10.0.0.5:6379   (on each machine)',
      'anshu study my-study.json --out results --engine bullmq --redis redis://10.0.0.5:6379',
    ],
  )
    .addOption(redisOption(language))
    .addOption(workersOption(language))
    .option(
      '--lost-after <s>',
      both(
        'a worker not heard of for so long counts as dead and its runs are made again',
        '超过这一时间没有音讯的机器视为中断，其任务重做',
      )[language],
      wholeNumber(language, 1, 3600),
      LOST_AFTER,
    )
    .action(async ({ redis, workers = availableParallelism(), lostAfter }: WorkerOptions) => {
      await serveQueue({
        url: redis,
        workers,
        lostAfter,
        signal,
        onListening: () =>
          context.print(
            both(
              `Listening at ${shownUrl(redis)}, threads: ${workers}, model ${unitStamp()}. Ctrl-C ends it when the runs under way are made.`,
              `正在监听 ${shownUrl(redis)}，线程数：${workers}，模型 ${unitStamp()}。按 Ctrl-C 在完成手头任务后结束。`,
            )[language],
          ),
        onRun: (made) => context.progress(both(`${made} runs made`, `已完成${made}次模拟`)[language]),
      });
      context.clearProgress();
      finish(0);
    });
}
