/**
 * The command line as JavaScript. The engine is TypeScript: it is bundled once for each state of the sources into
 * dist/node/<stamp>/, so that every command runs built code and only the first one after a change builds.
 * Any number of launchers may build, run and clear away at once. Plain JavaScript; of packages only Vite, when it builds.
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
import { root } from './setup.mjs';

/** Builds that nobody has started for this long are removed, ms. */
const KEPT = 3_600_000;
/** Prefix of the files by which running processes say that they need a build; the process id follows. */
const IN_USE = 'in-use-';

const built = join(root, 'dist', 'node');
const ENTRIES = ['cli', 'runWorker'];

/** Everything the bundle is made of: paths and contents of the sources, the versions of the packages, this file. */
function stampOfSources() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    hash.update(relative(root, path).replaceAll(sep, '/')).update('\0').update(readFileSync(path)).update('\0');
  };
  /** @param {string} folder */
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith('.ts')) add(path);
    }
  };
  visit(join(root, 'engine'));
  for (const name of ['package.json', 'package-lock.json', join('engine', 'hosts', 'node', 'build.mjs')]) {
    if (existsSync(join(root, name))) add(join(root, name));
  }
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder */
const isComplete = (folder) => ENTRIES.every((name) => existsSync(join(folder, `${name}.js`)));

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);
/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** A failure that needs no trace: its message says what to do. */
export class BuildError extends Error {}

/** @param {string} folder */
async function bundleInto(folder) {
  let vite;
  try {
    vite = await import('vite');
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new BuildError('The packages are not installed. Run "npm ci" first.', { cause: error });
  }
  const input = Object.fromEntries(ENTRIES.map((name) => [name, join(root, 'engine', 'hosts', 'node', `${name}.ts`)]));
  try {
    await vite.build({
      root,
      configFile: false,
      envDir: false,
      publicDir: false,
      // The error comes back below; said once is enough.
      logLevel: 'silent',
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: true,
        sourcemap: true,
        minify: false,
        rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' } },
      },
      // tinypool starts its threads from a file of its own, which a bundle would not have.
      ssr: { noExternal: true, external: ['tinypool'], target: 'node' },
    });
  } catch (error) {
    throw new BuildError(`The command line could not be built.\n${messageOf(error)}`, { cause: error });
  }
}

/** Builds for the present sources; gives the finished folder. Nobody ever sees half a build under its final name. */
async function build() {
  process.stderr.write('Building the command line …\n');
  const temporary = join(built, `${randomUUID()}.tmp`);
  try {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const stamp = stampOfSources();
      await bundleInto(temporary);
      // Somebody saved a file meanwhile: nobody knows which of the two states was read.
      if (stampOfSources() !== stamp) continue;
      const target = join(built, stamp);
      try {
        if (existsSync(target) && !isComplete(target)) rmSync(target, { recursive: true, force: true });
        renameSync(temporary, target);
      } catch (error) {
        // Another launcher was quicker: its build is of the same sources.
        if (!isComplete(target)) throw error;
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
 * @param {string} current
 */
function forgetOld(current) {
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
 * The folder with cli.js and runWorker.js of the present sources, built if need be, and kept from being removed while this
 * process lives: a study of many hours starts worker threads from it to the end. Messages go to standard error.
 * Throws BuildError.
 */
export async function ensureBuilt() {
  let folder = join(built, stampOfSources());
  if (!isComplete(folder)) {
    folder = await build();
    forgetOld(folder);
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

// `npm run build`
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${await ensureBuilt()}\n`);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
