/**
 * Builds that are kept: one folder for each state of the sources, named by its stamp, so that an unchanged tree starts at
 * once and every command runs built code. Any number of processes may build, run and clear away at once.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { root } from './setup.mjs';

/** Builds that nobody has started for this long are removed, ms. */
const KEPT = 3_600_000;
/** Prefix of the files by which running processes say that they need a build; the process id follows. */
const IN_USE = 'in-use-';

/** @param {unknown} error */
export const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);
/** Without the colours that build tools put into their messages. @param {unknown} error */
export const messageOf = (error) => stripVTControlCharacters(error instanceof Error ? error.message : String(error));

/** A failure that needs no trace: its message says what to do. */
export class BuildError extends Error {}

/** True for the file that was started as a program. @param {string} url import.meta.url of the file */
export const isProgram = (url) =>
  process.argv[1] !== undefined && existsSync(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);

/**
 * Paths and contents of everything a build is made of, as 16 hexadecimal digits.
 * @param {readonly string[]} paths files and folders, from the package's folder; what is not there is left out
 * @param {(path: string, isFolder: boolean) => boolean} counts whether something below a folder belongs to it, by its path
 * from the package's folder, with slashes
 */
export function stampOf(paths, counts) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const named = (path) => relative(root, path).replaceAll(sep, '/');
  /** @param {string} path */
  const add = (path) => hash.update(named(path)).update('\0').update(readFileSync(path)).update('\0');
  /** @param {string} folder */
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (!counts(named(path), entry.isDirectory())) continue;
      if (entry.isDirectory()) visit(path);
      else add(path);
    }
  };
  for (const path of paths.map((one) => join(root, one))) {
    if (!existsSync(path)) continue;
    if (statSync(path).isDirectory()) visit(path);
    else add(path);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @typedef {object} Kind one kind of build
 * @property {string} name below dist/
 * @property {string} message said on standard error before it is made
 * @property {() => string} stamp of the present sources
 * @property {(folder: string) => boolean} isComplete
 * @property {(folder: string) => Promise<void>} make builds into an empty folder; throws BuildError
 */

/**
 * Builds for the present sources; gives the finished folder. Nobody ever sees half a build under its final name.
 * @param {Kind} kind
 * @param {string} built
 */
async function build(kind, built) {
  process.stderr.write(`${kind.message}\n`);
  const temporary = join(built, `${randomUUID()}.tmp`);
  try {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const stamp = kind.stamp();
      await kind.make(temporary);
      // Somebody saved a file meanwhile: nobody knows which of the two states was read.
      if (kind.stamp() !== stamp) continue;
      const target = join(built, stamp);
      try {
        if (existsSync(target) && !kind.isComplete(target)) rmSync(target, { recursive: true, force: true });
        renameSync(temporary, target);
      } catch (error) {
        // Another process was quicker: its build is of the same sources.
        if (!kind.isComplete(target)) throw error;
      }
      return target;
    }
    throw new BuildError('The sources change faster than they can be built. Try again.');
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** True if a process that runs from this build is alive. @param {string} folder */
const isInUse = (folder) =>
  readdirSync(folder).some((name) => {
    if (!name.startsWith(IN_USE)) return false;
    try {
      return process.kill(Number(name.slice(IN_USE.length)), 0);
    } catch (error) {
      return codeOf(error) === 'EPERM';
    }
  });

/**
 * Removes builds of other states of the sources that nobody runs and nobody has started for a while.
 * @param {string} built
 * @param {string} current
 */
function forgetOld(built, current) {
  for (const name of readdirSync(built)) {
    const path = join(built, name);
    try {
      if (path === current || Date.now() - statSync(path).mtimeMs < KEPT || isInUse(path)) continue;
      // Out of the way in one go, so that nobody starts from what is half removed.
      const doomed = name.endsWith('.tmp') ? path : join(built, `${randomUUID()}.tmp`);
      if (doomed !== path) renameSync(path, doomed);
      rmSync(doomed, { recursive: true, force: true });
    } catch {
      // Somebody else was quicker, or may and we may not: it does no harm where it is.
    }
  }
}

/**
 * The folder with the build of the present sources, built if need be, and kept from being removed while this process
 * lives: a study of many hours starts worker threads from it to the end, a page fetches its parts when they are needed.
 * Messages go to standard error. Throws BuildError.
 * @param {Kind} kind
 */
export async function ensure(kind) {
  const built = join(root, 'dist', kind.name);
  let folder = join(built, kind.stamp());
  if (!kind.isComplete(folder)) {
    folder = await build(kind, built);
    forgetOld(built, folder);
  }
  const mark = join(folder, `${IN_USE}${process.pid}`);
  try {
    // Renews the folder's time too.
    writeFileSync(mark, '');
    process.on('exit', () => rmSync(mark, { force: true }));
  } catch {
    // A folder that cannot be written to is not cleared away either.
  }
  return folder;
}
