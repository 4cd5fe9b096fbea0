/** Commands given from outside while the run goes on. */
import { ScenarioError } from '../errors.js';
import type { Command } from '../scenario/command.js';
import { nearestWord } from '../scenario/words.js';
import { emit, tickStart } from '../world/acts.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** @throws ScenarioError if the command names what does not exist */
export function checkCommand(model: Model, given: Command): void {
  const { openingByKey, liftByKey } = model.facility;
  const [kind, value, known] =
    given.kind === 'door'
      ? (['opening', given.opening, openingByKey] as const)
      : (['lift', given.lift, liftByKey] as const);
  if (known.has(value)) return;
  const suggestion = nearestWord(value, [...known.keys()]);
  throw new ScenarioError([
    {
      path: `command.${kind}`,
      code: 'unknownReference',
      parameters: { value, kind },
      ...(suggestion === null ? {} : { hint: { code: 'didYouMean', parameters: { suggestion } } }),
    },
  ]);
}

/** Obeys in the order given, at the start of the tick. */
export function obey(model: Model, world: World, commands: readonly Command[]): void {
  for (const given of commands) {
    if (given.kind === 'door') {
      const door = model.facility.openingByKey.get(given.opening)!;
      const blocked = given.usable ? 0 : 1;
      if (world.doorOutOfOrder[door] !== blocked) {
        world.doorOutOfOrder[door] = blocked;
        world.doorsVersion++;
      }
    } else {
      const lift = world.lifts[model.facility.liftByKey.get(given.lift)!];
      if (given.order === 'hold' || given.order === 'release') lift.held = given.order === 'hold';
      else lift.ordered = given.order;
    }
    const other = given.kind === 'door' ? given.opening : given.lift;
    emit(world, 'commanded', tickStart(model, world), { command: given, other });
  }
}
