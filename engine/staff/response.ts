/**
 * From the panel to the general alarm: somebody perceives, somebody goes and looks, confirms, shuts the door, calls.
 * One chain a run; who does what comes from the plan's response and from who is on duty.
 */
import { panelAlarmAt } from '../hazard/advance.js';
import { smokeSeen } from '../hazard/exposure/seen.js';
import { NO_ROUTE, type Navigator } from '../navigation/navigator.js';
import { beginAttack, endAttack } from './firstAttack.js';
import { nextStream } from '../random.js';
import { BODY, CAUSE, STATE } from '../world/codes.js';
import { arrivalTime, emit, setCause, setState, startWalk, stopWalk, tickEnd, tickStart } from '../world/acts.js';
import type { Conditions } from '../world/conditions.js';
import { comesLater, panelUnanswered } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { inFrontOf } from './places.js';
import { stepTime } from './times.js';

type Investigate = 'nearestCarer' | 'controlRoom' | 'guard' | 'nobody';

const present = (model: Model, world: World, row: number): boolean =>
  row >= model.residents &&
  world.people.state[row] !== STATE.notYetHere &&
  world.people.state[row] !== STATE.incapacitated &&
  world.people.state[row] !== STATE.hurt &&
  // Whoever does what was ordered is not there for the alarm.
  !world.orders.some((order) => order.row === row);

/** In the middle of an assist (a phase of the plan may begin before the alarm): may hear the alarm, cannot be sent. */
const busy = (world: World, row: number): boolean => world.people.task[row] >= 0 || world.people.duty[row] >= 0;

/** The one of the present staff with a post in `posts` and nothing in hand who is nearest to the incident, or -1. */
function nearest(model: Model, world: World, navigator: Navigator, posts: readonly string[]): number {
  const people = world.people;
  const space = model.facility.spaces[model.incidentSpace];
  const gx = (space.minX + space.maxX) / 2;
  const gy = (space.minY + space.maxY) / 2;
  let best = -1;
  let bestDistance = Infinity;
  for (let row = model.residents; row < people.count; row++) {
    const post = model.people[row].post;
    if (post === null || !posts.includes(post) || !present(model, world, row) || busy(world, row)) continue;
    const d = navigator.distance(
      world,
      people.space[row],
      people.x[row],
      people.y[row],
      space.index,
      gx,
      gy,
      BODY.walker,
    );
    if (d < bestDistance || best < 0) {
      best = row;
      bestDistance = d;
    }
  }
  return best;
}

function perceive(model: Model, world: World, row: number, at: number, needsPanel: boolean): void {
  const response = world.response;
  response.perceiver = row;
  response.stage = 'perceiving';
  if (!busy(world, row)) {
    setState(world, row, 'perceiving');
    setCause(world, row, 'none', -1, at);
  }
  const factor = model.people[row].trainingFactor;
  response.until = at + (needsPanel ? stepTime(model, world, 'panel', 'response', factor) : 0);
}

/**
 * The panel sounds for whoever watches it. People answer alarms about as often as alarms are true (Bliss, Gilson & Deaton
 * 1995, Ergonomics 38:2300, probability matching; K): who has had many false ones takes this for another and resets it.
 */
function hear(model: Model, world: World, row: number, at: number): void {
  const share = model.scenario.roster.trueAlarmShare ?? 1;
  const { id } = model.people[row];
  const draw = share < 1 && model.randomness ? nextStream(world.ordinals, model.seed, 'alarm', id).uniform() : 0.5;
  if (draw < share) perceive(model, world, row, at, true);
  else {
    emit(world, 'alarmDismissed', at, { person: id });
    world.response.until = at + model.parameter('alarm.again');
  }
}

/** Nothing in hand from `at` on. */
export function release(world: World, row: number, at: number): void {
  stopWalk(world, row);
  setState(world, row, 'onPost');
  setCause(world, row, 'orders', -1, at);
  world.people.until[row] = at;
}

/** Somebody who looked after the alarm does so no longer: it is still there for the next one who hears it. */
export function handBack({ response }: World, row: number): void {
  if (response.stage === 'done' || (row !== response.investigator && row !== response.perceiver)) return;
  response.stage = 'waiting';
  response.investigator = -1;
  response.perceiver = -1;
  response.until = Infinity;
}

/** The brigade is called, where the plan does not forbid it, and the general alarm raised; what is done already stays so. */
export function raise(model: Model, world: World, at: number): void {
  const rule = model.scenario.plan.response?.callBrigade ?? 'onAlarm';
  if (rule !== 'never' && Number.isNaN(world.milestones.brigadeCalled)) {
    world.milestones.brigadeCalled = at;
    emit(world, 'brigadeCalled', at);
  }
  if (Number.isNaN(world.milestones.alarmRaised)) {
    world.milestones.alarmRaised = at;
    emit(world, 'alarmRaised', at);
    // Who has not been told yet waits for their zone's turn now, no longer for the alarm.
    const people = world.people;
    for (let row = 0; row < people.residents; row++) {
      if (people.cause[row] === CAUSE.alarm) setCause(world, row, 'phase', people.phase[row], at);
    }
  }
}

/** Who reacts to the panel now, or -1: nobody is there, or whoever is does not look at it. */
export const watcher = (model: Model, world: World): number =>
  panelUnanswered(world, tickStart(model, world)) ? -1 : atPanel(model, world);

/** Is somebody at the panel: the roster says it is watched, and a post is there that can watch it. */
export function atPanel(model: Model, world: World): number {
  if (model.scenario.roster.controlRoomWatched === false) return -1;
  const people = world.people;
  for (const post of ['controlRoom', 'nurse', 'safetyOfficer', 'guard', 'carer']) {
    for (let row = model.residents; row < people.count; row++) {
      const person = model.people[row];
      if (person.post === post && person.mayWatchPanel && present(model, world, row)) return row;
    }
  }
  return -1;
}

/** The first member of staff with smoke in the space they are in, or -1. Looked at once a second. */
function whoSeesSmoke(model: Model, world: World, conditions: Conditions | null): number {
  if (conditions === null || world.tick % model.ticksPerSecond !== 0) return -1;
  for (let row = model.residents; row < world.people.count; row++) {
    if (present(model, world, row) && smokeSeen(model, world, conditions, row)) return row;
  }
  return -1;
}

/** One tick of the response; timed steps that end inside the tick hand on their exact time. */
export function respond(model: Model, world: World, navigator: Navigator, conditions: Conditions | null): void {
  const { milestones, response } = world;
  const { incident, plan } = model.scenario;
  const start = tickStart(model, world);
  const end = tickEnd(model, world);
  // Somebody who could not hear it at once hears it now, not then.
  const notBefore = (time: number): number => (time > start ? time : start);
  if (Number.isNaN(milestones.panelAlarm)) {
    const alarmAt = panelAlarmAt(model, world);
    if (alarmAt <= end) {
      milestones.panelAlarm = alarmAt;
      emit(world, 'panelAlarm', alarmAt);
    }
  }
  const investigate: Investigate = plan.response?.investigate ?? 'nearestCarer';

  if (response.stage === 'waiting') {
    if (!Number.isNaN(milestones.panelAlarm)) {
      // The first alarm, or the next one after those that were not believed.
      const due = response.until === Infinity ? milestones.panelAlarm : response.until;
      const row = due <= end ? watcher(model, world) : -1;
      if (row >= 0) hear(model, world, row, notBefore(due));
    }
    const otherwise = incident.noticedWithoutPanel;
    if (response.stage === 'waiting' && otherwise !== undefined && otherwise !== null && otherwise <= end) {
      const row = nearest(model, world, navigator, ['carer', 'nurse', 'guard', 'safetyOfficer', 'controlRoom']);
      if (row >= 0) perceive(model, world, row, notBefore(otherwise), false);
    }
    const witness = response.stage === 'waiting' ? whoSeesSmoke(model, world, conditions) : -1;
    if (witness >= 0) perceive(model, world, witness, start, false);
  }

  if (response.stage === 'perceiving' && response.until <= end) {
    const at = response.until;
    if (Number.isNaN(milestones.noticed)) milestones.noticed = at;
    emit(world, 'noticed', at, { person: model.people[response.perceiver].id });
    const byPerceiver = response.perceiver;
    const isCarer = model.people[byPerceiver].post === 'carer' || model.people[byPerceiver].post === 'nurse';
    const posts =
      investigate === 'guard' ? ['guard'] : investigate === 'controlRoom' ? ['controlRoom'] : ['carer', 'nurse'];
    const row =
      investigate === 'nobody'
        ? -1
        : isCarer && investigate === 'nearestCarer' && !busy(world, byPerceiver)
          ? byPerceiver
          : nearest(model, world, navigator, posts);
    if (row !== byPerceiver && world.people.state[byPerceiver] === STATE.perceiving) release(world, byPerceiver, at);
    if (plan.response?.confirmBeforeAlarm === false || row < 0) {
      // The alarm does not wait for somebody to look.
      response.stage = 'calling';
      response.investigator = row;
      response.until = at + stepTime(model, world, 'call', 'response', 1);
    }
    if (row >= 0) {
      response.investigator = row;
      const goal = inFrontOf(model, model.incidentSpace);
      setState(world, row, 'investigating');
      setCause(world, row, 'none', -1, at);
      startWalk(model, world, row, goal.space, goal.x, goal.y, at, false);
      if (response.stage === 'perceiving') response.stage = 'investigating';
      emit(world, 'investigationStarted', at, { person: model.people[row].id });
    }
  }

  if (response.stage === 'calling' && response.until <= end) {
    const at = response.until;
    raise(model, world, at);
    const row = response.investigator;
    const looking = row >= 0 && world.people.state[row] === STATE.investigating;
    response.stage = looking ? 'investigating' : 'done';
    response.until = Infinity;
    if (row >= 0 && world.people.state[row] === STATE.calling) release(world, row, at);
  }

  if (response.stage === 'confirming' && response.until <= end) {
    const at = response.until;
    const row = response.investigator;
    if (Number.isNaN(milestones.confirmed)) milestones.confirmed = at;
    emit(world, 'confirmed', at, { person: model.people[row].id });
    if (plan.response?.firstAttack === true && atDoor(world, row) && beginAttack(model, world, row, at)) return;
    closeTheRoom(model, world, row, at);
  }

  if (response.stage === 'attacking' && response.until <= end) {
    const at = response.until;
    endAttack(model, world, response.investigator, at);
    closeTheRoom(model, world, response.investigator, at);
  }
}

/** Who went to look stands in front of the room: smoke has not turned them back. */
function atDoor({ people }: World, row: number): boolean {
  const { space, x, y, goalSpace, goalX, goalY } = people;
  return space[row] === goalSpace[row] && x[row] === goalX[row] && y[row] === goalY[row];
}

/** Whoever has seen the fire shuts its door and raises the alarm, if that is not done yet. */
function closeTheRoom(model: Model, world: World, row: number, at: number): void {
  const { response } = world;
  let then = at;
  if (model.scenario.plan.response?.shutFireRoomDoor !== false && atDoor(world, row)) {
    then += stepTime(model, world, 'shutDoor', 'response', 1);
    const doors = model.facility.spaces[model.incidentSpace].openings;
    for (const door of doors) {
      if (model.facility.openings[door].kind === 'portal') continue;
      world.doorShut[door] = 1;
      emit(world, 'doorShut', then, { other: model.facility.openings[door].id });
    }
    world.doorsVersion++;
  }
  if (Number.isNaN(world.milestones.alarmRaised)) {
    response.stage = 'calling';
    response.until = then + stepTime(model, world, 'call', 'response', 1);
    setState(world, row, 'calling');
  } else {
    response.stage = 'done';
    response.until = Infinity;
    release(world, row, then);
  }
}

/** The one who went to look has reached the door, or smoke they do not go into: that tells as much. */
export function investigatorArrives(model: Model, world: World): void {
  const { response } = world;
  const row = response.investigator;
  if (row < 0 || world.people.state[row] !== STATE.investigating) return;
  const { people } = world;
  const smoke = people.nextOpening[row] === NO_ROUTE && people.cause[row] === CAUSE.smoke;
  if (people.arrived[row] === 0 && !smoke) return;
  // Still calling in parallel: wait until that is over, then look.
  if (response.stage !== 'investigating') return;
  const at = smoke ? tickEnd(model, world) : arrivalTime(model, world, row);
  if (smoke) setCause(world, row, 'none', -1, at);
  stopWalk(world, row);
  response.stage = 'confirming';
  response.until = at + stepTime(model, world, 'look', 'response', model.people[row].trainingFactor);
}

/** Staff who come from elsewhere appear at their station so long after they are called, or after the start of their shift. */
export function arrivals(model: Model, world: World): void {
  const people = world.people;
  const end = tickEnd(model, world);
  for (let row = model.residents; row < people.count; row++) {
    if (people.state[row] !== STATE.notYetHere) continue;
    const { calledBy, arrives, post } = model.people[row];
    const due = (calledBy === 'start' ? 0 : world.milestones[calledBy]) + arrives + comesLater(world, post);
    if (!(due <= end)) continue;
    const station = model.facility.stations[model.people[row].station];
    people.space[row] = station.spaceIndex;
    people.x[row] = station.at[0];
    people.y[row] = station.at[1];
    setState(world, row, 'onPost');
    setCause(world, row, 'orders', -1, due);
    people.until[row] = due;
    emit(world, 'staffArrived', due, { person: model.people[row].id });
    if (post === 'firefighter' && Number.isNaN(world.milestones.brigadeArrived)) {
      world.milestones.brigadeArrived = due;
      emit(world, 'brigadeArrived', due);
    }
  }
}
