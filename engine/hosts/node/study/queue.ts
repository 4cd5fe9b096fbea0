/**
 * What coordinator and workers of a queue have to agree on. A job names its scenario by content, which is stored once; its own
 * id is the content address of the run, so the same run asked for twice is one job. The queue is that of one state of the
 * model: a worker of another never sees its jobs.
 */
import type { ConnectionOptions, Queue } from 'bullmq';
import type { UnitOf } from '../../../study/unit.js';
import { hostError } from '../files.js';
import { unitStamp } from './local.js';

/** A run as it waits in the queue. */
export interface QueuedRun {
  /** Digest of the scenario. */
  scenario: string;
  seed: string;
  /** What is looked at in it. */
  of: UnitOf;
}

/** How long scenarios and results nobody asked for again stay on the server, s: longer than a weekend. */
export const KEPT = 7 * 86_400;
/** So long a server may take to answer before it counts as absent, ms. */
const PATIENCE = 5000;
const PREFIX = 'anshu';

export type Bull = typeof import('bullmq');

/** The package, where it is installed. @throws ScenarioError `packageMissing` */
export async function loadBull(): Promise<Bull> {
  try {
    return await import('bullmq');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw packagesMissing();
  }
}

const packagesMissing = (): Error =>
  hostError(
    'packageMissing',
    { value: ['bullmq', 'ioredis'] },
    { code: 'installPackages', parameters: { names: 'bullmq ioredis' } },
  );

/** Name of the queue for this state of the model, and where its keys are. */
export const queueNames = (): { name: string; prefix: string } => ({ name: `runs-${unitStamp()}`, prefix: PREFIX });

export const scenarioKey = (digest: string): string => `${PREFIX}:scenario:${digest}`;

/** A worker's name says how many runs it makes at once. */
export const workerName = (threads: number): string => `threads-${threads}`;
export const threadsOf = (worker: Readonly<Record<string, string>>): number =>
  Number(/threads-(\d+)/.exec(`${worker.name} ${worker.rawname}`)?.[1] ?? 1);

/** Commands wait for a server that is away for a while. */
export const connectionTo = (url: string): ConnectionOptions => ({
  url,
  maxRetriesPerRequest: null,
  connectTimeout: PATIENCE,
});

/** Without what nobody else should read. */
export function shownUrl(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password !== '') parsed.password = '…';
    return decodeURI(parsed.href);
  } catch {
    return url;
  }
}

/**
 * A queue that answers.
 * @throws ScenarioError `queueUnreachable`, `packageMissing`
 */
export async function openQueue(bull: Bull, url: string): Promise<Queue<QueuedRun>> {
  const { name, prefix } = queueNames();
  let reason = 'ETIMEDOUT';
  const late = Symbol('late');
  let queue: Queue<QueuedRun> | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    queue = new bull.Queue<QueuedRun>(name, { connection: connectionTo(url), prefix });
    // Without somebody who listens an error of the connection would end the process; it is tried again by itself.
    queue.on('error', (error: NodeJS.ErrnoException) => (reason = error.code ?? error.message));
    const first = await Promise.race([
      queue.waitUntilReady(),
      new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE, late))),
    ]);
    if (first !== late) return queue;
  } catch (error) {
    reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  } finally {
    clearTimeout(timer);
  }
  void queue?.disconnect().catch(() => undefined);
  // The driver of the server is a package of its own.
  if (reason.includes('ioredis')) throw packagesMissing();
  throw hostError('queueUnreachable', { value: shownUrl(url), reason }, { code: 'startRedis' });
}
