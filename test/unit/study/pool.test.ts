/** Many runs in this process; those on worker threads are in `test/determinism/workers`. */
import { describe, expect, it } from 'vitest';
import { runMany } from '../../../engine/hosts/node/pool.js';
import { runOnce } from '../../../engine/study/runs.js';
import { towerScenario } from '../../fixtures/towers.js';

describe('many runs', () => {
  const [short, long] = [towerScenario('7'), towerScenario('2')];
  const requests = [
    { scenario: long, seed: '1' },
    { scenario: short, seed: '2' },
    { scenario: short, seed: '1' },
    { scenario: long, seed: '1', until: 90 },
  ];

  it('come in the order of the requests, each as if run alone', async () => {
    const seen: [number, number][] = [];
    const results = await runMany(requests, { workers: 1, onProgress: (done, all) => seen.push([done, all]) });
    expect(results).toStrictEqual(requests.map((request) => runOnce(request)));
    expect(new Set(results.map((r) => r.stateHash)).size).toBe(requests.length);
    expect(seen).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
  });

  it('need no worker file: without one they run here', async () => {
    const results = await runMany(requests.slice(1, 3), { workers: 2, workerFile: '/there/is/no/such/worker.js' });
    expect(results).toStrictEqual(requests.slice(1, 3).map((request) => runOnce(request)));
  });

  it('of no requests are no results', async () => {
    expect(await runMany([])).toEqual([]);
  });

  it('end with the reason of the signal, between two runs', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let done = 0;
    const running = runMany(requests, {
      workers: 1,
      signal: controller.signal,
      onProgress: (count) => {
        done = count;
        if (count === 2) controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
    expect(done).toBe(2);
    await expect(runMany(requests, { workers: 1, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('end with the error of a run that cannot be built', async () => {
    const broken = { ...short, incident: { ...short.incident, space: 'nowhere' } };
    const alone = ((): unknown => {
      try {
        return runOnce({ scenario: broken, seed: '1' });
      } catch (error) {
        return error;
      }
    })();
    expect(alone).toBeInstanceOf(Error);
    await expect(runMany([requests[1], { scenario: broken, seed: '1' }], { workers: 1 })).rejects.toEqual(alone);
  });
});
