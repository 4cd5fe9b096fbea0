/**
 * Shortest ways inside spaces that are not convex: a visibility graph over their reflex corners, kept per space and width
 * of body, with the ways from its corners to a target kept per target. So a step costs a few tests of sight.
 */
import type { Facility, OpeningInfo, SpaceInfo } from '../facility/facility.js';
import { closestOnSegment, distanceToRing, pointInSpace } from '../facility/geometry.js';
import { aimAt } from './aim.js';

/**
 * How far a way keeps from the walls of the corner it goes round, m: half of somebody on foot, of most devices, of a bed.
 * Nearer where the place is narrower. Bodies use the first that is no less than their own half width.
 */
const CLEARANCES = [0.25, 0.4, 0.5] as const;

/** Gaps between a corner and a wall that are narrower than this are no way for these bodies, m. */
const GAPS = [0.5, 0.7, 0.9] as const;

/** At a sharp corner, the turning point is at most this many clearances away: √2, as at a right angle. */
const SHARPEST = 1.4142135623730951;

/** Share of a narrow place's width at most kept from the corner. */
const NARROW = 0.45;

/** Nearer than this is touching, m. */
const TOUCHING = 1e-9;

/** Ways to points kept per space; ways to openings are few and all kept. */
const POINTS_KEPT = 300;

/** What a way leads to: a point, or (opening not null) the nearest point of a clear width less `clearance` at each end. */
export interface Target {
  opening: OpeningInfo | null;
  x: number;
  y: number;
  clearance: number;
}

export interface Corners {
  /** Length of the shortest way between two points of the space, m in plan; the straight line if there is no way. */
  length(space: number, ax: number, ay: number, bx: number, by: number): number;
  /**
   * out = [x, y, 1 if that is the target itself else 0, length of the whole way m, 1 if walls stand between]: the next point on
   * the way from (x, y); where there is no way, the target.
   */
  nextPoint(space: number, x: number, y: number, target: Target, out: Float64Array): void;
  /** out = [direction x, y] past the next corner at the distance from it one has now; false if there is none or no room. */
  outer(space: number, x: number, y: number, target: Target, out: Float64Array): boolean;
}

interface Field {
  /** Edges of outline and holes, x1 y1 x2 y2 …. */
  edges: Float64Array;
  /** Reflex corners and the points in front of them where ways turn: cornerX cornerY pointX pointY …. */
  corners: Float64Array;
  /** Of each corner: direction of the walls that end and begin there, and room in front of it, m: ux uy vx vy room …. */
  bends: Float64Array;
  /** Gaps too narrow to pass, from the corner to the wall, x1 y1 x2 y2 …. */
  barred: Float64Array;
  /** Lengths between the turning points that see each other, else Infinity. */
  lengths: Float64Array;
  /** From each turning point to a target, by target. */
  toOpening: Map<string, Float64Array>;
  toPoint: Map<string, Float64Array>;
}

export function createCorners(facility: Facility): Corners {
  const fields = new Map<number, Field>();
  const aim = new Float64Array(2);

  function fieldOf(space: SpaceInfo, clearance: number): Field {
    const size = clearance <= CLEARANCES[0] + 1e-9 ? 0 : clearance <= CLEARANCES[1] + 1e-9 ? 1 : 2;
    const key = CLEARANCES.length * space.index + size;
    let found = fields.get(key);
    if (found === undefined) {
      found = buildField(space, CLEARANCES[size], GAPS[size]);
      fields.set(key, found);
    }
    return found;
  }

  /** Ways from every turning point to the target, kept; dense Dijkstra over the few corners of a space. */
  function waysTo(space: SpaceInfo, field: Field, target: Target): Float64Array {
    const { opening } = target;
    const kept = opening === null ? field.toPoint : field.toOpening;
    const key = opening === null ? `${target.x}/${target.y}` : `${opening.index}/${target.clearance}`;
    let found = kept.get(key);
    if (found !== undefined) return found;
    const { corners } = field;
    const n = corners.length / 4;
    found = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const x = corners[4 * i + 2];
      const y = corners[4 * i + 3];
      place(target, x, y);
      found[i] = sees(space, field, x, y, aim[0], aim[1]) ? length(x, y, aim[0], aim[1]) : Infinity;
    }
    const done = new Uint8Array(n);
    for (let round = 0; round < n; round++) {
      let best = -1;
      for (let i = 0; i < n; i++) if (done[i] === 0 && (best < 0 || found[i] < found[best])) best = i;
      if (found[best] === Infinity) break;
      done[best] = 1;
      for (let i = 0; i < n; i++) {
        const through = found[best] + field.lengths[best * n + i];
        if (through < found[i]) found[i] = through;
      }
    }
    if (kept.size >= POINTS_KEPT && opening === null) kept.delete(kept.keys().next().value as string);
    kept.set(key, found);
    return found;
  }

  /** aim = the target as seen from (x, y). */
  function place(target: Target, x: number, y: number): void {
    if (target.opening === null) {
      aim[0] = target.x;
      aim[1] = target.y;
    } else aimAt(target.opening, x, y, target.clearance, aim);
  }

  /** Turning point to go to first, -1: straight to the target (also where no way is found); `way` gets the length. */
  let way = 0;
  /** Of the same call: walls stand between. */
  let barred = false;
  function first(space: SpaceInfo, field: Field, x: number, y: number, target: Target): number {
    place(target, x, y);
    const tx = aim[0];
    const ty = aim[1];
    way = length(x, y, tx, ty);
    barred = false;
    if (way < TOUCHING || sees(space, field, x, y, tx, ty)) return -1;
    const onward = waysTo(space, field, target);
    const { corners } = field;
    const n = onward.length;
    // From the shortest up, so that mostly the first corner looked at is the one.
    let least = -1;
    let lastIndex = -1;
    for (let tries = 0; tries < n; tries++) {
      let best = Infinity;
      let index = -1;
      for (let i = 0; i < n; i++) {
        const d = length(x, y, corners[4 * i + 2], corners[4 * i + 3]);
        // Standing on it: the next one along the way is seen from here.
        if (d < 1e-6) continue;
        const through = d + onward[i];
        if (through < best && (through > least || (through === least && i > lastIndex))) {
          best = through;
          index = i;
        }
      }
      if (index < 0) break;
      if (sees(space, field, x, y, corners[4 * index + 2], corners[4 * index + 3])) {
        way = best;
        return index;
      }
      least = best;
      lastIndex = index;
    }
    barred = wallBetween(field, x, y, tx, ty);
    return -1;
  }

  const point: Target = { opening: null, x: 0, y: 0, clearance: 0 };
  return {
    length(space, ax, ay, bx, by) {
      point.x = bx;
      point.y = by;
      first(facility.spaces[space], fieldOf(facility.spaces[space], CLEARANCES[0]), ax, ay, point);
      return way;
    },
    nextPoint(space, x, y, target, out) {
      const info = facility.spaces[space];
      const field = fieldOf(info, target.clearance);
      const index = first(info, field, x, y, target);
      if (index < 0) place(target, x, y);
      out[0] = index < 0 ? aim[0] : field.corners[4 * index + 2];
      out[1] = index < 0 ? aim[1] : field.corners[4 * index + 3];
      out[2] = index < 0 ? 1 : 0;
      out[3] = way;
      out[4] = barred ? 1 : 0;
    },
    outer(space, x, y, target, out) {
      const info = facility.spaces[space];
      const field = fieldOf(info, target.clearance);
      const index = first(info, field, x, y, target);
      return index >= 0 && outer(info, field, index, x, y, out);
    },
  };
}

/** See `Corners.outer`: a line along the wall to the line that halves the corner, as far out as that has room. */
function outer(space: SpaceInfo, field: Field, index: number, x: number, y: number, out: Float64Array): boolean {
  const { corners, bends } = field;
  const cx = corners[4 * index];
  const cy = corners[4 * index + 1];
  const px = corners[4 * index + 2] - cx;
  const py = corners[4 * index + 3] - cy;
  const off = Math.sqrt(px * px + py * py);
  const bx = px / off;
  const by = py / off;
  const rx = x - cx;
  const ry = y - cy;
  // From the side of the wall that ends in the corner (in the order of the outline), or of the one that begins there.
  const from = bx * ry - by * rx > 0;
  const dx = from ? bends[5 * index] : -bends[5 * index + 2];
  const dy = from ? bends[5 * index + 1] : -bends[5 * index + 3];
  const cross = bx * dy - by * dx;
  if (cross > -1e-6 && cross < 1e-6) return false;
  const most = bends[5 * index + 4] - off;
  let s = (rx * dy - ry * dx) / cross;
  s = s > most ? most : s;
  if (s <= off) return false;
  const tx = cx + s * bx;
  const ty = cy + s * by;
  const d = length(x, y, tx, ty);
  if (d < TOUCHING || !sees(space, field, x, y, tx, ty)) return false;
  out[0] = (tx - x) / d;
  out[1] = (ty - y) / d;
  return true;
}

function length(ax: number, ay: number, bx: number, by: number): number {
  return Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
}

function buildField(space: SpaceInfo, clearance: number, gap: number): Field {
  const edges: number[] = [];
  for (const ring of [space.outline, ...space.holes]) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      edges.push(ring[j], ring[j + 1], ring[i], ring[i + 1]);
    }
  }
  const corners: number[] = [];
  const bends: number[] = [];
  for (const ring of [space.outline, ...space.holes]) {
    const n = ring.length;
    for (let i = 0; i < n; i += 2) {
      const p = (i + n - 2) % n;
      const q = (i + 2) % n;
      const cx = ring[i];
      const cy = ring[i + 1];
      const ux = cx - ring[p];
      const uy = cy - ring[p + 1];
      const vx = ring[q] - cx;
      const vy = ring[q + 1] - cy;
      if (ux * vy - uy * vx >= -1e-12) continue;
      // Reflex: the turning point lies in the space, on the line that halves the corner.
      const lu = Math.sqrt(ux * ux + uy * uy);
      const lv = Math.sqrt(vx * vx + vy * vy);
      const bx = ux / lu - vx / lv;
      const by = uy / lu - vy / lv;
      const lb = Math.sqrt(bx * bx + by * by);
      const room = clearAhead(edges, cx, cy, bx / lb, by / lb);
      // So far out that it is `clearance` from the lines of both walls.
      const sine = Math.abs((bx / lb) * (uy / lu) - (by / lb) * (ux / lu));
      const wanted = clearance * (sine * SHARPEST > 1 ? 1 / sine : SHARPEST);
      const off = wanted < NARROW * room ? wanted : NARROW * room;
      corners.push(cx, cy, cx + (bx / lb) * off, cy + (by / lb) * off);
      bends.push(ux / lu, uy / lu, vx / lv, vy / lv, room);
    }
  }
  const n = corners.length / 4;
  const field: Field = {
    edges: Float64Array.from(edges),
    corners: Float64Array.from(corners),
    bends: Float64Array.from(bends),
    barred: Float64Array.from(narrowGaps(space, edges, corners, gap)),
    lengths: new Float64Array(n * n),
    toOpening: new Map(),
    toPoint: new Map(),
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [ax, ay, bx, by] = [corners[4 * i + 2], corners[4 * i + 3], corners[4 * j + 2], corners[4 * j + 3]];
      const d = sees(space, field, ax, ay, bx, by) ? length(ax, ay, bx, by) : Infinity;
      field.lengths[i * n + j] = d;
      field.lengths[j * n + i] = d;
    }
  }
  return field;
}

/** Straight lines from corners across gaps narrower than `gap`: to the nearest point of each wall in sight. */
function narrowGaps(space: SpaceInfo, edges: readonly number[], corners: readonly number[], gap: number): number[] {
  const barred: number[] = [];
  for (let i = 0; i < corners.length; i += 4) {
    const x = corners[i];
    const y = corners[i + 1];
    for (let e = 0; e < edges.length; e += 4) {
      const [px, py, qx, qy] = [edges[e], edges[e + 1], edges[e + 2], edges[e + 3]];
      const t = closestOnSegment(x, y, px, py, qx, qy);
      const cx = px + t * (qx - px);
      const cy = py + t * (qy - py);
      const d = length(x, y, cx, cy);
      if (d < TOUCHING || d >= gap - TOUCHING || !pointInSpace(space, (x + cx) / 2, (y + cy) / 2)) continue;
      // Along a wall of its own the corner has no gap.
      if (onRing(space, (x + cx) / 2, (y + cy) / 2)) continue;
      let hidden = false;
      for (let f = 0; f < edges.length && !hidden; f += 4) {
        hidden = crosses(x, y, cx, cy, edges[f], edges[f + 1], edges[f + 2], edges[f + 3]);
      }
      if (!hidden) barred.push(x, y, cx, cy);
    }
  }
  return barred;
}

function onRing(space: SpaceInfo, x: number, y: number): boolean {
  if (distanceToRing(space.outline, x, y) < TOUCHING) return true;
  return space.holes.some((hole) => distanceToRing(hole, x, y) < TOUCHING);
}

/** Way from a corner in a direction until an edge that does not end in that corner, m. */
function clearAhead(edges: readonly number[], x: number, y: number, dx: number, dy: number): number {
  let least = Infinity;
  for (let i = 0; i < edges.length; i += 4) {
    const [px, py, qx, qy] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
    if ((px === x && py === y) || (qx === x && qy === y)) continue;
    const ex = qx - px;
    const ey = qy - py;
    const cross = dx * ey - dy * ex;
    if (cross === 0) continue;
    const t = ((px - x) * ey - (py - y) * ex) / cross;
    const u = ((px - x) * dy - (py - y) * dx) / cross;
    if (t > TOUCHING && u >= 0 && u <= 1 && t < least) least = t;
  }
  return least;
}

/**
 * Can somebody walk straight from a to b: no edge is crossed, no reflex corner is passed nearer than its turning point,
 * no gap too narrow is passed, and the middle is inside.
 */
function sees(space: SpaceInfo, field: Field, ax: number, ay: number, bx: number, by: number): boolean {
  const { corners, barred } = field;
  for (let i = 0; i < barred.length; i += 4) {
    if (passesInside(ax, ay, bx, by, barred[i], barred[i + 1], barred[i + 2], barred[i + 3])) return false;
  }
  if (wallBetween(field, ax, ay, bx, by)) return false;
  for (let i = 0; i < corners.length; i += 4) {
    if (passesInside(ax, ay, bx, by, corners[i], corners[i + 1], corners[i + 2], corners[i + 3])) return false;
  }
  return pointInSpace(space, (ax + bx) / 2, (ay + by) / 2);
}

/** Does a→b cross an edge of the space. */
function wallBetween({ edges }: Field, ax: number, ay: number, bx: number, by: number): boolean {
  for (let i = 0; i < edges.length; i += 4) {
    if (crosses(ax, ay, bx, by, edges[i], edges[i + 1], edges[i + 2], edges[i + 3])) return true;
  }
  return false;
}

/** Does a→b pass between a corner c and its turning point p, the corner included, the point not. */
function passesInside(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  px: number,
  py: number,
): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  const gx = px - cx;
  const gy = py - cy;
  const cross = dx * gy - dy * gx;
  if (Math.abs(cross) < 1e-12) return false;
  const t = ((cx - ax) * gy - (cy - ay) * gx) / cross;
  const u = ((cx - ax) * dy - (cy - ay) * dx) / cross;
  return t > 1e-9 && t < 1 - 1e-9 && u >= -1e-9 && u < 1 - 1e-6;
}

/** Proper crossing of two segments: touching ends and edges along each other do not count. */
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
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (!((c > TOUCHING && d < -TOUCHING) || (c < -TOUCHING && d > TOUCHING))) return false;
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return (a > TOUCHING && b < -TOUCHING) || (a < -TOUCHING && b > TOUCHING);
}
