/** Which point of an opening somebody walks to. */
import type { OpeningInfo } from '../facility/facility.js';

/**
 * out = the nearest point to (x, y) of the clear width less `clearance` m at each end; its middle if it is narrower than
 * that. So a crowd uses the whole width of an opening, and a body does not scrape along its ends.
 */
export function aimAt(opening: OpeningInfo, x: number, y: number, clearance: number, out: Float64Array): void {
  const dx = opening.x2 - opening.x1;
  const dy = opening.y2 - opening.y1;
  const square = dx * dx + dy * dy;
  const inset = clearance / Math.sqrt(square);
  let t = 0.5;
  if (inset < 0.5) {
    t = ((x - opening.x1) * dx + (y - opening.y1) * dy) / square;
    t = t < inset ? inset : t > 1 - inset ? 1 - inset : t;
  }
  out[0] = opening.x1 + t * dx;
  out[1] = opening.y1 + t * dy;
}

/** Is the point on the clear width: nearer to it than rounding can bring somebody who has just crossed it. */
export function standsOn(opening: OpeningInfo, x: number, y: number): boolean {
  const dx = opening.x2 - opening.x1;
  const dy = opening.y2 - opening.y1;
  const length = Math.sqrt(dx * dx + dy * dy);
  const ux = dx / length;
  const uy = dy / length;
  const off = (x - opening.x1) * uy - (y - opening.y1) * ux;
  if (off > 1e-6 || off < -1e-6) return false;
  const along = (x - opening.x1) * ux + (y - opening.y1) * uy;
  return along > -1e-6 && along < length + 1e-6;
}
