/** Tables of residents, staff and measured times for a drawing: columns are mapped, then read as the command line reads them. */
import { ScenarioError } from '../../errors.js';
import { facilityProblems } from '../../facility/build.js';
import { readCsv, type CsvRow } from '../../facility/csv.js';
import { ProblemList } from '../../facility/problems.js';
import { lookUp } from '../../facility/table-words.js';
import { generateTower } from '../../facility/tower.js';
import { ALL_PARAMETERS } from '../../build.js';
import { resolveScenario } from '../../scenario/resolve.js';
import { csv as writeCsv } from '../csv.js';
import { decodeText } from '../import/decode.js';
import type { ImportFile } from '../import/index.js';
import { timesFromTable, TIME_FIELDS } from '../measuredTimes.js';
import { RESIDENT_FIELDS, residentsFromTable } from '../residentList.js';
import { ROSTER_FIELDS, rosterFromTable } from '../rosterList.js';
import { isZip, xlsxToCsv } from '../xlsx.js';
import type { Drawing } from './document.js';
import { compile } from './compile.js';
import { scenarioOfDrawing } from './scenario.js';

export type DrawingTable = 'residents' | 'roster' | 'times';

const FIELDS: Readonly<Record<DrawingTable, Readonly<Record<string, readonly string[]>>>> = {
  residents: RESIDENT_FIELDS,
  roster: ROSTER_FIELDS,
  times: TIME_FIELDS,
};

const csvOf = ({ bytes }: ImportFile): string => (isZip(bytes) ? xlsxToCsv(bytes) : decodeText(bytes).text);

function rowsOf(csv: string): CsvRow[] {
  const problems = new ProblemList();
  const { rows } = readCsv(csv, problems);
  if (problems.items.length === 0 && rows.length < 2) problems.add('table', 'tableEmpty', {});
  if (problems.items.length > 0) throw new ScenarioError(problems.items);
  return rows;
}

/** @throws ScenarioError for what is no table */
export function columnsOf(
  kind: DrawingTable,
  file: ImportFile,
): { header: string[]; fields: (string | null)[]; known: string[]; rows: number; example: string[][] } {
  const [header, ...body] = rowsOf(csvOf(file));
  return {
    header: header.cells,
    fields: header.cells.map((name) => (name === '' ? null : lookUp(FIELDS[kind], name))),
    known: Object.keys(FIELDS[kind]),
    rows: body.length,
    example: body.slice(0, 3).map(({ cells }) => cells),
  };
}

/** The same table under the names of the fields: a column that is nothing has no name. Rows stay on their lines. */
function renamed(kind: DrawingTable, csv: string, fields: readonly (string | null)[]): string {
  const names = fields.map((field) => (field === null ? '' : FIELDS[kind][field][0]));
  let text = '';
  let line = 1;
  rowsOf(csv).forEach((row, i) => {
    for (; line < row.line; line++) text += '\n';
    const written = writeCsv([i === 0 ? names : row.cells]).slice(1);
    text += written;
    line += written.split('\n').length - 1;
  });
  return text;
}

/**
 * @param fields what each column is taken for; null: nothing
 * @returns the drawing with what the table says, and of how many
 * @throws ScenarioError with every problem by line
 */
export function takeTable(
  kind: DrawingTable,
  file: ImportFile,
  fields: readonly (string | null)[],
  drawing: Drawing,
): { drawing: Drawing; count: number; clearings: number } {
  const table = renamed(kind, csvOf(file), fields);
  const { facility, ids } = compile(drawing);
  if (kind === 'roster') {
    const roster = rosterFromTable(
      table,
      (facility.stations ?? []).map(({ id }) => id),
    );
    const count = Object.values(roster.shifts).reduce((sum, { staff }) => sum + staff.length, 0);
    return { drawing: { ...drawing, roster }, count, clearings: 0 };
  }
  if (kind === 'residents') {
    const list = residentsFromTable(table, facility);
    const beds = new Map(drawing.beds.map(({ key }) => [ids.get(key)!, key]));
    let { next } = drawing;
    const residents = list.map(({ id, bed, ...profile }) => ({
      ...profile,
      key: `n${next++}`,
      bed: beds.get(bed)!,
      name: id,
    }));
    return { drawing: { ...drawing, next, residents }, count: residents.length, clearings: 0 };
  }
  // Times are of steps; only those of whole zones ask for the building.
  const { file: scenario } = scenarioOfDrawing(drawing);
  if (scenario === null) throw new ScenarioError(facilityProblems(facility).slice());
  const measured = timesFromTable(
    table,
    resolveScenario(scenario, { generateTower }),
    (name) => ALL_PARAMETERS[name]?.value,
  );
  const parameters = Object.fromEntries(
    Object.entries(measured.parameters).map(([name, { value, source }]) => [
      name,
      { value, source, confidence: 'measured' as const },
    ]),
  );
  return {
    drawing: { ...drawing, parameters: { ...drawing.parameters, ...parameters } },
    count: measured.steps.length,
    clearings: measured.clearings.length,
  };
}
