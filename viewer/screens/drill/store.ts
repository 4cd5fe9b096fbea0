/** Drills that are played on this device, in the browser's own store: every entry as it comes, so that a closed tab loses nothing. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ScenarioFolder } from '../../../engine/hosts/protocol.js';
import { ENGINE_VERSION, journalEntry, parseDrill, type DrillFile, type JournalEntry } from '../../../engine/index.js';

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

const FORMAT = 'anshu-played-drill';

/** As a file, to be brought to another device. */
export async function takeDrill({ id, file, folder, engine, began }: KeptDrill): Promise<string> {
  return JSON.stringify({
    format: FORMAT,
    version: 1,
    engine,
    began,
    drill: file,
    folder,
    journal: await journalOf(id),
  });
}

/** Nothing is kept unless all of it can be read. @throws ScenarioError, SyntaxError or another Error that says what is wrong */
export async function bringDrill(words: string, now: number): Promise<KeptDrill> {
  const value = JSON.parse(words) as Record<string, unknown> | null;
  const folder = value?.folder as Partial<ScenarioFolder> | null | undefined;
  const texts: unknown = folder?.texts;
  if (
    value?.format !== FORMAT ||
    value.version !== 1 ||
    typeof folder?.name !== 'string' ||
    typeof texts !== 'object' ||
    texts === null ||
    !Object.values(texts).every((text) => typeof text === 'string') ||
    !Array.isArray(value.journal)
  )
    throw new TypeError(FORMAT);
  const file = parseDrill(value.drill);
  const journal = value.journal.map((entry) => journalEntry.parse(entry));
  const began = typeof value.began === 'number' ? value.began : now;
  const engine = typeof value.engine === 'string' ? value.engine : '';
  const made: KeptDrill = { id: `${file.id}-${now}`, file, folder: folder as ScenarioFolder, engine, began };
  const transaction = (await db()).transaction(['drills', 'entries'], 'readwrite');
  await transaction.objectStore('drills').put(made);
  for (const entry of journal) await transaction.objectStore('entries').add({ drill: made.id, entry });
  await transaction.done;
  return made;
}
