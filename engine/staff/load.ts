/** What carrying costs: training and fatigue of a team on stairs, and of a team that pushes a bed. */
import type { Means } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Means in which the team bears or brakes the resident's weight on a stair. */
const CARRIED: ReadonlySet<Means> = new Set([
  'rescueSheet',
  'evacuationChair',
  'carryChair',
  'stretcher',
  'blanketDrag',
  'twoPersonCarry',
  'arms',
]);
export const isCarried = (means: Means): boolean => CARRIED.has(means);

/**
 * Speed on stairs falls with missing training, and with the weakest of the team: trained hospital handlers set the published
 * values.
 */
export function stairFactor(model: Model, team: readonly number[]): number {
  let strength = Infinity;
  for (const row of team) strength = Math.min(strength, model.people[row].strength);
  return skill(model, team) * (team.length === 0 ? 1 : strength);
}

function skill(model: Model, team: readonly number[]): number {
  const handling = model.scenario.model?.handling ?? 'byTraining';
  if (handling === 'trained') return 1;
  if (handling === 'untrained') return model.parameter('means.untrainedStairFactor');
  let factor = 1;
  for (const row of team) {
    const training = model.people[row].trainingFactor;
    if (training >= model.parameter('training.new'))
      factor = Math.min(factor, model.parameter('means.untrainedStairFactor'));
    else if (training >= model.parameter('training.yearly'))
      factor = Math.min(factor, model.parameter('means.yearlyStairFactor'));
  }
  return factor;
}

/** Share of the fresh speed after `storeys` without a rest. */
export function tiredShare(model: Model, means: Means, storeys: number): number {
  const loss = isCarried(means) ? model.parameter(`fatigue.${means}`) : 0;
  return Math.max(model.parameter('fatigue.least'), 1 - loss * storeys);
}

/**
 * Fresh speed over the published mean, such that the mean over the storeys of the trials, rests left out, is the published one.
 * @param every storeys between rests; 0: none
 */
export function freshFactor(model: Model, means: Means, every: number): number {
  const trial = model.parameter('fatigue.trial');
  let sum = 0;
  let count = 0;
  for (let i = 0; i < trial; i++) {
    sum += 1 / tiredShare(model, means, every > 0 ? i % every : i);
    count++;
  }
  return count === 0 ? 1 : sum / count;
}

/** Storeys after which this team puts the resident down; 0: never. Trained hospital teams went eleven storeys in one. */
export function restEvery(model: Model, means: Means, team: readonly number[]): number {
  if (!isCarried(means) || MEANS_ON_RUNNERS.has(means) || stairFactor(model, team) >= 1) return 0;
  return Math.floor(model.parameter('fatigue.restEvery'));
}

/** What slides or rolls down the steps is not put down to rest. */
const MEANS_ON_RUNNERS: ReadonlySet<Means> = new Set(['evacuationChair', 'rescueSheet', 'blanketDrag']);

/** Speed of a bed on the level after so many trips of the most tired of the team. */
export function bedFactor(model: Model, world: World, team: readonly number[]): number {
  let trips = 0;
  for (const row of team) trips = Math.max(trips, world.people.trips[row]);
  const each = model.parameter('fatigue.bedTrip');
  let factor = 1;
  for (let i = 0; i < trips; i++) factor *= each;
  return factor;
}
