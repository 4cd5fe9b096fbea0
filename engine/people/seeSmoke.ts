/** Residents who see smoke set off without waiting for the alarm or for the end of their pre-movement time. */
import { smokeSeen } from '../hazard/exposure/seen.js';
import { emit, setCause, setState, tickStart } from '../world/acts.js';
import { CAUSE, OUTCOME, STATE } from '../world/codes.js';
import type { Conditions } from '../world/conditions.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Once a second: those who are awake, walk by themselves and have not set off. Who sleeps sees nothing. */
export function seeSmoke(model: Model, world: World, conditions: Conditions | null): void {
  if (conditions === null || world.tick % model.ticksPerSecond !== 0) return;
  const people = world.people;
  const at = tickStart(model, world);
  for (let row = 0; row < people.residents; row++) {
    const ready = people.state[row] === STATE.preMovement && people.cause[row] === CAUSE.preMovement;
    if ((people.state[row] !== STATE.awake && !ready) || people.outcome[row] !== OUTCOME.none) continue;
    if (people.phase[row] < 0 || model.people[row].meansLevel >= 0 || people.until[row] <= at) continue;
    if (!smokeSeen(model, world, conditions, row)) continue;
    setState(world, row, 'preMovement');
    setCause(world, row, 'preMovement', -1, at);
    people.until[row] = at;
    emit(world, 'smokeSeen', at, { person: model.people[row].id, space: model.facility.spaces[people.space[row]].id });
  }
}
