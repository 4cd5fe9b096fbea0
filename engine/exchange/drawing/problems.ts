/** What a drawing says about itself while it is drawn. */
import type { Problem } from '../../errors.js';
import type { ImportEntryCode } from '../../text/importCodes.js';
import type { XY } from '../import/sketch.js';

/** Codes of a drawing alone, beside those of importers and of buildings, with the names of their parameters. */
export const DRAWING_PROBLEMS = {
  nothingDrawn: [],
  wallEndFree: ['value'],
  wallEndAlone: [],
  wallsOnly: ['name', 'count'],
  refugeSmall: ['name', 'value', 'least'],
  exitInside: ['name'],
  roomKindMissing: ['count'],
  doorKindMissing: ['count'],
  doorWidthMissing: ['count'],
  noBeds: [],
  noStation: ['name'],
  residentsAssumed: ['count'],
  bedsEmpty: ['count'],
  rosterAssumed: ['count'],
  planAssumed: [],
} as const satisfies Record<string, readonly string[]>;
export type DrawingProblemCode = keyof typeof DRAWING_PROBLEMS;

export interface DrawingProblem {
  /**
   * `fault`: it cannot be run before this is put right. `left`: drawn, but not in the building. `changed`: in the building
   * otherwise than drawn. `toDo`: nobody has said it yet; what is assumed is told.
   */
  level: 'fault' | 'left' | 'changed' | 'toDo';
  what:
    | { of: 'drawing'; code: DrawingProblemCode; parameters: Record<string, unknown> }
    | { of: 'import'; code: ImportEntryCode; parameters: Record<string, unknown> }
    | { of: 'building'; problem: Problem };
  /** Where to look: storey and m; the thing itself by its key. Several of a kind: the first of them. */
  storey: string | null;
  at: XY | null;
  key: string | null;
}
