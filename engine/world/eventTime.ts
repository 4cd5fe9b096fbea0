/** When the moments happened that plans and claims refer to. */
import type { EventRef } from '../scenario/schema.js';
import type { Model } from './model.js';
import type { World } from './world.js';

/** When the event happened, s; NaN while it has not. */
export function eventTime(model: Model, world: World, event: EventRef): number {
  if (event === 'start') return 0;
  if (typeof event === 'string') return world.milestones[event];
  const index = model.scenario.plan.phases.findIndex((p) => p.id === event.phase);
  return event.is === 'started' ? world.phases[index].startedAt : world.phases[index].doneAt;
}
