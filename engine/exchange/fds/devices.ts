/** The file `<case>_devc.csv` of FDS: quantities at points over time. */
import type { ConditionsInput, GasSeries, GivenSpace } from '../../scenario/schema.js';
import { nearestWord } from '../../scenario/words.js';
import { headerFaults, Lines, readNumbers, withoutTrailing } from '../cells.js';
import type { FileProblems } from '../problems.js';
import { factorOf, scaled, UNITS } from '../units.js';
import { levelsOf, sameTimes, type LevelSeries } from './levels.js';

type Input = Extract<ConditionsInput, { fds: unknown }>['fds'];
type Place = Input['places'][number];

/** Rows of the header: units, names. */
const HEADER = 2;

const FIELDS = [
  'temperature',
  'extinction',
  'carbonMonoxide',
  'carbonDioxide',
  'oxygen',
  'hydrogenCyanide',
  'radiantFlux',
] as const satisfies readonly (keyof GasSeries)[];
type Field = (typeof FIELDS)[number];

/** One file, its columns by name. */
export interface DeviceFile {
  problems: FileProblems;
  names: string[];
  units: string[];
  lines: Lines;
}

/** Opens a file and looks at its header. */
export function openDevices(text: string, problems: FileProblems): DeviceFile {
  const lines = new Lines(text);
  const header = lines.header(HEADER).map(withoutTrailing);
  headerFaults(header, problems);
  const [units = [], names = []] = header;
  if (problems.list.length === 0 && (header.length < HEADER || names[0] !== 'Time' || units[0] !== 's'))
    problems.add('resultsForeign', { line: 1, kind: 'fds', value: names[0] ?? '' });
  else if (problems.list.length === 0 && units.length > names.length)
    problems.add('resultsCells', { line: HEADER, count: names.length, most: units.length });
  return { problems, names, units, lines };
}

interface Wanted {
  place: Place;
  field: Field;
  column: number;
}

/** Which columns of which file the places name; `input` is where problems of names belong that no file has. */
function find(files: readonly DeviceFile[], places: readonly Place[], input: FileProblems): Map<DeviceFile, Wanted[]> {
  const wanted = new Map<DeviceFile, Wanted[]>(files.map((file) => [file, []]));
  const all = files.flatMap((file) => file.names.slice(1));
  for (const place of places) {
    for (const field of FIELDS) {
      const name = place[field];
      if (name === undefined) continue;
      const holders = files.filter((file) => file.names.includes(name));
      const [file] = holders;
      if (file === undefined) {
        const suggestion = nearestWord(name, all);
        const hint = suggestion === null ? undefined : { code: 'didYouMean', parameters: { suggestion } };
        input.add('resultsNoColumn', { value: name }, hint);
      } else if (holders.length > 1 || file.names.indexOf(name) !== file.names.lastIndexOf(name)) {
        file.problems.add('resultsTwice', { line: HEADER, value: name });
      } else wanted.get(file)!.push({ place, field, column: file.names.indexOf(name) });
    }
  }
  return wanted;
}

/** The columns wanted of one file, in the scenario's units; useless if problems were found. */
function readFile(file: DeviceFile, wanted: readonly Wanted[]): { times: number[]; columns: Map<number, number[]> } {
  const { problems, names, units, lines } = file;
  const order = [...new Set(wanted.map(({ column }) => column))].sort((a, b) => a - b);
  const factors = new Map(
    wanted.map(({ field, column }) => {
      const where = { line: 1, column: column + 1, name: names[column] };
      return [column, factorOf(UNITS[field], units[column] ?? '', where, problems)];
    }),
  );
  if (problems.list.length > 0) return { times: [], columns: new Map() };
  const [times, ...raw] = readNumbers(lines, names.length, [0, ...order], names, problems);
  const columns = new Map<number, number[]>();
  order.forEach((column, i) => {
    const { field } = wanted.find((one) => one.column === column)!;
    const where = { line: HEADER + 1, column: column + 1, name: names[column] };
    columns.set(column, scaled(UNITS[field], raw[i], factors.get(column)!, where, problems));
  });
  return { times, columns };
}

/**
 * Tables of the spaces that `places` names: those of one space at several heights become its levels.
 * @param input where problems belong that lie in no file
 */
export function readDevices(files: readonly DeviceFile[], request: Input, input: FileProblems): GivenSpace[] {
  const wanted = find(files, request.places, input);
  const bad = (): boolean => input.list.length > 0 || files.some(({ problems }) => problems.list.length > 0);
  if (bad()) return [];
  const series = new Map<Place, LevelSeries>();
  for (const [file, list] of wanted) {
    if (list.length === 0) continue;
    const { times, columns } = readFile(file, list);
    if (bad()) continue;
    for (const { place, field, column } of list) {
      const known = series.get(place) ?? { times, gas: {} };
      if (!sameTimes(known.times, times)) file.problems.add('resultsTimesDiffer', { value: place.space });
      known.gas[field] = columns.get(column)!;
      series.set(place, known);
    }
  }
  if (bad()) return [];
  return levelsOf(request.places, series, request.start ?? 0, input);
}
