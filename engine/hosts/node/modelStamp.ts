/**
 * What tells one state of the model from another: a hash over the worker that makes runs and everything it imports, whichever
 * form it is in, bundled (packages included) or sources. It changes when anything a run is computed by does, and with nothing
 * else than that the bundler put into the same file.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of a module: what it imports by a relative path. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** The file itself, or the source it is compiled from. */
const fileOf = (url: URL): string | null => {
  const path = fileURLToPath(url);
  const source = path.replace(/\.js$/, '.ts');
  return existsSync(path) ? path : existsSync(source) ? source : null;
};

/** @param entry the module it starts from; `.js` stands for `.ts` where only that is there */
export function stampOfModules(entry: URL): string {
  const files = new Map<string, string>();
  const open = [entry];
  for (let url = open.pop(); url !== undefined; url = open.pop()) {
    const path = fileOf(url);
    if (path === null || files.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    files.set(path, text);
    for (const [, specifier] of text.matchAll(IMPORTED)) open.push(new URL(specifier, url));
  }
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(basename(path)).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}

let known: string | null = null;

/** Of the model that this process runs. */
export const modelStamp = (): string => (known ??= stampOfModules(new URL('./runWorker.js', import.meta.url)));
