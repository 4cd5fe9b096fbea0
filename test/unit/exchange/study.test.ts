/** A study's tables as other programs read them: DuckDB, and hyparquet back to the same rows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, it } from 'vitest';
import { dictionaryOf, historiesParquet, runsCsv, runsParquet } from '../../../engine/exchange/study.js';
import { readRuns } from '../../../engine/exchange/studyRows.js';
import { cellsOf } from '../../../engine/study/design.js';
import { parseStudy } from '../../../engine/study/file.js';
import type { StudyResult } from '../../../engine/study/row.js';

const file = parseStudy({
  format: 'anshu-study',
  version: 1,
  id: 'tables',
  name: 'tables',
  base: { scenario: 'community-station' },
  factors: [
    { id: 'carers', kind: 'staff', shift: 'night', post: 'carer', levels: [1, 2, 4] },
    {
      id: 'alarm',
      kind: 'choice',
      levels: [
        { id: '先看', edits: [] },
        { id: 'at-once', edits: [] },
      ],
    },
    { id: 'watched', kind: 'value', path: 'roster.controlRoomWatched', levels: [true, false] },
  ],
  design: { kind: 'grid' },
  seeds: { repeats: 5 },
  measures: [
    { id: 'last', metric: 'lastSafeAt' },
    { id: 'met', claim: 'upstairs-900' },
  ],
  histories: { step: 30 },
});

/** 60 runs; every seventh never had a last one. */
const result: StudyResult = {
  file,
  cells: cellsOf(file),
  rows: cellsOf(file).flatMap(({ cell, levels }) =>
    Array.from({ length: 5 }, (_, repeat) => ({
      cell,
      levels,
      repeat,
      seed: String(1 + repeat),
      engine: '0.1.0',
      stateHash: `h${cell}-${repeat}`,
      measures: { last: (cell * 5 + repeat) % 7 === 0 ? null : 600.25 + cell + repeat / 3, met: repeat % 2 },
    })),
  ),
};

const folder = mkdtempSync(join(tmpdir(), 'anshu-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is read by DuckDB: types, empty values, words, means by factor', async () => {
  const path = join(folder, 'runs.parquet');
  writeFileSync(path, runsParquet(result));
  writeFileSync(
    join(folder, 'histories.parquet'),
    historiesParquet(
      result.rows.map(() => [
        [0, 0, 10, 0],
        [4, 0, 6, 0],
      ]),
      30,
    ),
  );
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const ask = async (sql: string): Promise<unknown[][]> =>
    (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
  const columns = await ask(`describe select * from '${path}'`);
  expect(columns.map(([name, type]) => [name, type])).toEqual([
    ['run', 'INTEGER'],
    ['cell', 'INTEGER'],
    ['repeat', 'INTEGER'],
    ['seed', 'VARCHAR'],
    ['factor_carers', 'DOUBLE'],
    ['factor_alarm', 'VARCHAR'],
    ['factor_watched', 'BOOLEAN'],
    ['measure_last', 'DOUBLE'],
    ['measure_met', 'DOUBLE'],
    ['engine', 'VARCHAR'],
    ['state_hash', 'VARCHAR'],
  ]);
  expect(dictionaryOf(result).runs.map(({ name }) => name)).toEqual(columns.map(([name]) => name));
  const [[runs, empty]] = await ask(`select count(*), count(*) - count(measure_last) from '${path}'`);
  expect([Number(runs), Number(empty)]).toEqual([
    60,
    result.rows.filter(({ measures }) => measures.last === null).length,
  ]);
  const means = await ask(
    `select factor_carers, avg(measure_last) from '${path}' where factor_alarm = '先看' group by 1 order by 1`,
  );
  for (const [carers, mean] of means) {
    const own = result.rows.flatMap(({ levels, measures }) =>
      levels.carers === Number(carers) && levels.alarm === '先看' && measures.last !== null ? [measures.last] : [],
    );
    expect(Number(mean)).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 9);
  }
  const [[points, most]] = await ask(
    `select count(*), max(h.time) from '${join(folder, 'histories.parquet')}' h join '${path}' r on h.run = r.run`,
  );
  expect([Number(points), Number(most)]).toEqual([120, 30]);
});

it('comes back to the same rows', async () => {
  expect(await readRuns(file, runsParquet(result))).toEqual(result);
});

it('is the same as CSV', () => {
  const lines = runsCsv(result).replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(lines.length).toBe(61);
  expect(lines[0].split(',').length).toBe(11);
  expect(lines[1]).toBe('0,0,0,1,1,先看,true,,0,0.1.0,h0-0');
});
