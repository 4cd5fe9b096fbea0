/**
 * Plane geometry of the building: pure functions over flat rings `x0 y0 x1 y1 …`, in metres.
 * Nothing here allocates unless its name says so (`…Ring`, `clip…`), so all of it may stand in the loops of the model.
 */
import type { SpaceInfo } from './facility.js';

/** Grid of all coordinates, m (design, "Space": everything is snapped to 1 mm). */
export const GRID = 0.001;

/** A point on a boundary counts as inside within this distance, m; far below the grid, above rounding. */
const ON_BOUNDARY = 1e-9;

/** The coordinate on the 1 mm grid nearest to `value`, m; halves go up. Never −0. */
export function snap(value: number): number {
  return Math.floor(value * 1000 + 0.5) / 1000 + 0;
}

/** Signed area of a ring, m²; positive when its corners run counter-clockwise. */
export function polygonArea(ring: ArrayLike<number>): number {
  const n = ring.length;
  if (n < 6) return 0;
  // Relative to the first corner, so that a building far from the origin loses no digits.
  const ox = ring[0];
  const oy = ring[1];
  let twice = 0;
  for (let i = 2; i + 3 < n; i += 2) {
    twice += (ring[i] - ox) * (ring[i + 3] - oy) - (ring[i + 2] - ox) * (ring[i + 1] - oy);
  }
  return twice / 2;
}

/** True when the point lies in the ring or on its boundary. Any simple ring, either direction. */
export function pointInPolygon(ring: ArrayLike<number>, x: number, y: number): boolean {
  const n = ring.length;
  let inside = false;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const xi = ring[i];
    const yi = ring[i + 1];
    const xj = ring[j];
    const yj = ring[j + 1];
    if (distancePointSegment(x, y, xj, yj, xi, yi) <= ON_BOUNDARY) return true;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** True when somebody can stand at the point: in the outline (boundary included) and not inside a hole. */
export function pointInSpace(space: Pick<SpaceInfo, 'outline' | 'holes'>, x: number, y: number): boolean {
  if (!pointInPolygon(space.outline, x, y)) return false;
  for (const hole of space.holes) {
    if (pointInPolygon(hole, x, y) && distanceToRing(hole, x, y) > ON_BOUNDARY) return false;
  }
  return true;
}

/** Parameter 0 … 1 along the segment of its point closest to (x, y); 0 for a segment without length. */
export function closestOnSegment(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const square = dx * dx + dy * dy;
  if (square === 0) return 0;
  const t = ((x - x1) * dx + (y - y1) * dy) / square;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

/** Distance of a point from a segment, m. */
export function distancePointSegment(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const t = closestOnSegment(x, y, x1, y1, x2, y2);
  const dx = x1 + t * (x2 - x1) - x;
  const dy = y1 + t * (y2 - y1) - y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Distance of a point from the boundary of a ring, m; Infinity for an empty ring. */
export function distanceToRing(ring: ArrayLike<number>, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const d = distancePointSegment(x, y, ring[j], ring[j + 1], ring[i], ring[i + 1]);
    if (d < least) least = d;
  }
  return least;
}

/** Twice the signed area of the triangle a b c: positive when c lies to the left of a→b. */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** True when the two segments cross at a point inside both. Touching ends and collinear overlap are no crossing. */
export function segmentsCross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = orientation(ax, ay, bx, by, cx, cy);
  const d = orientation(ax, ay, bx, by, dx, dy);
  if (!((c > 0 && d < 0) || (c < 0 && d > 0))) return false;
  const a = orientation(cx, cy, dx, dy, ax, ay);
  const b = orientation(cx, cy, dx, dy, bx, by);
  return (a > 0 && b < 0) || (a < 0 && b > 0);
}

/**
 * Height of the floor at a point, m above the building's zero. Level spaces: `space.z`. Flights: z + rise × share of the
 * horizontal run, counted along the direction of ascent from the lower end; points beyond an end have that end's height.
 */
export function floorHeight(space: Pick<SpaceInfo, 'z' | 'flight' | 'outline'>, x: number, y: number): number {
  const flight = space.flight;
  if (flight === null) return space.z;
  const outline = space.outline;
  let start = Infinity;
  for (let i = 0; i < outline.length; i += 2) {
    const along = outline[i] * flight.ux + outline[i + 1] * flight.uy;
    if (along < start) start = along;
  }
  const share = (x * flight.ux + y * flight.uy - start) / flight.run;
  return space.z + flight.rise * (share < 0 ? 0 : share > 1 ? 1 : share);
}

/** A ring in the other direction; a new array. */
export function reverseRing(ring: Float64Array): Float64Array {
  const out = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    out[i] = ring[ring.length - 2 - i];
    out[i + 1] = ring[ring.length - 1 - i];
  }
  return out;
}

/** Corners on the grid, without repeated ones, in the given direction; a new array. */
export function snapRing(points: readonly (readonly [number, number])[]): Float64Array {
  const out: number[] = [];
  for (const point of points) {
    const x = snap(point[0]);
    const y = snap(point[1]);
    if (out.length > 0 && out[out.length - 2] === x && out[out.length - 1] === y) continue;
    out.push(x, y);
  }
  while (out.length > 2 && out[0] === out[out.length - 2] && out[1] === out[out.length - 1]) out.length -= 2;
  return Float64Array.from(out);
}

/**
 * A ring without the corners on straight runs (within half a grid step), as a new array: its edges are the walls as a
 * person sees them, however many points were drawn on them.
 */
export function straightenRing(ring: Float64Array): Float64Array {
  let points: number[] = [...ring];
  for (let changed = true; changed && points.length > 6;) {
    changed = false;
    for (let i = 0; i < points.length && points.length > 6; i += 2) {
      const n = points.length;
      const px = points[(i + n - 2) % n];
      const py = points[(i + n - 1) % n];
      const qx = points[(i + 2) % n];
      const qy = points[(i + 3) % n];
      const ahead = (qx - points[i]) * (points[i] - px) + (qy - points[i + 1]) * (points[i + 1] - py);
      if (ahead > 0 && distancePointSegment(points[i], points[i + 1], px, py, qx, qy) <= GRID / 2) {
        points = [...points.slice(0, i), ...points.slice(i + 2)];
        changed = true;
        i -= 2;
      }
    }
  }
  return Float64Array.from(points);
}

/** True when a counter-clockwise ring turns left (or not at all) at every corner. */
export function isConvex(ring: ArrayLike<number>): boolean {
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    const k = (i + 4) % n;
    if (orientation(ring[i], ring[i + 1], ring[j], ring[j + 1], ring[k], ring[k + 1]) < -ON_BOUNDARY) return false;
  }
  return true;
}

/**
 * The first place where a ring meets itself: two edges that cross, a corner on another edge, or a spike that runs back
 * over the edge before it. null: it does not.
 */
export function selfIntersection(ring: ArrayLike<number>): readonly [number, number] | null {
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const i2 = (i + 2) % n;
    for (let j = i + 2; j < n; j += 2) {
      const j2 = (j + 2) % n;
      const ax = ring[i];
      const ay = ring[i + 1];
      const bx = ring[i2];
      const by = ring[i2 + 1];
      const cx = ring[j];
      const cy = ring[j + 1];
      const dx = ring[j2];
      const dy = ring[j2 + 1];
      if (j === i + 2 || j2 === i) {
        // Neighbouring edges share a corner; wrong only if one folds back over the other.
        const [px, py, mx, my, qx, qy] = j === i + 2 ? [ax, ay, bx, by, dx, dy] : [cx, cy, ax, ay, bx, by];
        const straight = orientation(px, py, mx, my, qx, qy) === 0;
        if (straight && (mx - px) * (qx - mx) + (my - py) * (qy - my) < 0) return [mx, my];
        continue;
      }
      if (segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)) return [(ax + bx) / 2, (ay + by) / 2];
      if (distancePointSegment(cx, cy, ax, ay, bx, by) <= ON_BOUNDARY) return [cx, cy];
      if (distancePointSegment(dx, dy, ax, ay, bx, by) <= ON_BOUNDARY) return [dx, dy];
      if (distancePointSegment(ax, ay, cx, cy, dx, dy) <= ON_BOUNDARY) return [ax, ay];
      if (distancePointSegment(bx, by, cx, cy, dx, dy) <= ON_BOUNDARY) return [bx, by];
    }
  }
  return null;
}

/** What is left of a convex polygon on the left of a→b (Sutherland & Hodgman 1974); a new list. */
function clipByLine(polygon: number[], ax: number, ay: number, bx: number, by: number): number[] {
  const out: number[] = [];
  const n = polygon.length;
  for (let i = 0; i < n; i += 2) {
    const px = polygon[i];
    const py = polygon[i + 1];
    const qx = polygon[(i + 2) % n];
    const qy = polygon[(i + 3) % n];
    const p = orientation(ax, ay, bx, by, px, py);
    const q = orientation(ax, ay, bx, by, qx, qy);
    if (p >= 0) out.push(px, py);
    if ((p > 0 && q < 0) || (p < 0 && q > 0)) {
      const t = p / (p - q);
      out.push(px + t * (qx - px), py + t * (qy - py));
    }
  }
  return out;
}

/** Area two rings share and its centroid, summed into `sum` = [area, area × x, area × y] with the given sign. */
function addSharedArea(sum: [number, number, number], a: ArrayLike<number>, b: ArrayLike<number>, sign: number): void {
  // A simple ring is the signed sum of the triangles between its first corner and its edges; so is the common part.
  for (let i = 2; i + 3 < a.length; i += 2) {
    const ta = orientation(a[0], a[1], a[i], a[i + 1], a[i + 2], a[i + 3]);
    if (ta === 0) continue;
    const triangle =
      ta > 0 ? [a[0], a[1], a[i], a[i + 1], a[i + 2], a[i + 3]] : [a[0], a[1], a[i + 2], a[i + 3], a[i], a[i + 1]];
    for (let j = 2; j + 3 < b.length; j += 2) {
      const tb = orientation(b[0], b[1], b[j], b[j + 1], b[j + 2], b[j + 3]);
      if (tb === 0) continue;
      const k = tb > 0 ? j : j + 2;
      const l = tb > 0 ? j + 2 : j;
      let part = clipByLine(triangle, b[0], b[1], b[k], b[k + 1]);
      if (part.length >= 6) part = clipByLine(part, b[k], b[k + 1], b[l], b[l + 1]);
      if (part.length >= 6) part = clipByLine(part, b[l], b[l + 1], b[0], b[1]);
      if (part.length < 6) continue;
      const s = sign * (ta > 0 ? 1 : -1) * (tb > 0 ? 1 : -1);
      for (let m = 2; m + 3 < part.length; m += 2) {
        const area = s * (orientation(part[0], part[1], part[m], part[m + 1], part[m + 2], part[m + 3]) / 2);
        sum[0] += area;
        sum[1] += (area * (part[0] + part[m] + part[m + 2])) / 3;
        sum[2] += (area * (part[1] + part[m + 1] + part[m + 3])) / 3;
      }
    }
  }
}

/** Area that two spaces share in plan, m², holes taken off, with its centroid. Either direction of the rings. */
export function sharedArea(
  a: Pick<SpaceInfo, 'outline' | 'holes'>,
  b: Pick<SpaceInfo, 'outline' | 'holes'>,
): { area: number; x: number; y: number } {
  const sum: [number, number, number] = [0, 0, 0];
  const add = (p: Float64Array, q: Float64Array, sign: number): void => {
    addSharedArea(sum, p, q, sign * (polygonArea(p) < 0 ? -1 : 1) * (polygonArea(q) < 0 ? -1 : 1));
  };
  add(a.outline, b.outline, 1);
  for (const hole of a.holes) add(hole, b.outline, -1);
  for (const hole of b.holes) add(a.outline, hole, -1);
  for (const p of a.holes) for (const q of b.holes) add(p, q, 1);
  return sum[0] > 0 ? { area: sum[0], x: sum[1] / sum[0], y: sum[2] / sum[0] } : { area: 0, x: 0, y: 0 };
}

/**
 * The part of the segment p→q that lies within `reach` of the segment a→b, as parameters [from, to] on p→q; null if none.
 * The distance to a segment is convex along a line, so the part is one interval.
 */
export function clipNearSegment(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  reach: number,
): readonly [number, number] | null {
  let from = Infinity;
  let to = -Infinity;
  const take = (t1: number, t2: number): void => {
    const lo = t1 < 0 ? 0 : t1;
    const hi = t2 > 1 ? 1 : t2;
    if (lo > hi) return;
    if (lo < from) from = lo;
    if (hi > to) to = hi;
  };
  const dx = qx - px;
  const dy = qy - py;
  const square = dx * dx + dy * dy;
  if (square === 0) return null;
  // The region is two discs round the ends of a→b and the rectangle between them.
  for (const [cx, cy] of [
    [ax, ay],
    [bx, by],
  ]) {
    const middle = ((cx - px) * dx + (cy - py) * dy) / square;
    const ex = px + middle * dx - cx;
    const ey = py + middle * dy - cy;
    const rest = reach * reach - ex * ex - ey * ey;
    if (rest < 0) continue;
    const half = Math.sqrt(rest / square);
    take(middle - half, middle + half);
  }
  const wx = bx - ax;
  const wy = by - ay;
  const width = Math.sqrt(wx * wx + wy * wy);
  if (width > 0) {
    let lo = -Infinity;
    let hi = Infinity;
    const within = (start: number, slope: number, least: number, most: number): void => {
      if (slope === 0) {
        if (start < least || start > most) hi = -Infinity;
        return;
      }
      const t1 = (least - start) / slope;
      const t2 = (most - start) / slope;
      lo = Math.max(lo, Math.min(t1, t2));
      hi = Math.min(hi, Math.max(t1, t2));
    };
    within(((px - ax) * wx + (py - ay) * wy) / width, (dx * wx + dy * wy) / width, 0, width);
    within(((py - ay) * wx - (px - ax) * wy) / width, (dy * wx - dx * wy) / width, -reach, reach);
    if (lo <= hi) take(lo, hi);
  }
  return from <= to ? [from, to] : null;
}
