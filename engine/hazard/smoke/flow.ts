/**
 * Flow through openings by Bernoulli's equation on pressure profiles that are straight between edges and layers
 * (Emmons, SFPE Handbook "Vent flows"; NIST TN 1889v1). Pressures of a room are given as overpressure against outdoors
 * at the same height: it is `overpressure` at the floor and falls with height by g times the density above outdoors'.
 */
import { FLOOR_ORIFICE, GRAVITY, SMOOTHING_PRESSURE, SPECIFIC_HEAT, WALL_ORIFICE } from './constants.js';
import { LEVELS, type SmokeModel } from './model.js';
import type { SmokeState } from './state.js';

const SLABS = LEVELS - 1;

/** Bits of `Scratch.slabFrom`: which layer of a and of b the slab lies in. */
export const UPPER_A = 1;
export const UPPER_B = 2;

/** Head of the room's profile at the height z against its floor, Pa; 0 outdoors and below the floor. */
function headAt(model: SmokeModel, room: number, z: number): number {
  if (room < 0) return 0;
  const above = z - model.floor[room];
  if (above <= 0) return 0;
  const { interface: interfaces, weight } = model.scratch;
  const layer = interfaces[room];
  return above <= layer
    ? -weight[2 * room] * above
    : -weight[2 * room] * layer - weight[2 * room + 1] * (above - layer);
}

/** z of the layer interface of a room, m; far above outdoors. */
export function interfaceOf(model: SmokeModel, room: number): number {
  return room < 0 ? Infinity : model.floor[room] + model.scratch.interface[room];
}

/** Root of twice the density of a layer of a room or of the open air. */
function fluxOf(model: SmokeModel, room: number, upper: boolean): number {
  if (room < 0) return Math.sqrt(2 * model.outdoorDensity);
  return model.scratch.flux[2 * room + (upper ? 1 : 0)];
}

/** Cuts a wall vent into slabs for this step. */
export function prepareWall(model: SmokeModel, vent: number): void {
  const { wall, scratch } = model;
  const a = wall.a[vent];
  const b = wall.b[vent];
  const sill = wall.sill[vent];
  const soffit = wall.soffit[vent];
  const first = interfaceOf(model, a);
  const second = interfaceOf(model, b);
  const { levelZ, levelHead, slabForward, slabBackward, slabFrom } = scratch;
  const at = LEVELS * vent;
  let levels = 0;
  levelZ[at] = sill;
  const low = Math.min(first, second);
  const high = Math.max(first, second);
  if (low > sill && low < soffit) levelZ[at + (levels += 1)] = low;
  if (high > sill && high < soffit && high > low) levelZ[at + (levels += 1)] = high;
  levelZ[at + (levels += 1)] = soffit;
  scratch.levels[vent] = levels;
  const coefficient = (2 / 3) * WALL_ORIFICE * scratch.ventWidth[vent];
  for (let k = 0; k <= levels; k += 1) {
    const z = levelZ[at + k];
    levelHead[at + k] = headAt(model, a, z) - headAt(model, b, z);
    if (k === 0) continue;
    const middle = 0.5 * (z + levelZ[at + k - 1]);
    const slab = SLABS * vent + k - 1;
    const upperA = middle > first;
    const upperB = middle > second;
    const size = coefficient * (z - levelZ[at + k - 1]);
    slabFrom[slab] = (upperA ? UPPER_A : 0) + (upperB ? UPPER_B : 0);
    slabForward[slab] = size * fluxOf(model, a, upperA);
    slabBackward[slab] = size * fluxOf(model, b, upperB);
  }
}

/** Pressure difference at a floor vent if both floors had the same overpressure, and its area in this step. */
export function prepareFloor(model: SmokeModel, vent: number): void {
  const { floors, scratch } = model;
  const z = floors.z[vent];
  scratch.floorHead[vent] = headAt(model, floors.below[vent], z) - headAt(model, floors.above[vent], z);
}

/** Flow through a wall vent from a to b, as enthalpy (W), and its derivative by the pressure difference (W/Pa). */
export const through = { heat: 0, slope: 0 };

function temperatureOf(model: SmokeModel, state: SmokeState, room: number, upper: boolean): number {
  if (room < 0) return model.network.outdoorTemperature;
  return state.temperature[2 * room + (upper ? 1 : 0)];
}

/**
 * Shape of the flow through a slab whose pressure differences at its ends are of one sign and magnitude x and y:
 * flow = factor x area x root density; slope = its derivative by a shift of both. Smoothed near 0.
 */
let shapeFlow = 0;
let shapeSlope = 0;
function shape(x: number, y: number, rootX: number, rootY: number): void {
  const roots = rootX + rootY;
  const mean = 0.5 * (x + y);
  const smooth = mean + SMOOTHING_PRESSURE;
  if (mean < 1e-12) {
    shapeSlope = 1.5 / Math.sqrt(SMOOTHING_PRESSURE);
    shapeFlow = shapeSlope * mean;
    return;
  }
  const flow = (x + rootX * rootY + y) / roots;
  const factor = Math.sqrt(mean / smooth);
  shapeFlow = flow * factor;
  shapeSlope = factor * (1.5 / roots + (0.5 * flow * SMOOTHING_PRESSURE) / (mean * smooth));
}

/**
 * Enthalpy flow through a wall vent for a difference of the floors' overpressures, into `through`.
 * @param fixed temperature to count every flow at, K, or 0: each at its own
 */
export function wallFlow(model: SmokeModel, state: SmokeState, vent: number, difference: number, fixed: number): void {
  const { wall, scratch } = model;
  const a = wall.a[vent];
  const b = wall.b[vent];
  const levels = scratch.levels[vent];
  const { levelHead, slabForward, slabBackward, slabFrom } = scratch;
  let heat = 0;
  let slope = 0;
  let low = difference + levelHead[LEVELS * vent];
  let rootLow = Math.sqrt(Math.abs(low));
  for (let k = 0; k < levels; k += 1) {
    const high = difference + levelHead[LEVELS * vent + k + 1];
    const rootHigh = Math.sqrt(Math.abs(high));
    const slab = SLABS * vent + k;
    const from = slabFrom[slab];
    const forward = slabForward[slab] * (fixed > 0 ? fixed : temperatureOf(model, state, a, (from & UPPER_A) !== 0));
    const backward = slabBackward[slab] * (fixed > 0 ? fixed : temperatureOf(model, state, b, (from & UPPER_B) !== 0));
    if (low >= 0 && high >= 0) {
      shape(low, high, rootLow, rootHigh);
      heat += forward * shapeFlow;
      slope += forward * shapeSlope;
    } else if (low <= 0 && high <= 0) {
      shape(-low, -high, rootLow, rootHigh);
      heat -= backward * shapeFlow;
      slope += backward * shapeSlope;
    } else {
      // A neutral plane cuts the slab in two.
      const below = Math.abs(low) / (Math.abs(low) + Math.abs(high));
      shape(Math.abs(low), 0, rootLow, 0);
      const sizeBelow = below * (low > 0 ? forward : backward);
      heat += low > 0 ? sizeBelow * shapeFlow : -sizeBelow * shapeFlow;
      slope += sizeBelow * shapeSlope;
      shape(Math.abs(high), 0, rootHigh, 0);
      const sizeAbove = (1 - below) * (high > 0 ? forward : backward);
      heat += high > 0 ? sizeAbove * shapeFlow : -sizeAbove * shapeFlow;
      slope += sizeAbove * shapeSlope;
    }
    low = high;
    rootLow = rootHigh;
  }
  through.heat = SPECIFIC_HEAT * heat;
  through.slope = SPECIFIC_HEAT * slope;
}

/** Mass flow of one part of a slab, kg/s, from a to b; `size` from `slabForward` or `slabBackward`. */
export function slabFlow(size: number, low: number, high: number): number {
  const x = Math.abs(low);
  const y = Math.abs(high);
  shape(x, y, Math.sqrt(x), Math.sqrt(y));
  return size * shapeFlow;
}

/** Upward flow through a floor vent as enthalpy (W) and its slope (W/Pa), into `through`; exchange flow carries none. */
export function floorFlow(model: SmokeModel, state: SmokeState, vent: number, difference: number, fixed: number): void {
  const { floors, scratch } = model;
  const pressure = difference + scratch.floorHead[vent];
  const up = pressure >= 0;
  const room = up ? floors.below[vent] : floors.above[vent];
  const size = FLOOR_ORIFICE * scratch.floorArea[vent] * fluxOf(model, room, up);
  const temperature = fixed > 0 ? fixed : temperatureOf(model, state, room, up);
  const x = Math.abs(pressure);
  const root = Math.sqrt(x);
  // An evenly loaded slab: two thirds of its shape is the root of the pressure.
  shape(x, x, root, root);
  const heat = (2 / 3) * SPECIFIC_HEAT * size * shapeFlow * temperature;
  through.heat = up ? heat : -heat;
  through.slope = (2 / 3) * SPECIFIC_HEAT * size * shapeSlope * temperature;
}

/** Upward net flow, kg/s, and exchange both ways, m3/s, of a floor vent. */
export const vertical = { net: 0, exchange: 0 };

/**
 * Floor vent at the given pressures. Heavy gas above light gas also changes places with it: Cooper 1989, NISTIR 89-4052,
 * for a square hole, until the pressure difference floods it.
 */
export function floorVentFlow(model: SmokeModel, vent: number, difference: number): void {
  const { floors, scratch } = model;
  const pressure = difference + scratch.floorHead[vent];
  const area = scratch.floorArea[vent];
  const above = floors.above[vent];
  const below = floors.below[vent];
  const densityAbove = above < 0 ? model.outdoorDensity : densityNext(model, above, false);
  const densityBelow = below < 0 ? model.outdoorDensity : densityNext(model, below, true);
  const up = pressure >= 0;
  const x = Math.abs(pressure);
  const root = Math.sqrt(x);
  shape(x, x, root, root);
  const size = (2 / 3) * FLOOR_ORIFICE * area * fluxOf(model, up ? below : above, up);
  vertical.net = up ? size * shapeFlow : -size * shapeFlow;
  vertical.exchange = 0;
  const excess = densityAbove - densityBelow;
  if (excess <= 0 || area <= 0) return;
  const side = Math.sqrt(area);
  const flooding = (0.942 * 0.942 * GRAVITY * excess * side) / 2;
  const rate = 0.1 * Math.sqrt((2 * GRAVITY * excess * side * area * area) / (densityAbove + densityBelow));
  vertical.exchange = Math.max(0, rate * (1 - x / flooding));
}

/** Density of the layer that touches a room's ceiling or floor. */
function densityNext(model: SmokeModel, room: number, ceiling: boolean): number {
  return model.scratch.density[2 * room + (ceiling ? 1 : 0)];
}
