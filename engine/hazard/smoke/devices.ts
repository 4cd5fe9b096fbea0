/** Detectors and sprinklers: what they feel, when they act, what the water does. */
import { pow } from '../../math.js';
import { SPECIES, SPECIES_COUNT } from './constants.js';
import { wantedHeat } from './burn.js';
import type { SmokeModel } from './model.js';
import type { Detector } from './network.js';
import { ceilingJet, jet, type JetPlace } from './plume.js';
import { DETECTOR_COLUMNS, DETECTOR_WIDTH, FIRE_COLUMNS, FIRE_WIDTH, type SmokeState } from './state.js';

/** Least gas speed past a link, m/s. CFAST source, R. */
const LEAST_SPEED = 0.1;

/** Time constant of the damping by water, s; spray density in mm/s. Evans 1993 as CFAST has it, 3 w^-1.8 (source, R). */
export const dampingTime = (sprayDensity: number): number => 3 * pow(sprayDensity, -1.8);

const place: JetPlace = { ceiling: 0, height: 0, distance: 0 };

/** Extinction coefficient of the layer at a height above the floor, 1/m. */
function extinctionAt(model: SmokeModel, state: SmokeState, room: number, height: number): number {
  const { scratch } = model;
  const upper = model.oneZone[room] === 1 || height > scratch.interface[room];
  const layer = 2 * room + (upper ? 1 : 0);
  const mass = state.mass[layer];
  if (mass <= 0) return 0;
  return (state.species[SPECIES_COUNT * layer + SPECIES.extinction] / mass) * scratch.density[layer];
}

/** Hottest gas at a detector: the layer's, or the jet of a fire in its room; into `jet`. */
function gasAt(model: SmokeModel, state: SmokeState, room: number, height: number, distance: number): void {
  const one = model.oneZone[room] === 1;
  const interfaceHeight = one ? 0 : model.scratch.interface[room];
  const upper = state.temperature[2 * room + 1];
  const lower = one ? upper : state.temperature[2 * room];
  let temperature = height > interfaceHeight ? upper : lower;
  let speed = 0;
  place.ceiling = model.height[room];
  place.height = height;
  place.distance = distance;
  const { fires } = model.network;
  for (let index = 0; index < fires.length; index += 1) {
    const fire = fires[index];
    if (fire.room !== room) continue;
    const at = FIRE_WIDTH * index;
    const heat = state.fires[at + FIRE_COLUMNS.released];
    const convective = heat * (1 - fire.fuel.radiativeFraction);
    const area = state.fires[at + FIRE_COLUMNS.area];
    ceilingJet(place, heat, convective, area, fire.base, interfaceHeight, lower, upper);
    temperature = Math.max(temperature, jet.temperature);
    speed = Math.max(speed, jet.speed);
  }
  jet.temperature = temperature;
  jet.speed = speed;
}

/** Advances all detectors over the step that ended at `now`; those that have acted rest. Wants the layers described. */
export function stepDetectors(model: SmokeModel, state: SmokeState, now: number, dt: number): void {
  const { detectorRoom, detectorLimit, detectorHeight } = model;
  for (let index = 0; index < detectorRoom.length; index += 1) {
    const at = DETECTOR_WIDTH * index;
    if (state.active[detectorRoom[index]] === 0 || state.detectors[at + DETECTOR_COLUMNS.actedAt] < Infinity) continue;
    const limit = detectorLimit[index];
    if (limit > 0) {
      const value = extinctionAt(model, state, detectorRoom[index], detectorHeight[index]);
      stepChamber(state, value, limit, model.network.detectors[index].delay, at, now, dt);
    } else stepLink(model, state, model.network.detectors[index], at, now, dt);
  }
}

/** Share of the step after which a value has passed a threshold, by a straight line. */
const shareAt = (before: number, value: number, threshold: number): number =>
  before < threshold ? (threshold - before) / (value - before) : 0;

function stepChamber(
  state: SmokeState,
  value: number,
  limit: number,
  delay: number,
  at: number,
  now: number,
  dt: number,
): void {
  const { detectors } = state;
  const before = detectors[at + DETECTOR_COLUMNS.value];
  detectors[at + DETECTOR_COLUMNS.value] = value;
  if (value < limit) detectors[at + DETECTOR_COLUMNS.passedAt] = Infinity;
  else if (detectors[at + DETECTOR_COLUMNS.passedAt] === Infinity)
    detectors[at + DETECTOR_COLUMNS.passedAt] = now - dt * (1 - shareAt(before, value, limit));
  const due = detectors[at + DETECTOR_COLUMNS.passedAt] + delay;
  if (due <= now) detectors[at + DETECTOR_COLUMNS.actedAt] = due;
}

function stepLink(model: SmokeModel, state: SmokeState, detector: Detector, at: number, now: number, dt: number): void {
  const { detectors } = state;
  const before = detectors[at + DETECTOR_COLUMNS.value];
  const oldGas = detectors[at + DETECTOR_COLUMNS.gas];
  const oldSpeed = Math.max(LEAST_SPEED, detectors[at + DETECTOR_COLUMNS.speed]);
  gasAt(model, state, detector.room, detector.height, detector.distance);
  detectors[at + DETECTOR_COLUMNS.gas] = jet.temperature;
  detectors[at + DETECTOR_COLUMNS.speed] = jet.speed;
  // Heskestad & Smith 1976, by the trapezoid rule.
  const old = Math.sqrt(oldSpeed) / detector.responseTimeIndex;
  const next = Math.sqrt(Math.max(LEAST_SPEED, jet.speed)) / detector.responseTimeIndex;
  const value =
    (before * (1 - 0.5 * dt * old) + 0.5 * dt * (old * oldGas + next * jet.temperature)) / (1 + 0.5 * dt * next);
  detectors[at + DETECTOR_COLUMNS.value] = value;
  if (value < detector.threshold) return;
  const time = now - dt * (1 - shareAt(before, value, detector.threshold));
  detectors[at + DETECTOR_COLUMNS.actedAt] = time;
  if (detector.kind === 'sprinkler' && detector.sprayDensity > 0)
    damp(model, state, detector.room, time, dampingTime(detector.sprayDensity));
}

/** Water on all fires of a room from `time` on; the first sprinkler counts. */
function damp(model: SmokeModel, state: SmokeState, room: number, time: number, constant: number): void {
  model.network.fires.forEach((fire, index) => {
    if (fire.room === room) dampFire(model, state, index, time, constant);
  });
}

/** From `time` on a fire fades with this time constant, s; one that fades already goes on as it is. */
export function dampFire(model: SmokeModel, state: SmokeState, index: number, time: number, constant: number): void {
  const at = FIRE_WIDTH * index;
  if (state.fires[at + FIRE_COLUMNS.dampedAt] < Infinity) return;
  const wanted = wantedHeat(state, model.network.fires[index], index, time);
  state.fires[at + FIRE_COLUMNS.dampedAt] = time;
  state.fires[at + FIRE_COLUMNS.dampedFrom] = wanted;
  state.fires[at + FIRE_COLUMNS.dampingTime] = constant;
}
