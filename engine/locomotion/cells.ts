/**
 * Who is where: people on the floor in square cells of each space. Filled anew each tick, at a cost that grows with the
 * people and not with the building.
 */
import type { Facility } from '../facility/facility.js';

/** Side of a cell, m: about the reach within which people act on each other. */
export const CELL = 2.5;

export interface Cells {
  /** By space: its first cell, and how many columns and rows of cells it has. */
  first: Int32Array;
  columns: Int32Array;
  rows: Int32Array;
  /** By cell: the lowest row in it, or -1; by row: the next one in the same cell, or -1. */
  head: Int32Array;
  next: Int32Array;
  /** Cells with somebody in them, to be emptied; and how many. */
  touched: Int32Array;
  touchedCount: number;
  /** By space: how many are in it. */
  count: Int32Array;
  /** Half width of the widest of them, m. */
  widest: number;
}

export function createCells(facility: Facility, people: number): Cells {
  const { spaces } = facility;
  const first = new Int32Array(spaces.length);
  const columns = new Int32Array(spaces.length);
  const rows = new Int32Array(spaces.length);
  let total = 0;
  for (const space of spaces) {
    first[space.index] = total;
    columns[space.index] = Math.floor((space.maxX - space.minX) / CELL) + 1;
    rows[space.index] = Math.floor((space.maxY - space.minY) / CELL) + 1;
    total += columns[space.index] * rows[space.index];
  }
  return {
    first,
    columns,
    rows,
    head: new Int32Array(total).fill(-1),
    next: new Int32Array(people),
    touched: new Int32Array(people),
    touchedCount: 0,
    count: new Int32Array(spaces.length),
    widest: 0,
  };
}

/** Column or row of a coordinate measured from the space's edge; what lies outside counts to the cell at the edge. */
export function cellAt(offset: number, cells: number): number {
  const c = Math.floor(offset / CELL);
  return c < 0 ? 0 : c < cells ? c : cells - 1;
}
