/**
 * The viewer as files, built once for each state of the sources into dist/viewer/<stamp>/: a folder that any web server can
 * serve. Plain JavaScript; Vite builds it in a process of its own, as `vite build` does from a terminal, because what a
 * page is built for hangs on the environment (NODE_ENV), and a test runner's is not a planner's.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { BuildError, ensure, stampOf } from './builds.mjs';
import { root } from './setup.mjs';

const brotli = promisify(brotliCompress);

const MADE_OF = [
  'engine',
  'viewer',
  'scenarios',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'engine/hosts/node/viewer.mjs',
];

/** @param {string} folder */
function make(folder) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' };
  for (const name of ['VITEST', 'TEST', 'FORCE_COLOR']) delete env[name];
  const words = [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', folder, '--emptyOutDir'];
  if (!existsSync(words[0])) throw new BuildError('The packages are not installed. Run "npm ci" first.');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words, '--logLevel', 'error'], { cwd: root, env });
    let said = '';
    child.stdout.on('data', (bytes) => (said += bytes));
    child.stderr.on('data', (bytes) => (said += bytes));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(undefined);
      else reject(new BuildError(`The viewer could not be built.\n${said}`));
    });
  });
}

/**
 * Writes each script and sheet compressed beside itself, as web hosts that take ready-made `.br` files want it.
 * @param {string} folder
 */
async function compress(folder) {
  const names = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      await writeFile(`${file}.br`, await brotli(await readFile(file)));
    }),
  );
}

/** The folder with the page of the present sources, built if need be. Throws BuildError. */
export const ensureViewer = () =>
  ensure({
    name: 'viewer',
    message: 'Building the viewer …',
    stamp: () => stampOf(MADE_OF, (path) => path !== 'engine/hosts/node' && !path.endsWith('.md')),
    isComplete: (folder) => ['index.html', 'sw.js'].every((name) => existsSync(join(folder, name))),
    make: async (folder) => {
      await make(folder);
      await compress(join(folder, 'assets'));
    },
  });
