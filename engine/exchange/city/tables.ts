/** A city's tables for other programs: one row a home, and one a run. */
import type { HomeFacts } from '../../check/city/facts.js';
import type { HomeResult } from '../../check/city/answers.js';
import { CITY_MEASURES } from '../../check/city/measures.js';
import { BEHIND, FACTOR, LOST, PLAN } from '../../check/city/study.js';
import type { StudyResult, StudyRow } from '../../study/row.js';
import { csvOf, parquetOf, type TableColumn } from '../columns.js';

type Column<Row> = TableColumn<Row>;

const FACTS: Readonly<Record<keyof HomeFacts, Pick<Column<never>, 'type' | 'unit' | 'meaning'>>> = {
  size: { type: 'STRING', unit: '1', meaning: 'station, low, middle or tower, by storeys and beds' },
  storeys: { type: 'INT32', unit: 'storeys', meaning: 'storeys' },
  beds: { type: 'INT32', unit: 'beds', meaning: 'beds' },
  residents: { type: 'INT32', unit: 'people', meaning: 'residents' },
  nightCarers: { type: 'INT32', unit: 'people', meaning: 'carers on the shift of the incident' },
  approved: { type: 'BOOLEAN', unit: '1', meaning: 'has a construction approval; empty: not stated' },
  sprinklers: { type: 'BOOLEAN', unit: '1', meaning: 'has sprinklers that work' },
  falseCompartments: { type: 'BOOLEAN', unit: '1', meaning: 'open voids, wedged doors or dead closers' },
  panelWatched: { type: 'BOOLEAN', unit: '1', meaning: 'somebody watches the panel' },
  undrilled: { type: 'DOUBLE', unit: '1', meaning: 'share of the shift never trained, by the list' },
  safetyManagers: { type: 'INT32', unit: 'people', meaning: 'fire-safety managers; empty: not stated' },
};

const factColumns = <Row>(of: (row: Row) => HomeResult): Column<Row>[] => [
  { name: 'district', type: 'STRING', unit: '1', meaning: 'name of its folder', value: (row) => of(row).district },
  { name: 'home', type: 'STRING', unit: '1', meaning: "name of the home's folder", value: (row) => of(row).id },
  ...(Object.keys(FACTS) as (keyof HomeFacts)[]).map((name) => ({
    name,
    ...FACTS[name],
    value: (row: Row) => of(row).facts[name],
  })),
];

const number = <Row>(
  name: string,
  unit: string,
  meaning: string,
  value: (row: Row) => number | null,
  type: 'DOUBLE' | 'INT32' = 'DOUBLE',
): Column<Row> => ({ name, type, unit, meaning, value });

const homeColumns = (): Column<HomeResult>[] => [
  ...factColumns<HomeResult>((home) => home),
  number('runs', '1', 'runs of the home as it is', ({ now }) => now.runs, 'INT32'),
  number('met', '1', 'of them, those that met every claim of the plan', ({ now }) => now.met, 'INT32'),
  number('share_low', '1', 'lower end of the share of nights met, confidence sequence', ({ now }) => now.share.low),
  number('share_high', '1', 'upper end', ({ now }) => now.share.high),
  { name: 'verdict', type: 'STRING', unit: '1', meaning: 'HOLDS, FAILS or UNPROVEN', value: ({ now }) => now.verdict },
  number('nights', '1', 'share of the first nights that met the plan, equal in number for all', ({ now }) => now.nights), // prettier-ignore
  number('behind', 'people', 'residents not where the plan wants them in time, mean of the same nights', ({ now }) => now.behind), // prettier-ignore
  number('lost', 'people', 'residents incapacitated, mean of the same nights', ({ now }) => now.lost),
  ...CITY_MEASURES.flatMap((measure): Column<HomeResult>[] => [
    number(`${measure}_nights`, '1', `change of nights by ${measure}; empty: changes nothing here`, ({ changes }) => changes[measure]?.nights ?? null), // prettier-ignore
    number(`${measure}_behind`, 'people', `change of behind by ${measure}`, ({ changes }) => changes[measure]?.behind ?? null), // prettier-ignore
    number(`${measure}_lost`, 'people', `change of lost by ${measure}`, ({ changes }) => changes[measure]?.lost ?? null), // prettier-ignore
    { name: `${measure}_verdict`, type: 'STRING', unit: '1', meaning: `verdict with ${measure}`, value: ({ changes }) => changes[measure]?.outcome.verdict ?? null }, // prettier-ignore
  ]),
];

interface CityRow {
  home: HomeResult;
  row: StudyRow;
}

const runColumns = (): Column<CityRow>[] => [
  ...factColumns<CityRow>(({ home }) => home),
  { name: 'measure', type: 'STRING', unit: '1', meaning: 'asIs, or the one thing that is changed', value: ({ row }) => String(row.levels[FACTOR]) }, // prettier-ignore
  number('repeat', '1', 'equal repeats share their seed: they are pairs', ({ row }) => row.repeat, 'INT32'),
  { name: 'seed', type: 'STRING', unit: '1', meaning: 'seed of the run', value: ({ row }) => row.seed },
  number('plan_met', '1', 'every claim of the plan met: 1, else 0', ({ row }) => row.measures[PLAN]),
  number('behind', 'people', 'residents not where the plan wants them in time', ({ row }) => row.measures[BEHIND]),
  number('lost', 'people', 'residents incapacitated', ({ row }) => row.measures[LOST]),
  number('last_safe_at', 's', 'last one in safety; empty: nobody', ({ row }) => row.measures.last),
  { name: 'engine', type: 'STRING', unit: '1', meaning: 'version of the engine', value: ({ row }) => row.engine },
  { name: 'state_hash', type: 'STRING', unit: '1', meaning: "hash of the run's last state", value: ({ row }) => row.stateHash }, // prettier-ignore
];

/** Contents of the tables by file name. @param studies of the homes, in their order */
export function cityTables(
  homes: readonly HomeResult[],
  studies: readonly StudyResult[],
): Record<'homes.csv' | 'homes.parquet' | 'runs.parquet' | 'dictionary.json', string | Uint8Array> {
  const rows = homes.flatMap((home, i) => studies[i].rows.map((row) => ({ home, row })));
  const plain = <Row>(columns: readonly Column<Row>[]) => columns.map(({ value: _value, ...column }) => column);
  return {
    'homes.csv': csvOf(homeColumns(), homes),
    'homes.parquet': parquetOf(homeColumns(), homes),
    'runs.parquet': parquetOf(runColumns(), rows),
    'dictionary.json': `${JSON.stringify({ homes: plain(homeColumns()), runs: plain(runColumns()) }, null, 1)}\n`,
  };
}
