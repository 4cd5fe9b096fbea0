/** The recorded air gone through in time: sample by sample, space by space, only what has changed. */
import type { GasState } from '../world/conditions.js';
import { AIR_SECONDS, emptyAir, putAir, type Air } from '../recording/air.js';
import { RECORD } from '../recording/format.js';
import type { Recording } from '../recording/reader.js';

const ZERO_CELSIUS = 273.15;

/** Air of one space from a sample on: until the next one it holds, but for the last AIR_SECONDS before it. */
export type SeeAir = (space: number, time: number, air: Air) => void;

/** Tells of every recorded change of the air, in the order of time; false if the recording has none. */
export function goThroughAir(recording: Recording, see: SeeAir): boolean {
  const { header, boundaries } = recording;
  if (header.air === undefined) return false;
  const names = header.air.map(({ name }) => name);
  const air = emptyAir(header.spaces.length);
  for (let i = 0; i < boundaries.length; i++) {
    for (const { tick, kind, values } of recording.batch(i).changes) {
      if (kind !== RECORD.air) continue;
      putAir(air, values, names);
      see(values[0], tick / header.ticksPerSecond, air);
    }
  }
  return true;
}

/** The gas that somebody breathes at a height above the floor, m. */
export function recordedGas(air: Air, space: number, height: number, into: GasState): GasState {
  const upper = height >= air.layerHeight[space];
  const of = (high: Float64Array, low: Float64Array): number => (upper ? high : low)[space];
  into.temperature = of(air.upperTemperature, air.lowerTemperature) + ZERO_CELSIUS;
  into.extinction = of(air.upperExtinction, air.lowerExtinction);
  into.carbonMonoxide = of(air.upperCarbonMonoxide, air.lowerCarbonMonoxide) / 1e6;
  into.carbonDioxide = of(air.upperCarbonDioxide, air.lowerCarbonDioxide) / 100;
  into.oxygen = of(air.upperOxygen, air.lowerOxygen) / 100;
  into.hydrogenCyanide = of(air.upperHydrogenCyanide, air.lowerHydrogenCyanide) / 1e6;
  into.radiantFlux = of(air.upperRadiantFlux, air.lowerRadiantFlux) * 1000;
  return into;
}

export { AIR_SECONDS };
