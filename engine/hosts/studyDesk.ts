/** A study that is held open for a page: what the worker of studies does, without the worker. */
import { ScenarioError, type Problem } from '../errors.js';
import { runsCsv, runsParquet, historiesParquet } from '../exchange/study.js';
import { missingColumns, readHistories, readRuns } from '../exchange/studyRows.js';
import { parseJson } from '../scenario/json.js';
import { nearestWord } from '../scenario/words.js';
import { cellEdits, studyProblems } from '../study/cells.js';
import { cellsOf } from '../study/design.js';
import { cellsIn, parseStudy, type StudyFile } from '../study/file.js';
import type { StudyRow } from '../study/row.js';
import { hashBytes } from '../world/hash.js';
import { failureOf, studyBase } from './folder.js';
import type { ScenarioFolder } from './protocol.js';
import { reportHtml } from '../report/html.js';
import { studyReport } from '../report/study.js';
import { text } from '../text/index.js';
import { StudyAnswers } from './studyAnswers.js';
import { Cells } from './studyCells.js';
import { extrasOf } from './studyExtras.js';
import type { FoundBase, StudyOpened, StudyWorker } from './studyProtocol.js';
import { makeRuns } from './studyRuns.js';

type Histories = StudyAnswers['histories'];

/** Rows made so far are put together this often at most, ms. */
const GATHERED = 1000;

const digest = (value: unknown): string => hashBytes(new TextEncoder().encode(JSON.stringify(value)));

const noBase = (value: string, names: readonly string[]): ScenarioError => {
  const suggestion = nearestWord(value.split('/').at(-1)!, names);
  const hint =
    suggestion === null
      ? { code: 'listScenarios' as const, parameters: {} }
      : { code: 'didYouMean' as const, parameters: { suggestion } };
  const problem: Problem = {
    path: 'base.scenario',
    code: 'noSuchScenario',
    parameters: { value, allowed: names },
    hint,
  };
  return new ScenarioError([problem]);
};

/** SHA-256 as the command line gives it; where a page may not make one, none. */
async function shortHash(words: string): Promise<string> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return '–';
  const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(words)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 16);
}

interface Open {
  file: StudyFile;
  base: ScenarioFolder | null;
  cells: Cells | null;
  answers: StudyAnswers;
}

/** @param breathe lets what waits come first */
export function createStudyDesk(breathe: () => Promise<void>): StudyWorker {
  let open: Open | null = null;
  let stopping: AbortController | null = null;

  const here = (): Open => {
    if (open === null) throw new Error('no study is opened');
    return open;
  };

  return {
    async open(words, shown, find, lenient) {
      try {
        stopping?.abort(new Error('another study'));
        const file = parseStudy(parseJson(words, shown));
        const name = file.base.scenario;
        const found: FoundBase = await find(name);
        if (!('folder' in found) && !lenient) throw noBase(name, found.names);
        const base = 'folder' in found ? found.folder : null;
        const cells = base === null ? null : new Cells(studyBase(base), file);
        if (cells !== null && !lenient) {
          const problems = studyProblems(cells.base, file);
          if (problems.length > 0) throw new ScenarioError(problems);
        }
        open = { file, base, cells, answers: new StudyAnswers(file, cells) };
        const count = cellsIn(file);
        const opened: StudyOpened = { file, cells: count, runs: count * file.seeds.repeats, base };
        return opened;
      } catch (error) {
        return failureOf(error);
      }
    },

    async tables(runs, histories) {
      const { file, answers } = here();
      try {
        const missing = await missingColumns(file, runs);
        if (missing.length > 0) return { kind: 'table', code: 'otherStudy', detail: missing.join(', ') };
        answers.take(await readRuns(file, runs), histories === null ? [] : await readHistories(histories));
        return answers.known();
      } catch (error) {
        return { kind: 'table', code: 'notParquet', detail: error instanceof Error ? error.message : String(error) };
      }
    },

    async make(stamp, kept, lanes, run, tell) {
      // Another study may be opened meanwhile: these are the answers of this one.
      const { file, cells, answers } = here();
      if (cells === null) return { kind: 'broken', message: 'the base scenario is not at hand' };
      const store = new Map(kept);
      const made = new Map<number, { rows: readonly StudyRow[]; histories: Histories }>();
      const design = cellsOf(file);
      const measured = digest([file.measures.map(({ id, metric, claim, count }) => [id, metric, claim, count]), file.histories ?? null]); // prettier-ignore
      const mine = new AbortController();
      stopping = mine;
      let gathered = -Infinity;
      /** What is there is put together now and then: as often as cells end would be too often for many cells. */
      const gather = (): void => {
        gathered = performance.now();
        const order = [...made.keys()].sort((a, b) => a - b);
        answers.take(
          { file, cells: order.map((cell) => design[cell]), rows: order.flatMap((cell) => made.get(cell)!.rows) },
          file.histories === undefined ? [] : order.flatMap((cell) => made.get(cell)!.histories),
        );
      };
      try {
        await makeRuns(
          file,
          {
            lanes,
            digest: (levels) => digest(cells.scenario(levels)),
            address: (scenario, seed) => [stamp, scenario, measured, seed].join(' '),
            get: (address) => store.get(address),
            add: (address, result) => void store.set(address, result),
            run,
            breathe,
          },
          {
            signal: mine.signal,
            onCell: (rows, histories) => {
              made.set(rows[0].cell, { rows, histories });
              if (performance.now() - gathered > GATHERED) gather();
            },
            onProgress: (progress) => tell({ ...progress }, answers.known()),
          },
        );
      } catch (error) {
        if (!mine.signal.aborted) return failureOf(error);
      }
      gather();
      return answers.known();
    },

    stop() {
      stopping?.abort(new Error('stopped'));
      return Promise.resolve();
    },

    cells: (query, from, count) => Promise.resolve(here().answers.cells(query, from, count)),
    curves: (query) => Promise.resolve(here().answers.curves(query)),
    effects: (query) => Promise.resolve(here().answers.effects(query)),
    sensitivity: (query) => Promise.resolve(here().answers.sensitivity(query)),
    arrivals: (cells) => Promise.resolve(here().answers.arrivals(cells)),
    detail: (cell, against) => Promise.resolve(here().answers.detail(cell, against)),
    runs: (cell, from, count) => Promise.resolve(here().answers.runs(cell, from, count)),

    spec(cell, seed) {
      const { file, base, cells, answers } = here();
      const levels = answers.levelsOf(cell);
      if (base === null || cells === null || levels === null)
        return Promise.resolve({ kind: 'broken', message: 'the base scenario is not at hand' });
      try {
        const edits = cellEdits(cells.base, file, levels);
        return Promise.resolve({ folder: base, variant: file.base.variant ?? null, edits, seed });
      } catch (error) {
        return Promise.resolve(failureOf(error));
      }
    },

    async take(kind, language) {
      const { file, cells, answers } = here();
      const { result, histories } = answers;
      switch (kind) {
        case 'csv':
          return new TextEncoder().encode(runsCsv(result));
        case 'parquet':
          return runsParquet(result);
        case 'histories':
          return historiesParquet(histories, file.histories?.step ?? 1);
        case 'html': {
          if (cells === null) throw new Error('the base scenario is not at hand');
          const extras = extrasOf(cells, result, histories, await shortHash(runsCsv(result)));
          return new TextEncoder().encode(reportHtml(studyReport(result, extras, text(language))));
        }
      }
    },
  };
}
