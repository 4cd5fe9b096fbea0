/** A folder of homes: a folder of scenarios, or of districts that are such folders. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ScenarioError, type Problem } from '../../../errors.js';
import { buildFacility } from '../../../facility/build.js';
import { homeFacts, type HomeFacts } from '../../../check/city/facts.js';
import { homeStudy, type CityBudget } from '../../../check/city/study.js';
import { problem } from '../../../scenario/problems.js';
import { hostError, hostProblem, kindOfPath } from '../files.js';
import { readScenarioFile, resolveFrom } from '../library.js';
import { sourceOf, type StudyWork } from '../study/work.js';

const SCENARIO = 'scenario.json';

export interface CityHomeWork {
  district: string;
  /** Name of the home's folder. */
  home: string;
  facts: HomeFacts;
  work: StudyWork;
}

interface Place {
  district: string;
  home: string;
  folder: string;
  /** Its scenario as problems name it. */
  file: string;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** Homes in the order of districts and names. A home right in the folder is of the district that is named as the folder. */
async function placesIn(folder: string): Promise<Place[]> {
  const places: Place[] = [];
  for (const name of await foldersIn(folder)) {
    const own = join(folder, name);
    if (existsSync(join(own, SCENARIO)))
      places.push({ district: basename(folder), home: name, folder: own, file: join(name, SCENARIO) }); // prettier-ignore
    else
      for (const home of await foldersIn(own))
        places.push({ district: name, home, folder: join(own, home), file: join(name, home, SCENARIO) });
  }
  return places;
}

/** Id of a home's study: letters, digits, dashes, and its place, so that no two are alike. */
const studyId = ({ district, home }: Place, at: number): string =>
  `${at}-${`${district}-${home}`.normalize('NFC').replace(/[^\p{L}\p{N}_-]+/gu, '-')}`.slice(0, 64);

/**
 * Every home of a folder with the study that is made of it.
 * @throws ScenarioError with the problems of all homes, each with the home's file; `fileMissing`, `noHomes`
 */
export async function readCity(folder: string, shown: string, budget: CityBudget): Promise<CityHomeWork[]> {
  if ((await kindOfPath(folder)) !== 'folder') throw hostError('fileMissing', { value: shown });
  const places = await placesIn(folder);
  if (places.length === 0) throw hostError('noHomes', { value: shown }, { code: 'newCity' });
  const homes: CityHomeWork[] = [];
  const problems: Problem[] = [];
  for (const [at, place] of places.entries()) {
    const { district, home, file } = place;
    try {
      if (!existsSync(join(place.folder, SCENARIO))) {
        problems.push({ ...hostProblem('noScenarioInFolder', { value: home }), file });
        continue;
      }
      const source = sourceOf(home, join(place.folder, SCENARIO), file);
      const input = await readScenarioFile(source);
      const scenario = resolveFrom(source, input, null);
      if (scenario.plan.claims.length === 0) {
        problems.push({ ...problem('plan.claims', 'missing', { allowed: 'claims' }), file });
        continue;
      }
      const facility = buildFacility(scenario.facility);
      const study = homeStudy(studyId(place, at), scenario, facility, budget);
      homes.push({ district, home, facts: homeFacts(scenario, facility), work: { file: study, input, source } });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems.map((one) => ({ ...one, file })));
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return homes;
}
