/**
 * Pressures of the rooms that are followed: implicit Euler on the energy of each room,
 *     V / ((gamma - 1) dt) (p' - p) = enthalpy in - enthalpy out + heat,
 * solved by Newton's method. Every flow depends on one difference of pressures, so the matrix is symmetric and positive;
 * it is factored sparsely in a fixed order. With the left side kept, a sealed room has a solution like any other.
 */
import { GAMMA } from './constants.js';
import { floorFlow, through, wallFlow } from './flow.js';
import type { SmokeModel } from './model.js';
import { LEDGER, type SmokeState } from './state.js';

/** Largest error of a room's energy balance that is let be, W. What is left over shows as pressure in the next step. */
const TOLERANCE = 2;
const MOST_ITERATIONS = 30;
const MOST_HALVINGS = 8;

/** How much of what takes part. */
export interface Active {
  rooms: number;
  walls: number;
  floors: number;
}

const overpressureOf = (pressures: Float64Array, room: number): number => (room < 0 ? 0 : pressures[room]);

/** Residuals at `pressures` and the matrix there; returns the largest residual, W. */
function assemble(
  model: SmokeModel,
  state: SmokeState,
  active: Active,
  pressures: Float64Array,
  storage: number,
  fixed: number,
): number {
  const { wall, floors, scratch } = model;
  const { residual, diagonal, entries, rooms, source } = scratch;
  entries.fill(0);
  for (let k = 0; k < active.rooms; k += 1) {
    const room = rooms[k];
    const inertia = storage * model.volume[room];
    residual[room] = source[room] - inertia * (pressures[room] - scratch.pressure[room]);
    diagonal[room] = inertia;
  }
  for (let k = 0; k < active.walls; k += 1) {
    const vent = scratch.wallList[k];
    const a = wall.a[vent];
    const b = wall.b[vent];
    wallFlow(model, vent, pressures[a] - overpressureOf(pressures, b));
    residual[a] -= through.heat;
    diagonal[a] += through.slope;
    if (b >= 0) {
      residual[b] += through.heat;
      diagonal[b] += through.slope;
      if (state.active[a] === 1 && state.active[b] === 1) entries[wall.entry[vent]] -= through.slope;
    }
  }
  for (let k = 0; k < active.floors; k += 1) {
    const vent = scratch.floorList[k];
    const below = floors.below[vent];
    const above = floors.above[vent];
    floorFlow(model, state, vent, overpressureOf(pressures, below) - overpressureOf(pressures, above), fixed);
    if (below >= 0) {
      residual[below] -= through.heat;
      diagonal[below] += through.slope;
    }
    if (above >= 0) {
      residual[above] += through.heat;
      diagonal[above] += through.slope;
    }
    if (below >= 0 && above >= 0 && state.active[below] === 1 && state.active[above] === 1)
      entries[floors.entry[vent]] -= through.slope;
  }
  let largest = 0;
  for (let k = 0; k < active.rooms; k += 1) largest = Math.max(largest, Math.abs(residual[rooms[k]]));
  return largest;
}

/**
 * Solves the assembled system for `change`: L D L' in the order of `scratch.rooms`. Rooms that stand still have empty
 * entries, so their pressure stays as it is.
 */
function eliminate(model: SmokeModel, count: number): void {
  const { columnStart, row, updateStart, update, position } = model.elimination;
  const { rooms, diagonal, entries, scaled, residual, change } = model.scratch;
  for (let k = 0; k < count; k += 1) change[rooms[k]] = residual[rooms[k]];
  for (let k = 0; k < count; k += 1) {
    const room = rooms[k];
    const first = columnStart[position[room]];
    const end = columnStart[position[room] + 1];
    const inverse = 1 / diagonal[room];
    const right = change[room];
    for (let e = first; e < end; e += 1) {
      const value = entries[e];
      const factor = value * inverse;
      scaled[e] = factor;
      if (factor === 0) continue;
      const other = row[e];
      diagonal[other] -= factor * value;
      change[other] -= factor * right;
      for (let q = e + 1, u = updateStart[e]; q < end; q += 1, u += 1) entries[update[u]] -= factor * entries[q];
    }
    change[room] = right * inverse;
  }
  for (let k = count - 1; k >= 0; k -= 1) {
    const room = rooms[k];
    const at = position[room];
    let value = change[room];
    for (let e = columnStart[at]; e < columnStart[at + 1]; e += 1) {
      if (scaled[e] !== 0) value -= scaled[e] * change[row[e]];
    }
    change[room] = value;
  }
}

/**
 * Finds the overpressures of the rooms that take part, starting from those of the last step.
 * Wants `scratch.source` (W) and `scratch.pressure` (overpressure that the gas itself has, Pa).
 * @param storage 1 / ((gamma - 1) dt), 1/s; 0 for the steady state
 * @param fixed temperature to count every flow at, K (balance of mass), or 0: each at its own (balance of energy)
 */
export function solvePressures(model: SmokeModel, state: SmokeState, active: Active, dt: number, fixed: number): void {
  const { rooms, change, trial } = model.scratch;
  const { overpressure, ledger } = state;
  const storage = 1 / ((GAMMA - 1) * dt);
  const count = active.rooms;
  trial.set(overpressure);
  let error = assemble(model, state, active, overpressure, storage, fixed);
  ledger[LEDGER.solutions] += 1;
  for (let i = 0; i < MOST_ITERATIONS && error > TOLERANCE; i += 1) {
    ledger[LEDGER.iterations] += 1;
    eliminate(model, count);
    let share = 1;
    let next = 0;
    for (let halving = 0; ; halving += 1) {
      for (let k = 0; k < count; k += 1) trial[rooms[k]] = overpressure[rooms[k]] + share * change[rooms[k]];
      next = assemble(model, state, active, trial, storage, fixed);
      if (next < error || halving === MOST_HALVINGS) break;
      share *= 0.5;
    }
    overpressure.set(trial);
    error = next;
  }
  if (error > TOLERANCE) ledger[LEDGER.unsolved] += 1;
}
