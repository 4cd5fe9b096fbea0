/**
 * Who bears on whom: people of the same space in a straight line through free space, and of a joined space through an
 * opening in sight. In a stated order: own space first, then the other sides of its openings ascending; in each by slot.
 */
import { OUTSIDE, type OpeningInfo, type SpaceInfo } from '../facility/facility.js';
import { distancePointSegment } from '../facility/geometry.js';
import type { Model } from '../world/model.js';
import { cellAt, hasCells, type Floor } from './floor.js';
import { WITHIN, type Near } from './near.js';
import type { LocomotionScratch } from './scratch.js';
import { seesThrough, seesWithin } from './sight.js';

/** Ahead on the same way, or nearer to the same opening. */
export const AHEAD = 0;
/** Behind on the same way, or has to give way to this one: keeps clear by themselves. */
export const FOLLOWS = 1;
/** Comes the other way. */
export const MEETS = 2;
/** Crosses, or stands. */
export const OTHER = 3;

/** Directions further apart than this (cosine) meet head-on. Assumption, U. */
const HEAD_ON = -0.3;
/** Directions nearer to each other than this (cosine) are the same way. Assumption, U. */
const SAME_WAY = 0.7;

/** How far to the side of the own way, as a share of how far ahead, somebody in the same queue is in front. Assumption, U. */
const CONE = 0.5;
/** Who has just left is no wider than this, m. */
const FARTHEST_OUT = 3;

/**
 * How `other` stands to `slot`. Of two in one queue exactly one is AHEAD of the other, and of two who cross exactly one
 * gives way (where people keep right, who comes from the left), so somebody is always first.
 */
function relation(model: Model, floor: Floor, slot: number, other: number, dx: number, dy: number): number {
  const { space, opening, order, speed, dirX, dirY, row } = floor;
  if (speed[other] === 0) return OTHER;
  const mine = opening[slot];
  const theirs = opening[other];
  const here = space[slot];
  const there = space[other];
  if (there === OUTSIDE) return mine === theirs ? AHEAD : OTHER;
  if (here === there) {
    if (mine >= 0 && mine === theirs) {
      const nearer = order[other] < order[slot] || (order[other] === order[slot] && row[other] < row[slot]);
      return nearer ? AHEAD : FOLLOWS;
    }
  } else {
    if (mine >= 0 && mine === theirs) return MEETS;
    // Two streams that merge behind an opening are one queue for the next: the nearer goes first, wherever they stand.
    if (mine >= 0 && theirs >= 0) {
      const { beyond, onward } = floor;
      if (beyond[slot] === theirs) return order[slot] + onward[slot] < order[other] ? FOLLOWS : AHEAD;
      if (beyond[other] === mine) return order[other] + onward[other] < order[slot] ? AHEAD : FOLLOWS;
    }
    const { openings } = model.facility;
    if (mine >= 0 && (openings[mine].a === there || openings[mine].b === there)) return AHEAD;
    if (theirs >= 0 && (openings[theirs].a === here || openings[theirs].b === here)) return FOLLOWS;
  }
  const dot = dirX[slot] * dirX[other] + dirY[slot] * dirY[other];
  if (dot < HEAD_ON) return MEETS;
  if (dot > SAME_WAY) return dx * dirX[slot] + dy * dirY[slot] > 0 ? AHEAD : OTHER;
  const cross = dirX[slot] * dirY[other] - dirY[slot] * dirX[other];
  return floor.side * cross < 0 ? FOLLOWS : OTHER;
}

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

/**
 * `scan` for the most frequent case, which is most of the time of a crowd: discs, all of one space, all in sight. Those of the
 * cells from `column1` to `column2` in the rows from `line1` to `line2`; where the space has no cells (`line1` -1), the slots
 * from `column1` to `column2` - 1.
 */
function scanDiscs(
  model: Model,
  floor: Floor,
  near: Near,
  slot: number,
  line1: number,
  line2: number,
  column1: number,
  column2: number,
): void {
  const { x, y, half, order, opening, speed, row, cellEnd } = floor;
  const sight = near.within[WITHIN.sight];
  const aside = near.within[WITHIN.aside];
  const behind = near.within[WITHIN.behind];
  const nearSlot = near.slot;
  const nearHow = near.how;
  const nearDx = near.dx;
  const nearDy = near.dy;
  const nearDistance = near.distance;
  const nearGap = near.gap;
  const nearTouch = near.touch;
  const here = floor.space[slot];
  const first = floor.first[here];
  const base = floor.cellFirst[here];
  const columns = floor.columns[here];
  const ownX = x[slot];
  const ownY = y[slot];
  const ownHalf = half[slot];
  const ownOrder = order[slot];
  const mine = opening[slot];
  const dirX = floor.dirX[slot];
  const dirY = floor.dirY[slot];
  const reach = sight + ownHalf + floor.farthest[here];
  const farthest = reach * reach;
  let count = near.count;
  for (let line = line1; line <= line2; line++) {
    let other = column1;
    let to = column2;
    if (line >= 0) {
      const cell = base + line * columns + column1;
      other = cell === base ? first : cellEnd[cell - 1];
      to = cellEnd[cell + column2 - column1];
    }
    for (; other < to; other++) {
      const dx = x[other] - ownX;
      const dy = y[other] - ownY;
      const square = dx * dx + dy * dy;
      if (square >= farthest || other === slot) continue;
      const touch = ownHalf + half[other];
      const beside = square < (aside + touch) * (aside + touch);
      const ahead = dx * dirX + dy * dirY;
      if (!beside && (ahead <= 0 || square >= (sight + touch) * (sight + touch))) continue;
      let how: number;
      if (mine >= 0 && opening[other] === mine && speed[other] > 0) {
        if (order[other] < ownOrder || (order[other] === ownOrder && row[other] < row[slot])) {
          how = AHEAD;
          if (!beside) {
            const side = dx * dirY - dy * dirX;
            if ((side < 0 ? -side : side) > touch + CONE * ahead) continue;
          }
        } else {
          if (square >= (behind + touch) * (behind + touch)) continue;
          how = FOLLOWS;
        }
      } else {
        how = relation(model, floor, slot, other, dx, dy);
        if (how === FOLLOWS && square >= (behind + touch) * (behind + touch)) continue;
      }
      const distance = Math.sqrt(square);
      nearSlot[count] = other;
      nearHow[count] = how;
      nearDx[count] = dx;
      nearDy[count] = dy;
      nearDistance[count] = distance;
      nearGap[count] = distance - touch;
      nearTouch[count] = touch;
      count++;
    }
  }
  near.count = count;
}

/** Adds those of the slots from … to - 1 that bear on `slot`. `bent`: its space, if not everybody in it is in sight. */
function scan(
  model: Model,
  floor: Floor,
  near: Near,
  slot: number,
  from: number,
  to: number,
  opening: OpeningInfo | null,
  bent: SpaceInfo | null,
): void {
  const { x, y, half, spine, reach, space, speed, order } = floor;
  const { all, within } = near;
  const sight = within[WITHIN.sight];
  const aside = within[WITHIN.aside];
  const behind = within[WITHIN.behind];
  const ownX = x[slot];
  const ownY = y[slot];
  const ownHalf = half[slot];
  const ownSpine = spine[slot];
  const ownReach = reach[slot];
  const ownOrder = order[slot];
  const mine = floor.opening[slot];
  const dirX = floor.dirX[slot];
  const dirY = floor.dirY[slot];
  const queues = opening === null && mine >= 0 && !all;
  let count = near.count;
  for (let other = from; other < to; other++) {
    let dx = x[other] - ownX;
    let dy = y[other] - ownY;
    let square = dx * dx + dy * dy;
    const bodies = ownReach + reach[other];
    if (square >= (sight + bodies) * (sight + bodies) || other === slot) continue;
    const beside = square < (aside + bodies) * (aside + bodies);
    const ahead = dx * dirX + dy * dirY;
    const long = ownSpine + spine[other];
    if (!beside && ahead <= -long) continue;
    let how: number;
    if (queues && floor.opening[other] === mine && speed[other] > 0) {
      // Most often: both head for the same opening. What `relation` says, before anything dear.
      how =
        order[other] < ownOrder || (order[other] === ownOrder && floor.row[other] < floor.row[slot]) ? AHEAD : FOLLOWS;
      if (how === FOLLOWS) {
        if (square >= (behind + bodies) * (behind + bodies)) continue;
      } else if (!beside) {
        // Further away only who is in front, in the cone in which somebody may turn aside.
        const side = dx * dirY - dy * dirX;
        if ((side < 0 ? -side : side) > bodies + CONE * ahead) continue;
      }
    } else how = all ? OTHER : relation(model, floor, slot, other, dx, dy);
    if (long > 0) {
      betweenSpines(floor, slot, other);
      dx = between[0];
      dy = between[1];
      square = dx * dx + dy * dy;
    }
    const distance = Math.sqrt(square);
    const touch = ownHalf + half[other];
    const gap = distance - touch;
    if (gap >= aside && (gap >= sight || dx * dirX + dy * dirY <= 0)) continue;
    if (how === FOLLOWS && gap > behind) continue;
    if (all) {
      if (space[other] < 0) continue;
    } else if (bent !== null && !seesWithin(bent, ownX, ownY, x[other], y[other])) {
      // Nobody is seen round a corner, but a step could go into somebody close behind it.
      if (gap >= behind) continue;
      how = FOLLOWS;
    }
    if (opening !== null) {
      if (!all && !seesThrough(opening, ownX, ownY, x[other], y[other], 0)) {
        // Round the end of the opening nobody is seen, but a step could go into somebody who hugs the wall there.
        if (gap >= behind || !seesThrough(opening, ownX, ownY, x[other], y[other], touch)) continue;
        how = FOLLOWS;
      }
      // Two openings may show the same person.
      let twice = false;
      for (let k = 0; k < count && !twice; k++) twice = near.slot[k] === other;
      if (twice) continue;
    }
    near.slot[count] = other;
    near.how[count] = how;
    near.dx[count] = dx;
    near.dy[count] = dy;
    near.distance[count] = distance;
    near.gap[count] = gap;
    near.touch[count] = touch;
    count++;
  }
  near.count = count;
}

/** Result of `betweenSpines`. */
const between = new Float64Array(2);

/** between = from the nearest point of the spine of one slot to that of the other's (Ericson 2005, section 5.1.9). */
function betweenSpines(floor: Floor, slot: number, other: number): void {
  const { x, y, spine, axisX, axisY } = floor;
  const a = spine[slot];
  const b = spine[other];
  const ux = axisX[slot];
  const uy = axisY[slot];
  const vx = axisX[other];
  const vy = axisY[other];
  const dx = x[other] - x[slot];
  const dy = y[other] - y[slot];
  // Points x + s u, y + t v with |s| ≤ a, |t| ≤ b.
  const uv = ux * vx + uy * vy;
  const ud = ux * dx + uy * dy;
  const vd = vx * dx + vy * dy;
  const scale = 1 - uv * uv;
  let s = scale > 1e-9 ? (ud - uv * vd) / scale : ud;
  s = s < -a ? -a : s > a ? a : s;
  let t = uv * s - vd;
  t = t < -b ? -b : t > b ? b : t;
  s = uv * t + ud;
  s = s < -a ? -a : s > a ? a : s;
  between[0] = dx + t * vx - s * ux;
  between[1] = dy + t * vy - s * uy;
}
