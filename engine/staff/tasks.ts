/**
 * An assist from the first step towards the resident to the hand-over: fetch a device, go there, wake, wait for the team,
 * prepare and transfer, move, unload, hand over. Every stage starts at the exact time the one before it ended.
 */
import { OUTSIDE } from '../facility/facility.js';
import { nextStream } from '../random.js';
import { BODIES, BODY, CAUSE, OUTCOME, STATE } from '../world/codes.js';
import { bodyOf } from '../navigation/destination.js';
import { arrivalTime, emit, setCause, setState, settle, startWalk, stopWalk, tickEnd } from '../world/acts.js';
import { lastResort } from '../scenario/readings.js';
import { DEVICE_KINDS, MEANS } from '../scenario/schema.js';
import { refusesUntil } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { Task, World } from '../world/world.js';
import { canGoAlone, freeStaff, KNOCK, othersEligible } from './dispatch.js';
import { meansName, movedSpeeds } from './means.js';
import { stepTime, teamFactor } from './times.js';

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

/** Stages in which whoever joins may come to the bed before the others. */
const BEFORE_LEADER: ReadonlySet<Task['stage']> = new Set(['fetchDevice', 'approach', 'wake']);

/** Whoever has come to the bed before who leads waits for them there; once the resident is being woken they help. */
function meetTeam(model: Model, world: World, { team, stage }: Task): void {
  const people = world.people;
  for (let i = 1; i < team.length; i++) {
    const row = team[i];
    if (people.arrived[row] === 0) continue;
    arriveAtBed(model, world, row);
    setCause(world, row, 'none', -1, people.until[row]);
    if (stage !== 'wake') setCause(world, row, 'teammate', team[0], people.until[row]);
  }
}

/** One stage further if it is over; false if it is not. */
function advance(model: Model, world: World, task: Task, afterMove: boolean): boolean {
  const people = world.people;
  const leader = task.team[0];
  const { resident } = task;
  const id = model.people[resident].id;
  const due = task.until <= tickEnd(model, world);

  if (BEFORE_LEADER.has(task.stage)) meetTeam(model, world, task);
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
      for (const row of task.team) if (people.cause[row] === CAUSE.teammate) setCause(world, row, 'none', -1, at);
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
      if (refuses(model, world, task)) return true;
      emit(world, 'residentWoken', task.until, { person: id, task: task.id });
      for (const row of [resident, leader])
        if (people.cause[row] === CAUSE.refusal) setCause(world, row, 'none', -1, task.until);
      task.stage = 'gather';
      return true;
    }
    case 'gather':
      return gather(model, world, task);
    case 'detach': {
      if (!due) return false;
      emit(world, 'equipmentDetached', task.until, {
        person: id,
        task: task.id,
        count: model.people[resident].equipment,
      });
      task.stage = 'prepare';
      task.until += preparation(model, world, task);
      return true;
    }
    case 'prepare': {
      if (!due) return false;
      if (deviceFails(model, world, task)) return true;
      emit(world, 'preparationDone', task.until, { person: id, task: task.id });
      setOff(model, world, task, task.until, afterMove);
      return true;
    }
    case 'move': {
      splitTeam(model, world, task);
      if (people.arrived[resident] === 0) return false;
      const at = arrivalTime(model, world, resident);
      stopWalk(world, resident);
      setState(world, resident, 'beingUnloaded');
      setCause(world, resident, 'none', -1, at);
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
  const room = people.space[task.resident];
  for (let row = 0; row < people.residents; row++) {
    if (people.space[row] !== room || people.state[row] !== STATE.preMovement || people.knocked[row] === 1) continue;
    people.knocked[row] = 1;
    const id = model.people[row].id;
    const ready = at + stepTime(model, world, 'afterKnock', id, 1);
    const sooner = ready < people.until[row];
    if (sooner) people.until[row] = ready;
    if (people.cause[row] === CAUSE.alarm) setCause(world, row, 'preMovement', -1, at);
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
      task.means = MEANS.indexOf(lastResort(model.facility.input));
    }
    // With two or more at hand a sheet is moved as it should be; one alone drags.
    task.wanted = Math.max(task.team.length, 1) >= 2 ? task.team.length : 2;
  }
  const { id, equipment } = model.people[resident];
  for (const row of task.team) {
    people.until[row] = Infinity;
    setState(world, row, 'helping');
    setCause(world, row, 'none', -1, at);
  }
  setState(world, resident, 'beingPrepared');
  setCause(world, resident, 'none', -1, at);
  emit(world, 'preparationStarted', at, { person: id, task: task.id });
  if (equipment > 0) {
    let detach = 0;
    for (let i = 0; i < equipment; i++) detach += stepTime(model, world, 'detach', id, teamFactor(model, task.team));
    task.stage = 'detach';
    task.until = at + detach;
  } else {
    task.stage = 'prepare';
    task.until = at + preparation(model, world, task);
  }
  return true;
}

/** How long it takes to prepare and transfer the resident, s: their own measured time if there is one. */
function preparation(model: Model, world: World, task: Task): number {
  const person = model.people[task.resident];
  if (!Number.isNaN(person.preparation)) return person.preparation;
  const alone = task.team.length < task.wanted;
  const factor = teamFactor(model, task.team) * (alone ? model.parameter('time.loneFactor') : 1);
  const means = meansName(task.means);
  const pair = means === 'wheelchair' && task.wanted >= 2 ? 'Pair' : '';
  return stepTime(model, world, means === 'escort' ? 'dress' : `prepare.${means}${pair}`, person.id, factor);
}

/** Most times somebody refuses before they come along. Assumption, U. */
const MOST_REFUSALS = 3;
/** Even where a home says that it takes no time, s. Assumption, U. */
const LEAST_PERSUADING = 1;

/** The resident does not want to come: they are persuaded once more, as long as the first time. */
function refuses(model: Model, world: World, task: Task): boolean {
  const { id, resists } = model.people[task.resident];
  if (world.people.outcome[task.resident] === OUTCOME.lost) return false;
  const forSure = refusesUntil(world, task.resident) > task.until;
  if (!forSure) {
    if (!model.randomness || resists <= 0) return false;
    const before = world.ordinals.get(`refuses/${id}`) ?? 0;
    if (before >= MOST_REFUSALS || nextStream(world.ordinals, model.seed, 'refuses', id).uniform() >= resists)
      return false;
  }
  const leader = task.team[0];
  emit(world, 'refused', task.until, { person: id, other: model.people[leader].id, task: task.id });
  setCause(world, task.resident, 'refusal', leader, task.until);
  setCause(world, leader, 'refusal', task.resident, task.until);
  const persuading = stepTime(model, world, 'persuade', id, model.people[leader].trainingFactor);
  task.until += forSure ? Math.max(LEAST_PERSUADING, persuading) : persuading;
  return true;
}

/** In the hands of people without any training a chair or stretcher may not come to work: then a sheet or blanket it is. */
function deviceFails(model: Model, world: World, task: Task): boolean {
  if (task.device < 0 || !model.randomness || !task.team.every((row) => model.people[row].training === 'none'))
    return false;
  const { id } = model.people[task.resident];
  if (nextStream(world.ordinals, model.seed, 'deviceFails', id).uniform() >= model.parameter('device.failure.none'))
    return false;
  emit(world, 'deviceFailed', task.until, { person: id, device: deviceKind(world, task), task: task.id });
  releaseDevice(world, task);
  task.means = MEANS.indexOf(lastResort(model.facility.input));
  task.wanted = Math.max(task.team.length, 2);
  task.until += preparation(model, world, task);
  return true;
}

/** Off the stair, and no more of it to come: who is not needed on the level goes back for others. */
function splitTeam(model: Model, world: World, task: Task): void {
  const people = world.people;
  const { resident, means } = task;
  const person = model.people[resident];
  // What the level takes is known for the means of the level; who walks there keeps whoever leads.
  const keeps = person.meansLevel === means ? person.helpersLevel : person.meansLevel < 0 ? 1 : task.team.length;
  if (keeps >= task.team.length || people.arrived[resident] === 1 || model.people[task.team[0]].crew > 1) return;
  const { spaces, storeys, openings, beds } = model.facility;
  const space = people.space[resident] < 0 ? null : spaces[people.space[resident]];
  if (space === null || space.stair >= 0) return;
  if (storeys[space.storey].rank >= storeys[spaces[beds[person.bed].spaceIndex].storey].rank) return;
  const isHere = (index: number): boolean => index >= 0 && spaces[index].storey === space.storey;
  const there =
    task.goalSpace === OUTSIDE
      ? openings.some(({ a, b }) => b === OUTSIDE && isHere(a) && spaces[a].stair < 0)
      : isHere(task.goalSpace);
  if (!there) return;
  const at = tickEnd(model, world);
  for (const row of task.team.splice(keeps)) {
    people.attachedTo[row] = -1;
    people.space[row] = people.space[resident];
    people.x[row] = people.x[resident];
    people.y[row] = people.y[resident];
    people.trips[row]++;
    emit(world, 'teamSplit', at, { person: person.id, other: model.people[row].id, task: task.id });
    freeStaff(world, row, at, 0);
  }
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
  task.down = speeds.down;
  task.up = speeds.up;
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

/** The device is free again where its holder stands; one that was still being fetched is where it was. */
export function releaseDevice(world: World, task: Task, holder = task.team[0]): void {
  if (task.device < 0) return;
  const device = world.devices[task.device];
  const people = world.people;
  device.task = -1;
  if (task.stage !== 'fetchDevice' && people.space[holder] !== OUTSIDE) {
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
    people.trips[row]++;
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
