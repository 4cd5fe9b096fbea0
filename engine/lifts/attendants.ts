/** Staff who run a car in the evacuation: from their post into it, and out of it when it is over. */
import { arrivalTime, emit, setCause, setState, startWalk, stopWalk, tickEnd, tickStart } from '../world/acts.js';
import { BODY, STATE } from '../world/codes.js';
import type { Navigator } from '../navigation/navigator.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import type { CarStep } from './car.js';

/** Nobody at work, on the way, or meant to look after the alarm. */
function isFree(model: Model, world: World, row: number): boolean {
  const { people, response } = world;
  if (people.task[row] >= 0 || people.attachedTo[row] >= 0 || people.moving[row] === 1) return false;
  if (response.stage !== 'done' && (row === response.perceiver || row === response.investigator)) return false;
  const state = people.state[row];
  return (state === STATE.onPost || state === STATE.pausing) && people.until[row] <= tickEnd(model, world);
}

/** Send the nearest free one of the plan's posts to each lift that somebody is to go by and that nobody runs. */
export function sendAttendants(model: Model, world: World, navigator: Navigator): void {
  const rule = model.scenario.plan.lifts;
  if (rule?.attendants === undefined || !lateEnough(model, world)) return;
  const { people } = world;
  for (const index of model.planLifts) {
    const state = world.lifts[index];
    if (state.attendant >= 0 || state.mode !== 'recalled') continue;
    if (!world.rides.some((ride) => ride.lift === index)) continue;
    const lift = model.facility.lifts[index];
    const { landing, x, y } = lift.stops[lift.home];
    let best = -1;
    let nearest = Infinity;
    for (let row = model.residents; row < people.count; row++) {
      const { post } = model.people[row];
      if (post === null || !rule.attendants.posts.includes(post) || !isFree(model, world, row)) continue;
      const d = navigator.distance(world, people.space[row], people.x[row], people.y[row], landing, x, y, BODY.walker);
      if (d < nearest) {
        nearest = d;
        best = row;
      }
    }
    if (best < 0) continue;
    const at = Math.max(tickStart(model, world), people.until[best] === Infinity ? 0 : people.until[best]);
    state.attendant = best;
    const person = model.people[best];
    people.speedLevel[best] = person.speedLevel;
    people.speedDown[best] = person.speedDown;
    people.speedUp[best] = person.speedUp;
    people.until[best] = Infinity;
    setState(world, best, 'operatingLift');
    setCause(world, best, 'none', -1, at);
    startWalk(model, world, best, landing, x, y, at, false);
  }
}

/** When the evacuation by lift begins, s; NaN while its event has not happened. */
export function beginsAt(model: Model, world: World): number {
  const rule = model.scenario.plan.lifts;
  if (rule === undefined) return Number.NaN;
  const { after, delay = 0 } = rule.begins ?? { after: 'alarmRaised' as const };
  if (after === 'start') return delay;
  if (typeof after === 'string') return world.milestones[after] + delay;
  const phase = world.phases[model.scenario.plan.phases.findIndex(({ id }) => id === after.phase)];
  return phase[after.is === 'started' ? 'startedAt' : 'doneAt'] + delay;
}

const lateEnough = (model: Model, world: World): boolean => beginsAt(model, world) <= tickStart(model, world);

/** Every phase of the plan has been done. */
const isOver = (world: World): boolean =>
  world.phases.length > 0 && world.phases.every(({ doneAt }) => !Number.isNaN(doneAt));

/** The attendant who has come to the open car gets in; true if they are in it now. */
export function attend(step: CarStep): boolean {
  const { model, world, lift, state } = step;
  const row = state.attendant;
  const { people } = world;
  if (row < 0 || state.attended) return state.attended;
  if (people.arrived[row] === 0 || state.stage !== 'open' || state.stop !== lift.home) return false;
  const at = Math.max(arrivalTime(model, world, row), state.since);
  if (at > step.limit) return false;
  stopWalk(world, row);
  state.attended = true;
  const car = model.facility.spaces[lift.car];
  people.space[row] = lift.car;
  people.x[row] = car.minX + 0.25;
  people.y[row] = lift.stops[lift.home].y > (car.minY + car.maxY) / 2 ? car.maxY - 0.25 : car.minY + 0.25;
  people.until[row] = Infinity;
  state.passed = Math.max(state.passed, at);
  const storey = model.facility.storeys[lift.stops[lift.home].storey].id;
  emit(world, 'liftBoarded', at, { person: model.people[row].id, lift: lift.id, storey });
  return true;
}

/** Is there nothing left for the attendant to do. */
export function attendantDone(step: CarStep): boolean {
  const { model, world, lift, state } = step;
  if (state.attendant < 0 || world.rides.some((ride) => ride.lift === lift.index)) return false;
  if (isOver(world)) return true;
  return (
    state.attended && state.stage === 'standing' && step.limit - state.since > model.parameter('lift.attendantIdle')
  );
}

/** Out of the car in front of its doors, free again. */
export function dismiss({ model, world, lift, state }: CarStep, at: number): void {
  const { people } = world;
  const row = state.attendant;
  if (state.attended) {
    const stop = lift.stops[state.stop];
    people.space[row] = stop.landing;
    people.x[row] = stop.x;
    people.y[row] = stop.y;
    const storey = model.facility.storeys[stop.storey].id;
    emit(world, 'liftExited', at, { person: model.people[row].id, lift: lift.id, storey });
  }
  stopWalk(world, row);
  setState(world, row, 'onPost');
  setCause(world, row, 'orders', -1, at);
  people.until[row] = at;
  state.attendant = -1;
  state.attended = false;
}
