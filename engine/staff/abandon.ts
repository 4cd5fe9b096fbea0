/** The end of an assist that does not reach its end: who was being fetched waits again where they are, the team is free. */
import { areaOf, unreserve } from '../navigation/destination.js';
import { emit, goalOf, setCause, setState, stopWalk } from '../world/acts.js';
import { BODIES, OUTCOME, STATE, type Cause } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { Task, World } from '../world/world.js';
import { freeStaff, KNOCK } from './dispatch.js';
import { releaseDevice } from './tasks.js';

/**
 * Ends the task at time `at`.
 * @param cause what the resident waits for from then on @param again when they are looked for again, s
 */
export function abandon(
  model: Model,
  world: World,
  task: Task,
  at: number,
  cause: Cause,
  ref: number,
  again: number,
): void {
  const people = world.people;
  const { resident } = task;
  if (task.reserved > 0) unreserve(model, world, task.goalSpace, task.reserved);
  releaseDevice(world, task);
  people.task[resident] = -1;
  const waits = people.outcome[resident] === OUTCOME.none || people.outcome[resident] === OUTCOME.lost;
  if (task.means !== KNOCK && waits) {
    stopWalk(world, resident);
    setState(world, resident, 'waitingForHelp');
    people.until[resident] = again;
    setCause(world, resident, cause, ref, at);
  }
  for (const row of task.team) {
    if (people.state[row] !== STATE.incapacitated && people.state[row] !== STATE.hurt) freeStaff(world, row, at, 0);
    people.attachedTo[row] = -1;
  }
  emit(world, 'taskAbandoned', at, { person: model.people[resident].id, task: task.id });
  world.tasks = world.tasks.filter((other) => other !== task);
}

/** Ends the walk of a resident who went alone, who gives up the place they had been going to. */
export function endOwnWalk(model: Model, world: World, row: number): void {
  const people = world.people;
  unreserve(model, world, goalOf(world, row), areaOf(model, BODIES[people.body[row]]));
  stopWalk(world, row);
}
