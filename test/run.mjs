/**
 * `npm test`: set-up, then format, lint, types and every test; ends with "N passed, N failed".
 * Plain JavaScript without packages, so that it runs on a fresh clone.
 * `npm test -- <vitest arguments>` runs only those tests, without the other checks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from '../engine/hosts/node/setup.mjs';

ensureInstalled();
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;

/** Run a tool of node_modules/.bin. */
function tool(name, args) {
  const bin = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  return spawnSync(bin, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function check(label, name, args) {
  const { status } = tool(name, args);
  if (status === 0) passed++;
  else failed++;
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${label}`);
}

if (only.length === 0) {
  check('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
  check('lint', 'oxlint', ['--type-aware', '--deny-warnings', 'engine', 'viewer', 'test']);
  check('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']);
  check('types of the engine without browser and Node', 'tsc', ['--noEmit', '-p', 'engine/tsconfig.json']);
}

const folder = mkdtempSync(join(tmpdir(), 'anshu-test-'));
try {
  const report = join(folder, 'report.json');
  const { status } = tool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ]);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // A file that cannot be loaded has no tests that could fail; nothing run at all is a failure too.
  const unloaded = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  failed += unloaded;
  if (status !== 0 && result.numFailedTests + unloaded === 0) failed++;
  if (result.numTotalTests === 0) failed++;
} catch (error) {
  console.error(`The tests did not run: ${error instanceof Error ? error.message : error}`);
  failed++;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
