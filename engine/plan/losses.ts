/** A zone that stops being safe: nobody is brought there any more, and who was sheltered there has to go on. */
import { areaOf, unreserve } from '../navigation/destination.js';
import { takesResidents } from '../scenario/readings.js';
import { emit, reopen, setCause, tickEnd } from '../world/acts.js';
import { BODIES, OUTCOME } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

export interface Exposed {
  row: number;
  at: number;
}

/** Index of the phase that takes whoever is in this space, or -1. */
function takenBy(model: Model, space: number): number {
  return model.phaseSpaces.findIndex((spaces, phase) => spaces[space] === 1 && !takesResidents(model.scenario, phase));
}

/** Resident `row` is not safe any more where they are. */
function expose(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  const space = people.space[row];
  if (people.phase[row] >= 0) unreserve(model, world, space, areaOf(model, BODIES[people.body[row]]));
  reopen(model, world, row, at);
  people.until[row] = Infinity;
  emit(world, 'mustMoveAgain', at, { person: model.people[row].id, space: model.facility.spaces[space].id });
}

/**
 * Zones lost within this tick. Residents sheltered there are told by the phase that takes whoever is there; where the plan has
 * none, by their own phase once more; who stayed in their room and has no phase is forgotten, and it is said so.
 * @returns residents whom their own phase has to tell again
 */
export function loseZones(model: Model, world: World): Exposed[] {
  const people = world.people;
  const end = tickEnd(model, world);
  const again: Exposed[] = [];
  for (const { at, spaces } of model.losses) {
    if (at > end || at <= end - model.dt) continue;
    for (let i = 0; i < spaces.length; i++) if (spaces[i] === 1) world.lostSpaces[i] = 1;
    if (Number.isNaN(world.milestones.zoneLost)) world.milestones.zoneLost = at;
    emit(world, 'zoneLost', at);
    for (let row = 0; row < people.residents; row++) {
      const space = people.space[row];
      if (people.outcome[row] !== OUTCOME.sheltered || space < 0 || spaces[space] === 0) continue;
      const phase = people.phase[row];
      expose(model, world, row, at);
      const taker = takenBy(model, space);
      if (taker >= 0) setCause(world, row, 'phase', taker, at);
      else if (phase >= 0) again.push({ row, at });
      else setCause(world, row, 'noPlan', -1, at);
    }
  }
  return again;
}

/** A phase that takes whoever is there has begun: residents in its zones with nobody at work on them are its own now. */
export function takeOver(model: Model, world: World, phase: number, at: number): boolean {
  if (takesResidents(model.scenario, phase)) return false;
  const people = world.people;
  const spaces = model.phaseSpaces[phase];
  for (let row = 0; row < people.residents; row++) {
    const space = people.space[row];
    if (space < 0 || spaces[space] === 0 || people.task[row] >= 0 || people.moving[row] === 1) continue;
    if (people.outcome[row] === OUTCOME.sheltered) expose(model, world, row, at);
    people.phase[row] = phase;
    emit(world, 'phaseChanged', at, { person: model.people[row].id, phase: model.scenario.plan.phases[phase].id });
  }
  return true;
}
