/** Speeds of a resident who is moved by others. */
import { nextStream } from '../random.js';
import { MEANS, type Means } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

export interface MovedSpeeds {
  level: number;
  down: number;
  up: number;
}

/** Speed on stairs falls with missing training: trained hospital handlers set the published values. */
function stairFactor(model: Model, team: readonly number[]): number {
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

/**
 * Unimpeded speeds in m/s (stairs along the slope) of `resident` moved by `team` with `means`.
 * Upwards a carried device is given the downward value of one who drags alone: moving up is not part of the plans modelled.
 */
export function movedSpeeds(
  model: Model,
  world: World,
  resident: number,
  means: Means,
  team: readonly number[],
  wanted: number,
): MovedSpeeds {
  const person = model.people[resident];
  const alone = team.length < 2 && wanted >= 2;
  switch (means) {
    case 'escort': {
      const factor = model.parameter('means.escort.factor');
      const guide = model.people[team[0]];
      return {
        level: Math.min(person.speedLevel, guide.speedLevel) * factor,
        down: Math.min(person.speedDown, guide.speedDown) * factor,
        up: Math.min(person.speedUp, guide.speedUp) * factor,
      };
    }
    case 'wheelchair': {
      const mean = model.parameter('means.wheelchair.level.mean');
      const sd = model.parameter('means.wheelchair.level.sd');
      const level =
        model.randomness && sd > 0
          ? nextStream(world.ordinals, model.seed, 'movedSpeed', person.id).truncatedNormal(
              mean,
              sd,
              model.parameter('means.wheelchair.level.min'),
              model.parameter('means.wheelchair.level.max'),
            )
          : mean;
      return { level, down: 0, up: 0 };
    }
    case 'bed':
      return { level: model.parameter(alone ? 'means.bed.levelAlone' : 'means.bed.level'), down: 0, up: 0 };
    case 'rescueSheet': {
      const stairs =
        model.parameter(alone ? 'means.rescueSheet.stairsAlone' : 'means.rescueSheet.stairs') *
        stairFactor(model, team);
      return {
        level: model.parameter(alone ? 'means.rescueSheet.levelAlone' : 'means.rescueSheet.level'),
        down: stairs,
        up: Math.min(stairs, model.parameter('means.rescueSheet.stairsAlone')),
      };
    }
    default: {
      const stairs = model.parameter(`means.${means}.stairs`) * stairFactor(model, team);
      return {
        level: model.parameter(`means.${means}.level`),
        down: stairs,
        up: Math.min(stairs, model.parameter('means.rescueSheet.stairsAlone')),
      };
    }
  }
}

export const meansName = (index: number): Means => MEANS[index];
