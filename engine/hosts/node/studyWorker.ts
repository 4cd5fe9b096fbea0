/** What a worker of a study does: one run of one cell for one request. Bundled beside the command line. */
import type { Levels } from '../../study/row.js';
import { runUnit, type UnitResult } from '../../study/unit.js';
import { openWork } from './study/work.js';

export interface UnitRequest {
  /** File with the study's `StudyWork`. */
  work: string;
  levels: Levels;
  seed: string;
}

export default ({ work, levels, seed }: UnitRequest): UnitResult => {
  const cells = openWork(work);
  return runUnit(cells.scenario(levels), seed, cells.work.file);
};
