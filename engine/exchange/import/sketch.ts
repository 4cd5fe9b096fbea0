/** What a file shows, before it is a building: outlines that may overlap, doors that lie in walls, things without a name. */
import type { DoorKind, LiftKind, MobilityClass, Space, SpaceKind, Station } from '../../scenario/schema.js';
import type { ImportPlace } from './report.js';

/** Plan coordinates, m, x east, y north. */
export type XY = readonly [number, number];
/** Corners in order, not repeated at the end; either direction. */
export type Ring = readonly XY[];

export interface SketchStorey {
  id: string;
  name?: string;
  elevation: number;
  /** Floor to floor; null: not in the file. */
  height: number | null;
}

export interface SketchSpace {
  place: ImportPlace;
  /** What links name it by. */
  key?: string;
  storey: string;
  /** Name or number in the file; becomes the id as far as letters and digits go. */
  name?: string;
  /** null: the file does not say. */
  kind: SpaceKind | null;
  outline: Ring;
  holes?: readonly Ring[];
  elevation?: number;
  flight?: { up: XY; rise: number };
  stair?: string;
  /** Drawn by an importer to the millimetre, over which other outlines give way. */
  fixed?: boolean;
  /** Taken over as it is. */
  more?: Pick<Space, 'compartment' | 'netArea'>;
}

/** A door where the file shows it: in a wall, between what lies on its two sides. */
export interface SketchDoor {
  place: ImportPlace;
  storey: string;
  name?: string;
  kind: DoorKind | null;
  /** The two ends, in plan. */
  at: readonly [XY, XY];
  /** Clear width, m; null: not in the file, the distance of the ends is what is known. */
  clearWidth: number | null;
  /** The file says that it leads out of the building. */
  exit?: boolean;
  /** It stands between two spaces: never a way out. */
  inside?: boolean;
}

/** An opening between two spaces that the importer itself drew, on an edge that both have. */
export interface SketchLink {
  between: readonly [string, string];
  at: readonly [XY, XY];
}

/** Ground where whoever steps on it has left the building. */
export interface SketchExit {
  place: ImportPlace;
  storey: string;
  name?: string;
  outline: Ring;
}

/** People that the file places in an area. */
export interface SketchPeople {
  place: ImportPlace;
  storey: string;
  outline: Ring;
  holes?: readonly Ring[];
  count: number;
  /** Of the level, m/s; null: not in the file. */
  speed: number | null;
  /** Before they set off, s. */
  preMovement: number;
  mobility?: MobilityClass;
  /** Names of the exits they make for; missing: whichever they like. */
  exits?: readonly string[];
}

export interface SketchBed {
  place: ImportPlace;
  storey: string;
  name?: string;
  at: XY;
}

export interface SketchStation {
  place: ImportPlace;
  storey: string;
  name?: string;
  at: XY;
  kind: Station['kind'];
}

/** The footprint of a stair through storeys, from the lowest up. */
export interface SketchStair {
  place: ImportPlace;
  name: string;
  outline: Ring;
  storeys: readonly string[];
  /** Clear width of a flight, height of a step; null: not in the file. */
  flightWidth: number | null;
  riser: number | null;
}

export interface SketchLift {
  place: ImportPlace;
  name: string;
  outline: Ring;
  storeys: readonly string[];
  kind: LiftKind | null;
  /** kg, m/s; missing or null: not in the file. */
  load?: number | null;
  speed?: number | null;
  /** Where it opens, if that is drawn; else a side with a space next to it is looked for. */
  doors?: readonly { storey: string; at: readonly [XY, XY] }[];
}

export interface Sketch {
  storeys: SketchStorey[];
  spaces: SketchSpace[];
  /** Cut out of every space of the storey. */
  obstacles: { place: ImportPlace; storey: string; outline: Ring }[];
  doors: SketchDoor[];
  links: SketchLink[];
  exits: SketchExit[];
  people: SketchPeople[];
  beds: SketchBed[];
  stations: SketchStation[];
  stairs: SketchStair[];
  lifts: SketchLift[];
}

export const emptySketch = (): Sketch => ({
  storeys: [],
  spaces: [],
  obstacles: [],
  doors: [],
  links: [],
  exits: [],
  people: [],
  beds: [],
  stations: [],
  stairs: [],
  lifts: [],
});

/** Centre of a ring's corners, to say where it is. */
export function middleOf(ring: Ring): [number, number] {
  const sum = ring.reduce(([x, y], p): [number, number] => [x + p[0], y + p[1]], [0, 0]);
  return [sum[0] / Math.max(ring.length, 1), sum[1] / Math.max(ring.length, 1)];
}

/** Id of a storey by its place over the ground floor, which is 0: L01, L02 …, below it B01, B02 …. */
export const storeyId = (ordinal: number): string =>
  ordinal >= 0 ? `L${String(ordinal + 1).padStart(2, '0')}` : `B${String(-ordinal).padStart(2, '0')}`;
