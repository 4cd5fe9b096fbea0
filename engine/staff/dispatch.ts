/**
 * Who fetches whom: free staff join a team that waits for hands, else take the next resident in the plan's order.
 * Joining comes first and staff are served one after the other, so at most one team of a kind waits for hands at a time
 * and no two teams can wait for each other.
 */
import { chooseDestination, reserve, type Destination } from '../navigation/destination.js';
import { ALL_EXITS, WHO, type Navigator } from '../navigation/navigator.js';
import { deviceOf } from '../scenario/readings.js';
import { DEVICE_KINDS, MEANS, type Means } from '../scenario/schema.js';
import { BODY, CAUSE, OUTCOME, STATE } from '../world/codes.js';
import { emit, setCause, setState, startWalk, stopWalk, tickEnd, tickStart } from '../world/acts.js';
import { orderOf, type OrderRule } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { Task, World } from '../world/world.js';
import { compareKeys, keyFor, orderKeys } from './order.js';
import { createWalks, type Walks } from './walks.js';

/** Caches of the dispatcher: pure functions of scenario and building, dropped at will. */
export interface DispatchCache {
  keys: Map<number, { rules: readonly OrderRule[]; keys: Map<number, number[]> }>;
  walks: Walks;
}

const sameRules = (a: readonly OrderRule[], b: readonly OrderRule[]): boolean =>
  a === b || (a.length === b.length && a.every((rule, i) => rule === b[i]));

export const createDispatchCache = (): DispatchCache => ({ keys: new Map(), walks: createWalks() });

export function isFree(world: World, row: number, end: number): boolean {
  const people = world.people;
  if (people.task[row] >= 0 || people.duty[row] >= 0 || people.attachedTo[row] >= 0) return false;
  const state = people.state[row];
  return (state === STATE.onPost || state === STATE.pausing) && people.until[row] <= end;
}

/** In place of an index into MEANS: a visit that only tells somebody who walks by themselves to go. */
export const KNOCK = -1;

/** Somebody who sets off within so many seconds is not visited, s. Assumption, U. */
const KNOCK_WORTH = 20;

/** Does a team of one make sense for this means: a sheet or blanket can be dragged, a bed pushed. */
export const canGoAlone = (means: number): boolean =>
  MEANS[means] === 'rescueSheet' || MEANS[means] === 'blanketDrag' || MEANS[means] === 'bed';

/** Free device of the kind a means needs from a store: its index, -1 none free, -2 none needed. */
export function deviceFor(model: Model, world: World, navigator: Navigator, means: number, resident: number): number {
  const name = deviceOf(model.facility.input, MEANS[means]);
  if (name === null) return -2;
  const kind = DEVICE_KINDS.indexOf(name);
  const people = world.people;
  let best = -1;
  let bestDistance = Infinity;
  world.devices.forEach((device, i) => {
    if (device.kind !== kind || device.task >= 0 || device.outOfOrder) return;
    const d = navigator.distance(
      world,
      device.space,
      device.x,
      device.y,
      people.space[resident],
      people.x[resident],
      people.y[resident],
      BODY.walker,
      WHO.unaware,
      ALL_EXITS,
      bestDistance,
    );
    if (d < bestDistance) {
      best = i;
      bestDistance = d;
    }
  });
  return best;
}

/**
 * When the free member of staff can set off, s: when they became free, if that was within the last tick, else at the tick's
 * start; never before `notBefore` (when the task came to be known).
 */
const availableAt = (model: Model, world: World, row: number, notBefore: number): number => {
  const start = tickStart(model, world);
  const since = world.people.until[row];
  const free = since > start - model.dt ? since : start;
  return free > notBefore ? free : notBefore;
};

function send(
  model: Model,
  world: World,
  row: number,
  task: Task,
  at: number,
  afterMove: boolean,
  toDevice: boolean,
): void {
  const people = world.people;
  people.task[row] = task.id;
  people.until[row] = Infinity;
  setState(world, row, 'helping');
  setCause(world, row, 'none', -1, at);
  if (toDevice) {
    const device = world.devices[task.device];
    startWalk(model, world, row, device.space, device.x, device.y, at, afterMove);
  } else {
    const resident = task.resident;
    startWalk(model, world, row, people.space[resident], people.x[resident], people.y[resident], at, afterMove);
  }
}

/** A task of one resident begins, with `leader` on the way. @param device index, or less than 0 */
export function begin(
  model: Model,
  world: World,
  leader: number,
  resident: number,
  phase: number,
  goal: Destination,
  device: number,
  afterMove: boolean,
): Task {
  const task: Task = {
    id: world.nextTask++,
    resident,
    team: [leader],
    // Who comes as a crew stays one.
    wanted: goal.means === KNOCK ? 1 : Math.max(goal.helpers, model.people[leader].crew),
    stage: device >= 0 ? 'fetchDevice' : 'approach',
    until: Infinity,
    means: goal.means,
    device: device >= 0 ? device : -1,
    goalSpace: goal.space,
    goalX: goal.x,
    goalY: goal.y,
    phase,
    reserved: goal.area,
    down: 0,
    up: 0,
  };
  if (goal.area > 0) reserve(model, world, goal.space, goal.area);
  if (device >= 0) world.devices[device].task = task.id;
  world.tasks.push(task);
  world.people.task[resident] = task.id;
  // Known since the resident began to wait, or, for a visit, since the phase began.
  const known = goal.means === KNOCK ? world.phases[phase].startedAt : world.people.until[resident];
  const at = availableAt(model, world, leader, known);
  send(model, world, leader, task, at, afterMove, device >= 0);
  if (goal.means !== KNOCK) setCause(world, resident, 'carerOnTheWay', leader, at);
  emit(world, 'taskStarted', at, {
    person: model.people[resident].id,
    other: model.people[leader].id,
    task: task.id,
  });
  return task;
}

/** Stages in which a team may still grow. */
const OPEN_STAGES = new Set(['fetchDevice', 'approach', 'wake', 'gather']);

/** Give every free member of staff something to do. */
export function dispatch(
  model: Model,
  world: World,
  navigator: Navigator,
  cache: DispatchCache,
  afterMove: boolean,
): void {
  const people = world.people;
  const end = tickEnd(model, world);
  const active: number[] = [];
  for (let i = 0; i < world.phases.length; i++) {
    if (!Number.isNaN(world.phases[i].startedAt) && Number.isNaN(world.phases[i].doneAt)) active.push(i);
  }
  if (active.length === 0) return;

  for (let row = model.residents; row < people.count; row++) {
    if (!isFree(world, row, end)) continue;
    const able = active.filter((phase) => model.eligible[phase][row] === 1);
    if (able.length === 0) continue;

    // 1. A team that waits for hands.
    const waiting = world.tasks.find(
      (task) =>
        OPEN_STAGES.has(task.stage) &&
        task.team.length < task.wanted &&
        able.includes(task.phase) &&
        !smokeBetween(world, navigator, row, task.resident),
    );
    if (waiting) {
      waiting.team.push(row);
      const at = availableAt(model, world, row, world.phases[waiting.phase].startedAt);
      send(model, world, row, waiting, at, afterMove, false);
      continue;
    }

    // 2. The next resident in the plan's order; among equals the nearest.
    const start = tickStart(model, world);
    for (const phase of able) {
      const rules = orderOf(model, world, phase);
      let kept = cache.keys.get(phase);
      // The order of a phase may be changed from outside.
      if (kept === undefined || !sameRules(kept.rules, rules)) {
        kept = { rules, keys: orderKeys(model, world, navigator, phase) };
        cache.keys.set(phase, kept);
      }
      const { keys } = kept;
      const refused = new Set<number>();
      let taken = false;
      for (;;) {
        const resident = next(model, world, navigator, row, phase, keys, cache.walks, refused, end);
        if (resident < 0) break;
        if (smokeBetween(world, navigator, row, resident)) {
          if (people.state[resident] === STATE.waitingForHelp)
            refuse(model, world, resident, 'smoke', people.space[resident], start);
          refused.add(resident);
          continue;
        }
        if (people.state[resident] === STATE.preMovement) {
          const here = { space: people.space[resident], x: people.x[resident], y: people.y[resident] };
          const visit: Destination = { kind: 'found', ...here, area: 0, means: KNOCK, helpers: 1, distance: 0 };
          begin(model, world, row, resident, phase, visit, -2, afterMove);
          taken = true;
          break;
        }
        const goal = withWhatThereIs(model, world, navigator, resident, phase);
        if (goal.kind !== 'found') {
          refuse(model, world, resident, goal.kind === 'full' ? 'refugeFull' : goal.kind, goal.space, start);
          refused.add(resident);
          continue;
        }
        if (goal.means < 0) {
          // They can go by themselves after all (a destination without stairs has become free).
          setState(world, resident, 'preMovement');
          people.until[resident] = end;
          refused.add(resident);
          continue;
        }
        const device = deviceFor(model, world, navigator, goal.means, resident);
        if (device >= 0 && (model.people[row].canUse & (1 << world.devices[device].kind)) === 0) {
          // Somebody else can work it: the resident waits for them.
          refused.add(resident);
          continue;
        }
        if (device === -1) {
          refuse(model, world, resident, 'device', DEVICE_KINDS.indexOf(MEANS[goal.means] as 'stretcher'), start);
          refused.add(resident);
          continue;
        }
        begin(model, world, row, resident, phase, goal, device, afterMove);
        taken = true;
        break;
      }
      if (taken) break;
    }
  }
}

/**
 * The destination, with a means that can be had: nobody waits for a device that never works or that nobody can work.
 * @param only the means that was ordered: no other is taken
 */
export function withWhatThereIs(
  model: Model,
  world: World,
  navigator: Navigator,
  resident: number,
  phase: number,
  only: Means | null = null,
): ReturnType<typeof chooseDestination> {
  const goal = chooseDestination(model, world, navigator, resident, phase, -1, only);
  if (only !== null) return goal;
  const name = goal.kind === 'found' && goal.means >= 0 ? deviceOf(model.facility.input, MEANS[goal.means]) : null;
  if (name === null) return goal;
  const kind = DEVICE_KINDS.indexOf(name);
  const works = world.devices.some((device) => device.kind === kind && !device.outOfOrder);
  const worked = model.eligible[phase].some(
    (may, row) => may === 1 && (model.people[row].canUse & (1 << kind)) !== 0 && canStillHelp(model, world, row),
  );
  const { means } = goal as Destination;
  return works && worked ? goal : chooseDestination(model, world, navigator, resident, phase, means);
}

/** Would a member of staff have to go through more smoke than they go into, to reach a resident. */
export function smokeBetween(world: World, navigator: Navigator, row: number, resident: number): boolean {
  const { space, x, y } = world.people;
  const way = [space[row], x[row], y[row], space[resident], x[resident], y[resident], BODY.walker] as const;
  return navigator.smoky() && navigator.distance(world, ...way, WHO.staff) === Infinity;
}

/** The resident to be fetched next by `row`, or -1. */
function next(
  model: Model,
  world: World,
  navigator: Navigator,
  row: number,
  phase: number,
  keys: Map<number, number[]>,
  walks: Walks,
  refused: Set<number>,
  end: number,
): number {
  const people = world.people;
  const knocks = model.scenario.plan.phases[phase].knock !== false;
  const rules = orderOf(model, world, phase);
  let best: readonly number[] | null = null;
  let equals: number[] = [];
  for (const [resident, general] of keys) {
    const outcome = people.outcome[resident];
    if (people.task[resident] >= 0 || refused.has(resident)) continue;
    // Who is lost is carried out, too: nobody knows it before they are there.
    if (outcome !== OUTCOME.none && outcome !== OUTCOME.lost) continue;
    const state = people.state[resident];
    if (state === STATE.preMovement) {
      // Worth a knock: not told in person yet, and not about to go anyway.
      if (!knocks || people.knocked[resident] === 1 || people.until[resident] < end + KNOCK_WORTH) continue;
    } else if (state !== STATE.waitingForHelp || people.until[resident] > end) continue;
    const key = keyFor(model, world, row, resident, rules, general);
    const order = best === null ? -1 : compareKeys(key, best);
    if (order < 0) {
      best = key;
      equals = [resident];
    } else if (order === 0) equals.push(resident);
  }
  let nearest = -1;
  let nearestDistance = Infinity;
  for (const resident of equals) {
    const d = walks.between(model, world, navigator, row, resident, nearestDistance);
    if (nearest < 0 || d < nearestDistance) {
      nearest = resident;
      nearestDistance = d;
    }
  }
  return nearest;
}

/** Nobody can take this resident anywhere now: say why, look again later. */
function refuse(
  model: Model,
  world: World,
  resident: number,
  cause: 'refugeFull' | 'noRoute' | 'device' | 'smoke',
  ref: number,
  at: number,
): void {
  const people = world.people;
  if (people.cause[resident] !== CAUSE[cause] && (cause === 'refugeFull' || cause === 'noRoute')) {
    emit(world, cause === 'refugeFull' ? 'destinationFull' : 'noRoute', at, {
      person: model.people[resident].id,
      ...(ref >= 0 ? { space: model.facility.spaces[ref].id } : {}),
    });
  }
  setCause(world, resident, cause, ref, at);
  people.until[resident] = at + model.parameter('plan.retry');
}

/** Is there anything this member of staff could still be sent to: not in safety for good, not bound to a place till the end. */
export function canStillHelp(model: Model, world: World, row: number): boolean {
  const people = world.people;
  if (people.outcome[row] !== OUTCOME.none || people.state[row] === STATE.hurt) return false;
  return people.duty[row] < 0 || model.duties[people.duty[row]].duration !== Infinity;
}

/** Members of staff of whom the phase could still get hands, busy or not, besides the team itself. */
export function othersEligible(model: Model, world: World, task: Task): boolean {
  const people = world.people;
  for (let row = model.residents; row < people.count; row++) {
    if (task.team.includes(row) || people.state[row] === STATE.notYetHere || !canStillHelp(model, world, row)) continue;
    if (model.eligible[task.phase][row] === 1) return true;
  }
  return false;
}

/** A team member is free again at time `at`, standing where the task ended, and pauses before the next task. */
export function freeStaff(world: World, row: number, at: number, pause: number): void {
  const people = world.people;
  people.task[row] = -1;
  people.attachedTo[row] = -1;
  stopWalk(world, row);
  setState(world, row, pause > 0 ? 'pausing' : 'onPost');
  setCause(world, row, 'orders', -1, at + pause);
  people.until[row] = at + pause;
}
