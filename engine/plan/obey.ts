/** Commands given from outside while the run goes on. */
import { ScenarioError } from '../errors.js';
import type { Command } from '../scenario/command.js';
import { nearestWord } from '../scenario/words.js';
import { emit, tickStart } from '../world/acts.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

/** @throws ScenarioError if the command names what does not exist */
export function checkCommand(model: Model, given: Command): void {
  const { openingByKey } = model.facility;
  if (openingByKey.has(given.opening)) return;
  const suggestion = nearestWord(given.opening, [...openingByKey.keys()]);
  throw new ScenarioError([
    {
      path: 'command.opening',
      code: 'unknownReference',
      parameters: { value: given.opening, kind: 'opening' },
      ...(suggestion === null ? {} : { hint: { code: 'didYouMean', parameters: { suggestion } } }),
    },
  ]);
}

/** Obeys in the order given, at the start of the tick. */
export function obey(model: Model, world: World, commands: readonly Command[]): void {
  for (const given of commands) {
    const door = model.facility.openingByKey.get(given.opening)!;
    const blocked = given.usable ? 0 : 1;
    if (world.doorOutOfOrder[door] !== blocked) {
      world.doorOutOfOrder[door] = blocked;
      world.doorsVersion++;
    }
    emit(world, 'commanded', tickStart(model, world), { command: given, other: given.opening });
  }
}
