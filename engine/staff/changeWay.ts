/** Those whose way has gone with a lift: brought on by another way, with other means, from where they are. */
import { chooseDestination, reserve, unreserve } from '../navigation/destination.js';
import type { Navigator } from '../navigation/navigator.js';
import { MEANS } from '../scenario/schema.js';
import { setCause, setState, stopWalk, tickStart } from '../world/acts.js';
import { BODY, CAUSE, OUTCOME, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { endOwnWalk } from './abandon.js';

/** Means that need a device from a store: it is not at hand in front of a lift, a sheet or blanket is. */
const FETCHED: ReadonlySet<string> = new Set(['evacuationChair', 'carryChair', 'stretcher']);

/** Looks at residents who have no way on, once every `plan.retry` seconds; nobody has lost a lift where there is none. */
export function changeWay(model: Model, world: World, navigator: Navigator): void {
  if (world.lifts.length === 0 || model.scenario.plan.lifts === undefined) return;
  const every = Math.max(1, Math.floor(model.parameter('plan.retry') * model.ticksPerSecond));
  const { people } = world;
  const at = tickStart(model, world);
  for (let row = 0; row < people.residents; row++) {
    if (people.cause[row] !== CAUSE.noRoute || people.moving[row] === 0 || people.outcome[row] !== OUTCOME.none)
      continue;
    const since = Math.floor((at - people.causeSince[row]) * model.ticksPerSecond + 0.5);
    if (since % every !== 1) continue;
    if (people.state[row] === STATE.walking) helpNeeded(model, world, row, at);
    else if (people.state[row] === STATE.beingMoved) otherMeans(model, world, navigator, row, at);
  }
}

/** Who came by themselves as far as this waits to be fetched. */
function helpNeeded(model: Model, world: World, row: number, at: number): void {
  const { people } = world;
  endOwnWalk(model, world, row);
  toFeet(model, world, row);
  setState(world, row, 'waitingForHelp');
  setCause(world, row, 'carer', -1, at);
  people.until[row] = at;
}

/** Out of wheelchair or bed: what they are moved with next is brought to where they are. */
function toFeet(model: Model, world: World, row: number): void {
  const { people } = world;
  stopWalk(world, row);
  people.body[row] = BODY.walker;
  people.radius[row] = model.parameter('body.walker');
}

function otherMeans(model: Model, world: World, navigator: Navigator, row: number, at: number): void {
  const { people } = world;
  const task = world.tasks.find((one) => one.resident === row && one.stage === 'move');
  if (task === undefined) return;
  const goal = chooseDestination(model, world, navigator, row, task.phase);
  // Alone they would not get on either: as they are, until a way is found.
  if (goal.kind !== 'found' || goal.means < 0) return;
  if (task.reserved > 0) unreserve(model, world, task.goalSpace, task.reserved);
  reserve(model, world, goal.space, goal.area);
  const fetched = FETCHED.has(MEANS[goal.means]);
  task.means = fetched ? MEANS.indexOf('rescueSheet') : goal.means;
  task.wanted = fetched ? 2 : goal.helpers;
  task.goalSpace = goal.space;
  task.goalX = goal.x;
  task.goalY = goal.y;
  task.reserved = goal.area;
  task.stage = 'gather';
  task.until = at;
  toFeet(model, world, row);
  setState(world, row, 'waitingForHelp');
  for (const mate of task.team) {
    people.attachedTo[mate] = -1;
    people.space[mate] = people.space[row];
    people.x[mate] = people.x[row];
    people.y[mate] = people.y[row];
    people.until[mate] = at;
  }
}
