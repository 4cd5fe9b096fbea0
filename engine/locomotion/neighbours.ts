/**
 * Who bears on whom: people of the same space in a straight line through free space, and of a joined space through an
 * opening in sight. In a stated order: own space first, then the other sides of its openings ascending; in each by slot.
 */
import { OUTSIDE, type OpeningInfo, type SpaceInfo } from '../facility/facility.js';
import { distancePointSegment } from '../facility/geometry.js';
import type { Model } from '../world/model.js';
import { cellAt, hasCells, type Floor } from './floor.js';
import { WITHIN, type Near } from './near.js';
import { scan, scanDiscs } from './scan.js';
import type { LocomotionScratch } from './scratch.js';

/** Who has just left is no wider than this, m. */
const FARTHEST_OUT = 3;

/**
 * Finds the neighbours of a slot: anybody whose body is nearer than `aside` m, and those in front nearer than `sight`
 * m. Somebody who follows is found only within `behind` m (`near.within`).
 */
export function look(model: Model, scratch: LocomotionScratch, slot: number): void {
  scratch.near.all = false;
  find(model, scratch, slot);
}

/** Finds everybody whose body is nearer than `reach` m, in this space and those joined to it, in sight or not. */
export function lookClose(model: Model, scratch: LocomotionScratch, slot: number, reach: number): void {
  const { near } = scratch;
  near.within.fill(reach);
  near.all = true;
  find(model, scratch, slot);
}

function find(model: Model, scratch: LocomotionScratch, slot: number): void {
  const { floor, near } = scratch;
  const { spaces, openings } = model.facility;
  near.count = 0;
  const here = floor.space[slot];
  const space = spaces[here];
  if (floor.size[here] > 0) collect(model, floor, near, slot, space, null);
  const list = space.openings;
  for (let i = 0; i < list.length; i++) {
    const o = openings[list[i]];
    const side = o.a === here ? o.b : o.a;
    if (side === OUTSIDE) {
      if (floor.count === floor.onFloor) continue;
      const reach = near.within[WITHIN.sight] + floor.reach[slot] + FARTHEST_OUT;
      if (distancePointSegment(floor.x[slot], floor.y[slot], o.x1, o.y1, o.x2, o.y2) <= reach)
        justOut(model, floor, near, slot, o);
    } else if (floor.size[side] > 0) {
      // A body on the far side is at least as far away as the opening.
      const reach = near.within[WITHIN.sight] + floor.reach[slot] + floor.farthest[side];
      if (distancePointSegment(floor.x[slot], floor.y[slot], o.x1, o.y1, o.x2, o.y2) <= reach)
        collect(model, floor, near, slot, spaces[side], o);
    }
  }
}

/** Those who have just left by an exit. */
function justOut(model: Model, floor: Floor, near: Near, slot: number, exit: OpeningInfo): void {
  for (let other = floor.onFloor; other < floor.count; other++) {
    if (floor.opening[other] === exit.index) scan(model, floor, near, slot, other, other + 1, null, null);
  }
}

/** The people of a space: its own (`opening` null), or seen through an opening. */
function collect(
  model: Model,
  floor: Floor,
  near: Near,
  slot: number,
  space: SpaceInfo,
  opening: OpeningInfo | null,
): void {
  const { index } = space;
  const bent = opening === null && !(space.convex && space.holes.length === 0) ? space : null;
  const first = floor.first[index];
  const plain = opening === null && bent === null && !near.all && floor.long[index] === 0;
  if (!hasCells(floor, index)) {
    if (plain) scanDiscs(model, floor, near, slot, -1, -1, first, first + floor.size[index]);
    else scan(model, floor, near, slot, first, first + floor.size[index], opening, bent);
    return;
  }
  const { cellEnd } = floor;
  const size = floor.cellSize[index];
  const columns = floor.columns[index];
  const lines = floor.rows[index];
  const base = floor.cellFirst[index];
  const far = near.within[WITHIN.sight] + floor.reach[slot] + floor.farthest[index];
  const x = floor.x[slot] - space.minX;
  const y = floor.y[slot] - space.minY;
  // The box round a disc of `beside` m and, in front, half a disc of `far` m; long bodies reach behind with what is in front.
  const beside = near.within[WITHIN.aside] + far - near.within[WITHIN.sight];
  const dirX = floor.dirX[slot];
  const dirY = floor.dirY[slot];
  const acrossX = far * (dirY < 0 ? -dirY : dirY);
  const acrossY = far * (dirX < 0 ? -dirX : dirX);
  const east = dirX >= 0 ? far : acrossX > beside ? acrossX : beside;
  const west = dirX <= 0 ? far : acrossX > beside ? acrossX : beside;
  const north = dirY >= 0 ? far : acrossY > beside ? acrossY : beside;
  const south = dirY <= 0 ? far : acrossY > beside ? acrossY : beside;
  const column1 = cellAt(x - west, size, columns);
  const column2 = cellAt(x + east, size, columns);
  const line1 = cellAt(y - south, size, lines);
  const line2 = cellAt(y + north, size, lines);
  if (plain) {
    scanDiscs(model, floor, near, slot, line1, line2, column1, column2);
    return;
  }
  for (let line = line1; line <= line2; line++) {
    const cell = base + line * columns + column1;
    const from = cell === base ? first : cellEnd[cell - 1];
    const to = cellEnd[base + line * columns + column2];
    if (from >= to) continue;
    scan(model, floor, near, slot, from, to, opening, bent);
  }
}
