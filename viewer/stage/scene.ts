/** The building and the people as the stage needs them: what belongs to which storey, worked out once. */
import { OUTSIDE, type Building, type OpeningInfo, type SpaceInfo } from '../../engine/index.js';
import { standingKinds } from './marks.js';
import type { Bounds } from './layout.js';
import type { StageHeader } from './types.js';
import { ascent, treads, type Segment } from './stairs.js';

export interface FlightScene {
  space: SpaceInfo;
  treads: Segment[];
  arrow: Segment;
  /** Lies above another flight of the same storey in plan: drawn dashed, its arrow aside. */
  upper: boolean;
}

/** An opening through which a stair leads on to another storey. */
export interface WayScene {
  opening: OpeningInfo;
  /** The side that lies on this storey. */
  here: SpaceInfo;
  /** Index of the other storey. */
  to: number;
  up: boolean;
}

export interface StoreyScene {
  index: number;
  /** Lowest floor first, so that what lies higher is drawn over it. */
  spaces: SpaceInfo[];
  openings: OpeningInfo[];
  beds: Building['beds'];
  stations: Building['stations'];
  stores: Building['stores'];
  flights: FlightScene[];
  ways: WayScene[];
  /** One of its openings leads out of the building. */
  exits: boolean;
  bounds: Bounds;
  /** By compartment: 0 the floor's own colour, 1 … a tint. */
  tints: ReadonlyMap<number, number>;
}

export interface ShaftScene {
  name: string;
  /** By storey that it has a part in: its outer measures there. */
  parts: ReadonlyMap<number, Bounds>;
}

export interface Scene {
  building: Building;
  header: StageHeader;
  bounds: Bounds;
  /** Indices of storeys from the lowest to the highest. */
  order: number[];
  /** By index of the storey. */
  storeys: StoreyScene[];
  shafts: ShaftScene[];
  /** By space. */
  spaceStorey: Int32Array;
  /** By space: the lift whose car it is, or -1. */
  liftOf: Int16Array;
  /** Space in which the incident starts, or -1. */
  incident: number;
  /** By row. */
  standing: Int8Array;
  staff: Uint8Array;
  /** Direction of the own bed's length, rad; NaN without one. */
  bedHeading: Float64Array;
}

/** Where the drawing does not say how deep a step is. GB 50763: at least 0.28 m. */
const USUAL_TREAD = 0.28;

const grow = (bounds: Bounds, space: SpaceInfo): void => {
  bounds.minX = Math.min(bounds.minX, space.minX);
  bounds.minY = Math.min(bounds.minY, space.minY);
  bounds.maxX = Math.max(bounds.maxX, space.maxX);
  bounds.maxY = Math.max(bounds.maxY, space.maxY);
};
const nothing = (): Bounds => ({ minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity });

const overlaps = (p: SpaceInfo, q: SpaceInfo): boolean =>
  p.minX < q.maxX - 0.05 && q.minX < p.maxX - 0.05 && p.minY < q.maxY - 0.05 && q.minY < p.maxY - 0.05;

function flightsOf(spaces: SpaceInfo[], treadOf: ReadonlyMap<string, number>): FlightScene[] {
  const flights = spaces.filter((space) => space.flight !== null);
  return flights.map((space) => {
    const { ux, uy } = space.flight!;
    const others = flights.filter((other) => other !== space && overlaps(space, other));
    const upper = others.some((other) => other.z < space.z);
    // Two arrows one above the other would hide each other.
    const shift = others.length === 0 ? 0 : upper ? 0.45 : -0.45;
    return {
      space,
      treads: treads(space.outline, ux, uy, treadOf.get(space.id) ?? USUAL_TREAD),
      arrow: ascent(space.outline, ux, uy, shift),
      upper,
    };
  });
}

function tintsOf(spaces: SpaceInfo[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const { compartment } of spaces) {
    if (compartment >= 0 && !found.has(compartment)) found.set(compartment, found.size);
  }
  return found;
}

/** @param building as the source gave it; @param header of the same recording */
export function buildScene(building: Building, header: StageHeader): Scene {
  const { spaces, openings } = building;
  const treadOf = new Map<string, number>();
  for (const drawn of header.scenario.facility.spaces) {
    if (drawn.flight?.tread !== undefined) treadOf.set(drawn.id, drawn.flight.tread);
  }
  const all = nothing();
  for (const space of spaces) grow(all, space);
  const storeys = building.storeys.map(({ index }): StoreyScene => {
    const own = spaces.filter((space) => space.storey === index).sort((p, q) => p.z - q.z || p.index - q.index);
    const bounds = nothing();
    for (const space of own) grow(bounds, space);
    const here = (space: number): boolean => space !== OUTSIDE && spaces[space].storey === index;
    const doors = openings.filter(({ a, b }) => here(a) || here(b));
    const ways: WayScene[] = [];
    for (const opening of doors) {
      if (opening.b === OUTSIDE || here(opening.a) === here(opening.b)) continue;
      const [inside, beyond] = here(opening.a) ? [opening.a, opening.b] : [opening.b, opening.a];
      const to = spaces[beyond].storey;
      const up = building.storeys[to].elevation > building.storeys[index].elevation;
      ways.push({ opening, here: spaces[inside], to, up });
    }
    return {
      index,
      spaces: own,
      openings: doors,
      beds: building.beds.filter((bed) => here(bed.spaceIndex)),
      stations: building.stations.filter((station) => here(station.spaceIndex)),
      stores: building.stores.filter((store) => here(store.spaceIndex)),
      flights: flightsOf(own, treadOf),
      ways,
      exits: doors.some(({ b }) => b === OUTSIDE),
      bounds: own.length > 0 ? bounds : all,
      tints: tintsOf(own),
    };
  });
  const shafts = building.stairs.map((name, stair): ShaftScene => {
    const parts = new Map<number, Bounds>();
    for (const space of spaces) {
      // The lobby belongs to the stair too, but people climb elsewhere.
      if (space.stair !== stair || (space.kind !== 'stairFlight' && space.kind !== 'landing')) continue;
      const part = parts.get(space.storey) ?? nothing();
      grow(part, space);
      parts.set(space.storey, part);
    }
    return { name, parts };
  });
  for (const { id, car, stops } of building.lifts) {
    const part = nothing();
    grow(part, spaces[car]);
    const ranks = stops.map(({ storey }) => building.storeys[storey].rank);
    const through = building.storeys.filter(({ rank }) => rank >= Math.min(...ranks) && rank <= Math.max(...ranks));
    shafts.push({ name: id, parts: new Map(through.map(({ index }) => [index, part])) });
  }
  const liftOf = new Int16Array(spaces.length).fill(-1);
  for (const { index, car } of building.lifts) liftOf[car] = index;
  const order = [...building.storeys].sort((p, q) => p.rank - q.rank).map(({ index }) => index);
  const incidentId = header.scenario.incident.space;
  const beds = new Map(building.beds.map((bed) => [bed.id, bed]));
  return {
    building,
    header,
    bounds: all,
    order,
    storeys,
    shafts,
    spaceStorey: Int32Array.from(spaces, (space) => space.storey),
    liftOf,
    incident: spaces.findIndex(({ id }) => id === incidentId),
    standing: standingKinds(header.people),
    staff: Uint8Array.from(header.people, ({ kind }) => (kind === 'staff' ? 1 : 0)),
    bedHeading: Float64Array.from(header.people, ({ bed }) => {
      const found = bed === null ? undefined : beds.get(bed);
      return found === undefined ? NaN : ((found.heading ?? 0) * Math.PI) / 180;
    }),
  };
}
