/** What is still to come of a network: whether anything burns, and the worst that mixing can bring anywhere. */
import type { GasState } from '../../world/conditions.js';
import { SLAB_NODES } from './conduction.js';
import { heatToCome } from './burn.js';
import { AMBIENT_PRESSURE, GAS_CONSTANT, SPECIES, SPECIES_COUNT, STEFAN_BOLTZMANN } from './constants.js';
import type { SmokeModel } from './model.js';
import { layerGas } from './read.js';
import type { SmokeState } from './state.js';

/**
 * Heat below which a fire that fades counts as out, J: half a gram of bedding, whose carbon monoxide makes 1 ppm in a room of
 * 20 m3. U.
 */
const OUT = 1e4;
/** What steady heating may yet add to the temperature of a room whose openings have changed, K. U. */
const BY_HEATING = 5;
/** Air is denser by less than this share where a room is under pressure or lies below the building's zero. D. */
const DENSER = 0.01;

/** No fire that was lit burns or will go on burning. One that was never lit is not looked at. */
export function burnsNoMore(model: SmokeModel, state: SmokeState): boolean {
  return model.network.fires.every((fire, index) => heatToCome(state, fire, index) < OUT);
}

/**
 * Mixing only brings extremes closer: no share of a gas, no temperature beyond the greatest of layers and walls, no smoke
 * thicker than the thickest cooled down to the coldest. Written to `into`, each quantity by itself; valid while nothing burns.
 */
export function worstOf(model: SmokeModel, state: SmokeState, spare: GasState, into: GasState): GasState {
  const { indoorTemperature, outdoorTemperature } = model.network;
  let hottest = Math.max(indoorTemperature, outdoorTemperature);
  let coldest = Math.min(indoorTemperature, outdoorTemperature);
  let thickest = 0;
  into.carbonMonoxide = into.carbonDioxide = into.hydrogenCyanide = 0;
  into.oxygen = 1;
  for (let room = 0; room < model.count; room += 1) {
    for (let layer = model.oneZone[room] === 1 ? 1 : 0; layer < 2; layer += 1) {
      const at = 2 * room + layer;
      layerGas(model, state, room, layer === 1, spare);
      into.carbonMonoxide = Math.max(into.carbonMonoxide, spare.carbonMonoxide);
      into.carbonDioxide = Math.max(into.carbonDioxide, spare.carbonDioxide);
      into.hydrogenCyanide = Math.max(into.hydrogenCyanide, spare.hydrogenCyanide);
      into.oxygen = Math.min(into.oxygen, spare.oxygen);
      hottest = Math.max(hottest, spare.temperature);
      coldest = Math.min(coldest, spare.temperature);
      thickest = Math.max(thickest, state.species[SPECIES_COUNT * at + SPECIES.extinction] / state.mass[at]);
    }
    for (let node = 4 * SLAB_NODES * room; node < 4 * SLAB_NODES * (room + 1); node += 1)
      hottest = Math.max(hottest, state.slabs[node]);
    if (state.heating[room] !== 0) hottest = Math.max(hottest, indoorTemperature + BY_HEATING);
  }
  into.temperature = hottest;
  into.extinction = ((1 + DENSER) * thickest * AMBIENT_PRESSURE) / (GAS_CONSTANT * coldest);
  const fourth = (t: number): number => t * t * t * t;
  into.radiantFlux = STEFAN_BOLTZMANN * (fourth(hottest) - fourth(indoorTemperature));
  return into;
}
