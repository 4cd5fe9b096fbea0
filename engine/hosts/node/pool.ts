/** Many runs on all cores; the results do not depend on how many. */
import { existsSync } from 'node:fs';
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { runOnce, type RunRequest, type RunResult } from '../../study/runs.js';

export interface PoolOptions {
  /** Worker threads; all cores if missing. 1 runs in this thread. */
  workers?: number;
  signal?: AbortSignal;
  /** The worker's file; the one built beside the command line if missing. */
  workerFile?: string;
}

export interface RunHooks {
  /** After every finished run: how many of how many. */
  onProgress?: (done: number, all: number) => void;
  /** Every result as soon as it is there, with the index of its request. */
  onResult?: (index: number, result: RunResult) => void;
}

/** Threads that are started once and make any number of batches: a thread that has made some runs makes the next in a third of the time. */
export class RunPool {
  private readonly workers: number;
  private readonly workerFile: string;
  private readonly signal: AbortSignal | undefined;
  private threads: Tinypool | null = null;

  constructor({ workers, signal, workerFile }: PoolOptions = {}) {
    this.workerFile = workerFile ?? fileURLToPath(new URL('./runWorker.js', import.meta.url));
    this.workers = existsSync(this.workerFile) ? (workers ?? availableParallelism()) : 1;
    this.signal = signal;
    if (signal !== undefined) setMaxListeners(0, signal);
  }

  /** Results in the order of the requests. Ends with the signal's reason if it is given. */
  async run(requests: readonly RunRequest[], { onProgress, onResult }: RunHooks = {}): Promise<RunResult[]> {
    const { signal, threads } = this;
    let done = 0;
    const told = (i: number, result: RunResult): RunResult => {
      onResult?.(i, result);
      onProgress?.(++done, requests.length);
      return result;
    };
    if (this.workers <= 1 || (threads === null && requests.length <= 1)) {
      const results: RunResult[] = [];
      for (const [i, request] of requests.entries()) {
        // Let a Ctrl-C through between two runs.
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        results.push(told(i, runOnce(request)));
      }
      return results;
    }
    const pool = (this.threads ??= new Tinypool({
      filename: this.workerFile,
      minThreads: this.workers,
      maxThreads: this.workers,
      isolateWorkers: false,
    }));
    return await Promise.all(
      requests.map(async (request, i) =>
        told(i, (await pool.run(request, signal === undefined ? {} : { signal })) as RunResult),
      ),
    );
  }

  /** Ends the threads, also in the middle of a run. */
  async close(): Promise<void> {
    await this.threads?.destroy();
    this.threads = null;
  }
}

/** Results in the order of the requests, on threads of their own. Ends with the signal's reason if it is given. */
export async function runMany(
  requests: readonly RunRequest[],
  { onProgress, onResult, ...options }: PoolOptions & RunHooks = {},
): Promise<RunResult[]> {
  const pool = new RunPool({
    ...options,
    workers: Math.min(options.workers ?? availableParallelism(), requests.length),
  });
  try {
    return await pool.run(requests, { onProgress, onResult });
  } finally {
    await pool.close();
  }
}
