/** How crowded the floor was: people per m2 on a grid over each space. */
import type { SpaceInfo } from '../facility/facility.js';
import type { Frame } from '../recording/decode.js';
import { COLUMNS, RECORD } from '../recording/format.js';
import { PERSON_STATES, type PersonState } from '../world/codes.js';
import type { Chronicle } from './chronicle.js';

export interface DensityCell {
  space: number;
  /** South-west corner, m; edge length is the map's `cell`. Clipped to the space for the area, not for drawing. */
  x: number;
  y: number;
  /** Mean over the span and highest, people per m2. */
  mean: number;
  highest: number;
}

export interface DensityMap {
  from: number;
  to: number;
  cell: number;
  /** Only cells in which somebody was. */
  cells: readonly DensityCell[];
}

/** Upper bounds of Fruin's levels of service A to E for walkways and for stairs, people per m2; F above. */
export const LEVELS_OF_SERVICE = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type LevelOfService = (typeof LEVELS_OF_SERVICE)[number];

const SQUARE_FOOT = 0.09290304;
/** From the area a person has, in square feet. */
const perSquareMetre = (feet: readonly number[]): number[] => feet.map((area) => 1 / (area * SQUARE_FOOT));
/**
 * Densities up to which levels A to E reach, people per m2. Fruin, J. J. (1971): Pedestrian planning and design, level of
 * service standards: walkways at least 35, 25, 15, 10 and 5 ft2 a person, stairways 20, 15, 10, 7 and 4 ft2.
 */
export const SERVICE_BOUNDS: Readonly<Record<'walkway' | 'stair', readonly number[]>> = {
  walkway: perSquareMetre([35, 25, 15, 10, 5]),
  stair: perSquareMetre([20, 15, 10, 7, 4]),
};

/** Fruin's level of service at a density in people per m2. */
export function levelOfService(density: number, where: 'walkway' | 'stair'): LevelOfService {
  const i = SERVICE_BOUNDS[where].findIndex((bound) => density <= bound);
  return LEVELS_OF_SERVICE[i < 0 ? LEVELS_OF_SERVICE.length - 1 : i];
}

/** Who is in bed, or not in the building: takes no floor that others walk on. */
const ABSENT: ReadonlySet<PersonState> = new Set([
  'notYetHere',
  'asleep',
  'awake',
  'preMovement',
  'waitingForHelp',
  'beingWoken',
  'beingPrepared',
  'out',
]);
const PRESENT = PERSON_STATES.map((state) => !ABSENT.has(state));
/** A cell of which a wall leaves little is taken as this share of a whole one: one person there is no crowd. */
const LEAST_SHARE = 0.5;

/** Area of the part of a polygon x0 y0 x1 y1 … inside a rectangle, m2; of either orientation, convex or not. */
export function areaWithin(outline: ArrayLike<number>, x1: number, y1: number, x2: number, y2: number): number {
  let points: [number, number][] = [];
  for (let i = 0; i < outline.length; i += 2) points.push([outline[i], outline[i + 1]]);
  // Sutherland and Hodgman (1974). Parts that come apart stay joined by edges of no area, so the area is right.
  const sides: [axis: 0 | 1, bound: number, sign: 1 | -1][] = [
    [0, x1, 1],
    [0, x2, -1],
    [1, y1, 1],
    [1, y2, -1],
  ];
  for (const [axis, bound, sign] of sides) {
    const kept: [number, number][] = [];
    points.forEach((b, i) => {
      const a = points[(i + points.length - 1) % points.length];
      const da = (a[axis] - bound) * sign;
      const db = (b[axis] - bound) * sign;
      if (da >= 0 !== db >= 0) {
        const share = da / (da - db);
        kept.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
      }
      if (db >= 0) kept.push(b);
    });
    points = kept;
  }
  let twice = 0;
  points.forEach(([bx, by], i) => {
    const [ax, ay] = points[(i + points.length - 1) % points.length];
    twice += ax * by - bx * ay;
  });
  return Math.abs(twice) / 2;
}

interface Cell {
  space: number;
  column: number;
  line: number;
  area: number;
  /** People in it now, since which tick that is so, and person-ticks before. */
  now: number;
  since: number;
  ticks: number;
  most: number;
}

/** Cells of one space, by column and line; made when somebody comes. */
class Grid {
  private readonly cells = new Map<number, Cell>();

  constructor(
    private readonly spaces: readonly SpaceInfo[],
    private readonly edge: number,
  ) {}

  at(index: number, x: number, y: number, tick: number): Cell {
    const { edge } = this;
    const space = this.spaces[index];
    const columns = Math.max(1, Math.ceil((space.maxX - space.minX) / edge - 1e-9));
    const lines = Math.max(1, Math.ceil((space.maxY - space.minY) / edge - 1e-9));
    const column = Math.min(Math.max(Math.floor((x - space.minX) / edge), 0), columns - 1);
    const line = Math.min(Math.max(Math.floor((y - space.minY) / edge), 0), lines - 1);
    const key = (index * 65_536 + column) * 65_536 + line;
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const west = space.minX + column * edge;
    const south = space.minY + line * edge;
    const clip = (outline: Float64Array): number => areaWithin(outline, west, south, west + edge, south + edge);
    const free = clip(space.outline) - space.holes.reduce((sum, hole) => sum + clip(hole), 0);
    const area = Math.max(free, LEAST_SHARE * edge * edge);
    const cell: Cell = { space: index, column, line, area, now: 0, since: tick, ticks: 0, most: 0 };
    this.cells.set(key, cell);
    return cell;
  }

  all(): IterableIterator<Cell> {
    return this.cells.values();
  }
}

/**
 * Mean and highest density from `from` to `to` s, by the samples of positions: people who stand or move, not those in bed.
 * The highest is that of a single sample; the end of the span is not in it. @throws RangeError if the span or the cell is not longer than 0
 */
export function density(c: Chronicle, from: number, to: number, edge: number): DensityMap {
  if (!(edge > 0)) throw new RangeError(`no cell of ${edge} m`);
  const first = c.tick(from);
  const last = c.tick(to);
  if (!(last > first)) throw new RangeError(`nothing is recorded from ${from} to ${to} s`);
  const { building, recording } = c;
  const n = recording.header.people.length;
  const grid = new Grid(building.spaces, edge);
  const cellOf: (Cell | null)[] = new Array<Cell | null>(n).fill(null);
  const touched = new Set<Cell>();
  const start = c.playhead.seek(c.seconds(first));
  const x = start.x.slice();
  const y = start.y.slice();
  const space = start.space.slice();
  const state = start.state.slice();

  const count = (cell: Cell, more: number, tick: number): void => {
    cell.ticks += cell.now * (tick - cell.since);
    cell.since = tick;
    cell.now += more;
    touched.add(cell);
  };
  const place = (row: number, tick: number): void => {
    const here = space[row] >= 0 && PRESENT[state[row]] ? grid.at(space[row], x[row], y[row], tick) : null;
    const before = cellOf[row];
    if (here === before) return;
    if (before !== null) count(before, -1, tick);
    if (here !== null) count(here, 1, tick);
    cellOf[row] = here;
  };
  // Highest once all who moved in a tick have moved: who leaves and who comes are never both counted.
  const settle = (): void => {
    for (const cell of touched) cell.most = Math.max(cell.most, cell.now);
    touched.clear();
  };
  const apply = ({ rows, x: xs, y: ys, space: spaces, tick }: Frame): void => {
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k];
      x[row] = xs[k];
      y[row] = ys[k];
      space[row] = spaces[k];
      place(row, tick);
    }
  };

  for (let row = 0; row < n; row++) place(row, first);
  settle();
  const { boundaries } = recording;
  for (let i = 0; i < boundaries.length; i++) {
    if (boundaries[i] <= first) continue;
    if (i > 0 && boundaries[i - 1] >= last) break;
    const { frames, changes } = recording.batch(i);
    let changed = 0;
    let framed = 0;
    for (;;) {
      const tick = Math.min(changes[changed]?.tick ?? Infinity, frames[framed]?.tick ?? Infinity);
      if (tick === Infinity || tick >= last) break;
      for (; changed < changes.length && changes[changed].tick === tick; changed++) {
        const { kind, values } = changes[changed];
        if (tick <= first || kind !== RECORD.change || COLUMNS[values[0]] !== 'state') continue;
        state[values[1]] = values[2];
        place(values[1], tick);
      }
      for (; framed < frames.length && frames[framed].tick === tick; framed++) if (tick > first) apply(frames[framed]);
      settle();
    }
  }
  const cells: DensityCell[] = [];
  for (const cell of grid.all()) {
    const ticks = cell.ticks + cell.now * (last - cell.since);
    if (cell.most === 0) continue;
    const { minX, minY } = building.spaces[cell.space];
    cells.push({
      space: cell.space,
      x: minX + cell.column * edge,
      y: minY + cell.line * edge,
      mean: ticks / (last - first) / cell.area,
      highest: cell.most / cell.area,
    });
  }
  cells.sort((a, b) => a.space - b.space || a.y - b.y || a.x - b.x);
  return { from, to, cell: edge, cells };
}
