/** What a study leaves: one row a run. */
import type { StudyFile } from './file.js';

/** A level as it stands in the file: a value, or the id of a named level. */
export type Level = string | number | boolean;
/** Level of each factor, by the factor's id. */
export type Levels = Readonly<Record<string, Level>>;

export interface StudyCell {
  /** Place in the design, from 0. */
  cell: number;
  levels: Levels;
}

export interface StudyRow {
  cell: number;
  levels: Levels;
  /** 0, 1, 2 …: the same repeat has the same seed in every cell, so that cells are paired. */
  repeat: number;
  seed: string;
  /** Version of the engine, and hash of the run's last state. */
  engine: string;
  stateHash: string;
  /** By measure's id, SI units; a claim 1 met or 0; null: it did not happen. */
  measures: Readonly<Record<string, number | null>>;
}

/** Rows in the order of cell and repeat, whatever the order they were made in. */
export interface StudyResult {
  file: StudyFile;
  cells: readonly StudyCell[];
  rows: readonly StudyRow[];
}
