/** A zone is lost: whoever is being brought there, or on the way there, chooses anew from where they are. */
import { setCause, setState, tickStart } from '../world/acts.js';
import { STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { abandon, endOwnWalk } from './abandon.js';
import { KNOCK } from './dispatch.js';

export function abortForLost(model: Model, world: World): void {
  const people = world.people;
  const at = tickStart(model, world);
  const lost = (space: number): boolean => space >= 0 && world.lostSpaces[space] === 1;
  for (const task of [...world.tasks]) {
    if (task.means === KNOCK || !lost(task.goalSpace)) continue;
    if (task.stage === 'unload' || task.stage === 'handOver' || task.stage === 'done') continue;
    // Carriers stand where the body they carry is.
    if (task.stage === 'move') {
      for (const row of task.team) {
        people.space[row] = people.space[task.resident];
        people.x[row] = people.x[task.resident];
        people.y[row] = people.y[task.resident];
      }
    }
    abandon(model, world, task, at, 'carer', -1, at);
  }
  for (let row = 0; row < people.residents; row++) {
    if (people.state[row] !== STATE.walking || people.moving[row] === 0 || !lost(people.goalSpace[row])) continue;
    endOwnWalk(model, world, row);
    setState(world, row, 'preMovement');
    setCause(world, row, 'preMovement', -1, at);
    people.until[row] = at;
  }
}
