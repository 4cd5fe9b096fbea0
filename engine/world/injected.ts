/** What was thrown into a run or changed of its plan from outside, and what still holds of it: part of the state, and not there in a run without any. */
import type { Phase, Post } from '../scenario/schema.js';
import { ORDER_RULES } from '../scenario/schemaPlan.js';
import type { Model } from './model.js';
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
    orders: [],
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

export type OrderRule = NonNullable<Phase['order']>[number];
export const DEFAULT_ORDER: readonly OrderRule[] = ['nearestToFire', 'ambulantFirst', 'bedboundLast'];

/** By which rules the residents of a phase are fetched now, the first the strongest. */
export function orderOf(model: Model, world: World, phase: number): readonly OrderRule[] {
  const changed = world.injected?.orders.find((one) => one.phase === phase);
  return changed?.rules.map((rule) => ORDER_RULES[rule]) ?? model.scenario.plan.phases[phase].order ?? DEFAULT_ORDER;
}
