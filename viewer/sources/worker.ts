/** A source that lives in a worker of its own. */
import * as Comlink from 'comlink';
import type { SourceMessage, SourceRequest, SourceWorker } from '../../engine/hosts/protocol.js';

export interface Source {
  /** The worker. Calls through `call`: it rejects when the worker breaks or is ended, which the worker itself cannot say. */
  call<T>(ask: (worker: Comlink.Remote<SourceWorker>) => Promise<T>): Promise<T>;
  initialize(request: SourceRequest, tell: (message: SourceMessage) => void): ReturnType<SourceWorker['initialize']>;
  /** Ends the worker at once, whatever it does. */
  terminate(): void;
}

export type OpenSource = () => Source;

const newThread = (): Worker =>
  new Worker(new URL('../../engine/hosts/worker.ts', import.meta.url), { type: 'module' });

let waiting: Worker | null = null;

/** Loads the engine before there is a scenario for it: the first source takes this worker. */
export function warmUp(): void {
  try {
    waiting ??= newThread();
  } catch {
    // Told when a source is wanted.
  }
}

/** @throws if the browser has no module workers */
export const openWorkerSource: OpenSource = () => {
  const thread = waiting ?? newThread();
  waiting = null;
  const worker = Comlink.wrap<SourceWorker>(thread);
  let end = (_error: Error): void => {};
  const gone = new Promise<never>((_, reject) => {
    end = reject;
    // A worker that cannot even be loaded never answers: its failure is told here.
    thread.onerror = (event) => reject(new Error(event.message || 'the worker could not be started'));
  });
  gone.catch(() => {});
  return {
    call: (ask) => Promise.race([ask(worker), gone]),
    initialize(request, tell) {
      // The bytes of a recording are given away, not copied.
      const given = request.kind === 'recording' ? Comlink.transfer(request, [request.bytes.buffer]) : request;
      return Promise.race([worker.initialize(given, Comlink.proxy(tell)), gone]);
    },
    terminate() {
      end(new Error('the source was closed'));
      worker[Comlink.releaseProxy]();
      thread.terminate();
    },
  };
};
