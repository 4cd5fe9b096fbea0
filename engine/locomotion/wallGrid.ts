/** Walls of each space by cell, so that a step looks at the few it can touch. Made when the space is first walked in. */
import type { SpaceInfo } from '../facility/facility.js';
import { distancePointSegment } from '../facility/geometry.js';

/** Side of a cell of the wall grid, m. */
const CELL = 1;
/** Walls within this distance of a cell are listed in it, m: half a bed, the reach of its repulsion, a step. */
const REACH = 1.1;
/** Bodies wider than this look at all walls, m. */
const WIDE = 0.7;

export type WallGrid = (SpaceWalls | null)[];

interface SpaceWalls {
  columns: number;
  rows: number;
  /** Offsets in the walls array of the space (x1 y1 x2 y2), by cell. */
  byCell: Int32Array[];
  all: Int32Array;
}

export function createWallGrid(spaces: readonly SpaceInfo[]): WallGrid {
  return spaces.map(() => null);
}

function build(space: SpaceInfo): SpaceWalls {
  const columns = Math.floor((space.maxX - space.minX) / CELL) + 1;
  const rows = Math.floor((space.maxY - space.minY) / CELL) + 1;
  const { walls } = space;
  const lists: number[][] = Array.from({ length: columns * rows }, () => []);
  const reach = REACH + CELL * 0.75;
  for (let i = 0; i < walls.length; i += 4) {
    const [x1, y1, x2, y2] = [walls[i], walls[i + 1], walls[i + 2], walls[i + 3]];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = space.minX + (column + 0.5) * CELL;
        const y = space.minY + (row + 0.5) * CELL;
        if (distancePointSegment(x, y, x1, y1, x2, y2) <= reach) lists[row * columns + column].push(i);
      }
    }
  }
  return {
    columns,
    rows,
    byCell: lists.map((list) => Int32Array.from(list)),
    all: Int32Array.from({ length: walls.length / 4 }, (_, i) => 4 * i),
  };
}

/** Offsets into `space.walls` of the walls that a body of half width `radius` at (x, y) can touch in a step. */
export function wallsNear(grid: WallGrid, space: SpaceInfo, x: number, y: number, radius: number): Int32Array {
  let found = grid[space.index];
  if (found === null) {
    found = build(space);
    grid[space.index] = found;
  }
  if (radius > WIDE) return found.all;
  const c = Math.floor((x - space.minX) / CELL);
  const r = Math.floor((y - space.minY) / CELL);
  const column = c < 0 ? 0 : c < found.columns ? c : found.columns - 1;
  const line = r < 0 ? 0 : r < found.rows ? r : found.rows - 1;
  return found.byCell[line * found.columns + column];
}
