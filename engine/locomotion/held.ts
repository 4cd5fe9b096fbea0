/** Who is held up, for how long, by whom: the cause others are shown, and what ends a deadlock. */
import { emit, setCause, tickStart } from '../world/acts.js';
import { CAUSE, PACE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { lookClose } from './neighbours.js';
import type { LocomotionScratch } from './scratch.js';

/** Less than this share of the way somebody would make alone counts as being held up. */
const PROGRESS = 0.1;
/** Being held up so long has a cause, s. */
const STALL_CAUSE = 2;
/** Held up so long, s: the event `stuck` says so, with who stands in the way. */
const STUCK_AFTER = 20;
/**
 * Held up so long, s, although one of two who meet goes back to let the other pass (`crowd.ts`), the row minds nobody for
 * about a second's walk and until clear of everybody. Nobody stands for ever in front of somebody else in a fire; a minute and a half is the time it is taken
 * to cost. Who only waits for those ahead in a queue does not squeeze past them. Assumption, U.
 */
export const SQUEEZE_AFTER = 30;
const SQUEEZE_FOR = 40;
/** Time in which somebody goes back to let somebody pass counts by this share. */
const RETREAT_SHARE = 0.25;
/** Time held up that waiting in a queue comes to at most, s: enough to have a cause. */
const QUEUE_STALL = 3;

function overlapsAnybody(model: Model, scratch: LocomotionScratch, slot: number): boolean {
  lookClose(model, scratch, slot, 0);
  return scratch.near.count > 0;
}

/**
 * Held up is who gains less new ground than a tenth of what they would alone, whatever holds them: people or a wall. New ground
 * is counted, not steps: two who dance in front of each other are held up however lively they dance. Asked when people decide,
 * about the time since they last did.
 */
export function heldUp(model: Model, world: World, scratch: LocomotionScratch, slot: number): void {
  const people = world.people;
  const { floor } = scratch;
  const row = floor.row[slot];
  const left = floor.order[slot];
  const front = scratch.inFront[row];
  const before = people.stalled[row];
  let stalled = before;
  if (people.closest[row] === Infinity) people.closest[row] = left;
  else {
    let gained = 0;
    if (left < people.closest[row]) {
      gained = people.closest[row] - left;
      people.closest[row] = left;
    }
    const free = floor.speed[slot];
    // Who waits in a queue waits, and is in no deadlock however long that takes.
    const queue = before < QUEUE_STALL ? QUEUE_STALL : before;
    const most = scratch.queued[row] === 1 ? queue : SQUEEZE_FOR;
    const waits = people.pace[row] === PACE.retreats ? RETREAT_SHARE * scratch.elapsed : scratch.elapsed;
    stalled = before + waits - (free > 0 ? gained / (PROGRESS * free) : 0);
    stalled = stalled < 0 ? 0 : stalled < most ? stalled : most;
  }
  if (stalled > SQUEEZE_AFTER && before <= SQUEEZE_AFTER) stalled = SQUEEZE_FOR;
  // Who squeezes past somebody goes on until clear of them.
  if (before > SQUEEZE_AFTER && stalled <= SQUEEZE_AFTER && overlapsAnybody(model, scratch, slot)) stalled = before;
  if (stalled > STUCK_AFTER && before <= STUCK_AFTER) {
    emit(world, 'stuck', tickStart(model, world), {
      person: model.people[row].id,
      space: model.facility.spaces[people.space[row]].id,
      ...(front >= 0 ? { other: model.people[front].id } : {}),
    });
  }
  people.stalled[row] = stalled;
  if (stalled > STALL_CAUSE && people.cause[row] === CAUSE.none)
    setCause(world, row, 'crowd', front, tickStart(model, world));
  else if (stalled <= 0 && people.cause[row] === CAUSE.crowd) setCause(world, row, 'none', -1, tickStart(model, world));
}
