/**
 * One tick of walking for every body that moves: somebody alone goes straight at their own speed, exactly; in company the
 * step is decided among others (`crowd.ts`) from the positions at the tick's start. Nobody passes a wall (`walls.ts`).
 */
import type { Navigator } from '../navigation/navigator.js';
import { PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { settleBodies, standSideways, swingsNearAnybody } from './bodies.js';
import { decide, meetsAnybody } from './crowd.js';
import { enterFloor } from './enter.js';
import { addThoseJustOut, fillFloor } from './floor.js';
import { noteBound } from './following.js';
import { keepTogether, queueTogether } from './groups.js';
import { SQUEEZE_AFTER } from './held.js';
import { choose, intend } from './intend.js';
import { lookClose } from './neighbours.js';
import type { LocomotionScratch } from './scratch.js';
import { alone, together } from './walk.js';

/**
 * Walk for one tick: rows that move and are not attached, each by `dt` and what was left of earlier ticks (`carry`). A few
 * times a second people decide, from where everybody is then; in between who is in company keeps their velocity, and who is
 * alone walks on from leg to leg. Attached rows follow.
 */
export function move(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { movers, budget } = scratch;
  const { moving, attachedTo, pace, carry } = people;
  noteBound(world, scratch);
  let count = 0;
  let undecided = false;
  for (let row = 0; row < people.count; row++) {
    if (moving[row] === 0) continue;
    if (attachedTo[row] >= 0) {
      pace[row] = PACE.none;
      continue;
    }
    movers[count++] = row;
    budget[row] = model.dt + carry[row];
    carry[row] = 0;
    if (pace[row] === PACE.none) undecided = true;
  }
  if (count > 0) {
    const deciding = decisionTick(world.tick, model, scratch);
    if (deciding && model.groups.length > 0) keepTogether(model, world, navigator);
    if (!model.crowding) for (let k = 0; k < count; k++) pace[movers[k]] = PACE.alone;
    else if (deciding) decideAll(model, world, navigator, scratch, count);
    else if (undecided) decideBetween(model, world, navigator, scratch);
  }
  for (let k = 0; k < count; k++) {
    const row = movers[k];
    // Who sets off in company between two decisions waits for the next; the time is theirs.
    if (budget[row] <= 0 || pace[row] === PACE.none) carry[row] = budget[row];
    else if (pace[row] === PACE.waits) continue;
    else if (pace[row] === PACE.alone) alone(model, world, navigator, scratch, row);
    else together(model, world, navigator, scratch, row);
  }
  for (let row = 0; row < people.count; row++) {
    const to = attachedTo[row];
    if (to < 0) continue;
    people.space[row] = people.space[to];
    people.x[row] = people.x[to];
    people.y[row] = people.y[to];
    people.headingX[row] = people.headingX[to];
    people.headingY[row] = people.headingY[to];
  }
}

/** Do people decide in this tick? Then scratch.further and .elapsed are the times until the next and since the last. */
function decisionTick(tick: number, model: Model, scratch: LocomotionScratch): boolean {
  const { ticksPerSecond } = model;
  const rate = scratch.rules.decisions;
  const number = (t: number): number => Math.floor((t * rate) / ticksPerSecond);
  const now = number(tick);
  if (tick > 0 && number(tick - 1) === now) return false;
  let ahead = 1;
  while (number(tick + ahead) === now) ahead++;
  let back = 1;
  while (tick - back > 0 && number(tick - back - 1) === number(tick - 1)) back++;
  scratch.further = (ahead - 1) * model.dt;
  scratch.elapsed = back * model.dt;
  return true;
}

/** Who intends what, then who walks how among others; rows without company are left to `alone`. */
function decideAll(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch, movers: number): void {
  const people = world.people;
  const { floor, footprints, near, rules } = scratch;
  enterFloor(model, world, scratch, movers);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    if (people.moving[floor.row[slot]] === 1) intend(model, world, navigator, scratch, slot);
  }
  if (model.groups.length > 0) queueTogether(model, world, floor);
  settleBodies(model, world, scratch);
  addThoseJustOut(model, world, floor, footprints, rules.sight);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    if (people.moving[row] === 0) continue;
    people.pace[row] = PACE.alone;
    if (floor.walks[slot] === 0) continue;
    if (people.stalled[row] > SQUEEZE_AFTER) near.count = 0;
    // Who minds nobody and is alone heads at once where they go: not a long body that would turn into those behind it.
    // Whom walls keep from it is held up by them, as others are by people.
    else if (
      floor.barred[slot] === 0 &&
      !meetsAnybody(model, scratch, slot) &&
      !swingsNearAnybody(model, scratch, slot)
    )
      continue;
    decide(model, world, navigator, scratch, slot);
  }
  standSideways(model, world, scratch);
}

/** Who sets off between two decisions and has nobody within sight need not wait for the next. */
function decideBetween(model: Model, world: World, navigator: Navigator, scratch: LocomotionScratch): void {
  const people = world.people;
  const { floor, footprints, near, rules } = scratch;
  fillFloor(model, world, floor, footprints);
  for (let slot = 0; slot < floor.onFloor; slot++) {
    const row = floor.row[slot];
    if (people.moving[row] === 0 || people.pace[row] !== PACE.none) continue;
    if (!choose(model, world, navigator, scratch, row)) continue;
    const stop = people.speedLevel[row] * rules.timeGap;
    lookClose(model, scratch, slot, stop > rules.sight ? stop : rules.sight);
    if (near.count === 0) people.pace[row] = PACE.alone;
  }
}
