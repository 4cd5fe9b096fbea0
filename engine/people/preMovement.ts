/** Residents who can walk out by themselves: told by the alarm and the plan, get ready, go. */
import { OUTSIDE } from '../facility/facility.js';
import { BODIES, BODY, CAUSE, OUTCOME, STATE } from '../world/codes.js';
import { bodyOf, chooseDestination, ownBody, placeIn, reserve, type Destination } from '../navigation/destination.js';
import type { Navigator } from '../navigation/navigator.js';
import { takesResidents } from '../scenario/readings.js';
import { arrivalTime, emit, setCause, setState, settle, startWalk, stopWalk, tickEnd } from '../world/acts.js';
import { refusesUntil } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** Residents of a phase that has just started: those who walk get ready, the others wait to be fetched. */
export function tellResidents(model: Model, world: World, phase: number, at: number): void {
  const people = world.people;
  for (let row = 0; row < people.residents; row++) {
    if (people.phase[row] !== phase) continue;
    const lost = people.outcome[row] === OUTCOME.lost && people.state[row] === STATE.incapacitated;
    // Smoke has told them already, or they need no telling any more.
    const told = people.state[row] !== STATE.asleep && people.state[row] !== STATE.awake;
    if (!lost && ((told && takesResidents(model.scenario, phase)) || people.outcome[row] !== OUTCOME.none)) continue;
    tell(model, world, row, at);
  }
}

/** Somebody whose turn it is: who walks gets ready, the others, and who is lost, wait to be fetched. */
export function tell(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  const person = model.people[row];
  if (person.meansLevel < 0 && people.outcome[row] !== OUTCOME.lost) {
    setState(world, row, 'preMovement');
    people.knocked[row] = 0;
    // Whom the alarm does not reach waits to be told in person.
    people.until[row] = person.hears ? at + person.preMovement : Infinity;
    setCause(world, row, person.hears ? 'preMovement' : 'alarm', -1, at);
  } else {
    setState(world, row, 'waitingForHelp');
    people.until[row] = at;
    setCause(world, row, 'carer', -1, at);
  }
}

/** Those whose pre-movement time ends within this tick choose where to go and set off. */
export function preMovement(model: Model, world: World, navigator: Navigator): void {
  const people = world.people;
  const end = tickEnd(model, world);
  for (let row = 0; row < people.residents; row++) {
    if (people.state[row] !== STATE.preMovement || people.until[row] > end) continue;
    const at = people.until[row];
    const refuses = refusesUntil(world, row);
    if (refuses > at) {
      setCause(world, row, 'refusal', -1, at);
      people.until[row] = refuses;
      continue;
    }
    const found = chooseDestination(model, world, navigator, row, people.phase[row]);
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
      if (model.people[row].walksToStairs && goToStair(model, world, navigator, row, found, at)) continue;
      setState(world, row, 'waitingForHelp');
      people.until[row] = at;
      setCause(world, row, 'carer', -1, at);
      continue;
    }
    reserve(model, world, found.space, found.area);
    setOffAlone(model, world, row, 'walking', found, at);
    emit(world, 'moveStarted', at, { person: model.people[row].id });
  }
}

/** On their own feet or wheels from `at` on. */
export function setOffAlone(
  model: Model,
  world: World,
  row: number,
  state: 'walking' | 'wandering',
  goal: { space: number; x: number; y: number },
  at: number,
  afterMove = false,
): void {
  const people = world.people;
  const person = model.people[row];
  const body = ownBody(model, row);
  people.body[row] = BODY[body];
  people.radius[row] = model.parameter(`body.${BODIES[BODY[body]]}`);
  people.speedLevel[row] = person.speedLevel;
  people.speedDown[row] = person.speedDown;
  people.speedUp[row] = person.speedUp;
  people.until[row] = Infinity;
  setState(world, row, state);
  setCause(world, row, 'none', -1, at);
  startWalk(model, world, row, goal.space, goal.x, goal.y, at, afterMove);
}

/**
 * Partial help: to the last place before the stair on the way to the destination, to wait there. The destination is chosen
 * again when somebody comes. False: they are there already, or the stair cannot be reached.
 */
function goToStair(
  model: Model,
  world: World,
  navigator: Navigator,
  row: number,
  destination: Destination,
  at: number,
): boolean {
  const people = world.people;
  const { spaces, openings } = model.facility;
  const body = BODY[bodyOf(model, row, destination.means)];
  let space = people.space[row];
  let x = people.x[row];
  let y = people.y[row];
  for (let i = 0; i < spaces.length; i++) {
    const { space: goal, x: gx, y: gy } = destination;
    const index = navigator.nextOpening(world, space, x, y, goal, gx, gy, body);
    if (index < 0) return false;
    const o = openings[index];
    const next = o.a === space ? o.b : o.a;
    if (next === OUTSIDE) return false;
    x = (o.x1 + o.x2) / 2;
    y = (o.y1 + o.y2) / 2;
    if (spaces[next].stair >= 0) {
      const [wx, wy] = placeIn(model, world, spaces[space], people.radius[row]);
      if (space === people.space[row]) return false;
      setOffAlone(model, world, row, 'walking', { space, x: wx, y: wy }, at);
      emit(world, 'moveStarted', at, { person: model.people[row].id });
      return true;
    }
    space = next;
  }
  return false;
}

/** Residents walking alone who have reached their goal. */
export function arriveAlone(model: Model, world: World): void {
  const people = world.people;
  for (let row = 0; row < people.residents; row++) {
    if (people.arrived[row] === 0) continue;
    // Who rested on the last landing may come to the goal within the tick in which the rest ends.
    if (people.state[row] !== STATE.walking && people.state[row] !== STATE.resting) continue;
    const at = arrivalTime(model, world, row);
    if (!waitsAtStair(model, world, row)) settle(model, world, row, at);
    else {
      stopWalk(world, row);
      setState(world, row, 'waitingForHelp');
      setCause(world, row, 'carer', -1, at);
      people.until[row] = at;
    }
  }
}

/** Where they have arrived is where they are fetched for the stair, not where the plan wants them. */
function waitsAtStair(model: Model, world: World, row: number): boolean {
  const people = world.people;
  if (!model.people[row].walksToStairs || people.space[row] === OUTSIDE) return false;
  const { to } = model.scenario.plan.phases[people.phase[row]];
  const space = model.facility.spaces[people.space[row]];
  const home = model.facility.spaces[model.facility.beds[model.people[row].bed].spaceIndex];
  // A destination on their own storey is one they reach without help; every other lies beyond the stair.
  const kept = space.kind === 'refuge' || (to.includes('nextCompartment') && space.compartment !== home.compartment);
  return space.storey === home.storey && !kept;
}
