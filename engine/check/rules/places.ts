/** Places of findings, and a clear width as somebody with a tape would measure it. */
import { edgesOf } from '../../facility/edges.js';
import type { Facility, OpeningInfo, SpaceInfo } from '../../facility/facility.js';
import { pointInSpace, segmentsCross } from '../../facility/geometry.js';
import type { Place } from './result.js';

/** A point inside a space to put a mark on, m: the middle of the box, or of the first edge moved inwards. */
function pointOf(space: SpaceInfo): readonly [number, number] {
  const [x, y] = [(space.minX + space.maxX) / 2, (space.minY + space.maxY) / 2];
  if (pointInSpace(space, x, y)) return [x, y];
  const [e] = edgesOf(space.outline, []);
  return [e.x1 + (e.ux * e.length) / 2 - e.uy * 0.3, e.y1 + (e.uy * e.length) / 2 + e.ux * 0.3];
}

export const atSpace = (facility: Facility, space: SpaceInfo): Place => {
  const [x, y] = pointOf(space);
  return { kind: 'space', id: space.id, storey: facility.storeys[space.storey].id, x, y };
};

export const atOpening = (facility: Facility, opening: OpeningInfo): Place => ({
  kind: 'opening',
  id: opening.id,
  storey: facility.storeys[facility.spaces[opening.a].storey].id,
  x: (opening.x1 + opening.x2) / 2,
  y: (opening.y1 + opening.y2) / 2,
});

/** Edges shorter than this on both sides are reveals, no walls of a passage, m. */
const REVEAL = 0.6;
/** Walls that face each other at less than this angle to the parallel: cosine of 20°. */
const FACING = -0.94;

/** Least clear width of a passage: the nearest two walls that face each other across it, m; Infinity if none do. */
export function clearWidth(space: SpaceInfo): { width: number; x: number; y: number } {
  const edges = edgesOf(space.outline, space.holes);
  let best = { width: Infinity, x: 0, y: 0 };
  const blocked = (ax: number, ay: number, bx: number, by: number): boolean =>
    edges.some((e) => segmentsCross(ax, ay, bx, by, e.x1, e.y1, e.x1 + e.ux * e.length, e.y1 + e.uy * e.length));
  edges.forEach((e, i) => {
    edges.slice(i + 1).forEach((f) => {
      if (e.ux * f.ux + e.uy * f.uy > FACING || (e.length < REVEAL && f.length < REVEAL)) return;
      const along = (x: number, y: number): number => (x - e.x1) * e.ux + (y - e.y1) * e.uy;
      const f1 = along(f.x1, f.y1);
      const f2 = along(f.x1 + f.ux * f.length, f.y1 + f.uy * f.length);
      const from = Math.max(0, Math.min(f1, f2));
      const to = Math.min(e.length, Math.max(f1, f2));
      if (to - from < 0.05) return;
      for (const share of [0.02, 0.5, 0.98]) {
        const at = from + share * (to - from);
        const [px, py] = [e.x1 + e.ux * at, e.y1 + e.uy * at];
        // Where the inward normal of e meets the line of f.
        const [nx, ny] = [-e.uy, e.ux];
        const cross = nx * f.uy - ny * f.ux;
        if (Math.abs(cross) < 1e-9) continue;
        const t = ((f.x1 - px) * f.uy - (f.y1 - py) * f.ux) / cross;
        if (t <= 1e-6 || t >= best.width) continue;
        const [qx, qy] = [px + nx * t, py + ny * t];
        const e1 = 1e-4;
        if (!pointInSpace(space, (px + qx) / 2, (py + qy) / 2)) continue;
        if (blocked(px + nx * e1, py + ny * e1, qx - nx * e1, qy - ny * e1)) continue;
        best = { width: t, x: (px + qx) / 2, y: (py + qy) / 2 };
      }
    });
  });
  return best;
}
