/** What staff do beside moving residents: stay with those who are safe, count them, search rooms, fight the fire. */
import type { Navigator } from '../navigation/navigator.js';
import { eventTime } from '../world/eventTime.js';
import { arrivalTime, emit, setCause, setState, startWalk, stopWalk, tickEnd, tickStart } from '../world/acts.js';
import { BODY, OUTCOME, STATE, type PersonState } from '../world/codes.js';
import type { DutyRecord, Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { isFree } from './dispatch.js';
import { inFrontOf } from './places.js';
import { stepTime } from './times.js';

const STATE_OF: Record<DutyRecord['duty']['kind'], PersonState> = {
  supervise: 'supervising',
  headCount: 'counting',
  search: 'searching',
  attackFire: 'attackingFire',
};

/** Kinds of space that are looked into when rooms are searched. */
const SEARCHED = new Set(['room', 'bedroom', 'hall', 'service']);

/** Residents in safety in the space. */
function sheltered(world: World, space: number): number {
  const people = world.people;
  let count = 0;
  for (let row = 0; row < people.residents; row++) {
    if (people.space[row] === space && people.outcome[row] === OUTCOME.sheltered && people.phase[row] >= 0) count++;
  }
  return count;
}

/** Spaces of the duty's zones where residents have been brought to, those with most of them first. */
function gathered(model: Model, world: World, spaces: Uint8Array): number[] {
  const found = model.facility.spaces
    .filter(({ index }) => spaces[index] === 1 && world.lostSpaces[index] === 0)
    .map(({ index }) => ({ index, count: sheltered(world, index) }))
    .filter(({ count }) => count > 0);
  return found.sort((a, b) => b.count - a.count || a.index - b.index).map(({ index }) => index);
}

const those = (world: World, duty: number): number[] => {
  const rows: number[] = [];
  for (let row = world.people.residents; row < world.people.count; row++)
    if (world.people.duty[row] === duty) rows.push(row);
  return rows;
};

/** Start what falls due, give it to those who are free, and go on with what is at hand. */
export function duties(model: Model, world: World, navigator: Navigator): void {
  const end = tickEnd(model, world);
  model.duties.forEach((record, i) => {
    const state = world.duties[i];
    if (Number.isNaN(state.startedAt)) {
      const { after, delay = 0 } = record.duty.trigger;
      const due = eventTime(model, world, after) + delay;
      if (!(due <= end)) return;
      state.startedAt = due;
      if (record.duty.kind === 'search') {
        state.left = model.facility.spaces
          .filter((s) => SEARCHED.has(s.kind) && record.spaces[s.index] === 1 && s.index !== model.incidentSpace)
          .map((s) => s.index);
      } else if (record.duty.kind === 'headCount') state.left = gathered(model, world, record.spaces);
      emit(world, 'dutyStarted', due, { duty: record.duty.id });
    }
    if (!Number.isNaN(state.doneAt)) return;
    for (const row of those(world, i)) {
      // Whom smoke has felled does nothing more.
      if (world.people.outcome[row] === OUTCOME.lost) world.people.duty[row] = -1;
      else goOn(model, world, navigator, row, i);
    }
    assign(model, world, navigator, i);
    close(model, world, i);
  });
}

/** Nothing is left to search or count, or the fire has been fought as long as was meant. */
function close(model: Model, world: World, index: number): void {
  const { duty } = model.duties[index];
  const state = world.duties[index];
  if (duty.kind === 'supervise' || those(world, index).length > 0) return;
  if (duty.kind === 'attackFire' ? state.counted === 0 : state.left.length > 0) return;
  // `until` of the last who worked on it says when.
  state.doneAt = Math.max(state.startedAt, tickStart(model, world));
  emit(world, 'dutyDone', state.doneAt, {
    duty: duty.id,
    ...(duty.kind === 'headCount' ? { count: state.counted } : {}),
  });
}

/** The place in the duty that the row goes to next, taken off the list; null: none. */
function nextPlace(
  model: Model,
  world: World,
  navigator: Navigator,
  row: number,
  index: number,
): { space: number; x: number; y: number } | null {
  const people = world.people;
  const { duty, spaces } = model.duties[index];
  const state = world.duties[index];
  if (duty.kind === 'attackFire') return inFrontOf(model, model.incidentSpace);
  if (duty.kind === 'supervise') {
    const taken = new Set(those(world, index).map((other) => people.goalSpace[other]));
    const space = gathered(model, world, spaces).find((one) => !taken.has(one));
    return space === undefined ? null : inside(model, space);
  }
  let best = -1;
  let least = Infinity;
  for (const space of state.left) {
    const to = duty.kind === 'search' ? inFrontOf(model, space) : inside(model, space);
    const { x, y } = people;
    const way = navigator.distance(world, people.space[row], x[row], y[row], to.space, to.x, to.y, BODY.walker);
    if (way >= least) continue;
    best = space;
    least = way;
  }
  if (best < 0) {
    // What nobody can get to is left unsearched; the list says so no longer.
    state.left = [];
    return null;
  }
  state.left = state.left.filter((space) => space !== best);
  return duty.kind === 'search' ? inFrontOf(model, best) : inside(model, best);
}

/** A point of a space a way in from one of its openings: where somebody stands who looks after those in it. */
function inside(model: Model, space: number): { space: number; x: number; y: number } {
  const { openings, spaces } = model.facility;
  const { minX, maxX, minY, maxY, openings: doors, convex } = spaces[space];
  const x = (minX + maxX) / 2;
  const y = (minY + maxY) / 2;
  if (doors.length === 0) return { space, x, y };
  const door = openings[doors[0]];
  const dx = (door.x1 + door.x2) / 2;
  const dy = (door.y1 + door.y2) / 2;
  // Half-way between the door and the middle of a convex space lies in it.
  return convex ? { space, x: (x + dx) / 2, y: (y + dy) / 2 } : { space, x: dx, y: dy };
}

function assign(model: Model, world: World, navigator: Navigator, index: number): void {
  const people = world.people;
  const { duty, eligible } = model.duties[index];
  const state = world.duties[index];
  if (duty.kind === 'attackFire' && state.counted > 0) return;
  let wanted = (duty.people ?? 1) - those(world, index).length;
  const end = tickEnd(model, world);
  for (let row = model.residents; row < people.count && wanted > 0; row++) {
    if (eligible[row] === 0 || !isFree(world, row, end) || people.outcome[row] !== OUTCOME.none) continue;
    const place = nextPlace(model, world, navigator, row, index);
    if (place === null) return;
    people.duty[row] = index;
    walkTo(model, world, row, place, Math.max(state.startedAt, tickStart(model, world)));
    setState(world, row, STATE_OF[duty.kind]);
    wanted--;
  }
}

/** Sends somebody with empty hands to a place from `at` on, at their own speed. */
export function walkTo(
  model: Model,
  world: World,
  row: number,
  place: { space: number; x: number; y: number },
  at: number,
): void {
  const people = world.people;
  const person = model.people[row];
  people.until[row] = Infinity;
  people.speedLevel[row] = person.speedLevel;
  people.speedDown[row] = person.speedDown;
  people.speedUp[row] = person.speedUp;
  setCause(world, row, 'none', -1, at);
  startWalk(model, world, row, place.space, place.x, place.y, at, false);
}

/** Somebody on a duty: there, at work, or on to the next place. */
function goOn(model: Model, world: World, navigator: Navigator, row: number, index: number): void {
  const people = world.people;
  const { duty, duration } = model.duties[index];
  const state = world.duties[index];
  if (people.arrived[row] === 1) {
    const at = arrivalTime(model, world, row);
    const space = people.space[row];
    stopWalk(world, row);
    people.until[row] = at + workTime(model, world, row, index, space, duration);
  }
  if (duty.kind === 'supervise' && people.moving[row] === 0 && sheltered(world, people.space[row]) === 0) {
    // Nobody left to stay with.
    releaseFromDuty(world, row, tickStart(model, world));
    return;
  }
  if (people.moving[row] === 1 || people.until[row] > tickEnd(model, world)) return;
  const at = people.until[row];
  if (duty.kind === 'attackFire') state.counted++;
  const place =
    duty.kind === 'search' || duty.kind === 'headCount' ? nextPlace(model, world, navigator, row, index) : null;
  if (place === null) releaseFromDuty(world, row, at);
  else walkTo(model, world, row, place, at);
}

/** Time the work takes at a place, s. */
function workTime(model: Model, world: World, row: number, index: number, space: number, duration: number): number {
  const { duty } = model.duties[index];
  const person = model.people[row];
  switch (duty.kind) {
    case 'supervise':
      return Infinity;
    case 'attackFire':
      return Number.isNaN(duration) ? model.parameter('duty.attack') : duration;
    case 'search':
      return stepTime(model, world, 'searchRoom', person.id, 1);
    case 'headCount': {
      const count = sheltered(world, space);
      world.duties[index].counted += count;
      return (
        stepTime(model, world, 'headCount', person.id, 1) + count * stepTime(model, world, 'countOne', person.id, 1)
      );
    }
  }
}

function releaseFromDuty(world: World, row: number, at: number): void {
  const people = world.people;
  people.duty[row] = -1;
  stopWalk(world, row);
  setState(world, row, 'onPost');
  setCause(world, row, 'orders', -1, at);
  people.until[row] = at;
}

/** A duty still to be begun or ended by somebody who is there: the run is not over. */
export function dutiesOpen(model: Model, world: World): boolean {
  const people = world.people;
  return model.duties.some(({ duty, eligible, duration }, i) => {
    const state = world.duties[i];
    if (!Number.isNaN(state.doneAt)) return false;
    if (Number.isNaN(state.startedAt)) return !Number.isNaN(eventTime(model, world, duty.trigger.after));
    if (duty.kind === 'supervise' || duration === Infinity) return false;
    for (let row = model.residents; row < people.count; row++) {
      const bound = people.duty[row] >= 0 && model.duties[people.duty[row]].duration === Infinity;
      if (
        eligible[row] === 1 &&
        people.outcome[row] === OUTCOME.none &&
        people.state[row] !== STATE.notYetHere &&
        !bound
      )
        return true;
    }
    return false;
  });
}
