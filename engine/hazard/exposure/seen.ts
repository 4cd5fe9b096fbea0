import { gasState, type Conditions } from '../../world/conditions.js';
import type { Model } from '../../world/model.js';
import type { World } from '../../world/world.js';

/** Is there smoke at head height in the space somebody is in, by the last completed state of the air. */
export function smokeSeen(model: Model, world: World, conditions: Conditions, row: number): boolean {
  const space = world.people.space[row];
  if (space < 0 || !conditions.affected(space)) return false;
  const gas = conditions.gasAt(space, model.parameter('exposure.height.standing'), gasState());
  return gas.extinction >= model.parameter('smoke.seen');
}
