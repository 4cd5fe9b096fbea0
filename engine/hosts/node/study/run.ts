/** The runs of a study in Node: what is there is in a store on the disk, what is not is made by an executor. */
import type { UnitResult } from '../../../study/unit.js';
import { makeRuns, type StudyHooks, type StudyRun } from '../../studyRuns.js';
import type { UnitRequest } from '../studyWorker.js';
import { addressOf, measuredDigest, scenarioDigest, type UnitStore } from './store.js';
import { openWork } from './work.js';

export type { StudyRun } from '../../studyRuns.js';

/** Who makes runs: threads of this process, or machines of a queue. */
export interface Executor {
  /** How many runs it can have at once. */
  readonly lanes: number;
  /** @param address of the run, for who keeps results under it */
  run(request: UnitRequest, address: string): Promise<UnitResult>;
  close(): Promise<void>;
}

/**
 * @param workFile with the study's `StudyWork`; results go to the store as they come
 * @throws the signal's reason when it is given
 */
export function runStudy(
  workFile: string,
  stamp: string,
  store: UnitStore,
  executor: Executor,
  hooks: StudyHooks = {},
): Promise<StudyRun> {
  const cells = openWork(workFile);
  const measured = measuredDigest(cells.work.file);
  return makeRuns(
    cells.work.file,
    {
      lanes: executor.lanes,
      digest: (levels) => scenarioDigest(cells.scenario(levels)),
      address: (scenario, seed) => addressOf(stamp, scenario, seed, measured),
      get: (address) => store.get(address),
      add: (address, result) => store.add(address, result),
      run: (levels, seed, address) => executor.run({ work: workFile, levels, seed }, address),
      // A Ctrl-C comes in between.
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
    hooks,
  );
}
