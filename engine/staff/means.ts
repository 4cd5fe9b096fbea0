/** Speeds of a resident who is moved by others. */
import { nextStream } from '../random.js';
import { MEANS, type Means } from '../scenario/schema.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { bedFactor, freshFactor, restEvery, stairFactor } from './load.js';

export interface MovedSpeeds {
  level: number;
  down: number;
  up: number;
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
    case 'bed': {
      const level = model.parameter(alone ? 'means.bed.levelAlone' : 'means.bed.level');
      return { level: level * bedFactor(model, world, team), down: 0, up: 0 };
    }
    default: {
      const dragged = means === 'rescueSheet' || means === 'blanketDrag';
      const one = dragged && (alone || team.length < 2) ? 'Alone' : '';
      const fresh = freshFactor(model, means, restEvery(model, means, team)) * stairFactor(model, team);
      const stairs = model.parameter(`means.${means}.stairs${one}`) * fresh;
      return {
        level: model.parameter(`means.${means}.level${one}`),
        down: stairs,
        up: Math.min(stairs, model.parameter('means.rescueSheet.stairsAlone')),
      };
    }
  }
}

export const meansName = (index: number): Means => MEANS[index];
