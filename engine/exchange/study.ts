/** A study's rows for other programs: Parquet, CSV, and what each column is. */
import type { Factor } from '../study/file.js';
import { unitOf } from '../study/measures.js';
import type { StudyResult, StudyRow } from '../study/row.js';
import { csvOf, parquetOf, type TableColumn } from './columns.js';

export interface StudyColumn extends Omit<TableColumn<never>, 'value'> {
  /** Of a factor or measure: its id in the study file. */
  of?: string;
}

type Column = StudyColumn & TableColumn<StudyRow>;

const levelType = (rows: readonly StudyRow[], id: string): StudyColumn['type'] => {
  const types = new Set(rows.map((row) => typeof row.levels[id]));
  return types.size !== 1 || types.has('string') ? 'STRING' : types.has('number') ? 'DOUBLE' : 'BOOLEAN';
};

const factorColumn = (one: Factor, rows: readonly StudyRow[]): Column => {
  const type = levelType(rows, one.id);
  return {
    name: `factor_${one.id}`,
    type,
    unit: one.unit ?? (one.kind === 'staff' ? 'people' : '1'),
    meaning:
      one.kind === 'value'
        ? `level of ${one.path}`
        : one.kind === 'parameter'
          ? `value of the parameter ${one.parameter}`
          : one.kind === 'staff'
            ? `${one.post} on the shift ${one.shift}`
            : 'level by its id',
    of: one.id,
    value: ({ levels }) => (type === 'STRING' ? String(levels[one.id]) : levels[one.id]),
  };
};

function columnsOf({ file, rows }: StudyResult): Column[] {
  return [
    { name: 'run', type: 'INT32', unit: '1', meaning: 'place of the run in this data set, from 0', value: (_, i) => i },
    {
      name: 'cell',
      type: 'INT32',
      unit: '1',
      meaning: 'place of the cell in the design, from 0',
      value: (row) => row.cell,
    },
    {
      name: 'repeat',
      type: 'INT32',
      unit: '1',
      meaning: 'repeat of the cell, from 0; equal repeats of different cells share their seed: they are pairs',
      value: (row) => row.repeat,
    },
    { name: 'seed', type: 'STRING', unit: '1', meaning: 'seed of the run', value: (row) => row.seed },
    ...file.factors.map((one) => factorColumn(one, rows)),
    ...file.measures.map((one): Column => ({
      name: `measure_${one.id}`,
      type: 'DOUBLE',
      unit: unitOf(one),
      meaning:
        one.metric !== undefined
          ? `${one.metric} of the run; empty: did not happen`
          : one.count === true
            ? `residents of the claim ${one.claim} who were there at its deadline`
            : `claim ${one.claim}: 1 met, 0 not`,
      of: one.id,
      value: (row) => row.measures[one.id],
    })),
    { name: 'engine', type: 'STRING', unit: '1', meaning: 'version of the engine', value: (row) => row.engine },
    {
      name: 'state_hash',
      type: 'STRING',
      unit: '1',
      meaning: "hash of the run's last state",
      value: (row) => row.stateHash,
    },
  ];
}

const HISTORY: readonly StudyColumn[] = [
  { name: 'run', type: 'INT32', unit: '1', meaning: 'as in runs' },
  { name: 'time', type: 'DOUBLE', unit: 's', meaning: 'after the start of the incident' },
  { name: 'safe', type: 'INT32', unit: 'people', meaning: 'residents outside in safety' },
  { name: 'sheltered', type: 'INT32', unit: 'people', meaning: 'residents in a place of safety of the plan' },
  { name: 'remaining', type: 'INT32', unit: 'people', meaning: 'residents who are none of the others' },
  { name: 'lost', type: 'INT32', unit: 'people', meaning: 'residents incapacitated' },
];

export const runsParquet = (result: StudyResult): Uint8Array => parquetOf(columnsOf(result), result.rows);

/** @param step s between two points */
export function historiesParquet(
  histories: readonly (readonly (readonly number[])[] | undefined)[],
  step: number,
): Uint8Array {
  const points = histories.flatMap((history, run) => (history ?? []).map((counts, i) => [run, i * step, ...counts]));
  const columns = HISTORY.map((one, c) => ({ ...one, value: (point: readonly number[]) => point[c] }));
  return parquetOf(columns, points);
}

export const runsCsv = (result: StudyResult): string => csvOf(columnsOf(result), result.rows);

/** What each column of the tables is. */
export function dictionaryOf(result: StudyResult): Record<'runs' | 'histories', StudyColumn[]> {
  return {
    runs: columnsOf(result).map(({ value: _value, ...column }) => column),
    histories: result.file.histories === undefined ? [] : [...HISTORY],
  };
}
