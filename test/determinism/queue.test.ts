/** A study by workers that listen to a queue on a real server: the same tables as here, whoever is killed in the middle. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScenarioError } from '../../engine/errors.js';
import { QueueExecutor } from '../../engine/hosts/node/study/queueExecutor.js';
import { builtFolder, LAUNCHER } from '../fixtures/built.js';
import { haveRedis, startRedis, type RedisServer } from '../fixtures/redis.js';
import { makeStudy, runsKept, smallStudy, startStudy, studyFolder, tablesOf, until } from '../fixtures/studies.js';

/** A worker that is not heard of for so long is dead, s. */
const LOST_AFTER = 2;

/** A process that listens; resolves when it does. */
function startWorker(url: string): Promise<ChildProcess> {
  const words = ['study-worker', '--redis', url, '--workers', '1', '--lost-after', String(LOST_AFTER), '--lang', 'en'];
  const child = spawn(process.execPath, [LAUNCHER, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (bytes: Buffer): void => {
      said += String(bytes);
      if (said.includes('Listening')) resolve(child);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', () => reject(new Error(said)));
  });
}

/** Of every run that the queue has seen to its end: how often a worker began it. */
async function timesBegun(url: string): Promise<number[]> {
  const redis = new Redis(url);
  try {
    const [done] = await redis.keys('anshu:runs-*:completed');
    const queue = new Queue(done.split(':')[1], { connection: { url }, prefix: 'anshu' });
    const jobs = await queue.getCompleted();
    await queue.close();
    return jobs.map(({ attemptsStarted }) => attemptsStarted);
  } finally {
    redis.disconnect();
  }
}

it('says where no server answers, and nothing of the password', async () => {
  const failed = await QueueExecutor.connect('redis://:secret@127.0.0.1:1').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ScenarioError);
  const [problem] = (failed as ScenarioError).problems;
  expect(problem).toMatchObject({ code: 'queueUnreachable', hint: { code: 'startRedis' } });
  expect(JSON.stringify(problem)).not.toContain('secret');
});

describe.skipIf(!haveRedis())('a queue on a Redis server (redis-server is needed)', () => {
  let server: RedisServer;
  let folder: string;
  let queue: string[];
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    builtFolder();
    server = await startRedis();
    queue = ['--engine', 'bullmq', '--redis', server.url];
    folder = studyFolder(smallStudy(8, true));
    workers.push(await startWorker(server.url), await startWorker(server.url));
    await makeStudy(folder, 'here', ['--workers', '1']);
  }, 180_000);

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await server.stop();
  });

  it('leaves the tables of this machine, though worker and coordinator are killed', { timeout: 180_000 }, async () => {
    const first = startStudy(folder, 'there', queue);
    const kept = (): number => runsKept(join(folder, 'there'));
    await until(() => kept() >= 3, first.end);
    workers[0].kill('SIGKILL');
    await until(() => kept() >= 6, first.end);
    first.process.kill('SIGKILL');
    expect(await first.end).toMatchObject({ signal: 'SIGKILL' });

    const second = startStudy(folder, 'there', queue);
    const { code, said } = await second.end;
    expect([code, said]).toEqual([0, expect.stringContaining('1 listening')]);
    expect(tablesOf(folder, 'there')).toEqual(tablesOf(folder, 'here'));
    // One worker with one thread died: at most one run was lost with it, and was begun once more, no other ever again.
    const begun = await timesBegun(server.url);
    expect(begun.length).toBeGreaterThanOrEqual(kept());
    expect(begun.filter((times) => times > 1).length).toBeLessThanOrEqual(1);
    expect(Math.max(...begun)).toBeLessThanOrEqual(2);
  });

  it('makes no run twice: another coordinator is given what is there', { timeout: 120_000 }, async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    // Nobody is left who could make one.
    const { json, said } = await startStudy(folder, 'again', queue).end;
    expect(said).toContain('Nobody listens');
    expect(json!.performance.taken).toBe(0);
    expect(tablesOf(folder, 'again')).toEqual(tablesOf(folder, 'here'));
  });
});
