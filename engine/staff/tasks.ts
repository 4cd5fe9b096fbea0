/**
 * An assist from the first step towards the resident to the hand-over: fetch a device, go there, wake, wait for the team,
 * prepare and transfer, move, unload, hand over. Every stage starts at the exact time the one before it ended.
 */
import { OUTSIDE } from '../facility/facility.js';
import { BODIES, BODY, OUTCOME, STATE } from '../world/codes.js';
import { bodyOf } from '../navigation/destination.js';
import { arrivalTime, emit, setCause, setState, settle, startWalk, stopWalk, tickEnd } from '../world/acts.js';
import { DEVICE_KINDS, MEANS } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { Task, World } from '../world/world.js';
import { canGoAlone, freeStaff, KNOCK, othersEligible } from './dispatch.js';
import { meansName, movedSpeeds } from './means.js';
import { stepTime, teamFactor } from './times.js';

const SHEET = MEANS.indexOf('rescueSheet');

/** Advance all tasks as far as this tick allows. */
export function advanceTasks(model: Model, world: World, afterMove: boolean): void {
  let done = false;
  for (const task of world.tasks) {
    while (advance(model, world, task, afterMove)) {
      /* a stage may end in the tick in which it began */
    }
    done ||= task.stage === 'done';
  }
  if (done) world.tasks = world.tasks.filter((task) => task.stage !== 'done');
}

/** One stage further if it is over; false if it is not. */
function advance(model: Model, world: World, task: Task, afterMove: boolean): boolean {
  const people = world.people;
  const leader = task.team[0];
  const { resident } = task;
  const id = model.people[resident].id;
  const due = task.until <= tickEnd(model, world);

  switch (task.stage) {
    case 'fetchDevice': {
      if (people.arrived[leader] === 0) return false;
      const at = arrivalTime(model, world, leader);
      emit(world, 'deviceTaken', at, {
        person: model.people[leader].id,
        device: deviceKind(world, task),
        task: task.id,
      });
      startWalk(model, world, leader, people.space[resident], people.x[resident], people.y[resident], at, afterMove);
      task.stage = 'approach';
      return true;
    }
    case 'approach': {
      if (people.arrived[leader] === 0) return false;
      const at = arrivalTime(model, world, leader);
      arriveAtBed(model, world, leader);
      if (task.means === KNOCK) {
        task.stage = 'wake';
        task.until = at + stepTime(model, world, 'knock', id, model.people[leader].trainingFactor);
        return true;
      }
      // Nobody wakes or persuades somebody who has lost consciousness.
      const lost = people.outcome[resident] === OUTCOME.lost;
      const dementia = model.people[resident].mobility === 'dementiaGuided' && !lost;
      const asleep = model.people[resident].asleep && !lost && people.body[resident] === BODY.walker;
      const wake =
        asleep || dementia
          ? stepTime(model, world, dementia ? 'persuade' : 'wake', id, model.people[leader].trainingFactor)
          : 0;
      setState(world, resident, 'beingWoken');
      setCause(world, resident, 'none', -1, at);
      task.stage = 'wake';
      task.until = at + wake;
      return true;
    }
    case 'wake': {
      if (!due) return false;
      if (task.means === KNOCK) {
        tellRoom(model, world, task);
        return true;
      }
      emit(world, 'residentWoken', task.until, { person: id, task: task.id });
      task.stage = 'gather';
      return true;
    }
    case 'gather':
      return gather(model, world, task);
    case 'prepare': {
      if (!due) return false;
      emit(world, 'preparationDone', task.until, { person: id, task: task.id });
      setOff(model, world, task, task.until, afterMove);
      return true;
    }
    case 'move': {
      if (people.arrived[resident] === 0) return false;
      const at = arrivalTime(model, world, resident);
      stopWalk(world, resident);
      setState(world, resident, 'beingUnloaded');
      const walks = meansName(task.means) === 'escort';
      task.stage = 'unload';
      task.until = at + (walks ? 0 : stepTime(model, world, 'unload', id, teamFactor(model, task.team)));
      return true;
    }
    case 'unload': {
      if (!due) return false;
      settle(model, world, resident, task.until);
      emit(world, 'handedOver', task.until, { person: id, other: model.people[leader].id, task: task.id });
      task.until += stepTime(model, world, 'handOver', id, teamFactor(model, task.team));
      task.stage = 'handOver';
      return true;
    }
    case 'handOver': {
      if (!due) return false;
      finish(model, world, task, task.until);
      return true;
    }
    default:
      return false;
  }
}

/** Everybody in the room who walks by themselves has now been told in person, and gets ready sooner than on their own. */
function tellRoom(model: Model, world: World, task: Task): void {
  const people = world.people;
  const at = task.until;
  const room = model.facility.beds[model.people[task.resident].bed].spaceIndex;
  for (let row = 0; row < people.residents; row++) {
    if (people.space[row] !== room || people.state[row] !== STATE.preMovement || people.knocked[row] === 1) continue;
    people.knocked[row] = 1;
    const id = model.people[row].id;
    const ready = at + stepTime(model, world, 'afterKnock', id, 1);
    const sooner = ready < people.until[row];
    if (sooner) people.until[row] = ready;
    const what = { person: id, other: model.people[task.team[0]].id, task: task.id };
    emit(world, 'residentWoken', at, sooner ? { ...what, sooner } : what);
  }
  people.task[task.resident] = -1;
  emit(world, 'taskDone', at, { person: model.people[task.resident].id, task: task.id });
  for (const row of task.team) freeStaff(world, row, at, 0);
  task.stage = 'done';
  task.until = Infinity;
}

const deviceKind = (world: World, task: Task): string => DEVICE_KINDS[world.devices[task.device].kind];

/** A member of the team reaches the bed; `until` remembers when, for the moment the team is complete. */
function arriveAtBed(model: Model, world: World, row: number): void {
  const at = arrivalTime(model, world, row);
  stopWalk(world, row);
  world.people.until[row] = at;
}

/** Wait until the team is complete at the bed, or give up waiting and go with the hands there are. */
function gather(model: Model, world: World, task: Task): boolean {
  const people = world.people;
  const { resident } = task;
  let at = task.until;
  let missing = -1;
  for (const row of task.team) {
    if (people.arrived[row] === 1) arriveAtBed(model, world, row);
    if (people.until[row] === Infinity) missing = row;
    else if (people.until[row] > at) at = people.until[row];
  }
  const complete = missing < 0 && task.team.length >= task.wanted;
  if (!complete) {
    const since = task.until;
    setCause(world, resident, 'teammate', missing, since);
    for (const row of task.team)
      if (people.until[row] !== Infinity) setCause(world, row, 'teammate', missing, people.until[row]);
    // Somebody is on the way: wait for them. Otherwise wait as long as the plan lets a lone carer wait.
    if (missing >= 0) return false;
    const rule = model.scenario.plan.moving?.find((r) => r.mobility === model.people[resident].mobility);
    const nobodyElse = !othersEligible(model, world, task);
    if (rule?.loneHelper === 'wait' && !nobodyElse) return false;
    const giveUp = nobodyElse ? since : since + model.parameter('team.waitLimit');
    if (giveUp > tickEnd(model, world)) return false;
    at = Math.max(at, giveUp);
    if (!canGoAlone(task.means)) {
      releaseDevice(world, task);
      task.means = SHEET;
    }
    // With two or more at hand a sheet is moved as it should be; one alone drags.
    task.wanted = Math.max(task.team.length, 1) >= 2 ? task.team.length : 2;
  }
  const alone = task.team.length < task.wanted;
  const means = meansName(task.means);
  const id = model.people[resident].id;
  const given = model.people[resident].preparation;
  const factor = teamFactor(model, task.team) * (alone ? model.parameter('time.loneFactor') : 1);
  const prepare = !Number.isNaN(given)
    ? given
    : means === 'escort'
      ? stepTime(model, world, 'dress', id, factor)
      : stepTime(model, world, `prepare.${means}`, id, factor);
  for (const row of task.team) {
    people.until[row] = Infinity;
    setState(world, row, 'helping');
    setCause(world, row, 'none', -1, at);
  }
  setState(world, resident, 'beingPrepared');
  setCause(world, resident, 'none', -1, at);
  emit(world, 'preparationStarted', at, { person: id, task: task.id });
  task.stage = 'prepare';
  task.until = at + prepare;
  return true;
}

/** The resident becomes a body with handlers and sets off. */
function setOff(model: Model, world: World, task: Task, at: number, afterMove: boolean): void {
  const people = world.people;
  const { resident } = task;
  const body = bodyOf(model, resident, task.means);
  people.body[resident] = BODY[body];
  people.radius[resident] = model.parameter(`body.${BODIES[BODY[body]]}`);
  const speeds = movedSpeeds(model, world, resident, meansName(task.means), task.team, task.wanted);
  people.speedLevel[resident] = speeds.level;
  people.speedDown[resident] = speeds.down;
  people.speedUp[resident] = speeds.up;
  setState(world, resident, 'beingMoved');
  for (const row of task.team) {
    people.attachedTo[row] = resident;
    stopWalk(world, row);
  }
  startWalk(model, world, resident, task.goalSpace, task.goalX, task.goalY, at, afterMove);
  emit(world, 'moveStarted', at, {
    person: model.people[resident].id,
    other: model.people[task.team[0]].id,
    task: task.id,
  });
  task.stage = 'move';
  task.until = Infinity;
}

/** The device is free again where its holder stands. */
export function releaseDevice(world: World, task: Task): void {
  if (task.device < 0) return;
  const device = world.devices[task.device];
  const people = world.people;
  const holder = task.team[0];
  device.task = -1;
  if (people.space[holder] !== OUTSIDE) {
    device.space = people.space[holder];
    device.x = people.x[holder];
    device.y = people.y[holder];
  }
  task.device = -1;
}

/** Team free, device left where it is; those who went outside come back in through the door they used. */
function finish(model: Model, world: World, task: Task, at: number): void {
  const people = world.people;
  const { resident } = task;
  for (const row of task.team) {
    people.space[row] = people.space[resident];
    people.x[row] = people.x[resident];
    people.y[row] = people.y[resident];
    if (people.space[row] === OUTSIDE) standInExit(model, world, row);
  }
  if (task.device >= 0) {
    emit(world, 'deviceReturned', at, { device: deviceKind(world, task), task: task.id });
    releaseDevice(world, task);
  }
  people.task[resident] = -1;
  emit(world, 'taskDone', at, { person: model.people[resident].id, task: task.id });
  for (const row of task.team) {
    const person = model.people[row];
    freeStaff(world, row, at, stepTime(model, world, 'pause', person.id, person.trainingFactor));
  }
  task.stage = 'done';
  task.until = Infinity;
}

/** Put somebody who is outside into the doorway nearest to them. */
function standInExit(model: Model, world: World, row: number): void {
  const people = world.people;
  let best = Infinity;
  let bx = 0;
  let by = 0;
  let space = OUTSIDE;
  for (const opening of model.facility.openings) {
    if (opening.b !== OUTSIDE) continue;
    const x = (opening.x1 + opening.x2) / 2;
    const y = (opening.y1 + opening.y2) / 2;
    const dx = x - people.x[row];
    const dy = y - people.y[row];
    const d = dx * dx + dy * dy;
    if (d < best) {
      best = d;
      space = opening.a;
      bx = x;
      by = y;
    }
  }
  people.space[row] = space;
  people.x[row] = bx;
  people.y[row] = by;
}

/** Rows of staff who stand about with nothing to do count as inside a place of safety or not at the end of the run. */
export const isIdle = (world: World, row: number): boolean =>
  world.people.task[row] < 0 && (world.people.state[row] === STATE.onPost || world.people.state[row] === STATE.pausing);
