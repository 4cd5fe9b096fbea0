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

/** Head of a room's profile so high above its floor, Pa; 0 below it. */
function headOf(above: number, layer: number, lower: number, upper: number): number {
  if (above <= 0) return 0;
  return above <= layer ? -lower * above : -lower * layer - upper * (above - layer);
}

/** Head of the room's profile at the height z against its floor, Pa; 0 outdoors and below the floor. */
function headAt(model: SmokeModel, room: number, z: number): number {
  if (room < 0) return 0;
  const { interface: interfaces, weight } = model.scratch;
  return headOf(z - model.floor[room], interfaces[room], weight[2 * room], weight[2 * room + 1]);
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

/** Cuts a wall vent into slabs for this step. @param fixed temperature to count enthalpy at, K, or 0: each at its own */
export function prepareWall(model: SmokeModel, state: SmokeState, vent: number, fixed: number): void {
  const { wall, scratch } = model;
  const a = wall.a[vent];
  const b = wall.b[vent];
  const sill = wall.sill[vent];
  const soffit = wall.soffit[vent];
  const first = interfaceOf(model, a);
  const second = interfaceOf(model, b);
  const { levelZ, levelHead, slabForward, slabBackward, heatForward, heatBackward, slabFrom, weight, flux } = scratch;
  const { temperature } = state;
  // Read once, not at every level: this is done for every opening in every step. Outdoors has no layers and weighs nothing.
  const floorA = model.floor[a];
  const layerA = scratch.interface[a];
  const weightA = weight[2 * a];
  const weightUpperA = weight[2 * a + 1];
  const outdoors = b < 0;
  const floorB = outdoors ? 0 : model.floor[b];
  const layerB = outdoors ? 0 : scratch.interface[b];
  const weightB = outdoors ? 0 : weight[2 * b];
  const weightUpperB = outdoors ? 0 : weight[2 * b + 1];
  const outdoorFlux = outdoors ? Math.sqrt(2 * model.outdoorDensity) : 0;
  const { outdoorTemperature } = model.network;
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
    levelHead[at + k] =
      headOf(z - floorA, layerA, weightA, weightUpperA) - headOf(z - floorB, layerB, weightB, weightUpperB);
    if (k === 0) continue;
    const middle = 0.5 * (z + levelZ[at + k - 1]);
    const slab = SLABS * vent + k - 1;
    const upperA = middle > first;
    const upperB = middle > second;
    const size = coefficient * (z - levelZ[at + k - 1]);
    slabFrom[slab] = (upperA ? UPPER_A : 0) + (upperB ? UPPER_B : 0);
    const fromA = 2 * a + (upperA ? 1 : 0);
    const fromB = 2 * b + (upperB ? 1 : 0);
    const forward = size * flux[fromA];
    const backward = size * (outdoors ? outdoorFlux : flux[fromB]);
    slabForward[slab] = forward;
    slabBackward[slab] = backward;
    heatForward[slab] = SPECIFIC_HEAT * forward * (fixed > 0 ? fixed : temperature[fromA]);
    heatBackward[slab] =
      SPECIFIC_HEAT * backward * (fixed > 0 ? fixed : outdoors ? outdoorTemperature : temperature[fromB]);
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

/** Of the last `shape` call. */
const FLOW = 0;
const SLOPE = 1;
/** An array, because numbers kept in variables of a module are allocated anew whenever they change. */
const shaped = new Float64Array(2);
const SLOPE_AT_REST = 1.5 / Math.sqrt(SMOOTHING_PRESSURE);

/**
 * Shape of the flow through a slab whose pressure differences at its ends are of one sign and magnitude x and y, into
 * `shaped`: flow = factor x area x root density; slope = its derivative by a shift of both. Smoothed near 0.
 */
function shape(x: number, y: number, rootX: number, rootY: number): void {
  const mean = 0.5 * (x + y);
  if (mean < 1e-12) {
    shaped[FLOW] = SLOPE_AT_REST * mean;
    shaped[SLOPE] = SLOPE_AT_REST;
    return;
  }
  const inverse = 1 / (rootX + rootY);
  const smooth = mean / (mean + SMOOTHING_PRESSURE);
  const factor = Math.sqrt(smooth);
  const flow = factor * (x + rootX * rootY + y) * inverse;
  shaped[FLOW] = flow;
  // Of the factor: 0.5 (1 - smooth) / mean of itself.
  shaped[SLOPE] = 1.5 * factor * inverse + (0.5 * flow * (1 - smooth)) / mean;
}

/**
 * The same for the part of a slab on one side of a neutral plane, x being the difference at its other end. A shift of the
 * pressures moves the plane too, and the part grows with x: `slope` counts that in, as a share of the part's present size.
 */
function shapeToZero(x: number, root: number): void {
  const mean = 0.5 * x;
  if (mean < 1e-12) {
    shaped[FLOW] = SLOPE_AT_REST * mean;
    shaped[SLOPE] = SLOPE_AT_REST;
    return;
  }
  const smooth = mean / (mean + SMOOTHING_PRESSURE);
  const factor = Math.sqrt(smooth);
  const flow = factor * root;
  shaped[FLOW] = flow;
  shaped[SLOPE] = (1.5 * factor) / root + (0.25 * flow * (1 - smooth)) / mean;
}

/** Enthalpy flow through a wall vent for a difference of the floors' overpressures, into `through`. */
export function wallFlow(model: SmokeModel, vent: number, difference: number): void {
  const { levels, levelHead, heatForward, heatBackward } = model.scratch;
  const last = levels[vent];
  let heat = 0;
  let slope = 0;
  let low = difference + levelHead[LEVELS * vent];
  let sizeLow = Math.abs(low);
  let rootLow = Math.sqrt(sizeLow);
  for (let k = 0; k < last; k += 1) {
    const high = difference + levelHead[LEVELS * vent + k + 1];
    const sizeHigh = Math.abs(high);
    const rootHigh = Math.sqrt(sizeHigh);
    const slab = SLABS * vent + k;
    if (low * high >= 0) {
      shape(sizeLow, sizeHigh, rootLow, rootHigh);
      const forward = low + high > 0;
      const size = forward ? heatForward[slab] : heatBackward[slab];
      heat += forward ? size * shaped[FLOW] : -size * shaped[FLOW];
      slope += size * shaped[SLOPE];
    } else {
      // A neutral plane cuts the slab in two.
      const below = sizeLow / (sizeLow + sizeHigh);
      const up = low > 0;
      shapeToZero(sizeLow, rootLow);
      const sizeBelow = below * (up ? heatForward[slab] : heatBackward[slab]);
      heat += up ? sizeBelow * shaped[FLOW] : -sizeBelow * shaped[FLOW];
      slope += sizeBelow * shaped[SLOPE];
      shapeToZero(sizeHigh, rootHigh);
      const sizeAbove = (1 - below) * (up ? heatBackward[slab] : heatForward[slab]);
      heat += up ? -sizeAbove * shaped[FLOW] : sizeAbove * shaped[FLOW];
      slope += sizeAbove * shaped[SLOPE];
    }
    low = high;
    sizeLow = sizeHigh;
    rootLow = rootHigh;
  }
  through.heat = heat;
  through.slope = slope;
}

/** Mass flow of one part of a slab, kg/s, from a to b; `size` from `slabForward` or `slabBackward`. */
export function slabFlow(size: number, low: number, high: number): number {
  const x = Math.abs(low);
  const y = Math.abs(high);
  shape(x, y, Math.sqrt(x), Math.sqrt(y));
  return size * shaped[FLOW];
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
  const heat = (2 / 3) * SPECIFIC_HEAT * size * shaped[FLOW] * temperature;
  through.heat = up ? heat : -heat;
  through.slope = (2 / 3) * SPECIFIC_HEAT * size * shaped[SLOPE] * temperature;
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
  vertical.net = up ? size * shaped[FLOW] : -size * shaped[FLOW];
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
