/** Who is held up, for how long, by whom: the cause others are shown, and what ends a deadlock. */
import { emit, setCause, tickEnd, tickStart } from '../world/acts.js';
import { CAUSE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { LocomotionScratch } from './scratch.js';

/** Less than this share of the way somebody would make alone counts as being held up. */
const PROGRESS = 0.1;
/** Being held up so long has a cause, s. */
const STALL_CAUSE = 2;
/**
 * Held up so long, s, people who stand in each other's way arrange themselves and squeeze past: for about two metres the row
 * minds nobody. The event `stuck` says so. The model cannot ask a team to back up a stair to the last landing, and nobody
 * stands for ever in front of somebody else in a fire; 20 s is the time it is taken to cost. Who only waits for those ahead
 * in a queue does not squeeze past them. Assumption, U.
 */
export const SQUEEZE_AFTER = 20;
const SQUEEZE_FOR = 30;
/** Time held up that waiting in a queue comes to at most, s: enough to have a cause. */
const QUEUE_STALL = 3;

/**
 * Held up is who gains less new ground than a tenth of what they would alone, whatever holds them: people or a wall. New ground
 * is counted, not steps: two who dance in front of each other are held up however lively they dance.
 */
export function heldUp(model: Model, world: World, scratch: LocomotionScratch, row: number, time: number): void {
  const people = world.people;
  const left =
    scratch.order[row] -
    (people.x[row] - scratch.fromX[row]) * scratch.wantX[row] -
    (people.y[row] - scratch.fromY[row]) * scratch.wantY[row];
  let gained = 0;
  if (people.closest[row] === Infinity) people.closest[row] = left;
  else if (left < people.closest[row]) {
    gained = people.closest[row] - left;
    people.closest[row] = left;
  }
  const free = scratch.want[row];
  const before = people.stalled[row];
  // Who waits in a queue waits, and is in no deadlock however long that takes.
  const queue = before < QUEUE_STALL ? QUEUE_STALL : before;
  const most = scratch.queued[row] === 1 ? queue : SQUEEZE_FOR;
  let stalled = before + time - (free > 0 ? gained / (PROGRESS * free) : 0);
  stalled = stalled < 0 ? 0 : stalled < most ? stalled : most;
  const front = scratch.inFront[row];
  if (stalled > SQUEEZE_AFTER && before <= SQUEEZE_AFTER) {
    stalled = SQUEEZE_FOR;
    emit(world, 'stuck', tickEnd(model, world), {
      person: model.people[row].id,
      space: model.facility.spaces[people.space[row]].id,
      ...(front >= 0 ? { other: model.people[front].id } : {}),
    });
  }
  people.stalled[row] = stalled;
  if (stalled > STALL_CAUSE && front >= 0 && people.cause[row] === CAUSE.none)
    setCause(world, row, 'crowd', front, tickStart(model, world));
  else if (stalled <= 0 && people.cause[row] === CAUSE.crowd) setCause(world, row, 'none', -1, tickStart(model, world));
}
