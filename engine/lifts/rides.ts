/** What becomes of those who ride: they come, wait, are called, pass the door, are carried, get out and walk on. */
import { arrivalTime, emit, goesOn, setCause, startWalk, stopWalk, tickEnd } from '../world/acts.js';
import { CAUSE } from '../world/codes.js';
import { passingTime } from '../world/liftRoom.js';
import type { Model } from '../world/model.js';
import type { Ride, World } from '../world/world.js';

export const inCar = (ride: Ride): boolean =>
  ride.stage === 'boarding' || ride.stage === 'aboard' || ride.stage === 'alighting';

const storeyOf = (model: Model, ride: Ride, stop: number): string => {
  const { lifts, storeys } = model.facility;
  return storeys[lifts[ride.lift].stops[stop].storey].id;
};

/** Who has been held up so long in front of the lift waits where they are, s. Assumption, U. */
const PRESSES_ON = 3;

/** In the space of their place, or of the doors. */
function nearLift(model: Model, world: World, ride: Ride): boolean {
  const space = world.people.space[ride.row];
  return (
    space === world.people.goalSpace[ride.row] || space === model.facility.lifts[ride.lift].stops[ride.from].landing
  );
}

/** Those who have come to their place begin to wait; those who were called are at the door. */
export function comeToLifts(model: Model, world: World): void {
  const { people } = world;
  // Somebody whose walk was ended by something else does not come any more.
  const dropped = (ride: Ride): boolean => {
    if (inCar(ride)) return false;
    const walks = ride.stage === 'coming' || ride.stage === 'called';
    return !goesOn(world, ride.row) || (walks && people.moving[ride.row] === 0 && people.arrived[ride.row] === 0);
  };
  if (world.rides.some(dropped)) world.rides = world.rides.filter((ride) => !dropped(ride));
  for (const ride of world.rides) {
    const { row } = ride;
    if (ride.stage !== 'coming' && ride.stage !== 'called') continue;
    // Behind others who stand there already nobody presses on to a place of their own.
    const stands = ride.stage === 'coming' && people.stalled[row] > PRESSES_ON && nearLift(model, world, ride);
    if (people.arrived[row] === 0 && !stands) continue;
    const at = stands ? tickEnd(model, world) : arrivalTime(model, world, row);
    stopWalk(world, row);
    if (stands) {
      ride.x = people.x[row];
      ride.y = people.y[row];
    }
    ride.since = at;
    if (ride.stage === 'called') {
      ride.stage = 'atDoor';
      setCause(world, row, 'lift', ride.lift, at);
      continue;
    }
    ride.stage = 'waiting';
    setCause(world, row, 'lift', ride.lift, at);
    emit(world, 'liftCalled', at, {
      person: model.people[row].id,
      lift: model.facility.lifts[ride.lift].id,
      storey: storeyOf(model, ride, ride.from),
    });
  }
}

/** To the door, from where they wait; there at once if that is at the door. */
export function callToDoor(
  model: Model,
  world: World,
  ride: Ride,
  place: { x: number; y: number; across: boolean },
  at: number,
): void {
  const { people } = world;
  const { row } = ride;
  const stop = model.facility.lifts[ride.lift].stops[ride.from];
  const there = people.space[row] === stop.landing && people.x[row] === stop.x && people.y[row] === stop.y;
  ride.stage = there ? 'atDoor' : 'called';
  ride.since = at;
  ride.x = place.x;
  ride.y = place.y;
  ride.across = place.across;
  if (there) return;
  setCause(world, row, 'none', -1, at);
  startWalk(model, world, row, stop.landing, stop.x, stop.y, at, true);
}

export function board(model: Model, world: World, ride: Ride, helpers: number, at: number): void {
  const { people } = world;
  ride.stage = 'boarding';
  ride.since = at;
  ride.until = at + passingTime(model, people.body[ride.row], helpers, 'board');
  people.space[ride.row] = model.facility.lifts[ride.lift].car;
  setCause(world, ride.row, 'none', -1, at);
}

export function boarded(model: Model, world: World, ride: Ride): void {
  const { people } = world;
  const at = ride.until;
  ride.stage = 'aboard';
  ride.since = at;
  ride.until = Infinity;
  people.x[ride.row] = ride.x;
  people.y[ride.row] = ride.y;
  people.headingX[ride.row] = ride.across ? 1 : 0;
  people.headingY[ride.row] = ride.across ? 0 : 1;
  emit(world, 'liftBoarded', at, {
    person: model.people[ride.row].id,
    lift: model.facility.lifts[ride.lift].id,
    storey: storeyOf(model, ride, ride.from),
  });
}

export function getOut(model: Model, world: World, ride: Ride, helpers: number, at: number): void {
  ride.stage = 'alighting';
  ride.since = at;
  ride.until = at + passingTime(model, world.people.body[ride.row], helpers, 'exit');
}

/** Bodies nearer than this to each other at the door touch, m: what rounding and haste forgive. */
const TOUCHING = 0.05;

/** Does somebody stand where the one who gets out would have to stand. */
export function doorBlocked(model: Model, world: World, ride: Ride): boolean {
  if (!model.crowding) return false;
  const { people } = world;
  const stop = model.facility.lifts[ride.lift].stops[ride.to];
  for (let row = 0; row < people.count; row++) {
    if (people.space[row] !== stop.landing || row === ride.row || people.attachedTo[row] >= 0) continue;
    if (people.moving[row] === 0 && people.cause[row] !== CAUSE.lift) continue;
    const dx = people.x[row] - stop.x;
    const dy = people.y[row] - stop.y;
    const least = people.radius[row] + people.radius[ride.row] - TOUCHING;
    if (dx * dx + dy * dy < least * least) return true;
  }
  return false;
}

/** Out of the car and on their way; the ride is over. */
export function gotOut(model: Model, world: World, ride: Ride, at: number): void {
  const { people } = world;
  const { row } = ride;
  const lift = model.facility.lifts[ride.lift];
  const stop = lift.stops[ride.to];
  people.space[row] = stop.landing;
  people.x[row] = stop.x;
  people.y[row] = stop.y;
  const what = { person: model.people[row].id, lift: lift.id, storey: storeyOf(model, ride, ride.to) };
  emit(world, 'liftExited', at, what);
  leave(model, world, ride, at);
}

/** The ride is over, or is not to be: on to where the walk leads. */
export function leave(model: Model, world: World, ride: Ride, at: number): void {
  const { row } = ride;
  world.rides.splice(world.rides.indexOf(ride), 1);
  // Who was lost on the way, or has nobody any more who moves them, stays where they are.
  if (!goesOn(world, row)) return;
  setCause(world, row, 'none', -1, at);
  startWalk(model, world, row, ride.goalSpace, ride.goalX, ride.goalY, at, true);
}

/** Where those are who pass the door: on the straight line between it and their place in the car; who helps goes with them. */
export function showPassing(model: Model, world: World): void {
  const { people } = world;
  const now = tickEnd(model, world);
  for (const ride of world.rides) {
    if (ride.stage !== 'boarding' && ride.stage !== 'alighting') continue;
    const inwards = ride.stage === 'boarding';
    const stop = model.facility.lifts[ride.lift].stops[inwards ? ride.from : ride.to];
    const time = ride.until - ride.since;
    let share = time > 0 ? (now - ride.since) / time : 1;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    const inside = inwards ? share : 1 - share;
    people.x[ride.row] = stop.x + (ride.x - stop.x) * inside;
    people.y[ride.row] = stop.y + (ride.y - stop.y) * inside;
  }
  for (let row = 0; row < people.count; row++) {
    const to = people.attachedTo[row];
    if (to < 0) continue;
    people.space[row] = people.space[to];
    people.x[row] = people.x[to];
    people.y[row] = people.y[to];
  }
}
