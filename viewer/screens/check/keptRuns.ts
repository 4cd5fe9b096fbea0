/**
 * Finished runs that the browser keeps, so that a trial that was stopped, or a page that was closed, goes on from them. Found by
 * what was run, to the last digit, and by the model that ran it; a result holds counts and times, nothing about anybody.
 */
import type { RunResult } from '../../../engine/index.js';
import type { RunRequest } from './pool.js';

const NAME = 'anshu.runs';
const RUNS = 'runs';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(NAME));
  });

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(RUNS);
  return done(opening);
}

async function keyOf(stamp: string, { scenario, seed, until, reads }: RunRequest): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(scenario)));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [stamp, hex, seed, until ?? '', reads === true ? 'reads' : ''].join(' ');
}

export interface KeptRuns {
  /** Those that are kept, the others undefined. */
  find(requests: readonly RunRequest[]): Promise<(RunResult | undefined)[]>;
  keep(request: RunRequest, result: RunResult): Promise<void>;
}

/** Keeps nothing: a browser that has no room or may not, or a model of which nobody knows which it is. */
const NOTHING: KeptRuns = {
  find: (requests) => Promise.resolve(requests.map(() => undefined)),
  keep: () => Promise.resolve(),
};

/** @param stamp of the model; runs of every other are thrown away */
export async function openKeptRuns(stamp: string | null): Promise<KeptRuns> {
  // A page that does not come over a secure connection has no digests.
  if (stamp === null || (globalThis as { crypto?: { subtle?: unknown } }).crypto?.subtle === undefined) return NOTHING;
  try {
    const base = await open();
    const known = new Map<string, RunResult>();
    const begun = base.transaction(RUNS, 'readwrite').objectStore(RUNS);
    const [keys, results] = await Promise.all([
      done(begun.getAllKeys()),
      done(begun.getAll() as IDBRequest<RunResult[]>),
    ]);
    keys.forEach((key, i) => {
      if (String(key).startsWith(`${stamp} `)) known.set(String(key), results[i]);
      else base.transaction(RUNS, 'readwrite').objectStore(RUNS).delete(key);
    });
    return {
      async find(requests) {
        const wanted = await Promise.all(requests.map((request) => keyOf(stamp, request)));
        return wanted.map((key) => known.get(key));
      },
      async keep(request, result) {
        const key = await keyOf(stamp, request);
        known.set(key, result);
        await done(base.transaction(RUNS, 'readwrite').objectStore(RUNS).put(result, key)).catch(() => {});
      },
    };
  } catch {
    return NOTHING;
  }
}
