/** Runs that are made by whoever listens to a queue on a Redis server: the coordinator's side. */
import type { Queue, QueueEvents } from 'bullmq';
import type { UnitResult } from '../../../study/unit.js';
import { hostError } from '../files.js';
import type { UnitRequest } from '../studyWorker.js';
import {
  connectionTo,
  KEPT,
  loadBull,
  openQueue,
  queueNames,
  scenarioKey,
  threadsOf,
  type QueuedRun,
} from './queue.js';
import type { Executor } from './run.js';
import { scenarioDigest } from './store.js';
import { openWork } from './work.js';

/** Runs that wait on the server at a time, at least: for workers that come later. */
const LEAST_LANES = 32;
/** Attempts of a run that fails; a worker that dies is none. */
const ATTEMPTS = 3;
/** How often it is looked whether a message was missed, ms. */
const LOOK_AGAIN = 5000;

interface Waiting {
  add: () => Promise<unknown>;
  done: (result: UnitResult) => void;
  failed: (error: Error) => void;
}

export class QueueExecutor implements Executor {
  private readonly waiting = new Map<string, Waiting>();
  private readonly stored = new Map<string, Promise<unknown>>();
  private readonly looking: NodeJS.Timeout;

  private constructor(
    private readonly queue: Queue<QueuedRun>,
    private readonly events: QueueEvents,
    private readonly signal: AbortSignal | undefined,
    /** Processes that listen, and their threads together. */
    readonly listening: { workers: number; threads: number },
  ) {
    events.on('error', () => undefined);
    // They are told of jobs of other coordinators too.
    events.on('completed', ({ jobId, returnvalue }) =>
      this.waiting.get(jobId)?.done(returnvalue as unknown as UnitResult),
    );
    events.on('failed', ({ jobId, failedReason }) => this.waiting.get(jobId)?.failed(new Error(failedReason)));
    this.looking = setInterval(() => void this.lookAgain().catch(() => undefined), LOOK_AGAIN);
    signal?.addEventListener('abort', this.stop, { once: true });
  }

  /** @throws ScenarioError `packageMissing`, `queueUnreachable` */
  static async connect(url: string, signal?: AbortSignal): Promise<QueueExecutor> {
    const bull = await loadBull();
    const queue = await openQueue(bull, url);
    const { name, prefix } = queueNames();
    const events = new bull.QueueEvents(name, { connection: connectionTo(url), prefix });
    await events.waitUntilReady();
    const workers = await queue.getWorkers();
    const threads = workers.reduce((sum, one) => sum + threadsOf(one), 0);
    return new QueueExecutor(queue, events, signal, { workers: workers.length, threads });
  }

  /** Twice the threads that listen: the next run is there when one ends. */
  get lanes(): number {
    return Math.max(LEAST_LANES, 2 * this.listening.threads);
  }

  async run({ work, levels, seed }: UnitRequest, address: string): Promise<UnitResult> {
    this.signal?.throwIfAborted();
    const cells = openWork(work);
    const { measures, histories } = cells.work.file;
    const scenario = cells.scenario(levels);
    const digest = scenarioDigest(scenario);
    const of = { measures, ...(histories === undefined ? {} : { histories }) };
    await this.store(digest, () => JSON.stringify(scenario));
    return new Promise<UnitResult>((resolve, reject) => {
      const add = (): Promise<unknown> =>
        this.queue.add(
          'run',
          { scenario: digest, seed, of },
          {
            jobId: address,
            attempts: ATTEMPTS,
            backoff: { type: 'exponential', delay: 1000 },
            removeOnComplete: { age: KEPT },
            // One that failed would be taken for done when it is asked for again.
            removeOnFail: true,
          },
        );
      this.waiting.set(address, {
        add,
        done: (result) => {
          this.waiting.delete(address);
          resolve(result);
        },
        failed: (error) => {
          this.waiting.delete(address);
          reject(
            this.signal?.aborted === true ? error : hostError('runFailed', { value: seed, reason: error.message }),
          );
        },
      });
      add().then(
        // Done already, for an earlier coordinator: nobody would tell.
        () => this.look(address),
        (error: Error) => this.waiting.get(address)?.failed(error),
      );
    });
  }

  async close(): Promise<void> {
    clearInterval(this.looking);
    this.signal?.removeEventListener('abort', this.stop);
    await Promise.all([this.events.close(), this.queue.close()]);
  }

  private readonly stop = (): void => {
    for (const { failed } of [...this.waiting.values()]) failed(this.signal!.reason as Error);
  };

  /** Puts a scenario where workers find it, once. */
  private async store(digest: string, text: () => string): Promise<void> {
    let stored = this.stored.get(digest);
    if (stored === undefined) {
      stored = this.queue.getBackend().client.then((client) => client.set(scenarioKey(digest), text(), { EX: KEPT }));
      this.stored.set(digest, stored);
    }
    await stored;
  }

  private async look(address: string): Promise<void> {
    const waiting = this.waiting.get(address);
    if (waiting === undefined) return;
    const job = await this.queue.getJob(address);
    if (job === undefined) await waiting.add();
    else if (await job.isCompleted()) waiting.done(job.returnvalue as UnitResult);
  }

  private async lookAgain(): Promise<void> {
    for (const address of [...this.waiting.keys()]) await this.look(address);
  }
}
