/**
 * `npm test`: set-up, then format, lint, types and every test; the last line is "N passed, N failed". Plain JavaScript
 * without packages, so that it runs on a fresh clone.
 *
 * `npm test -- <vitest arguments>` runs only those tests; `npm run check` everything but the tests; `npm run test:long` also
 * what takes long.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from '../engine/hosts/node/setup.mjs';

ensureInstalled();

const env = { ...process.env };
if (!process.stdout.isTTY && env.FORCE_COLOR === undefined) env.NO_COLOR = '1';

/** @typedef {import('./counts.js').Counts} Counts */

/**
 * Runs a tool of node_modules/.bin to its end: its exit code and, if `quiet`, what it wrote.
 * @param {string[]} command the tool and its arguments
 * @param {boolean} quiet
 * @param {Record<string, string>} more environment
 * @returns {Promise<{ status: number, written: string }>}
 */
function run([name, ...args], quiet, more = {}) {
  const windows = process.platform === 'win32';
  const bin = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
  return new Promise((resolve) => {
    const child = spawn(windows ? `"${bin}"` : bin, args, {
      cwd: root,
      env: { ...env, ...more },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: windows,
    });
    let written = '';
    child.stdout?.on('data', (bytes) => (written += bytes));
    child.stderr?.on('data', (bytes) => (written += bytes));
    child.on('error', (error) => resolve({ status: 1, written: `${written}${error.message}\n` }));
    child.on('close', (status) => resolve({ status: status ?? 1, written }));
  });
}

/**
 * One line if all is well, what the tools say if not. True if every tool is content.
 * @param {string} label
 * @param {string[][]} commands
 */
async function check(label, ...commands) {
  const results = await Promise.all(commands.map((command) => run(command, true)));
  const good = results.every(({ status }) => status === 0);
  process.stdout.write(`${good ? 'ok    ' : 'FAILED'}  ${label}\n`);
  if (!good) process.stdout.write(results.map(({ written }) => written).join(''));
  return good;
}

/** @returns {Promise<Counts>} */
async function checks() {
  const results = await Promise.all([
    check('format', ['prettier', '--check', '--log-level', 'warn', '.']),
    check('lint', ['oxlint', '--type-aware', '--deny-warnings', '.']),
    check(
      'types',
      ['tsc', '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
      ['tsc', '--noEmit', '--pretty', 'false', '-p', 'engine/tsconfig.json'],
    ),
  ]);
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/** @param {string[]} only arguments for Vitest @returns {Promise<Counts>} */
async function tests(only) {
  const folder = mkdtempSync(join(tmpdir(), 'anshu-test-'));
  const file = join(folder, 'counts.json');
  const reporters = ['--reporter', 'dot', '--reporter', './test/counts.ts'];
  try {
    const { status } = await run(['vitest', 'run', ...reporters, ...only], false, { ANSHU_TEST_COUNTS: file });
    /** @type {Counts} */
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    if (status !== 0 && counts.failed === 0) counts.failed = 1;
    return counts;
  } catch (error) {
    process.stderr.write(`The tests did not run to their end: ${error instanceof Error ? error.message : error}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2).filter((word) => word !== '--long');
if (process.argv.includes('--long')) env.ANSHU_LONG = '1';
/** @type {Counts[]} */
const parts = [];
if (words.length === 0 || words[0] === '--checks') parts.push(await checks());
if (words[0] !== '--checks') parts.push(await tests(words));
/** @param {keyof Counts} key */
const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
if (sum('skipped') > 0) process.stdout.write(`${sum('skipped')} skipped\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
