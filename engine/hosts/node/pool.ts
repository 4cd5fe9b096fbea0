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
  /** After every finished run: how many of how many. */
  onProgress?: (done: number, all: number) => void;
  /** Every result as soon as it is there, with the index of its request. */
  onResult?: (index: number, result: RunResult) => void;
  signal?: AbortSignal;
  /** The worker's file; the one built beside the command line if missing. */
  workerFile?: string;
}

/** Results in the order of the requests. Ends with the signal's reason if it is given. */
export async function runMany(requests: readonly RunRequest[], options: PoolOptions = {}): Promise<RunResult[]> {
  const { onProgress, onResult, signal } = options;
  const workerFile = options.workerFile ?? fileURLToPath(new URL('./runWorker.js', import.meta.url));
  const workers = Math.min(options.workers ?? availableParallelism(), requests.length);
  let done = 0;
  if (workers <= 1 || !existsSync(workerFile)) {
    const results: RunResult[] = [];
    for (const request of requests) {
      // Let a Ctrl-C through between two runs.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      results.push(runOnce(request));
      onResult?.(results.length - 1, results[results.length - 1]);
      onProgress?.(++done, requests.length);
    }
    return results;
  }
  const pool = new Tinypool({ filename: workerFile, minThreads: workers, maxThreads: workers, isolateWorkers: false });
  if (signal !== undefined) setMaxListeners(0, signal);
  try {
    return await Promise.all(
      requests.map(async (request, i) => {
        const result = (await pool.run(request, signal === undefined ? {} : { signal })) as RunResult;
        onResult?.(i, result);
        onProgress?.(++done, requests.length);
        return result;
      }),
    );
  } finally {
    await pool.destroy();
  }
}
