/** What a page and its worker say to each other about studies. Plain data only: it crosses a thread. */
import type { Arrivals } from '../study/answers/arrivals.js';
import type { Effect, PairedDifference } from '../study/answers/effects.js';
import type { SobolIndices, StandardizedEffect } from '../study/answers/sensitivity.js';
import type { Curve, Smallest } from '../study/answers/staffing.js';
import type { Summary } from '../study/answers/summary.js';
import type { StudyFile } from '../study/file.js';
import type { Level, Levels, StudyRow } from '../study/row.js';
import type { UnitResult } from '../study/unit.js';
import type { Language } from '../text/index.js';
import type { RunSpec, ScenarioFolder, SourceFailure } from './protocol.js';
import type { StudyProgress } from './studyRuns.js';

/** Levels of a factor that are looked at: these, or those from … to. */
export type LevelFilter = { levels: readonly Level[] } | { from: number; to: number };
/** By factor; all levels of those that are missing. */
export type StudyFilter = Readonly<Record<string, LevelFilter>>;

export interface StudyOpened {
  file: StudyFile;
  /** Cells of the design, and runs at most. */
  cells: number;
  runs: number;
  /** Folder of the base scenario; null: not at hand, so nothing can be run. */
  base: ScenarioFolder | null;
}

/** What is known of a study: rows made here, or read from tables. */
export interface StudyKnown {
  rows: number;
  /** Cells that have rows. */
  cells: number;
  /** Versions of the engine that made them. */
  engines: readonly string[];
  histories: boolean;
}

/** Tables that are not taken: no Parquet, or columns of the study are missing in them. */
export interface TableFailure {
  kind: 'table';
  code: 'notParquet' | 'otherStudy';
  /** What the reader says, or which columns. */
  detail: string;
}

export interface StudyQuery {
  measure: string;
  filter: StudyFilter;
}

export interface CellAnswer {
  cell: number;
  levels: Levels;
  summary: Summary;
}

/** Some of the cells that a filter leaves, in the order of the design. */
export interface CellPage {
  total: number;
  cells: readonly CellAnswer[];
}

export interface CurveAnswer {
  factor: string;
  /** Share of runs that the plan asks for. */
  wanted: number;
  curves: readonly (Curve & { smallest: Smallest })[];
  /** Curves that are not given: too many to be told apart. */
  more: number;
}

export interface EffectAnswer {
  effects: readonly Effect[];
  pairing: { narrower: number; pairs: number } | null;
}

export type SensitivityAnswer =
  | { kind: 'sobol'; indices: readonly SobolIndices[] }
  | { kind: 'standardized'; effects: readonly StandardizedEffect[]; explained: number };

export type CellArrivals = Arrivals & { cell: number; levels: Levels };

export interface CellDetail {
  cell: number;
  levels: Levels;
  runs: number;
  /** What no order of moving can beat, s, by measure (a claim); null: staff move nobody. */
  bounds: Readonly<Record<string, number | null>>;
  /** Against another cell, on the same seeds, by measure. */
  against: { cell: number; differences: Readonly<Record<string, PairedDifference | null>> } | null;
}

/** What can be taken away of a study. */
export const STUDY_TAKES = ['csv', 'parquet', 'histories', 'html'] as const;
export type StudyTake = (typeof STUDY_TAKES)[number];

/** A folder, or the names there are. */
export type FoundBase = { folder: ScenarioFolder } | { names: readonly string[] };

/** Holds one study: reads it, decides which runs are made, and answers. Runs themselves are made by unit workers. */
export interface StudyWorker {
  /**
   * A study file, with every problem of it and of its levels.
   * @param find the base scenario, by its name in the file
   * @param lenient a base that is not at hand is no problem: its results are looked at, nothing is run
   */
  open(
    text: string,
    shown: string,
    find: (name: string) => Promise<FoundBase>,
    lenient: boolean,
  ): Promise<StudyOpened | SourceFailure>;
  /** Results of the study that is open. */
  tables(runs: Uint8Array, histories: Uint8Array | null): Promise<StudyKnown | TableFailure>;
  /**
   * Makes what is not there yet. Ends early, without a failure, at `stop`.
   * @param stamp of the model that makes runs
   * @param kept finished runs by their addresses
   */
  make(
    stamp: string,
    kept: readonly (readonly [string, UnitResult])[],
    lanes: number,
    run: (levels: Levels, seed: string, address: string) => Promise<UnitResult>,
    tell: (progress: StudyProgress, known: StudyKnown) => void,
  ): Promise<StudyKnown | SourceFailure>;
  stop(): Promise<void>;
  cells(query: StudyQuery, from: number, count: number): Promise<CellPage>;
  /** null: no claim, or no factor with numbers. */
  curves(query: StudyQuery): Promise<CurveAnswer | null>;
  effects(query: StudyQuery): Promise<EffectAnswer | null>;
  sensitivity(query: StudyQuery): Promise<SensitivityAnswer | null>;
  /** Of these cells; those without histories are left out. */
  arrivals(cells: readonly number[]): Promise<readonly CellArrivals[]>;
  detail(cell: number, against: number | null): Promise<CellDetail | null>;
  runs(cell: number, from: number, count: number): Promise<readonly StudyRow[]>;
  /** A run to be opened. */
  spec(cell: number, seed: string): Promise<RunSpec | SourceFailure>;
  take(kind: StudyTake, language: Language): Promise<Uint8Array>;
}

/** Makes single runs of one study. */
export interface UnitWorker {
  open(file: StudyFile, base: ScenarioFolder): Promise<void>;
  /** Rejects if the run cannot be made. */
  unit(levels: Levels, seed: string): Promise<UnitResult>;
  /** What tells this model from every other state of it; null: not known. */
  stamp(): Promise<string | null>;
}
