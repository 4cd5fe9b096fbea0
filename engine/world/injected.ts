/** What a trainer has thrown into a run and what still holds of it: part of the state, and not there in a run without any. */
import type { Post } from '../scenario/schema.js';
import type { Injected, World } from './world.js';

/** Whatever has been thrown in so far; nothing of it to begin with. */
export function injectedOf(world: World): Injected {
  return (world.injected ??= {
    brigadeLate: 0,
    unansweredUntil: 0,
    refusing: [],
    fires: [],
    powerLost: [],
    fansOff: [],
  });
}

/** By how much somebody of this post comes later, s. */
export const comesLater = (world: World, post: Post | null): number =>
  post === 'firefighter' ? (world.injected?.brigadeLate ?? 0) : 0;

/** Nobody at the panel reacts to it at this time, s. */
export const panelUnanswered = (world: World, at: number): boolean =>
  world.injected !== null && world.injected.unansweredUntil > at;

/** Until when this resident does not come along, s; 0: nothing keeps them. */
export const refusesUntil = (world: World, row: number): number =>
  world.injected?.refusing.find((one) => one.row === row)?.until ?? 0;
