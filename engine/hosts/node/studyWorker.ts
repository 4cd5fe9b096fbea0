/** What a worker of a study does: one run of one cell for one request. Bundled beside the command line. */
import type { Scenario } from '../../scenario/schema.js';
import type { Levels } from '../../study/row.js';
import { runUnit, type UnitOf, type UnitResult } from '../../study/unit.js';
import { openWork } from './study/work.js';

export interface UnitRequest {
  /** File with the study's `StudyWork`. */
  work: string;
  levels: Levels;
  seed: string;
}

/** The same where the study's file is not at hand: on another machine. */
export interface ResolvedRequest {
  scenario: Scenario;
  seed: string;
  of: UnitOf;
}

export default (request: UnitRequest | ResolvedRequest): UnitResult => {
  const { seed } = request;
  if ('scenario' in request) return runUnit(request.scenario, seed, request.of);
  const cells = openWork(request.work);
  return runUnit(cells.scenario(request.levels), seed, cells.work.file);
};
