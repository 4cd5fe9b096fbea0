/**
 * Who can act on whom: people of the same space, and of a joined space through an opening in sight. Lists by space are made
 * by counting sort each tick; order: own space first, then the openings' other sides ascending, rows ascending.
 */
import type { Model } from '../world/model.js';
import { STATE } from '../world/codes.js';
import type { World } from '../world/world.js';
import type { LocomotionScratch } from './scratch.js';

/** Does this row take room on the floor: not in bed, not settled out of the way, not part of another's body. */
export function isObstacle(world: World, row: number): boolean {
  const people = world.people;
  if (people.space[row] < 0 || people.attachedTo[row] >= 0) return false;
  if (people.moving[row] === 1) return true;
  const state = people.state[row];
  // Staff who stand and work step aside; people in bed, in place or at a bedside are not in the way.
  return state === STATE.beingUnloaded;
}

export function listBySpace(model: Model, world: World, scratch: LocomotionScratch): void {
  const { firstOfSpace, bySpace } = scratch;
  const people = world.people;
  firstOfSpace.fill(0);
  for (let row = 0; row < people.count; row++) {
    if (isObstacle(world, row)) firstOfSpace[people.space[row] + 1]++;
  }
  for (let s = 0; s < model.facility.spaces.length; s++) firstOfSpace[s + 1] += firstOfSpace[s];
  const next = firstOfSpace.slice();
  for (let row = 0; row < people.count; row++) {
    if (isObstacle(world, row)) bySpace[next[people.space[row]]++] = row;
  }
}

/** Fills scratch.near with the rows that `row` may react to within `sight` m of gap; returns how many. */
export function neighboursOf(
  model: Model,
  world: World,
  scratch: LocomotionScratch,
  row: number,
  sight: number,
): number {
  const { firstOfSpace, bySpace, near } = scratch;
  const people = world.people;
  const space = people.space[row];
  const x = people.x[row];
  const y = people.y[row];
  const reach = sight + people.radius[row];
  let count = 0;
  for (let k = firstOfSpace[space]; k < firstOfSpace[space + 1]; k++) {
    const other = bySpace[k];
    if (other === row) continue;
    const dx = people.x[other] - x;
    const dy = people.y[other] - y;
    const r = reach + people.radius[other];
    if (dx * dx + dy * dy < r * r) near[count++] = other;
  }
  for (const index of model.facility.spaces[space].openings) {
    const o = model.facility.openings[index];
    const side = o.a === space ? o.b : o.a;
    if (side < 0 || firstOfSpace[side] === firstOfSpace[side + 1]) continue;
    for (let k = firstOfSpace[side]; k < firstOfSpace[side + 1]; k++) {
      const other = bySpace[k];
      const dx = people.x[other] - x;
      const dy = people.y[other] - y;
      const r = reach + people.radius[other];
      if (dx * dx + dy * dy >= r * r) continue;
      if (seesThrough(o.x1, o.y1, o.x2, o.y2, x, y, people.x[other], people.y[other])) near[count++] = other;
    }
  }
  return count;
}

/** Does the line between two points pass through the segment of the opening (ends included). */
function seesThrough(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const a = dx * (ay - y1) - dy * (ax - x1);
  const b = dx * (by - y1) - dy * (bx - x1);
  if (a === b) return a === 0;
  const t = a / (a - b);
  if (t < -1e-9 || t > 1 + 1e-9) return false;
  const px = ax + t * (bx - ax);
  const py = ay + t * (by - ay);
  const u = ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy);
  return u >= -1e-9 && u <= 1 + 1e-9;
}
