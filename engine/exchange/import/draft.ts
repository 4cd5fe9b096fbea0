/** A building under construction: what of a sketch has been taken so far. */
import type { DrawnFacility, Opening } from '../../scenario/schema.js';
import type { Room } from './doors.js';
import { Ids } from './ids.js';
import type { Budget } from './limits.js';
import { regionArea, without } from './regions.js';
import type { ImportReport } from './report.js';
import type { Sketch, SketchSpace, XY } from './sketch.js';

/** What is put where a file does not say; each use is on the list of things to find out. Assumptions, U. */
export const USED = {
  storeyHeight: 3,
  doorKind: 'door',
  spaceKind: 'room',
  liftLoad: 1000,
  liftSpeed: 1,
  walkingSpeed: 1.34,
} as const;
/** Smaller spaces are slips of the pen, m². */
export const LEAST_SPACE = 0.2;
/** Narrower doors let nobody through, m. */
export const LEAST_DOOR = 0.4;

/** Ids of what the file does not say something of that a building has to have. */
export interface Unsaid {
  spaceKinds: string[];
  doorKinds: string[];
  doorWidths: string[];
}

export class Draft {
  readonly ids = new Ids();
  readonly bedIds = new Ids();
  readonly openingIds = new Ids();
  readonly rooms: Room[] = [];
  readonly openings: Opening[] = [];
  /** Ids of spaces by the key that links name them by. */
  readonly keys = new Map<string, string>();
  readonly stairIds = new Map<string, string>();
  /** Number of the exit area by the openings along its edges. */
  readonly exitAreas = new Map<string, number>();
  readonly facility: DrawnFacility = { storeys: [], spaces: [], openings: [] };
  /** What the doors of the file leave open, to be said once. */
  readonly doorFacts = { widths: 0, least: Infinity, most: 0, kinds: 0 };
  readonly unsaid: Unsaid = { spaceKinds: [], doorKinds: [], doorWidths: [] };

  constructor(
    readonly sketch: Sketch,
    readonly report: ImportReport,
    readonly budget: Budget,
  ) {}
}

export function addRoom(d: Draft, sketch: SketchSpace, region: Room['region']): Room {
  const fallback = `${sketch.storey}-${d.rooms.length + 1}`;
  const id = d.ids.of(sketch.name, fallback);
  if (sketch.key !== undefined && !d.keys.has(sketch.key)) d.keys.set(sketch.key, id);
  const room: Room = { id, sketch, region };
  if (sketch.kind === null) d.unsaid.spaceKinds.push(id);
  d.rooms.push(room);
  d.budget.corner(region.outline.length);
  return room;
}

/** Takes rings off a room; pieces that come apart become rooms of their own. */
export function cut(d: Draft, room: Room, rings: readonly (readonly XY[])[]): void {
  if (rings.length === 0) return;
  const pieces = without(room.region, rings).filter((piece) => regionArea(piece) >= LEAST_SPACE);
  if (pieces.length === 0) {
    d.rooms.splice(d.rooms.indexOf(room), 1);
    const place = { ...room.sketch.place, storey: room.sketch.storey };
    d.report.leaveOut('spaceCovered', { name: room.id }, place);
    return;
  }
  room.region = pieces[0];
  for (const piece of pieces.slice(1)) addRoom(d, { ...room.sketch, key: undefined, name: room.id }, piece);
}
