/** Speed of somebody with nobody in the way. */
import { speedInSmoke } from '../hazard/exposure/speed.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Speed in plan without anybody in the way for a direction in a space, m/s, as far as smoke lets them: on a flight the speed along the slope over its stretch. */
export function planSpeed(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  const pacing = people.pacing[row];
  // Most often, and small enough to stand in the loops that call it.
  if (flight === null && people.extinction[row] === 0) return people.speedLevel[row] * pacing;
  return planSpeedElsewhere(model, world, row, dirX, dirY);
}

function planSpeedElsewhere(model: Model, world: World, row: number, dirX: number, dirY: number): number {
  const people = world.people;
  const { flight } = model.facility.spaces[people.space[row]];
  const pacing = people.pacing[row];
  if (flight === null) return inSmoke(model, world, row, people.speedLevel[row] * pacing);
  const up = dirX * flight.ux + dirY * flight.uy;
  return inSmoke(model, world, row, (up > 0 ? people.speedUp[row] : people.speedDown[row]) * pacing) / flight.stretch;
}

/** What smoke leaves of a speed, m/s: of those who push or carry as of those who walk. */
function inSmoke(model: Model, world: World, row: number, free: number): number {
  const extinction = world.people.extinction[row];
  if (extinction === 0) return free;
  return speedInSmoke(model.smokeSpeedLaw, free, extinction, model.parameter('smoke.speed.least'));
}
