/**
 * Columns of the state of fires, detectors and the ledger, and the state before the fire. Two runs of the same model with
 * equal states and equal openings go on alike, bit for bit.
 */
import type { SmokeState } from '../../world/smoke.js';
import { GAS_CONSTANT, LEAST_LAYER, SPECIES_COUNT } from './constants.js';
import { SLAB_NODES } from './conduction.js';
import { outdoorPressure, type SmokeModel } from './model.js';

export type { SmokeState };

/** Columns of `SmokeState.fires`. */
export const FIRE_COLUMNS = {
  /** When it was lit, s; Infinity: not yet. */
  ignition: 0,
  /** When a sprinkler began to damp it, s; Infinity: none has. What it released then without lack of air, W. */
  dampedAt: 1,
  dampedFrom: 2,
  /** Time constant of the damping, s. */
  dampingTime: 3,
  /** Last step: heat wanted and released, W, of it in the lower layer's plume; entrained air, kg/s; area, m2. */
  wanted: 4,
  released: 5,
  entrained: 6,
  area: 7,
  /** Oxygen mass fraction of the air below the layer that the plume burned with. */
  oxygen: 8,
} as const;
export const FIRE_WIDTH = 9;

/** Columns of `SmokeState.detectors`. */
export const DETECTOR_COLUMNS = {
  /** Link temperature, K; of smoke detectors: extinction coefficient at the last step, 1/m. */
  value: 0,
  /** When it acted, s; Infinity: not yet. */
  actedAt: 1,
  /** Smoke detectors: since when the threshold has been passed, s; Infinity: it is not. */
  passedAt: 2,
  /** Gas temperature, K, and speed, m/s, at the last step. */
  gas: 3,
  speed: 4,
} as const;
export const DETECTOR_WIDTH = 5;

/**
 * Columns of `SmokeState.exchangeKey`: layer height (m) and absorption coefficients (1/m) the exchange of radiation was made
 * for, and what the layers held when those were last looked up.
 */
export const KEY = { interface: 0, lower: 1, upper: 2, lowerLoad: 3, upperLoad: 4 } as const;
export const KEY_WIDTH = 5;

/** Entries of `SmokeState.ledger`: what has crossed the boundary of the rooms since the start. */
export const LEDGER = {
  /** kg and J (as enthalpy c_p m T) that left for outdoors or for rooms not followed; inflow negative. */
  massOut: 0,
  enthalpyOut: 1,
  /** kg and J that fires gave to the gas, heating gave, walls took. */
  fireMass: 2,
  fireHeat: 3,
  heating: 4,
  wallHeat: 5,
  /** kg that would have left a layer but was held back so that the layer keeps half its mass in a step. */
  heldBack: 6,
  /** Heat released by burning, J, radiant part included. */
  released: 7,
  /** Soot made and soot that left, kg; the same for oxygen taken and gone. */
  sootMade: 8,
  sootOut: 9,
  oxygenTaken: 10,
  oxygenOut: 11,
  /** Newton steps and pressure solutions, and solutions that did not reach their tolerance. */
  iterations: 12,
  solutions: 13,
  unsolved: 14,
} as const;
export const LEDGER_LENGTH = 15;

/** Rooms full of clean air at the indoor temperature, each at the outdoor pressure of its floor; nothing burns. */
export function emptyState(model: SmokeModel): SmokeState {
  const { count, network } = model;
  const indoor = network.indoorTemperature;
  const state: SmokeState = {
    time: 0,
    mass: new Float64Array(2 * count),
    temperature: new Float64Array(2 * count).fill(indoor),
    species: new Float64Array(2 * count * SPECIES_COUNT),
    overpressure: new Float64Array(count),
    pressureChange: new Float64Array(count),
    slabs: new Float64Array(count * 4 * SLAB_NODES).fill(indoor),
    exchangeKey: new Float64Array(KEY_WIDTH * count).fill(-1),
    heating: new Float64Array(count),
    active: new Uint8Array(count),
    fires: new Float64Array(FIRE_WIDTH * network.fires.length),
    detectors: new Float64Array(DETECTOR_WIDTH * network.detectors.length),
    ledger: new Float64Array(LEDGER_LENGTH),
  };
  network.fires.forEach((fire, i) => {
    state.fires[FIRE_WIDTH * i + FIRE_COLUMNS.ignition] = fire.ignition;
    state.fires[FIRE_WIDTH * i + FIRE_COLUMNS.dampedAt] = Infinity;
  });
  network.detectors.forEach((detector, i) => {
    const at = DETECTOR_WIDTH * i;
    state.detectors[at + DETECTOR_COLUMNS.value] = detector.kind === 'smoke' ? 0 : indoor;
    state.detectors[at + DETECTOR_COLUMNS.actedAt] = Infinity;
    state.detectors[at + DETECTOR_COLUMNS.passedAt] = Infinity;
    state.detectors[at + DETECTOR_COLUMNS.gas] = indoor;
  });
  for (let room = 0; room < count; room += 1) fillWithAir(model, state, room);
  return state;
}

/** Puts clean indoor air at the room's present overpressure into it. */
export function fillWithAir(model: SmokeModel, state: SmokeState, room: number): void {
  const pressure = outdoorPressure(model, model.floor[room]) + state.overpressure[room];
  const mass = (pressure * model.volume[room]) / (GAS_CONSTANT * model.network.indoorTemperature);
  const upper = model.oneZone[room] === 1 ? 1 : LEAST_LAYER;
  state.mass[2 * room] = mass * (1 - upper);
  state.mass[2 * room + 1] = mass * upper;
  for (let layer = 2 * room; layer < 2 * room + 2; layer += 1) {
    for (let s = 0; s < SPECIES_COUNT; s += 1)
      state.species[SPECIES_COUNT * layer + s] = model.air[s] * state.mass[layer];
  }
}
