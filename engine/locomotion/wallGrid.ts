/**
 * Walls of each space by cell, so that a step looks at the few it can touch, and how far a cell is from the whole boundary
 * of its space, so that most steps look at none. Made when the space is first walked in.
 */
import type { SpaceInfo } from '../facility/facility.js';
import { distancePointSegment } from '../facility/geometry.js';

/** Side of a cell, m. */
const CELL = 0.5;
/** Walls within this distance of a cell are listed in it, m: half a bed, the reach of its repulsion, a step. */
export const REACH = 1.1;
/** Bodies wider than this look at all walls, m. */
const WIDE = 0.7;
/** From the middle of a cell to its farthest point, rounded up, m. */
const CORNER = CELL * 0.7072;
/** Spaces of more cells get larger ones. */
const MOST_CELLS = 1_000_000;

export type WallGrid = (SpaceWalls | null)[];

interface SpaceWalls {
  minX: number;
  minY: number;
  /** Cells per m. */
  scale: number;
  columns: number;
  rows: number;
  /** By cell: no point of it is nearer to the boundary, openings included, m; no more than `REACH`. */
  clear: Float32Array;
  /** Offsets in the walls array of the space (x1 y1 x2 y2) by cell; cells with the same walls share a list. */
  byCell: Int32Array[];
  all: Int32Array;
}

const NONE = new Int32Array(0);

export function createWallGrid(spaces: readonly SpaceInfo[]): WallGrid {
  return spaces.map(() => null);
}

/** Calls `visit` for every cell whose middle is at most `reach` m from the segment, with that distance. */
function cellsAlong(
  grid: SpaceWalls,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  reach: number,
  visit: (cell: number, distance: number) => void,
): void {
  const { minX, minY, scale, columns, rows } = grid;
  const first = (v: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(v)));
  const fromColumn = first((Math.min(x1, x2) - reach - minX) * scale, columns);
  const toColumn = first((Math.max(x1, x2) + reach - minX) * scale, columns);
  const fromRow = first((Math.min(y1, y2) - reach - minY) * scale, rows);
  const toRow = first((Math.max(y1, y2) + reach - minY) * scale, rows);
  for (let row = fromRow; row <= toRow; row++) {
    for (let column = fromColumn; column <= toColumn; column++) {
      const d = distancePointSegment(minX + (column + 0.5) / scale, minY + (row + 0.5) / scale, x1, y1, x2, y2);
      if (d <= reach) visit(row * columns + column, d);
    }
  }
}

function build(space: SpaceInfo): SpaceWalls {
  const area = (space.maxX - space.minX) * (space.maxY - space.minY);
  const side = Math.max(CELL, Math.sqrt(area / MOST_CELLS));
  const corner = (CORNER * side) / CELL;
  const columns = Math.floor((space.maxX - space.minX) / side) + 1;
  const rows = Math.floor((space.maxY - space.minY) / side) + 1;
  const { walls } = space;
  const grid: SpaceWalls = {
    minX: space.minX,
    minY: space.minY,
    scale: 1 / side,
    columns,
    rows,
    clear: new Float32Array(columns * rows).fill(REACH),
    byCell: new Array<Int32Array>(columns * rows).fill(NONE),
    all: Int32Array.from({ length: walls.length / 4 }, (_, i) => 4 * i),
  };
  const { clear, byCell } = grid;
  for (const ring of [space.outline, ...space.holes]) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      cellsAlong(grid, ring[j], ring[j + 1], ring[i], ring[i + 1], REACH + corner, (cell, d) => {
        clear[cell] = Math.max(0, Math.min(clear[cell], d - corner - 1e-6));
      });
    }
  }
  // The same few walls stand along many cells.
  const lists = new Map<string, Int32Array>();
  const found = new Map<number, number[]>();
  for (let i = 0; i < walls.length; i += 4) {
    cellsAlong(grid, walls[i], walls[i + 1], walls[i + 2], walls[i + 3], REACH + corner, (cell) => {
      const list = found.get(cell);
      if (list === undefined) found.set(cell, [i]);
      else list.push(i);
    });
  }
  for (const [cell, list] of found) {
    const key = list.join();
    let shared = lists.get(key);
    if (shared === undefined) lists.set(key, (shared = Int32Array.from(list)));
    byCell[cell] = shared;
  }
  return grid;
}

function gridOf(grid: WallGrid, space: SpaceInfo): SpaceWalls {
  let found = grid[space.index];
  if (found === null) {
    found = build(space);
    grid[space.index] = found;
  }
  return found;
}

function cellOf(found: SpaceWalls, x: number, y: number): number {
  const c = Math.floor((x - found.minX) * found.scale);
  const r = Math.floor((y - found.minY) * found.scale);
  const column = c < 0 ? 0 : c < found.columns ? c : found.columns - 1;
  const line = r < 0 ? 0 : r < found.rows ? r : found.rows - 1;
  return line * found.columns + column;
}

/** Offsets into `space.walls` of the walls that a body of half width `radius` at (x, y) can touch in a step. */
export function wallsNear(grid: WallGrid, space: SpaceInfo, x: number, y: number, radius: number): Int32Array {
  const found = gridOf(grid, space);
  return radius > WIDE ? found.all : found.byCell[cellOf(found, x, y)];
}

/** (x, y) is at least so far from every wall and opening of its space, m; 0 where that is not known. */
export function clearAround(grid: WallGrid, space: SpaceInfo, x: number, y: number): number {
  const found = gridOf(grid, space);
  return found.clear[cellOf(found, x, y)];
}
