/**
 * What the smoke model is told about a building: rooms joined by openings, and what burns, detects and blows in them.
 * Lengths in m, temperatures in K, heights z above the building's zero unless "above the floor" is said.
 */

/** As a room of an opening: the open air. */
export const OUTDOORS = -1;

/** A slab of one material, the same everywhere. */
export interface Material {
  id: string;
  /** W/mK */
  conductivity: number;
  /** kg/m3 */
  density: number;
  /** J/kgK */
  specificHeat: number;
  /** m */
  thickness: number;
  emissivity: number;
}

/** Cheap and usual finishes. K (tables of building materials); the reference cases use the first two. */
export const GYPSUM: Material = {
  id: 'gypsum',
  conductivity: 0.16,
  density: 790,
  specificHeat: 900,
  thickness: 0.016,
  emissivity: 0.9,
};
export const CONCRETE: Material = {
  id: 'concrete',
  conductivity: 1.75,
  density: 2200,
  specificHeat: 1000,
  thickness: 0.15,
  emissivity: 0.94,
};

export interface SmokeRoom {
  id: string;
  /** m2 */
  area: number;
  /** Length of the walls in plan, m. */
  perimeter: number;
  /** Floor to ceiling, m. */
  height: number;
  /** z of the floor. */
  floor: number;
  /** Two layers, or one well-mixed zone (a piece of a shaft). */
  zones: 1 | 2;
  /** What heat goes into; null: perfectly insulated. */
  surfaces: { ceiling: Material; wall: Material; floor: Material } | null;
  /** Leakage to the open air spread over the height, m2; 0 for none. */
  leak: number;
}

/** Doorway, window, slit: an upright rectangle. */
export interface WallVent {
  id: string;
  a: number;
  /** May be OUTDOORS. */
  b: number;
  /** z of the lower and the upper edge. */
  sill: number;
  soffit: number;
  /** Width when fully open and when shut (the leakage of the leaf over the height of the opening). */
  width: number;
  shutWidth: number;
}

/** Hole in a floor or roof. */
export interface FloorVent {
  id: string;
  /** The room above; may be OUTDOORS. */
  above: number;
  /** The room below; may be OUTDOORS. */
  below: number;
  /** Area when open and when shut, m2. */
  area: number;
  shutArea: number;
}

/** Moves a steady volume; its share is controlled like an opening's. Exhaust: to OUTDOORS; pressurisation: from there. */
export interface Fan {
  id: string;
  from: number;
  to: number;
  /** m3/s at the temperature of the intake. */
  flow: number;
  /** z of the intake and the outlet. */
  intake: number;
  outlet: number;
}

/** kg of product per kg of fuel burned. */
export interface Yields {
  soot: number;
  carbonMonoxide: number;
  hydrogenCyanide: number;
}

/** What burns: atoms per formula unit, heat of combustion in J/kg. */
export interface Fuel {
  carbon: number;
  hydrogen: number;
  oxygen: number;
  nitrogen: number;
  heatOfCombustion: number;
  /** Share of the heat released that leaves as radiation. */
  radiativeFraction: number;
  yields: Yields;
}

/** Before the flames: a slow fire that makes much smoke and little heat. */
export interface Smouldering {
  /** s from ignition to flames. */
  duration: number;
  /** kg/s at its end; grows with time from 0. */
  massLossRate: number;
  /** Heat released per kg lost, J/kg. */
  heatReleased: number;
  yields: Yields;
}

export interface Fire {
  id: string;
  room: number;
  /** Heat release if air is no limit: seconds after the flames start, W; straight lines between, the last one held. */
  times: readonly number[];
  heatReleaseRates: readonly number[];
  /** Burning area per heat released, m2/W, and its least value, m2. */
  areaPerHeat: number;
  leastArea: number;
  /** Height of the fire's base above the floor, m. */
  base: number;
  position: 'free' | 'corner';
  fuel: Fuel;
  smouldering: Smouldering | null;
  /** s; Infinity: not before somebody calls `ignite`. */
  ignition: number;
}

export interface Detector {
  id: string;
  kind: 'smoke' | 'heat' | 'sprinkler';
  room: number;
  /** Above the floor, m. */
  height: number;
  /** Distance in plan from the axis of a fire in the room, m. */
  distance: number;
  /** smoke: obscuration per metre, 0 ... 1; heat and sprinkler: temperature of the link, K. */
  threshold: number;
  /** smoke: time smoke needs into the chamber, s. heat and sprinkler: 0. */
  delay: number;
  /** Response time index, (m s)^0.5; of no meaning for smoke. */
  responseTimeIndex: number;
  /** Sprinkler: water on the floor, mm/s; 0 where it only rings. */
  sprayDensity: number;
}

export interface SmokeNetwork {
  /** K */
  outdoorTemperature: number;
  indoorTemperature: number;
  /** 0 ... 1, indoors and outdoors. */
  relativeHumidity: number;
  /** Burning stops below this oxygen mass fraction. CFAST's default is 0.15. */
  lowerOxygenLimit: number;
  /** Rooms are heated, so that without a fire nothing changes although it is cold outdoors. */
  heated: boolean;
  rooms: readonly SmokeRoom[];
  wallVents: readonly WallVent[];
  floorVents: readonly FloorVent[];
  fans: readonly Fan[];
  fires: readonly Fire[];
  detectors: readonly Detector[];
}

/** t-squared growth, W/s2. NFPA 92 / NFPA 204 classes, K. */
export const GROWTH = { slow: 2.93, medium: 11.72, fast: 46.9, ultraFast: 187.6 } as const;

/**
 * Curve of a fire that grows as alpha t2 to `peak` (W), stays there until `decayStart` (s after the flames start) and
 * fades in a straight line over `decayTime` (s). Growth is cut into `pieces` straight lines, which lie above the
 * parabola by at most peak / (4 pieces2).
 */
export function tSquared(
  alpha: number,
  peak: number,
  decayStart: number,
  decayTime: number,
  pieces = 40,
): { times: number[]; heatReleaseRates: number[] } {
  const times: number[] = [];
  const heatReleaseRates: number[] = [];
  const growth = Math.sqrt(peak / alpha);
  for (let i = 0; i <= pieces; i += 1) {
    const time = (growth * i) / pieces;
    if (time >= decayStart) break;
    times.push(time);
    heatReleaseRates.push(alpha * time * time);
  }
  const last = Math.min(peak, alpha * decayStart * decayStart);
  if (decayStart < Infinity) {
    times.push(decayStart, decayStart + decayTime);
    heatReleaseRates.push(last, 0);
  }
  return { times, heatReleaseRates };
}
