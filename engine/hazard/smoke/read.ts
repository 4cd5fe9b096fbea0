/** What people, screens and importers read of the smoke. */
import { exp } from '../../math.js';
import type { GasState } from '../../world/conditions.js';
import { GAS_CONSTANT, MOLAR, SPECIES, SPECIES_COUNT, STEFAN_BOLTZMANN } from './constants.js';
import type { SmokeModel } from './model.js';
import { KEY, KEY_WIDTH, type SmokeState } from './state.js';

/** Height of the layer interface above the floor of a room, m; 0 where the room is one zone. */
export function layerHeight(model: SmokeModel, state: SmokeState, room: number): number {
  if (model.oneZone[room] === 1) return 0;
  const lower = state.mass[2 * room] * state.temperature[2 * room];
  const upper = state.mass[2 * room + 1] * state.temperature[2 * room + 1];
  return (model.height[room] * lower) / (lower + upper);
}

/** Overpressure of a room's gas at its floor against outdoors at the same height, Pa. */
export function overpressureAt(state: SmokeState, room: number): number {
  return state.overpressure[room];
}

/** The gas of one layer of a room, written to `into`. */
export function layerGas(model: SmokeModel, state: SmokeState, room: number, upper: boolean, into: GasState): GasState {
  const one = model.oneZone[room] === 1;
  const layer = 2 * room + (upper || one ? 1 : 0);
  const { mass, temperature, species } = state;
  const at = SPECIES_COUNT * layer;
  const content = mass[2 * room] * temperature[2 * room] + mass[2 * room + 1] * temperature[2 * room + 1];
  const density = content / model.volume[room] / temperature[layer];
  const soot = species[at + SPECIES.soot];
  const oxygen = species[at + SPECIES.oxygen];
  const carbonDioxide = species[at + SPECIES.carbonDioxide];
  const carbonMonoxide = species[at + SPECIES.carbonMonoxide];
  const hydrogenCyanide = species[at + SPECIES.hydrogenCyanide];
  const water = species[at + SPECIES.water];
  const fuel = species[at + SPECIES.fuel];
  const nitrogen = mass[layer] - soot - oxygen - carbonDioxide - carbonMonoxide - hydrogenCyanide - water - fuel;
  const moles =
    soot / MOLAR.carbon +
    oxygen / MOLAR.oxygen +
    carbonDioxide / MOLAR.carbonDioxide +
    carbonMonoxide / MOLAR.carbonMonoxide +
    hydrogenCyanide / MOLAR.hydrogenCyanide +
    water / MOLAR.water +
    (nitrogen + fuel) / MOLAR.nitrogen;
  into.temperature = temperature[layer];
  into.extinction = (species[at + SPECIES.extinction] / mass[layer]) * density;
  into.carbonMonoxide = carbonMonoxide / MOLAR.carbonMonoxide / moles;
  into.carbonDioxide = carbonDioxide / MOLAR.carbonDioxide / moles;
  into.oxygen = oxygen / MOLAR.oxygen / moles;
  into.hydrogenCyanide = hydrogenCyanide / MOLAR.hydrogenCyanide / moles;
  into.radiantFlux = radiantFlux(model, state, room);
  return into;
}

/**
 * Radiant heat that the upper layer sends down onto a small surface facing it, W/m2, less what surroundings at the start
 * sent: emissivity over the mean beam length, view factor 1 (the layer fills the whole half space: somewhat too much for
 * somebody low in a narrow room).
 */
function radiantFlux(model: SmokeModel, state: SmokeState, room: number): number {
  const absorption = state.exchangeKey[KEY_WIDTH * room + KEY.upper];
  const hot = state.temperature[2 * room + 1];
  const cool = model.network.indoorTemperature;
  if (absorption <= 0 || hot <= cool) return 0;
  const depth = model.height[room] - layerHeight(model, state, room);
  const beam = (3.6 * model.area[room] * depth) / (2 * model.area[room] + model.perimeter[room] * depth);
  const fourth = (t: number): number => t * t * t * t;
  return STEFAN_BOLTZMANN * (1 - exp(-absorption * beam)) * (fourth(hot) - fourth(cool));
}

/** The gas somebody at this height above the floor of a room breathes, written to `into`. */
export function gasAtHeight(
  model: SmokeModel,
  state: SmokeState,
  room: number,
  height: number,
  into: GasState,
): GasState {
  return layerGas(model, state, room, height >= layerHeight(model, state, room), into);
}

/** Internal energy of all gas, J: c_v m T summed over the layers. */
export function internalEnergy(model: SmokeModel, state: SmokeState): number {
  const specific = 1010 - GAS_CONSTANT;
  let sum = 0;
  for (let layer = 0; layer < 2 * model.count; layer += 1)
    sum += specific * state.mass[layer] * state.temperature[layer];
  return sum;
}
