/** Makes the runs of a city: the study of each home, as many homes at once as runs can be made at once. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { homeResult, type HomeResult } from '../../../check/city/answers.js';
import { writeWhole } from '../files.js';
import { unitStamp } from '../study/local.js';
import { runStudy, type Executor, type StudyRun } from '../study/run.js';
import type { UnitStore } from '../study/store.js';
import type { CityHomeWork } from './folder.js';

export interface CityProgress {
  homes: number;
  homesDone: number;
  /** Runs of homes that are done. */
  runs: number;
  made: number;
}

export interface CityRun {
  /** In the order of the homes. */
  results: HomeResult[];
  studies: StudyRun[];
  made: number;
  taken: number;
}

/**
 * @param folder of the city's results; each home's study is kept in it
 * @throws the signal's reason when it is given
 */
export async function runCity(
  homes: readonly CityHomeWork[],
  folder: string,
  store: UnitStore,
  executor: Executor,
  { onProgress, signal }: { onProgress?: (state: CityProgress) => void; signal?: AbortSignal } = {},
): Promise<CityRun> {
  const works = join(folder, 'homes');
  await mkdir(works, { recursive: true });
  const results: HomeResult[] = [];
  const studies: StudyRun[] = [];
  const state = { homes: homes.length, homesDone: 0, runs: 0, made: 0 };
  let next = 0;
  let failed: unknown = null;
  // One run of a home at a time: then none is made that its stopping does not ask for.
  const single: Executor = { ...executor, lanes: 1, run: (request, address) => executor.run(request, address) };
  const lane = async (): Promise<void> => {
    while (failed === null && next < homes.length) {
      const at = next++;
      const { district, home, facts, work } = homes[at];
      const path = join(works, `${work.file.id}.json`);
      await writeWhole(path, `${JSON.stringify(work)}\n`);
      const study = await runStudy(path, unitStamp(), store, single, { ...(signal === undefined ? {} : { signal }) });
      studies[at] = study;
      results[at] = homeResult(district, home, facts, study);
      state.made += study.made;
      state.runs += study.rows.length;
      state.homesDone++;
      onProgress?.(state);
    }
  };
  await Promise.all(
    Array.from({ length: executor.lanes }, async () => {
      try {
        await lane();
      } catch (error) {
        failed ??= error;
      }
    }),
  );
  if (failed !== null) throw failed as Error;
  const sum = (of: (study: StudyRun) => number): number => studies.reduce((all, one) => all + of(one), 0);
  return { results, studies, made: sum(({ made }) => made), taken: sum(({ taken }) => taken) };
}
