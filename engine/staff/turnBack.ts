/** Nobody goes into smoke beyond their limit: who finds no way but through it gives up, and looks again later. */
import { NO_ROUTE, whoOf, type Navigator } from '../navigation/navigator.js';
import { emit, setCause, setState, stopWalk, tickEnd, tickStart } from '../world/acts.js';
import { CAUSE, STATE } from '../world/codes.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { abandon, endOwnWalk } from './abandon.js';
import { freeStaff } from './dispatch.js';

/** Who is about to go into smoke they refuse looks for another way. */
export function stopAtSmoke(model: Model, world: World, navigator: Navigator): void {
  if (!navigator.smoky()) return;
  const people = world.people;
  const { openings } = model.facility;
  for (let row = 0; row < people.count; row++) {
    const opening = people.nextOpening[row];
    if (people.moving[row] === 0 || opening < 0) continue;
    const { a, b } = openings[opening];
    const here = people.space[row];
    const who = whoOf(world, row);
    if (navigator.refused(a === here ? b : a, who) && !navigator.refused(here, who)) people.nextOpening[row] = -1;
  }
}

/** Those whom smoke has left without a way in this tick. */
export function turnBack(model: Model, world: World): void {
  const people = world.people;
  for (let row = 0; row < people.count; row++) {
    if (people.moving[row] === 0 || people.nextOpening[row] !== NO_ROUTE || people.cause[row] !== CAUSE.smoke) continue;
    const state = people.state[row];
    // A team with a resident stands and waits for the way to clear; who goes to look has seen enough (`response.ts`).
    if (state === STATE.beingMoved || state === STATE.investigating) continue;
    giveUp(model, world, row, tickEnd(model, world));
  }
}

function giveUp(model: Model, world: World, row: number, at: number): void {
  const people = world.people;
  const again = at + model.parameter('plan.retry');
  const ref = people.causeRef[row];
  emit(world, 'turnedBack', at, {
    person: model.people[row].id,
    space: model.facility.spaces[people.space[row]].id,
  });
  if (row < people.residents) {
    endOwnWalk(model, world, row);
    setState(world, row, 'preMovement');
    people.until[row] = again;
    setCause(world, row, 'smoke', ref, at);
    return;
  }
  const task = people.task[row] < 0 ? undefined : world.tasks.find((one) => one.id === people.task[row]);
  if (task === undefined) {
    stopWalk(world, row);
    setState(world, row, 'onPost');
    people.duty[row] = -1;
    world.orders = world.orders.filter((order) => order.row !== row);
    people.until[row] = again;
  } else if (task.team[0] === row) abandon(model, world, task, at, 'smoke', ref, again);
  else {
    task.team = task.team.filter((member) => member !== row);
    freeStaff(world, row, at, 0);
  }
  setCause(world, row, 'smoke', ref, tickStart(model, world));
  people.until[row] = again;
}
