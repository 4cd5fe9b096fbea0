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
import { fitToStay } from './tenable.js';
import { breathingHeight, lookingPosture, postureOf, POSTURE_CODE, POSTURES, type Posture } from './posture.js';

/** Steps in which the exposure of somebody is told, %. */
const STEP = 5;

/**
 * What the air of a space does at the height of a posture, kept until the air changes: a pure function of the two and of the
 * state of the air. Cells are space x posture.
 */
export interface ExposureCache {
  /** By cell: time of the air it was read at. */
  time: Float64Array;
  /** By cell: dose of gas, of heat to the clothed and to the unclothed, 1/s; extinction coefficient, 1/m. */
  gas: Float64Array;
  heatClothed: Float64Array;
  heatUnclothed: Float64Array;
  extinction: Float64Array;
  /** By space: 1 if the air of the time `affectedAt` is not as before the fire; how many are so. */
  affected: Uint8Array;
  affectedAt: number;
  affectedCount: number;
  spare: GasState;
}

export function createExposureCache(spaces: number): ExposureCache {
  const cells = spaces * POSTURES.length;
  return {
    time: new Float64Array(cells).fill(NaN),
    gas: new Float64Array(cells),
    heatClothed: new Float64Array(cells),
    heatUnclothed: new Float64Array(cells),
    extinction: new Float64Array(cells),
    affected: new Uint8Array(spaces),
    affectedAt: NaN,
    affectedCount: 0,
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

/** Looks once at every state of the air which spaces the fire has reached; false: none. */
function anyAffected(conditions: Conditions, cache: ExposureCache): boolean {
  const { affected } = cache;
  const { time } = conditions;
  if (cache.affectedAt !== time) {
    cache.affectedAt = time;
    cache.affectedCount = 0;
    for (let space = 0; space < affected.length; space++) {
      affected[space] = conditions.affected(space) ? 1 : 0;
      cache.affectedCount += affected[space];
    }
  }
  return cache.affectedCount > 0;
}

/** The cell of a space and a posture, its air read again if that has changed since. */
function readAir(
  model: Model,
  conditions: Conditions,
  cache: ExposureCache,
  time: number,
  space: number,
  posture: Posture,
): number {
  const cell = POSTURES.length * space + POSTURE_CODE[posture];
  if (cache.time[cell] === time) return cell;
  cache.time[cell] = time;
  const gas = conditions.gasAt(space, breathingHeight(model, posture), cache.spare);
  cache.gas[cell] = gasRate(gas) / 60;
  cache.heatClothed[cell] = heatRate(gas, true) / 60;
  cache.heatUnclothed[cell] = heatRate(gas, false) / 60;
  cache.extinction[cell] = gas.extinction;
  return cell;
}

/** Residents at night are lightly clothed or not at all. */
const clothed = (model: Model, row: number): boolean => model.people[row].kind === 'staff' || !model.night;

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
  if (!anyAffected(conditions, cache)) return;
  const people = world.people;
  const { space, count } = people;
  const { affected } = cache;
  const { time } = conditions;
  for (let row = 0; row < count; row++) {
    const here = space[row];
    if (here < 0 || affected[here] === 0 || !breathes(world, row)) continue;
    const cell = readAir(model, conditions, cache, time, here, postureOf(model, world, row));
    const gas = cache.gas[cell];
    const heat = clothed(model, row) ? cache.heatClothed[cell] : cache.heatUnclothed[cell];
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
  const { affected } = cache;
  const { time } = conditions;
  const any = anyAffected(conditions, cache);
  for (let row = 0; row < count; row++) {
    const here = space[row];
    if (!any || moving[row] === 0 || here < 0 || affected[here] === 0) extinction[row] = 0;
    else
      extinction[row] =
        cache.extinction[readAir(model, conditions, cache, time, here, lookingPosture(model, world, row))];
  }
}

/** Would anything be decided otherwise if this person breathed the worst gas there is until the horizon. */
function worstDecides(model: Model, world: World, row: number, worst: GasState, left: number): boolean {
  const { people } = world;
  const { toleranceGas, toleranceHeat } = model.people[row];
  const heat = heatRate(worst, clothed(model, row));
  if (people.doseGas[row] + (gasRate(worst) * left) / 60 >= toleranceGas) return true;
  if (people.doseHeat[row] + (heat * left) / 60 >= toleranceHeat) return true;
  const outcome = people.outcome[row];
  // Of those who stay where they are the air at the end is looked at (`tenable`).
  const stays = outcome === OUTCOME.sheltered || (outcome === OUTCOME.none && row >= people.residents);
  if (stays && !fitToStay(model, worst)) return true;
  // Residents who were not reached by the alarm may yet see smoke.
  const waits = people.state[row] === STATE.preMovement || people.state[row] === STATE.awake;
  return (
    row < people.residents && waits && outcome === OUTCOME.none && worst.extinction >= model.parameter('smoke.seen')
  );
}

/**
 * May the air still change what comes of somebody inside, so that the run has to go on. For air that stays as it is: somebody
 * is harmed by what they breathe. For air that only mixes: somebody would be, or what is looked at at the end would be, by the
 * worst gas inside, breathed from now to the horizon.
 */
export function exposureGoesOn(model: Model, world: World, conditions: Conditions): boolean {
  let anybody = false;
  for (let row = 0; row < world.people.count && !anybody; row++) anybody = breathes(world, row);
  if (!anybody) return false;
  const spare = gasState();
  if (!conditions.settled && !conditions.onlyMixes(spare)) return true;
  const left = model.scenario.horizon - tickStart(model, world);
  for (let row = 0; row < world.people.count; row++) {
    if (!breathes(world, row)) continue;
    if (!conditions.settled) {
      if (worstDecides(model, world, row, spare, left)) return true;
      continue;
    }
    const space = world.people.space[row];
    if (!conditions.affected(space)) continue;
    const gas = conditions.gasAt(space, breathingHeight(model, postureOf(model, world, row)), spare);
    if (gasRate(gas) + heatRate(gas, clothed(model, row)) > LEAST_RATE) return true;
  }
  return false;
}
