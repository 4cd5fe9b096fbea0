/** Workers that look at scenarios and make many runs. The page itself never runs anything. */
import * as Comlink from 'comlink';
import type {
  RunSpec,
  ScenarioFolder,
  ScenarioLook,
  ScenarioWorker,
  SourceFailure,
} from '../../../engine/hosts/protocol.js';
import type { RunResult, Scenario } from '../../../engine/index.js';

interface Member {
  thread: Worker;
  worker: Comlink.Remote<ScenarioWorker>;
}

function start(): Member {
  const thread = new Worker(new URL('../../../engine/hosts/scenarioWorker.ts', import.meta.url), { type: 'module' });
  return { thread, worker: Comlink.wrap<ScenarioWorker>(thread) };
}

function stop({ thread, worker }: Member): void {
  worker[Comlink.releaseProxy]();
  thread.terminate();
}

/** Asks a worker made for it; a worker that cannot be started rejects. */
async function once<T>(ask: (worker: Comlink.Remote<ScenarioWorker>) => Promise<T>): Promise<T> {
  const member = start();
  try {
    return await Promise.race([
      ask(member.worker),
      new Promise<never>((_, reject) => {
        member.thread.onerror = (event) => reject(new Error(event.message));
      }),
    ]);
  } finally {
    stop(member);
  }
}

export const lookAt = (folder: ScenarioFolder): Promise<ScenarioLook> => once((worker) => worker.look(folder));

export const resolve = (run: Omit<RunSpec, 'seed'>): Promise<Scenario | SourceFailure> =>
  once((worker) => worker.scenario(run) as Promise<Scenario | SourceFailure>);

/** One worker is left to the run on the stage, and no more than four are started: each builds the home once more. */
const size = (): number => Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

/** A number of seeds handed to a worker at once: small, so that all finish together. */
const PORTION = 4;

/**
 * Runs a scenario with each of the seeds, on several workers; results come in any order.
 * @param signal aborts at once, also in the middle of a run
 * @returns what went wrong, or null
 */
export async function runSeeds(
  run: Omit<RunSpec, 'seed'>,
  seeds: readonly string[],
  tell: (result: RunResult) => void,
  signal: AbortSignal,
): Promise<SourceFailure | null> {
  const rest = [...seeds];
  const members = Array.from({ length: Math.min(size(), Math.ceil(seeds.length / PORTION)) }, start);
  const stopAll = (): void => members.forEach(stop);
  let aborted = (): void => {};
  const gone = new Promise<null>((resolve) => {
    aborted = () => resolve(null);
  });
  signal.addEventListener('abort', aborted);
  try {
    const work = members.map(async ({ worker, thread }) => {
      const broken = new Promise<never>((_, reject) => {
        thread.onerror = (event) => reject(new Error(event.message));
      });
      broken.catch(() => {});
      while (rest.length > 0 && !signal.aborted) {
        const some = rest.splice(0, PORTION);
        const listener = Comlink.proxy((result: RunResult) => {
          if (!signal.aborted) tell(result);
          return !signal.aborted;
        });
        const failure = await Promise.race([worker.runs(run, some, listener), broken]);
        if (failure !== null) return failure;
      }
      return null;
    });
    const all = Promise.all(work).then((failures) => failures.find((failure) => failure !== null) ?? null);
    return await Promise.race([all, gone]);
  } catch (error) {
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  } finally {
    signal.removeEventListener('abort', aborted);
    stopAll();
  }
}

export type RunRequest = Parameters<ScenarioWorker['request']>[0];

export interface Runners {
  /** Results in the order of the requests; rejects when the signal aborts, also in the middle of a run. */
  make(
    requests: readonly RunRequest[],
    told?: (request: RunRequest, result: RunResult) => Promise<void>,
  ): Promise<RunResult[]>;
  /** What tells the model that makes them from every other. */
  stamp(): Promise<string | null>;
  close(): void;
}

/** Workers that make any number of batches of runs: started when they are first needed, warm for all that follows. */
export function openRunners(signal: AbortSignal): Runners {
  let members: Member[] = [];
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
  stopped.catch(() => {});
  return {
    async make(requests, told) {
      signal.throwIfAborted();
      while (members.length < Math.min(size(), requests.length)) members.push(start());
      const results: RunResult[] = [];
      let next = 0;
      const work = members.map(async ({ worker, thread }) => {
        const broken = new Promise<never>((_, reject) => {
          thread.onerror = (event) => reject(new Error(event.message));
        });
        broken.catch(() => {});
        while (next < requests.length) {
          const i = next++;
          results[i] = await Promise.race([worker.request(requests[i]), broken, stopped]);
          await told?.(requests[i], results[i]);
        }
      });
      await Promise.all(work);
      return results;
    },
    stamp() {
      if (members.length === 0) members.push(start());
      return members[0].worker.stamp();
    },
    close() {
      members.forEach(stop);
      members = [];
    },
  };
}
