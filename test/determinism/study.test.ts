/** A study leaves the same bytes whatever the number of threads, and however often it is killed. */
import { beforeAll, expect, it } from 'vitest';
import { builtFolder } from '../fixtures/built.js';
import { killMoments } from '../fixtures/killMoments.js';
import { makeStudy, smallStudy, startStudy, studyFolder, tablesOf, until, runsKept } from '../fixtures/studies.js';
import { join } from 'node:path';

beforeAll(() => void builtFolder(), 120_000);

it('leaves the same tables on 1 and 2 threads and in shares of the cells', { timeout: 120_000 }, async () => {
  const folder = studyFolder(smallStudy(7, true));
  const one = await makeStudy(folder, 'one', ['--workers', '1']);
  const two = await makeStudy(folder, 'two', ['--workers', '2']);
  // Ended early somewhere, and not everywhere: the rule had something to decide.
  expect(one.runs).toBeLessThan(28);
  expect(one.runs).toBeGreaterThan(12);
  expect(two.runs).toBe(one.runs);
  expect(tablesOf(folder, 'two')).toEqual(tablesOf(folder, 'one'));

  for (const shard of ['0/2', '1/2']) await startStudy(folder, 'shared', ['--workers', '1', '--shard', shard]).end;
  const shared = await makeStudy(folder, 'shared', ['--workers', '1']);
  expect(shared.performance.made).toBe(0);
  expect(tablesOf(folder, 'shared')).toEqual(tablesOf(folder, 'one'));
});

it('goes on after kill -9, loses only runs under way, and leaves the same tables', { timeout: 240_000 }, async () => {
  let killed = 0;
  for (const stopping of [true, false]) {
    const reports = await killMoments(1, `ci-${stopping}`, 4, stopping, () => undefined);
    for (const { different, kept, made, of } of reports) {
      expect(different).toEqual([]);
      if (kept !== null) killed++;
      if (!stopping && kept !== null) expect(made).toBe(of - kept);
    }
  }
  // Not all of them had ended before.
  expect(killed).toBeGreaterThan(0);
});

it('stops at Ctrl-C with 130 and goes on', { timeout: 120_000 }, async () => {
  const folder = studyFolder(smallStudy(6, false));
  const study = startStudy(folder, 'out', ['--workers', '2']);
  await until(() => runsKept(join(folder, 'out')) >= 3, study.end);
  study.process.kill('SIGINT');
  expect((await study.end).code).toBe(130);
  const kept = runsKept(join(folder, 'out'));
  expect(kept).toBeGreaterThanOrEqual(3);
  expect(kept).toBeLessThan(24);
  const rest = await makeStudy(folder, 'out', ['--workers', '2']);
  expect(rest).toMatchObject({ runs: 24, performance: { made: 24 - kept, taken: kept } });
});
