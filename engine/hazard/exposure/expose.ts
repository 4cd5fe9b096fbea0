/**
 * What the air does to everybody inside, by the last completed state of it: doses at each one's own breathing height, how thick
 * the smoke is they walk in, and who is incapacitated when. Times of passing a threshold are exact within the tick.
 */
import { gasState, type Conditions, type GasState } from '../../world/conditions.js';
import { OUTCOME, STATE } from '../../world/codes.js';
import { tickStart } from '../../world/acts.js';
import type { Model } from '../../world/model.js';
import type { World } from '../../world/world.js';
import { gasRate, heatRate } from './dose.js';
import { breathingHeight, lookingHeight, postureOf, POSTURES } from './posture.js';

/** Steps in which the exposure of somebody is told, %. */
const STEP = 5;

/** Rates of dose by row, kept while space, posture and state of the air are the same: a pure function of the three. */
export interface ExposureCache {
  time: Float64Array;
  space: Int32Array;
  posture: Int8Array;
  gas: Float64Array;
  heat: Float64Array;
  /** By space: 1 if the air of the time `affectedAt` is not as before the fire. */
  affected: Uint8Array;
  affectedAt: number;
  spare: GasState;
}

export function createExposureCache(count: number, spaces: number): ExposureCache {
  return {
    time: new Float64Array(count).fill(NaN),
    space: new Int32Array(count),
    posture: new Int8Array(count),
    gas: new Float64Array(count),
    heat: new Float64Array(count),
    affected: new Uint8Array(spaces),
    affectedAt: NaN,
    spare: gasState(),
  };
}

/** A dose a minute that comes to 0.03 in a day: less does not keep a run going. */
const LEAST_RATE = 2e-5;

/** In the building, and well enough for the air to matter. */
export const breathes = (world: World, row: number): boolean =>
  world.people.space[row] >= 0 &&
  world.people.outcome[row] !== OUTCOME.lost &&
  world.people.state[row] !== STATE.notYetHere;

/** Which spaces the fire has reached, looked at once for every state of the air. */
function affectedSpaces(conditions: Conditions, cache: ExposureCache): Uint8Array {
  const { affected } = cache;
  if (cache.affectedAt !== conditions.time) {
    cache.affectedAt = conditions.time;
    for (let space = 0; space < affected.length; space++) affected[space] = conditions.affected(space) ? 1 : 0;
  }
  return affected;
}

/** Reads the air for `row` again if anything has changed since. */
function readAir(model: Model, world: World, conditions: Conditions, cache: ExposureCache, row: number): void {
  const space = world.people.space[row];
  const posture = postureOf(model, world, row);
  const code = POSTURES.indexOf(posture);
  if (cache.time[row] === conditions.time && cache.space[row] === space && cache.posture[row] === code) return;
  cache.time[row] = conditions.time;
  cache.space[row] = space;
  cache.posture[row] = code;
  const gas = conditions.gasAt(space, breathingHeight(model, posture), cache.spare);
  cache.gas[row] = gasRate(gas) / 60;
  const clothed = model.people[row].kind === 'staff' || !model.night;
  cache.heat[row] = heatRate(gas, clothed) / 60;
}

/** Seconds of `rate` (1/s) until `dose` is `limit`; Infinity if it never is. */
const secondsUntil = (dose: number, limit: number, rate: number): number =>
  dose >= limit ? 0 : rate > 0 ? (limit - dose) / rate : Infinity;

/**
 * One tick of breathing.
 * @param incapacitate told of everybody who passes a threshold, with the exact time, s
 */
export function expose(
  model: Model,
  world: World,
  conditions: Conditions,
  cache: ExposureCache,
  incapacitate: (row: number, at: number) => void,
): void {
  const people = world.people;
  const { space } = people;
  const affected = affectedSpaces(conditions, cache);
  for (let row = 0; row < people.count; row++) {
    if (space[row] < 0 || affected[space[row]] === 0 || !breathes(world, row)) continue;
    readAir(model, world, conditions, cache, row);
    const gas = cache.gas[row];
    const heat = cache.heat[row];
    if (gas === 0 && heat === 0) continue;
    const { toleranceGas, toleranceHeat } = model.people[row];
    const until = Math.min(
      secondsUntil(people.doseGas[row], toleranceGas, gas),
      secondsUntil(people.doseHeat[row], toleranceHeat, heat),
    );
    people.doseGas[row] += gas * model.dt;
    people.doseHeat[row] += heat * model.dt;
    const share = Math.max(people.doseGas[row] / toleranceGas, people.doseHeat[row] / toleranceHeat);
    const lost = until < model.dt;
    people.exposure[row] = lost ? 100 : Math.min(100 - STEP, Math.floor((share * 100) / STEP) * STEP);
    if (lost) incapacitate(row, tickStart(model, world) + until);
  }
}

/** How thick the smoke is in which those walk who walk in this tick. */
export function lookAhead(model: Model, world: World, conditions: Conditions, cache: ExposureCache): void {
  const { moving, space, extinction, count } = world.people;
  const affected = affectedSpaces(conditions, cache);
  for (let row = 0; row < count; row++) {
    const here = space[row];
    if (moving[row] === 0 || here < 0 || affected[here] === 0) extinction[row] = 0;
    else extinction[row] = conditions.gasAt(here, lookingHeight(model, world, row), cache.spare).extinction;
  }
}

/** May somebody inside still be incapacitated, now or later, so that the run has to go on. */
export function exposureGoesOn(model: Model, world: World, conditions: Conditions): boolean {
  const spare = gasState();
  for (let row = 0; row < world.people.count; row++) {
    if (!breathes(world, row)) continue;
    if (!conditions.settled) return true;
    const space = world.people.space[row];
    if (!conditions.affected(space)) continue;
    const gas = conditions.gasAt(space, breathingHeight(model, postureOf(model, world, row)), spare);
    const clothed = model.people[row].kind === 'staff' || !model.night;
    if (gasRate(gas) + heatRate(gas, clothed) > LEAST_RATE) return true;
  }
  return false;
}
