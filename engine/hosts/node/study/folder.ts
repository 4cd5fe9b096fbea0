/** A study's folder: what was asked, finished runs, and the tables made of them. */
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ScenarioError } from '../../../errors.js';
import { dictionaryOf, historiesParquet, runsCsv, runsParquet } from '../../../exchange/study.js';
import { readRuns } from '../../../exchange/studyRows.js';
import { parseJson } from '../../../scenario/json.js';
import { studyProblems } from '../../../study/cells.js';
import { parseStudy, type StudyFile } from '../../../study/file.js';
import type { StudyResult } from '../../../study/row.js';
import { ENGINE_VERSION } from '../../../version.js';
import { hostError, kindOfPath, readText, writeWhole } from '../files.js';
import { findScenario, libraryFolder, readScenarioFile } from '../library.js';
import type { StudyRun } from './run.js';
import { baseOf, type StudyWork } from './work.js';

/** Names within the folder. */
export const WORK = 'work.json';
export const STUDY = 'study.json';
export const RUNS = 'runs';

/** A study by its name in the library, its folder or its file; with its base, every problem told at once. */
export async function findStudy(given: string, cwd: string): Promise<StudyWork> {
  const inLibrary = join(libraryFolder(), 'studies', given, STUDY);
  const path = resolve(cwd, given);
  const file =
    /^[\w-]+$/.test(given) && existsSync(inLibrary)
      ? inLibrary
      : (await kindOfPath(path)) === 'folder'
        ? join(path, STUDY)
        : path;
  const study = parseStudy(parseJson(await readText(file, given), given));
  const source = await findScenario(study.base.scenario, dirname(file));
  const work: StudyWork = { file: study, input: await readScenarioFile(source), source };
  const problems = studyProblems(baseOf(work), study);
  if (problems.length > 0) throw new ScenarioError(problems);
  return work;
}

/**
 * The folder of a study, made if it is not there. One that holds another study is left alone.
 * @throws ScenarioError `folderNotEmpty`
 */
export async function openFolder(folder: string, shown: string, work: StudyWork): Promise<string> {
  const asked = join(folder, WORK);
  if (existsSync(asked)) {
    const before = JSON.parse(await readFile(asked, 'utf8')) as StudyWork;
    if (before.file.id !== work.file.id)
      throw hostError('folderNotEmpty', { value: shown }, { code: 'takeEmptyFolder' });
  } else if (existsSync(folder) && (await kindOfPath(folder)) !== 'folder')
    throw hostError('folderNotEmpty', { value: shown }, { code: 'takeEmptyFolder' });
  await mkdir(folder, { recursive: true });
  await writeWhole(asked, `${JSON.stringify(work)}\n`);
  return asked;
}

/** What was asked of a folder that a study was made in. */
export const readWork = async (folder: string, shown: string): Promise<StudyWork> =>
  JSON.parse(await readText(join(folder, WORK), shown)) as StudyWork;

/** Writes the tables of a study, each whole. @returns their names */
export async function writeTables(folder: string, run: StudyRun, stamp: string, csv: boolean): Promise<string[]> {
  const files: Record<string, string | Uint8Array> = {
    'runs.parquet': runsParquet(run),
    'dictionary.json': `${JSON.stringify(dictionaryOf(run), null, 1)}\n`,
    [STUDY]: `${JSON.stringify(run.file, null, 1)}\n`,
    'made.json': `${JSON.stringify({ engine: ENGINE_VERSION, model: stamp, cells: run.cells.length, runs: run.rows.length }, null, 1)}\n`,
  };
  if (run.file.histories !== undefined)
    files['histories.parquet'] = historiesParquet(run.histories, run.file.histories.step);
  if (csv) files['runs.csv'] = runsCsv(run);
  for (const [name, contents] of Object.entries(files)) await writeWhole(join(folder, name), contents);
  return Object.keys(files).sort();
}

/** A finished study back from its folder. */
export async function readStudy(folder: string, shown: string): Promise<StudyResult> {
  const file: StudyFile = parseStudy(parseJson(await readText(join(folder, STUDY), `${shown}/${STUDY}`), shown));
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, 'runs.parquet'));
  } catch {
    throw hostError('fileMissing', { value: `${shown}/runs.parquet` });
  }
  return readRuns(file, bytes);
}
