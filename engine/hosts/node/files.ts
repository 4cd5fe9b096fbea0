/** Reading and writing files so that a failure is a problem with a name and a crash leaves nothing half written. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ScenarioError, type Problem } from '../../errors.js';
import { isZip, xlsxToCsv } from '../../exchange/xlsx.js';
import type { HostHintCode, HostProblemCode } from '../../text/index.js';

/** Larger text files are refused: no scenario has them, and reading one would only exhaust memory. */
export const MOST_TEXT = 256e6;
/** Likewise for recordings: 1,000 people for a day stay below. */
export const MOST_RECORDING = 2e9;

/** A problem with a file as the command line reports it. */
export function hostProblem(
  code: HostProblemCode,
  parameters: Record<string, unknown>,
  hint?: { code: HostHintCode; parameters?: Record<string, unknown> },
): Problem {
  const problem: Problem = { path: '', code, parameters };
  if (hint !== undefined) problem.hint = { code: hint.code, parameters: hint.parameters ?? {} };
  return problem;
}

/** A ScenarioError with one problem of the host. */
export function hostError(
  code: HostProblemCode,
  parameters: Record<string, unknown>,
  hint?: { code: HostHintCode; parameters?: Record<string, unknown> },
): ScenarioError {
  return new ScenarioError([hostProblem(code, parameters, hint)]);
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);

/** What is at a path: a file, a folder, or nothing. */
export async function kindOfPath(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}

/** Contents of a file. Throws ScenarioError (`fileMissing`, `fileUnreadable`, `fileTooLarge`); `shown` is the name in it. */
export async function readBytes(path: string, most: number, shown = path): Promise<Uint8Array> {
  let size: number;
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw hostError('fileUnreadable', { value: shown, reason: 'EISDIR' });
    size = found.size;
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    const reason = reasonOf(error);
    throw reason === 'ENOENT' || reason === 'ENOTDIR'
      ? hostError('fileMissing', { value: shown })
      : hostError('fileUnreadable', { value: shown, reason });
  }
  if (size > most) throw hostError('fileTooLarge', { value: shown, size, most });
  try {
    return await readFile(path);
  } catch (error) {
    throw hostError('fileUnreadable', { value: shown, reason: reasonOf(error) });
  }
}

/** Text of a file, UTF-8, without a byte-order mark. */
export async function readText(path: string, shown = path): Promise<string> {
  const bytes = await readBytes(path, MOST_TEXT, shown);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw hostError('fileUnreadable', { value: shown, reason: 'not UTF-8' });
  }
}

/**
 * Text of a table: UTF-8, or GB 18030 as spreadsheet programs in Chinese save it; of a workbook (XLSX) the first sheet.
 * Throws as `readText` does if it is neither.
 */
export async function readTableText(path: string, shown = path): Promise<string> {
  const bytes = await readBytes(path, MOST_TEXT, shown);
  if (isZip(bytes)) return xlsxToCsv(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding, if there is one.
    }
  }
  throw hostError('fileUnreadable', { value: shown, reason: 'neither UTF-8 nor GB 18030' });
}

/**
 * Writes a file under another name beside it and renames it when it is complete and on disk: whoever reads the path sees
 * the old contents or the new ones, never half. Makes the folder if need be. Throws ScenarioError (`notWritable`).
 */
export async function writeWhole(path: string, contents: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw hostError('notWritable', { value: path, reason: reasonOf(error) });
  }
}

/** Throws ScenarioError (`folderNotEmpty`) unless the path is free or an empty folder. */
export async function requireFreeFolder(path: string, shown = path): Promise<void> {
  const kind = await kindOfPath(path);
  if (kind === 'nothing') return;
  if (kind === 'folder' && (await readdir(path)).length === 0) return;
  throw hostError('folderNotEmpty', { value: shown }, { code: 'takeEmptyFolder' });
}

/**
 * Writes a folder of text files so that it is there whole or not at all: into a folder beside it, which is renamed when
 * everything in it is on disk. An empty folder of the name is replaced. Throws ScenarioError (`notWritable`).
 */
export async function writeFolder(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const temporary = join(dirname(folder), `.${basename(folder)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(temporary, { recursive: true });
    for (const [name, contents] of Object.entries(files)) await writeWhole(join(temporary, name), contents);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof ScenarioError ? error : hostError('notWritable', { value: folder, reason: reasonOf(error) });
  }
}
