/**
 * What the air is like: the one interface that people, routes, metrics and screens read, whoever computed it (the smoke
 * model of this engine, or results of CFAST or FDS brought in). Spaces are those of the built facility, by index.
 */

/** Gas at a place. */
export interface GasState {
  /** K */
  temperature: number;
  /** Extinction coefficient K, 1/m, base e. Visibility is C / K, C = 3 for reflecting and 8 for light-emitting signs. */
  extinction: number;
  /** Volume fractions, 0 ... 1. */
  carbonMonoxide: number;
  carbonDioxide: number;
  oxygen: number;
  hydrogenCyanide: number;
  /** Radiant heat on skin from the hot gas above, W/m2, over and above what surroundings at the start give. */
  radiantFlux: number;
}

/** The last completed state of the air. Nothing here changes the run. */
export interface Conditions {
  /** Time of that state, s after the start of the incident. */
  readonly time: number;
  /** true: the air does not change any more, so that whoever is well now can stay so. */
  readonly settled: boolean;
  /**
   * true: nothing burns any more or can again, so that gas only mixes from here on; `into` is then a gas that is, in every single
   * quantity, at least as bad as any that anybody inside will yet breathe, at any height. false: nothing can be said.
   */
  onlyMixes(into: GasState): boolean;
  /** false: nothing is known of this space (outside of what an imported result covers); the others then say clean air (`layerHeight`: Infinity). */
  known(space: number): boolean;
  /** false: as before the fire. Cheap, so that whoever breathes clean air costs nothing. */
  affected(space: number): boolean;
  /** Height of the smoke layer's lower edge above the floor, m; Infinity: there is none; 0 where the space is one well-mixed zone. */
  layerHeight(space: number): number;
  /** The gas at this height above the floor, m, where somebody stands; written to `into` and returned. */
  gasAt(space: number, height: number, into: GasState): GasState;
}

/** An empty record for `gasAt`. */
export function gasState(): GasState {
  return {
    temperature: 0,
    extinction: 0,
    carbonMonoxide: 0,
    carbonDioxide: 0,
    oxygen: 0,
    hydrogenCyanide: 0,
    radiantFlux: 0,
  };
}

/** Dry air without smoke at this temperature, K. */
export function cleanAir(temperature: number, into: GasState): GasState {
  into.temperature = temperature;
  into.extinction = 0;
  into.carbonMonoxide = 0;
  into.carbonDioxide = 0.0004;
  into.oxygen = 0.2095;
  into.hydrogenCyanide = 0;
  into.radiantFlux = 0;
  return into;
}
