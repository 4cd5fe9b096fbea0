/** What a worker has to know of a study, as a file that every worker reads once. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ResolveOptions } from '../../../scenario/resolve.js';
import type { StudyBase } from '../../../study/cells.js';
import type { StudyFile } from '../../../study/file.js';
import { Cells } from '../../studyCells.js';
import { conditionsReader, folderReader, type ScenarioSource } from '../library.js';
import { facilityProblems } from '../../../facility/build.js';
import { generateTower } from '../../../facility/tower.js';

export interface StudyWork {
  file: StudyFile;
  /** Content of the base scenario's file, and where it is: other files of its folder are read from there. */
  input: unknown;
  source: ScenarioSource;
}

export function baseOf({ input, source }: Pick<StudyWork, 'input' | 'source'>): StudyBase {
  const options: Omit<ResolveOptions, 'variant'> = {
    file: source.shown,
    readFile: folderReader(source),
    importConditions: conditionsReader(source),
    generateTower,
    facilityProblems,
  };
  return { input, options };
}

/** A base from its own folder. */
export const sourceOf = (given: string, file: string, shown: string): ScenarioSource => ({
  given,
  folder: dirname(file),
  file,
  shown,
});

/** Scenarios of the cells of a study whose work is at hand. */
class WorkCells extends Cells {
  constructor(readonly work: StudyWork) {
    super(baseOf(work), work.file);
  }
}

const opened = new Map<string, WorkCells>();
/** Studies that are kept open: a city has hundreds, of which as many are under way as there are lanes. */
const MOST_OPEN = 64;

/** @param path of a file with `StudyWork` */
export function openWork(path: string): WorkCells {
  let known = opened.get(path);
  if (known === undefined) {
    known = new WorkCells(JSON.parse(readFileSync(path, 'utf8')) as StudyWork);
    opened.set(path, known);
    for (const old of opened.keys()) if (opened.size > MOST_OPEN) opened.delete(old);
  }
  return known;
}
