/** Where a point is meant to be: on what is drawn already, in line with it, square to where it comes from, or on the grid. */
import type { Drawing } from '../../../../engine/index.js';
import { distance, edgesOf, nearestOn, toGrid, type Segment, type XY } from './points.js';

export interface Snap {
  at: XY;
  how: 'corner' | 'edge' | 'line' | 'square' | 'grid' | 'free';
  /** Lines to show: along what the point lies in line. */
  guides: readonly Segment[];
}

export interface SnapOptions {
  /** m: so near something has to be to draw the point to it. */
  reach: number;
  /** Mesh of the grid, m; 0: none. */
  grid: number;
  /** The point the line comes from. */
  from?: XY;
  /** Points that are being drawn: they are met, too. */
  own?: readonly XY[];
  /** Nothing attracts. */
  off?: boolean;
}

/** Corners and edges of a storey, gathered once a change. */
export interface Marks {
  corners: readonly XY[];
  edges: readonly Segment[];
}

export function marksOf(drawing: Drawing, storey: string, without: ReadonlySet<string> = new Set()): Marks {
  const corners: XY[] = [];
  const edges: Segment[] = [];
  const ring = (points: readonly XY[]): void => {
    corners.push(...points);
    edges.push(...edgesOf(points));
  };
  for (const room of drawing.rooms) if (room.storey === storey && !without.has(room.key)) ring(room.outline);
  for (const shaft of [...drawing.stairs, ...drawing.lifts])
    if (shaft.storeys.includes(storey) && !without.has(shaft.key)) ring(shaft.outline);
  for (const wall of drawing.walls) {
    if (wall.storey !== storey || without.has(wall.key)) continue;
    corners.push(...wall.points);
    wall.points.slice(1).forEach((p, i) => edges.push([wall.points[i], p]));
  }
  return { corners, edges };
}

const nearest = (points: readonly XY[], at: XY, reach: number): XY | null => {
  let best: XY | null = null;
  let least = reach;
  for (const point of points) {
    const away = distance(point, at);
    if (away <= least) [best, least] = [point, away];
  }
  return best;
};

export function snap(at: XY, marks: Marks, { reach, grid, from, own = [], off = false }: SnapOptions): Snap {
  if (off) return { at: [toGrid(at[0]), toGrid(at[1])], how: 'free', guides: [] };
  const corner = nearest([...own, ...marks.corners], at, reach);
  if (corner !== null) return { at: corner, how: 'corner', guides: [] };

  // Each coordinate by itself: square to where the line comes from, or in line with a corner.
  const guides: Segment[] = [];
  const lined = (axis: 0 | 1): { value: number; square: boolean } | null => {
    if (from !== undefined && Math.abs(from[axis] - at[axis]) <= reach) return { value: from[axis], square: true };
    let best: XY | null = null;
    let least = reach / 2;
    for (const point of [...own, ...marks.corners]) {
      const away = Math.abs(point[axis] - at[axis]);
      if (away < least) [best, least] = [point, away];
    }
    if (best === null) return null;
    guides.push([best, axis === 0 ? [best[0], at[1]] : [at[0], best[1]]]);
    return { value: best[axis], square: false };
  };
  const [x, y] = [lined(0), lined(1)];

  let edge: { segment: Segment; at: XY } | null = null;
  let least = reach;
  for (const segment of marks.edges) {
    const on = nearestOn(segment, at).at;
    const away = distance(on, at);
    if (away < least) [edge, least] = [{ segment, at: on }, away];
  }
  if (edge !== null) {
    // On the edge, and in line with something if the edge crosses that line nearby.
    const [a, b] = edge.segment;
    const crossings: XY[] = [];
    if (x !== null && Math.abs(b[0] - a[0]) > 1e-6)
      crossings.push([x.value, a[1] + ((x.value - a[0]) / (b[0] - a[0])) * (b[1] - a[1])]);
    if (y !== null && Math.abs(b[1] - a[1]) > 1e-6)
      crossings.push([a[0] + ((y.value - a[1]) / (b[1] - a[1])) * (b[0] - a[0]), y.value]);
    const crossing = nearest(crossings, at, reach * 1.5);
    if (crossing !== null) return { at: crossing, how: 'edge', guides };
    // Along an edge of the axes, on the grid.
    const rounded = gridded(edge.at, grid);
    const on: XY =
      Math.abs(a[0] - b[0]) < 1e-6 ? [a[0], rounded[1]] : Math.abs(a[1] - b[1]) < 1e-6 ? [rounded[0], a[1]] : edge.at;
    return { at: [toGrid(on[0]), toGrid(on[1])], how: 'edge', guides: [] };
  }
  const rounded = gridded(at, grid);
  const point: XY = [x?.value ?? rounded[0], y?.value ?? rounded[1]];
  const square = x?.square === true || y?.square === true;
  const how = square ? 'square' : guides.length > 0 ? 'line' : grid > 0 ? 'grid' : 'free';
  return { at: point, how, guides };
}

const gridded = ([x, y]: XY, grid: number): XY =>
  grid > 0 ? [toGrid(Math.round(x / grid) * grid), toGrid(Math.round(y / grid) * grid)] : [toGrid(x), toGrid(y)];

/** A door so wide in the wall nearest to a point; null: no wall is near enough, or none is so long. */
export function doorAt(at: XY, marks: Marks, width: number, reach: number): [XY, XY] | null {
  let best: { segment: Segment; on: XY; away: number } | null = null;
  for (const segment of marks.edges) {
    if (distance(...segment) < width - 1e-6) continue;
    const on = nearestOn(segment, at).at;
    const away = distance(on, at);
    if (away > reach) continue;
    // Of edges that lie on each other the shortest counts: a door belongs to one room, not to two beside a corridor.
    const nearer =
      best === null ||
      away < best.away - 0.001 ||
      (away < best.away + 0.001 && distance(...segment) < distance(...best.segment));
    if (nearer) best = { segment, on, away };
  }
  if (best === null) return null;
  const [a, b] = [...best.segment].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const long = distance(a, b);
  const along = Math.min(Math.max(distance(a, best.on), width / 2), long - width / 2);
  const step = (t: number): XY => [
    toGrid(a[0] + ((b[0] - a[0]) * t) / long),
    toGrid(a[1] + ((b[1] - a[1]) * t) / long),
  ];
  const centre = Math.round((along - width / 2) * 100) / 100 + width / 2;
  const kept = Math.min(Math.max(centre, width / 2), long - width / 2);
  return [step(kept - width / 2), step(kept + width / 2)];
}
