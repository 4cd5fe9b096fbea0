/** The format of study files for others to read: as JSON Schema, and as a document. Both are made, never written by hand. */
import { fieldsOf, schemaOf } from '../scenario/publish.js';
import { METRIC_UNITS } from './figures.js';
import { GUIDE } from './publishGuide.js';
import { MOST_CELLS, MOST_STUDY_RUNS, studyFile } from './file.js';

export const STUDY_VERSION = 1;

export const studySchema = (): Record<string, unknown> => schemaOf(studyFile, 'study', STUDY_VERSION);

const EXAMPLE = {
  format: 'anshu-study',
  version: 1,
  id: 'night-carers',
  name: { 'zh-CN': '夜班人数', en: 'carers at night' },
  base: { scenario: 'tower-18', variant: 'night' },
  factors: [
    { id: 'carers', kind: 'staff', shift: 'night', post: 'carer', levels: [9, 18, 36] },
    { id: 'asleep', kind: 'parameter', parameter: 'asleep.night', levels: [0.5, 0.9] },
    {
      id: 'alarm',
      kind: 'choice',
      levels: [
        { id: 'look-first', edits: [] },
        { id: 'at-once', edits: [{ path: 'plan.response.confirmBeforeAlarm', set: false }] },
      ],
    },
  ],
  design: { kind: 'grid' },
  seeds: { repeats: 40 },
  measures: [
    { id: 'last', metric: 'lastSafeAt' },
    { id: 'clear', claim: 'fire-storey-900' },
  ],
};

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** STUDIES.md. */
export function studyMarkdown(): string {
  const out = [
    `# The study format, version ${STUDY_VERSION}`,
    '',
    '<!-- Made from the schema by "npm run -s anshu -- schema --write"; a test fails when it differs. -->',
    '',
    'A study says which scenario is varied in what way, in which combinations, how often, and what is looked at.',
    '`anshu study <file> --out <folder>` makes it; stopped at any moment, the same command goes on. All cells have the same seeds:',
    'repeat 3 of every cell is the same night for the same people, so that differences between cells are those of the cells.',
    '',
    `A design of more than ${grouped(MOST_CELLS)} cells or ${grouped(MOST_STUDY_RUNS)} runs is refused.`,
    '',
    '```json',
    JSON.stringify(EXAMPLE, null, 2),
    '```',
    '',
    '## What it writes',
    '',
    '- `runs.parquet`: a row a run: `run, cell, repeat, seed, factor_<id> …, measure_<id> …, engine, state_hash`; `--csv` the same as',
    '  CSV. Empty: did not happen.',
    '- `histories.parquet`, where `histories` is given: residents safe, sheltered, remaining and lost at each step of each run, until',
    '  it ended.',
    '- `dictionary.json`: every column with its meaning, unit and type. `study.json`: the study as it was made. `made.json`: by which',
    '  engine.',
    '- `runs/`: finished runs as they came; deleting it loses nothing but the time to make them again.',
    '',
    ...GUIDE.trimEnd().split('\n'),
    '',
    '## Figures of a run',
    '',
    '| metric | unit |',
    '|---|---|',
    ...Object.entries(METRIC_UNITS).map(([name, unit]) => `| \`${name}\` | ${unit} |`),
    '',
    '## Every field',
    '',
    ...fieldsOf(studySchema(), 'study'),
  ];
  return `${out.join('\n').trimEnd()}\n`;
}
