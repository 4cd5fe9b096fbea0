/** Runs that wait in a queue on a Redis server, made on the threads of this machine: the worker's side. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'bullmq';
import type { Scenario } from '../../../scenario/schema.js';
import type { UnitResult } from '../../../study/unit.js';
import { localExecutor } from './local.js';
import { connectionTo, loadBull, openQueue, queueNames, scenarioKey, workerName, type QueuedRun } from './queue.js';

export interface WorkerOptions {
  url: string;
  /** Threads; all cores if missing. */
  workers?: number;
  /** A worker that was not heard of for so long counts as dead, s: its runs are made again by another. */
  lostAfter?: number;
  /** Ends it, when the runs under way are made. */
  signal: AbortSignal;
  /** It listens now. */
  onListening?: () => void;
  /** A run was made. */
  onRun?: (made: number) => void;
}

export const LOST_AFTER = 30;
/** Scenarios that are kept read: cells are worked through one after the other. */
const MOST_SCENARIOS = 32;
/** So often a run may lose its worker before it counts as one that kills workers. */
const MOST_DEATHS = 5;

/** Listens until the signal is given. @throws ScenarioError `packageMissing`, `queueUnreachable` */
export async function serveQueue(options: WorkerOptions): Promise<void> {
  const { url, signal, lostAfter = LOST_AFTER, workers = availableParallelism() } = options;
  const bull = await loadBull();
  const queue = await openQueue(bull, url);
  const client = await queue.getBackend().client;
  // The lock on a run is renewed by this thread, which therefore makes none.
  const pool = localExecutor(workers, undefined, true);
  const scenarios = new Map<string, Scenario>();
  const scenarioOf = async (digest: string): Promise<Scenario> => {
    let scenario = scenarios.get(digest);
    if (scenario === undefined) {
      const text = await client.get(scenarioKey(digest));
      if (text === null) throw new Error(`scenario ${digest} is not on the server`);
      scenario = JSON.parse(text) as Scenario;
      if (scenarios.size >= MOST_SCENARIOS) scenarios.delete([...scenarios.keys()][0]);
      scenarios.set(digest, scenario);
    }
    return scenario;
  };
  let made = 0;
  const { name, prefix } = queueNames();
  let worker: Worker<QueuedRun, UnitResult> | null = null;
  try {
    worker = new bull.Worker<QueuedRun, UnitResult>(
      name,
      async ({ data: { scenario, seed, of } }) => {
        const result = await pool.run({ scenario: await scenarioOf(scenario), seed, of });
        options.onRun?.(++made);
        return result;
      },
      {
        connection: connectionTo(url),
        prefix,
        name: workerName(workers),
        concurrency: workers,
        lockDuration: lostAfter * 1000,
        stalledInterval: lostAfter * 500,
        maxStalledCount: MOST_DEATHS,
      },
    );
    worker.on('error', () => undefined);
    await worker.waitUntilReady();
    options.onListening?.();
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    await worker?.close();
    await Promise.all([pool.close(), queue.close()]);
  }
}
