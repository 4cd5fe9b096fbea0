/** Runs on the threads of this machine. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { UnitResult } from '../../../study/unit.js';
import { stampOfModules } from '../modelStamp.js';
import makeUnit, { type ResolvedRequest, type UnitRequest } from '../studyWorker.js';
import type { Executor } from './run.js';

export interface Threads extends Executor {
  run(request: UnitRequest | ResolvedRequest): Promise<UnitResult>;
}

/** The bundled worker beside the command line; from sources the module itself. */
const WORKER = new URL('./studyWorker.js', import.meta.url);
const FROM_SOURCES = new URL('../studyWorker.js', import.meta.url);

const workerUrl = (): URL | null => [WORKER, FROM_SOURCES].find((url) => existsSync(fileURLToPath(url))) ?? null;

let known: string | null = null;
/** Of everything a unit is computed by. */
export const unitStamp = (): string => (known ??= stampOfModules(workerUrl() ?? FROM_SOURCES));

/**
 * @param workers threads; all cores if missing. 1, or sources that are not built: in this thread
 * @param apart never in this thread, which has to answer others meanwhile
 */
export function localExecutor(workers = availableParallelism(), signal?: AbortSignal, apart = false): Threads {
  const worker = workerUrl();
  if ((workers <= 1 && !apart) || worker === null)
    return { lanes: 1, run: (request) => Promise.resolve(makeUnit(request)), close: () => Promise.resolve() };
  const pool = new Tinypool({
    filename: fileURLToPath(worker),
    minThreads: workers,
    maxThreads: workers,
    isolateWorkers: false,
  });
  return {
    lanes: workers,
    run: async (request) => (await pool.run(request, signal === undefined ? {} : { signal })) as UnitResult,
    close: () => pool.destroy(),
  };
}
