/** One step of the smoke model, in reading order. */
import {
  AFFECTED_SOOT,
  AFFECTED_TEMPERATURE,
  AFFECTED_VOLUME,
  GAMMA,
  GAS_CONSTANT,
  LEAST_LAYER,
  OVERTURNING,
  OXYGEN_STEP,
  MOST_SPILLED,
  SPECIES,
  SPECIES_COUNT,
  SPECIFIC_HEAT,
} from './constants.js';
import { burnFires, foreseeFires, foreseen, oxygenLeft } from './burn.js';
import { stepDetectors } from './devices.js';
import { prepareFloor, prepareWall, interfaceOf } from './flow.js';
import { describeLayers, exchangeHeat, heatSurfaces } from './heat.js';
import type { SmokeModel } from './model.js';
import { addMove, applyMoves, moveByFan, moveThroughFloor, moveThroughWall } from './moves.js';
import { PARTIES } from './radiation.js';
import { solvePressures, type Active } from './pressure.js';
import { emptyState, fillWithAir, FIRE_COLUMNS, FIRE_WIDTH, LEDGER, LEDGER_LENGTH, type SmokeState } from './state.js';

/** How long the steady flow before the fire is looked for, steps of `STEADY_STEP` s. */
const STEADY_STEPS = 40;
const STEADY_STEP = 1e4;

/** How well what burns must fit its oxygen, share of the fuel; most trials in a step. */
const OXYGEN_TOLERANCE = 0.01;
const MOST_TRIALS = 8;

/** Share an opening stands open, 0 ... 1. */
function shareOf(shares: Float64Array, control: number): number {
  return control < 0 ? 0 : Math.min(1, Math.max(0, shares[control]));
}

/** Lists the rooms and openings that take part, in fixed orders, and cuts the openings into slabs. */
function gather(model: SmokeModel, state: SmokeState, shares: Float64Array, active: Active): void {
  const { scratch, wall, floors, elimination } = model;
  active.rooms = 0;
  for (let k = 0; k < model.count; k += 1) {
    const room = elimination.order[k];
    if (state.active[room] === 0) continue;
    scratch.rooms[active.rooms] = room;
    active.rooms += 1;
  }
  const takesPart = (a: number, b: number): boolean =>
    (a >= 0 && state.active[a] === 1) || (b >= 0 && state.active[b] === 1);
  active.walls = 0;
  for (let vent = 0; vent < wall.count; vent += 1) {
    if (!takesPart(wall.a[vent], wall.b[vent])) continue;
    const shut = wall.shutWidth[vent];
    const width = shut + (wall.width[vent] - shut) * shareOf(shares, wall.control[vent]);
    if (width <= 0) continue;
    scratch.ventWidth[vent] = width;
    scratch.wallList[active.walls] = vent;
    active.walls += 1;
  }
  active.floors = 0;
  for (let vent = 0; vent < floors.count; vent += 1) {
    if (!takesPart(floors.above[vent], floors.below[vent])) continue;
    const shut = floors.shutArea[vent];
    const area = shut + (floors.area[vent] - shut) * shareOf(shares, floors.control[vent]);
    if (area <= 0) continue;
    scratch.floorArea[vent] = area;
    scratch.floorList[active.floors] = vent;
    active.floors += 1;
  }
}

function prepareOpenings(model: SmokeModel, active: Active): void {
  const { wallList, floorList } = model.scratch;
  for (let k = 0; k < active.walls; k += 1) prepareWall(model, wallList[k]);
  for (let k = 0; k < active.floors; k += 1) prepareFloor(model, floorList[k]);
}

/** Enthalpy fans bring and take, W. */
function addFans(model: SmokeModel, state: SmokeState, shares: Float64Array, fixed: number): void {
  const { fans } = model.network;
  for (let f = 0; f < fans.length; f += 1) {
    const { from, to, flow, intake } = fans[f];
    const share = shareOf(shares, model.fanControl + f);
    const layer = from < 0 ? -1 : 2 * from + (intake >= interfaceOf(model, from) || model.oneZone[from] === 1 ? 1 : 0);
    const density = layer < 0 ? model.outdoorDensity : model.scratch.density[layer];
    const temperature = layer < 0 ? model.network.outdoorTemperature : state.temperature[layer];
    const heat = share * flow * density * SPECIFIC_HEAT * (fixed > 0 ? fixed : temperature);
    if (from >= 0) model.scratch.source[from] -= heat;
    if (to >= 0) model.scratch.source[to] += heat;
  }
}

/** Hot gas below cold gas turns over. */
function overturn(model: SmokeModel, state: SmokeState, room: number, dt: number): void {
  const lower = 2 * room;
  const excess = state.temperature[lower] - state.temperature[lower + 1];
  if (excess <= 0 || model.oneZone[room] === 1 || state.mass[lower] <= 0) return;
  const heat = OVERTURNING * model.area[room] * excess * excess;
  // Half the heat goes with gas, half without; never so much that the layers change places.
  const { mass } = state;
  const equal = (SPECIFIC_HEAT * excess) / (1 / mass[lower] + 1 / mass[lower + 1]) / dt;
  const moved = Math.min(heat, 0.5 * equal);
  const rate = (0.5 * moved) / (SPECIFIC_HEAT * state.temperature[lower]);
  const gas = Math.min(rate, (MOST_SPILLED * mass[lower]) / dt);
  addMove(model, lower, lower + 1, gas);
  const conducted = 0.5 * moved;
  model.scratch.heat[lower] -= conducted;
  model.scratch.heat[lower + 1] += conducted;
}

/** New mass, temperature and species of a room's layers; returns nothing is lost but what the ledger says. */
function updateRoom(model: SmokeModel, state: SmokeState, room: number, dt: number): void {
  const { massRate, heatRate, speciesRate, heat, loss } = model.scratch;
  const { mass, temperature, species } = state;
  const lower = 2 * room;
  const one = model.oneZone[room] === 1;
  let content = 0;
  let gained = 0;
  let lowerRise = 0;
  let upperRise = 0;
  for (let layer = lower; layer <= lower + 1; layer += 1) {
    const next = mass[layer] + dt * massRate[layer];
    if (one && layer === lower) continue;
    const old = temperature[layer];
    const own = (dt / SPECIFIC_HEAT) * (heat[layer] + loss[layer] * old);
    const now = (mass[layer] * old + dt * heatRate[layer] + own) / (next + (dt / SPECIFIC_HEAT) * loss[layer]);
    const rise = now - old;
    if (layer === lower) lowerRise = rise;
    else upperRise = rise;
    gained += SPECIFIC_HEAT * heatRate[layer] + heat[layer] - loss[layer] * rise;
    mass[layer] = next;
    temperature[layer] = now;
    content += next * now;
    const at = SPECIES_COUNT * layer;
    for (let s = 0; s < SPECIES_COUNT; s += 1) {
      const value = species[at + s] + dt * speciesRate[at + s];
      species[at + s] = value > 0 ? value : 0;
    }
  }
  heatSurfaces(model, state, room, lowerRise, upperRise, dt);
  // The gas of a room is compressed by what it gains in all: V dP = (gamma - 1) heat, shared by volume.
  const compression = 1 + ((GAMMA - 1) * dt * gained) / (SPECIFIC_HEAT * content);
  temperature[lower + 1] *= compression;
  if (one) temperature[lower] = temperature[lower + 1];
  else temperature[lower] *= compression;
}

/** Moves gas so that neither layer is thinner than the least: conserves everything. */
function keepLayers(model: SmokeModel, state: SmokeState, room: number): void {
  if (model.oneZone[room] === 1) return;
  const { mass, temperature, species } = state;
  const lower = 2 * room;
  const upper = lower + 1;
  const content = mass[lower] * temperature[lower] + mass[upper] * temperature[upper];
  for (const [thin, thick] of [
    [upper, lower],
    [lower, upper],
  ]) {
    const missing = LEAST_LAYER * content - mass[thin] * temperature[thin];
    if (missing <= 0) continue;
    const moved = missing / temperature[thick];
    const share = moved / mass[thick];
    temperature[thin] = (mass[thin] * temperature[thin] + missing) / (mass[thin] + moved);
    mass[thin] += moved;
    mass[thick] -= moved;
    for (let s = 0; s < SPECIES_COUNT; s += 1) {
      const given = share * species[SPECIES_COUNT * thick + s];
      species[SPECIES_COUNT * thick + s] -= given;
      species[SPECIES_COUNT * thin + s] += given;
    }
  }
}

/** Whether a room differs from how it was before the fire. */
function isAffected(model: SmokeModel, state: SmokeState, room: number): boolean {
  const lower = 2 * room;
  const upper = lower + 1;
  const { mass, temperature, species } = state;
  const indoor = model.network.indoorTemperature;
  const volume = model.volume[room];
  const soot = species[SPECIES_COUNT * lower + SPECIES.soot] + species[SPECIES_COUNT * upper + SPECIES.soot];
  if (soot > AFFECTED_SOOT * AFFECTED_VOLUME * volume) {
    const upperVolume = (GAS_CONSTANT * mass[upper] * temperature[upper]) / 101325;
    if (species[SPECIES_COUNT * upper + SPECIES.soot] > AFFECTED_SOOT * upperVolume) return true;
    if (species[SPECIES_COUNT * lower + SPECIES.soot] > AFFECTED_SOOT * (volume - upperVolume)) return true;
  }
  if (model.oneZone[room] === 0 && Math.abs(temperature[lower] - indoor) > AFFECTED_TEMPERATURE) return true;
  if (Math.abs(temperature[upper] - indoor) <= AFFECTED_TEMPERATURE) return false;
  return mass[upper] > AFFECTED_VOLUME * (mass[lower] + mass[upper]);
}

/** Rooms with smoke, heat or a fire, and their neighbours, take part in the step that starts at `now`. */
function findActive(model: SmokeModel, state: SmokeState, now: number, dt: number): void {
  const { active } = state;
  const { neighbourStart, neighbour } = model;
  const { change } = model.scratch;
  for (let room = 0; room < model.count; room += 1)
    change[room] = active[room] === 1 && isAffected(model, state, room) ? 1 : 0;
  model.network.fires.forEach((fire, index) => {
    if (state.fires[FIRE_WIDTH * index + FIRE_COLUMNS.ignition] <= now + dt) change[fire.room] = 1;
  });
  active.fill(0);
  for (let room = 0; room < model.count; room += 1) {
    if (change[room] === 0) continue;
    active[room] = 1;
    for (let i = neighbourStart[room]; i < neighbourStart[room + 1]; i += 1) active[neighbour[i]] = 1;
  }
}

const active: Active = { rooms: 0, walls: 0, floors: 0 };
const savedLedger = new Float64Array(LEDGER_LENGTH);

/** Fires, pressures and moves into the rates of change. May be done again with other oxygen for the fires. */
function findRates(model: SmokeModel, state: SmokeState, shares: Float64Array, now: number, dt: number): void {
  const { scratch } = model;
  const { heat, source } = scratch;
  for (let k = 0; k < active.rooms; k += 1) {
    const room = scratch.rooms[k];
    scratch.massRate.fill(0, 2 * room, 2 * room + 2);
    scratch.heatRate.fill(0, 2 * room, 2 * room + 2);
    scratch.speciesRate.fill(0, 2 * room * SPECIES_COUNT, 2 * (room + 1) * SPECIES_COUNT);
    scratch.radiant.fill(0, PARTIES * room, PARTIES * (room + 1));
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
  applyMoves(model, state, dt);
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
  // Rooms that stand still are looked at by the openings of those that do not.
  for (let room = 0; room < model.count; room += 1) describeLayers(model, state, room);
  prepareOpenings(model, active);
  foreseeFires(model, state);
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
  for (let k = 0; k < active.rooms; k += 1) describeLayers(model, state, scratch.rooms[k]);
  stepDetectors(model, state, now, dt);
}

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
    prepareOpenings(model, active);
    const fixed = network.indoorTemperature;
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
  prepareOpenings(model, active);
  scratch.massRate.fill(0);
  scratch.heatRate.fill(0);
  scratch.speciesRate.fill(0);
  for (let k = 0; k < active.walls; k += 1) moveThroughWall(model, state, scratch.wallList[k], 1);
  for (let k = 0; k < active.floors; k += 1) moveThroughFloor(model, state, scratch.floorList[k]);
  for (let f = 0; f < model.network.fans.length; f += 1)
    moveByFan(model, state, f, shareOf(shares, model.fanControl + f));
  applyMoves(model, state, 1);
  for (let room = 0; room < count; room += 1)
    state.heating[room] = -SPECIFIC_HEAT * (scratch.heatRate[2 * room] + scratch.heatRate[2 * room + 1]);
}

/** Lights a fire at the time given; one that burns already goes on as it is. */
export function igniteFire(state: SmokeState, fire: number, time: number): void {
  const at = FIRE_WIDTH * fire + FIRE_COLUMNS.ignition;
  state.fires[at] = Math.min(state.fires[at], time);
}
