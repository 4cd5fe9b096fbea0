/** Shortest ways inside spaces that are not convex: a visibility graph over their reflex corners, kept per space. */
import type { Facility, SpaceInfo } from '../facility/facility.js';
import { pointInSpace } from '../facility/geometry.js';

/** How far a way keeps from the corner it goes round, m: half a wheelchair. */
const CORNER_CLEARANCE = 0.35;

export interface Corners {
  /** Length of the shortest way between two points of the space, m in plan. */
  length(space: number, ax: number, ay: number, bx: number, by: number): number;
  /** out = [x, y, 1 if that is the target itself] of the next point on the way from a to b. */
  nextPoint(space: number, ax: number, ay: number, bx: number, by: number, out: Float64Array): void;
}

interface Field {
  points: [number, number][];
  /** Distances between corner points that see each other. */
  edges: number[][];
}

export function createCorners(facility: Facility): Corners {
  const fields = new Map<number, Field>();

  function rings(space: SpaceInfo): Float64Array[] {
    return [space.outline, ...space.holes];
  }

  /** Does the segment stay inside: it crosses no edge of the outline or of a hole properly, and its middle is inside. */
  function sees(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): boolean {
    for (const ring of rings(space)) {
      const n = ring.length / 2;
      for (let i = 0; i < n; i++) {
        const j = (i + 1) % n;
        if (crosses(ax, ay, bx, by, ring[2 * i], ring[2 * i + 1], ring[2 * j], ring[2 * j + 1])) return false;
      }
    }
    return pointInSpace(space, (ax + bx) / 2, (ay + by) / 2);
  }

  function field(index: number): Field {
    let found = fields.get(index);
    if (found !== undefined) return found;
    const space = facility.spaces[index];
    const points: [number, number][] = [];
    for (const ring of rings(space)) {
      const n = ring.length / 2;
      for (let i = 0; i < n; i++) {
        const p = (i + n - 1) % n;
        const q = (i + 1) % n;
        const ux = ring[2 * i] - ring[2 * p];
        const uy = ring[2 * i + 1] - ring[2 * p + 1];
        const vx = ring[2 * q] - ring[2 * i];
        const vy = ring[2 * q + 1] - ring[2 * i + 1];
        if (ux * vy - uy * vx >= -1e-12) continue;
        // Reflex: step away from the corner along the outer bisector, into the space.
        const lu = Math.sqrt(ux * ux + uy * uy);
        const lv = Math.sqrt(vx * vx + vy * vy);
        const bx = ux / lu - vx / lv;
        const by = uy / lu - vy / lv;
        const lb = Math.sqrt(bx * bx + by * by);
        for (let clearance = CORNER_CLEARANCE; clearance > 0.01; clearance /= 2) {
          const x = ring[2 * i] + (bx / lb) * clearance;
          const y = ring[2 * i + 1] + (by / lb) * clearance;
          if (!pointInSpace(space, x, y)) continue;
          points.push([x, y]);
          break;
        }
      }
    }
    const edges = points.map(([ax, ay], i) =>
      points.map(([bx, by], j) => {
        if (i === j) return 0;
        return sees(space, ax, ay, bx, by) ? Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by)) : Infinity;
      }),
    );
    found = { points, edges };
    fields.set(index, found);
    return found;
  }

  /** First point and length of the shortest way; a dense Dijkstra over the few corners of a space. */
  function solve(index: number, ax: number, ay: number, bx: number, by: number): { first: number; length: number } {
    const space = facility.spaces[index];
    const straight = Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
    if (straight < 1e-9 || sees(space, ax, ay, bx, by)) return { first: -1, length: straight };
    const { points, edges } = field(index);
    const n = points.length;
    const toGoal = points.map(([x, y]) =>
      sees(space, x, y, bx, by) ? Math.sqrt((x - bx) * (x - bx) + (y - by) * (y - by)) : Infinity,
    );
    const done = new Uint8Array(n);
    for (let round = 0; round < n; round++) {
      let best = -1;
      for (let i = 0; i < n; i++) if (done[i] === 0 && (best < 0 || toGoal[i] < toGoal[best])) best = i;
      if (best < 0 || toGoal[best] === Infinity) break;
      done[best] = 1;
      for (let i = 0; i < n; i++)
        if (toGoal[best] + edges[best][i] < toGoal[i]) toGoal[i] = toGoal[best] + edges[best][i];
    }
    let first = -1;
    let length = Infinity;
    for (let i = 0; i < n; i++) {
      if (toGoal[i] === Infinity || !sees(space, ax, ay, points[i][0], points[i][1])) continue;
      const dx = points[i][0] - ax;
      const dy = points[i][1] - ay;
      const d = Math.sqrt(dx * dx + dy * dy);
      if (d < 1e-6) continue;
      if (d + toGoal[i] < length) {
        length = d + toGoal[i];
        first = i;
      }
    }
    return first < 0 ? { first: -1, length: straight } : { first, length };
  }

  return {
    length: (space, ax, ay, bx, by) => solve(space, ax, ay, bx, by).length,
    nextPoint(space, ax, ay, bx, by, out) {
      const { first } = solve(space, ax, ay, bx, by);
      const target = first < 0;
      out[0] = target ? bx : field(space).points[first][0];
      out[1] = target ? by : field(space).points[first][1];
      out[2] = target ? 1 : 0;
    },
  };
}

/** Proper crossing of two segments, with slack: targets lie on walls' lines, and touching a line is no crossing. */
function crosses(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const d1 = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d2 = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  const d3 = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const d4 = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return (
    ((d1 > 1e-9 && d2 < -1e-9) || (d1 < -1e-9 && d2 > 1e-9)) && ((d3 > 1e-9 && d4 < -1e-9) || (d3 < -1e-9 && d4 > 1e-9))
  );
}
