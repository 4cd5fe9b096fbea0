/**
 * `npm run samples -- <folder> [--out table.md] [--json report.json] [--jobs n]`: imports every file of a folder that an
 * importer may know and runs each once; prints a line for each. Sample files of other programs are read where they lie;
 * none belongs in here.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Sample } from './one.js';
import { lineOf, tableOf } from './table.js';

const KNOWN = /\.(?:dxf|ifc|wkt|json|zip|xml|scenario|csv|xlsx|imdf)$/i;
/** A file that takes longer is ended, s. */
const LONGEST = 120;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, json: { type: 'string' }, jobs: { type: 'string', default: '1' } },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run samples -- <folder> [--out table.md] [--json report.json] [--jobs n]');
  process.exit(2);
}

const root = resolve(folder);
/** Files an importer may know; a folder of one JSON and one WKT is one project. */
function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return KNOWN.test(path) ? [path] : [];
  const names = readdirSync(path).sort();
  const of = (ending: string): number => names.filter((name) => name.endsWith(ending)).length;
  if (of('.json') === 1 && of('.wkt') === 1) return [path];
  return names.flatMap((name) => filesBelow(join(path, name)));
}
const files = filesBelow(root);
const samples: Sample[] = files.map((file) => nothing(file, ''));

function nothing(file: string, refused: string): Sample {
  const counts = { repaired: 0, notRead: 0, toDo: 0 };
  return { file, format: null, taken: {}, repaired: [], notRead: [], toDo: [], counts, refused, run: null, seconds: 0 };
}

const start = (): ChildProcess => fork(fileURLToPath(new URL('./child.ts', import.meta.url)), { stdio: 'inherit' });

/** What the child says of the file; a file that it does not come back from is said so. */
const ask = (child: ChildProcess, file: string): Promise<Sample> =>
  new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST * 1000);
    const gone = (): void => done(nothing(file, `ERROR: the process ended, or took longer than ${LONGEST} s`));
    child.once('exit', gone);
    child.once('message', (sample) => {
      child.off('exit', gone);
      clearTimeout(late);
      done(sample as Sample);
    });
    child.send(file);
  });

let next = 0;
async function lane(): Promise<void> {
  let child = start();
  for (let i = next++; i < files.length; i = next++) {
    if (child.exitCode !== null || child.signalCode !== null) child = start();
    samples[i] = { ...(await ask(child, files[i])), file: relative(root, files[i]) || files[i] };
    console.log(lineOf(samples[i]));
  }
  child.kill();
}
await Promise.all(Array.from({ length: Math.max(1, Number(values.jobs)) }, lane));

const errors = samples.filter(({ refused }) => refused?.startsWith('ERROR') === true);
const taken = samples.filter(({ refused }) => refused === null);
const ran = taken.filter(({ run }) => run !== null);
console.log(
  `\n${files.length} files: ${taken.length} taken (${ran.length} run), ` +
    `${files.length - taken.length - errors.length} refused with a reason, ${errors.length} broke`,
);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(samples, null, 1)}\n`);
if (values.out !== undefined) writeFileSync(values.out, tableOf(samples));
process.exitCode = errors.length === 0 ? 0 : 1;
