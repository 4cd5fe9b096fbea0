/** Which rooms and openings take part in a step, and what the openings look like in it. */
import {
  AFFECTED_SOOT,
  AFFECTED_TEMPERATURE,
  AFFECTED_VOLUME,
  AMBIENT_PRESSURE,
  GAS_CONSTANT,
  SPECIES,
  SPECIES_COUNT,
  SPECIFIC_HEAT,
} from './constants.js';
import { interfaceOf, prepareFloor, prepareWall } from './flow.js';
import { describeLayers } from './heat.js';
import type { SmokeModel } from './model.js';
import type { Active } from './pressure.js';
import { FIRE_COLUMNS, FIRE_WIDTH, type SmokeState } from './state.js';

/** Share an opening stands open, 0 ... 1. */
export function shareOf(shares: Float64Array, control: number): number {
  return control < 0 ? 0 : Math.min(1, Math.max(0, shares[control]));
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
    const upperVolume = (GAS_CONSTANT * mass[upper] * temperature[upper]) / AMBIENT_PRESSURE;
    if (species[SPECIES_COUNT * upper + SPECIES.soot] > AFFECTED_SOOT * upperVolume) return true;
    if (species[SPECIES_COUNT * lower + SPECIES.soot] > AFFECTED_SOOT * (volume - upperVolume)) return true;
  }
  if (model.oneZone[room] === 0 && Math.abs(temperature[lower] - indoor) > AFFECTED_TEMPERATURE) return true;
  if (Math.abs(temperature[upper] - indoor) <= AFFECTED_TEMPERATURE) return false;
  return mass[upper] > AFFECTED_VOLUME * (mass[lower] + mass[upper]);
}

/** Rooms with smoke, heat or a fire, and their neighbours, take part in the step that starts at `now`. */
export function findActive(model: SmokeModel, state: SmokeState, now: number, dt: number): void {
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

/** Lists the rooms and openings that take part, in fixed orders, and cuts the openings into slabs. */
export function gather(model: SmokeModel, state: SmokeState, shares: Float64Array, active: Active): void {
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

/** Describes the rooms that take part and those at the other side of their openings. */
export function describeTouched(model: SmokeModel, state: SmokeState, active: Active): void {
  const { scratch, wall, floors } = model;
  const { described } = scratch;
  described.fill(0);
  const describe = (room: number): void => {
    if (room < 0 || described[room] === 1) return;
    described[room] = 1;
    describeLayers(model, state, room);
  };
  for (let k = 0; k < active.rooms; k += 1) describe(scratch.rooms[k]);
  for (let k = 0; k < active.walls; k += 1) {
    describe(wall.a[scratch.wallList[k]]);
    describe(wall.b[scratch.wallList[k]]);
  }
  for (let k = 0; k < active.floors; k += 1) {
    describe(floors.above[scratch.floorList[k]]);
    describe(floors.below[scratch.floorList[k]]);
  }
  for (const { from, to } of model.network.fans) {
    describe(from);
    describe(to);
  }
}

/**
 * Cuts the openings that take part into slabs.
 * @param fixed temperature to count the enthalpy of every flow at, K, or 0: each at its own
 */
export function prepareOpenings(model: SmokeModel, state: SmokeState, active: Active, fixed: number): void {
  const { wallList, floorList } = model.scratch;
  for (let k = 0; k < active.walls; k += 1) prepareWall(model, state, wallList[k], fixed);
  for (let k = 0; k < active.floors; k += 1) prepareFloor(model, floorList[k]);
}

/** Enthalpy fans bring and take, W. */
export function addFans(model: SmokeModel, state: SmokeState, shares: Float64Array, fixed: number): void {
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
