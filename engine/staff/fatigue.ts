/**
 * Who goes down a stair with somebody in their hands, or climbs back, gets slower with every storey, and puts the resident
 * down for a rest. Acts on the speeds before the step of walking; changes no route and no position.
 */
import { emit, setCause, setState, tickStart } from '../world/acts.js';
import { CAUSE, STATE } from '../world/codes.js';
import type { SpaceInfo } from '../facility/facility.js';
import { MEANS } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { restEvery, tiredShare } from './load.js';
import { stepTime } from './times.js';

/** Whole storeys between where somebody began and the upper end of the flight, or the landing, they are on. */
function storeysSince(model: Model, space: SpaceInfo, from: number): number {
  const top = space.z + (space.flight === null ? 0 : space.flight.rise);
  const bottom = space.z;
  const { height } = model.facility.storeys[space.storey];
  const way = bottom > from ? bottom - from : from - top;
  // Half a millimetre: heights are snapped to one.
  return way <= 0 ? 0 : Math.floor((way + 0.0005) / height);
}

/** Climbing: full speed at first, then falling to a share of it. */
function climbShare(model: Model, storeys: number): number {
  const fresh = model.parameter('climb.fresh');
  const tired = model.parameter('climb.tired');
  if (storeys <= fresh) return 1;
  const least = model.parameter('climb.factor');
  return storeys >= tired ? least : 1 - ((1 - least) * (storeys - fresh)) / (tired - fresh);
}

/** Speeds on stairs of everybody who is on one, and rests on its landings. Once a tick, before walking. */
export function tire(model: Model, world: World): void {
  const people = world.people;
  for (let row = 0; row < people.count; row++) {
    if (people.moving[row] === 0 || people.attachedTo[row] >= 0) continue;
    if (people.state[row] === STATE.resting) riseAgain(model, world, row);
    const index = people.space[row];
    if (index < 0) continue;
    const space = model.facility.spaces[index];
    if (space.stair < 0) continue;
    const hosed = space.stair === model.hoseStair && !Number.isNaN(world.milestones.brigadeArrived);
    const hose = hosed ? model.parameter('hose.factor') : 1;
    if (row >= people.residents) climb(model, world, row, space, hose);
    else if (people.state[row] === STATE.beingMoved) carry(model, world, row, space, hose);
    else if (people.state[row] === STATE.walking) walk(model, world, row, space, hose);
  }
}

function climb(model: Model, world: World, row: number, space: SpaceInfo, hose: number): void {
  const people = world.people;
  if (space.flight === null) return;
  const task = people.task[row] < 0 ? undefined : world.tasks.find((one) => one.id === people.task[row]);
  const laden = task !== undefined && task.device >= 0 && task.stage === 'approach' && task.team[0] === row;
  const factor = climbShare(model, storeysSince(model, space, people.levelFrom[row]));
  const person = model.people[row];
  const free = person.post === 'firefighter' ? 1 : hose;
  people.speedUp[row] = person.speedUp * factor * free * (laden ? model.parameter('climb.withDevice') : 1);
  people.speedDown[row] = person.speedDown * free;
}

function carry(model: Model, world: World, row: number, space: SpaceInfo, hose: number): void {
  const people = world.people;
  const task = world.tasks.find((one) => one.id === people.task[row]);
  if (task === undefined) return;
  const means = MEANS[task.means];
  const storeys = storeysSince(model, space, people.levelFrom[row]);
  const every = restEvery(model, means, task.team);
  if (every > 0 && space.kind === 'landing' && storeys >= every) {
    rest(model, world, row, space, model.parameter('fatigue.restTime'));
    return;
  }
  if (space.flight === null) return;
  const factor = tiredShare(model, means, storeys) * hose;
  people.speedDown[row] = task.down * factor;
  people.speedUp[row] = task.up * factor;
}

/** Residents on foot with a cane or a walking frame. */
function walk(model: Model, world: World, row: number, space: SpaceInfo, hose: number): void {
  const person = model.people[row];
  if (space.flight !== null) {
    world.people.speedDown[row] = person.speedDown * hose;
    world.people.speedUp[row] = person.speedUp * hose;
  }
  if (space.kind !== 'landing' || (person.mobility !== 'cane' && person.mobility !== 'rollator')) return;
  if (storeysSince(model, space, world.people.levelFrom[row]) < model.parameter('rest.walkers.every')) return;
  rest(model, world, row, space, stepTime(model, world, 'rest', person.id, 1));
}

function rest(model: Model, world: World, row: number, space: SpaceInfo, seconds: number): void {
  const people = world.people;
  const at = tickStart(model, world);
  people.levelFrom[row] = space.z;
  if (seconds <= 0) return;
  people.doorDelay[row] += seconds;
  setState(world, row, 'resting');
  setCause(world, row, 'rest', -1, at);
  emit(world, 'restStarted', at, { person: model.people[row].id, space: space.id });
}

/** The time of the rest is spent like that at a door: by the walk itself, to a fraction of a tick. */
function riseAgain(model: Model, world: World, row: number): void {
  const people = world.people;
  if (people.doorDelay[row] > 0) return;
  setState(world, row, people.task[row] >= 0 ? 'beingMoved' : 'walking');
  if (people.cause[row] === CAUSE.rest) setCause(world, row, 'none', -1, tickStart(model, world));
}
