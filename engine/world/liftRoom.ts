/** What takes how much of a lift car: room on its floor, load, time at its door. */
import type { LiftInfo, SpaceInfo } from '../facility/facility.js';
import { BODIES, type Body } from './codes.js';
import type { Model } from './model.js';
import type { Ride, World } from './world.js';

/** Somebody who rides, with those who push, carry or guide. */
export interface Party {
  /** Heads, the one moved included. */
  persons: number;
  /** kg */
  mass: number;
  /** Stiff rectangle on the floor, m; 0 x 0: only people who stand. */
  length: number;
  width: number;
  /** How many stand beside it. */
  standing: number;
}

const CARRIED: ReadonlySet<Body> = new Set([
  'evacuationChair',
  'carryChair',
  'stretcher',
  'rescueSheet',
  'twoPersonCarry',
]);

/** Which of the parameters `lift.board.*`, `lift.exit.*`, `lift.mass.*` is meant. */
const sortOf = (body: Body): 'walker' | 'frame' | 'wheelchair' | 'bed' | 'carried' =>
  CARRIED.has(body) ? 'carried' : (body as 'walker' | 'frame' | 'wheelchair' | 'bed');

/** @param body index into BODIES @param helpers who are with it */
export function partyOf(model: Model, body: number, helpers: number): Party {
  const name = BODIES[body];
  const sort = sortOf(name);
  const persons = 1 + helpers;
  // Carried in hands, without a device: three who stand close together.
  const byHand = name === 'twoPersonCarry';
  const device = sort === 'walker' || byHand ? 0 : model.parameter(`lift.mass.${sort}`);
  const mass = persons * model.parameter('lift.mass.person') + device;
  if (name === 'walker' || byHand) return { persons, mass, length: 0, width: 0, standing: persons };
  if (name === 'rescueSheet') {
    const length = model.parameter('lift.lying.length');
    return { persons, mass, length, width: model.parameter('lift.lying.width'), standing: helpers };
  }
  const length = model.parameter(`rigid.${name}.length`);
  const width = model.parameter(`rigid.${name}.width`);
  // Who walks with a frame stands behind it; who is in a device is within its rectangle.
  return { persons, mass, length, width, standing: name === 'frame' ? persons : helpers };
}

/** Time through the door of the car, s. @param way 'board' or 'exit' */
export function passingTime(model: Model, body: number, helpers: number, way: 'board' | 'exit'): number {
  const sort = sortOf(BODIES[body]);
  if (sort === 'wheelchair' && helpers === 0) return model.parameter(`lift.${way}.wheelchairAlone`);
  return model.parameter(`lift.${way}.${sort}`);
}

/** How many are attached to each row: counted once for all who ask within a tick. */
export function countHelpers(world: World): Int32Array {
  const { people } = world;
  const helpers = new Int32Array(people.count);
  for (let row = 0; row < people.count; row++) if (people.attachedTo[row] >= 0) helpers[people.attachedTo[row]]++;
  return helpers;
}

/** Someone in the car or sure to get in: their party and where their rectangle is. */
export interface Passenger {
  party: Party;
  x: number;
  y: number;
  across: boolean;
}

/** Room is looked for in steps of so many metres. */
const STEP = 0.05;

/**
 * Where in the car the party finds room beside the others, farthest from the door first, or null: its rectangle hits
 * another or a wall, those who stand have no room left, or the load is more than is used of the rated one.
 */
export function placeInCar(
  model: Model,
  lift: LiftInfo,
  others: readonly Passenger[],
  party: Party,
): { x: number; y: number; across: boolean } | null {
  const car = model.facility.spaces[lift.car];
  let mass = party.mass;
  let stiff = party.length * party.width;
  let standing = party.standing;
  for (const other of others) {
    mass += other.party.mass;
    stiff += other.party.length * other.party.width;
    standing += other.party.standing;
  }
  if (mass > lift.load * model.parameter('lift.loadFactor') + 1e-9) return null;
  if (stiff + standing * model.parameter('lift.standingArea') > lift.width * lift.depth + 1e-9) return null;
  return party.length > 0 ? placeStiff(lift, car, others, party) : placeStanding(car, lift, others);
}

/** Square of the distance from the first door: who gets in goes to the back. */
function fromDoor(lift: LiftInfo, x: number, y: number): number {
  const dx = x - lift.stops[0].x;
  const dy = y - lift.stops[0].y;
  return dx * dx + dy * dy;
}

function placeStiff(lift: LiftInfo, car: SpaceInfo, others: readonly Passenger[], party: Party) {
  // The way round of which the empty car takes more comes first, the other where that is full.
  const number = (w: number, d: number): number =>
    Math.floor(lift.width / w + 1e-6) * Math.floor(lift.depth / d + 1e-6);
  const turned = number(party.length, party.width) > number(party.width, party.length);
  for (const across of turned ? [true, false] : [false, true]) {
    let best: { x: number; y: number; across: boolean } | null = null;
    let farthest = -1;
    const halfX = (across ? party.length : party.width) / 2;
    const halfY = (across ? party.width : party.length) / 2;
    const columns = Math.floor((lift.width - 2 * halfX) / STEP + 1e-6);
    const lines = Math.floor((lift.depth - 2 * halfY) / STEP + 1e-6);
    if (lift.width < 2 * halfX - 1e-9 || lift.depth < 2 * halfY - 1e-9) continue;
    for (let i = 0; i <= columns; i++) {
      for (let j = 0; j <= lines; j++) {
        // Against both walls: the last step is as long as what is left.
        const x = i === columns ? car.maxX - halfX : car.minX + halfX + i * STEP;
        const y = j === lines ? car.maxY - halfY : car.minY + halfY + j * STEP;
        const d = fromDoor(lift, x, y);
        if (d <= farthest + 1e-9 || hits(others, x, y, halfX, halfY)) continue;
        farthest = d;
        best = { x, y, across };
      }
    }
    if (best !== null) return best;
  }
  return null;
}

function hits(others: readonly Passenger[], x: number, y: number, halfX: number, halfY: number): boolean {
  for (const { party, x: ox, y: oy, across } of others) {
    if (party.length <= 0) continue;
    const ownX = (across ? party.length : party.width) / 2;
    const ownY = (across ? party.width : party.length) / 2;
    if (Math.abs(x - ox) < halfX + ownX - 1e-6 && Math.abs(y - oy) < halfY + ownY - 1e-6) return true;
  }
  return false;
}

/** People who stand make room for each other: only for the picture they are put where it is emptiest. */
function placeStanding(car: SpaceInfo, lift: LiftInfo, others: readonly Passenger[]) {
  let best = { x: (car.minX + car.maxX) / 2, y: (car.minY + car.maxY) / 2, across: false };
  let most = -1;
  for (let x = car.minX + 0.2; x < car.maxX - 0.15; x += 0.2) {
    for (let y = car.minY + 0.2; y < car.maxY - 0.15; y += 0.2) {
      let gap = fromDoor(lift, x, y) * 0.001 + 1;
      for (const other of others) {
        const dx = Math.abs(x - other.x) - (other.across ? other.party.length : other.party.width) / 2;
        const dy = Math.abs(y - other.y) - (other.across ? other.party.width : other.party.length) / 2;
        const px = dx > 0 ? dx : 0;
        const py = dy > 0 ? dy : 0;
        const d = Math.sqrt(px * px + py * py);
        if (d < gap) gap = d;
      }
      if (gap > most + 1e-9) {
        most = gap;
        best = { x, y, across: false };
      }
    }
  }
  return best;
}

/** In the car, or with a place in it while they come to the door. */
export const hasPlace = (ride: Ride): boolean => ride.stage !== 'coming' && ride.stage !== 'waiting';

/** All who have a place in the car of this lift. */
export function passengersOf(model: Model, world: World, lift: number, helpers: Int32Array): Passenger[] {
  const list: Passenger[] = [];
  const state = world.lifts[lift];
  if (state.attendant >= 0 && state.attended) {
    const { x, y } = world.people;
    list.push({ party: partyOf(model, 0, 0), x: x[state.attendant], y: y[state.attendant], across: false });
  }
  for (const ride of world.rides) {
    if (ride.lift !== lift || !hasPlace(ride)) continue;
    const party = partyOf(model, world.people.body[ride.row], helpers[ride.row]);
    list.push({ party, x: ride.x, y: ride.y, across: ride.across });
  }
  return list;
}

/** Has the fire brigade come and taken the lift over. */
export const takenByBrigade = (model: Model, world: World, lift: number): boolean =>
  model.brigadeLifts.includes(lift) && world.milestones.brigadeArrived <= (world.tick + 1) / model.ticksPerSecond;
