/**
 * Who is on the floor and where: columns by slot, people of one place side by side in memory. A space with many people is
 * cut into cells. Filled anew each tick, at a cost that grows with the people and not with the building.
 */
import { OUTSIDE, type Facility } from '../facility/facility.js';
import { distancePointSegment } from '../facility/geometry.js';
import { tickStart } from '../world/acts.js';
import { BODY, CAUSE, PACE, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { Footprints } from './footprints.js';

/** Side of a cell, m. */
const CELL = 1;
/** Spaces with fewer people are one list. */
const CELLS_FROM = 10;
/** Cells of one space at most in each direction: in larger spaces they are larger. */
const MOST_CELLS = 512;

export interface Floor {
  /** Slots in use: people on the floor, then those who have just left the building. */
  count: number;
  onFloor: number;
  /** 1: people keep to the right, -1: to the left. */
  side: number;

  // ---- by slot: bodies. Middle, half width, half length of the spine, its direction, farthest point from the middle.
  row: Int32Array;
  space: Int32Array;
  x: Float64Array;
  y: Float64Array;
  half: Float64Array;
  spine: Float64Array;
  axisX: Float64Array;
  axisY: Float64Array;
  reach: Float64Array;
  /** 1: on foot, without anything. */
  afoot: Uint8Array;

  // ---- by slot: intentions. Direction and unimpeded speed (0: stands), opening headed for, way to it or to the goal.
  dirX: Float64Array;
  dirY: Float64Array;
  speed: Float64Array;
  opening: Int32Array;
  order: Float64Array;
  /** Opening headed for beyond that one, by those close to it whom others wait for there, else -1; way to it, m. */
  beyond: Int32Array;
  onward: Float64Array;
  /** Length of this leg, m, and 1 if it ends at the target. */
  left: Float64Array;
  last: Uint8Array;
  /** 1: no way leads there for a body this wide, walls stand between. */
  barred: Uint8Array;
  /** 1: makes steps until people decide again, 0: waits at a door or has no way. */
  walks: Uint8Array;

  /** Seconds still to wait at a door. */
  delay: Float64Array;

  /** By row: way of a member of a group to the opening, m. */
  own: Float64Array;
  /** By row: its slot, where it has one. */
  slotOf: Int32Array;

  // ---- by space: first slot, how many, the farthest reach of a body there, m
  first: Int32Array;
  size: Int32Array;
  farthest: Float64Array;
  /** 1: somebody there has a body with a length. */
  long: Uint8Array;
  /** Spaces with somebody in them; how many. */
  touched: Int32Array;
  touchedCount: number;

  // ---- cells: by space side in m, columns and rows, where its cells begin in `cellEnd`; by cell: end of its slots
  cellSize: Float64Array;
  columns: Int32Array;
  rows: Int32Array;
  cellFirst: Int32Array;
  cellEnd: Int32Array;
  /** Rows on the floor and their cells. */
  rowsOnFloor: Int32Array;
  cellOf: Int32Array;

  /** Openings that lead outside. */
  exits: Int32Array;
}

export function createFloor(facility: Facility, people: number, side: number): Floor {
  const { spaces } = facility;
  const numbers = (): Float64Array => new Float64Array(people);
  const integers = (): Int32Array => new Int32Array(people);
  const flags = (): Uint8Array => new Uint8Array(people);
  const bySpace = (): Int32Array => new Int32Array(spaces.length);
  const cellSize = new Float64Array(spaces.length);
  const columns = bySpace();
  const rows = bySpace();
  const cellFirst = bySpace();
  let cells = 0;
  for (const { index, minX, minY, maxX, maxY } of spaces) {
    const longest = Math.max(maxX - minX, maxY - minY);
    const size = longest > CELL * MOST_CELLS ? longest / MOST_CELLS : CELL;
    cellSize[index] = size;
    columns[index] = Math.floor((maxX - minX) / size) + 1;
    rows[index] = Math.floor((maxY - minY) / size) + 1;
    cellFirst[index] = cells;
    cells += columns[index] * rows[index];
  }
  return {
    count: 0,
    onFloor: 0,
    side,
    row: integers(),
    space: integers(),
    x: numbers(),
    y: numbers(),
    half: numbers(),
    spine: numbers(),
    axisX: numbers(),
    axisY: numbers(),
    reach: numbers(),
    afoot: flags(),
    dirX: numbers(),
    dirY: numbers(),
    speed: numbers(),
    opening: integers(),
    order: numbers(),
    beyond: integers(),
    onward: numbers(),
    left: numbers(),
    last: flags(),
    barred: flags(),
    walks: flags(),
    delay: numbers(),
    own: numbers(),
    slotOf: integers(),
    first: bySpace(),
    size: bySpace(),
    farthest: new Float64Array(spaces.length),
    long: new Uint8Array(spaces.length),
    touched: bySpace(),
    touchedCount: 0,
    cellSize,
    columns,
    rows,
    cellFirst,
    cellEnd: new Int32Array(cells),
    rowsOnFloor: integers(),
    cellOf: integers(),
    exits: Int32Array.from(facility.openings.filter((o) => o.b === OUTSIDE).map((o) => o.index)),
  };
}

/** Does this row take room on the floor: not in bed, not settled out of the way, not part of another's body. */
export function isObstacle(world: World, row: number): boolean {
  const people = world.people;
  if (people.space[row] < 0 || people.attachedTo[row] >= 0) return false;
  // Staff who stand and work step aside; people in bed, in place or at a bedside are not in the way.
  // Who waits for a lift stands in the lobby as real as anybody.
  if (people.moving[row] === 1) return people.pace[row] !== PACE.waits;
  return people.state[row] === STATE.beingUnloaded || people.cause[row] === CAUSE.lift;
}

/** Are the people of this space sorted into cells. */
export const hasCells = (floor: Floor, space: number): boolean => floor.size[space] >= CELLS_FROM;

/** Column or row of an offset from the space's edge; what lies outside counts to the cell at the edge. */
export function cellAt(offset: number, size: number, cells: number): number {
  const c = Math.floor(offset / size);
  return c < 0 ? 0 : c < cells ? c : cells - 1;
}

/** Put everybody who takes room on the floor into slots: by space, in it by cell, in it by row. */
export function fillFloor(model: Model, world: World, floor: Floor, footprints: Footprints): void {
  const people = world.people;
  const { spaces } = model.facility;
  const { touched, size, first, cellEnd, cellFirst, cellOf, rowsOnFloor, columns, rows, cellSize, farthest } = floor;
  for (let k = 0; k < floor.touchedCount; k++) size[touched[k]] = 0;
  let touchedCount = 0;
  let count = 0;
  for (let row = 0; row < people.count; row++) {
    if (!isObstacle(world, row)) continue;
    const space = people.space[row];
    if (size[space]++ === 0) {
      touched[touchedCount++] = space;
      farthest[space] = 0;
      floor.long[space] = 0;
    }
    rowsOnFloor[count++] = row;
  }
  floor.touchedCount = touchedCount;
  floor.onFloor = count;
  let at = 0;
  for (let k = 0; k < touchedCount; k++) {
    const space = touched[k];
    first[space] = at;
    at += size[space];
    if (hasCells(floor, space)) {
      const from = cellFirst[space];
      cellEnd.fill(0, from, from + columns[space] * rows[space]);
    }
  }
  for (let k = 0; k < count; k++) {
    const row = rowsOnFloor[k];
    const space = people.space[row];
    if (!hasCells(floor, space)) {
      // The number of those already placed there is the place.
      cellOf[k] = -1;
      continue;
    }
    const side = cellSize[space];
    const column = cellAt(people.x[row] - spaces[space].minX, side, columns[space]);
    const line = cellAt(people.y[row] - spaces[space].minY, side, rows[space]);
    const cell = cellFirst[space] + line * columns[space] + column;
    cellOf[k] = cell;
    cellEnd[cell]++;
  }
  for (let k = 0; k < touchedCount; k++) {
    const space = touched[k];
    if (!hasCells(floor, space)) continue;
    let sum = first[space];
    const to = cellFirst[space] + columns[space] * rows[space];
    for (let cell = cellFirst[space]; cell < to; cell++) {
      const here = cellEnd[cell];
      cellEnd[cell] = sum;
      sum += here;
    }
  }
  for (let k = 0; k < count; k++) {
    const row = rowsOnFloor[k];
    const space = people.space[row];
    // Each cell's start moves on to its end, each list's first slot to behind its last; the latter is put back below.
    const slot = cellOf[k] >= 0 ? cellEnd[cellOf[k]]++ : first[space]++;
    place(world, floor, footprints, row, slot);
    if (floor.reach[slot] > farthest[space]) farthest[space] = floor.reach[slot];
    if (floor.spine[slot] > 0) floor.long[space] = 1;
  }
  for (let k = 0; k < touchedCount; k++) if (!hasCells(floor, touched[k])) first[touched[k]] -= size[touched[k]];
  floor.count = count;
}

/** Puts `row` into a slot, as it stands; it intends nothing yet. */
export function place(world: World, floor: Floor, footprints: Footprints, row: number, slot: number): void {
  const people = world.people;
  const body = people.body[row];
  floor.slotOf[row] = slot;
  floor.row[slot] = row;
  floor.space[slot] = people.space[row];
  floor.x[slot] = people.x[row];
  floor.y[slot] = people.y[row];
  const half = people.radius[row];
  // At the destination a body is brought to its place by hand, between the others there: its length does not count.
  const spine = people.space[row] === people.goalSpace[row] ? 0 : footprints.spine[body];
  floor.half[slot] = half;
  floor.spine[slot] = spine;
  floor.axisX[slot] = people.headingX[row];
  floor.axisY[slot] = people.headingY[row];
  floor.reach[slot] = half + spine;
  floor.afoot[slot] = body === BODY.walker ? 1 : 0;
  floor.speed[slot] = 0;
  floor.dirX[slot] = 0;
  floor.dirY[slot] = 0;
  floor.opening[slot] = -1;
  floor.order[slot] = 0;
  floor.beyond[slot] = -1;
  floor.walks[slot] = 0;
  floor.delay[slot] = people.doorDelay[row];
}

/**
 * Somebody who left the building walks on straight, at their own speed, and is in the way of those behind until out of
 * sight. Where they are follows from when and where they left, so that nothing more has to be kept.
 * @param sight gap beyond which people do not act on each other, m
 */
export function addThoseJustOut(model: Model, world: World, floor: Floor, footprints: Footprints, sight: number): void {
  const people = world.people;
  const now = tickStart(model, world);
  for (let row = 0; row < people.count; row++) {
    if (people.space[row] >= 0) continue;
    const way = (now - people.outcomeAt[row]) * people.speedLevel[row];
    // Not a number where nobody has said when they left.
    if (!(way >= 0 && way < sight + people.radius[row])) continue;
    const x = people.x[row];
    const y = people.y[row];
    for (let k = 0; k < floor.exits.length; k++) {
      const o = model.facility.openings[floor.exits[k]];
      if (distancePointSegment(x, y, o.x1, o.y1, o.x2, o.y2) > 1e-6) continue;
      const slot = floor.count++;
      place(world, floor, footprints, row, slot);
      // The building is to the left of 1→2.
      const dx = o.x2 - o.x1;
      const dy = o.y2 - o.y1;
      const length = Math.sqrt(dx * dx + dy * dy);
      floor.dirX[slot] = dy / length;
      floor.dirY[slot] = -dx / length;
      floor.axisX[slot] = floor.dirX[slot];
      floor.axisY[slot] = floor.dirY[slot];
      floor.speed[slot] = people.speedLevel[row];
      floor.opening[slot] = o.index;
      // Ahead of everybody who still heads for it.
      floor.order[slot] = -1;
      floor.x[slot] += floor.dirX[slot] * way;
      floor.y[slot] += floor.dirY[slot] * way;
      break;
    }
  }
}
