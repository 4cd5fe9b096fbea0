/** The study that is looked at: what is open, known and chosen, and what is being run. */
import * as Comlink from 'comlink';
import { batch, signal, type Signal } from '@preact/signals';
import type { RunSpec, SourceFailure } from '../../../engine/hosts/protocol.js';
import type {
  StudyFilter,
  StudyKnown,
  StudyOpened,
  StudyTake,
  StudyWorker,
  TableFailure,
} from '../../../engine/hosts/studyProtocol.js';
import type { Language, Levels } from '../../../engine/index.js';
import { findBase, type Beside, type StudyFiles } from './files.js';
import { lanes, openUnits, startStudyWorker, type Units } from './pool.js';
import { forgetStudy, keepStudy, keptStudies, keptUnits, type KeptEntry } from './store.js';

/** Why something brought is not open: results without their study, or what the worker says. */
export type StudyFailure = SourceFailure | TableFailure | { kind: 'noStudy' } | { kind: 'nothing' };

export interface Going {
  done: number;
  taken: number;
  most: number;
  cells: number;
  cellsDone: number;
  /** s; NaN while nothing can be said. */
  left: number;
}

export interface Desk {
  worker: Comlink.Remote<StudyWorker>;
  open: Signal<(StudyOpened & { shown: string; beside: Beside }) | null>;
  /** null: no rows yet. */
  known: Signal<StudyKnown | null>;
  /** Grows whenever answers may have changed. */
  version: Signal<number>;
  /** What was brought and has faults: what was open stays. */
  failure: Signal<{ shown: string; what: StudyFailure } | null>;
  going: Signal<Going | null>;
  /** The last run to be made ended by itself, was stopped, or was read from tables; null: neither yet. */
  made: Signal<'here' | 'stopped' | 'read' | null>;
  busy: Signal<boolean>;
  /** Whether finished runs are kept in this browser. */
  keeps: Signal<boolean>;
  kept: Signal<readonly KeptEntry[]>;

  measure: Signal<string>;
  filter: Signal<StudyFilter>;
  /** Place of the first cell shown. */
  from: Signal<number>;
  chosen: Signal<number | null>;
  /** Under the pointer, or with the focus. */
  hovered: Signal<number | null>;
  against: Signal<number | null>;

  bring(files: StudyFiles): Promise<void>;
  run(): Promise<void>;
  stop(): void;
  close(): void;
  forget(id: string): Promise<void>;
  spec(cell: number, seed: string): Promise<RunSpec | SourceFailure>;
  take(kind: StudyTake, language: Language): Promise<Uint8Array>;
}

/** Answers are asked for again this often at most while runs are made, ms. */
const RENEWED = 1500;

export function createDesk(): Desk {
  let source: { text: string; shown: string } | null = null;
  let units: Units | null = null;
  let stopped = false;
  let renewed = 0;
  const failure: Desk['failure'] = signal(null);
  const fail = (shown: string, what: StudyFailure): void => {
    failure.value = { shown, what };
  };
  const worker = startStudyWorker((message) => fail('', { kind: 'broken', message }));
  const list = async (): Promise<void> => {
    try {
      desk.kept.value = await keptStudies();
    } catch {
      desk.keeps.value = false;
    }
  };
  const renew = (): void => {
    renewed = Date.now();
    desk.version.value++;
  };

  const desk: Desk = {
    worker,
    open: signal(null),
    known: signal(null),
    version: signal(0),
    failure,
    going: signal(null),
    made: signal(null),
    busy: signal(false),
    keeps: signal(true),
    kept: signal([]),
    measure: signal(''),
    filter: signal({}),
    from: signal(0),
    chosen: signal(null),
    hovered: signal(null),
    against: signal(null),

    async bring({ shown, study, runs, histories }) {
      desk.stop();
      desk.busy.value = true;
      failure.value = null;
      try {
        if (study === null && runs === null) return fail(shown, { kind: 'nothing' });
        if (study === null && desk.open.peek() === null) return fail(shown, { kind: 'noStudy' });
        if (study !== null) {
          const find = Comlink.proxy((name: string) => findBase(study.beside, name));
          const opened = await worker.open(study.text, shown, find, runs !== null);
          if ('kind' in opened) return fail(shown, opened);
          source = { text: study.text, shown };
          batch(() => {
            desk.open.value = { ...(opened as StudyOpened), shown, beside: study.beside };
            desk.known.value = null;
            desk.made.value = null;
            desk.measure.value = opened.file.measures[0].id;
            desk.filter.value = {};
            desk.from.value = 0;
            desk.chosen.value = null;
            desk.against.value = null;
          });
        }
        if (runs !== null) {
          const known = await worker.tables(
            Comlink.transfer(runs, [runs.buffer]),
            histories === null ? null : Comlink.transfer(histories, [histories.buffer]),
          );
          if ('kind' in known) return fail(shown, known);
          batch(() => {
            desk.known.value = known;
            desk.made.value = 'read';
            renew();
          });
        }
      } catch (error) {
        fail(shown, { kind: 'broken', message: error instanceof Error ? error.message : String(error) });
      } finally {
        desk.busy.value = false;
      }
    },

    async run() {
      const open = desk.open.peek();
      if (open === null || open.base === null || source === null || desk.going.peek() !== null) return;
      const { file, base } = open;
      stopped = false;
      failure.value = null;
      desk.going.value = { done: 0, taken: 0, most: open.runs, cells: open.cells, cellsDone: 0, left: NaN };
      try {
        const size = Math.min(lanes(), open.runs);
        const pool = await openUnits(file, base, size);
        units = pool;
        if (stopped) return;
        const stamp = await pool.stamp();
        const kept = await keptUnits(file.id, stamp).catch(() => {
          desk.keeps.value = false;
          return keptUnits(file.id, null);
        });
        const entry = { id: file.id, name: file.name, changed: Date.now(), ...source, beside: open.beside };
        if (stamp === null) desk.keeps.value = false;
        else await keepStudy(entry).catch(() => (desk.keeps.value = false));
        const begun = Date.now();
        const run = async (levels: Levels, seed: string, address: string) => {
          const result = await pool.unit(levels, seed);
          await kept.keep(address, result).catch(() => (desk.keeps.value = false));
          return result;
        };
        const known = await worker.make(
          stamp ?? '',
          kept.found,
          size,
          Comlink.proxy(run),
          Comlink.proxy((progress, sofar) => {
            if (stopped || desk.open.peek() !== open) return;
            const made = progress.done - progress.taken;
            const left = made === 0 ? NaN : ((Date.now() - begun) / 1000 / made) * (progress.most - progress.done);
            desk.going.value = { ...progress, left };
            if (sofar.rows === 0 || Date.now() - renewed < RENEWED) return;
            desk.known.value = sofar;
            renew();
          }),
        );
        if (desk.open.peek() !== open) return;
        if ('kind' in known) return fail(open.shown, known);
        batch(() => {
          desk.known.value = known;
          desk.made.value = stopped ? 'stopped' : 'here';
          renew();
        });
      } catch (error) {
        if (!stopped)
          fail(open.shown, { kind: 'broken', message: error instanceof Error ? error.message : String(error) });
      } finally {
        units?.close();
        units = null;
        desk.going.value = null;
        void list();
      }
    },

    stop() {
      if (desk.going.peek() === null) return;
      stopped = true;
      void worker.stop();
      units?.close();
    },

    close() {
      desk.stop();
      batch(() => {
        desk.open.value = null;
        desk.known.value = null;
        failure.value = null;
      });
      void list();
    },

    async forget(id) {
      await forgetStudy(id);
      await list();
    },

    spec: (cell, seed) => worker.spec(cell, seed) as Promise<RunSpec | SourceFailure>,
    take: (kind, language) => worker.take(kind, language) as Promise<Uint8Array>,
  };
  void list();
  return desk;
}
