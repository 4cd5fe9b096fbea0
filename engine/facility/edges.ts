/** Edges of a space and where an opening lies on them. */
import { distanceToRing, straightenRing } from './geometry.js';

/** How far an end of an opening may lie from the edges it belongs to, m: drawings rounded to a centimetre still fit. */
export const EDGE_TOLERANCE = 0.005;

/** One straight piece of boundary; the space lies to its left. */
export interface Edge {
  x1: number;
  y1: number;
  /** Unit direction. */
  ux: number;
  uy: number;
  length: number;
}

/** The edges of an outline (counter-clockwise) and of holes (clockwise), corners on straight runs left out. */
export function edgesOf(outline: Float64Array, holes: readonly Float64Array[]): Edge[] {
  const edges: Edge[] = [];
  for (const ring of [outline, ...holes]) {
    const corners = straightenRing(ring);
    for (let i = 0; i < corners.length; i += 2) {
      const x1 = corners[i];
      const y1 = corners[i + 1];
      const x2 = corners[(i + 2) % corners.length];
      const y2 = corners[(i + 3) % corners.length];
      const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
      edges.push({ x1, y1, ux: (x2 - x1) / length, uy: (y2 - y1) / length, length });
    }
  }
  return edges;
}

export type EdgeMatch =
  | { found: 'edge'; edge: number; from: number; to: number }
  | { found: 'tooShort'; length: number }
  | { found: 'none'; distance: number };

/**
 * The edge that carries the segment p→q: both ends within the tolerance of it. `from` < `to` are the ends' positions along
 * the edge, m, kept on it. `tooShort`: an edge runs along the segment but ends before it does. `none`: how far the worse
 * end is from the boundary.
 */
export function matchEdge(
  edges: readonly Edge[],
  outline: Float64Array,
  holes: readonly Float64Array[],
  px: number,
  py: number,
  qx: number,
  qy: number,
): EdgeMatch {
  let best: EdgeMatch | null = null;
  let bestOff = Infinity;
  let longest = -1;
  const segment = Math.sqrt((qx - px) * (qx - px) + (qy - py) * (qy - py));
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i];
    const offP = Math.abs((px - e.x1) * e.uy - (py - e.y1) * e.ux);
    const offQ = Math.abs((qx - e.x1) * e.uy - (qy - e.y1) * e.ux);
    const off = Math.max(offP, offQ);
    if (off > EDGE_TOLERANCE) continue;
    const p = (px - e.x1) * e.ux + (py - e.y1) * e.uy;
    const q = (qx - e.x1) * e.ux + (qy - e.y1) * e.uy;
    const from = Math.min(p, q);
    const to = Math.max(p, q);
    if (from >= -EDGE_TOLERANCE && to <= e.length + EDGE_TOLERANCE) {
      if (off < bestOff) {
        bestOff = off;
        best = { found: 'edge', edge: i, from: Math.max(from, 0), to: Math.min(to, e.length) };
      }
    } else if (to > 0 && from < e.length && segment > e.length + EDGE_TOLERANCE && e.length > longest) {
      longest = e.length;
    }
  }
  if (best !== null) return best;
  if (longest >= 0) return { found: 'tooShort', length: longest };
  let distance = 0;
  for (const [x, y] of [
    [px, py],
    [qx, qy],
  ]) {
    let least = distanceToRing(outline, x, y);
    for (const hole of holes) least = Math.min(least, distanceToRing(hole, x, y));
    distance = Math.max(distance, least);
  }
  return { found: 'none', distance };
}
