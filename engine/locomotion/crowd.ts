/**
 * Walking among others, from where everybody is at the tick's start. Speed from the gap in front: the collision-free speed
 * model (Tordeux, Chraibi & Seyfried 2016), with repulsion across the desired direction only (as in the generalised model of
 * Xu et al. 2019, K), so that nobody in a queue is pushed backwards. Who meets somebody, or comes up behind somebody slower,
 * takes the direction that leads farthest (as in Moussaïd, Helbing & Theraulaz 2011). Last, `apart.ts`: no step goes into
 * anybody or into a wall.
 */
import { speedInSmoke } from '../hazard/exposure/speed.js';
import { cos, sin } from '../math.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { addBarrier, nearestStep, type Barriers } from './apart.js';
import type { Floor } from './floor.js';
import type { Near } from './near.js';
import { AHEAD, FOLLOWS, look, MEETS } from './neighbours.js';
import type { LocomotionScratch } from './scratch.js';
import { wallsNear } from './wallGrid.js';
import { WALL_PLAY } from './walls.js';

/** Nearer than this counts as the same spot, m. */
const SAME_SPOT = 1e-6;
/** Most that people turn somebody from the chosen direction: its tangent (56°). Assumption, U. */
const MOST_ASIDE = 1.5;
/** Repulsion ends at this many ranges: (1 - g/8l)^8 in place of exp(-g/l), from which it differs by less than 0.02. */
const ENDS_AT = 8;
/** Those who follow are looked at no further than this gap, m: only so that no step goes into them. */
const FOLLOW_REACH = 0.15;
/** Somebody is overtaken who is slower than this share of the own speed. Assumption, U. */
const OVERTAKE_SHARE = 0.8;
/** At corners people spread over the width of a bend if those in front are nearer than that, m. Assumption, U. */
const CORNER_GAP = 0.6;
/** How far ahead directions are compared, m, and in what angles (°): straight on, then right before left. Assumption, U. */
const HORIZON = 2;
const ANGLES = [0, -15, 15, -30, 30, -45, 45, -60, 60, -75, 75] as const;
/** Turning further is for those who are held up, and after how long, s: angles from this index of the list below on. */
const WIDE_ANGLES = [-95, 95, -120, 120] as const;
const WIDE_AFTER = 3;
/** To those a way shorter than this, m, is no way, and costs this factor. */
const STANDING = 0.1;
const STANDING_COSTS = 1.2;
/** Another direction has to be better than straight on by this share. */
const BETTER = 0.98;
/** Somebody nearer than this, m, to one ahead in the queue steps back, at this share of their speed when touching. U. */
const YIELD_GAP = 0.1;
const YIELD_SHARE = 0.5;
/** Held up so long, s, by somebody who comes the other way, one of the two goes back to let the other pass; how fast. U. */
const GIVE_WAY_AFTER = 5;
const GIVE_WAY_AFOOT = 10;
const GIVE_WAY_UNTIL = 12;
const GIVE_WAY_SHARE = 0.6;
const GIVE_WAY_GAP = 1;
/** Somebody nearer than about this is taken to stand, as they do who are in each other's way, m. Assumption, U. */
const STANDS_AT = 0.5;
/** Values of `retreats`: gives way to somebody in the queue; goes back for somebody who comes the other way. */
const YIELDS = 2;
export const RETREATS = 1;
/** Square of the share of the step wanted below which somebody is held by who stands around. */
const HELD_SHARE = 0.01;
/** People on foot turn sideways within this gap of somebody who comes the other way, m. Assumption, U. */
const TURN_REACH = 0.5;

const ALL_ANGLES = [...ANGLES, ...WIDE_ANGLES];
const COSINES = Float64Array.from(ALL_ANGLES, (a) => cos((a * 3.141592653589793) / 180));
const SINES = Float64Array.from(ALL_ANGLES, (a) => sin((a * 3.141592653589793) / 180));

/** Speed in plan without anybody in the way for a direction in a space, m/s, as far as smoke lets them: on a flight the speed along the slope over its stretch. */
export function planSpeed(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  if (flight === null) return inSmoke(model, world, row, people.speedLevel[row]);
  const up = dirX * flight.ux + dirY * flight.uy;
  return inSmoke(model, world, row, up > 0 ? people.speedUp[row] : people.speedDown[row]) / flight.stretch;
}

/** What smoke leaves of a speed, m/s: of those who push or carry as of those who walk. */
function inSmoke(model: Model, world: World, row: number, free: number): number {
  const extinction = world.people.extinction[row];
  if (extinction === 0) return free;
  return speedInSmoke(model.smokeSpeedLaw, free, extinction, model.parameter('smoke.speed.least'));
}

/** Free way along (ex, ey) until the body touches neighbour `k`, m; Infinity if that is not in the way. */
function freeWay(near: Near, k: number, ex: number, ey: number): number {
  const dx = near.dx[k];
  const dy = near.dy[k];
  const ahead = dx * ex + dy * ey;
  if (ahead <= 0) return Infinity;
  const touch = near.touch[k];
  const side = dx * ey - dy * ex;
  if (side >= touch || side <= -touch) return Infinity;
  const way = ahead - Math.sqrt(touch * touch - side * side);
  return way > 0 ? way : 0;
}

/** Finds who bears on the slot; false if nobody does. */
export function meetsAnybody(model: Model, scratch: LocomotionScratch, slot: number): boolean {
  const { rules, floor, near } = scratch;
  const stop = floor.speed[slot] * rules.timeGap;
  look(model, scratch, slot, stop > rules.sight ? stop : rules.sight, ENDS_AT * rules.range, FOLLOW_REACH);
  return near.count > 0;
}

/**
 * Direction and speed among the neighbours found (`meetsAnybody`): writes the step of this tick, who is in front, and
 * whether it reaches the goal.
 */
export function decide(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const people = world.people;
  const { near, floor, rules, barriers } = scratch;
  const { how, count } = near;
  const row = floor.row[slot];
  let dirX = floor.dirX[slot];
  let dirY = floor.dirY[slot];
  const free = floor.speed[slot];
  let straight = Infinity;
  let blocker = -1;
  let sideways = 0;
  for (let k = 0; k < count; k++) {
    if (how[k] === FOLLOWS) continue;
    const way = freeWay(near, k, dirX, dirY);
    if (way < straight) {
      straight = way;
      blocker = k;
    }
    if (how[k] === MEETS && near.distance[k] - near.touch[k] < TURN_REACH) sideways = floor.afoot[slot];
  }
  if (blocker >= 0 && straight < HORIZON) {
    // Whoever is on the way round a corner, and not in front of an opening, may go round those in front, too.
    const corner = floor.last[slot] === 0 && straight < CORNER_GAP;
    const passes = corner || how[blocker] !== AHEAD || floor.speed[near.slot[blocker]] < OVERTAKE_SHARE * free;
    if (passes) {
      const best = bestDirection(model, scratch, slot, people.stalled[row]);
      const c = COSINES[best];
      const s = SINES[best];
      const turned = dirX * c - dirY * s;
      dirY = dirX * s + dirY * c;
      dirX = turned;
    }
  }

  const aside = fromPeople(near, rules.strength, rules.range, dirX, dirY);
  const norm = Math.sqrt(1 + aside * aside);
  const ex = (dirX - aside * dirY) / norm;
  const ey = (dirY + aside * dirX) / norm;

  let speed = planSpeed(model, world, row, ex, ey);
  let front = -1;
  for (let k = 0; k < count; k++) {
    if (near.distance[k] < SAME_SPOT) {
      // Several set off from one spot: there is no front, the lower row goes first.
      if (floor.row[near.slot[k]] < row) speed = 0;
      continue;
    }
    if (how[k] === FOLLOWS) continue;
    const way = freeWay(near, k, ex, ey);
    if (way < speed * rules.timeGap) {
      speed = way / rules.timeGap;
      front = k;
    }
  }
  let time = scratch.budget[row] - people.doorDelay[row];
  if (time < 0) time = 0;
  scratch.speed[row] = speed;
  scratch.sideways[row] = sideways;

  let step = speed * time;
  const left = floor.left[slot];
  const atGoal = people.nextOpening[row] < 0 && floor.last[slot] === 1;
  let yields = -1;
  let least = YIELD_GAP;
  let backX = 0;
  let backY = 0;
  // Whoever stands closer than that to somebody ahead in the queue gives them room.
  for (let k = 0; k < count; k++) {
    const gap = near.distance[k] - near.touch[k];
    if (gap >= YIELD_GAP || near.distance[k] < SAME_SPOT) continue;
    if (how[k] !== AHEAD) continue;
    if (gap < least) {
      yields = k;
      least = gap;
    }
    const back = (YIELD_SHARE * free * time * (1 - (gap > 0 ? gap : 0) / YIELD_GAP)) / near.distance[k];
    backX -= back * near.dx[k];
    backY -= back * near.dy[k];
  }
  // The nearer that one, the less of the own way: to push on and to give way at once would be to stand.
  const onward = (step * (least > 0 ? least : 0)) / YIELD_GAP;
  let wantX = ex * onward + backX;
  let wantY = ey * onward + backY;
  if (front < 0) front = yields;
  scratch.inFront[row] = front < 0 ? -1 : floor.row[near.slot[front]];
  scratch.queued[row] = front >= 0 && how[front] === AHEAD ? 1 : 0;
  // A long body that gives way may leave the opening it has just come through.
  scratch.retreats[row] =
    floor.afoot[slot] === 0 && yields >= 0 && wantX * floor.dirX[slot] + wantY * floor.dirY[slot] < 0 ? YIELDS : 0;
  const stalled = people.stalled[row];
  if (stalled > GIVE_WAY_AFTER && blocker >= 0 && how[blocker] === MEETS && straight < GIVE_WAY_GAP) {
    const other = near.slot[blocker];
    // Two streams on foot would go back and forth for ever.
    const afoot = floor.afoot[slot] === 1 && floor.afoot[other] === 1;
    const gives = afoot ? stalled > GIVE_WAY_AFOOT && stalled < GIVE_WAY_UNTIL : stalled < GIVE_WAY_UNTIL;
    if (gives && !goesFirst(model, floor, slot, other)) {
      // Back along the own way until the other has room to pass.
      scratch.retreats[row] = RETREATS;
      wantX = -floor.dirX[slot] * GIVE_WAY_SHARE * free * time;
      wantY = -floor.dirY[slot] * GIVE_WAY_SHARE * free * time;
    }
  }
  const wanted = Math.sqrt(wantX * wantX + wantY * wantY);
  if (wanted > free * time) {
    wantX *= (free * time) / wanted;
    wantY *= (free * time) / wanted;
  }
  if (wanted > step) step = wanted < free * time ? wanted : free * time;
  barriers.count = 0;
  const most = atGoal && left < step ? left : step;
  if (most > 0) {
    bodiesAround(floor, near, barriers, most);
    wallsAround(model, scratch, slot, most);
  }
  scratch.arrives[row] = 0;
  if (atGoal && left <= step) {
    const gx = floor.dirX[slot] * left;
    const gy = floor.dirY[slot] * left;
    nearestStep(barriers, gx, gy);
    if (barriers.x === gx && barriers.y === gy) {
      scratch.arrives[row] = 1;
      return;
    }
    wantX *= left / step;
    wantY *= left / step;
  }
  nearestStep(barriers, wantX, wantY);
  // Held by somebody who is not in front: by the nearest.
  if (front < 0 && count > 0 && barriers.x * barriers.x + barriers.y * barriers.y < HELD_SHARE * wanted * wanted)
    scratch.inFront[row] = floor.row[near.slot[nearest(near)]];
  scratch.stepX[row] = barriers.x;
  scratch.stepY[row] = barriers.y;
}

/** Index of the neighbour with the smallest gap. */
function nearest(near: Near): number {
  let best = 0;
  for (let k = 1; k < near.count; k++) {
    if (near.distance[k] - near.touch[k] < near.distance[best] - near.touch[best]) best = k;
  }
  return best;
}

/** Of two who stand in each other's way exactly one goes first: who carries or pushes somebody, who goes down a stair. */
function goesFirst(model: Model, floor: Floor, slot: number, other: number): boolean {
  if (floor.afoot[slot] !== floor.afoot[other]) return floor.afoot[slot] === 0;
  const { flight } = model.facility.spaces[floor.space[slot]];
  if (flight !== null) {
    const up = floor.dirX[slot] * flight.ux + floor.dirY[slot] * flight.uy;
    const upOther = floor.dirX[other] * flight.ux + floor.dirY[other] * flight.uy;
    if (up > 0 !== upOther > 0) return up <= 0;
  }
  return floor.row[slot] < floor.row[other];
}

/** How far people turn somebody aside from (dirX, dirY), as a tangent; positive: to the left. */
function fromPeople(near: Near, strength: number, range: number, dirX: number, dirY: number): number {
  const { how, distance, touch, dx, dy, count } = near;
  const end = ENDS_AT * range;
  let aside = 0;
  for (let k = 0; k < count; k++) {
    if (how[k] === FOLLOWS) continue;
    const d = distance[k];
    const gap = d - touch[k];
    if (gap >= end || d < SAME_SPOT) continue;
    let q = gap > 0 ? 1 - gap / end : 1;
    q *= q;
    q *= q;
    q *= q;
    aside -= (strength * q * (dy[k] * dirX - dx[k] * dirY)) / d;
  }
  return aside > MOST_ASIDE ? MOST_ASIDE : aside < -MOST_ASIDE ? -MOST_ASIDE : aside;
}

/** Index of the angle that brings somebody nearest to the point `HORIZON` ahead before they touch anybody or a wall. */
function bestDirection(model: Model, scratch: LocomotionScratch, slot: number, stalled: number): number {
  const { floor, near } = scratch;
  const dirX = floor.dirX[slot];
  const dirY = floor.dirY[slot];
  const angles = stalled > WIDE_AFTER ? ALL_ANGLES.length : ANGLES.length;
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < angles; i++) {
    const c = COSINES[i];
    const s = SINES[i];
    const ex = dirX * c - dirY * s;
    const ey = dirX * s + dirY * c;
    let way = wayToWall(model, scratch, slot, ex, ey, HORIZON);
    for (let k = 0; k < near.count && way > 0; k++) {
      if (near.how[k] === FOLLOWS) continue;
      const until = wayUntil(floor, near, slot, k, ex, ey);
      if (until < way) way = until;
    }
    let cost = HORIZON * HORIZON + way * way - 2 * HORIZON * way * c;
    if (stalled > WIDE_AFTER && way < STANDING) cost *= STANDING_COSTS;
    if (cost < least * (best === 0 ? BETTER : 1)) {
      least = cost;
      best = i;
    }
  }
  return best;
}

/** Way along (ex, ey) at the own speed until the body touches neighbour `k`, who goes on as they intend, m. */
function wayUntil(floor: Floor, near: Near, slot: number, k: number, ex: number, ey: number): number {
  const other = near.slot[k];
  const own = floor.speed[slot];
  const gap = near.distance[k] - near.touch[k];
  const theirs = gap > 0 ? (floor.speed[other] * gap) / (gap + STANDS_AT) : 0;
  const dx = near.dx[k];
  const dy = near.dy[k];
  const touch = near.touch[k];
  const wx = own * ex - theirs * floor.dirX[other];
  const wy = own * ey - theirs * floor.dirY[other];
  const closing = dx * wx + dy * wy;
  if (closing <= 0) return Infinity;
  const room = dx * dx + dy * dy - touch * touch;
  if (room <= 0) return dx * ex + dy * ey > 0 ? 0 : Infinity;
  const square = wx * wx + wy * wy;
  const root = closing * closing - square * room;
  if (root <= 0) return Infinity;
  return (own * (closing - Math.sqrt(root))) / square;
}

/** Way along (ex, ey) until the body touches a wall, m; at most `most`. */
function wayToWall(
  model: Model,
  scratch: LocomotionScratch,
  slot: number,
  ex: number,
  ey: number,
  most: number,
): number {
  const { floor } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot];
  const close = wallsNear(scratch.walls, space, x, y, half);
  let least = most;
  for (let k = 0; k < close.length; k++) {
    const i = close[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    const length = Math.sqrt(wx * wx + wy * wy);
    const ux = wx / length;
    const uy = wy / length;
    const rx = x - walls[i];
    const ry = y - walls[i + 1];
    // Distance from the wall's line, and how fast it falls along (ex, ey).
    let off = ux * ry - uy * rx;
    let falls = -(ux * ey - uy * ex);
    if (off < 0) {
      off = -off;
      falls = -falls;
    }
    if (falls <= 1e-9) continue;
    const way = off > half ? (off - half) / falls : 0;
    if (way >= least) continue;
    const along = rx * ux + ry * uy + way * (ex * ux + ey * uy);
    if (along > -half && along < length + half) least = way;
  }
  return least;
}

/** Nobody steps into anybody: of the gap to somebody who moves as well, half; of that to somebody who stands, all. */
function bodiesAround(floor: Floor, near: Near, barriers: Barriers, step: number): void {
  for (let k = 0; k < near.count; k++) {
    const d = near.distance[k];
    const gap = d - near.touch[k];
    if (gap >= 2 * step || d < SAME_SPOT) continue;
    const other = near.slot[k];
    addBarrier(barriers, near.dx[k] / d, near.dy[k] / d, floor.walks[other] === 1 ? gap / 2 : gap);
  }
}

/** Nobody steps into a wall; somebody already nearer than their half width (beside a bed, say) comes no nearer. */
function wallsAround(model: Model, scratch: LocomotionScratch, slot: number, step: number): void {
  const { floor, barriers } = scratch;
  const space = model.facility.spaces[floor.space[slot]];
  const { walls } = space;
  const x = floor.x[slot];
  const y = floor.y[slot];
  const half = floor.half[slot] - WALL_PLAY;
  const reach = half + step;
  const close = wallsNear(scratch.walls, space, x, y, floor.half[slot]);
  for (let k = 0; k < close.length; k++) {
    const i = close[k];
    const wx = walls[i + 2] - walls[i];
    const wy = walls[i + 3] - walls[i + 1];
    let t = ((x - walls[i]) * wx + (y - walls[i + 1]) * wy) / (wx * wx + wy * wy);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = walls[i] + t * wx - x;
    const dy = walls[i + 1] + t * wy - y;
    const square = dx * dx + dy * dy;
    if (square >= reach * reach || square < 1e-18) continue;
    const d = Math.sqrt(square);
    addBarrier(barriers, dx / d, dy / d, d - half);
  }
}
