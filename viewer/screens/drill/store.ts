/** Drills that are played on this device, in the browser's own store: every entry as it comes, so that a closed tab loses nothing. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ScenarioFolder } from '../../../engine/hosts/protocol.js';
import {
  ENGINE_VERSION,
  parsePlayedDrill,
  type DrillFile,
  type JournalEntry,
  type PlayedDrill,
} from '../../../engine/index.js';

/** The night is kept with the drill: it is the same when the page has changed. */
export interface KeptDrill {
  id: string;
  file: DrillFile;
  folder: ScenarioFolder;
  engine: string;
  /** ms since 1970. */
  began: number;
}

interface Shape extends DBSchema {
  drills: { key: string; value: KeptDrill };
  entries: { key: number; value: { drill: string; entry: JournalEntry }; indexes: { drill: string } };
}

let opened: Promise<IDBPDatabase<Shape>> | null = null;

const db = (): Promise<IDBPDatabase<Shape>> =>
  (opened ??= openDB<Shape>('anshu-drills', 1, {
    upgrade(made) {
      made.createObjectStore('drills', { keyPath: 'id' });
      made.createObjectStore('entries', { autoIncrement: true }).createIndex('drill', 'drill');
    },
  }));

/** All, the one begun last first, with how far each was played, ticks. */
export async function keptDrills(): Promise<(KeptDrill & { reached: number })[]> {
  const base = await db();
  const all = await base.getAll('drills');
  const found = await Promise.all(
    all.map(async (one) => {
      const entries = await base.getAllFromIndex('entries', 'drill', one.id);
      return { ...one, reached: Math.max(0, ...entries.map(({ entry }) => entry.tick)) };
    }),
  );
  return found.sort((a, b) => b.began - a.began);
}

export async function beginDrill(file: DrillFile, folder: ScenarioFolder, began: number): Promise<KeptDrill> {
  const made: KeptDrill = { id: `${file.id}-${began}`, file, folder, engine: ENGINE_VERSION, began };
  await (await db()).put('drills', made);
  return made;
}

export async function journalOf(drill: string): Promise<JournalEntry[]> {
  return (await (await db()).getAllFromIndex('entries', 'drill', drill)).map(({ entry }) => entry);
}

/** Is on the disk when this comes back. */
export async function keepEntry(drill: string, entry: JournalEntry): Promise<void> {
  const transaction = (await db()).transaction('entries', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.add({ drill, entry }), transaction.done]);
}

export async function forgetDrill(drill: string): Promise<void> {
  const transaction = (await db()).transaction(['drills', 'entries'], 'readwrite');
  await transaction.objectStore('drills').delete(drill);
  const entries = transaction.objectStore('entries');
  for (const key of await entries.index('drill').getAllKeys(drill)) await entries.delete(key);
  await transaction.done;
}

/** As a file, to be brought to another device. */
export async function takeDrill({ id, file, folder, engine, began }: KeptDrill): Promise<string> {
  const played: PlayedDrill = { format: 'anshu-played-drill', version: 1, engine, began, drill: file, folder, journal: await journalOf(id) }; // prettier-ignore
  return JSON.stringify(played);
}

/** Nothing is kept unless all of it can be read. @throws ScenarioError or SyntaxError that says what is wrong */
export async function bringDrill(words: string, now: number): Promise<KeptDrill> {
  const { drill: file, folder, engine, began, journal } = parsePlayedDrill(JSON.parse(words));
  const made: KeptDrill = { id: `${file.id}-${now}`, file, folder, engine, began };
  const transaction = (await db()).transaction(['drills', 'entries'], 'readwrite');
  await transaction.objectStore('drills').put(made);
  for (const entry of journal) await transaction.objectStore('entries').add({ drill: made.id, entry });
  await transaction.done;
  return made;
}
