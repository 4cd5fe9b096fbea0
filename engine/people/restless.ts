/** Residents who do not stay where they were brought: they walk back to their room if nobody of staff is with them. */
import { areaOf, unreserve } from '../navigation/destination.js';
import { nextStream } from '../random.js';
import { arrivalTime, emit, reopen, setCause, setState, stopWalk, tickEnd } from '../world/acts.js';
import { BODIES, OUTCOME, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { setOffAlone } from './preMovement.js';

/** Is somebody of staff in the space who has no resident in hand, or stays there on purpose. */
function attended(model: Model, world: World, space: number): boolean {
  const people = world.people;
  for (let row = model.residents; row < people.count; row++) {
    if (people.space[row] !== space || people.moving[row] === 1 || people.attachedTo[row] >= 0) continue;
    if (people.state[row] !== STATE.notYetHere && people.outcome[row] !== OUTCOME.lost) return true;
  }
  return false;
}

/**
 * Whoever has just been brought to a place inside may be going to walk off (`until`: when); whoever is due walks off if nobody
 * is with them. Somebody who was noticed stays.
 */
export function restless(model: Model, world: World): void {
  if (!model.randomness) return;
  const people = world.people;
  const end = tickEnd(model, world);
  for (let row = 0; row < people.residents; row++) {
    const person = model.people[row];
    if (person.turnsBack <= 0) continue;
    if (people.state[row] === STATE.wandering) {
      if (people.arrived[row] === 1) backInRoom(model, world, row);
      continue;
    }
    if (people.outcome[row] !== OUTCOME.sheltered || people.phase[row] < 0 || people.state[row] !== STATE.inPlace)
      continue;
    if (person.speedLevel <= 0 || people.task[row] >= 0) continue;
    if (people.until[row] === Infinity) {
      // Drawn once: who has been fetched a second time is kept an eye on.
      if ((world.ordinals.get(`turnsBack/${person.id}`) ?? 0) > 0 || !onOwnStorey(model, world, row)) continue;
      const stream = nextStream(world.ordinals, model.seed, 'turnsBack', person.id);
      if (stream.uniform() >= person.turnsBack) continue;
      const prefix = `time.restless.${model.night ? 'night' : 'day'}`;
      const after = stream.logNormalOf(model.parameter(`${prefix}.mean`), model.parameter(`${prefix}.sd`));
      people.until[row] = people.outcomeAt[row] + after;
      continue;
    }
    if (people.until[row] > end) continue;
    const at = people.until[row];
    people.until[row] = Infinity;
    if (!attended(model, world, people.space[row])) turnBack(model, world, row, at);
  }
}

/** From another storey they do not find their way. */
function onOwnStorey(model: Model, world: World, row: number): boolean {
  const { spaces, beds } = model.facility;
  return spaces[world.people.space[row]].storey === spaces[beds[model.people[row].bed].spaceIndex].storey;
}

function turnBack(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  const person = model.people[row];
  const { facility } = model;
  const bed = facility.beds[person.bed];
  unreserve(model, world, people.space[row], areaOf(model, BODIES[people.body[row]]));
  reopen(model, world, row, at);
  setOffAlone(model, world, row, 'wandering', { space: bed.spaceIndex, x: bed.at[0], y: bed.at[1] }, at);
  emit(world, 'wanderedBack', at, { person: person.id, space: facility.spaces[people.space[row]].id });
}

function backInRoom(model: Model, world: World, row: number): void {
  const people = world.people;
  const at = arrivalTime(model, world, row);
  stopWalk(world, row);
  setState(world, row, 'waitingForHelp');
  setCause(world, row, 'carer', -1, at);
  people.until[row] = at;
}
