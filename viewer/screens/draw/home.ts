/** Drawings as wholes: opened, made, run, saved as a folder. */
import { signal } from '@preact/signals';
import { emptyDrawing, type Drawing } from '../../../engine/index.js';
import type { ScenarioFolder, SourceFailure } from '../../../engine/hosts/protocol.js';
import type { App } from '../../app/app.js';
import { jsonFilesIn } from '../../bring/archive.js';
import { openFolder } from '../../bring/bring.js';
import { saveAs } from '../../bring/take.js';
import type { Desk } from './desk.js';
import { begin } from './model/history.js';
import { t } from './speech.js';
import * as store from './store.js';
import { ask } from './worker.js';

/** Drawings in this browser, for the list. */
export const drawings = signal<readonly store.Kept[]>([]);

const listAgain = async (): Promise<void> => {
  drawings.value = await store.kept();
};

/** Held while a drawing is open: two windows that draw on one would overwrite each other. */
let release: (() => void) | null = null;

function hold(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (navigator.locks === undefined) {
      resolve(true);
      return;
    }
    void navigator.locks.request(`anshu-drawing-${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      if (lock === null) return;
      return new Promise<void>((done) => {
        release?.();
        release = done;
      });
    });
  });
}

export async function openKept(desk: Desk, id: string): Promise<boolean> {
  if (desk.id.peek() === id) return true;
  await desk.saved();
  if (!(await hold(id))) return false;
  const history = await store.load(id);
  if (history === null) return false;
  desk.open(id, history);
  await listAgain();
  return true;
}

/** Begins a drawing, and keeps it. */
export async function openNew(desk: Desk, drawing: Drawing): Promise<void> {
  await desk.saved();
  const id = crypto.randomUUID();
  const history = begin(drawing);
  try {
    await hold(id);
    await store.create(id, history);
    await listAgain();
  } finally {
    // A browser that keeps nothing can still be drawn in.
    desk.open(id, history);
  }
}

/** The open drawing is gone for good; another one is opened. */
export async function forgetOpen(desk: Desk): Promise<void> {
  const id = desk.id.peek();
  if (id === null) return;
  await desk.saved();
  await store.forget(id);
  await listAgain();
  for (const other of drawings.peek()) if (await openKept(desk, other.id)) return;
  await openNew(desk, blank());
}

export const blank = (): Drawing => emptyDrawing('home', t('home.untitled'));

/** The drawing that was last drawn on and is not open elsewhere; else an empty one. */
export async function openLast(desk: Desk): Promise<void> {
  if (desk.id.peek() !== null) return;
  await listAgain().catch(() => {});
  for (const { id } of drawings.peek()) if (await openKept(desk, id)) return;
  await openNew(desk, blank());
}

const isFailure = (found: Drawing | SourceFailure): found is SourceFailure => 'kind' in found;

/** What is on the stage, or was brought, as a drawing. */
export async function openOf(app: App, desk: Desk, folder: ScenarioFolder): Promise<void> {
  const found = await ask((worker) => worker.open(folder));
  if (isFailure(found)) {
    const { text } = app;
    app.say(
      found.kind === 'problems'
        ? found.problems.map((problem) => text.peek().problem(problem)).join(' ')
        : found.kind === 'broken'
          ? found.message
          : found.detail,
    );
    return;
  }
  await takePictures(folder, found);
  await openNew(desk, found);
}

const PICTURES = 'pictures.json';

/** Pictures lie in the folder as text, so that a folder of texts is whole. */
async function picturesOf(drawing: Drawing): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const id of new Set(drawing.storeys.flatMap(({ picture }) => picture?.id ?? []))) {
    const blob = await store.getPicture(id);
    if (blob !== null) found[id] = await dataOf(blob);
  }
  return found;
}

const dataOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });

async function takePictures({ texts }: ScenarioFolder, drawing: Drawing): Promise<void> {
  const text = texts[PICTURES];
  if (text === undefined) return;
  const wanted = new Set(drawing.storeys.flatMap(({ picture }) => picture?.id ?? []));
  for (const [id, data] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
    const match = /^data:(image\/[a-z+.-]+);base64,([A-Za-z0-9+/=]+)$/.exec(String(data));
    if (match === null || !wanted.has(id) || (await store.getPicture(id)) !== null) continue;
    const bytes = Uint8Array.from(atob(match[2]), (c) => c.charCodeAt(0));
    await store.putPicture(id, new Blob([bytes], { type: match[1] }));
  }
}

const idOf = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48) || 'home';

/** A drawing that was saved before it could be run; null: no archive of one. */
export async function savedDrawing(file: File): Promise<ScenarioFolder | null> {
  if (!/\.zip$/i.test(file.name)) return null;
  const texts = await jsonFilesIn(new Uint8Array(await file.arrayBuffer()), file.name).catch(() => null);
  return texts === null || texts['drawing.json'] === undefined ? null : { name: file.name, texts };
}

/** The drawing as files of a folder, with its scenario unless it has faults. */
async function folderOf(desk: Desk): Promise<ScenarioFolder> {
  const now = desk.drawing.peek();
  const drawing = { ...now, id: idOf(now.name) };
  const file = await ask((worker) => worker.scenario(drawing));
  const pictures = await picturesOf(drawing);
  const text = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  return {
    name: drawing.id,
    texts: {
      ...(file === null ? {} : { 'scenario.json': text(file) }),
      'drawing.json': text(drawing),
      ...(Object.keys(pictures).length === 0 ? {} : { [PICTURES]: text(pictures) }),
    },
  };
}

export async function run(app: App, desk: Desk): Promise<void> {
  app.say(t('home.running'));
  const folder = await folderOf(desk);
  if (folder.texts['scenario.json'] === undefined) {
    app.say(t('home.faults'));
    return;
  }
  app.screen.value = 'play';
  await openFolder(app, folder);
}

export async function save(app: App, desk: Desk): Promise<void> {
  const folder = await folderOf(desk);
  const { strToU8, zipSync } = await import('fflate');
  const files = Object.entries(folder.texts).map(([name, text]) => [`${folder.name}/${name}`, strToU8(text)] as const);
  const name = `${folder.name}.zip`;
  saveAs(new Blob([zipSync(Object.fromEntries(files)) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), name);
  app.say(t('home.saved', { file: name }));
}
