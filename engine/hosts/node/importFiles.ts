/** What is to be imported, off the disk: a file, or a folder as if it were packed. */
import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { IMPORT_LIMITS, type ImportFile, type ImportFolder } from '../../exchange/import/index.js';
import { hostError, kindOfPath, readBytes } from './files.js';

/** Files beyond this are not even read from the disk; the importers' own limit is lower, bytes. */
const MOST_BYTES = 512e6;
/** Names of files that an importer may know; what else lies in a folder is not read. */
const KNOWN = /\.(?:dxf|ifc|wkt|json|geojson|xml|scenario)$/i;
/** Folders in one another. */
const DEEPEST = 8;

/** @param shown the name in problems. @throws ScenarioError for what is not there or cannot be read */
export async function readForImport(path: string, shown: string): Promise<ImportFile | ImportFolder> {
  if ((await kindOfPath(path)) !== 'folder')
    return { name: basename(path), bytes: await readBytes(path, MOST_BYTES, shown) };
  const files = new Map<string, Uint8Array>();
  let size = 0;
  for (const file of await filesBelow(path, DEEPEST)) {
    if (size > MOST_BYTES || files.size > IMPORT_LIMITS.files) break;
    const bytes = await readBytes(file, MOST_BYTES, join(shown, relative(path, file)));
    size += bytes.length;
    files.set(relative(path, file).replaceAll(sep, '/'), bytes);
  }
  if (files.size === 0) throw hostError('fileUnreadable', { value: shown, reason: 'EISDIR' });
  return { name: basename(path), files };
}

/** In the order of their names; links are not followed. */
async function filesBelow(folder: string, depth: number): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory() && depth > 0) found.push(...(await filesBelow(join(folder, entry.name), depth - 1)));
    else if (entry.isFile() && KNOWN.test(entry.name)) found.push(join(folder, entry.name));
  }
  return found;
}
