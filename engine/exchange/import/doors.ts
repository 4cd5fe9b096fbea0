/** Finds the two spaces of a door, and brings their edges together where a wall lies between them. */
import { polygonArea } from '../../facility/geometry.js';
import { unionOf, without, type Region } from './regions.js';
import type { Ring, SketchSpace, XY } from './sketch.js';

/** Walls between two spaces are at most so thick, m: a door further from an edge belongs elsewhere. Assumption, U. */
export const THICKEST_WALL = 0.65;
/** Edges closer than this are one edge (the builder's own tolerance), m. */
const ONE_EDGE = 0.004;
/** Edge and door may differ in direction by this much: cosine of 8°. */
const PARALLEL = 0.99;
/** A door may stick out of its edge so far, m, and is then shifted. */
const STICKS_OUT = 0.06;

/** A space under construction. */
export interface Room {
  id: string;
  sketch: SketchSpace;
  region: Region;
  /** Other storeys it reaches: the car of a lift. */
  alsoOn?: readonly string[];
}

interface Side {
  room: Room;
  /** Middle of the door on the edge's line. */
  foot: XY;
  /** Unit direction of the edge; the room lies to its left. */
  along: XY;
  /** How far along the edge the door had to be moved, m. */
  shifted: number;
  /** From the door's line, m, positive to its left. */
  offset: number;
}

export interface DoorSides {
  left: Side | null;
  right: Side | null;
  width: number;
}

const turned = (ring: Ring, positive: boolean): Ring =>
  polygonArea(ring.flat()) > 0 === positive ? ring : [...ring].reverse();

/** The nearest edges on both sides of a door. */
export function sidesOf(at: readonly [XY, XY], rooms: readonly Room[], storey: string): DoorSides {
  const [p, q] = at;
  const width = Math.sqrt((q[0] - p[0]) * (q[0] - p[0]) + (q[1] - p[1]) * (q[1] - p[1]));
  const u: XY = [(q[0] - p[0]) / width, (q[1] - p[1]) / width];
  const c: XY = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
  const found: DoorSides = { left: null, right: null, width };
  if (!(width > 0)) return found;
  for (const room of rooms) {
    if (room.sketch.storey !== storey && room.alsoOn?.includes(storey) !== true) continue;
    if (room.sketch.kind === 'stairFlight') continue;
    const rings = [turned(room.region.outline, true), ...room.region.holes.map((hole) => turned(hole, false))];
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i++) {
        const side = sideOn(ring[i], ring[(i + 1) % ring.length], c, u, width, room);
        if (side === null) continue;
        const where = side.along[0] * u[0] + side.along[1] * u[1] > 0 ? 'left' : 'right';
        // To the left lies the room whose edge runs with the door, to the right the one whose edge runs against it.
        const out = where === 'left' ? side.offset : -side.offset;
        if (out < -THICKEST_WALL / 2) continue;
        const best = found[where];
        if (best === null || Math.abs(side.offset) < Math.abs(best.offset)) found[where] = side;
      }
    }
  }
  const { left, right } = found;
  if (left !== null && right !== null) {
    if (left.room === right.room || left.offset - right.offset > THICKEST_WALL || left.offset - right.offset < -0.05) {
      if (Math.abs(left.offset) <= Math.abs(right.offset)) found.right = null;
      else found.left = null;
    }
  }
  return found;
}

function sideOn(a: XY, b: XY, c: XY, u: XY, width: number, room: Room): Side | null {
  const length = Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
  if (length < width - STICKS_OUT) return null;
  const e: XY = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  if (Math.abs(e[0] * u[0] + e[1] * u[1]) < PARALLEL) return null;
  const along = (c[0] - a[0]) * e[0] + (c[1] - a[1]) * e[1];
  const kept = Math.min(Math.max(along, width / 2), Math.max(length - width / 2, width / 2));
  if (Math.abs(kept - along) > STICKS_OUT) return null;
  const foot: XY = [a[0] + e[0] * kept, a[1] + e[1] * kept];
  const offset = (foot[0] - c[0]) * -u[1] + (foot[1] - c[1]) * u[0];
  if (Math.abs(offset) > THICKEST_WALL) return null;
  return { room, foot, along: e, shifted: Math.abs(kept - along), offset };
}

/** A door that was brought to the edges. */
export interface Hung {
  a: Room;
  b: Room | null;
  at: [XY, XY];
  /** Depth of the wall that was bridged, m; 0 where the spaces share the edge. */
  depth: number;
  shifted: number;
}

/**
 * Puts the door on an edge that both rooms have; where a wall lies between, the larger of the two rooms gets the depth of
 * the wall at the door (a reveal). Null if there is no room at all, or both are drawn to the millimetre and do not meet.
 */
export function hang(sides: DoorSides): Hung | null {
  const [one, two] = [sides.left, sides.right];
  const first = one ?? two;
  if (first === null) return null;
  if (one === null || two === null)
    return { a: first.room, b: null, at: endsOn(first, sides.width), depth: 0, shifted: first.shifted };
  const depth = one.offset - two.offset;
  const [keeps, grows] = whoGrows(one, two);
  const at = endsOn(keeps, sides.width);
  const shifted = Math.max(one.shifted, two.shifted);
  if (Math.abs(depth) <= ONE_EDGE && distanceTo(grows, keeps.foot) <= ONE_EDGE)
    return { a: keeps.room, b: grows.room, at, depth: 0, shifted };
  if (grows.room.sketch.fixed === true) return null;
  if (!reach(grows, at, depth < 0)) return null;
  return { a: keeps.room, b: grows.room, at, depth: Math.abs(depth), shifted };
}

function whoGrows(one: Side, two: Side): [Side, Side] {
  if (one.room.sketch.fixed === true) return [one, two];
  if (two.room.sketch.fixed === true) return [two, one];
  const area = (side: Side): number => Math.abs(polygonArea(side.room.region.outline.flat()));
  return area(one) <= area(two) ? [one, two] : [two, one];
}

const endsOn = ({ foot, along }: Side, width: number): [XY, XY] => [
  [foot[0] - (along[0] * width) / 2, foot[1] - (along[1] * width) / 2],
  [foot[0] + (along[0] * width) / 2, foot[1] + (along[1] * width) / 2],
];

/** Distance of a point from the line of the edge. */
const distanceTo = ({ foot, along }: Side, [x, y]: XY): number =>
  Math.abs((x - foot[0]) * along[1] - (y - foot[1]) * along[0]);

/** Brings the room of `side` to the segment `at`: by a reveal through the wall, or by a cut where the two overlapped. */
function reach(side: Side, at: readonly [XY, XY], overlaps: boolean): boolean {
  const { room, along } = side;
  // The room lies to the left of its edge; begin a little inside it so that the union has no seam.
  const inward: XY = [-along[1], along[0]];
  const depth = distanceTo(side, at[0]);
  const into = (overlaps ? 0 : depth) + 0.005;
  const rectangle: XY[] = overlaps
    ? [
        [at[0][0] - inward[0] * depth, at[0][1] - inward[1] * depth],
        [at[1][0] - inward[0] * depth, at[1][1] - inward[1] * depth],
        at[1],
        at[0],
      ]
    : [at[0], at[1], plus(at[1], inward, into), plus(at[0], inward, into)];
  const made = overlaps
    ? without(room.region, [rectangle])
    : unionOf([turned(room.region.outline, true), turned(rectangle, true)]).map((region, i) => ({
        ...region,
        holes: i === 0 ? [...region.holes, ...room.region.holes] : region.holes,
      }));
  if (made.length === 0) return false;
  room.region = made[0];
  return true;
}

const plus = ([x, y]: XY, [dx, dy]: XY, by: number): XY => [x + dx * by, y + dy * by];
