/**
 * Drawings in the browser's own store: every step as soon as it is taken, so that a closed tab or a crash loses nothing, the
 * steps back included. A drawing is kept as it was at some step and the steps around it.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Drawing } from '../../../engine/index.js';
import { take, type History, type Step } from './model/history.js';

interface Head {
  id: string;
  name: string;
  /** ms since 1970. */
  changed: number;
  /** Steps taken. */
  at: number;
}

interface Base {
  id: string;
  at: number;
  drawing: Drawing;
}

interface Shape extends DBSchema {
  heads: { key: string; value: Head };
  bases: { key: string; value: Base };
  steps: { key: [string, number]; value: { drawing: string; n: number; step: Step } };
  pictures: { key: string; value: { id: string; blob: Blob } };
}

/** The base is written anew after so many steps: opening a drawing then takes few of them. */
const BASE_EVERY = 50;

export type Kept = Pick<Head, 'id' | 'name' | 'changed'>;

let opened: Promise<IDBPDatabase<Shape>> | null = null;

const db = (): Promise<IDBPDatabase<Shape>> =>
  (opened ??= openDB<Shape>('anshu-drawings', 1, {
    upgrade(made) {
      made.createObjectStore('heads', { keyPath: 'id' });
      made.createObjectStore('bases', { keyPath: 'id' });
      made.createObjectStore('steps', { keyPath: ['drawing', 'n'] });
      made.createObjectStore('pictures', { keyPath: 'id' });
    },
  }));

/** All drawings, the last one changed first. */
export async function kept(): Promise<Kept[]> {
  const heads = await (await db()).getAll('heads');
  return heads.sort((a, b) => b.changed - a.changed);
}

const stepsOf = (id: string, from = 0): IDBKeyRange => IDBKeyRange.bound([id, from], [id, Infinity]);

/** null: there is none. */
export async function load(id: string): Promise<History | null> {
  const transaction = (await db()).transaction(['heads', 'bases', 'steps']);
  const [head, base, rows] = await Promise.all([
    transaction.objectStore('heads').get(id),
    transaction.objectStore('bases').get(id),
    transaction.objectStore('steps').getAll(stepsOf(id)),
  ]);
  if (head === undefined || base === undefined) return null;
  const steps = rows.map(({ step }) => step);
  let { drawing } = base;
  for (let n = base.at; n < head.at; n++) drawing = take(drawing, steps[n], false);
  for (let n = base.at - 1; n >= head.at; n--) drawing = take(drawing, steps[n], true);
  return { drawing, steps, at: head.at };
}

/** A drawing from its first state. */
export async function create(id: string, history: History): Promise<void> {
  const transaction = (await db()).transaction(['heads', 'bases', 'steps'], 'readwrite', { durability: 'strict' });
  const { drawing, at, steps } = history;
  await Promise.all([
    transaction.objectStore('bases').put({ id, at, drawing }),
    transaction.objectStore('heads').put({ id, name: drawing.name, changed: Date.now(), at }),
    ...steps.map((step, n) => transaction.objectStore('steps').put({ drawing: id, n, step })),
    transaction.done,
  ]);
}

/** What has changed from one history to the next: a step taken, taken back, or taken again. */
export async function save(id: string, before: History, after: History): Promise<void> {
  const transaction = (await db()).transaction(['heads', 'bases', 'steps'], 'readwrite', { durability: 'strict' });
  const steps = transaction.objectStore('steps');
  const { drawing, at } = after;
  if (after.steps !== before.steps) {
    // Steps that had been taken back are gone; a base among them would be, too.
    await steps.delete(stepsOf(id, at - 1));
    await steps.put({ drawing: id, n: at - 1, step: after.steps[at - 1] });
    const base = await transaction.objectStore('bases').get(id);
    if (base === undefined || base.at >= at || at - base.at > BASE_EVERY)
      await transaction.objectStore('bases').put({ id, at, drawing });
  }
  await transaction.objectStore('heads').put({ id, name: drawing.name, changed: Date.now(), at });
  await transaction.done;
}

export async function forget(id: string): Promise<void> {
  const transaction = (await db()).transaction(['heads', 'bases', 'steps'], 'readwrite');
  await Promise.all([
    transaction.objectStore('heads').delete(id),
    transaction.objectStore('bases').delete(id),
    transaction.objectStore('steps').delete(stepsOf(id)),
    transaction.done,
  ]);
}

export async function putPicture(id: string, blob: Blob): Promise<void> {
  await (await db()).put('pictures', { id, blob });
}

export const getPicture = async (id: string): Promise<Blob | null> =>
  (await (await db()).get('pictures', id))?.blob ?? null;
