/** The plan while the run goes on: triggers, phases, and when a phase is done. */
import { OUTCOME, STATE } from '../world/codes.js';
import { emit, tickEnd, tickStart } from '../world/acts.js';
import { eventTime } from '../world/eventTime.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Start the phases whose trigger falls due within this tick. Returns the indices started, in the plan's order. */
export function startPhases(model: Model, world: World): { phase: number; at: number }[] {
  const started: { phase: number; at: number }[] = [];
  const end = tickEnd(model, world);
  model.scenario.plan.phases.forEach((phase, i) => {
    const state = world.phases[i];
    if (!Number.isNaN(state.startedAt)) return;
    const due = eventTime(model, world, phase.trigger.after) + (phase.trigger.delay ?? 0);
    // NaN compares false: the trigger has not happened.
    if (!(due <= end)) return;
    state.startedAt = due;
    emit(world, 'phaseStarted', due, { phase: phase.id });
    started.push({ phase: i, at: due });
  });
  return started;
}

/** A phase begins by order, whatever it would have waited for. @returns its index */
export function beginPhase(model: Model, world: World, id: string): number {
  const index = model.scenario.plan.phases.findIndex((phase) => phase.id === id);
  const at = tickStart(model, world);
  world.phases[index].startedAt = at;
  emit(world, 'phaseStarted', at, { phase: id });
  return index;
}

/** Close the phases whose residents are all where the plan wants them, or lost and not to be carried any further. */
export function closePhases(model: Model, world: World): void {
  const people = world.people;
  for (let i = 0; i < world.phases.length; i++) {
    const state = world.phases[i];
    if (Number.isNaN(state.startedAt) || !Number.isNaN(state.doneAt)) continue;
    let last = state.startedAt;
    let open = false;
    for (let row = 0; row < people.residents && !open; row++) {
      if (people.phase[row] !== i) continue;
      const carried =
        people.outcome[row] === OUTCOME.lost && (people.task[row] >= 0 || people.state[row] === STATE.waitingForHelp);
      if (people.outcome[row] === OUTCOME.none || carried) open = true;
      else if (people.outcomeAt[row] > last) last = people.outcomeAt[row];
    }
    if (open) continue;
    state.doneAt = last;
    emit(world, 'phaseDone', last, { phase: model.scenario.plan.phases[i].id });
  }
}
