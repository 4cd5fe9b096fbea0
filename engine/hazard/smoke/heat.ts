/** Layers at the start of a step, and the heat that surfaces, radiation and fires exchange with them. */
import { cubeRoot } from './arithmetic.js';
import { absorptionCoefficient } from './emissivity.js';
import {
  AMBIENT_PRESSURE,
  CONVECTION_LEVEL,
  CONVECTION_WALL,
  GAS_CONSTANT,
  GRAVITY,
  LEAST_LAYER,
  MOLAR,
  SPECIES,
  SPECIES_COUNT,
  SOOT_ABSORPTION,
  SOOT_DENSITY,
  STEFAN_BOLTZMANN,
} from './constants.js';
import { conduct, SLAB_NODES } from './conduction.js';
import { outdoorPressure, slabSolvers, type SmokeModel } from './model.js';
import { fillExchange, PARTIES, VIEW_NODES, type Enclosure } from './radiation.js';
import { KEY, KEY_WIDTH, LEDGER, type SmokeState } from './state.js';

/** Surfaces of a room, in order: ceiling, upper wall, lower wall, floor. */
const SURFACES = 4;
const LOWER = 4;
const UPPER = 5;

/** Changes that make a room's exchange of radiation out of date: share of the height, share of an absorption. */
const HEIGHT_STEP = 0.01;
const ABSORPTION_STEP = 0.05;
/** Share of a layer's load from which on its absorption is looked up again. */
const LOAD_STEP = 0.02;
/** Weight of the partial pressures of water and carbon dioxide (atm) beside the soot's absorption (1/m) in a load. */
const LOAD_OF_GASES = 6;

/** Within this of the temperature before the fire gas and surfaces exchange nothing, K. D (numerical). */
const TEPID = 0.001;

/** Pressure, volume, density and weight of the layers of a room. */
export function describeLayers(model: SmokeModel, state: SmokeState, room: number): void {
  const { scratch } = model;
  const { mass, temperature } = state;
  const lower = 2 * room;
  const upper = lower + 1;
  const volume = model.volume[room];
  const content = mass[lower] * temperature[lower] + mass[upper] * temperature[upper];
  const absolute = (GAS_CONSTANT * content) / volume;
  scratch.pressure[room] = absolute - outdoorPressure(model, model.floor[room]);
  const density = absolute / GAS_CONSTANT;
  scratch.density[lower] = density / temperature[lower];
  scratch.density[upper] = density / temperature[upper];
  const share = model.oneZone[room] === 1 ? 0 : (mass[lower] * temperature[lower]) / content;
  scratch.interface[room] = share * model.height[room];
  for (let layer = lower; layer <= upper; layer += 1) {
    scratch.flux[layer] = Math.sqrt(2 * scratch.density[layer]);
    // At the pressure of height 0, as the air outdoors is reckoned: air of one temperature weighs nothing, however high up.
    scratch.weight[layer] = GRAVITY * (AMBIENT_PRESSURE / (GAS_CONSTANT * temperature[layer]) - model.outdoorDensity);
  }
}

const enclosure: Enclosure = {
  x: 1,
  y: 1,
  height: 1,
  interface: 0.5,
  lowerAbsorption: 0,
  upperAbsorption: 0,
  ceiling: 1,
  wall: 1,
  floor: 1,
};

/** Layer height radiation and surfaces reckon with: never quite at the floor or the ceiling. */
function surfaceInterface(model: SmokeModel, room: number): number {
  const height = model.height[room];
  return Math.min(Math.max(model.scratch.interface[room], LEAST_LAYER * height), (1 - LEAST_LAYER) * height);
}

/** What decides a layer's absorption, roughly, 1/m: tells cheaply whether it has changed. */
function loadOf(state: SmokeState, layer: number, volume: number): number {
  const { species, temperature } = state;
  const at = SPECIES_COUNT * layer;
  const perMole = (8.314462 * temperature[layer]) / (volume * AMBIENT_PRESSURE);
  const moles = species[at + SPECIES.water] / MOLAR.water + species[at + SPECIES.carbonDioxide] / MOLAR.carbonDioxide;
  const soot = (SOOT_ABSORPTION * species[at + SPECIES.soot] * temperature[layer]) / (SOOT_DENSITY * volume);
  return soot + LOAD_OF_GASES * moles * perMole;
}

/** Absorption coefficient of a layer by what is in it, 1/m. */
function absorptionOf(model: SmokeModel, state: SmokeState, room: number, layer: number, depth: number): number {
  const area = model.area[room];
  const volume = area * depth;
  const { species, temperature } = state;
  const at = SPECIES_COUNT * layer;
  // Partial pressure of a gas in atm per kg of it: R T / (M V P).
  const perMole = (8.314462 * temperature[layer]) / (volume * AMBIENT_PRESSURE);
  return absorptionCoefficient(
    temperature[layer],
    (3.6 * volume) / (2 * area + model.perimeter[room] * depth),
    (species[at + SPECIES.water] / MOLAR.water) * perMole,
    (species[at + SPECIES.carbonDioxide] / MOLAR.carbonDioxide) * perMole,
    species[at + SPECIES.soot] / volume,
  );
}

function describeEnclosure(model: SmokeModel, room: number, key: Float64Array): void {
  const at = SURFACES * room;
  enclosure.x = model.sideX[room];
  enclosure.y = model.sideY[room];
  enclosure.height = model.height[room];
  const own = KEY_WIDTH * room;
  enclosure.interface = key[own + KEY.interface];
  enclosure.lowerAbsorption = key[own + KEY.lower];
  enclosure.upperAbsorption = key[own + KEY.upper];
  enclosure.ceiling = model.materials[model.material[at]].emissivity;
  enclosure.wall = model.materials[model.material[at + 1]].emissivity;
  enclosure.floor = model.materials[model.material[at + 3]].emissivity;
}

/** Soot times temperature decides how fast absorption changes; the charts are looked up only when it has moved. */
function refreshKey(model: SmokeModel, state: SmokeState, room: number): void {
  const key = state.exchangeKey;
  const height = model.height[room];
  const z = surfaceInterface(model, room);
  const upperDepth = height - z;
  const at = KEY_WIDTH * room;
  const moved = Math.abs(z - key[at]) > Math.min(HEIGHT_STEP * height, 0.2 * Math.min(upperDepth, z));
  const zone = 2 * room;
  const one = model.oneZone[room] === 1;
  const area = model.area[room];
  const upperLoad = loadOf(state, zone + 1, area * (one ? height : upperDepth));
  const lowerLoad = one ? upperLoad : loadOf(state, zone, area * z);
  const same =
    Math.abs(upperLoad - key[at + KEY.upperLoad]) <= LOAD_STEP * upperLoad &&
    Math.abs(lowerLoad - key[at + KEY.lowerLoad]) <= LOAD_STEP * lowerLoad;
  if (!moved && same) return;
  key[at + KEY.upperLoad] = upperLoad;
  key[at + KEY.lowerLoad] = lowerLoad;
  const upper = absorptionOf(model, state, room, zone + 1, one ? height : upperDepth);
  const lower = one ? upper : absorptionOf(model, state, room, zone, z);
  const changed =
    Math.abs(lower - key[at + KEY.lower]) > ABSORPTION_STEP * lower ||
    Math.abs(upper - key[at + KEY.upper]) > ABSORPTION_STEP * upper;
  if (!moved && !changed) return;
  key[at + KEY.interface] = z;
  key[at + KEY.lower] = lower;
  key[at + KEY.upper] = upper;
}

/** Makes the room's exchange again if its key is another than that it was made for. */
function refreshExchange(model: SmokeModel, state: SmokeState, room: number): void {
  const key = state.exchangeKey;
  const made = model.scratch.exchangeKey;
  const own = KEY_WIDTH * room;
  const at = 3 * room;
  if (made[at] === key[own] && made[at + 1] === key[own + 1] && made[at + 2] === key[own + 2]) return;
  made[at] = key[own];
  made[at + 1] = key[own + 1];
  made[at + 2] = key[own + 2];
  describeEnclosure(model, room, key);
  const { exchange, radiant } = model.scratch;
  const views = VIEW_NODES * room;
  fillExchange(enclosure, model.viewFactors, views, exchange, PARTIES * PARTIES * room, -1, radiant, 0);
}

const power = new Float64Array(PARTIES);
const share = new Float64Array(PARTIES);
const spare = new Float64Array(PARTIES * PARTIES);

/** Adds the radiant heat of a fire (W, from the height z above the floor) to the room's parties. */
export function addFireRadiation(model: SmokeModel, state: SmokeState, room: number, heat: number, z: number): void {
  const { radiant } = model.scratch;
  const at = PARTIES * room;
  if (model.material[SURFACES * room] < 0) {
    radiant[at + UPPER] += heat;
    return;
  }
  refreshKey(model, state, room);
  describeEnclosure(model, room, state.exchangeKey);
  const height = Math.min(Math.max(z, 0.01), model.height[room] - 0.01);
  fillExchange(enclosure, model.viewFactors, VIEW_NODES * room, spare, 0, height, share, 0);
  for (let p = 0; p < PARTIES; p += 1) radiant[at + p] += heat * share[p];
}

function power4(temperature: number): number {
  const square = temperature * temperature;
  return STEFAN_BOLTZMANN * square * square;
}

/**
 * Gas and surfaces are as warm as before the fire, and none burns here: nothing worth reckoning passes between them. Many
 * rooms beside a fire are so for most of a run.
 */
function isTepid(model: SmokeModel, state: SmokeState, room: number): boolean {
  const indoor = model.network.indoorTemperature;
  const { temperature, slabs } = state;
  const { radiant } = model.scratch;
  if (Math.abs(temperature[2 * room] - indoor) > TEPID || Math.abs(temperature[2 * room + 1] - indoor) > TEPID)
    return false;
  for (let s = 0; s < SURFACES; s += 1) {
    if (Math.abs(slabs[(SURFACES * room + s) * SLAB_NODES] - indoor) > TEPID) return false;
  }
  return radiant[PARTIES * room + UPPER] === 0;
}

/**
 * Heat each layer of a room gets from surfaces and radiation at the present temperatures (`heat`, W), and how much less it
 * would get per K of its own (`loss`, W/K).
 */
export function exchangeHeat(model: SmokeModel, state: SmokeState, room: number): void {
  const { scratch } = model;
  const { heat, loss, convection, convectionSlope, radiant } = scratch;
  const lower = 2 * room;
  const upper = lower + 1;
  const parties = PARTIES * room;
  heat[lower] = radiant[parties + LOWER];
  heat[upper] = radiant[parties + UPPER];
  loss[lower] = loss[upper] = 0;
  const surfaces = SURFACES * room;
  scratch.exchanges[room] = model.material[surfaces] >= 0 && !isTepid(model, state, room) ? 1 : 0;
  if (scratch.exchanges[room] === 0) return;

  refreshKey(model, state, room);
  refreshExchange(model, state, room);
  const z = surfaceInterface(model, room);
  const area = model.area[room];
  const { temperature, slabs } = state;
  const perimeter = model.perimeter[room];
  for (let s = 0; s < SURFACES; s += 1) {
    const surface = slabs[(surfaces + s) * SLAB_NODES];
    const layer = s < 2 || model.oneZone[room] === 1 ? upper : lower;
    const difference = temperature[layer] - surface;
    const level = s === 0 || s === 3;
    const size = level ? area : perimeter * (s === 1 ? model.height[room] - z : z);
    const conductance = size * (level ? CONVECTION_LEVEL : CONVECTION_WALL) * cubeRoot(Math.abs(difference));
    // Under a fire's jet the ceiling gets what the jet brings, whatever the temperature of the layer.
    const jet = s === 0 && difference > 0.1 && scratch.ceilingFlux[room] > conductance * difference;
    convection[surfaces + s] = jet ? scratch.ceilingFlux[room] : conductance * difference;
    convectionSlope[surfaces + s] = jet ? 0 : (4 / 3) * conductance;
    heat[layer] -= convection[surfaces + s];
    loss[layer] += convectionSlope[surfaces + s];
    power[s] = power4(surface);
  }
  power[LOWER] = power4(temperature[model.oneZone[room] === 1 ? upper : lower]);
  power[UPPER] = power4(temperature[upper]);
  const matrix = PARTIES * parties;
  const { exchange } = scratch;
  for (let p = LOWER; p <= UPPER; p += 1) {
    const layer = p === UPPER || model.oneZone[room] === 1 ? upper : lower;
    let sum = 0;
    for (let c = 0; c < PARTIES; c += 1) sum += exchange[matrix + PARTIES * p + c] * power[c];
    heat[layer] += sum;
    const own = -exchange[matrix + PARTIES * p + p];
    loss[layer] += (4 * own * power[p]) / temperature[layer];
  }
}

/**
 * Heats the surfaces of a room with what its layers have given, `lowerRise` and `upperRise` (K) being how far the layers'
 * temperatures have gone from those `exchangeHeat` saw: what they lost by it goes to the surfaces.
 */
export function heatSurfaces(
  model: SmokeModel,
  state: SmokeState,
  room: number,
  lowerRise: number,
  upperRise: number,
  dt: number,
): void {
  const surfaces = SURFACES * room;
  const { scratch } = model;
  if (scratch.exchanges[room] === 0) return;
  const { convection, convectionSlope, exchange, radiant } = scratch;
  const { temperature, slabs } = state;
  const one = model.oneZone[room] === 1;
  const solvers = slabSolvers(model, dt);
  const parties = PARTIES * room;
  const matrix = PARTIES * parties;
  const lower = 2 * room;
  const z = surfaceInterface(model, room);
  const area = model.area[room];
  for (let s = 0; s < SURFACES; s += 1) power[s] = power4(slabs[(surfaces + s) * SLAB_NODES]);
  power[LOWER] = power4(one ? temperature[lower + 1] - upperRise : temperature[lower] - lowerRise);
  power[UPPER] = power4(temperature[lower + 1] - upperRise);
  let total = 0;
  // Heat beyond what was foreseen: by convection to the layer's own surfaces, by radiation to all by their view of it.
  const extraLower = one ? 0 : lowerRise;
  for (let s = 0; s < SURFACES; s += 1) {
    const node = (surfaces + s) * SLAB_NODES;
    const high = s < 2 || one;
    const rise = high ? upperRise : extraLower;
    const size = s === 0 || s === 3 ? area : model.perimeter[room] * (s === 1 ? model.height[room] - z : z);
    let sum = radiant[parties + s];
    for (let c = 0; c < PARTIES; c += 1) sum += exchange[matrix + PARTIES * s + c] * power[c];
    const heat =
      sum + convection[surfaces + s] + convectionSlope[surfaces + s] * rise + radiantExtra(model, room, s, rise);
    total += heat;
    conduct(solvers[model.material[surfaces + s]], slabs, node, heat / size, model.network.indoorTemperature);
  }
  state.ledger[LEDGER.wallHeat] += dt * total;
}

/** Share of a layer's own extra radiation that surface s takes: the layer's two surfaces share it by area. */
function radiantExtra(model: SmokeModel, room: number, s: number, rise: number): number {
  if (rise === 0) return 0;
  const { exchange } = model.scratch;
  const matrix = PARTIES * PARTIES * room;
  if (model.oneZone[room] === 1)
    return s === 1 ? ownExtra(exchange, matrix, UPPER, rise) + ownExtra(exchange, matrix, LOWER, rise) : 0;
  const party = s < 2 ? UPPER : LOWER;
  const z = surfaceInterface(model, room);
  const wallArea = model.perimeter[room] * (s < 2 ? model.height[room] - z : z);
  const area = model.area[room];
  return (ownExtra(exchange, matrix, party, rise) * (s === 0 || s === 3 ? area : wallArea)) / (area + wallArea);
}

/** Radiation a layer gives off more when it is `rise` K warmer, W. */
function ownExtra(exchange: Float64Array, matrix: number, party: number, rise: number): number {
  return (-4 * exchange[matrix + PARTIES * party + party] * power[party] * rise) / temperatureFrom(party);
}

/** Temperature behind an emissive power of `power`, K. */
function temperatureFrom(party: number): number {
  return Math.sqrt(Math.sqrt(power[party] / STEFAN_BOLTZMANN));
}
