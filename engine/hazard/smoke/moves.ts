/**
 * Gas that moves between layers in a step: through openings at the solved pressures, by what those flows entrain, by fans
 * and by fires. First a list of moves is made, then it is carried out, so that no layer gives more than it has and every
 * kilogram taken somewhere arrives somewhere.
 */
import { cubeRoot, smoothStep } from './arithmetic.js';
import {
  AMBIENT_PRESSURE,
  DEPOSIT_STEP,
  GAS_CONSTANT,
  GRAVITY,
  MOST_LEAVING,
  MOST_SPILLED,
  REVERSE_MIXING,
  SPECIES,
  SPECIES_COUNT,
  SPECIFIC_HEAT,
  SPILL_COEFFICIENT,
} from './constants.js';
import { floorVentFlow, interfaceOf, slabFlow, UPPER_A, UPPER_B, vertical } from './flow.js';
import { LEVELS, type SmokeModel } from './model.js';
import { LEDGER, type SmokeState } from './state.js';

const SLABS = LEVELS - 1;
/** In place of a layer: the open air. */
const OPEN_AIR = -1;

/** Adds a move of `mass` kg/s from one layer to another. */
export function addMove(model: SmokeModel, from: number, to: number, mass: number): void {
  if (!(mass > 0)) return;
  const { scratch } = model;
  const at = scratch.moves;
  scratch.moveFrom[at] = from;
  scratch.moveTo[at] = to;
  scratch.moveMass[at] = mass;
  scratch.moves = at + 1;
}

function temperatureOf(model: SmokeModel, state: SmokeState, layer: number): number {
  return layer < 0 ? model.network.outdoorTemperature : state.temperature[layer];
}

/** The upper layer of a one-zone room is the room. */
function layerOf(model: SmokeModel, room: number, upper: boolean): number {
  if (room < 0) return OPEN_AIR;
  return 2 * room + (upper || model.oneZone[room] === 1 ? 1 : 0);
}

/** Sends a flow into a room: to the layer as warm as it is, shared in between. */
function deposit(model: SmokeModel, state: SmokeState, from: number, room: number, mass: number): void {
  if (room < 0) {
    addMove(model, from, OPEN_AIR, mass);
    return;
  }
  if (model.oneZone[room] === 1) {
    addMove(model, from, 2 * room + 1, mass);
    return;
  }
  const temperature = temperatureOf(model, state, from);
  const upper = state.temperature[2 * room + 1];
  const low = Math.min(state.temperature[2 * room], upper) - DEPOSIT_STEP;
  const share = smoothStep((temperature - low) / (upper + DEPOSIT_STEP - low));
  addMove(model, from, 2 * room + 1, share * mass);
  addMove(model, from, 2 * room, (1 - share) * mass);
}

/** Air a flow of `mass` kg/s drags along over the height `rise`: Poreh et al. 1998; `warm` and `cool` in K. */
function spill(warm: number, cool: number, mass: number, rise: number, width: number): number {
  if (warm <= cool || rise <= 0 || width <= 0) return 0;
  const density = AMBIENT_PRESSURE / (GAS_CONSTANT * cool);
  const ratio = (cool * width) / warm;
  const heat = SPECIFIC_HEAT * (warm - cool) * mass;
  return (
    SPILL_COEFFICIENT * rise * cubeRoot((ratio * ratio * GRAVITY * density * density * heat) / (SPECIFIC_HEAT * cool))
  );
}

/** A flow that enters a room's other layer mixes on its way: hot gas rising through cool air, cool air falling in smoke. */
function entrain(
  model: SmokeModel,
  state: SmokeState,
  vent: number,
  fromRoom: number,
  toRoom: number,
  height: number,
  mass: number,
  dt: number,
): void {
  if (toRoom < 0 || model.oneZone[toRoom] === 1) return;
  const { wall, scratch } = model;
  const fromInterface = interfaceOf(model, fromRoom);
  const toInterface = interfaceOf(model, toRoom);
  const inUpper = height >= fromInterface;
  if (inUpper === height >= toInterface) return;
  const width = scratch.ventWidth[vent];
  const lower = 2 * toRoom;
  if (inUpper) {
    const rise = toInterface - Math.max(wall.sill[vent], fromInterface);
    const warm = temperatureOf(model, state, layerOf(model, fromRoom, true));
    const dragged = spill(warm, state.temperature[lower], mass, rise, width);
    addMove(model, lower, lower + 1, Math.min(dragged, (MOST_SPILLED * state.mass[lower]) / dt));
  } else {
    const fall = Math.min(wall.soffit[vent], fromInterface) - Math.max(toInterface, wall.sill[vent]);
    const cool = temperatureOf(model, state, layerOf(model, fromRoom, false));
    const dragged = REVERSE_MIXING * spill(state.temperature[lower + 1], cool, mass, fall, width);
    addMove(model, lower + 1, lower, Math.min(dragged, (MOST_SPILLED * state.mass[lower + 1]) / dt));
  }
}

/** Flow through the vent at hand from the lower and the upper layer of a, then of b, kg/s. */
const streams = new Float64Array(4);

/** Part of a slab with flow in one direction; `low` and `high` are the pressure differences a - b at its ends. */
function movePart(
  model: SmokeModel,
  state: SmokeState,
  vent: number,
  slab: number,
  share: number,
  low: number,
  high: number,
  height: number,
  dt: number,
): void {
  const { wall, scratch } = model;
  const forward = low + high > 0;
  const size = share * (forward ? scratch.slabForward[slab] : scratch.slabBackward[slab]);
  const mass = slabFlow(size, low, high);
  if (!(mass > 0)) return;
  const from = forward ? wall.a[vent] : wall.b[vent];
  const to = forward ? wall.b[vent] : wall.a[vent];
  const upper = (scratch.slabFrom[slab] & (forward ? UPPER_A : UPPER_B)) !== 0;
  streams[(forward ? 0 : 2) + (upper ? 1 : 0)] += mass;
  entrain(model, state, vent, from, to, height, mass, dt);
}

/** Moves through a wall vent. */
export function moveThroughWall(model: SmokeModel, state: SmokeState, vent: number, dt: number): void {
  const { wall, scratch } = model;
  const b = wall.b[vent];
  const difference = state.overpressure[wall.a[vent]] - (b < 0 ? 0 : state.overpressure[b]);
  const { levelHead, levelZ } = scratch;
  for (let k = 0; k < scratch.levels[vent]; k += 1) {
    const at = LEVELS * vent + k;
    const low = difference + levelHead[at];
    const high = difference + levelHead[at + 1];
    const bottom = levelZ[at];
    const top = levelZ[at + 1];
    const slab = SLABS * vent + k;
    if (low * high >= 0) {
      movePart(model, state, vent, slab, 1, low, high, 0.5 * (bottom + top), dt);
      continue;
    }
    const below = Math.abs(low) / (Math.abs(low) + Math.abs(high));
    const neutral = bottom + below * (top - bottom);
    movePart(model, state, vent, slab, below, low, 0, 0.5 * (bottom + neutral), dt);
    movePart(model, state, vent, slab, 1 - below, 0, high, 0.5 * (neutral + top), dt);
  }
  // What comes from one layer arrives as one.
  const a = wall.a[vent];
  for (let i = 0; i < 4; i += 1) {
    if (streams[i] > 0) deposit(model, state, layerOf(model, i < 2 ? a : b, i % 2 === 1), i < 2 ? b : a, streams[i]);
    streams[i] = 0;
  }
}

/** Moves through a floor vent. */
export function moveThroughFloor(model: SmokeModel, state: SmokeState, vent: number): void {
  const { floors } = model;
  const below = floors.below[vent];
  const above = floors.above[vent];
  const { overpressure } = state;
  floorVentFlow(model, vent, (below < 0 ? 0 : overpressure[below]) - (above < 0 ? 0 : overpressure[above]));
  const { net, exchange } = vertical;
  const top = layerOf(model, above, false);
  const bottom = layerOf(model, below, true);
  const { density } = model.scratch;
  const up = Math.max(0, net) + exchange * (bottom < 0 ? model.outdoorDensity : density[bottom]);
  const down = Math.max(0, -net) + exchange * (top < 0 ? model.outdoorDensity : density[top]);
  if (up > 0) deposit(model, state, bottom, above, up);
  if (down > 0) deposit(model, state, top, below, down);
}

/** Moves by a fan that runs at the given share. */
export function moveByFan(model: SmokeModel, state: SmokeState, fan: number, share: number): void {
  const { from, to, flow, intake } = model.network.fans[fan];
  const layer = layerOf(model, from, intake >= interfaceOf(model, from));
  const density = layer < 0 ? model.outdoorDensity : model.scratch.density[layer];
  deposit(model, state, layer, to, share * flow * density);
}

/**
 * Carries the list of moves out on the rates of change of the rooms that take part; what outdoors and rooms that stand
 * still get is booked. What layers give is summed up first and taken from them once.
 */
export function applyMoves(model: SmokeModel, state: SmokeState, rooms: number, dt: number): void {
  const { scratch } = model;
  const { moves, moveFrom, moveTo, moveMass, leaving, taken, massRate, heatRate, speciesRate } = scratch;
  const { active, mass, temperature, species, ledger } = state;
  for (let i = 0; i < moves; i += 1) if (moveFrom[i] >= 0) leaving[moveFrom[i]] = 0;
  for (let i = 0; i < moves; i += 1) if (moveFrom[i] >= 0) leaving[moveFrom[i]] += moveMass[i];
  for (let k = 0; k < rooms; k += 1) taken[2 * scratch.rooms[k]] = taken[2 * scratch.rooms[k] + 1] = 0;
  for (let i = 0; i < moves; i += 1) {
    const from = moveFrom[i];
    const to = moveTo[i];
    const followed = from >= 0 && active[from >> 1] === 1;
    let own = moveMass[i];
    if (followed) {
      const most = (MOST_LEAVING * mass[from]) / dt;
      if (leaving[from] <= most && to >= 0 && active[to >> 1] === 1) {
        // From one room that is followed to another: nearly all moves, done here without a call. As in `carry`.
        const share = mass[from] > 0 ? own / mass[from] : 0;
        const at = SPECIES_COUNT * from;
        const into = SPECIES_COUNT * to;
        taken[from] += own;
        massRate[to] += own;
        heatRate[to] += own * temperature[from];
        addSpecies(speciesRate, into, species, at, share);
        continue;
      }
      if (leaving[from] > most) {
        // The rest is drawn from the room's other layer, as far as that goes.
        const wanted = own;
        own *= most / leaving[from];
        const other = from ^ 1;
        const spare = Math.max(0, (MOST_LEAVING * mass[other]) / dt - leaving[other]);
        const rest = wanted - own;
        const given = to === other ? 0 : rest * Math.min(1, spare / (leaving[from] - most));
        if (given > 0) carry(model, state, other, to, given, dt);
        ledger[LEDGER.heldBack] += (rest - given) * dt;
      }
    }
    carry(model, state, from, to, own, dt);
  }
  for (let k = 0; k < rooms; k += 1) {
    const lower = 2 * scratch.rooms[k];
    for (let layer = lower; layer <= lower + 1; layer += 1) {
      const rate = taken[layer];
      if (rate === 0) continue;
      massRate[layer] -= rate;
      heatRate[layer] -= rate * temperature[layer];
      const share = rate / mass[layer];
      const at = SPECIES_COUNT * layer;
      for (let s = at; s < at + SPECIES_COUNT; s += 1) speciesRate[s] -= share * species[s];
    }
  }
}

/** Written out: going round a loop takes longer than what is done in it, and this is done more often than anything else. */
function addSpecies(to: Float64Array, into: number, from: Float64Array, at: number, share: number): void {
  to[into] += share * from[at];
  to[into + 1] += share * from[at + 1];
  to[into + 2] += share * from[at + 2];
  to[into + 3] += share * from[at + 3];
  to[into + 4] += share * from[at + 4];
  to[into + 5] += share * from[at + 5];
  to[into + 6] += share * from[at + 6];
  to[into + 7] += share * from[at + 7];
}

function carry(model: SmokeModel, state: SmokeState, from: number, to: number, rate: number, dt: number): void {
  const { massRate, heatRate, speciesRate, taken } = model.scratch;
  const { active, ledger } = state;
  const takes = from >= 0 && active[from >> 1] === 1;
  const gives = to >= 0 && active[to >> 1] === 1;
  const source = from < 0 ? model.air : state.species;
  const at = from < 0 ? 0 : SPECIES_COUNT * from;
  const share = from < 0 ? rate : state.mass[from] > 0 ? rate / state.mass[from] : 0;
  if (takes) taken[from] += rate;
  if (gives) {
    massRate[to] += rate;
    heatRate[to] += rate * temperatureOf(model, state, from);
    const into = SPECIES_COUNT * to;
    addSpecies(speciesRate, into, source, at, share);
  }
  if (takes === gives) return;
  const out = takes ? dt : -dt;
  ledger[LEDGER.massOut] += out * rate;
  ledger[LEDGER.enthalpyOut] += out * SPECIFIC_HEAT * rate * temperatureOf(model, state, from);
  ledger[LEDGER.sootOut] += out * share * source[at + SPECIES.soot];
  ledger[LEDGER.oxygenOut] += out * share * source[at + SPECIES.oxygen];
}
