/** Records in the browser's own store: every change as it is made, so that a closed tab or a crash loses nothing. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RealDrill } from '../../../engine/index.js';

export interface Kept {
  id: string;
  /** ms since 1970: when it was last changed, and when the stopwatch was started; null: not yet. */
  changed: number;
  startedAt: number | null;
  record: RealDrill;
}

interface Shape extends DBSchema {
  records: { key: string; value: Kept };
}

let opened: Promise<IDBPDatabase<Shape>> | null = null;

const db = (): Promise<IDBPDatabase<Shape>> =>
  (opened ??= openDB<Shape>('anshu-real-drills', 1, {
    upgrade(made) {
      made.createObjectStore('records', { keyPath: 'id' });
    },
  }));

/** All records, the last one changed first. */
export async function keptRecords(): Promise<Kept[]> {
  const all = await (await db()).getAll('records');
  return all.sort((a, b) => b.changed - a.changed);
}

/** Is on the disk when this comes back. */
export async function keep(kept: Kept): Promise<void> {
  const transaction = (await db()).transaction('records', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.objectStore('records').put(kept), transaction.done]);
}

export const forget = async (id: string): Promise<void> => (await db()).delete('records', id);
