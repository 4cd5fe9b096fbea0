/** Where staff stand for what they do. */
import type { Model } from '../world/model.js';

export interface Place {
  space: number;
  x: number;
  y: number;
}

/** Half a metre from the middle of an opening, square to it, in one of its two spaces. */
export function beside(model: Model, index: number, space: number): Place {
  const opening = model.facility.openings[index];
  const mx = (opening.x1 + opening.x2) / 2;
  const my = (opening.y1 + opening.y2) / 2;
  // `a` lies to the left of 1→2.
  const side = opening.a === space ? -1 : 1;
  const dx = opening.x2 - opening.x1;
  const dy = opening.y2 - opening.y1;
  const length = Math.sqrt(dx * dx + dy * dy);
  return { space, x: mx + (side * dy * 0.5) / length, y: my - (side * dx * 0.5) / length };
}

/** The point in front of a room: the first of its openings, seen from the other side. */
export function inFrontOf(model: Model, room: number): Place {
  const { facility } = model;
  const space = facility.spaces[room];
  for (const index of space.openings) {
    const opening = facility.openings[index];
    const other = opening.a === room ? opening.b : opening.a;
    if (other >= 0) return beside(model, index, other);
  }
  return { space: room, x: (space.minX + space.maxX) / 2, y: (space.minY + space.maxY) / 2 };
}
