/**
 * `npm run rimea -- <folder> [--seeds n] [--out table.md]`: Vadere's files of the RiMEA tests through our importer and engine,
 * beside what the register of verification gives for the test of the same number. The files are read where they lie.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, type Case } from './rimeaCases.js';
import { drive, type Driven } from './rimeaRun.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, seeds: { type: 'string', default: '3' } },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.log('skipped: no folder with Vadere’s RiMEA files was given (npm run rimea -- <folder>)');
  process.exit(0);
}

/** The register's own results, as kept beside it. */
const register = JSON.parse(readFileSync(new URL('../verification/results.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, { actual: number | string | null; pass: boolean | null } | undefined>
>;

function registered({ register: id }: Case): string {
  const kept = register[id];
  if (kept === undefined) return `${id}: not run`;
  const actual = typeof kept.actual === 'number' ? Number(kept.actual.toFixed(3)) : kept.actual;
  return `${id}: ${actual ?? '–'} (${kept.pass === true ? 'pass' : kept.pass === false ? 'fail' : 'no verdict'})`;
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.scenario'))
  .sort();
const rows: string[][] = [];
let wrong = 0;
for (const one of CASES) {
  const named = files.filter((name) => one.file.test(name));
  if (named.length === 0) {
    console.log(`test ${one.number}: skipped, no file like ${one.file.source} in the folder`);
    continue;
  }
  const runs = new Map<string, Driven[]>();
  let refused: string | null = null;
  for (const name of named) {
    try {
      const driven: Driven[] = [];
      for (let seed = 1; seed <= Number(values.seeds); seed++)
        driven.push(await drive(join(folder, name), String(seed), one.look));
      runs.set(name, driven);
    } catch (error) {
      refused = `${name}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  const said = refused === null ? one.judge(runs) : { ours: refused, holds: false };
  if (said.holds === false) wrong++;
  const verdict = said.holds === null ? 'told, not judged' : said.holds ? 'agrees' : 'DIFFERS';
  const row = [String(one.number), named.join(', '), one.geometry, one.expected, registered(one), said.ours, verdict];
  rows.push(row);
  console.log(
    `test ${row.slice(0, 2).join(' ')}\n  geometry: ${row[2]}\n  expected ${row[3]}; register ${row[4]}\n  ours: ${row[5]} – ${verdict}`,
  );
}
if (values.out !== undefined) {
  const lines = [
    '| test | file | geometry | expected | register | from the file | |',
    '|---:|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  writeFileSync(values.out, `${lines.join('\n')}\n`);
}
console.log(`\n${rows.length} tests, ${wrong} differ`);
process.exitCode = wrong === 0 ? 0 : 1;
