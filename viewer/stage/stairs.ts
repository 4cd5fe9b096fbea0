/** Treads and the arrow of ascent of a flight, in plan. */

export interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Part of the line through (x, y) along (dx, dy) inside a convex outline x0 y0 x1 y1 …, or null. */
export function chord(outline: ArrayLike<number>, x: number, y: number, dx: number, dy: number): Segment | null {
  let least = Infinity;
  let most = -Infinity;
  const n = outline.length / 2;
  for (let i = 0; i < n; i++) {
    const ax = outline[2 * i] - x;
    const ay = outline[2 * i + 1] - y;
    const j = (i + 1) % n;
    const bx = outline[2 * j] - x;
    const by = outline[2 * j + 1] - y;
    const sideA = dx * ay - dy * ax;
    const sideB = dx * by - dy * bx;
    if (sideA === sideB || sideA > 0 === sideB > 0) continue;
    const share = sideA / (sideA - sideB);
    const along = (ax + (bx - ax) * share) * dx + (ay + (by - ay) * share) * dy;
    least = Math.min(least, along);
    most = Math.max(most, along);
  }
  if (!(most > least)) return null;
  return { x1: x + dx * least, y1: y + dy * least, x2: x + dx * most, y2: y + dy * most };
}

/** Reach of an outline along the unit vector (ux, uy), m. */
export function reach(outline: ArrayLike<number>, ux: number, uy: number): { least: number; most: number } {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < outline.length; i += 2) {
    const along = outline[i] * ux + outline[i + 1] * uy;
    least = Math.min(least, along);
    most = Math.max(most, along);
  }
  return { least, most };
}

/** Edges of the steps between the two ends of a flight that rises along (ux, uy), a tread apart, m. */
export function treads(outline: ArrayLike<number>, ux: number, uy: number, tread: number): Segment[] {
  const { least, most } = reach(outline, ux, uy);
  const count = Math.max(1, Math.floor((most - least) / tread + 0.5));
  const found: Segment[] = [];
  for (let i = 1; i < count; i++) {
    const along = least + ((most - least) * i) / count;
    const line = chord(outline, ux * along, uy * along, -uy, ux);
    if (line !== null) found.push(line);
  }
  return found;
}

/** From the foot to the head of a flight along its middle, kept off both ends. `shift`: share of the half width aside. */
export function ascent(outline: ArrayLike<number>, ux: number, uy: number, shift = 0): Segment {
  const along = reach(outline, ux, uy);
  const across = reach(outline, -uy, ux);
  const off = Math.min(0.3, 0.12 * (along.most - along.least));
  const side = (across.least + across.most) / 2 + (shift * (across.most - across.least)) / 2;
  const from = along.least + off;
  const to = along.most - off;
  return { x1: ux * from - uy * side, y1: uy * from + ux * side, x2: ux * to - uy * side, y2: uy * to + ux * side };
}
