/**
 * What a commander orders of single members of staff, and what befalls them: checked for what is possible before it is
 * given, carried out like everything else they do. Who is not ordered goes on by the plan.
 */
import { OUTSIDE } from '../facility/facility.js';
import { placeIn } from '../navigation/destination.js';
import { NO_ROUTE, WHO, type Navigator } from '../navigation/navigator.js';
import type { Refusal, StaffCommand } from '../scenario/command.js';
import { DEVICE_KINDS } from '../scenario/schema.js';
import { arrivalTime, emit, setCause, setState, stopWalk, tickEnd, tickStart } from '../world/acts.js';
import { BODY, CAUSE, OUTCOME, STATE } from '../world/codes.js';
import { panelUnanswered } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { Order, Ride, Task, World } from '../world/world.js';
import { abandon } from './abandon.js';
import { begin, deviceFor, freeStaff, KNOCK, smokeBetween, withWhatThereIs } from './dispatch.js';
import { walkTo } from './duties.js';
import { loseStaff } from './incapacitate.js';
import { beside, type Place } from './places.js';
import { handBack, raise, release } from './response.js';
import { stepTime } from './times.js';

/** From here on a resident is in their hands: they cannot just let go. */
const IN_HAND: ReadonlySet<Task['stage']> = new Set(['detach', 'prepare', 'move', 'unload', 'handOver']);

/** Who has been held up so long in the room they were sent to stays where they are, s. Assumption, U. */
const PRESSES_ON = 3;

/** A resident's turn has come though their phase may not: as when it begins (`people/preMovement.ts`). */
type Tell = (row: number, at: number) => void;

const rowOf = (model: Model, id: string): number => model.people.findIndex((person) => person.id === id);
const taskOf = (world: World, row: number): Task | undefined =>
  world.people.task[row] < 0 ? undefined : world.tasks.find(({ id }) => id === world.people.task[row]);

/** Why nothing can be ordered of them at all. */
function unfit(model: Model, world: World, row: number): Refusal | null {
  const { people } = world;
  const person = model.people[row].id;
  switch (people.state[row]) {
    case STATE.notYetHere:
      return { code: 'notHere', person };
    case STATE.incapacitated:
      return { code: 'incapacitated', person };
    case STATE.hurt:
      return { code: 'hurt', person };
  }
  // Who is just handing somebody over outside comes back; who has left the building for good does not.
  return people.state[row] === STATE.out ? { code: 'notHere', person } : null;
}

const RIDING: ReadonlySet<Ride['stage']> = new Set(['boarding', 'aboard', 'alighting']);
const inLift = (world: World, row: number): boolean =>
  world.rides.some((ride) => ride.row === row && RIDING.has(ride.stage));

/** Why they cannot leave what they are at. */
function bound(model: Model, world: World, row: number): Refusal | null {
  const { people } = world;
  const person = model.people[row].id;
  const task = taskOf(world, row);
  if (task !== undefined && IN_HAND.has(task.stage))
    return { code: 'handsFull', person, other: model.people[task.resident].id };
  if (people.state[row] === STATE.operatingLift) return { code: 'runsLift', person };
  return inLift(world, row) ? { code: 'inLift', person } : null;
}

function distance(world: World, navigator: Navigator, row: number, to: Place, smoke: boolean): number {
  const { space, x, y } = world.people;
  const who = smoke ? WHO.staff : undefined;
  return navigator.distance(world, space[row], x[row], y[row], to.space, to.x, to.y, BODY.walker, who);
}

/** Why they cannot get there. */
function cutOff(model: Model, world: World, navigator: Navigator, row: number, to: Place): Refusal | null {
  const what = { person: model.people[row].id, space: model.facility.spaces[to.space].id };
  if (distance(world, navigator, row, to, false) === Infinity) return { code: 'noWay', ...what };
  if (navigator.smoky() && distance(world, navigator, row, to, true) === Infinity) return { code: 'smoke', ...what };
  return null;
}

/** Side of a door from which it is shut: the one that is reached sooner. */
function sideOf(model: Model, world: World, navigator: Navigator, row: number, door: number): Place {
  const { a, b } = model.facility.openings[door];
  const sides = [a, b].filter((space) => space !== OUTSIDE).map((space) => beside(model, door, space));
  const ways = sides.map((side) => distance(world, navigator, row, side, false));
  return sides[ways.indexOf(Math.min(...ways))];
}

function placeOf(model: Model, world: World, row: number, id: string): Place {
  const space = model.facility.spaces[model.facility.spaceByKey.get(id)!];
  const [x, y] = placeIn(model, world, space, world.people.radius[row]);
  return { space: space.index, x, y };
}

/** Why this resident cannot be fetched by them now. */
type Fetch = Extract<StaffCommand, { kind: 'fetch' }>;

function unfetchable(model: Model, world: World, navigator: Navigator, row: number, given: Fetch): Refusal | null {
  const resident = rowOf(model, given.resident);
  const { people } = world;
  const what = { person: model.people[row].id, other: model.people[resident].id };
  const outcome = people.outcome[resident];
  if (outcome === OUTCOME.safe || outcome === OUTCOME.sheltered || people.space[resident] === OUTSIDE)
    return { code: 'inSafety', ...what };
  const taken = taskOf(world, resident);
  if (taken !== undefined && taken.resident === resident)
    return { code: 'taken', ...what, person: model.people[taken.team[0]].id };
  // On their own feet already, or resting on the way.
  if (people.moving[resident] === 1) return { code: 'taken', ...what, person: what.other };
  const phase = people.phase[resident];
  if (phase < 0) return { code: 'noPhase', ...what };
  const at = { space: people.space[resident], x: people.x[resident], y: people.y[resident] };
  const off = cutOff(model, world, navigator, row, at);
  if (off !== null) return off;
  if (smokeBetween(world, navigator, row, resident)) return { code: 'smoke', ...what };
  const { meansLevel, meansStairs } = model.people[resident];
  // Who is told to move does so on their own feet.
  if (given.means !== undefined && meansLevel < 0 && meansStairs < 0 && outcome !== OUTCOME.lost)
    return { code: 'walks', ...what };
  const goal = withWhatThereIs(model, world, navigator, resident, phase, given.means ?? null);
  const walks = meansLevel < 0 && outcome !== OUTCOME.lost;
  if (walks && goal.kind === 'found' && goal.means < 0) return null;
  if (goal.kind !== 'found') {
    const space = goal.space >= 0 ? { space: model.facility.spaces[goal.space].id } : {};
    return { code: goal.kind === 'noRoute' ? 'noWay' : goal.kind, ...what, ...space };
  }
  if (goal.means < 0) return null;
  const device = deviceFor(model, world, navigator, goal.means, resident);
  if (device === -1) return { code: 'noDevice', ...what };
  const kind = device < 0 ? -1 : world.devices[device].kind;
  if (kind >= 0 && (model.people[row].canUse & (1 << kind)) === 0)
    return { code: 'cannotUse', ...what, device: DEVICE_KINDS[kind] };
  return null;
}

/** Might watch the panel, and nobody who watches it reacts to it. */
const isAsleepAtPanel = (model: Model, world: World, row: number): boolean =>
  model.people[row].mayWatchPanel && panelUnanswered(world, tickStart(model, world));

/** Why the order cannot be carried out as things stand; null: it can. Changes nothing. */
export function refusalOf(model: Model, world: World, navigator: Navigator, given: StaffCommand): Refusal | null {
  const row = rowOf(model, given.staff);
  const never = unfit(model, world, row);
  if (never !== null) return never;
  // Somebody in a lift between two storeys can be hurt, too, but nobody could look after what they carry.
  const busy = given.kind === 'hurt' ? null : bound(model, world, row);
  if (busy !== null) return busy;
  const { facility } = model;
  const person = given.staff;
  switch (given.kind) {
    case 'hurt':
      return inLift(world, row) || inLift(world, taskOf(world, row)?.resident ?? -1)
        ? { code: 'inLift', person }
        : null;
    case 'free':
      return world.orders.some((order) => order.row === row) || isAsleepAtPanel(model, world, row)
        ? null
        : { code: 'isFree', person };
    case 'call': {
      const { alarmRaised, brigadeCalled } = world.milestones;
      const done = !Number.isNaN(alarmRaised) && (!Number.isNaN(brigadeCalled) || model.scenario.plan.response?.callBrigade === 'never'); // prettier-ignore
      return done ? { code: 'called', person } : null;
    }
    case 'go': {
      const space = facility.spaces[facility.spaceByKey.get(given.space)!];
      if (space.kind === 'liftCar' || space.stair >= 0) return { code: 'noPlace', person, space: given.space };
      return cutOff(model, world, navigator, row, placeOf(model, world, row, given.space));
    }
    case 'shut': {
      const door = facility.openingByKey.get(given.opening)!;
      const what = { person, other: given.opening };
      if (facility.openings[door].kind === 'portal') return { code: 'noDoor', ...what };
      if (world.doorShut[door] === 1) return { code: 'alreadyShut', ...what };
      return cutOff(model, world, navigator, row, sideOf(model, world, navigator, row, door));
    }
    case 'fetch':
      return unfetchable(model, world, navigator, row, given);
  }
}

/** Leaves whatever they are at, and stands where they are. */
function letGo(model: Model, world: World, row: number, at: number): void {
  const { people } = world;
  const task = taskOf(world, row);
  world.rides = world.rides.filter((ride) => ride.row !== row);
  world.orders = world.orders.filter((order) => order.row !== row);
  people.duty[row] = -1;
  handBack(world, row);
  if (task !== undefined && task.team[0] === row) abandon(model, world, task, at, 'carer', -1, at);
  else if (task !== undefined) {
    task.team = task.team.filter((member) => member !== row);
    freeStaff(world, row, at, 0);
  }
  people.outcome[row] = OUTCOME.none;
  people.outcomeAt[row] = Number.NaN;
  release(world, row, at);
}

function take(world: World, row: number, order: Omit<Order, 'row'>): void {
  setState(world, row, order.kind === 'call' ? 'calling' : 'ordered');
  world.orders.push({ row, ...order });
}

function fetch(model: Model, world: World, navigator: Navigator, row: number, given: Fetch, tell: Tell): void {
  const { people } = world;
  const resident = rowOf(model, given.resident);
  const state = people.state[resident];
  const at = tickStart(model, world);
  const waits = state === STATE.waitingForHelp || state === STATE.preMovement;
  if (!waits) tell(resident, at);
  const phase = people.phase[resident];
  const goal = withWhatThereIs(model, world, navigator, resident, phase, given.means ?? null);
  if (people.state[resident] === STATE.preMovement || goal.kind !== 'found' || goal.means < 0) {
    const here = { space: people.space[resident], x: people.x[resident], y: people.y[resident] };
    // A visit to somebody whose phase has not begun counts from now.
    const begun = world.phases[phase].startedAt;
    if (Number.isNaN(begun)) world.phases[phase].startedAt = at;
    begin(model, world, row, resident, phase, { kind: 'found', ...here, area: 0, means: KNOCK, helpers: 1, distance: 0 }, -2, false); // prettier-ignore
    world.phases[phase].startedAt = begun;
    return;
  }
  people.until[resident] = Math.min(people.until[resident], at);
  begin(model, world, row, resident, phase, goal, deviceFor(model, world, navigator, goal.means, resident), false);
}

/** Carries the order out from the start of the tick on. It must be one that `refusalOf` lets pass. */
export function order(model: Model, world: World, navigator: Navigator, given: StaffCommand, tell: Tell): void {
  const row = rowOf(model, given.staff);
  const at = tickStart(model, world);
  if (given.kind === 'hurt') {
    loseStaff(model, world, row, at, 'hurt');
    const space = world.people.space[row];
    emit(world, 'staffHurt', at, {
      person: given.staff,
      ...(space === OUTSIDE ? {} : { space: model.facility.spaces[space].id }),
    });
    return;
  }
  if (given.kind === 'free' && isAsleepAtPanel(model, world, row)) {
    // Told to go by the plan, they look at the panel.
    world.injected!.unansweredUntil = 0;
    if (!world.orders.some((order) => order.row === row)) return;
  }
  letGo(model, world, row, at);
  switch (given.kind) {
    case 'free':
      return;
    case 'call':
      take(world, row, {
        kind: 'call',
        stage: 'doing',
        until: at + stepTime(model, world, 'call', given.staff, 1),
        opening: -1,
      });
      setCause(world, row, 'none', -1, at);
      return;
    case 'go':
      walkTo(model, world, row, placeOf(model, world, row, given.space), at);
      take(world, row, { kind: 'go', stage: 'going', until: Infinity, opening: -1 });
      return;
    case 'shut': {
      const opening = model.facility.openingByKey.get(given.opening)!;
      walkTo(model, world, row, sideOf(model, world, navigator, row, opening), at);
      take(world, row, { kind: 'shut', stage: 'going', until: Infinity, opening });
      return;
    }
    case 'fetch':
      fetch(model, world, navigator, row, given, tell);
  }
}

/** Those who were ordered: there, at work, done. */
export function advanceOrders(model: Model, world: World): void {
  const { people } = world;
  const end = tickEnd(model, world);
  const over = new Set<Order>();
  for (const one of world.orders) {
    const { row } = one;
    const { id } = model.people[row];
    // Where others stand already nobody presses on to a place of their own.
    const stands = one.kind === 'go' && people.stalled[row] > PRESSES_ON && people.space[row] === people.goalSpace[row];
    if (one.stage === 'going' && (people.arrived[row] === 1 || stands)) {
      const at = people.arrived[row] === 1 ? arrivalTime(model, world, row) : end;
      stopWalk(world, row);
      one.stage = one.kind === 'go' ? 'holding' : 'doing';
      one.until = one.kind === 'go' ? Infinity : at + stepTime(model, world, 'shutDoor', id, 1);
      setCause(world, row, one.kind === 'go' ? 'orders' : 'none', -1, at);
      if (one.kind === 'go')
        emit(world, 'orderDone', at, { person: id, space: model.facility.spaces[people.space[row]].id });
    } else if (one.stage === 'going' && people.nextOpening[row] === NO_ROUTE && people.cause[row] === CAUSE.noRoute) {
      emit(world, 'orderFailed', end, { person: id });
      over.add(one);
      release(world, row, end);
    }
    if (one.stage !== 'doing' || one.until > end) continue;
    if (one.kind === 'call') raise(model, world, one.until);
    else if (world.doorShut[one.opening] === 0) {
      world.doorShut[one.opening] = 1;
      world.doorsVersion++;
      emit(world, 'doorShut', one.until, { person: id, other: model.facility.openings[one.opening].id });
    }
    emit(world, 'orderDone', one.until, { person: id });
    over.add(one);
    release(world, row, one.until);
  }
  if (over.size > 0) world.orders = world.orders.filter((one) => !over.has(one));
}
