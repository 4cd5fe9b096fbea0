/**
 * A lift car as a machine of exact times: it stands, runs, levels, opens, lets out, takes in, closes. What ends within a tick
 * hands its exact end on to what follows, as everything timed does.
 */
import { runTime } from '../facility/liftMotion.js';
import type { LiftInfo } from '../facility/facility.js';
import { emit, setCause, tickStart } from '../world/acts.js';
import { partyOf, passengersOf, placeInCar } from '../world/liftRoom.js';
import type { Model } from '../world/model.js';
import type { LiftStage, LiftState, Ride, World } from '../world/world.js';
import { mayBoard, nextStop } from './control.js';
import { board, boarded, callToDoor, doorBlocked, getOut, gotOut, inCar, leave } from './rides.js';

/** So many are on their way from their place to the door, or at it, at a time. */
const AT_THE_DOOR = 2;

/** One lift within a tick, up to the time `limit` s. */
export interface CarStep {
  model: Model;
  world: World;
  lift: LiftInfo;
  state: LiftState;
  helpers: Int32Array;
  limit: number;
}

export function enter(state: LiftState, stage: LiftStage, since: number, until = Infinity): void {
  state.stage = stage;
  state.since = since;
  state.until = until;
}

const storeyAt = ({ model, lift }: CarStep, stop: number): string => model.facility.storeys[lift.stops[stop].storey].id;
const ridesOf = ({ world, lift }: CarStep): Ride[] => world.rides.filter((ride) => ride.lift === lift.index);

/** As far as `limit` allows. */
export function advanceCar(step: CarStep): void {
  while (advance(step)) {
    /* a stage may end in the tick in which it began */
  }
}

function advance(step: CarStep): boolean {
  const { state, lift, limit } = step;
  switch (state.stage) {
    case 'standing':
      return depart(step);
    case 'moving': {
      if (state.until > limit) return false;
      const at = state.until;
      emit(step.world, 'liftArrived', at, { lift: lift.id, storey: storeyAt(step, state.stop) });
      if (wantedHere(step)) enter(state, 'opening', at, at + lift.doorOpening);
      else enter(state, 'standing', at);
      return true;
    }
    case 'opening':
      if (state.until > limit) return false;
      state.passed = state.until;
      enter(state, 'open', state.until);
      return true;
    case 'open':
      return doorsOpen(step);
    case 'closing': {
      if (state.until > limit) return false;
      if (!ridesOf(step).some((ride) => ride.stage === 'aboard')) state.direction = 0;
      enter(state, 'standing', state.until);
      return true;
    }
    case 'stopped':
      return false;
  }
}

/** Is there a reason to open the doors at this floor. */
function wantedHere(step: CarStep): boolean {
  const { model, world, lift, state, helpers } = step;
  if (state.mode === 'recalled') return state.stop === lift.home;
  return ridesOf(step).some((ride) =>
    ride.stage === 'aboard'
      ? ride.to === state.stop
      : ride.stage === 'waiting' && couldBoard(model, world, lift, ride, helpers),
  );
}

/** At the end of a run nobody knows yet who fits. */
function couldBoard(model: Model, world: World, lift: LiftInfo, ride: Ride, helpers: Int32Array): boolean {
  return mayBoard(model, world, lift, ride, helpers[ride.row]);
}

/** From a floor with closed doors: to the next call, or open the doors to one here. */
function depart(step: CarStep): boolean {
  const { model, world, lift, state, helpers, limit } = step;
  if (state.held || state.mode === 'outOfService') return false;
  const next = nextStop(model, world, lift, helpers);
  if (next === null) return false;
  const at = Math.max(state.since, next.since);
  if (at > limit) return false;
  if (next.stop === state.stop) {
    enter(state, 'opening', at, at + lift.doorOpening);
    return true;
  }
  const from = lift.stops[state.stop].z;
  const to = lift.stops[next.stop].z;
  state.fromZ = from;
  state.toZ = to;
  state.stop = next.stop;
  const run = runTime(Math.abs(to - from), lift.speed, lift.acceleration) + lift.levelling;
  enter(state, 'moving', at, at + run);
  emit(world, 'liftLeft', at, { lift: lift.id, storey: storeyAt(step, next.stop) });
  return true;
}

/** One thing after the other through the open doors: first out, then in, then they close. */
function doorsOpen(step: CarStep): boolean {
  const { model, world, state, helpers, limit } = step;
  const rides = ridesOf(step);
  const passing = rides.find((ride) => ride.stage === 'alighting' || ride.stage === 'boarding');
  if (passing !== undefined) {
    if (passing.until > limit) return false;
    if (passing.stage === 'boarding') boarded(model, world, passing);
    else {
      // With somebody in the way they stay inside until the place in front of the door is free, but not for ever.
      const patience = model.parameter('lift.leaveBehind');
      if (doorBlocked(model, world, passing) && limit - passing.until < patience) return false;
      const free = Math.max(passing.until, model.crowding ? tickStart(model, world) : passing.until);
      passing.until = free;
      gotOut(model, world, passing, free);
    }
    state.passed = passing.stage === 'aboard' ? passing.since : passing.until;
    return true;
  }
  const out = rides.find((ride) => ride.stage === 'aboard' && ride.to === state.stop);
  if (out !== undefined) {
    getOut(model, world, out, helpers[out.row], Math.max(state.passed, state.since));
    return true;
  }
  if (!rides.some(inCar)) state.direction = 0;
  const atDoor = rides.find((ride) => ride.stage === 'atDoor');
  if (atDoor !== undefined) {
    if (!mayBoard(model, world, step.lift, atDoor, helpers[atDoor.row])) {
      leave(model, world, atDoor, Math.max(atDoor.since, tickStart(model, world)));
      return true;
    }
    state.direction = atDoor.to > atDoor.from ? 1 : -1;
    const at = Math.max(state.passed, state.since, atDoor.since);
    if (at > limit) return false;
    board(model, world, atDoor, helpers[atDoor.row], at);
    callNext(step, at);
    return true;
  }
  if (callNext(step, Math.max(state.passed, state.since))) return true;
  return closeDoors(step, rides);
}

/** Calls those to the door who stand nearest and fit, of equals who has waited longest; true if that changes anything. */
function callNext(step: CarStep, notBefore: number): boolean {
  const { model, world, lift, state, helpers, limit } = step;
  const rides = ridesOf(step);
  let coming = rides.filter((ride) => ride.stage === 'called' || ride.stage === 'atDoor').length;
  let called = false;
  const door = lift.stops[state.stop];
  const away = ({ x, y }: Ride): number => (x - door.x) * (x - door.x) + (y - door.y) * (y - door.y);
  const queue = rides
    .filter((ride) => ride.stage === 'waiting')
    .sort((a, b) => away(a) - away(b) || a.since - b.since || a.row - b.row);
  for (const ride of queue) {
    if (coming >= AT_THE_DOOR) break;
    if (!mayBoard(model, world, lift, ride, helpers[ride.row])) continue;
    const at = Math.max(notBefore, ride.since);
    if (at > limit) continue;
    const party = partyOf(model, world.people.body[ride.row], helpers[ride.row]);
    const place = placeInCar(model, lift, passengersOf(model, world, lift.index, helpers), party);
    if (place === null) continue;
    // Everybody who gets in from now on goes the same way.
    state.direction = ride.to > ride.from ? 1 : -1;
    callToDoor(model, world, ride, place, at);
    coming++;
    called = true;
  }
  return called;
}

function closeDoors(step: CarStep, rides: readonly Ride[]): boolean {
  const { model, world, lift, state, limit } = step;
  const base = Math.max(state.since, state.passed);
  const late = rides.find((ride) => ride.stage === 'called');
  if (late !== undefined) {
    if (limit - Math.max(base, late.since) < model.parameter('lift.leaveBehind')) return false;
    // Held up on the way to the door: they wait again, where they are.
    late.stage = 'waiting';
    late.since = limit;
    late.x = world.people.x[late.row];
    late.y = world.people.y[late.row];
    world.people.moving[late.row] = 0;
    setCause(world, late.row, 'lift', lift.index, limit);
  }
  if (state.held || state.mode === 'outOfService') return false;
  if (state.mode === 'recalled' && state.stop === lift.home) return false;
  const until = base + holdTime(step, rides, base);
  if (until > limit) return false;
  // Later than that only where something held them until now.
  const at = Math.max(until, late === undefined ? tickStart(model, world) : limit);
  enter(state, 'closing', at, at + lift.doorClosing);
  return true;
}

/** How long the doors are held beyond `base` for somebody who is on the way here and has room. */
function holdTime(step: CarStep, rides: readonly Ride[], base: number): number {
  const { model, world, lift, state, helpers } = step;
  if (state.mode !== 'evacuation' && state.mode !== 'firefighters') return 0;
  const hold = model.parameter('lift.hold');
  const awaited = rides.some((ride) => {
    if (ride.stage !== 'coming' || ride.expected > base + hold) return false;
    if (!mayBoard(model, world, lift, ride, helpers[ride.row])) return false;
    const party = partyOf(model, world.people.body[ride.row], helpers[ride.row]);
    return placeInCar(model, lift, passengersOf(model, world, lift.index, helpers), party) !== null;
  });
  return awaited ? hold : 0;
}
