/** Staff whose work is done leave what the plan empties: they go where the plan sends the residents of that zone. */
import { OUTSIDE } from '../facility/facility.js';
import { chooseDestination } from '../navigation/destination.js';
import type { Navigator } from '../navigation/navigator.js';
import { emit, arrivalTime, setCause, setState, startWalk, stopWalk, tickStart } from '../world/acts.js';
import { takesResidents } from '../scenario/readings.js';
import { CAUSE, OUTCOME, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Is there anything left to do for this member of staff: a phase not done that they may work for. */
function needed(model: Model, world: World, row: number): boolean {
  return world.phases.some((phase, i) => Number.isNaN(phase.doneAt) && model.eligible[i][row] === 1);
}

/** The phase whose zone this member of staff stands in with nothing left to do there, or -1 if they have no cause to leave. */
export function toLeave(model: Model, world: World, row: number): number {
  const people = world.people;
  const state = people.state[row];
  if (
    Number.isNaN(world.milestones.alarmRaised) ||
    people.outcome[row] !== OUTCOME.none ||
    people.task[row] >= 0 ||
    people.duty[row] >= 0
  )
    return -1;
  if ((state !== STATE.onPost && state !== STATE.pausing) || people.cause[row] === CAUSE.noRoute) return -1;
  const space = people.space[row];
  if (space < 0 || model.evacuatedSpaces[space] === 0 || model.facility.spaces[space].kind === 'refuge') return -1;
  const { response } = world;
  if (response.stage !== 'done' && (row === response.perceiver || row === response.investigator)) return -1;
  const phase = model.phaseSpaces.findIndex(
    (mask, i) => mask[space] === 1 && (takesResidents(model.scenario, i) || !Number.isNaN(world.phases[i].startedAt)),
  );
  if (phase < 0) return -1;
  return Number.isNaN(world.phases[phase].doneAt) || needed(model, world, row) ? -1 : phase;
}

/** Send those off who stand in an emptied zone with nothing left to do. */
export function withdraw(model: Model, world: World, navigator: Navigator): void {
  const people = world.people;
  for (let row = model.residents; row < people.count; row++) {
    const phase = toLeave(model, world, row);
    if (phase < 0) continue;
    const at = tickStart(model, world);
    if (people.until[row] > at) continue;
    const goal = chooseDestination(model, world, navigator, row, phase);
    if (goal.kind !== 'found') {
      // Nowhere to go: they stay, and it is said why. Smoke may go away.
      setCause(world, row, goal.kind === 'smoke' ? 'smoke' : 'noRoute', -1, at);
      if (goal.kind === 'smoke') people.until[row] = at + model.parameter('plan.retry');
      continue;
    }
    const person = model.people[row];
    people.speedLevel[row] = person.speedLevel;
    people.speedDown[row] = person.speedDown;
    people.speedUp[row] = person.speedUp;
    setState(world, row, 'walking');
    setCause(world, row, 'none', -1, at);
    startWalk(model, world, row, goal.space, goal.x, goal.y, at, false);
  }
}

/** Those who have withdrawn are safe outside, or sheltered. */
export function withdrawn(model: Model, world: World): void {
  const people = world.people;
  for (let row = model.residents; row < people.count; row++) {
    if (people.arrived[row] === 0 || people.state[row] !== STATE.walking) continue;
    const at = arrivalTime(model, world, row);
    const outside = people.space[row] === OUTSIDE;
    stopWalk(world, row);
    setState(world, row, outside ? 'out' : 'inPlace');
    setCause(world, row, 'none', -1, at);
    people.outcome[row] = outside ? OUTCOME.safe : OUTCOME.sheltered;
    people.outcomeAt[row] = at;
    emit(world, outside ? 'staffSafe' : 'staffSheltered', at, { person: model.people[row].id });
  }
}
