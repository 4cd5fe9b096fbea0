/** Worker that looks at scenarios and makes many runs, for a page: see `protocol.ts`. */
import * as Comlink from 'comlink';
import { runOnce } from '../study/runs.js';
import { builtStamp } from './builtStamp.js';
import { failureOf, lookAt, scenarioOf } from './folder.js';
import type { ScenarioWorker } from './protocol.js';

const worker: ScenarioWorker = {
  look: (folder) => Promise.resolve(lookAt(folder)),
  scenario(run) {
    try {
      return Promise.resolve(scenarioOf(run));
    } catch (error) {
      return Promise.resolve(failureOf(error));
    }
  },
  request: (request) => Promise.resolve(runOnce(request)),
  stamp: () => Promise.resolve(builtStamp(location.pathname)),
  async runs(run, seeds, tell) {
    try {
      const scenario = scenarioOf(run);
      for (const seed of seeds) {
        if (!(await tell(runOnce({ scenario, seed })))) return null;
      }
      return null;
    } catch (error) {
      return failureOf(error);
    }
  },
};

Comlink.expose(worker);
