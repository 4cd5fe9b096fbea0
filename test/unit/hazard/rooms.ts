/** Small networks for the tests of the smoke model. */
import {
  CONCRETE,
  GYPSUM,
  OUTDOORS,
  tSquared,
  type Fire,
  type Fuel,
  type SmokeNetwork,
  type SmokeRoom,
  type WallVent,
} from '../../../engine/hazard/smoke/index.js';

/** CH1.8 O0.3 N0.05 with 20 MJ/kg: the bedding of the reference cases. */
export const BEDDING: Fuel = {
  carbon: 1,
  hydrogen: 1.8,
  oxygen: 0.3,
  nitrogen: 0.05,
  heatOfCombustion: 20e6,
  radiativeFraction: 0.35,
  yields: { soot: 0.1, carbonMonoxide: 0.04, hydrogenCyanide: 0.005 },
};

export const room = (id: string, x: number, y: number, height: number, more: Partial<SmokeRoom> = {}): SmokeRoom => ({
  id,
  area: x * y,
  perimeter: 2 * (x + y),
  height,
  floor: 0,
  zones: 2,
  surfaces: { ceiling: GYPSUM, wall: GYPSUM, floor: CONCRETE },
  leak: 0.005,
  ...more,
});

export const door = (id: string, a: number, b: number, more: Partial<WallVent> = {}): WallVent => ({
  id,
  a,
  b,
  sill: 0,
  soffit: 2,
  width: 0.9,
  shutWidth: 0.01,
  ...more,
});

export const fire = (room: number, more: Partial<Fire> = {}): Fire => ({
  id: 'fire',
  room,
  ...tSquared(11.72, 1e6, Infinity, 0),
  areaPerHeat: 1 / 500e3,
  leastArea: 0.1,
  base: 0.5,
  position: 'free',
  fuel: BEDDING,
  smouldering: null,
  ignition: 0,
  ...more,
});

export const network = (more: Partial<SmokeNetwork>): SmokeNetwork => ({
  outdoorTemperature: 293.15,
  indoorTemperature: 293.15,
  relativeHumidity: 0.5,
  lowerOxygenLimit: 0.15,
  heated: false,
  rooms: [],
  wallVents: [],
  floorVents: [],
  fans: [],
  fires: [],
  detectors: [],
  ...more,
});

/** A bedroom on fire, a corridor, a bedroom beside it; doors in this order, the second one's share is to be given. */
export const ward = (more: Partial<SmokeNetwork> = {}): SmokeNetwork =>
  network({
    rooms: [room('bed1', 3.5, 6, 2.8), room('corridor', 30, 1.8, 2.6, { leak: 0.012 }), room('bed2', 3.5, 6, 2.8)],
    wallVents: [door('door1', 0, 1), door('door2', 2, 1), door('exit', 1, OUTDOORS, { width: 0.5, shutWidth: 0 })],
    fires: [fire(0)],
    ...more,
  });
