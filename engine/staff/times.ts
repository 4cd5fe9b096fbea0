/** How long a step of a task takes. Draws belong to the resident (or place) and the kind of step, never to the carer. */
import { nextStream } from '../random.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/**
 * Duration of one step in s: log-normal with the parameters `time.<name>.<day|night>.*`, its mean if randomness is off.
 * @param id whose step it is (resident id, or a place)
 * @param factor training and the like
 */
export function stepTime(model: Model, world: World, name: string, id: string, factor: number): number {
  const prefix = `time.${name}.${model.night ? 'night' : 'day'}`;
  const mean = model.parameter(`${prefix}.mean`);
  const sd = model.parameter(`${prefix}.sd`);
  if (mean <= 0) return 0;
  if (!model.randomness || sd <= 0) return mean * factor;
  return nextStream(world.ordinals, model.seed, `time.${name}`, id).logNormalOf(mean, sd) * factor;
}

/** A team works at the pace of its slowest: the largest training factor in it. */
export function teamFactor(model: Model, team: readonly number[]): number {
  let factor = 0;
  for (const row of team) factor = Math.max(factor, model.people[row].trainingFactor);
  return factor;
}
