/**
 * Studies that were begun here, and their finished runs, in the browser's own store: a closed tab loses only runs under way.
 * A run is kept under the address of what was run; what another state of the model made is thrown away.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LocalText, UnitResult } from '../../../engine/index.js';
import type { Beside } from './files.js';

export interface KeptStudy {
  id: string;
  name: LocalText;
  /** ms since 1970. */
  changed: number;
  shown: string;
  text: string;
  beside: Beside;
}

interface KeptUnit {
  study: string;
  address: string;
  stamp: string;
  result: UnitResult;
}

interface Shape extends DBSchema {
  studies: { key: string; value: KeptStudy };
  units: { key: [string, string]; value: KeptUnit };
}

let opened: Promise<IDBPDatabase<Shape>> | null = null;

const db = (): Promise<IDBPDatabase<Shape>> =>
  (opened ??= openDB<Shape>('anshu-studies', 1, {
    upgrade(made) {
      made.createObjectStore('studies', { keyPath: 'id' });
      made.createObjectStore('units', { keyPath: ['study', 'address'] });
    },
  }));

/** Every run of a study: its key begins with the study's. */
const runsOf = (study: string): IDBKeyRange => IDBKeyRange.bound([study], [study, []]);

export interface KeptEntry extends KeptStudy {
  runs: number;
}

/** The last one changed first. */
export async function keptStudies(): Promise<KeptEntry[]> {
  const base = await db();
  const all = await base.getAll('studies');
  const counted = await Promise.all(
    all.map(async (one) => ({ ...one, runs: await base.count('units', runsOf(one.id)) })),
  );
  return counted.sort((a, b) => b.changed - a.changed);
}

export const keepStudy = async (study: KeptStudy): Promise<void> => void (await (await db()).put('studies', study));

export async function forgetStudy(id: string): Promise<void> {
  const transaction = (await db()).transaction(['studies', 'units'], 'readwrite');
  await Promise.all([
    transaction.objectStore('studies').delete(id),
    transaction.objectStore('units').delete(runsOf(id)),
    transaction.done,
  ]);
}

export interface KeptUnits {
  found: readonly (readonly [string, UnitResult])[];
  keep(address: string, result: UnitResult): Promise<void>;
}

/** @param stamp of the model; null: nobody knows which it is, so nothing is kept */
export async function keptUnits(study: string, stamp: string | null): Promise<KeptUnits> {
  if (stamp === null) return { found: [], keep: () => Promise.resolve() };
  const base = await db();
  const all = await base.getAll('units', runsOf(study));
  const old = all.filter((one) => one.stamp !== stamp);
  if (old.length > 0) {
    const transaction = base.transaction('units', 'readwrite');
    await Promise.all([...old.map((one) => transaction.store.delete([study, one.address])), transaction.done]);
  }
  return {
    found: all.filter((one) => one.stamp === stamp).map(({ address, result }) => [address, result] as const),
    async keep(address, result) {
      await base.put('units', { study, address, stamp, result });
    },
  };
}
