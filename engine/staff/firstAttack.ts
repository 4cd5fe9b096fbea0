/** Fighting a fire while it is small: who has gone to look tries with an extinguisher, standing in the open door. */
import { FIRE_COLUMNS } from '../hazard/smoke/index.js';
import { nextStream } from '../random.js';
import { emit } from '../world/acts.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Heat the fire of the incident releases, kW; 0 where none is computed. */
const heatNow = (world: World): number => (world.smoke?.air.fires[FIRE_COLUMNS.released] ?? 0) / 1000;

/** Starts an attack if there is a fire that one person may fight; false if not. */
export function beginAttack(model: Model, world: World, row: number, at: number): boolean {
  if (world.smoke === null || heatNow(world) > model.parameter('fire.attack.limit')) return false;
  world.response.stage = 'attacking';
  world.response.until = at + model.parameter('fire.attack.time') * model.people[row].trainingFactor;
  emit(world, 'attackStarted', at, { person: model.people[row].id });
  return true;
}

/** Its end: out, with the chance of those trained so and not beyond the limit by now, or time lost in the smoke. */
export function endAttack(model: Model, world: World, row: number, at: number): void {
  const person = model.people[row];
  const staff = Object.values(model.scenario.roster.shifts).flatMap((shift) => shift.staff);
  const training = staff.find(({ id }) => id === person.id)?.training ?? 'yearly';
  const chance = model.parameter(`fire.attack.success.${training}`);
  const small = heatNow(world) <= model.parameter('fire.attack.limit');
  const draw = nextStream(world.ordinals, model.seed, 'firstAttack', person.id).uniform();
  const out = small && (model.randomness ? draw < chance : chance >= 0.5);
  if (out) world.smoke!.putOutAt = at;
  emit(world, out ? 'putOut' : 'attackFailed', at, { person: person.id });
}
