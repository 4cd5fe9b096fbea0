/** What a fresh clone needs before anything else runs: the packages of the lock file. Plain JavaScript, no packages. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Ends with a word if this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Anshu needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

/** `npm ci` if the packages are missing or older than the lock file. Says so on standard error. */
export function ensureInstalled() {
  requireNode();
  const lock = join(root, 'package-lock.json');
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(marker) && (!existsSync(lock) || statSync(marker).mtimeMs >= statSync(lock).mtimeMs - 1000)) return;
  process.stderr.write('Installing packages …\n');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  process.stderr.write('npm ci failed. Is the package registry reachable? Run "npm ci" to see its own words.\n');
  process.exit(1);
}
