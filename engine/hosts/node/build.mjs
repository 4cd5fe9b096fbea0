/**
 * The command line as JavaScript. The engine is TypeScript: it is bundled once for each state of the sources into
 * dist/node/<stamp>/. Plain JavaScript; of packages only Vite, when it builds.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError, codeOf, ensure, isProgram, messageOf, stampOf } from './builds.mjs';
import { root } from './setup.mjs';

export { BuildError } from './builds.mjs';

/**
 * What is bundled, by name: the command line, its worker, and what `anshu verify` loads when it runs. The tests are no part
 * of the engine, and of an installed package: bundled where they are there.
 */
const SOURCES = {
  cli: join(root, 'engine', 'hosts', 'node', 'cli.ts'),
  runWorker: join(root, 'engine', 'hosts', 'node', 'runWorker.ts'),
  studyWorker: join(root, 'engine', 'hosts', 'node', 'studyWorker.ts'),
  register: join(root, 'test', 'verification', 'register.ts'),
  validation: join(root, 'test', 'validation', 'figures.ts'),
};
const ENTRIES = Object.entries(SOURCES).filter(
  ([name, path]) => name === 'cli' || name === 'runWorker' || existsSync(path),
);

/** Everything the bundle is made of: the sources, the versions of the packages, how it is built. */
const MADE_OF = [
  'engine',
  'test/verification',
  'test/validation',
  'package.json',
  'package-lock.json',
  'engine/hosts/node/build.mjs',
];

/** @param {string} folder */
async function bundleInto(folder) {
  let vite;
  try {
    vite = await import('vite');
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new BuildError('The packages are not installed. Run "npm ci" first.', { cause: error });
  }
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
        rolldownOptions: {
          input: Object.fromEntries(ENTRIES),
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
        },
      },
      // tinypool starts its threads from a file of its own, and others load WebAssembly: a bundle would not have them.
      // The queue's package is there only where several machines work on one study.
      ssr: { noExternal: true, external: ['tinypool', 'web-ifc', 'sql.js', 'h5wasm', 'bullmq'], target: 'node' },
    });
  } catch (error) {
    throw new BuildError(`The command line could not be built.\n${messageOf(error)}`, { cause: error });
  }
}

/** The folder with cli.js and runWorker.js of the present sources, built if need be. Throws BuildError. */
export const ensureBuilt = () =>
  ensure({
    name: 'node',
    message: 'Building the command line …',
    stamp: () => stampOf(MADE_OF, (path, isFolder) => isFolder || (path.endsWith('.ts') && !path.endsWith('.test.ts'))),
    isComplete: (folder) => ENTRIES.every(([name]) => existsSync(join(folder, `${name}.js`))),
    make: bundleInto,
  });

// `npm run build`: the command line, and the page where its sources are.
if (isProgram(import.meta.url)) {
  try {
    process.stdout.write(`${await ensureBuilt()}\n`);
    if (existsSync(join(root, 'viewer'))) {
      const { ensureViewer } = await import('./viewer.mjs');
      process.stdout.write(`${await ensureViewer()}\n`);
    }
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
