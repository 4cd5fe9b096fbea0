/** Where scenarios are: the library beside the package, a folder, a file. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearestWord } from '../../scenario/words.js';
import { hostError, kindOfPath, readText } from './files.js';

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
  const source = (file: string): ScenarioSource => ({ given, folder: dirname(file), file, shown: shownFrom(cwd, file) });
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

/** Reads another file of a scenario folder; refuses whatever lies outside it. */
export function folderReader(source: ScenarioSource): (name: string) => Promise<string> {
  return async (name) => {
    const path = resolve(source.folder, name);
    const inside = relative(source.folder, path);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
      throw hostError('fileOutsideFolder', { value: name });
    }
    return readText(path, name);
  };
}
