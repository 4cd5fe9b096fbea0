/** The state before the fire. */
import { SPECIFIC_HEAT } from './constants.js';
import { addFans, gather, prepareOpenings, shareOf } from './gather.js';
import { describeLayers } from './heat.js';
import type { SmokeModel } from './model.js';
import { applyMoves, moveByFan, moveThroughFloor, moveThroughWall } from './moves.js';
import { solvePressures, type Active } from './pressure.js';
import { emptyState, fillWithAir, type SmokeState } from './state.js';

/** How long the steady flow before the fire is looked for, steps of `STEADY_STEP` s. */
const STEADY_STEPS = 40;
const STEADY_STEP = 1e4;

const active: Active = { rooms: 0, walls: 0, floors: 0 };

/**
 * The state before the fire: clean air everywhere and the steady flow that cold or fans drive through the building with
 * its openings as given. In a heated building each room gets the heat that keeps it so.
 */
export function createSmoke(model: SmokeModel, shares: Float64Array): SmokeState {
  const state = emptyState(model);
  const { network, count, scratch } = model;
  const moved = network.indoorTemperature !== network.outdoorTemperature || network.fans.length > 0;
  if (!moved || count === 0) return state;
  state.active.fill(1);
  gather(model, state, shares, active);
  // Densities depend a little on the pressures, so the steady state is approached in a few long steps.
  for (let i = 0; i < STEADY_STEPS; i += 1) {
    let largest = 0;
    for (let room = 0; room < count; room += 1) {
      describeLayers(model, state, room);
      scratch.source[room] = 0;
    }
    const fixed = network.indoorTemperature;
    prepareOpenings(model, state, active, fixed);
    addFans(model, state, shares, fixed);
    solvePressures(model, state, active, STEADY_STEP, fixed);
    for (let room = 0; room < count; room += 1) {
      largest = Math.max(largest, Math.abs(state.overpressure[room] - scratch.pressure[room]));
      fillWithAir(model, state, room);
    }
    if (largest < 1e-6) break;
  }
  if (network.heated) heatRooms(model, state, shares);
  state.active.fill(0);
  state.ledger.fill(0);
  return state;
}

/** Heat that balances what the steady flow carries in and out of each room. */
function heatRooms(model: SmokeModel, state: SmokeState, shares: Float64Array): void {
  const { scratch, count } = model;
  scratch.moves = 0;
  for (let room = 0; room < count; room += 1) describeLayers(model, state, room);
  prepareOpenings(model, state, active, 0);
  scratch.massRate.fill(0);
  scratch.heatRate.fill(0);
  scratch.speciesRate.fill(0);
  for (let k = 0; k < active.walls; k += 1) moveThroughWall(model, state, scratch.wallList[k], 1);
  for (let k = 0; k < active.floors; k += 1) moveThroughFloor(model, state, scratch.floorList[k]);
  for (let f = 0; f < model.network.fans.length; f += 1)
    moveByFan(model, state, f, shareOf(shares, model.fanControl + f));
  applyMoves(model, state, active.rooms, 1);
  for (let room = 0; room < count; room += 1)
    state.heating[room] = -SPECIFIC_HEAT * (scratch.heatRate[2 * room] + scratch.heatRate[2 * room + 1]);
}
