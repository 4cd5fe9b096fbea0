/** Where scenarios are: the library beside the package, a folder, a file. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importConditions } from '../../exchange/conditions.js';
import { facilityProblems } from '../../facility/build.js';
import { generateTower } from '../../facility/tower.js';
import { parseJson } from '../../scenario/json.js';
import { resolveScenario, type ResolveOptions } from '../../scenario/resolve.js';
import type { Scenario } from '../../scenario/schema.js';
import { nearestWord } from '../../scenario/words.js';
import type { ExchangeNote } from '../../text/index.js';
import { hostError, kindOfPath, MOST_TEXT, readText } from './files.js';

/** A scenario that was found and not yet looked into. */
export interface ScenarioSource {
  /** As the user named it. */
  given: string;
  /** Folder it is in, and the file itself; absolute. */
  folder: string;
  file: string;
  /** Name of the file in problems: relative to the folder called from where that is shorter. */
  shown: string;
}

/** The package's own folder: the nearest one above this module with a package.json of ours. */
export function packageFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'scenarios'))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

export const libraryFolder = (): string => join(packageFolder(), 'scenarios');

/** Names of the library, sorted. */
export async function libraryNames(folder = libraryFolder()): Promise<string[]> {
  if ((await kindOfPath(folder)) !== 'folder') return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'scenario.json')))
    .map((entry) => entry.name)
    .sort();
}

const shownFrom = (cwd: string, file: string): string => {
  const short = relative(cwd, file);
  return short.startsWith(`..${sep}..`) || isAbsolute(short) ? file : short;
};

/**
 * Finds a scenario by name, folder or file. A plain name is looked for in the library first, then as a path; `./name` and
 * anything with a slash is a path, counted from `cwd`.
 * Throws ScenarioError (`noSuchScenario` with the nearest name as a hint, `noScenarioInFolder`).
 */
export async function findScenario(given: string, cwd: string, library = libraryFolder()): Promise<ScenarioSource> {
  const source = (file: string): ScenarioSource => ({
    given,
    folder: dirname(file),
    file,
    shown: shownFrom(cwd, file),
  });
  const plain = /^[^/\\]+$/.test(given) && given !== '.' && given !== '..';
  if (plain) {
    const inLibrary = join(library, given, 'scenario.json');
    if ((await kindOfPath(inLibrary)) === 'file') return source(inLibrary);
  }
  const path = resolve(cwd, given);
  const kind = await kindOfPath(path);
  if (kind === 'file') return source(path);
  if (kind === 'folder') {
    const inFolder = join(path, 'scenario.json');
    if ((await kindOfPath(inFolder)) === 'file') return source(inFolder);
    throw hostError('noScenarioInFolder', { value: given }, { code: 'newScenario' });
  }
  const names = await libraryNames(library);
  const suggestion = nearestWord(basename(given), names);
  throw hostError(
    'noSuchScenario',
    { value: given, allowed: names },
    suggestion === null ? { code: 'listScenarios' } : { code: 'didYouMean', parameters: { suggestion } },
  );
}

/**
 * Reads the text of another file of a scenario folder; refuses whatever lies outside it, also behind a link.
 * Synchronous, as the resolver wants it.
 */
export function folderTexts(source: ScenarioSource): (name: string) => string {
  const files = folderBytes(source);
  return (name) => files(name).toString('utf8');
}

/** The same as bytes. */
export function folderBytes(source: ScenarioSource): (name: string) => Buffer {
  return (name) => {
    const path = resolve(source.folder, name);
    let real: string;
    try {
      real = realpathSync(path);
    } catch {
      throw hostError('fileMissing', { value: name });
    }
    const inside = relative(realpathSync(source.folder), real);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
      throw hostError('fileOutsideFolder', { value: name });
    }
    const { size } = statSync(real);
    if (size > MOST_TEXT) throw hostError('fileTooLarge', { value: name, size, most: MOST_TEXT });
    return readFileSync(real);
  };
}

/** The same as a value. */
export function folderReader(source: ScenarioSource): (name: string) => unknown {
  const texts = folderTexts(source);
  return (name) => parseJson(texts(name), name);
}

/** Reads results of another fire model from the scenario folder. @param tell told of what they leave open */
export function conditionsReader(
  source: ScenarioSource,
  tell?: (notes: readonly ExchangeNote[]) => void,
): NonNullable<ResolveOptions['importConditions']> {
  return (conditions, horizon) => {
    const { spaces, notes } = importConditions(
      conditions,
      { readText: folderTexts(source), readBytes: folderBytes(source) },
      horizon,
    );
    tell?.(notes);
    return spaces;
  };
}

/** A scenario file read as a value, nothing of it checked yet. Throws ScenarioError if it is no JSON. */
export async function readScenarioFile(source: ScenarioSource): Promise<unknown> {
  return parseJson(await readText(source.file, source.shown), source.shown);
}

/** A scenario that can be built, of a file that was read. Throws ScenarioError with every problem of file and variant. */
export function resolveFrom(source: ScenarioSource, input: unknown, variant: string | null): Scenario {
  return resolveScenario(input, {
    variant,
    file: source.shown,
    readFile: folderReader(source),
    importConditions: conditionsReader(source),
    generateTower,
    facilityProblems,
  });
}

/** Reads and resolves in one go. */
export async function loadScenario(source: ScenarioSource, variant: string | null): Promise<Scenario> {
  return resolveFrom(source, await readScenarioFile(source), variant);
}

/** Names of a scenario's variants, in the file's order; empty if it has none. */
export function variantNames(input: unknown): string[] {
  const variants = (input as { variants?: unknown } | null)?.variants;
  return typeof variants === 'object' && variants !== null ? Object.keys(variants) : [];
}
