/** The lifts in a tick: what is ordered, recalled, begun or fails at its exact time, and the cars in between. */
import { emit, tickEnd } from '../world/acts.js';
import { STATE } from '../world/codes.js';
import { countHelpers, takenByBrigade } from '../world/liftRoom.js';
import type { Model } from '../world/model.js';
import type { LiftMode, Ride, World } from '../world/world.js';
import { attend, attendantDone, beginsAt, dismiss } from './attendants.js';
import { advanceCar, type CarStep } from './car.js';
import { losePower, recall, release, takeOutOfOrder } from './power.js';
import { comeToLifts, inCar, leave, showPassing } from './rides.js';

/** After walking: people have come to the doors. */
export function operateLifts(model: Model, world: World): void {
  if (world.lifts.length === 0) return;
  const limit = tickEnd(model, world);
  comeToLifts(model, world);
  const helpers = countHelpers(world);
  for (const lift of model.facility.lifts) {
    const state = world.lifts[lift.index];
    const step: CarStep = { model, world, lift, state, helpers, limit };
    obeyOrder(step);
    for (const { at, happen } of interrupts(step)) {
      advanceCar({ ...step, limit: at });
      happen(at);
    }
    if (state.stage === 'stopped' && state.until <= limit) release(step);
    advanceCar(step);
    run(step);
  }
  showPassing(model, world);
}

function setMode({ world, lift, state }: CarStep, mode: LiftMode, at: number): void {
  if (state.mode === mode) return;
  state.mode = mode;
  // A car that stood about does nothing before it was told to.
  if (state.stage === 'standing' && state.since < at) state.since = at;
  if (state.stage === 'open' && state.passed < at) state.passed = at;
  emit(world, 'liftMode', at, { lift: lift.id, mode });
}

/** What comes over this lift within the tick, in the order of time. */
function interrupts(step: CarStep): { at: number; happen: (at: number) => void }[] {
  const { model, world, lift, state, limit } = step;
  if (state.mode === 'outOfService') return [];
  const list: { at: number; happen: (at: number) => void }[] = [];
  const begun = limit - model.dt;
  const due = (at: number): boolean => at > begun && at <= limit;
  if (lift.recall !== 'never' && state.mode === 'normal' && world.milestones[lift.recall] <= limit) {
    const at = Math.max(world.milestones[lift.recall], begun);
    list.push({ at, happen: (time) => callBack(step, time) });
  }
  const loss = model.scenario.incident.powerLoss;
  if (loss !== undefined && due(loss.at)) {
    const hit =
      loss.lifts === undefined ? !lift.emergencyPower : loss.lifts.some((id) => id.normalize('NFC') === lift.id);
    const { releasedAfter = null } = loss;
    const released = releasedAfter === null ? Infinity : loss.at + releasedAfter;
    if (hit) list.push({ at: loss.at, happen: (at) => losePower(step, at, released) });
  }
  return list.sort((a, b) => a.at - b.at);
}

function callBack(step: CarStep, at: number): void {
  const { model, world, lift, state } = step;
  if (state.mode === 'outOfService') return;
  // Residents who count on a lift of the plan wait on for it to begin.
  const keep = (ride: Ride): boolean => model.planLifts.includes(lift.index) && ride.row < model.residents;
  recall(step, at, keep);
  emit(world, 'liftMode', at, { lift: lift.id, mode: 'recalled' });
}

function obeyOrder(step: CarStep): void {
  const { model, state, limit } = step;
  loseInjectedPower(step);
  const order = state.ordered;
  if (order === '') return;
  state.ordered = '';
  if (state.mode === 'outOfService') return;
  const at = limit - model.dt;
  if (order === 'outOfOrder') {
    takeOutOfOrder(step, at);
    emit(step.world, 'liftMode', at, { lift: step.lift.id, mode: 'outOfService' });
  } else if (order === 'recall') callBack(step, at);
  else setMode(step, order, at);
}

/** The power fails by a trainer's hand. */
function loseInjectedPower(step: CarStep): void {
  const { world, lift, state, limit, model } = step;
  const lost = world.injected?.powerLost.find((one) => one.lift === lift.index);
  if (lost === undefined) return;
  world.injected!.powerLost = world.injected!.powerLost.filter((one) => one !== lost);
  if (state.mode !== 'outOfService') losePower(step, limit - model.dt, lost.released);
}

/** Under firefighters' control: residents by themselves look for another way, those inside are carried on. */
function takeOver(step: CarStep, at: number): void {
  const { model, world, lift, helpers } = step;
  setMode(step, 'firefighters', at);
  for (const ride of [...world.rides]) {
    const alone = ride.row < model.residents && helpers[ride.row] === 0;
    if (ride.lift === lift.index && alone && !inCar(ride)) leave(model, world, ride, at);
  }
  advanceCar(step);
}

/** Begin what the plan says once its time has come; let the attendant in, and go. */
function run(step: CarStep): void {
  const { model, world, lift, state, limit } = step;
  if (state.mode === 'outOfService') {
    if (state.attendant >= 0 && state.stage !== 'stopped' && (state.stage === 'open' || !state.attended))
      dismiss(step, limit);
    return;
  }
  if (takenByBrigade(model, world, lift.index) && state.mode !== 'firefighters') {
    takeOver(step, world.milestones.brigadeArrived);
    return;
  }
  if (!model.planLifts.includes(lift.index)) return;
  if (state.attendant >= 0 && world.people.state[state.attendant] !== STATE.operatingLift) {
    // Lost in the smoke: the car waits for another one.
    state.attendant = -1;
    state.attended = false;
    callBack(step, limit);
  }
  if (attendantDone(step)) {
    if (!state.attended) dismiss(step, limit);
    else if (state.stage === 'open' && state.stop === lift.home) {
      dismiss(step, limit);
      setMode(step, 'recalled', limit);
    } else if (state.mode !== 'recalled') callBack(step, limit);
    return;
  }
  const begins = beginsAt(model, world);
  if (!(begins <= limit) || (state.mode !== 'recalled' && state.mode !== 'normal')) return;
  const mode = model.scenario.plan.lifts!.operation ?? 'evacuation';
  const at = Math.max(begins, limit - model.dt);
  if (model.scenario.plan.lifts!.attendants === undefined) setMode(step, mode, at);
  else if (state.mode === 'normal') callBack(step, at);
  else if (attend(step)) setMode(step, mode, Math.max(state.passed, at));
  else return;
  advanceCar(step);
}

/**
 * Can anything still change about the lifts: somebody rides or waits, unless in a car that stays stopped, or a car is run by
 * somebody.
 */
export function liftsBusy(world: World): boolean {
  const forEver = (lift: number): boolean =>
    world.lifts[lift].stage === 'stopped' && world.lifts[lift].until === Infinity;
  if (world.rides.some((ride) => !forEver(ride.lift))) return true;
  return world.lifts.some(
    (state, i) => (state.attendant >= 0 && !forEver(i)) || (state.stage === 'stopped' && state.until < Infinity),
  );
}

/** Is this row in a car that stays stopped beyond the run. */
export function trappedForEver(world: World, row: number): boolean {
  const ride = world.rides.find((one) => one.row === row);
  if (ride === undefined) return false;
  const { stage, until } = world.lifts[ride.lift];
  return stage === 'stopped' && until === Infinity;
}
