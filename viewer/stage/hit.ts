/** What lies under a point of a storey's plan. */
import type { OpeningInfo, SpaceInfo } from '../../engine/index.js';

/** Even-odd rule; the boundary may fall on either side. */
export function inOutline(outline: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  const n = outline.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const yi = outline[i + 1];
    const yj = outline[j + 1];
    if (yi > y === yj > y) continue;
    if (x < ((outline[j] - outline[i]) * (y - yi)) / (yj - yi) + outline[i]) inside = !inside;
  }
  return inside;
}

/** The space that is drawn uppermost there, or -1. `spaces` in the order of drawing. */
export function spaceAt(spaces: readonly SpaceInfo[], x: number, y: number): number {
  for (let i = spaces.length - 1; i >= 0; i--) {
    const space = spaces[i];
    if (x < space.minX || x > space.maxX || y < space.minY || y > space.maxY) continue;
    if (inOutline(space.outline, x, y) && !space.holes.some((hole) => inOutline(hole, x, y))) return space.index;
  }
  return -1;
}

/** The opening nearest to a point, at most `reach` m from its line; -1: none. */
export function openingAt(openings: readonly OpeningInfo[], x: number, y: number, reach: number): number {
  let found = -1;
  let nearest = reach;
  for (const { index, x1, y1, x2, y2 } of openings) {
    const dx = x2 - x1;
    const dy = y2 - y1;
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
    const d = Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
    if (d > nearest) continue;
    nearest = d;
    found = index;
  }
  return found;
}
