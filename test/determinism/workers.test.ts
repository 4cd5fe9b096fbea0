/** The same results on one worker thread or two: of the built engine, through the pool the command line uses. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runMany } from '../../engine/hosts/node/pool.js';
import { towerScenario } from '../fixtures/towers.js';

it('runs give the same hashes on 1 and 2 worker threads, and in this process', { timeout: 120_000 }, async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  // The launcher builds the engine as it is now; the newest build is that one.
  expect(spawnSync(process.execPath, [join(root, 'engine/hosts/node/anshu.mjs'), 'list']).status).toBe(0);
  const built = join(root, 'dist', 'node');
  const newest = readdirSync(built)
    .map((name) => join(built, name))
    .filter((folder) => existsSync(join(folder, 'runWorker.js')))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  const scenario = towerScenario('4', { storeys: 3, bedsPerStorey: 8 });
  const requests = ['1', '2', '3', '4', '5', '6'].map((seed) => ({ scenario, seed }));
  const workerFile = join(newest, 'runWorker.js');
  const two = await runMany(requests, { workers: 2, workerFile });
  const one = await runMany(requests, { workers: 1 });
  expect(two.map((r) => r.seed)).toEqual(requests.map((r) => r.seed));
  expect(two).toEqual(one);
  expect(new Set(two.map((r) => r.stateHash)).size).toBe(requests.length);
});
