/** Walls of the spaces: their boundary without the openings, and what a body in an opening touches on the far side. */
import type { OpeningInfo, SpaceInfo } from './facility.js';
import type { Edge } from './edges.js';
import { EDGE_TOLERANCE } from './edges.js';
import { clipNearSegment, segmentsCross, snap } from './geometry.js';

/** Reach of a body standing in an opening, m: half the length of a nursing bed. See `SpaceInfo.walls`. */
export const NEIGHBOUR_REACH = 1;

/** Pieces shorter than this are left out, m. */
const SHORTEST = 0.001;

/** Clear part of an opening on one edge of a space, as positions along the edge, m. */
export interface Gap {
  edge: number;
  from: number;
  to: number;
}

/** The boundary of a space without the clear parts of its openings: x1 y1 x2 y2 …, the space to the left of 1→2. */
export function ownWalls(edges: readonly Edge[], gaps: readonly Gap[]): number[] {
  const walls: number[] = [];
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i];
    const here = gaps.filter((gap) => gap.edge === i).sort((a, b) => a.from - b.from || a.to - b.to);
    let at = 0;
    const wall = (to: number): void => {
      if (to - at < SHORTEST) return;
      walls.push(snap(e.x1 + e.ux * at), snap(e.y1 + e.uy * at), snap(e.x1 + e.ux * to), snap(e.y1 + e.uy * to));
    };
    for (const gap of here) {
      wall(gap.from);
      at = Math.max(at, gap.to);
    }
    wall(e.length);
  }
  return walls;
}

/**
 * Adds to each space the walls of its neighbours that a body in an opening can touch: those within `NEIGHBOUR_REACH` of
 * the clear part, beyond the line of the opening and in sight of it. Own walls come first.
 */
export function joinWalls(
  spaces: readonly SpaceInfo[],
  openings: readonly OpeningInfo[],
  own: readonly number[][],
): void {
  for (const space of spaces) {
    const walls = [...own[space.index]];
    for (const index of space.openings) {
      const opening = openings[index];
      const other = opening.a === space.index ? opening.b : opening.a;
      if (other < 0) continue;
      // The far side lies to the right of 1→2 for `a`, to the left for `b`.
      addVisible(walls, own[other], opening, opening.a === space.index ? -1 : 1);
    }
    space.walls = Float64Array.from(walls);
  }
}

function addVisible(walls: number[], others: readonly number[], opening: OpeningInfo, side: 1 | -1): void {
  const { x1, y1, x2, y2 } = opening;
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const nx = (side * -(y2 - y1)) / length;
  const ny = (side * (x2 - x1)) / length;
  for (let w = 0; w < others.length; w += 4) {
    let [px, py, qx, qy] = [others[w], others[w + 1], others[w + 2], others[w + 3]];
    // Only what lies beyond the line of the opening; walls on that line are the own ones, seen from behind.
    const p = (px - x1) * nx + (py - y1) * ny;
    const q = (qx - x1) * nx + (qy - y1) * ny;
    if (p <= EDGE_TOLERANCE && q <= EDGE_TOLERANCE) continue;
    if (p < 0) {
      const t = p / (p - q);
      px += t * (qx - px);
      py += t * (qy - py);
    } else if (q < 0) {
      const t = q / (q - p);
      qx += t * (px - qx);
      qy += t * (py - qy);
    }
    const part = clipNearSegment(px, py, qx, qy, x1, y1, x2, y2, NEIGHBOUR_REACH);
    if (part === null) continue;
    const ax = snap(px + part[0] * (qx - px));
    const ay = snap(py + part[0] * (qy - py));
    const bx = snap(px + part[1] * (qx - px));
    const by = snap(py + part[1] * (qy - py));
    if (Math.abs(bx - ax) + Math.abs(by - ay) < SHORTEST) continue;
    if (inSight(others, ax, ay, bx, by, opening, nx, ny)) walls.push(ax, ay, bx, by);
  }
}

/** True when some point of a→b can be seen from some point of the opening without a wall of that space between. */
function inSight(
  others: readonly number[],
  ax: number,
  ay: number,
  bx: number,
  by: number,
  opening: OpeningInfo,
  nx: number,
  ny: number,
): boolean {
  // A millimetre off the line and the corners, so that a wall does not hide itself. The interior is to the wall's left.
  const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
  const inX = (-(by - ay) / length) * 0.001;
  const inY = ((bx - ax) / length) * 0.001;
  for (const s of [0.02, 0.5, 0.98]) {
    const fromX = opening.x1 + s * (opening.x2 - opening.x1) + nx * 0.001;
    const fromY = opening.y1 + s * (opening.y2 - opening.y1) + ny * 0.001;
    for (const t of [0.02, 0.5, 0.98]) {
      const toX = ax + t * (bx - ax) + inX;
      const toY = ay + t * (by - ay) + inY;
      let hidden = false;
      for (let w = 0; w < others.length && !hidden; w += 4) {
        hidden = segmentsCross(fromX, fromY, toX, toY, others[w], others[w + 1], others[w + 2], others[w + 3]);
      }
      if (!hidden) return true;
    }
  }
  return false;
}
