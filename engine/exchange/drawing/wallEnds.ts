/** Ends of drawn walls that meet nothing: through such a gap two rooms are one. */
import { distancePointSegment } from '../../facility/geometry.js';
import type { Drawing } from './document.js';
import { distance } from '../import/regions.js';
import type { XY } from '../import/sketch.js';

/** Ends closer than this to another wall meet it (gaps that rooms are closed over), m. */
export const MEETS = 0.05;
/** Further away nothing is meant to be met, m. Assumption, U. */
const NEAR = 1.5;

export interface FreeEnd {
  storey: string;
  at: XY;
  key: string;
  /** To the nearest other wall or room, m; null: none is near. */
  gap: number | null;
}

type Segment = readonly [XY, XY];

export function freeEnds(drawing: Pick<Drawing, 'walls' | 'rooms'>): FreeEnd[] {
  const found: FreeEnd[] = [];
  const storeys = new Set(drawing.walls.map(({ storey }) => storey));
  for (const storey of storeys) {
    const walls = drawing.walls.filter((wall) => wall.storey === storey);
    const edges = drawing.rooms
      .filter((room) => room.storey === storey)
      .flatMap(({ outline }) => outline.map((p, i): Segment => [p, outline[(i + 1) % outline.length]]));
    const pieces = walls.map(({ points }) => points.slice(1).map((p, i): Segment => [points[i], p]));
    const ends: FreeEnd[] = [];
    walls.forEach(({ key, points }, own) => {
      const last = points.length - 1;
      if (points[0][0] === points[last][0] && points[0][1] === points[last][1]) return;
      for (const [end, skip] of [
        [points[0], 0],
        [points[last], last - 1],
      ] as const) {
        let gap = Infinity;
        const look = ([a, b]: Segment): void => {
          gap = Math.min(gap, distancePointSegment(end[0], end[1], a[0], a[1], b[0], b[1]));
        };
        pieces.forEach((list, i) => list.forEach((piece, k) => (i === own && k === skip ? null : look(piece))));
        edges.forEach(look);
        // The next piece of the same wall begins where this one ends: it is no other wall.
        if (gap > MEETS) ends.push({ storey, at: end, key, gap: gap <= NEAR ? gap : null });
      }
    });
    // A gap between two ends is one gap.
    for (const end of ends) {
      const told = found.some(
        (other) => other.storey === storey && end.gap !== null && distance(other.at, end.at) <= end.gap + 1e-9,
      );
      if (!told) found.push(end);
    }
  }
  return found;
}
