/** What the reading, planning and drawing of a table hand to each other. */
import type { TableField, TableKind, TableSide } from './table-words.js';

/** One row. Lengths in metres; null: the cell was empty. */
export interface TableRow {
  /** Line of the file, from 1. */
  line: number;
  /** Column of each field, from 1; for problems. */
  columns: Partial<Record<TableField, number>>;
  /** Storeys the row is for, 1 the ground floor, −1 the first basement; empty: every storey (stairs, lifts). */
  storeys: number[];
  kind: TableKind | null;
  room: string | null;
  /** Along the corridor. Rooms at an end of the corridor: away from it. */
  length: number | null;
  /** Across the corridor: depth of a room, clear width of a corridor or a stair's flight. */
  width: number | null;
  beds: number | null;
  /** Clear. */
  doorWidth: number | null;
  side: TableSide | null;
  /** Floor to floor. */
  height: number | null;
}

/** Something the table does not say: what was taken instead, for the list of things to find out. */
export interface TableNote {
  /** Line of the table, or null where it is about the whole. */
  line: number | null;
  code: TableNoteCode;
  parameters: Record<string, unknown>;
}
export const TABLE_NOTE_CODES = [
  /** field, used, unit, rule, clause, confidence, storey */
  'missingValue',
  /** storey, side */
  'exitAssumed',
  /** storey */
  'stationAssumed',
  /** lift */
  'liftNotDrawn',
  /** storey, value, used */
  'corridorLengthened',
  /** storey, value, used */
  'corridorNarrowed',
  /** storey, used */
  'storeyNotInTable',
  'devicesNotInTable',
  'compartmentPerStorey',
] as const;
export type TableNoteCode = (typeof TABLE_NOTE_CODES)[number];

/** A storey of the table. */
export interface TableStorey {
  /** 1: ground floor, −1: first basement. */
  number: number;
  id: string;
  /** In the ids of what stands on it. */
  key: string;
  elevation: number;
  height: number;
}

/** A room or an exit with its place along the corridor. */
export interface TableSlot {
  row: TableRow;
  kind: TableKind;
  id: string;
  side: TableSide;
  /** West end, or distance past the corridor's end (0). */
  x: number;
  length: number;
  width: number;
  door: number;
  beds: number;
}

/** A stair with its place, the same on all its storeys. */
export interface TableStair {
  row: TableRow;
  name: string;
  side: 'left' | 'right';
  at: 'west' | 'east';
  storeys: TableStorey[];
  clear: number;
  door: number;
  /** Along the corridor. */
  width: number;
}
