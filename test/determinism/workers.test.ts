/** The same results on one worker thread or two: of the built engine, through the pool the command line uses. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runMany } from '../../engine/hosts/node/pool.js';
import { builtFolder } from '../fixtures/built.js';
import { towerScenario } from '../fixtures/towers.js';

it('runs give the same hashes on 1 and 2 worker threads, and in this process', { timeout: 120_000 }, async () => {
  const scenario = towerScenario('4', { storeys: 3, bedsPerStorey: 8 });
  const requests = ['1', '2', '3', '4', '5', '6'].map((seed) => ({ scenario, seed }));
  const workerFile = join(builtFolder(), 'runWorker.js');
  const two = await runMany(requests, { workers: 2, workerFile });
  const one = await runMany(requests, { workers: 1 });
  expect(two.map((r) => r.seed)).toEqual(requests.map((r) => r.seed));
  expect(two).toEqual(one);
  expect(new Set(two.map((r) => r.stateHash)).size).toBe(requests.length);
});
