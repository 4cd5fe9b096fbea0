/** What a fresh clone needs before anything else runs: the packages of the lock file. Plain JavaScript, no packages. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder, links resolved. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Ends with a word if this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Anshu needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

/**
 * The packages a lock file lists, by folder; null if there is no such file or it cannot be read.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * True if node_modules holds what package-lock.json asks for. npm notes what it installed in node_modules when it is done,
 * so an installation that was cut off does not count. Versions are compared and not times: a checkout, which gives files
 * new times, does not install everything again. Optional packages are those of other machines.
 * @param folder the package's folder
 */
export function isInstalled(folder = root) {
  const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  return Object.entries(wanted ?? {}).every(
    ([path, entry]) =>
      path === '' ||
      (installed[path] === undefined ? entry.optional === true : installed[path].version === entry.version),
  );
}

/** `npm ci` if the packages are missing or not those of the lock file. Says so on standard error. */
export function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  process.stderr.write('Installing packages …\n');
  // The tools are needed to build and test, whatever NODE_ENV says.
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', words, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status === 0) return;
  process.stderr.write('npm ci failed: see above. It needs the package registry, or packages that npm has kept.\n');
  process.exit(1);
}
