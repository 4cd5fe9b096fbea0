/** Worker that puts a plan on trial for a page: see `protocol.ts`. */
import * as Comlink from 'comlink';
import { buildModel } from '../build.js';
import { RunBook } from '../check/book.js';
import { checkElements } from '../check/elements/check.js';
import { putOnTrial } from '../check/onTrial.js';
import { checkRules } from '../check/rules/check.js';
import { recordRun } from '../study/runs.js';
import { text, type Language } from '../text/index.js';
import { failureOf, scenarioOf } from './folder.js';
import { planView, type PlanFound } from './planView.js';
import type { CheckWorker, PlanView } from './protocol.js';

let found: PlanFound | null = null;
let spoken: Language = 'zh-CN';

const opened = (): PlanFound => {
  if (found === null) throw new Error('nothing is opened');
  return found;
};
const view = (): PlanView => planView(opened(), text(spoken));

const worker: CheckWorker = {
  open(run, language) {
    spoken = language;
    try {
      const model = buildModel(scenarioOf(run), '1');
      found = { model, elements: checkElements(model, null, null), rules: checkRules(model), trial: null };
      return Promise.resolve(view());
    } catch (error) {
      return Promise.resolve(failureOf(error));
    }
  },
  say(language) {
    spoken = language;
    return Promise.resolve(view());
  },
  async trial({ budget, fix }, make, tell) {
    const here = opened();
    const { scenario } = here.model;
    try {
      let at: Parameters<typeof tell>[0] = { step: 'claims', claim: null, runs: 0 };
      const book: RunBook = new RunBook(async (requests) => {
        const results = await make(requests);
        tell({ ...at, runs: book.made + results.length }, null);
        return results;
      });
      here.trial = await putOnTrial(
        book,
        scenario,
        here.model,
        { budget, first: false, worst: false, fix },
        {
          step({ kind, claim }, soFar) {
            at = { step: kind, claim, runs: book.made };
            here.trial = soFar;
            tell(at, view());
          },
          recording: (seed) => Promise.resolve(recordRun({ scenario, seed }).recording),
        },
      );
      // Operability is an element, too: it takes the verdicts.
      here.elements = checkElements(here.model, null, here.trial.verdicts);
      return view();
    } catch (error) {
      return failureOf(error);
    }
  },
};

Comlink.expose(worker);
