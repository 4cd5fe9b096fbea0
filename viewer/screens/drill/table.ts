/** A drill that is played in this page: its worker, its journal, and the seats that are taken at it. */
import * as Comlink from 'comlink';
import type { DrillDocument, DrillWorker, SourceFailure } from '../../../engine/hosts/protocol.js';
import type { Language, Seat } from '../../../engine/index.js';
import { overPort } from './line.js';
import { openSeat, type SeatPage } from './seat.js';
import { journalOf, keepEntry, type KeptDrill } from './store.js';

export interface Table {
  readonly kept: KeptDrill;
  /** The page of a seat here; the same one each time. */
  seat(seat: Seat): SeatPage;
  /** A port for the page of another window. */
  port(seat: Seat): MessagePort;
  document(kind: DrillDocument, language: Language): Promise<Uint8Array>;
  close(): void;
}

/** Goes on with a drill where it was left. */
export async function openTable(kept: KeptDrill): Promise<Table | SourceFailure> {
  const thread = new Worker(new URL('../../../engine/hosts/drillWorker.ts', import.meta.url), { type: 'module' });
  const worker = Comlink.wrap<DrillWorker>(thread);
  const close = (): void => {
    worker[Comlink.releaseProxy]();
    thread.terminate();
  };
  const broken = new Promise<never>((_, reject) => {
    thread.onerror = (event) => reject(new Error(event.message || 'the worker could not be started'));
  });
  broken.catch(() => {});
  try {
    const { file, folder } = kept;
    const run = { folder, variant: file.scenario.variant, edits: [] };
    const keep = (entry: Parameters<typeof keepEntry>[1]): Promise<void> => keepEntry(kept.id, entry);
    const opening = worker.open(file, run, await journalOf(kept.id), Comlink.proxy(keep));
    const failure = await Promise.race([opening, broken]);
    if (failure !== null) {
      close();
      return failure;
    }
  } catch (error) {
    close();
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
  const seats = new Map<string, SeatPage>();
  const port = (seat: Seat): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    void worker.sit(seat, Comlink.transfer(port1, [port1]));
    return port2;
  };
  return {
    kept,
    seat(seat) {
      const name = typeof seat === 'string' ? '' : seat.role;
      let page = seats.get(name);
      if (page === undefined) {
        page = openSeat(overPort(port(seat)));
        seats.set(name, page);
      }
      return page;
    },
    port,
    document: (kind, language) => worker.document(kind, language) as Promise<Uint8Array>,
    close() {
      for (const page of seats.values()) page.close();
      close();
    },
  };
}
