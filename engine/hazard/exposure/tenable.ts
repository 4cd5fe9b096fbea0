/** Whether the air of a place is fit to stay in. */
import { gasState, type Conditions, type GasState } from '../../world/conditions.js';
import type { Model } from '../../world/model.js';
import type { World } from '../../world/world.js';
import { breathingHeight, postureOf } from './posture.js';

/** 0 °C, K. */
const ZERO_CELSIUS = 273.15;

/** Neither smoke nor heat that a resident would not go into. */
export function fitToStay(model: Model, gas: GasState): boolean {
  const hot = gas.temperature >= model.parameter('smoke.refuse.temperature') + ZERO_CELSIUS;
  return !hot && gas.extinction < model.parameter('smoke.refuse.resident');
}

/** May somebody stay where they are: neither smoke nor heat at their own breathing height that a resident would not go into. */
export function tenable(model: Model, world: World, conditions: Conditions, row: number): boolean {
  const space = world.people.space[row];
  if (space < 0 || !conditions.affected(space)) return true;
  const gas = conditions.gasAt(space, breathingHeight(model, postureOf(model, world, row)), gasState());
  return fitToStay(model, gas);
}
