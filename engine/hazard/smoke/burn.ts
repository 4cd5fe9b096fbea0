/** Fires in a step: what they want to burn, what the air lets burn, and what that gives to the room. */
import { exp, PI, pow } from '../../math.js';
import { burned, heatReleaseRate, type Products } from './combustion.js';
import {
  EXTINCTION_FLAMING,
  EXTINCTION_SMOULDERING,
  MOST_LEAVING,
  SPECIES,
  SPECIES_COUNT,
  SPECIFIC_HEAT,
  CEILING_FLUX,
} from './constants.js';
import { addFireRadiation } from './heat.js';
import type { SmokeModel } from './model.js';
import { addMove } from './moves.js';
import type { Fire } from './network.js';
import { flameHeight, plumeEntrainment } from './plume.js';
import { PARTIES } from './radiation.js';
import { FIRE_COLUMNS, FIRE_WIDTH, LEDGER, type SmokeState } from './state.js';

/** Rounds in which burning and entrainment find each other; more change nothing of note (NIST TN 1889v1). */
const ROUNDS = 5;

/** What is offered to burn at a time. */
interface Demand {
  /** kg/s, J/kg. */
  fuelRate: number;
  heat: number;
  /** m2 */
  area: number;
  flaming: boolean;
}

/** How far a fire has faded since it was damped, 0 ... 1. */
function fadingOf(state: SmokeState, at: number, now: number): number {
  const since = now - state.fires[at + FIRE_COLUMNS.dampedAt];
  return since > 0 ? exp(-since / state.fires[at + FIRE_COLUMNS.dampingTime]) : 1;
}

/** Offer of a fire, sprinklers heeded, at the time `now` (s since the start); null: nothing burns. */
function demandOf(state: SmokeState, fire: Fire, at: number, now: number): Demand | null {
  const age = now - state.fires[at + FIRE_COLUMNS.ignition];
  if (!(age >= 0)) return null;
  const slow = fire.smouldering;
  if (slow !== null && age < slow.duration) {
    const fuelRate = (slow.massLossRate * age * fadingOf(state, at, now)) / slow.duration;
    return { fuelRate, heat: slow.heatReleased, area: fire.leastArea, flaming: false };
  }
  const flames = age - (slow?.duration ?? 0);
  let heat = heatReleaseRate(fire, flames);
  let free = heat;
  if (state.fires[at + FIRE_COLUMNS.dampedAt] <= now) {
    const from = state.fires[at + FIRE_COLUMNS.dampedFrom];
    const damped = from * fadingOf(state, at, now);
    if (damped < heat) {
      heat = damped;
      // Water slows the burning, it does not shrink the bed that burns.
      free = from;
    }
  }
  const area = Math.max(fire.leastArea, fire.areaPerHeat * free);
  return { fuelRate: heat / fire.fuel.heatOfCombustion, heat: fire.fuel.heatOfCombustion, area, flaming: true };
}

/** Heat the fire would release now if air were no limit, W; what a sprinkler starts from. */
export function wantedHeat(state: SmokeState, fire: Fire, index: number, now: number): number {
  const demand = demandOf(state, fire, FIRE_WIDTH * index, now);
  return demand === null ? 0 : demand.fuelRate * demand.heat;
}

/** Heat a fire that was lit can still release, J; 0 for one that was not, Infinity while its curve goes on. */
export function heatToCome(state: SmokeState, fire: Fire, index: number): number {
  const at = FIRE_WIDTH * index;
  const age = state.time - state.fires[at + FIRE_COLUMNS.ignition];
  if (age === -Infinity) return 0;
  const last = fire.times.length - 1;
  const flames = age - (fire.smouldering?.duration ?? 0);
  if (flames >= fire.times[last]) return fire.heatReleaseRates[last] > 0 ? Infinity : 0;
  if (!(state.fires[at + FIRE_COLUMNS.dampedAt] <= state.time)) return Infinity;
  // While it smoulders the fading is of what it would otherwise grow to: wait for the flames' time.
  if (flames < 0) return Infinity;
  const from = state.fires[at + FIRE_COLUMNS.dampedFrom];
  return from * fadingOf(state, at, state.time) * state.fires[at + FIRE_COLUMNS.dampingTime];
}

function oxygenFraction(state: SmokeState, layer: number): number {
  const mass = state.mass[layer];
  return mass > 0 ? state.species[SPECIES_COUNT * layer + SPECIES.oxygen] / mass : 0;
}

/** Adds what `rate` kg/s of burned fuel makes to the upper layer. */
function addProducts(model: SmokeModel, layer: number, products: Products, rate: number, extinction: number): void {
  const { speciesRate } = model.scratch;
  const at = SPECIES_COUNT * layer;
  speciesRate[at + SPECIES.soot] += rate * products.soot;
  speciesRate[at + SPECIES.extinction] += rate * products.soot * extinction;
  speciesRate[at + SPECIES.oxygen] -= rate * products.oxygen;
  speciesRate[at + SPECIES.carbonDioxide] += rate * products.carbonDioxide;
  speciesRate[at + SPECIES.carbonMonoxide] += rate * products.carbonMonoxide;
  speciesRate[at + SPECIES.hydrogenCyanide] += rate * products.hydrogenCyanide;
  speciesRate[at + SPECIES.water] += rate * products.water;
  speciesRate[at + SPECIES.fuel] -= rate;
}

/** A fire in this step: its offer, and what its room lets it do. */
interface Scene {
  fire: Fire;
  demand: Demand;
  products: Products;
  limit: number;
  /** Height of the plume below the layer, m; 0 in a one-zone room or with the base in the layer. */
  rise: number;
  /** Most air the plume can lift into the layer: by its mass, kg/s, and by temperature (K it must overcome). */
  most: number;
  lift: number;
}

function sceneOf(model: SmokeModel, state: SmokeState, index: number, now: number, dt: number): Scene | null {
  const fire = model.network.fires[index];
  const demand = demandOf(state, fire, FIRE_WIDTH * index, now);
  if (demand === null || demand.fuelRate <= 0) return null;
  const lower = 2 * fire.room;
  const one = model.oneZone[fire.room] === 1;
  const made = model.products[index];
  return {
    fire,
    demand,
    products: demand.flaming ? made.flaming : made.smouldering!,
    // Smouldering goes on with less air than flames need; half their limit is an assumption.
    limit: (demand.flaming ? 1 : 0.5) * model.network.lowerOxygenLimit,
    rise: one ? 0 : Math.max(0, model.scratch.interface[fire.room] - fire.base),
    most: (MOST_LEAVING * state.mass[lower]) / dt,
    lift: Math.max(state.temperature[lower + 1] - state.temperature[lower], 1),
  };
}

/** Air the plume draws in below the layer if `rate` kg/s of fuel burn in it, kg/s. */
function airFor(model: SmokeModel, scene: Scene, rate: number): number {
  const { fire, demand, rise } = scene;
  const total = rate * demand.heat;
  const convective = total * (1 - fire.fuel.radiativeFraction);
  const indoor = model.network.indoorTemperature;
  return Math.min(
    plumeEntrainment(total, convective, demand.area, rise, fire.position === 'corner', indoor),
    // No more than leaves the plume warmer than the layer it rises into.
    convective / (SPECIFIC_HEAT * scene.lift),
    scene.most,
  );
}

/** Fuel that burns below the layer and the air that goes up with it, kg/s, of the last `burnBelow` call. */
const plume = { burning: 0, air: 0 };

/**
 * Burning below the layer if the air there has this mass fraction of oxygen, into `plume`. Burning and entrainment depend
 * on each other; they are brought together by a fixed number of rounds, as CFAST does it (source, R): with the base of
 * the fire just below the layer they would take very many to settle.
 */
function burnBelow(model: SmokeModel, scene: Scene, oxygen: number): void {
  plume.burning = 0;
  plume.air = 0;
  if (scene.rise <= 0) return;
  const { fuelRate, heat } = scene.demand;
  plume.burning = fuelRate;
  for (let round = 0; round < ROUNDS; round += 1) {
    plume.air = airFor(model, scene, plume.burning);
    const next = burned(fuelRate, heat, scene.products.oxygen, plume.air, oxygen, scene.limit);
    const settled = Math.abs(next - plume.burning) * heat < 1;
    plume.burning = next;
    if (settled) break;
  }
}

/** Sets the oxygen of each fire's air to what its room has at the start of the step. */
export function foreseeFires(model: SmokeModel, state: SmokeState): void {
  for (let index = 0; index < model.network.fires.length; index += 1)
    state.fires[FIRE_WIDTH * index + FIRE_COLUMNS.oxygen] = oxygenFraction(state, 2 * model.network.fires[index].room);
}

/** Of the last `oxygenLeft` call: oxygen at the end of the step, and the share of the fuel it would let burn more or less. */
export const foreseen = { oxygen: 0, mismatch: 0, limit: 0 };

/** What the present rates of change leave of the oxygen a fire's plume takes, into `foreseen`. */
export function oxygenLeft(model: SmokeModel, state: SmokeState, index: number, now: number, dt: number): void {
  foreseen.mismatch = 0;
  const scene = sceneOf(model, state, index, now, dt);
  if (scene === null || scene.rise <= 0) return;
  const layer = 2 * scene.fire.room;
  const { massRate, speciesRate } = model.scratch;
  const at = SPECIES_COUNT * layer + SPECIES.oxygen;
  const mass = state.mass[layer] + dt * massRate[layer];
  foreseen.limit = scene.limit;
  foreseen.oxygen = mass > 0 ? (state.species[at] + dt * speciesRate[at]) / mass : 0;
  burnBelow(model, scene, state.fires[FIRE_WIDTH * index + FIRE_COLUMNS.oxygen]);
  const { burning } = plume;
  burnBelow(model, scene, foreseen.oxygen);
  foreseen.mismatch = (plume.burning - burning) / scene.demand.fuelRate;
}

/**
 * Burns the fires of a step: heat, gas and species into the rooms' rates, plumes into the list of moves, radiation to the
 * surfaces. Wants the layers described and each fire's `oxygen` set.
 */
export function burnFires(model: SmokeModel, state: SmokeState, now: number, dt: number): void {
  for (let index = 0; index < model.network.fires.length; index += 1) {
    const at = FIRE_WIDTH * index;
    state.fires[at + FIRE_COLUMNS.wanted] = 0;
    state.fires[at + FIRE_COLUMNS.released] = 0;
    state.fires[at + FIRE_COLUMNS.entrained] = 0;
    const scene = sceneOf(model, state, index, now, dt);
    if (scene !== null) burnOne(model, state, scene, index, dt);
  }
}

/** Fuel burning in the layer with the layer's own oxygen, kg/s, of what is left over below. */
function burnAbove(model: SmokeModel, state: SmokeState, scene: Scene, left: number, dt: number): number {
  if (left <= 1e-12) return 0;
  const { fire, demand, products } = scene;
  const room = fire.room;
  const upper = 2 * room + 1;
  const total = demand.fuelRate * demand.heat;
  const bottom = model.oneZone[room] === 1 ? 0 : model.scratch.interface[room];
  const height = Math.max(0.1, model.height[room] - Math.max(fire.base, bottom));
  const convective = total * (1 - fire.fuel.radiativeFraction);
  const corner = fire.position === 'corner';
  const air = plumeEntrainment(total, convective, demand.area, height, corner, model.network.indoorTemperature);
  const oxygen = oxygenFraction(state, upper);
  const rate = burned(left, demand.heat, products.oxygen, air, oxygen, scene.limit);
  // Never more in a step than the layer has above the limit.
  const stock = (state.mass[upper] * Math.max(0, oxygen - scene.limit)) / dt;
  return products.oxygen > 0 ? Math.min(rate, stock / products.oxygen) : rate;
}

function burnOne(model: SmokeModel, state: SmokeState, scene: Scene, index: number, dt: number): void {
  const { scratch, network } = model;
  const { fire, demand, products } = scene;
  const { fires, ledger } = state;
  const { fuel, room } = fire;
  const { fuelRate } = demand;
  const at = FIRE_WIDTH * index;
  const lower = 2 * room;
  const upper = lower + 1;
  burnBelow(model, scene, fires[at + FIRE_COLUMNS.oxygen]);
  const below = plume.burning;
  const entrained = plume.air;
  const rate = below + burnAbove(model, state, scene, fuelRate - below, dt);
  const released = rate * demand.heat;
  const radiant = released * fuel.radiativeFraction;
  const convective = released - radiant;
  const indoor = network.indoorTemperature;
  const height = model.height[room];

  addMove(model, lower, upper, entrained);
  scratch.massRate[upper] += fuelRate;
  scratch.heatRate[upper] += fuelRate * indoor;
  scratch.source[room] += SPECIFIC_HEAT * fuelRate * indoor;
  scratch.speciesRate[SPECIES_COUNT * upper + SPECIES.fuel] += fuelRate;
  addProducts(model, upper, products, rate, demand.flaming ? EXTINCTION_FLAMING : EXTINCTION_SMOULDERING);
  scratch.radiant[PARTIES * room + PARTIES - 1] += convective;
  if (radiant > 0) {
    const flame = Math.min(flameHeight(released, demand.area), height - fire.base);
    addFireRadiation(model, state, room, radiant, fire.base + Math.max(0, flame) / 3);
  }
  // The jet under the ceiling heats it more than a layer at rest would; the correlation holds to 4 heights away.
  const reach = Math.min(16 * PI * height * height, model.area[room]);
  const flux = (CEILING_FLUX * convective) / (pow(reach, 0.68) * pow(height, 0.64));
  scratch.ceilingFlux[room] = Math.max(scratch.ceilingFlux[room], flux * reach);

  fires[at + FIRE_COLUMNS.wanted] = fuelRate * demand.heat;
  fires[at + FIRE_COLUMNS.released] = released;
  fires[at + FIRE_COLUMNS.entrained] = entrained;
  fires[at + FIRE_COLUMNS.area] = demand.area;
  ledger[LEDGER.fireMass] += fuelRate * dt;
  ledger[LEDGER.fireHeat] += (released + SPECIFIC_HEAT * fuelRate * indoor) * dt;
  ledger[LEDGER.released] += released * dt;
  ledger[LEDGER.sootMade] += rate * products.soot * dt;
  ledger[LEDGER.oxygenTaken] += rate * products.oxygen * dt;
}
