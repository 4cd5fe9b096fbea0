/** Makes the runs of a study that are not there yet, and gives its rows: the same on every host, whoever makes the runs. */
import { seedOf } from '../study/cells.js';
import { cellsOf } from '../study/design.js';
import type { StudyFile } from '../study/file.js';
import type { Levels, StudyResult, StudyRow } from '../study/row.js';
import { countingRepeats } from '../study/stopping.js';
import type { UnitResult } from '../study/unit.js';
import { ENGINE_VERSION } from '../version.js';

/** What a host brings: who makes runs, and where finished ones are kept. */
export interface StudyHost {
  /** How many runs can be made at once. */
  readonly lanes: number;
  /** Of the scenario of a cell: equal for equal ones. @throws ScenarioError */
  digest(levels: Levels): string;
  /** Of a run, for who keeps results under it. */
  address(digest: string, seed: string): string;
  get(address: string): UnitResult | undefined;
  add(address: string, result: UnitResult): void;
  run(levels: Levels, seed: string, address: string): Promise<UnitResult>;
  /** Lets what waits come first: a wish to stop, and the other lanes. */
  breathe(): Promise<void>;
}

export interface StudyProgress {
  /** Runs that are there, those of them that were there before, and how many there can be at most. */
  done: number;
  taken: number;
  most: number;
  cells: number;
  cellsDone: number;
}

export interface StudyHooks {
  /** After every run. */
  onProgress?: (state: StudyProgress) => void;
  /** When a cell has all that counts: rows in the order of repeats. */
  onCell?: (rows: readonly StudyRow[], histories: readonly (number[][] | undefined)[]) => void;
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

/** @throws the signal's reason when it is given */
export async function makeRuns(
  file: StudyFile,
  host: StudyHost,
  { onProgress, onCell, signal, only = () => true }: StudyHooks = {},
): Promise<StudyRun> {
  const design = cellsOf(file).filter(({ cell }) => only(cell));
  const { repeats } = file.seeds;
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
    onCell?.(rows[one.at], histories[one.at]);
  };

  /** The next run to be made; null: nothing can be asked for now. */
  const nextRun = (): { one: OpenCell; repeat: number } | null => {
    for (;;) {
      for (const one of open) {
        const most = one.counts ?? Math.min(repeats, one.complete + Math.max(AHEAD * host.lanes, 8));
        if (one.next < most) return { one, repeat: one.next++ };
      }
      // Cells enough to keep every lane busy, and no more scenarios in memory than that.
      if (nextCell >= design.length || open.length > host.lanes) return null;
      const at = nextCell++;
      const { levels } = design[at];
      const counts = file.stopping === undefined ? repeats : null;
      const scenario = host.digest(levels);
      const one: OpenCell = { at, scenario, results: [], complete: 0, next: 0, counts };
      open.push(one);
      // What is there already.
      for (let repeat = 0; repeat < repeats; repeat++) {
        const found = host.get(host.address(scenario, seedOf(file, repeat)));
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
      await host.breathe();
      signal?.throwIfAborted();
      const task = nextRun();
      if (task === null) {
        if (open.length === 0 && nextCell >= design.length) return;
        await new Promise<void>((resolve) => waiting.push(resolve));
        continue;
      }
      const { one, repeat } = task;
      const seed = seedOf(file, repeat);
      const address = host.address(one.scenario, seed);
      let result = host.get(address);
      if (result === undefined) {
        result = await host.run(design[one.at].levels, seed, address);
        host.add(address, result);
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
  await Promise.all(Array.from({ length: host.lanes }, guarded));
  if (failed !== null) throw failed as Error;
  return { file, cells: design, rows: rows.flat(), histories: histories.flat(), made, taken: state.taken };
}
