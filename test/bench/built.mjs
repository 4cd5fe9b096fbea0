/**
 * Runs a bench on code built as users have it, not as it stands: `node test/bench/built.mjs test/bench/<name>.ts [arguments]`.
 */
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../../engine/hosts/node/setup.mjs';

const [source] = process.argv.splice(2, 1);
const name = basename(source, '.ts');
const folder = join(root, 'dist', 'bench', name);
await build({
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { [name]: join(root, source) }, output: { entryFileNames: '[name].js' } },
  },
  ssr: { noExternal: true, external: ['tinypool', 'web-ifc', 'sql.js', 'h5wasm', 'bullmq'], target: 'node' },
});
await import(pathToFileURL(join(folder, `${name}.js`)).href);
