/** The worker that makes buildings of drawings; one for as long as somebody draws. */
import * as Comlink from 'comlink';
import wasm from 'web-ifc/web-ifc.wasm?url';
import type { DrawWorker } from '../../../engine/hosts/protocol.js';

let thread: Worker | null = null;
let remote: Comlink.Remote<DrawWorker> | null = null;

function start(): Comlink.Remote<DrawWorker> {
  if (remote !== null) return remote;
  thread = new Worker(new URL('../../../engine/hosts/drawWorker.ts', import.meta.url), { type: 'module' });
  remote = Comlink.wrap<DrawWorker>(thread);
  void remote.locate(new URL(wasm, location.href).href);
  return remote;
}

function stop(): void {
  remote?.[Comlink.releaseProxy]();
  thread?.terminate();
  thread = null;
  remote = null;
}

/** A worker that breaks (a file that takes all its memory) is ended; the next question starts another. */
export async function ask<T>(question: (worker: DrawWorker) => Promise<T>): Promise<T> {
  // All it has are questions with promises for answers: seen from here it is the worker itself.
  const worker = start() as unknown as DrawWorker;
  const own = thread!;
  try {
    return await Promise.race([
      question(worker),
      new Promise<never>((_, reject) => {
        own.onerror = (event) => reject(new Error(event.message || 'the worker could not be started'));
      }),
    ]);
  } catch (error) {
    if (own === thread) stop();
    throw error;
  }
}
