/** How high above the floor somebody breathes, and how high they look ahead. */
import { BODIES, STATE, type Body } from '../../world/codes.js';
import type { Model } from '../../world/model.js';
import type { World } from '../../world/world.js';

export const POSTURES = ['lying', 'floor', 'sitting', 'standing'] as const;
export type Posture = (typeof POSTURES)[number];
/** Place of each in `POSTURES`. */
export const POSTURE_CODE = { lying: 0, floor: 1, sitting: 2, standing: 3 } as const satisfies Record<Posture, number>;

/** Of somebody who is, or has been, moved as this body. */
const POSTURE_OF: Readonly<Record<Body, Posture>> = {
  walker: 'standing',
  frame: 'standing',
  wheelchair: 'sitting',
  bed: 'lying',
  evacuationChair: 'sitting',
  rescueSheet: 'floor',
  stretcher: 'lying',
  carryChair: 'sitting',
  twoPersonCarry: 'sitting',
};

/**
 * Posture of a row now. Residents lie in bed until they are told, and until they are lifted out of it; by day those who are
 * awake and not bedridden sit. Who gets ready to go sits up.
 */
export function postureOf(model: Model, world: World, row: number): Posture {
  const people = world.people;
  const person = model.people[row];
  switch (people.state[row]) {
    case STATE.incapacitated:
      return 'floor';
    case STATE.asleep:
      return 'lying';
    case STATE.awake:
      return model.night || person.mobility === 'bedridden' ? 'lying' : 'sitting';
    case STATE.preMovement:
      return 'sitting';
    case STATE.waitingForHelp:
    case STATE.beingWoken:
    case STATE.beingPrepared: {
      const inBed = people.space[row] === model.facility.beds[person.bed].spaceIndex;
      return inBed ? 'lying' : POSTURE_OF[BODIES[people.body[row]]];
    }
    default:
      return POSTURE_OF[BODIES[people.body[row]]];
  }
}

/** Height of the mouth above the floor, m. */
export const breathingHeight = (model: Model, posture: Posture): number =>
  model.parameter(`exposure.height.${posture}`);

/** Posture at whose height the way is looked at: of who walks beside somebody moved, else the own. */
export function lookingPosture(model: Model, world: World, row: number): Posture {
  return world.people.state[row] === STATE.beingMoved ? 'standing' : postureOf(model, world, row);
}
