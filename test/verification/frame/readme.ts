/** The page of the register, from the tests and what they gave last. */
import type { Check, Criterion, Population, VerificationTest } from './types.js';

/** What is kept of a run, by the test's id. */
export interface Kept {
  actual: number | string | null;
  pass: boolean | null;
  reason?: string;
  seeds?: number;
  checks: Check[];
}
export type Results = Record<string, Kept>;

const POPULATION: Readonly<Record<Population, string>> = {
  care: 'care',
  laboratory: 'laboratory',
  stated: 'as stated in the test',
};
const CRITERION: Readonly<Record<Criterion, string>> = { standard: 'standard', port: 'port', ours: 'ours' };

const cell = (value: unknown): string =>
  String(value ?? '–')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

const shown = (value: number | string): string =>
  typeof value === 'number' ? String(Number(value.toFixed(Math.abs(value) < 10 ? 3 : 2))) : value;

const withUnit = (value: number | string | null | undefined, unit?: string): string => {
  if (value === null || value === undefined) return '–';
  const words = shown(value);
  return unit === undefined || unit === '' || unit === '1' ? words : `${words} ${unit}`;
};

const verdict = (pass: boolean | null): string => (pass === null ? 'not run' : pass ? 'pass' : '**FAIL**');

function row(test: VerificationTest, kept: Kept | undefined): string {
  const tolerance = typeof test.tolerance === 'number' ? `± ${test.tolerance}` : test.tolerance;
  return `| ${[
    `[${test.id}](#${test.id.toLowerCase()})`,
    test.chosenOn === undefined ? test.title.en : `${test.title.en} †`,
    test.standards.join('; '),
    withUnit(test.expected, test.unit),
    tolerance,
    withUnit(kept?.actual, test.unit),
    verdict(kept?.pass ?? null),
    POPULATION[test.population],
    test.kind === 'stochastic' ? `${kept?.seeds ?? test.seeds ?? '–'} seeds` : 'one run',
  ]
    .map(cell)
    .join(' | ')} |`;
}

function section(test: VerificationTest, kept: Kept | undefined): string[] {
  const lines = [
    `### ${test.id}`,
    '',
    `**${test.title.en}** (${test.title['zh-CN']}). ${test.statement}`,
    '',
    `- Under: ${test.standards.join('; ')}`,
    `- Source: ${test.source} [${test.confidence}]`,
    `- Geometry: ${test.geometry}`,
    `- Population: ${POPULATION[test.population]}${test.populationReason === undefined ? '' : `: ${test.populationReason}`}`,
    ...(test.chosenOn === undefined ? [] : [`- No independent check (†): ${test.chosenOn}`]),
    `- Verdict: ${verdict(kept?.pass ?? null)}${kept?.reason === undefined ? '' : `. ${kept.reason}`}`,
    '',
  ];
  if (kept !== undefined && kept.checks.length > 0) {
    lines.push('| check | expected | tolerance | ours | whose criterion | |', '|---|---|---|---|---|---|');
    for (const check of kept.checks) {
      const tolerance = typeof check.tolerance === 'number' ? `± ${shown(check.tolerance)}` : check.tolerance;
      const said = check.pass === null ? 'reported' : check.pass ? 'pass' : '**FAIL**';
      lines.push(
        `| ${[
          check.what,
          withUnit(check.expected, check.unit),
          tolerance,
          withUnit(check.actual, check.unit),
          CRITERION[check.criterion],
          said,
        ]
          .map(cell)
          .join(' | ')} |`,
      );
    }
    lines.push('');
  }
  return lines;
}

/** Markdown of test/verification/README.md. */
export function readmeOf(tests: readonly VerificationTest[], results: Results): string {
  const count = (pass: boolean | null): number => tests.filter((t) => (results[t.id]?.pass ?? null) === pass).length;
  const lines = [
    '# Verification',
    '',
    '<!-- Written by `anshu verify`; what is changed here by hand is lost. -->',
    '',
    'Every test of the cross-walk between RiMEA 4.1.1, IMO MSC.1/Circ.1533, NIST TN 1822 and ISO 20414. Each is a',
    'scenario (a drawn building and people) run through the engine that everybody uses. What fails is shown failing.',
    '`anshu verify` runs the deterministic tests, `anshu verify --full` all of them, `anshu verify C15 --json` one with all',
    'its numbers.',
    '',
    `**${count(true)} pass, ${count(false)} fail, ${count(null)} not run**, of ${tests.length}. Rows of stochastic tests are from the last full run.`,
    '',
    '- *Population*: **care** is the model as it is for residents; **laboratory** has the speeds and the time gap of young',
    '  adults in experiments; *as stated* has the speeds the test states and is otherwise the model as it is.',
    '- *Confidence*: R read in the source named; R2 read in another program’s implementation of the standard; K from memory;',
    '  U uncertain. A geometry that begins with “after” is ours, drawn after the test named.',
    '- *Whose criterion*: of the standard, of a port (another program’s implementation of it), or ours.',
    '- †: constants of the model were chosen looking at this test, which is therefore no independent check of them.',
    '',
    '| id | test | under | expected | tolerance | ours | verdict | population | runs |',
    '|---|---|---|---|---|---|---|---|---|',
    ...tests.map((test) => row(test, results[test.id])),
    '',
    '## The tests',
    '',
    ...tests.flatMap((test) => section(test, results[test.id])),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
