/** Where the edge of a space runs along the edge of an area in which people have left. */
import { snap } from '../../facility/geometry.js';
import type { Region } from './regions.js';
import type { Ring, XY } from './sketch.js';

/** Edges closer than this run along each other, m. */
const ALONG = 0.02;

/** The stretches of the region's edges that lie on the ring, as openings on the region's own edges. */
export function exitEdges(region: Region, ring: Ring): [[number, number], [number, number]][] {
  const found: [[number, number], [number, number]][] = [];
  for (const outline of [region.outline, ...region.holes]) {
    for (let i = 0; i < outline.length; i++) {
      const [a, b] = [outline[i], outline[(i + 1) % outline.length]];
      const length = Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
      if (length < 0.05) continue;
      const e: XY = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      for (let j = 0; j < ring.length; j++) {
        const span = shared(a, e, length, ring[j], ring[(j + 1) % ring.length]);
        if (span === null || span[1] - span[0] < 0.1) continue;
        found.push([pointAt(a, e, span[0]), pointAt(a, e, span[1])]);
      }
    }
  }
  return found;
}

const pointAt = (a: XY, e: XY, t: number): [number, number] => [snap(a[0] + e[0] * t), snap(a[1] + e[1] * t)];

/** Part of the edge that has the segment p→q beside it, as distances along the edge. */
function shared(a: XY, e: XY, length: number, p: XY, q: XY): [number, number] | null {
  const off = (x: XY): number => Math.abs((x[0] - a[0]) * e[1] - (x[1] - a[1]) * e[0]);
  if (off(p) > ALONG || off(q) > ALONG) return null;
  const t1 = (p[0] - a[0]) * e[0] + (p[1] - a[1]) * e[1];
  const t2 = (q[0] - a[0]) * e[0] + (q[1] - a[1]) * e[1];
  const from = Math.max(0, Math.min(t1, t2));
  const to = Math.min(length, Math.max(t1, t2));
  return to > from ? [from, to] : null;
}
