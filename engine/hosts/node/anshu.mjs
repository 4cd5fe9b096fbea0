#!/usr/bin/env node
/**
 * Launcher of the command line: builds it if the sources have changed and runs it.
 *
 * Paths on the command line count from the folder it was called from. That is the working folder, except under `npm run`,
 * which changes to the package's folder and leaves the caller's in INIT_CWD. It is passed on as ANSHU_CWD; the process
 * stays where it is.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BuildError, ensureBuilt } from './build.mjs';
import { requireNode, root } from './setup.mjs';

requireNode();

// Only the package's own scripts: INIT_CWD is inherited by whatever a script of another package starts, in any folder.
const byOwnScript = ['anshu', 'start'].includes(process.env.npm_lifecycle_event ?? '') && process.cwd() === root;
process.env.ANSHU_CWD = (byOwnScript && process.env.INIT_CWD) || process.cwd();
// Traces in the words of the sources, where they are asked for.
if (process.env.ANSHU_TRACE) process.setSourceMapsEnabled(true);

try {
  const folder = await ensureBuilt();
  const { main } = await import(pathToFileURL(join(folder, 'cli.js')).href);
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
