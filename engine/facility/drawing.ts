/** A drawing under construction: rectangles, doors and things, in the scenario format, on the 1 mm grid. */
import type { DoorKind, DrawnFacility, Opening, Space, SpaceKind, Storey } from '../scenario/schema.js';
import { snap } from './geometry.js';

/** Frame on each side of a clear width, m: the leaf and its frame take it from the hole in the wall. Assumption, U. */
export const DOOR_FRAME = 0.05;

export interface Rectangle {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export class Drawing {
  readonly storeys: Storey[] = [];
  readonly compartments: { id: string }[] = [];
  readonly spaces: Space[] = [];
  readonly openings: Opening[] = [];
  readonly beds: NonNullable<DrawnFacility['beds']> = [];
  readonly stations: NonNullable<DrawnFacility['stations']> = [];
  readonly stores: NonNullable<DrawnFacility['stores']> = [];
  readonly lifts: NonNullable<DrawnFacility['lifts']> = [];

  /** Adds a rectangular space. */
  space(id: string, kind: SpaceKind, storey: string, at: Rectangle, more: Partial<Space> = {}): void {
    const [x1, y1, x2, y2] = [at.x1, at.y1, at.x2, at.y2].map(snap);
    const outline: [number, number][] = [
      [Math.min(x1, x2), Math.min(y1, y2)],
      [Math.max(x1, x2), Math.min(y1, y2)],
      [Math.max(x1, x2), Math.max(y1, y2)],
      [Math.min(x1, x2), Math.max(y1, y2)],
    ];
    this.spaces.push({ id, kind, storey, outline, ...more });
  }

  /** Adds an opening from p to q, its ends on the edges of both spaces. */
  opening(
    id: string,
    kind: DoorKind,
    between: [string, string],
    p: readonly [number, number],
    q: readonly [number, number],
    more: Partial<Opening> = {},
  ): void {
    const at: Opening['at'] = [
      [snap(p[0]), snap(p[1])],
      [snap(q[0]), snap(q[1])],
    ];
    this.openings.push({ id, kind, between, at, ...more });
  }

  /** Adds a door of a clear width in a wall along x at height y, its frame starting at x. */
  doorAlongX(
    id: string,
    kind: DoorKind,
    between: [string, string],
    x: number,
    y: number,
    clear: number,
    more: Partial<Opening> = {},
  ): void {
    const to = x + clear + 2 * DOOR_FRAME;
    this.opening(id, kind, between, [x, y], [to, y], { clearWidth: snap(clear), ...more });
  }

  /** Adds a door of a clear width in a wall along y at x, its frame starting at y (towards +y if `direction` is 1). */
  doorAlongY(
    id: string,
    kind: DoorKind,
    between: [string, string],
    x: number,
    y: number,
    clear: number,
    direction: 1 | -1,
    more: Partial<Opening> = {},
  ): void {
    const to = y + direction * (clear + 2 * DOOR_FRAME);
    this.opening(id, kind, between, [x, y], [x, to], { clearWidth: snap(clear), ...more });
  }

  /** The drawing as it stands in a scenario file. */
  finish(name: DrawnFacility['name']): DrawnFacility {
    return {
      name,
      storeys: this.storeys,
      compartments: this.compartments,
      spaces: this.spaces,
      openings: this.openings,
      beds: this.beds,
      stations: this.stations,
      stores: this.stores,
      ...(this.lifts.length > 0 ? { lifts: this.lifts } : {}),
    };
  }
}

/** Two digits at least: 5 → "05". */
export function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** 0 → "a", 25 → "z", 26 → "aa": beds of a room. */
export function letter(n: number): string {
  return (n >= 26 ? letter(Math.floor(n / 26) - 1) : '') + String.fromCharCode(97 + (n % 26));
}

/**
 * Bedsides of a room, from its corner at the door's wall: `along` that wall and `in` the room, m. One column on the side
 * away from the door where rows are a metre apart, else as many columns as that takes. Heading in degrees from the wall.
 */
export function bedsides(beds: number, width: number, depth: number): { along: number; in: number; heading: number }[] {
  // 0.8 m free behind the door, 0.4 m at the window.
  const free = depth - 1.2;
  let columns = 1;
  while (columns < beds && free / Math.ceil(beds / columns) < 1) columns++;
  const rows = Math.ceil(beds / columns);
  return Array.from({ length: beds }, (_, b) => ({
    along: (width * ((b % columns) + (columns === 1 ? 0.6 : 0.5))) / columns,
    in: 0.8 + (free * (rows - Math.floor(b / columns) - 0.5)) / rows,
    heading: columns === 1 ? 0 : 90,
  }));
}
