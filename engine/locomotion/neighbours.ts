/**
 * Who can act on whom: people of the same space, and of a joined space through an opening in sight. In a stated order: own
 * space first, then the other sides of its openings ascending; within a space by cell, then by row.
 */
import { OUTSIDE, type OpeningInfo, type SpaceInfo } from '../facility/facility.js';
import { distancePointSegment } from '../facility/geometry.js';
import { tickStart } from '../world/acts.js';
import type { Model } from '../world/model.js';
import { STATE } from '../world/codes.js';
import type { World } from '../world/world.js';
import { cellAt } from './cells.js';
import { reserveNear, type LocomotionScratch } from './scratch.js';
import { seesThrough, seesWithin } from './sight.js';

/** Does this row take room on the floor: not in bed, not settled out of the way, not part of another's body. */
export function isObstacle(world: World, row: number): boolean {
  const people = world.people;
  if (people.space[row] < 0 || people.attachedTo[row] >= 0) return false;
  if (people.moving[row] === 1) return true;
  const state = people.state[row];
  // Staff who stand and work step aside; people in bed, in place or at a bedside are not in the way.
  return state === STATE.beingUnloaded;
}

/** Fill the cells with everybody who takes room on the floor, and note who stands just outside an exit. */
export function listPeople(model: Model, world: World, scratch: LocomotionScratch): void {
  const { cells, fromX, fromY } = scratch;
  const { first, columns, rows, head, next, touched, count } = cells;
  const people = world.people;
  const { spaces } = model.facility;
  for (let k = 0; k < cells.touchedCount; k++) head[touched[k]] = -1;
  cells.touchedCount = 0;
  cells.widest = 0;
  count.fill(0);
  scratch.leaverCount = 0;
  // From the last row to the first, so that each cell's list runs upwards.
  for (let row = people.count - 1; row >= 0; row--) {
    if (people.space[row] < 0) {
      justLeft(model, world, scratch, row);
      continue;
    }
    if (!isObstacle(world, row)) continue;
    fromX[row] = people.x[row];
    fromY[row] = people.y[row];
    const index = people.space[row];
    const space = spaces[index];
    const column = cellAt(fromX[row] - space.minX, columns[index]);
    const line = cellAt(fromY[row] - space.minY, rows[index]);
    const cell = first[index] + line * columns[index] + column;
    if (head[cell] < 0) touched[cells.touchedCount++] = cell;
    next[row] = head[cell];
    head[cell] = row;
    count[index]++;
    if (people.radius[row] > cells.widest) cells.widest = people.radius[row];
  }
}

/**
 * Somebody who left the building walks on straight, at their own speed, and is in the way of those behind until out of
 * sight. Where they are follows from when and where they left, so that nothing more has to be kept.
 */
function justLeft(model: Model, world: World, scratch: LocomotionScratch, row: number): void {
  const people = world.people;
  const since = tickStart(model, world) - people.outcomeAt[row];
  const speed = people.speedLevel[row];
  const way = since * speed;
  // Not a number where nobody has said when they left.
  if (!(way >= 0 && way < scratch.rules.sight + people.radius[row])) return;
  const x = people.x[row];
  const y = people.y[row];
  for (let k = 0; k < scratch.exits.length; k++) {
    const o = model.facility.openings[scratch.exits[k]];
    if (distancePointSegment(x, y, o.x1, o.y1, o.x2, o.y2) > 1e-6) continue;
    const dx = o.x2 - o.x1;
    const dy = o.y2 - o.y1;
    const length = Math.sqrt(dx * dx + dy * dy);
    // The building is to the left of 1→2.
    scratch.wantX[row] = dy / length;
    scratch.wantY[row] = -dx / length;
    scratch.want[row] = speed;
    scratch.fromX[row] = x + scratch.wantX[row] * way;
    scratch.fromY[row] = y + scratch.wantY[row] * way;
    scratch.leftBy[row] = o.index;
    scratch.leavers[scratch.leaverCount++] = row;
    return;
  }
}

/**
 * Adds the rows that `row` may react to within `sight` m of gap to scratch.near, from `start` on; returns where they end.
 */
export function neighboursOf(
  model: Model,
  world: World,
  scratch: LocomotionScratch,
  row: number,
  sight: number,
  start: number,
): number {
  const people = world.people;
  const { spaces, openings } = model.facility;
  const { fromX, fromY } = scratch;
  const { count, widest } = scratch.cells;
  // Somebody may be found through two openings before it shows.
  reserveNear(scratch, start + 2 * people.count);
  const { near } = scratch;
  const here = people.space[row];
  const x = fromX[row];
  const y = fromY[row];
  const reach = sight + people.radius[row];
  let end = start;
  if (count[here] > 1) end = collect(world, scratch, row, spaces[here], reach, start);
  if (end > start && !spaces[here].convex) {
    let kept = start;
    for (let k = start; k < end; k++) {
      if (seesWithin(spaces[here], x, y, fromX[near[k]], fromY[near[k]])) near[kept++] = near[k];
    }
    end = kept;
  }
  const list = spaces[here].openings;
  for (let i = 0; i < list.length; i++) {
    const o = openings[list[i]];
    const side = o.a === here ? o.b : o.a;
    if (side === OUTSIDE ? scratch.leaverCount === 0 : count[side] === 0) continue;
    // A body on the far side is at least as far away as the opening.
    if (distancePointSegment(x, y, o.x1, o.y1, o.x2, o.y2) > reach + widest) continue;
    end =
      side === OUTSIDE ? leaversAt(scratch, o, end) : through(world, scratch, row, o, spaces[side], reach, start, end);
  }
  return end;
}

/** Those who have just left by an exit. */
function leaversAt(scratch: LocomotionScratch, exit: OpeningInfo, end: number): number {
  for (let k = scratch.leaverCount - 1; k >= 0; k--) {
    const other = scratch.leavers[k];
    if (scratch.leftBy[other] === exit.index) scratch.near[end++] = other;
  }
  return end;
}

/** People in a joined space seen through an opening. */
function through(
  world: World,
  scratch: LocomotionScratch,
  row: number,
  o: OpeningInfo,
  space: SpaceInfo,
  reach: number,
  start: number,
  end: number,
): number {
  const { near, fromX, fromY } = scratch;
  const found = collect(world, scratch, row, space, reach, end);
  let kept = end;
  for (let k = end; k < found; k++) {
    const other = near[k];
    if (!seesThrough(o, fromX[row], fromY[row], fromX[other], fromY[other])) continue;
    let twice = false;
    for (let j = start; j < kept && !twice; j++) twice = near[j] === other;
    if (!twice) near[kept++] = other;
  }
  return kept;
}

/** Adds the people of a space within reach (from `row`'s middle to their edge) to scratch.near from `at` on. */
function collect(
  world: World,
  scratch: LocomotionScratch,
  row: number,
  space: SpaceInfo,
  reach: number,
  at: number,
): number {
  const { radius } = world.people;
  const { cells, near, fromX, fromY } = scratch;
  const { head, next } = cells;
  const columns = cells.columns[space.index];
  const rows = cells.rows[space.index];
  const x = fromX[row];
  const y = fromY[row];
  const far = reach + cells.widest;
  const column1 = cellAt(x - far - space.minX, columns);
  const column2 = cellAt(x + far - space.minX, columns);
  const row1 = cellAt(y - far - space.minY, rows);
  const row2 = cellAt(y + far - space.minY, rows);
  let found = at;
  for (let line = row1; line <= row2; line++) {
    const base = cells.first[space.index] + line * columns;
    for (let column = column1; column <= column2; column++) {
      for (let other = head[base + column]; other >= 0; other = next[other]) {
        if (other === row) continue;
        const dx = fromX[other] - x;
        const dy = fromY[other] - y;
        const r = reach + radius[other];
        if (dx * dx + dy * dy < r * r) near[found++] = other;
      }
    }
  }
  return found;
}
