/**
 * Lifts as ways between their stops, for those whom plan and rules let ride: the walk to the doors, the wait that is to be
 * expected, the ride, the walk on. Used where it is decided how somebody gets to another storey; inside a storey everybody
 * walks by the graph of openings.
 */
import { runTime } from '../facility/liftMotion.js';
import { OUTSIDE, type LiftInfo } from '../facility/facility.js';
import { MEANS } from '../scenario/schema.js';
import { BODIES, BODY } from '../world/codes.js';
import { passingTime, placeInCar, partyOf, takenByBrigade } from '../world/liftRoom.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { WHO, type Navigator } from './navigator.js';

export interface LiftWay {
  lift: number;
  /** Positions in the lift's stops. */
  from: number;
  to: number;
  /** Way on foot to the lift and all on foot, m. */
  approach: number;
  distance: number;
  /** Expected time of the whole way, s. */
  time: number;
}

/** Who wants to ride. */
export interface Rider {
  row: number;
  /** Index into BODIES, those with it, speed on the level m/s. */
  body: number;
  helpers: number;
  speed: number;
}

/** Firefighters go by a lift that the brigade takes over. */
const brigadeRides = (model: Model, row: number): boolean =>
  model.brigadeLifts.length > 0 && model.people[row].post === 'firefighter';

/** Is anybody let go by lift at all: by the plan, or because the brigade takes one over. */
export const liftsInUse = (model: Model): boolean =>
  model.facility.lifts.length > 0 && (model.scenario.plan.lifts !== undefined || model.brigadeLifts.length > 0);

/** May this row go by lift: residents by their phase of the plan, staff if nothing else is said. */
export function mayRide(model: Model, world: World, row: number): boolean {
  const { lifts, phases } = model.scenario.plan;
  if (!liftsInUse(model)) return false;
  if (row >= model.residents) return brigadeRides(model, row) || (lifts !== undefined && lifts.staff !== false);
  const phase = world.people.phase[row];
  const by = phase < 0 || lifts === undefined ? undefined : phases[phase].by;
  return by === 'lifts' || by === 'both';
}

/** Is the lift, as things stand, one for this rider. Residents wait for one that is about to begin, staff do not. */
function serves(model: Model, world: World, lift: LiftInfo, rider: Rider): boolean {
  const { mode } = world.lifts[lift.index];
  if (mode === 'outOfService') return false;
  if (brigadeRides(model, rider.row) && takenByBrigade(model, world, lift.index)) return true;
  if (!model.planLifts.includes(lift.index)) return false;
  if (rider.row >= model.residents) return mode !== 'recalled';
  return mode === 'firefighters' || model.scenario.plan.lifts?.operation === 'firefighters' ? rider.helpers > 0 : true;
}

/** By how much slower than the way itself a lift is that is asked for by many, s: trips before one's own. */
function queueTime(model: Model, world: World, lift: LiftInfo, rider: Rider, from: number, to: number): number {
  let before = 0;
  for (const ride of world.rides) if (ride.lift === lift.index && ride.stage !== 'alighting') before++;
  if (before === 0) return 0;
  const party = partyOf(model, rider.body, rider.helpers);
  const each = party.length * party.width + party.standing * model.parameter('lift.standingArea');
  const together = Math.max(1, Math.floor((lift.width * lift.depth) / each));
  const height = Math.abs(lift.stops[from].z - lift.stops[to].z);
  const doors = 2 * (lift.doorOpening + lift.doorClosing + lift.levelling);
  const passing =
    passingTime(model, rider.body, rider.helpers, 'board') + passingTime(model, rider.body, rider.helpers, 'exit');
  const round = 2 * runTime(height, lift.speed, lift.acceleration) + doors + together * passing;
  return Math.floor(before / together) * round;
}

/**
 * The quickest way by one lift from where the row is to the goal (OUTSIDE possible), or null. In an evacuation a lift runs
 * between its home storey and the others; one end of the ride is home.
 */
export function liftWay(
  model: Model,
  world: World,
  navigator: Navigator,
  rider: Rider,
  goalSpace: number,
  goalX: number,
  goalY: number,
): LiftWay | null {
  if (!mayRide(model, world, rider.row)) return null;
  const { people } = world;
  const { spaces } = model.facility;
  const here = spaces[people.space[rider.row]];
  if (here === undefined || here.kind === 'stairFlight' || here.kind === 'liftCar') return null;
  const goalStorey = goalSpace === OUTSIDE ? -1 : spaces[goalSpace].storey;
  let best: LiftWay | null = null;
  for (const lift of model.facility.lifts) {
    const home = lift.stops[lift.home].storey;
    const target = goalSpace === OUTSIDE ? home : goalStorey;
    if (target === here.storey || (target !== home && here.storey !== home)) continue;
    const from = lift.stops.findIndex((stop) => stop.storey === here.storey);
    const to = lift.stops.findIndex((stop) => stop.storey === target);
    if (from < 0 || to < 0 || !serves(model, world, lift, rider)) continue;
    const way = wayBy(model, world, navigator, lift, from, to, rider, goalSpace, goalX, goalY);
    if (way !== null && (best === null || way.time < best.time)) best = way;
  }
  return best;
}

function wayBy(
  model: Model,
  world: World,
  navigator: Navigator,
  lift: LiftInfo,
  from: number,
  to: number,
  rider: Rider,
  goalSpace: number,
  goalX: number,
  goalY: number,
): LiftWay | null {
  const { people } = world;
  const { row, body, helpers, speed } = rider;
  const { openings } = model.facility;
  const p = lift.stops[from];
  const q = lift.stops[to];
  const wide = 2 * model.parameter(`body.${BODIES[body]}`);
  for (const stop of [p, q]) {
    const door = openings[stop.opening];
    if (world.doorOutOfOrder[stop.opening] === 1 || door.kind === 'locked' || door.width < wide - 1e-9) return null;
  }
  // Who runs the car has a place in it.
  const attendant = { party: partyOf(model, BODY.walker, 0), x: p.x, y: p.y, across: false };
  const others = model.scenario.plan.lifts?.attendants === undefined ? [] : [attendant];
  if (placeInCar(model, lift, others, partyOf(model, body, helpers)) === null) return null;
  // What smoke they go into: residents by themselves turn back where staff do not.
  const who = helpers > 0 || row >= model.residents ? WHO.staff : WHO.resident;
  if (navigator.refused(p.landing, who) || navigator.refused(q.landing, who)) return null;
  const approach = navigator.distance(
    world,
    people.space[row],
    people.x[row],
    people.y[row],
    p.landing,
    p.x,
    p.y,
    body,
    who,
  );
  if (approach === Infinity) return null;
  const onward = navigator.distance(world, q.landing, q.x, q.y, goalSpace, goalX, goalY, body, who);
  if (onward === Infinity) return null;
  const run = (height: number): number => runTime(Math.abs(height), lift.speed, lift.acceleration) + lift.levelling;
  const wait =
    run(world.lifts[lift.index].toZ - p.z) + lift.doorOpening + queueTime(model, world, lift, rider, from, to);
  const ride = lift.doorClosing + run(q.z - p.z) + lift.doorOpening;
  const passing = passingTime(model, body, helpers, 'board') + passingTime(model, body, helpers, 'exit');
  const time = (approach + onward) / speed + wait + ride + passing;
  return { lift: lift.index, from, to, approach, distance: approach + onward, time };
}

/** Length of a stair's slope for a metre of height: steps of about 150 x 280 mm. For comparing ways only. */
const SLOPE = 2.1;

/**
 * Time of the same way by the stairs, s; Infinity where there is none for this body.
 * @param down, up speeds along the slope, m/s
 */
export function stairTime(
  model: Model,
  world: World,
  navigator: Navigator,
  rider: Rider,
  down: number,
  up: number,
  goalSpace: number,
  goalX: number,
  goalY: number,
): number {
  const { people } = world;
  const { spaces } = model.facility;
  const { row, body, speed } = rider;
  const way = navigator.distance(world, people.space[row], people.x[row], people.y[row], goalSpace, goalX, goalY, body);
  if (way === Infinity) return Infinity;
  const goalZ =
    goalSpace === OUTSIDE ? Math.min(...model.facility.storeys.map((s) => Math.abs(s.elevation))) : spaces[goalSpace].z;
  const drop = spaces[people.space[row]].z - goalZ;
  const slope = Math.min(way, SLOPE * Math.abs(drop));
  const onStairs = drop > 0 ? down : up;
  if (slope > 0 && !(onStairs > 0)) return Infinity;
  return (way - slope) / speed + (slope > 0 ? slope / onStairs : 0);
}

/**
 * Speeds on the level and on stairs to reckon with before anybody is there who moves the resident, m/s; 0: not on stairs.
 * @param means index into MEANS, -1: by themselves
 */
export function expectedSpeeds(model: Model, row: number, means: number): { level: number; stairs: number } {
  const { speedLevel, speedDown } = model.people[row];
  const name = MEANS[means];
  if (name === undefined) return { level: speedLevel, stairs: speedDown };
  if (name === 'escort') {
    const factor = model.parameter('means.escort.factor');
    return { level: speedLevel * factor, stairs: speedDown * factor };
  }
  if (name === 'wheelchair') return { level: model.parameter('means.wheelchair.level.mean'), stairs: 0 };
  const level = model.parameter(`means.${name}.level`);
  const stairs =
    name === 'bed' ? 0 : model.parameter(`means.${name}.stairs`) * model.parameter('means.yearlyStairFactor');
  return { level, stairs };
}
