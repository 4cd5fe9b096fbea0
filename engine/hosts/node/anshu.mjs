#!/usr/bin/env node
/**
 * Launcher of the command line. The engine is TypeScript: it is bundled once for each state of the sources into
 * dist/node/<stamp>/ and run from there, so every command runs built code and the first one after a change builds it.
 * Paths on the command line count from the folder it was called from (npm runs scripts in the package's folder and keeps
 * the caller's in INIT_CWD); it is passed on as ANSHU_CWD.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode, root } from './setup.mjs';

requireNode();
process.env.ANSHU_CWD ??= process.env.INIT_CWD ?? process.cwd();

const built = join(root, 'dist', 'node');

/** Everything the bundle is made of: path, size and content of the sources, and the lock file. */
function stampOfSources() {
  const hash = createHash('sha256');
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith('.ts'))
        hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  visit(join(root, 'engine'));
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  return hash.digest('hex').slice(0, 16);
}

async function build(target) {
  process.stderr.write('Building the command line …\n');
  let vite;
  try {
    vite = await import('vite');
  } catch {
    process.stderr.write('The packages are not installed. Run "npm ci" first.\n');
    process.exit(1);
  }
  const temporary = `${target}.${process.pid}.tmp`;
  const entry = (name) => join(root, 'engine', 'hosts', 'node', `${name}.ts`);
  await vite.build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: temporary,
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input: { cli: entry('cli'), runWorker: entry('runWorker') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
    // tinypool starts its threads from a file of its own, which a bundle would not have.
    ssr: { noExternal: true, external: ['tinypool'], target: 'node' },
  });
  try {
    renameSync(temporary, target);
  } catch (error) {
    // Another launcher was quicker: its build is of the same sources.
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  forgetOld(target);
}

/** Remove builds of other states of the sources that are more than an hour old: none of them is running any more. */
function forgetOld(target) {
  for (const name of readdirSync(built)) {
    const path = join(built, name);
    try {
      if (path !== target && Date.now() - statSync(path).mtimeMs > 3_600_000)
        rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else removed it.
    }
  }
}

const target = join(built, stampOfSources());
if (!existsSync(join(target, 'cli.js'))) await build(target);
const cli = await import(pathToFileURL(join(target, 'cli.js')).href);
if (typeof cli.main === 'function') await cli.main(process.argv.slice(2));
