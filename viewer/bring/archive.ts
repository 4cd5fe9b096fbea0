/** What a user brings: a folder, an archive, a scenario file or a recording, as texts or bytes. Nothing is half loaded. */
import type { ScenarioFolder } from '../../engine/hosts/protocol.js';

/** Largest file and largest sum that is read, bytes: a city's largest home is a hundredth of it. */
export const MOST_BYTES = 64e6;
export const MOST_RECORDING_BYTES = 1e9;
/** Files of a scenario folder that are read. */
export const MOST_FILES = 200;

export type BringCode = 'nothing' | 'noScenario' | 'tooLarge' | 'tooMany' | 'notText' | 'badArchive';

/** What was brought cannot be used; words come from the interface's dictionary. */
export class BringError extends Error {
  readonly code: BringCode;
  readonly file: string;
  constructor(code: BringCode, file = '') {
    super(`${code} ${file}`);
    this.name = 'BringError';
    this.code = code;
    this.file = file;
  }
}

export interface BroughtFile {
  /** Path with `/` between parts. */
  path: string;
  size: number;
  bytes(): Promise<Uint8Array>;
}

export type Brought =
  { kind: 'scenario'; folder: ScenarioFolder } | { kind: 'recording'; name: string; bytes: Uint8Array };

const MAGIC = 'ANSHUREC';
const MAIN = 'scenario.json';

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && [...text].every((c, i) => bytes[i] === c.charCodeAt(0));

/** UTF-8 only: another encoding read as UTF-8 would turn names into other names. */
function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BringError('notText', file);
  }
}

/** Parts of a path without what leads nowhere or out: null for a path that leads out, or to what systems leave behind. */
function partsOf(path: string): string[] | null {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || /^[A-Za-z]:$/.test(parts[0] ?? '')) return null;
  return parts.some((part) => part.startsWith('.') || part === '__MACOSX') ? null : parts;
}

/** The scenario among files: the one whose `scenario.json` lies least deep, with what stands beside and below it. */
async function scenarioAmong(files: readonly BroughtFile[], name: string): Promise<ScenarioFolder> {
  const known = files.flatMap((file) => {
    const parts = partsOf(file.path);
    return parts === null ? [] : [{ file, parts }];
  });
  const mains = known.filter(({ parts }) => parts.at(-1) === MAIN).sort((a, b) => a.parts.length - b.parts.length);
  // One JSON file by itself is the scenario, whatever it is called.
  const main = mains[0] ?? (known.length === 1 && known[0].parts.at(-1)?.endsWith('.json') === true ? known[0] : null);
  if (main === null) throw new BringError('noScenario', name);
  const root = main.parts.slice(0, -1);
  const inside = known.filter(
    ({ parts }) => root.every((part, i) => parts[i] === part) && parts.at(-1)!.endsWith('.json'),
  );
  if (inside.length > MOST_FILES) throw new BringError('tooMany', name);
  if (inside.reduce((sum, { file }) => sum + file.size, 0) > MOST_BYTES) throw new BringError('tooLarge', name);
  const texts: Record<string, string> = {};
  for (const { file, parts } of inside) {
    const path = file === main.file ? MAIN : parts.slice(root.length).join('/');
    texts[path] = textOf(await file.bytes(), file.path);
  }
  return { name: root.at(-1) ?? name.replace(/\.(json|zip)$/i, ''), texts };
}

async function unzip(bytes: Uint8Array, name: string): Promise<BroughtFile[]> {
  const { unzipSync } = await import('fflate');
  let total = 0;
  let count = 0;
  let tooMuch: BringCode | null = null;
  try {
    const found = unzipSync(bytes, {
      // Looked at before anything is unpacked: an archive can promise less than it holds, never more than it says here.
      filter(file) {
        if (!file.name.endsWith('.json') || tooMuch !== null) return false;
        total += file.originalSize;
        count += 1;
        if (count > MOST_FILES) tooMuch = 'tooMany';
        if (total > MOST_BYTES) tooMuch = 'tooLarge';
        return tooMuch === null;
      },
    });
    if (tooMuch !== null) throw new BringError(tooMuch, name);
    return Object.entries(found).map(([path, content]) => ({
      path,
      size: content.length,
      bytes: () => Promise.resolve(content),
    }));
  } catch (error) {
    if (error instanceof BringError) throw error;
    throw new BringError('badArchive', name);
  }
}

/** The JSON files of an archive by their names, without folders. @throws BringError */
export async function jsonFilesIn(bytes: Uint8Array, name: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const file of await unzip(bytes, name)) {
    const parts = partsOf(file.path);
    if (parts !== null) texts[parts.at(-1)!] = textOf(await file.bytes(), file.path);
  }
  return texts;
}

/** @throws BringError */
export async function read(files: readonly BroughtFile[], name: string): Promise<Brought> {
  if (files.length === 0) throw new BringError('nothing');
  if (files.length === 1) {
    const [file] = files;
    if (file.size > MOST_RECORDING_BYTES) throw new BringError('tooLarge', file.path);
    const bytes = await file.bytes();
    if (startsWith(bytes, MAGIC)) return { kind: 'recording', name: file.path, bytes };
    if (startsWith(bytes, 'PK\u0003\u0004'))
      return { kind: 'scenario', folder: await scenarioAmong(await unzip(bytes, name), name) };
    if (/\.zip$/i.test(file.path)) throw new BringError('badArchive', file.path);
    // Called a recording, and none: the reader says what is wrong with it.
    if (/\.(anshu|rec|anshurec)$/i.test(file.path)) return { kind: 'recording', name: file.path, bytes };
  }
  return { kind: 'scenario', folder: await scenarioAmong(files, name) };
}

const ofFile = (file: File, path: string): BroughtFile => ({
  path,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** Files of a file picker, folders included. */
export const filesOf = (list: Iterable<File>): BroughtFile[] =>
  [...list].map((file) => ofFile(file, file.webkitRelativePath || file.name));

async function entriesOf(entry: FileSystemEntry, into: BroughtFile[]): Promise<void> {
  if (into.length > MOST_FILES * 4) throw new BringError('tooMany', entry.name);
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push(ofFile(file, entry.fullPath));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await entriesOf(one, into);
  }
}

/** Files of what was dropped. Must be called while the event is being handled: the list is empty afterwards. */
export async function dropped(data: DataTransfer): Promise<{ files: BroughtFile[]; name: string }> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const plain = [...data.files];
  const files: BroughtFile[] = [];
  for (const entry of entries) await entriesOf(entry, files);
  if (entries.length === 0) files.push(...filesOf(plain));
  return { files, name: entries[0]?.name ?? plain[0]?.name ?? '' };
}
