/** The worker that makes buildings of drawings; one for as long as somebody draws. */
import * as Comlink from 'comlink';
import wasm from 'web-ifc/web-ifc.wasm?url';
import type { DrawWorker } from '../../../engine/hosts/protocol.js';

interface Member {
  worker: Comlink.Remote<DrawWorker>;
  /** Rejects when the worker breaks or is ended: it cannot say so itself. */
  gone: Promise<never>;
  end: (error: Error) => void;
}

let member: Member | null = null;

/** Somebody no longer wants the answer. */
export class StoppedError extends Error {}

function start(): Member {
  if (member !== null) return member;
  const thread = new Worker(new URL('../../../engine/hosts/drawWorker.ts', import.meta.url), { type: 'module' });
  const worker = Comlink.wrap<DrawWorker>(thread);
  let reject = (_error: Error): void => {};
  const gone = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  gone.catch(() => {});
  const made: Member = {
    worker,
    gone,
    end(error) {
      if (member === made) member = null;
      reject(error);
      worker[Comlink.releaseProxy]();
      thread.terminate();
    },
  };
  // A file that takes all the memory ends its worker, not the page; the next question starts another.
  thread.onerror = (event) => made.end(new Error(event.message || 'the worker could not be started'));
  void worker.locate(new URL(wasm, location.href).href);
  member = made;
  return made;
}

/** Rejects with a StoppedError if the worker is stopped meanwhile. */
export function ask<T>(question: (worker: DrawWorker) => Promise<T>): Promise<T> {
  const { worker, gone } = start();
  // All it has are questions with promises for answers: seen from here it is the worker itself.
  return Promise.race([question(worker as unknown as DrawWorker), gone]);
}

/** Ends whatever the worker does. */
export const stopAsking = (): void => member?.end(new StoppedError('stopped'));
