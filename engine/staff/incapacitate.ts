/** Somebody has taken in more than they can bear: they count as lost, and whoever carries them out has hands for nobody else. */
import { emit, setCause, setState, stopWalk } from '../world/acts.js';
import { BODIES, BODY, OUTCOME, STATE } from '../world/codes.js';
import { bodyOf } from '../navigation/destination.js';
import { lastResort } from '../scenario/readings.js';
import { MEANS } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { Task, World } from '../world/world.js';
import { abandon, endOwnWalk } from './abandon.js';
import { canGoAlone, KNOCK } from './dispatch.js';
import { meansName, movedSpeeds } from './means.js';
import { handBack } from './response.js';
import { releaseDevice } from './tasks.js';

/** `row` is incapacitated at time `at`. */
export function incapacitate(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  const was = people.outcome[row];
  people.outcome[row] = OUTCOME.lost;
  people.outcomeAt[row] = at;
  const space = people.space[row];
  emit(world, 'incapacitated', at, { person: model.people[row].id, space: model.facility.spaces[space].id });
  if (row < people.residents) loseResident(model, world, row, at, was);
  else loseStaff(model, world, row, at);
}

function loseResident(model: Model, world: World, row: number, at: number, was: number): void {
  const people = world.people;
  const task = world.tasks.find((one) => one.resident === row && one.means !== KNOCK);
  // Who is being fetched or moved goes on being so.
  if (task !== undefined) return;
  if (people.state[row] === STATE.walking) endOwnWalk(model, world, row);
  const phase = people.phase[row];
  const begun = phase >= 0 && !Number.isNaN(world.phases[phase].startedAt);
  // Those who were where the plan wants them stay there.
  if (begun && was === OUTCOME.none) {
    setState(world, row, 'waitingForHelp');
    people.until[row] = at;
    setCause(world, row, 'carer', -1, at);
  } else {
    setState(world, row, 'incapacitated');
    people.until[row] = Infinity;
    setCause(world, row, 'none', -1, at);
  }
}

/** No hands any more, of any kind. @param state what they are from then on */
export function loseStaff(
  model: Model,
  world: World,
  row: number,
  at: number,
  state: 'incapacitated' | 'hurt' = 'incapacitated',
): void {
  const people = world.people;
  const task = people.task[row] < 0 ? undefined : world.tasks.find((one) => one.id === people.task[row]);
  people.task[row] = -1;
  people.attachedTo[row] = -1;
  stopWalk(world, row);
  people.duty[row] = -1;
  world.orders = world.orders.filter((order) => order.row !== row);
  setState(world, row, state);
  setCause(world, row, 'none', -1, at);
  people.until[row] = Infinity;
  handBack(world, row);
  if (task !== undefined) leaveTeam(model, world, task, row, at);
}

/** The team goes on with one less, if it can. */
function leaveTeam(model: Model, world: World, task: Task, row: number, at: number): void {
  const people = world.people;
  const led = task.team[0] === row;
  task.team = task.team.filter((member) => member !== row);
  const begun = task.stage === 'detach' || task.stage === 'prepare' || task.stage === 'move' || task.stage === 'unload';
  // A team whose first is lost before it has begun would not know where it stands.
  if (task.team.length === 0 || (led && !begun && task.stage !== 'handOver')) {
    // What they had in hand stays where they fell.
    if (led) releaseDevice(world, task, row);
    abandon(model, world, task, at, 'carer', -1, at);
    return;
  }
  if (!begun || task.team.length >= task.wanted) return;
  if (!canGoAlone(task.means) && meansName(task.means) !== 'escort') {
    releaseDevice(world, task);
    task.means = MEANS.indexOf(lastResort(model.facility.input));
    task.wanted = 2;
  }
  if (task.stage !== 'move') return;
  const { resident } = task;
  const body = BODY[bodyOf(model, resident, task.means)];
  people.body[resident] = body;
  people.radius[resident] = model.parameter(`body.${BODIES[body]}`);
  const speeds = movedSpeeds(model, world, resident, meansName(task.means), task.team, task.wanted);
  people.speedLevel[resident] = speeds.level;
  people.speedDown[resident] = speeds.down;
  people.speedUp[resident] = speeds.up;
  task.down = speeds.down;
  task.up = speeds.up;
}
