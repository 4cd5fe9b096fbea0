/** Commands given from outside while the run goes on. */
import { ScenarioError, type Problem } from '../errors.js';
import type { Command, Refusal, StaffCommand } from '../scenario/command.js';
import { ORDER_RULES } from '../scenario/schemaPlan.js';
import { nearestWord } from '../scenario/words.js';
import { injectedOf, orderOf } from '../world/injected.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { inject, injectRefusal, powered } from './inject.js';
import { beginPhase } from './phases.js';

/** What a command names, by kind of thing. */
export function referencesOf(
  model: Model,
  given: Command,
): [kind: string, value: string, known: ReadonlySet<string>][] {
  const { openingByKey, liftByKey, spaceByKey } = model.facility;
  const keys = (map: ReadonlyMap<string, number>): ReadonlySet<string> => new Set(map.keys());
  const people = (from: number, to: number): ReadonlySet<string> =>
    new Set(model.people.slice(from, to).map((person) => person.id));
  const found: [string, string, ReadonlySet<string>][] = [];
  if ('staff' in given) found.push(['staff', given.staff, people(model.residents, model.people.length)]);
  if ('resident' in given) found.push(['resident', given.resident, people(0, model.residents)]);
  if ('opening' in given) found.push(['opening', given.opening, keys(openingByKey)]);
  if ('space' in given) found.push(['space', given.space, keys(spaceByKey)]);
  if ('lift' in given) found.push(['lift', given.lift, keys(liftByKey)]);
  for (const value of 'lifts' in given ? (given.lifts ?? []) : []) found.push(['lift', value, keys(liftByKey)]);
  for (const value of 'equipment' in given ? (given.equipment ?? []) : [])
    found.push(['equipment', value, powered(model)]);
  if ('phase' in given) found.push(['phase', given.phase, new Set(model.scenario.plan.phases.map(({ id }) => id))]);
  return found;
}

/** @throws ScenarioError that lists everything the command names and that does not exist */
export function checkCommand(model: Model, given: Command): void {
  const problems = referencesOf(model, given)
    .filter(([, value, known]) => !known.has(value))
    .map(([kind, value, known]): Problem => {
      const suggestion = nearestWord(value, [...known]);
      return {
        path: `command.${kind}`,
        code: 'unknownReference',
        parameters: { value, kind },
        ...(suggestion === null ? {} : { hint: { code: 'didYouMean', parameters: { suggestion } } }),
      };
    });
  if (problems.length > 0) throw new ScenarioError(problems);
}

/** A command about the building or the plan. */
export type HouseCommand = Exclude<Command, StaffCommand>;

/** Why nothing would come of it; null: it can be done. */
export function houseRefusal(model: Model, world: World, given: HouseCommand): Refusal | null {
  if (given.kind === 'door' || given.kind === 'lift') return null;
  if (given.kind !== 'begin' && given.kind !== 'order') return injectRefusal(model, world, given);
  const phase = model.scenario.plan.phases.findIndex(({ id }) => id === given.phase);
  if (given.kind === 'order')
    return orderOf(model, world, phase).join() === given.rules.join() ? { code: 'sameOrder' } : null;
  return Number.isNaN(world.phases[phase].startedAt) ? null : { code: 'begun' };
}

/** Obeys at the start of the tick. @returns the phase of the plan that begins by it, or -1 */
export function obey(model: Model, world: World, given: HouseCommand): number {
  switch (given.kind) {
    case 'door': {
      const door = model.facility.openingByKey.get(given.opening)!;
      const blocked = given.usable ? 0 : 1;
      if (world.doorOutOfOrder[door] !== blocked) {
        world.doorOutOfOrder[door] = blocked;
        world.doorsVersion++;
      }
      return -1;
    }
    case 'lift': {
      const lift = world.lifts[model.facility.liftByKey.get(given.lift)!];
      if (given.order === 'hold' || given.order === 'release') lift.held = given.order === 'hold';
      else lift.ordered = given.order;
      return -1;
    }
    case 'begin':
      return beginPhase(model, world, given.phase);
    case 'order': {
      const phase = model.scenario.plan.phases.findIndex(({ id }) => id === given.phase);
      const injected = injectedOf(world);
      const rules = given.rules.map((rule) => ORDER_RULES.indexOf(rule));
      injected.orders = [...injected.orders.filter((one) => one.phase !== phase), { phase, rules }];
      return -1;
    }
    default:
      inject(model, world, given);
      return -1;
  }
}
