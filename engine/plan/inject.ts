/** What a trainer throws into a run beside what befalls staff (`staff/orders.ts`): refused where nothing could come of it. */
import { fanIds } from '../hazard/building.js';
import { addFire } from '../hazard/secondFires.js';
import type { Command, Refusal } from '../scenario/command.js';
import { BURNING_ITEMS } from '../scenario/schemaFire.js';
import { tickStart } from '../world/acts.js';
import { OUTCOME } from '../world/codes.js';
import { injectedOf } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { Task, World } from '../world/world.js';

export type InjectCommand = Extract<Command, { kind: 'ignite' | 'brigadeLate' | 'refuse' | 'unanswered' | 'power' }>;
type PowerCommand = Extract<Command, { kind: 'power' }>;

/** Until then a resident who is being fetched can still refuse. */
const BEFORE_COMING: ReadonlySet<Task['stage']> = new Set(['fetchDevice', 'approach', 'wake']);

/** Ids of what can lose its power beside lifts. */
export const powered = (model: Model): ReadonlySet<string> =>
  new Set([
    ...fanIds(model.scenario.protection ?? {}),
    ...model.facility.openingByKey.keys(),
    ...model.facility.stores.map(({ id }) => id),
  ]);

function noFire(model: Model, world: World, id: string): Refusal | null {
  if (world.smoke === null) return { code: 'noFire' };
  const space = model.facility.spaces[model.facility.spaceByKey.get(id)!];
  if (space.stair >= 0 || space.kind === 'liftCar' || space.kind === 'outdoor')
    return { code: 'noFireThere', space: id };
  const burns =
    space.index === model.incidentSpace || (world.injected?.fires.some((fire) => fire.space === space.index) ?? false);
  return burns ? { code: 'burning', space: id } : null;
}

function noBrigade(model: Model, world: World): Refusal | null {
  if (!Number.isNaN(world.milestones.brigadeArrived)) return { code: 'arrived' };
  return model.people.some(({ post }) => post === 'firefighter') ? null : { code: 'noBrigade' };
}

function noRefusing(model: Model, world: World, id: string): Refusal | null {
  const { people } = world;
  const row = model.people.findIndex((person) => person.id === id);
  const outcome = people.outcome[row];
  if (outcome === OUTCOME.lost) return { code: 'isLost', other: id };
  if (outcome === OUTCOME.safe || outcome === OUTCOME.sheltered) return { code: 'inSafety', other: id };
  if (people.moving[row] === 1) return { code: 'taken', person: id, other: id };
  const task = world.tasks.find(({ resident }) => resident === row);
  if (task === undefined || BEFORE_COMING.has(task.stage)) return null;
  return { code: 'taken', person: model.people[task.team[0]].id, other: id };
}

/** Lifts whose power a command takes, of those that still have it. */
function liftsOf(model: Model, world: World, { lifts }: PowerCommand): number[] {
  const { facility } = model;
  return facility.lifts
    .filter(({ id, emergencyPower }) => (lifts === undefined ? !emergencyPower : lifts.includes(id)))
    .map(({ index }) => index)
    .filter((lift) => world.lifts[lift].mode !== 'outOfService');
}

/** What a command takes of the other equipment that still works. */
function equipmentOf(model: Model, world: World, { equipment = [] }: PowerCommand) {
  const { facility, scenario } = model;
  const fans = fanIds(scenario.protection ?? {}).flatMap((id, i) => (equipment.includes(id) ? [i] : []));
  const doors = equipment.flatMap((id) => facility.openingByKey.get(id) ?? []);
  const stores = new Set(facility.stores.flatMap(({ id }, i) => (equipment.includes(id) ? [i] : [])));
  return {
    fans: fans.filter((fan) => world.injected?.fansOff.includes(fan) !== true),
    doors: doors.filter((door) => world.doorOutOfOrder[door] === 0),
    devices: world.devices.filter(({ store, task, outOfOrder }) => stores.has(store) && task < 0 && !outOfOrder),
  };
}

function nothingLost(model: Model, world: World, given: PowerCommand): Refusal | null {
  const { fans, doors, devices } = equipmentOf(model, world, given);
  const some = liftsOf(model, world, given).length + fans.length + doors.length + devices.length > 0;
  return some ? null : { code: 'nothingLost' };
}

/** Why nothing would come of it; null: it can be thrown in. */
export function injectRefusal(model: Model, world: World, given: InjectCommand): Refusal | null {
  switch (given.kind) {
    case 'ignite':
      return noFire(model, world, given.space);
    case 'brigadeLate':
      return noBrigade(model, world);
    case 'refuse':
      return noRefusing(model, world, given.resident);
    case 'unanswered':
      if (model.scenario.roster.controlRoomWatched === false) return { code: 'notWatched' };
      return world.response.stage === 'waiting' ? null : { code: 'answered' };
    case 'power':
      return nothingLost(model, world, given);
  }
}

/** Happens at the start of the tick. */
export function inject(model: Model, world: World, given: InjectCommand): void {
  const { facility } = model;
  const at = tickStart(model, world);
  const injected = injectedOf(world);
  switch (given.kind) {
    case 'ignite':
      injected.fires.push({
        space: facility.spaceByKey.get(given.space)!,
        item: BURNING_ITEMS.indexOf(given.item),
        at,
      });
      addFire(world, at);
      return;
    case 'brigadeLate':
      injected.brigadeLate += given.seconds;
      return;
    case 'refuse': {
      const row = model.people.findIndex((person) => person.id === given.resident);
      injected.refusing = [...injected.refusing.filter((one) => one.row !== row), { row, until: at + given.seconds }];
      return;
    }
    case 'unanswered':
      injected.unansweredUntil = given.seconds === null ? Infinity : at + given.seconds;
      return;
    case 'power':
      losePower(model, world, given, at);
  }
}

function losePower(model: Model, world: World, given: PowerCommand, at: number): void {
  const injected = injectedOf(world);
  const released = given.releasedAfter === undefined ? Infinity : at + given.releasedAfter;
  for (const lift of liftsOf(model, world, given)) injected.powerLost.push({ lift, released });
  const { fans, doors, devices } = equipmentOf(model, world, given);
  injected.fansOff.push(...fans);
  for (const door of doors) world.doorOutOfOrder[door] = 1;
  if (doors.length > 0) world.doorsVersion++;
  for (const device of devices) device.outOfOrder = true;
}
