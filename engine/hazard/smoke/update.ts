/** What a step does to the gas of a room: overturning, new masses and temperatures, layers that never vanish. */
import { GAMMA, LEAST_LAYER, MOST_SPILLED, OVERTURNING, SPECIES_COUNT, SPECIFIC_HEAT } from './constants.js';
import { heatSurfaces } from './heat.js';
import type { SmokeModel } from './model.js';
import { addMove } from './moves.js';
import type { SmokeState } from './state.js';

/** Hot gas below cold gas turns over. */
export function overturn(model: SmokeModel, state: SmokeState, room: number, dt: number): void {
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
export function updateRoom(model: SmokeModel, state: SmokeState, room: number, dt: number): void {
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
export function keepLayers(model: SmokeModel, state: SmokeState, room: number): void {
  if (model.oneZone[room] === 1) return;
  const { mass, temperature } = state;
  const lower = 2 * room;
  const least = LEAST_LAYER * (mass[lower] * temperature[lower] + mass[lower + 1] * temperature[lower + 1]);
  thicken(state, lower + 1, lower, least);
  thicken(state, lower, lower + 1, least);
}

/** Gives a layer gas of the other one until its mass times temperature is at least `least`, kg K. */
function thicken(state: SmokeState, thin: number, thick: number, least: number): void {
  const { mass, temperature, species } = state;
  const missing = least - mass[thin] * temperature[thin];
  if (missing <= 0) return;
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
