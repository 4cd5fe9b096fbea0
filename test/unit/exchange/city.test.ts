/** A generated city: the report's proportions, homes that pass the format, the same for the same seed; its tables. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, it } from 'vitest';
import { CITY_HOMES, CITY_VALUES, generateCity } from '../../../engine/exchange/city/city.js';
import { cityTables } from '../../../engine/exchange/city/tables.js';
import { homeResult } from '../../../engine/check/city/answers.js';
import { homeFacts } from '../../../engine/check/city/facts.js';
import { homeStudy } from '../../../engine/check/city/study.js';
import { buildFacility, facilityProblems } from '../../../engine/facility/build.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import { cellsOf } from '../../../engine/study/design.js';

const folder = mkdtempSync(join(tmpdir(), 'anshu-city-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has the proportions of the report, and those that are assumed', () => {
  const homes = [...generateCity('1')];
  expect(homes).toHaveLength(CITY_HOMES);
  expect(homes.filter(({ scenario }) => scenario.building?.approved === false)).toHaveLength(410);
  expect(new Set(homes.map(({ district }) => district)).size).toBe(16);
  expect(new Set(homes.map(({ id }) => id)).size).toBe(CITY_HOMES);
  const share = (of: number, all = CITY_HOMES): number => of / all;
  const oneStorey = homes.filter(
    ({ scenario }) => 'tower' in scenario.facility && scenario.facility.tower.storeys === 1,
  );
  // Four standard deviations of a share of 677.
  expect(Math.abs(share(oneStorey.length) - CITY_VALUES.stations.value)).toBeLessThan(0.055);
  const others = homes.filter(({ scenario }) => scenario.building?.approved === false);
  const sprinkled = others.filter(({ scenario }) => scenario.protection?.sprinklers === 'present');
  expect(Math.abs(share(sprinkled.length, others.length) - CITY_VALUES.sprinkledOthers.value)).toBeLessThan(0.086);
});

it('is the same for the same seed, another for another, and every home passes the format', () => {
  const take = (seed: string): string => JSON.stringify([...generateCity(seed, 12, 3)]);
  expect(take('7')).toBe(take('7'));
  expect(take('8')).not.toBe(take('7'));
  for (const { scenario } of generateCity('7', 12, 3)) {
    const whole = resolveScenario(structuredClone(scenario), { variant: null, file: 'home', readFile: () => null, generateTower, facilityProblems }); // prettier-ignore
    expect(buildFacility(whole.facility).beds.length).toBeGreaterThan(0);
  }
});

it('leaves tables that DuckDB reads: a row a home, a row a run', async () => {
  const homes = [...generateCity('7', 2, 1)].map(({ district, id, scenario }) => {
    const whole = resolveScenario(structuredClone(scenario), { variant: null, file: 'home', readFile: () => null, generateTower, facilityProblems }); // prettier-ignore
    const facility = buildFacility(whole.facility);
    const file = homeStudy(id, whole, facility, { first: 1, most: 8, measures: ['carer'] });
    const cells = cellsOf(file);
    const rows = cells.flatMap(
      ({ cell, levels }) =>
      Array.from({ length: 8 }, (_, repeat) => ({ cell, levels, repeat, seed: String(repeat), engine: 'x', stateHash: `h${repeat}`, measures: { plan: 0, behind: 4 - cell, lost: 0, last: null } })), // prettier-ignore
    );
    const study = { file, cells, rows };
    return { study, result: homeResult(district, id, homeFacts(whole, facility), study) };
  });
  const tables = cityTables(
    homes.map(({ result }) => result),
    homes.map(({ study }) => study),
  );
  for (const [name, contents] of Object.entries(tables)) writeFileSync(join(folder, name), contents);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const ask = async (sql: string): Promise<unknown[][]> =>
    (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
  const runs = join(folder, 'runs.parquet');
  expect(
    await ask(`select measure, count(*)::int, avg(behind) from '${runs}' group by measure order by measure`),
  ).toEqual([
    ['asIs', 16, 4],
    ['carer', 16, 3],
  ]);
  expect(await ask(`select home, verdict, behind, carer_behind from '${join(folder, 'homes.parquet')}'`)).toEqual([
    ['home-001', 'FAILS', 4, -1],
    ['home-002', 'FAILS', 4, -1],
  ]);
  expect(String(tables['homes.csv']).split('\r\n')).toHaveLength(4);
});
