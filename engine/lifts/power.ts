/** A lift that fails: stopped where it is with those inside, or at a floor where they get out. */
import { wayAfter } from '../facility/liftMotion.js';
import { emit, setCause } from '../world/acts.js';
import type { Ride } from '../world/world.js';
import { enter, type CarStep } from './car.js';
import { inCar, leave } from './rides.js';

/** Height of the car at `time` s, m. */
export function carHeight({ state, lift }: Pick<CarStep, 'state' | 'lift'>, time: number): number {
  if (state.stage !== 'moving') return state.toZ;
  const height = Math.abs(state.toZ - state.fromZ);
  const way = wayAfter(time - state.since, height, lift.speed, lift.acceleration);
  return state.toZ > state.fromZ ? state.fromZ + way : state.fromZ - way;
}

/** Those who are not in the car look for another way. */
function sendAway({ model, world, lift }: CarStep, at: number): void {
  for (const ride of [...world.rides]) {
    if (ride.lift === lift.index && !inCar(ride)) leave(model, world, ride, at);
  }
}

const inside = ({ world, lift }: CarStep): Ride[] =>
  world.rides.filter((ride) => ride.lift === lift.index && inCar(ride));

/** Whoever is in the car gets out at this floor, through doors that are pushed open. */
function openHere(step: CarStep, at: number): void {
  const { state } = step;
  const rides = inside(step);
  if (rides.length === 0 && !state.attended) return;
  for (const ride of rides) ride.to = state.stop;
  if (state.stage !== 'open') {
    state.passed = at;
    enter(state, 'open', at);
  }
}

function trap({ model, world, lift, state }: CarStep, row: number, at: number): void {
  setCause(world, row, 'trapped', lift.index, at);
  emit(world, 'liftTrapped', at, { person: model.people[row].id, lift: lift.id });
  for (let other = 0; other < world.people.count; other++) {
    if (world.people.attachedTo[other] !== row) continue;
    setCause(world, other, 'trapped', lift.index, at);
    emit(world, 'liftTrapped', at, { person: model.people[other].id, lift: lift.id });
  }
  state.direction = 0;
}

/**
 * The power fails at `at` s. Between two floors the car stops and holds those inside until `released` s (Infinity: beyond the
 * run); at a floor they get out.
 */
export function losePower(step: CarStep, at: number, released: number): void {
  const { world, lift, state } = step;
  emit(world, 'liftPowerLost', at, { lift: lift.id });
  state.mode = 'outOfService';
  if (state.stage === 'moving') {
    const z = carHeight(step, at);
    state.fromZ = z;
    state.toZ = z;
    const rides = inside(step);
    const caught = rides.length > 0 || state.attended;
    enter(state, 'stopped', at, caught ? released : Infinity);
    for (const ride of rides) trap(step, ride.row, at);
    if (state.attended) trap(step, state.attendant, at);
  } else openHere(step, at);
  sendAway(step, at);
}

/** The car is let down by hand to the next floor and its doors opened. */
export function release(step: CarStep): void {
  const { world, lift, state } = step;
  const at = state.until;
  let stop = 0;
  lift.stops.forEach((one, i) => {
    if (one.z <= state.toZ + 1e-6) stop = i;
  });
  state.stop = stop;
  state.fromZ = lift.stops[stop].z;
  state.toZ = lift.stops[stop].z;
  const storey = step.model.facility.storeys[lift.stops[stop].storey].id;
  emit(world, 'liftReleased', at, { lift: lift.id, storey });
  const free = (row: number): void => {
    setCause(world, row, 'none', -1, at);
    for (let other = 0; other < world.people.count; other++) {
      if (world.people.attachedTo[other] === row) setCause(world, other, 'none', -1, at);
    }
  };
  for (const ride of inside(step)) {
    ride.to = stop;
    free(ride.row);
  }
  if (state.attended) free(state.attendant);
  state.passed = at;
  enter(state, 'open', at);
}

/** Out of order: it carries those inside to where it is going, lets them out there and takes nobody any more. */
export function takeOutOfOrder(step: CarStep, at: number): void {
  const { state } = step;
  state.mode = 'outOfService';
  if (state.stage === 'moving') for (const ride of inside(step)) ride.to = state.stop;
  else openHere(step, at);
  sendAway(step, at);
}

/** Called back: those inside get out at the home storey, those who wait find another way. */
export function recall(step: CarStep, at: number, keepWaiting: (ride: Ride) => boolean): void {
  const { model, world, lift, state } = step;
  state.mode = 'recalled';
  if (state.stage === 'standing' && state.since < at) state.since = at;
  for (const ride of [...world.rides]) {
    if (ride.lift !== lift.index) continue;
    if (inCar(ride)) ride.to = lift.home;
    else if (!keepWaiting(ride)) leave(model, world, ride, at);
  }
}
