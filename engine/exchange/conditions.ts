/** Results of another fire model that a scenario names, as tables of its spaces; what they leave open is told. */
import { ScenarioError } from '../errors.js';
import type { ConditionsInput, GivenSpace } from '../scenario/schema.js';
import type { ExchangeNote } from '../text/index.js';
import { readCompartments } from './cfast/compartments.js';
import { openDevices, readDevices } from './fds/devices.js';
import { readSlices } from './fds/slices.js';
import { FileProblems } from './problems.js';

/** Files of a scenario folder. */
export interface FileSource {
  readText(name: string): string;
  readBytes(name: string): Uint8Array;
}

/** A file that another names, in the same folder as it. */
const beside = (index: string, name: string): string => index.replace(/[^/\\]*$/, '') + name;

export interface ImportedConditions {
  spaces: GivenSpace[];
  /** What the results leave open. */
  notes: ExchangeNote[];
}

/**
 * @param conditions `incident.conditions` of a scenario
 * @param source files of its folder; throws a ScenarioError for one that is not there
 * @param horizon end of the run, s: results that end before are held to there, and that is noted
 * @throws ScenarioError with every problem of every file: line, column, what is allowed
 */
export function importConditions(conditions: ConditionsInput, source: FileSource, horizon: number): ImportedConditions {
  if ('spaces' in conditions) return { spaces: conditions.spaces, notes: [] };
  const files: FileProblems[] = [];
  const fileOf = (name: string): FileProblems => {
    const file = new FileProblems(name);
    files.push(file);
    return file;
  };
  let spaces: GivenSpace[];
  if ('cfast' in conditions) {
    const { compartments } = conditions.cfast;
    spaces = readCompartments(source.readText(compartments), conditions.cfast, fileOf(compartments));
  } else if ('fdsSlices' in conditions) {
    const { index } = conditions.fdsSlices;
    const bytes = (name: string): Uint8Array => source.readBytes(beside(index, name));
    spaces = readSlices(source.readText(index), conditions.fdsSlices, bytes, fileOf, fileOf(index));
  } else {
    const { devices } = conditions.fds;
    const opened = devices.map((name) => openDevices(source.readText(name), fileOf(name)));
    spaces = readDevices(opened, conditions.fds, fileOf(devices[0]));
  }
  const problems = files.flatMap(({ list }) => list);
  if (problems.length > 0) throw new ScenarioError(problems);
  const [first] = spaces;
  if (first !== undefined) {
    const from = first.times[0];
    const to = first.times[first.times.length - 1];
    if (from > 0) files[0].note('resultsBegin', { value: from });
    if (to < horizon) files[0].note('resultsEnd', { value: to, horizon });
  }
  return { spaces, notes: files.flatMap(({ notes }) => notes) };
}
