/**
 * The building as the engine sees it: everything by index, geometry in flat arrays, nothing that changes during a run.
 * Building frame in metres, x east, y north, z up, snapped to 1 mm.
 */
import type { Bed, DeviceStore, DoorKind, DrawnFacility, LiftKind, SpaceKind, Station } from '../scenario/schema.js';

/** In `OpeningInfo.b`, in routes and in goals: out of the building. */
export const OUTSIDE = -1;

export interface StoreyInfo {
  index: number;
  id: string;
  /** Height of the floor, m. */
  elevation: number;
  /** Floor to floor, m. */
  height: number;
  /** Position counted from the lowest storey, by elevation: 0, 1, 2 … */
  rank: number;
}

export interface SpaceInfo {
  index: number;
  id: string;
  kind: SpaceKind;
  storey: number;
  /** Spaces of one layer do not overlap in plan; the neighbour grid is keyed by (layer, cell). */
  layer: number;
  /** Corners x0 y0 x1 y1 …, counter-clockwise, m. */
  outline: Float64Array;
  /** Holes, each clockwise. */
  holes: Float64Array[];
  convex: boolean;
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  area: number;
  /** Area people can use, m2. */
  netArea: number;
  /** Height of the floor; of a flight: of its lower end, m. */
  z: number;
  /** For flights: unit vector of ascent in plan, rise and horizontal run in m, slope length per horizontal metre (≥ 1). */
  flight: { ux: number; uy: number; rise: number; run: number; stretch: number } | null;
  /** Index into `compartments`, or -1. */
  compartment: number;
  /** Index into `stairs`, or -1. */
  stair: number;
  /** Openings of this space, ascending. */
  openings: number[];
  /**
   * Walls x1 y1 x2 y2 …: the boundary (outline and holes) without the openings' clear width, and the walls of the spaces
   * on the other side of each opening as far as a body in the opening can touch them (1 m).
   */
  walls: Float64Array;
}

/** Is it a flight of a stair or belongs to one: landings, the lobby in front. */
export const isStairSpace = (space: SpaceInfo): boolean => space.stair >= 0 || space.kind === 'stairFlight';

export interface OpeningInfo {
  index: number;
  id: string;
  kind: DoorKind;
  /** The two spaces; `b` may be OUTSIDE. */
  a: number;
  b: number;
  /** Ends of the clear width in plan, m; the space `a` lies to the left of 1→2. */
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Clear width, m. */
  width: number;
}

/** Where a car stops: the opening, the space in front of it, the middle of the opening and the height of the floor there. */
export interface LiftStop {
  opening: number;
  landing: number;
  storey: number;
  x: number;
  y: number;
  z: number;
}

export interface LiftInfo {
  index: number;
  id: string;
  kind: LiftKind;
  /** Space of the car, and its clear size along x and y, m. */
  car: number;
  width: number;
  depth: number;
  /** From the lowest to the highest. */
  stops: LiftStop[];
  /** Positions in `stops`: where it is called back to, where it stands at the start. */
  home: number;
  parked: number;
  /** kg, m/s, m/s², s. */
  load: number;
  speed: number;
  acceleration: number;
  doorOpening: number;
  doorClosing: number;
  levelling: number;
  /** Runs on when the normal supply fails. */
  emergencyPower: boolean;
  recall: 'panelAlarm' | 'confirmed' | 'alarmRaised' | 'never';
}

export interface BedInfo extends Bed {
  index: number;
  spaceIndex: number;
}
export interface StationInfo extends Station {
  index: number;
  spaceIndex: number;
}
export interface StoreInfo extends DeviceStore {
  index: number;
  spaceIndex: number;
}

export interface Facility {
  input: DrawnFacility;
  storeys: StoreyInfo[];
  spaces: SpaceInfo[];
  openings: OpeningInfo[];
  compartments: string[];
  stairs: string[];
  beds: BedInfo[];
  stations: StationInfo[];
  stores: StoreInfo[];
  lifts: LiftInfo[];
  layers: number;
  spaceByKey: ReadonlyMap<string, number>;
  openingByKey: ReadonlyMap<string, number>;
  bedByKey: ReadonlyMap<string, number>;
  stationByKey: ReadonlyMap<string, number>;
  liftByKey: ReadonlyMap<string, number>;
  /** Spatial queries over rbush; results sorted by index. */
  spatial: {
    /** The space of this storey that holds the point (boundary included; lowest index first), or -1. */
    spaceAt(storey: number, x: number, y: number): number;
    spacesIn(minX: number, minY: number, maxX: number, maxY: number): number[];
    openingsIn(minX: number, minY: number, maxX: number, maxY: number): number[];
    wallsIn(minX: number, minY: number, maxX: number, maxY: number): { space: number; wall: number }[];
  };
}
