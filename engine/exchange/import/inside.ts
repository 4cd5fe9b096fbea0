/** A point well inside a space, to put a thing at. */
import { distanceToRing, snap } from '../../facility/geometry.js';
import { contains } from './regions.js';
import type { Ring } from './sketch.js';

/** Of a 15 × 15 grid over the outline, the point inside it that is furthest from every edge. */
export function middleInside({ outline, holes = [] }: { outline: Ring; holes?: readonly Ring[] }): [number, number] {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const region = { outline: [...outline], holes: holes.map((hole) => [...hole]) };
  const rings = [outline, ...holes].map((ring) => ring.flat());
  let best: [number, number] = [outline[0][0], outline[0][1]];
  let most = -1;
  for (let i = 0; i < 15; i++) {
    for (let j = 0; j < 15; j++) {
      const [x, y] = [x1 + ((x2 - x1) * (i + 0.5)) / 15, y1 + ((y2 - y1) * (j + 0.5)) / 15];
      if (!contains(region, [x, y])) continue;
      const clear = Math.min(...rings.map((ring) => distanceToRing(ring, x, y)));
      if (clear > most + 1e-9) [most, best] = [clear, [snap(x), snap(y)]];
    }
  }
  return best;
}
