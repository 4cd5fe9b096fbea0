/** Makes the runs of a study that are not there yet, and gives its rows. */
import type { StudyResult, StudyRow } from '../../../study/row.js';
import { cellsOf } from '../../../study/design.js';
import { seedOf } from '../../../study/cells.js';
import { countingRepeats } from '../../../study/stopping.js';
import type { UnitResult } from '../../../study/unit.js';
import { ENGINE_VERSION } from '../../../version.js';
import type { UnitRequest } from '../studyWorker.js';
import { addressOf, measuredDigest, scenarioDigest, type UnitStore } from './store.js';
import { openWork } from './work.js';

/** Who makes runs: threads of this process, or machines of a queue. */
export interface Executor {
  /** How many runs it can have at once. */
  readonly lanes: number;
  /** @param address of the run, for who keeps results under it */
  run(request: UnitRequest, address: string): Promise<UnitResult>;
  close(): Promise<void>;
}

export interface StudyHooks {
  /** After every run: those that count or are under way, and how many there can be at most. */
  onProgress?: (state: { done: number; taken: number; most: number; cells: number; cellsDone: number }) => void;
  signal?: AbortSignal;
  /** Only these cells: a share of the work. */
  only?: (cell: number) => boolean;
}

interface OpenCell {
  /** Place in the list of cells that are made here. */
  at: number;
  scenario: string;
  results: (UnitResult | undefined)[];
  /** Repeats in a row from the first that are there. */
  complete: number;
  /** Next repeat to be asked for. */
  next: number;
  counts: number | null;
}

/** Repeats asked for ahead of the stopping rule, in lanes: what is made too much is kept and does not count. */
const AHEAD = 2;

export interface StudyRun extends StudyResult {
  /** Histories by row, where the file asks for them. */
  histories: (number[][] | undefined)[];
  /** Runs made now, and taken from before. */
  made: number;
  taken: number;
}

/**
 * @param workFile with the study's `StudyWork`; results go to the store as they come
 * @throws the signal's reason when it is given
 */
export async function runStudy(
  workFile: string,
  stamp: string,
  store: UnitStore,
  executor: Executor,
  { onProgress, signal, only = () => true }: StudyHooks = {},
): Promise<StudyRun> {
  const cells = openWork(workFile);
  const { file } = cells.work;
  const design = cellsOf(file).filter(({ cell }) => only(cell));
  const { repeats } = file.seeds;
  const measured = measuredDigest(file);
  const deciding = file.stopping?.measure;
  const rows: StudyRow[][] = [];
  const histories: (number[][] | undefined)[][] = [];
  const state = { done: 0, taken: 0, most: design.length * repeats, cells: design.length, cellsDone: 0 };
  let made = 0;
  let nextCell = 0;
  let failed: unknown = null;
  const open: OpenCell[] = [];

  const settle = (one: OpenCell): void => {
    while (one.complete < repeats && one.results[one.complete] !== undefined) one.complete++;
    const values =
      deciding === undefined ? [] : one.results.slice(0, one.complete).map((result) => result!.measures[deciding]);
    one.counts ??= countingRepeats(file, values);
    if (one.counts === null || one.complete < one.counts) return;
    const { cell, levels } = design[one.at];
    const counting = one.results.slice(0, one.counts) as UnitResult[];
    rows[one.at] = counting.map(({ stateHash, measures }, repeat) => ({
      cell,
      levels,
      repeat,
      seed: seedOf(file, repeat),
      engine: ENGINE_VERSION,
      stateHash,
      measures,
    }));
    histories[one.at] = counting.map(({ history }) => history);
    open.splice(open.indexOf(one), 1);
    state.cellsDone++;
    state.most -= repeats - one.counts;
  };

  /** The next run to be made; null: nothing can be asked for now. */
  const nextRun = (): { one: OpenCell; repeat: number } | null => {
    for (;;) {
      for (const one of open) {
        const most = one.counts ?? Math.min(repeats, one.complete + Math.max(AHEAD * executor.lanes, 8));
        if (one.next < most) return { one, repeat: one.next++ };
      }
      // Cells enough to keep every lane busy, and no more scenarios in memory than that.
      if (nextCell >= design.length || open.length > executor.lanes) return null;
      const at = nextCell++;
      const { levels } = design[at];
      const counts = file.stopping === undefined ? repeats : null;
      const scenario = scenarioDigest(cells.scenario(levels));
      const one: OpenCell = { at, scenario, results: [], complete: 0, next: 0, counts };
      open.push(one);
      // What is there already.
      for (let repeat = 0; repeat < repeats; repeat++) {
        const found = store.get(addressOf(stamp, scenario, seedOf(file, repeat), measured));
        if (found === undefined) break;
        one.results[repeat] = found;
        one.next = repeat + 1;
        state.done++;
        state.taken++;
        settle(one);
        if (!open.includes(one)) break;
      }
      onProgress?.(state);
    }
  };

  /** One lane: run after run, until there is nothing more to ask for. */
  const waiting: (() => void)[] = [];
  const lane = async (): Promise<void> => {
    while (failed === null) {
      // Lets a Ctrl-C and the other lanes through.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      const task = nextRun();
      if (task === null) {
        if (open.length === 0 && nextCell >= design.length) return;
        await new Promise<void>((resolve) => waiting.push(resolve));
        continue;
      }
      const { one, repeat } = task;
      const seed = seedOf(file, repeat);
      const address = addressOf(stamp, one.scenario, seed, measured);
      let result = store.get(address);
      if (result === undefined) {
        result = await executor.run({ work: workFile, levels: design[one.at].levels, seed }, address);
        store.add(address, result);
        made++;
      } else state.taken++;
      one.results[repeat] = result;
      state.done++;
      if (open.includes(one)) settle(one);
      onProgress?.(state);
      for (const wake of waiting.splice(0)) wake();
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await lane();
    } catch (error) {
      failed ??= error;
    } finally {
      for (const wake of waiting.splice(0)) wake();
    }
  };
  await Promise.all(Array.from({ length: executor.lanes }, guarded));
  if (failed !== null) throw failed as Error;
  return { file, cells: design, rows: rows.flat(), histories: histories.flat(), made, taken: state.taken };
}
