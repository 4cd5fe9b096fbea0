/** Worker that puts a plan on trial for a page: see `protocol.ts`. */
import * as Comlink from 'comlink';
import { buildModel } from '../build.js';
import { RunBook } from '../check/book.js';
import { checkElements } from '../check/elements/check.js';
import { putOnTrial } from '../check/onTrial.js';
import { checkRules } from '../check/rules/check.js';
import { homeReport } from '../report/home.js';
import { homeSummary } from '../report/homeSummary.js';
import { reportHtml } from '../report/html.js';
import { recordRun } from '../study/runs.js';
import { text, type Language } from '../text/index.js';
import { ENGINE_VERSION } from '../version.js';
import { failureOf, scenarioOf } from './folder.js';
import { planView, type PlanFound } from './planView.js';
import type { CheckWorker, PlanView } from './protocol.js';

let found: PlanFound | null = null;
let spoken: Language = 'zh-CN';
/** What was asked for, as the command line would be asked, and how many changes of the screen are on top of it. */
let asked = { variant: null as string | null, edits: 0, options: '' };

const opened = (): PlanFound => {
  if (found === null) throw new Error('nothing is opened');
  return found;
};
const view = (): PlanView => planView(opened(), text(spoken));

const worker: CheckWorker = {
  open(run, language) {
    spoken = language;
    asked = { variant: run.variant, edits: run.edits.length, options: '' };
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
  async trial({ budget, worst, fix }, make, tell) {
    const here = opened();
    const { scenario } = here.model;
    asked = { ...asked, options: ` --budget ${budget}${worst ? ' --worst' : ''}${fix ? ' --fix' : ''}` };
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
        { budget, first: false, worst, fix },
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
  async document(kind) {
    const { model, elements, rules, trial } = opened();
    const { scenario } = model;
    const date = scenario.document?.asOf ?? null;
    const words = text(spoken);
    const findings = { elements, rules, claims: trial };
    if (kind === 'summary') {
      const summary = homeSummary(model, findings, date, words.pick(scenario.name));
      return new TextEncoder().encode(`${JSON.stringify(summary, null, 2)}\n`);
    }
    const changed = asked.edits === 0 ? '' : ` (${words.report.edited(asked.edits)})`;
    const variant = asked.variant === null ? '' : ` --variant ${asked.variant}`;
    const made = {
      command: `anshu check ${scenario.id}${variant}${asked.options}${changed}`,
      run: `anshu run ${scenario.id}${variant}`,
      firstSeed: 1,
      engine: ENGINE_VERSION,
      runs: trial?.runsMade ?? 0,
      date,
    };
    const report = homeReport(model, findings, made, words);
    if (kind === 'html') return new TextEncoder().encode(reportHtml(report));
    // Only who wants one waits for the library.
    const { reportDocx } = await import('./docx.js');
    return reportDocx(report);
  },
};

Comlink.expose(worker);
