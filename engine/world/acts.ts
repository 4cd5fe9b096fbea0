/** The few ways in which phases change a person: kept in one place so that times and causes stay right. */
import { OUTSIDE } from '../facility/facility.js';
import { CAUSE, OUTCOME, PACE, STATE, type Cause, type PersonState } from './codes.js';
import type { EventCode, RunEvent } from './events.js';
import type { Model } from './model.js';
import type { World } from './world.js';

/** Start of the present tick, s: an exact quotient, never a running sum. */
export const tickStart = (model: Model, world: World): number => world.tick / model.ticksPerSecond;
/** End of the present tick, s. */
export const tickEnd = (model: Model, world: World): number => (world.tick + 1) / model.ticksPerSecond;

export function emit(
  world: World,
  code: EventCode,
  time: number,
  what: Omit<RunEvent, 'time' | 'tick' | 'code'> = {},
): void {
  world.events.push({ time, tick: world.tick, code, ...what });
}

export function setState(world: World, row: number, state: PersonState): void {
  world.people.state[row] = STATE[state];
}

/** Why `row` waits from `time` on. The start of a wait stays where it was while the cause does not change. */
export function setCause(world: World, row: number, cause: Cause, ref: number, time: number): void {
  const people = world.people;
  const code = CAUSE[cause];
  if (people.cause[row] === code && people.causeRef[row] === ref) return;
  people.cause[row] = code;
  people.causeRef[row] = ref;
  people.causeSince[row] = time;
}

/** In `nextOpening`: a walk that has just begun, for which nobody has looked yet whether a lift is the way. */
export const NEW_WALK = -3;

/**
 * Let `row` walk to a point from time `at` on. `at` may lie inside the tick: what is left of the tick is handed to the
 * walk (`carry`), so that the durations of a chain of legs and stages add up exactly.
 * @param afterMove true if locomotion has already run in this tick, so that the walk begins with the next one
 */
export function startWalk(
  model: Model,
  world: World,
  row: number,
  goalSpace: number,
  goalX: number,
  goalY: number,
  at: number,
  afterMove: boolean,
): void {
  const people = world.people;
  people.goalSpace[row] = goalSpace;
  people.goalX[row] = goalX;
  people.goalY[row] = goalY;
  people.nextOpening[row] = NEW_WALK;
  people.moving[row] = 1;
  people.arrived[row] = 0;
  people.stalled[row] = 0;
  people.closest[row] = Infinity;
  people.pace[row] = PACE.none;
  people.doorDelay[row] = 0;
  people.levelFrom[row] = people.space[row] < 0 ? 0 : model.facility.spaces[people.space[row]].z;
  people.carry[row] = (afterMove ? tickEnd(model, world) : tickStart(model, world)) - at;
}

export function stopWalk(world: World, row: number): void {
  const people = world.people;
  people.moving[row] = 0;
  people.arrived[row] = 0;
  people.carry[row] = 0;
  people.nextOpening[row] = -1;
}

/** Exact time at which `row` reached its goal: the part of the tick it did not use lies after it. */
export function arrivalTime(model: Model, world: World, row: number): number {
  return tickEnd(model, world) - world.people.carry[row];
}

/** Somebody who was in safety no longer is: their outcome is open again, and so is their phase. */
export function reopen(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  people.outcome[row] = OUTCOME.none;
  people.outcomeAt[row] = Number.NaN;
  const phase = people.phase[row];
  if (phase < 0 || Number.isNaN(world.phases[phase].doneAt)) return;
  world.phases[phase].doneAt = Number.NaN;
  emit(world, 'phaseReopened', at, { phase: model.scenario.plan.phases[phase].id });
}

/** Resident `row` is where the plan wants them: safe outside, sheltered inside. */
export function settle(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  const outside = people.space[row] === OUTSIDE;
  stopWalk(world, row);
  setState(world, row, outside ? 'out' : 'inPlace');
  people.until[row] = Infinity;
  setCause(world, row, 'none', -1, at);
  const id = model.people[row].id;
  if (people.outcome[row] === OUTCOME.lost) {
    // Brought out too late: that does not make them safe.
    const space = outside ? {} : { space: model.facility.spaces[people.space[row]].id };
    emit(world, 'carriedOut', at, { person: id, ...space });
    return;
  }
  people.outcome[row] = outside ? OUTCOME.safe : OUTCOME.sheltered;
  people.outcomeAt[row] = at;
  if (outside) emit(world, 'residentSafe', at, { person: id });
  else emit(world, 'residentSheltered', at, { person: id, space: model.facility.spaces[people.space[row]].id });
}

/** Space where the whole walk of `row` leads, also where a lift is part of it; OUTSIDE possible. */
export const goalOf = (world: World, row: number): number =>
  world.rides.find((ride) => ride.row === row)?.goalSpace ?? world.people.goalSpace[row];

/** Is `row` still somebody who goes on: not lost, not waiting to be fetched, not turned back. */
export function goesOn(world: World, row: number): boolean {
  const state = world.people.state[row];
  if (row >= world.people.residents) return state !== STATE.incapacitated && state !== STATE.hurt;
  return state === STATE.walking || state === STATE.beingMoved;
}
