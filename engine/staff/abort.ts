/** An assist that leads nowhere any more: its destination is lost. The resident is put down where they are. */
import { release } from '../navigation/destination.js';
import { emit, setCause, setState, stopWalk, tickStart } from '../world/acts.js';
import { STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { freeStaff, KNOCK } from './dispatch.js';
import { releaseDevice } from './tasks.js';

/** Residents being brought, or on their way, to a space that is lost choose anew from where they are. */
export function abortForLost(model: Model, world: World): void {
  const people = world.people;
  const at = tickStart(model, world);
  const lost = (space: number): boolean => space >= 0 && world.lostSpaces[space] === 1;
  for (const task of world.tasks) {
    if (task.means === KNOCK || !lost(task.goalSpace)) continue;
    if (task.stage === 'unload' || task.stage === 'handOver' || task.stage === 'done') continue;
    const { resident } = task;
    release(model, world, task.goalSpace, task.reserved);
    const leader = task.team[0];
    const carried = task.stage === 'move';
    if (task.device >= 0) releaseDevice(world, task);
    for (const row of task.team) {
      if (carried) {
        people.space[row] = people.space[resident];
        people.x[row] = people.x[resident];
        people.y[row] = people.y[resident];
      }
      freeStaff(world, row, at, 0);
    }
    stopWalk(world, resident);
    people.task[resident] = -1;
    people.until[resident] = at;
    setState(world, resident, 'waitingForHelp');
    setCause(world, resident, 'carer', -1, at);
    emit(world, 'taskAborted', at, {
      person: model.people[resident].id,
      other: model.people[leader].id,
      task: task.id,
    });
    task.stage = 'done';
  }
  world.tasks = world.tasks.filter((task) => task.stage !== 'done');
  for (let row = 0; row < people.residents; row++) {
    if (people.state[row] !== STATE.walking || people.moving[row] === 0 || !lost(people.goalSpace[row])) continue;
    stopWalk(world, row);
    setState(world, row, 'preMovement');
    setCause(world, row, 'preMovement', -1, at);
    people.until[row] = at;
  }
}
