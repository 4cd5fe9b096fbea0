/** Residents who can walk out by themselves: told by the alarm and the plan, get ready, go. */
import { BODIES, BODY, CAUSE, OUTCOME, STATE } from '../world/codes.js';
import { chooseDestination, ownBody, reserve } from '../navigation/destination.js';
import type { Navigator } from '../navigation/navigator.js';
import { arrivalTime, emit, setCause, setState, settle, startWalk, tickEnd } from '../world/acts.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Residents of a phase that has just started: those who walk get ready, the others wait to be fetched. */
export function tellResidents(model: Model, world: World, phase: number, at: number): void {
  const people = world.people;
  for (let row = 0; row < people.residents; row++) {
    if (model.phaseOf[row] !== phase) continue;
    const lost = people.outcome[row] === OUTCOME.lost && people.state[row] === STATE.incapacitated;
    // Smoke has told them already, or they need no telling any more.
    const told = people.state[row] !== STATE.asleep && people.state[row] !== STATE.awake;
    if (!lost && (told || people.outcome[row] !== OUTCOME.none)) continue;
    const person = model.people[row];
    if (person.meansLevel < 0 && !lost) {
      setState(world, row, 'preMovement');
      people.until[row] = at + person.preMovement;
      setCause(world, row, 'preMovement', -1, at);
    } else {
      setState(world, row, 'waitingForHelp');
      people.until[row] = at;
      setCause(world, row, 'carer', -1, at);
    }
  }
}

/** Those whose pre-movement time ends within this tick choose where to go and set off. */
export function preMovement(model: Model, world: World, navigator: Navigator): void {
  const people = world.people;
  const end = tickEnd(model, world);
  for (let row = 0; row < people.residents; row++) {
    if (people.state[row] !== STATE.preMovement || people.until[row] > end) continue;
    const at = people.until[row];
    const found = chooseDestination(model, world, navigator, row, model.phaseOf[row]);
    if (found.kind !== 'found') {
      // Nowhere to go now: look again later, and say why.
      const cause = found.kind === 'full' ? 'refugeFull' : found.kind;
      if (people.cause[row] !== CAUSE[cause] && cause !== 'smoke') {
        emit(world, found.kind === 'full' ? 'destinationFull' : 'noRoute', at, { person: model.people[row].id });
      }
      setCause(world, row, cause, found.space, at);
      people.until[row] = at + model.parameter('plan.retry');
      continue;
    }
    if (found.means >= 0) {
      setState(world, row, 'waitingForHelp');
      people.until[row] = at;
      setCause(world, row, 'carer', -1, at);
      continue;
    }
    reserve(model, world, found.space, found.area);
    const person = model.people[row];
    const body = ownBody(model, row);
    people.body[row] = BODY[body];
    people.radius[row] = model.parameter(`body.${BODIES[BODY[body]]}`);
    people.speedLevel[row] = person.speedLevel;
    people.speedDown[row] = person.speedDown;
    people.speedUp[row] = person.speedUp;
    people.until[row] = Infinity;
    setState(world, row, 'walking');
    setCause(world, row, 'none', -1, at);
    startWalk(model, world, row, found.space, found.x, found.y, at, false);
    emit(world, 'moveStarted', at, { person: person.id });
  }
}

/** Residents walking alone who have reached their goal. */
export function arriveAlone(model: Model, world: World): void {
  const people = world.people;
  for (let row = 0; row < people.residents; row++) {
    if (people.arrived[row] === 0 || people.state[row] !== STATE.walking) continue;
    settle(model, world, row, arrivalTime(model, world, row));
  }
}
