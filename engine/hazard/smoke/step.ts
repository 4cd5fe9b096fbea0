/** One step of the smoke model, in reading order. */
import { burnFires, foreseeFires, foreseen, oxygenLeft } from './burn.js';
import { OXYGEN_STEP, SPECIES_COUNT } from './constants.js';
import { stepDetectors } from './devices.js';
import { addFans, describeTouched, findActive, gather, prepareOpenings, shareOf } from './gather.js';
import { describeLayers, exchangeHeat } from './heat.js';
import type { SmokeModel } from './model.js';
import { applyMoves, moveByFan, moveThroughFloor, moveThroughWall } from './moves.js';
import { solvePressures, type Active } from './pressure.js';
import { PARTIES } from './radiation.js';
import { FIRE_COLUMNS, FIRE_WIDTH, LEDGER, LEDGER_LENGTH, type SmokeState } from './state.js';
import { keepLayers, overturn, updateRoom } from './update.js';

/** How well what burns must fit its oxygen, share of the fuel; most trials in a step. */
const OXYGEN_TOLERANCE = 0.01;
const MOST_TRIALS = 8;

const active: Active = { rooms: 0, walls: 0, floors: 0 };
const savedLedger = new Float64Array(LEDGER_LENGTH);

/** Changes of pressure in a step up to which the next step is taken to go on alike, Pa. */
const CALM = 0.05;

/** First guess of the step's pressures: as the last step changed them, where it changed them little. */
function guessPressures(model: SmokeModel, state: SmokeState): void {
  const { overpressure, pressureChange } = state;
  const { rooms, before } = model.scratch;
  before.set(overpressure);
  for (let k = 0; k < active.rooms; k += 1) if (Math.abs(pressureChange[rooms[k]]) > CALM) return;
  for (let k = 0; k < active.rooms; k += 1) overpressure[rooms[k]] += pressureChange[rooms[k]];
}

/** Fires, pressures and moves into the rates of change. May be done again with other oxygen for the fires. */
function findRates(model: SmokeModel, state: SmokeState, shares: Float64Array, now: number, dt: number): void {
  const { scratch } = model;
  const { heat, source, massRate, heatRate, speciesRate, radiant } = scratch;
  for (let k = 0; k < active.rooms; k += 1) {
    const room = scratch.rooms[k];
    massRate[2 * room] = massRate[2 * room + 1] = 0;
    heatRate[2 * room] = heatRate[2 * room + 1] = 0;
    for (let s = 2 * room * SPECIES_COUNT; s < 2 * (room + 1) * SPECIES_COUNT; s += 1) speciesRate[s] = 0;
    for (let p = PARTIES * room; p < PARTIES * (room + 1); p += 1) radiant[p] = 0;
    scratch.ceilingFlux[room] = 0;
    source[room] = 0;
  }
  scratch.moves = 0;
  burnFires(model, state, now, dt);
  for (let k = 0; k < active.rooms; k += 1) {
    const room = scratch.rooms[k];
    exchangeHeat(model, state, room);
    overturn(model, state, room, dt);
    heat[2 * room + 1] += state.heating[room] * (model.oneZone[room] === 1 ? 1 : 0);
    heat[2 * room] += state.heating[room] * (model.oneZone[room] === 1 ? 0 : 1);
    source[room] += heat[2 * room] + heat[2 * room + 1];
  }
  addFans(model, state, shares, 0);
  solvePressures(model, state, active, dt, 0);

  for (let k = 0; k < active.walls; k += 1) moveThroughWall(model, state, scratch.wallList[k], dt);
  for (let k = 0; k < active.floors; k += 1) moveThroughFloor(model, state, scratch.floorList[k]);
  for (let f = 0; f < model.network.fans.length; f += 1) {
    const { from, to } = model.network.fans[f];
    const takesPart = (from >= 0 && state.active[from] === 1) || (to >= 0 && state.active[to] === 1);
    if (takesPart) moveByFan(model, state, f, shareOf(shares, model.fanControl + f));
  }
  applyMoves(model, state, active.rooms, dt);
}

/**
 * A fire near the end of its oxygen changes its own air within a step: burning less, it makes the room shrink and draw
 * fresh air in, and the other way round. The oxygen it burns with is therefore sought so that it is what the step leaves
 * (false position, Illinois form); a step that took the oxygen at its start would jump between all and nothing.
 */
function balanceOxygen(
  model: SmokeModel,
  state: SmokeState,
  fire: number,
  shares: Float64Array,
  now: number,
  dt: number,
): void {
  const at = FIRE_WIDTH * fire + FIRE_COLUMNS.oxygen;
  const { fires } = state;
  oxygenLeft(model, state, fire, now, dt);
  if (Math.abs(foreseen.mismatch) <= OXYGEN_TOLERANCE) return;
  // More oxygen, more burning, less oxygen left: the answer lies between what was taken and what it left.
  const { limit } = foreseen;
  let low = fires[at];
  let high = Math.max(limit, Math.min(foreseen.oxygen, limit + 1.2 * OXYGEN_STEP));
  let errorLow = foreseen.oxygen - low;
  let errorHigh = -errorLow;
  for (let trial = 0; trial < MOST_TRIALS; trial += 1) {
    const oxygen = trial === 0 ? high : low + ((high - low) * errorLow) / (errorLow - errorHigh);
    fires[at] = oxygen;
    state.ledger.set(savedLedger);
    findRates(model, state, shares, now, dt);
    oxygenLeft(model, state, fire, now, dt);
    if (Math.abs(foreseen.mismatch) <= OXYGEN_TOLERANCE) return;
    const error = foreseen.oxygen - oxygen;
    if (trial === 0) errorHigh = error;
    else if (error * errorLow > 0) {
      low = oxygen;
      errorLow = error;
      errorHigh *= 0.5;
    } else {
      high = oxygen;
      errorHigh = error;
      errorLow *= 0.5;
    }
    if (errorLow * errorHigh >= 0) return;
  }
}

/**
 * Advances the smoke by `dt` seconds (1 s is what it was tested with; 0.25 to 2 s give the same within a few percent).
 * @param shares by opening, in the order of the network's wall vents, floor vents and fans: the share of the step it stood
 *   open or ran, 0 ... 1. For portals always 1.
 */
export function stepSmoke(model: SmokeModel, state: SmokeState, dt: number, shares: Float64Array): void {
  const { scratch } = model;
  const now = state.time + dt;
  findActive(model, state, state.time, dt);
  gather(model, state, shares, active);
  if (active.rooms === 0) {
    state.time = now;
    return;
  }
  describeTouched(model, state, active);
  prepareOpenings(model, state, active, 0);
  foreseeFires(model, state);
  guessPressures(model, state);
  savedLedger.set(state.ledger);
  findRates(model, state, shares, now, dt);
  for (let fire = 0; fire < model.network.fires.length; fire += 1) balanceOxygen(model, state, fire, shares, now, dt);
  for (let k = 0; k < active.rooms; k += 1) {
    const room = scratch.rooms[k];
    state.ledger[LEDGER.heating] += dt * state.heating[room];
    updateRoom(model, state, room, dt);
    keepLayers(model, state, room);
  }
  state.time = now;
  state.pressureChange.fill(0);
  for (let k = 0; k < active.rooms; k += 1) {
    const room = scratch.rooms[k];
    state.pressureChange[room] = state.overpressure[room] - scratch.before[room];
    describeLayers(model, state, room);
  }
  stepDetectors(model, state, now, dt);
}

/** Lights a fire at the time given; one that burns already goes on as it is. */
export function igniteFire(state: SmokeState, fire: number, time: number): void {
  const at = FIRE_WIDTH * fire + FIRE_COLUMNS.ignition;
  state.fires[at] = Math.min(state.fires[at], time);
}
