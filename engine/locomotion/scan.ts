/** Looks through slots for those that bear on one of them, and writes them into `near`. */
import type { OpeningInfo, SpaceInfo } from '../facility/facility.js';
import type { Model } from '../world/model.js';
import type { Floor } from './floor.js';
import { WITHIN, type Near } from './near.js';
import { AHEAD, FOLLOWS, OTHER, relation } from './relation.js';
import { seesThrough, seesWithin } from './sight.js';

/** How far to the side of the own way, as a share of how far ahead, somebody in the same queue is in front. Assumption, U. */
const CONE = 0.5;

/**
 * `scan` for the most frequent case, which is most of the time of a crowd: discs, all of one space, all in sight. Those of the
 * cells from `column1` to `column2` in the rows from `line1` to `line2`; where the space has no cells (`line1` -1), the slots
 * from `column1` to `column2` - 1.
 */
export function scanDiscs(
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
export function scan(
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
