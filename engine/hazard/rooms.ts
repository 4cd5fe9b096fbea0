/**
 * Rooms of the smoke network from the spaces of a facility: a room each; the flights and landings of a stair are pieces of a
 * shaft, one a storey; ceiling voids that join spaces are rooms of their own. Open ground is outdoors.
 */
import type { Facility, SpaceInfo } from '../facility/facility.js';
import { pointInSpace } from '../facility/geometry.js';
import type { Protection } from '../scenario/schema.js';
import { CONCRETE, GYPSUM, OUTDOORS, type SmokeRoom } from './smoke/index.js';

export interface RoomPlan {
  rooms: SmokeRoom[];
  /** Room by space; OUTDOORS for open ground. */
  roomOf: Int32Array;
  /** By stair: its pieces from the lowest storey up. */
  shafts: number[][];
  /** By void that joins its spaces: its room and theirs. */
  voids: { id: string; room: number; below: number[] }[];
}

/** Least clear height of a room, m: lower storeys are drawn for other reasons than to stand in. */
const LEAST_HEIGHT = 2.1;
/** Outside this far beyond a wall is outdoors if no space is there, m. */
const BEYOND_WALL = 0.5;

export const isShaft = (space: SpaceInfo): boolean =>
  space.stair >= 0 && (space.kind === 'stairFlight' || space.kind === 'landing');

const lengthOf = (ring: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    const dx = ring[j] - ring[i];
    const dy = ring[j + 1] - ring[i + 1];
    sum += Math.sqrt(dx * dx + dy * dy);
  }
  return sum;
};

/** Length of a space's walls with open air behind, m: looked at every metre. */
export function outerWall(facility: Facility, space: SpaceInfo): number {
  const { outline } = space;
  let sum = 0;
  for (let i = 0; i < outline.length; i += 2) {
    const j = (i + 2) % outline.length;
    const dx = outline[j] - outline[i];
    const dy = outline[j + 1] - outline[i + 1];
    const length = Math.sqrt(dx * dx + dy * dy);
    const pieces = Math.max(1, Math.floor(length + 0.5));
    for (let k = 0; k < pieces; k += 1) {
      const share = (k + 0.5) / pieces;
      // The outline runs counter-clockwise: its outer side is to the right.
      const x = outline[i] + share * dx + (BEYOND_WALL * dy) / length;
      const y = outline[i + 1] + share * dy - (BEYOND_WALL * dx) / length;
      if (!isIndoors(facility, space.storey, x, y)) sum += length / pieces;
    }
  }
  return sum;
}

function isIndoors(facility: Facility, storey: number, x: number, y: number): boolean {
  return facility.spatial.spacesIn(x, y, x, y).some((index) => {
    const other = facility.spaces[index];
    // A stair's shaft reaches through all storeys; the drawing has it where there is something to stand on.
    return (other.storey === storey || isShaft(other)) && other.kind !== 'outdoor' && pointInSpace(other, x, y);
  });
}

/** Leakage of so much outer wall with its windows, m2 per m of wall of this height. */
function leakOf(parameter: (name: string) => number, protection: Protection, wall: number, height: number): number {
  const tightness = parameter(`smoke.leak.wall.${protection.leakage ?? 'average'}`);
  return wall * (height * tightness + parameter('smoke.windowCrack') * parameter('smoke.leak.window'));
}

function shaftsOf(facility: Facility, rooms: SmokeRoom[], roomOf: Int32Array): number[][] {
  return facility.stairs.map((name, stair) => {
    const pieces: number[] = [];
    const own = facility.spaces.filter((space) => space.stair === stair && isShaft(space));
    const storeys = [...facility.storeys].sort((a, b) => a.rank - b.rank);
    for (const storey of storeys) {
      const parts = own.filter((space) => space.storey === storey.index);
      if (parts.length === 0) continue;
      const minX = Math.min(...parts.map((s) => s.minX));
      const minY = Math.min(...parts.map((s) => s.minY));
      const maxX = Math.max(...parts.map((s) => s.maxX));
      const maxY = Math.max(...parts.map((s) => s.maxY));
      for (const part of parts) roomOf[part.index] = rooms.length;
      pieces.push(rooms.length);
      rooms.push({
        id: `${name}:${storey.id}`,
        // The shaft as a box: flights one above the other would count twice as areas.
        area: (maxX - minX) * (maxY - minY),
        perimeter: 2 * (maxX - minX + maxY - minY),
        height: storey.height,
        floor: storey.elevation,
        zones: 1,
        surfaces: { ceiling: CONCRETE, wall: CONCRETE, floor: CONCRETE },
        leak: 0,
      });
    }
    return pieces;
  });
}

/** @param parameter named values in force */
export function planRooms(facility: Facility, protection: Protection, parameter: (name: string) => number): RoomPlan {
  const rooms: SmokeRoom[] = [];
  const roomOf = new Int32Array(facility.spaces.length).fill(OUTDOORS);
  const shafts = shaftsOf(facility, rooms, roomOf);
  const voids = (protection.voids ?? []).filter((v) => v.sealed !== true);
  const voidHeight = new Map(voids.flatMap((v) => v.spaces.map((id) => [id, v.height ?? 0.5] as const)));
  const lining = protection.linings === 'gypsum' ? GYPSUM : CONCRETE;
  const surfaces = { ceiling: lining, wall: lining, floor: CONCRETE };
  const slab = parameter('smoke.slab');
  for (const space of facility.spaces) {
    if (space.kind === 'outdoor' || isShaft(space)) continue;
    const storey = facility.storeys[space.storey];
    const below = storey.height - slab - (voidHeight.get(space.id) ?? 0);
    const height = Math.max(LEAST_HEIGHT, protection.ceilingHeight ?? below);
    roomOf[space.index] = rooms.length;
    rooms.push({
      id: space.id,
      area: space.area,
      perimeter: lengthOf(space.outline) + space.holes.reduce((sum, hole) => sum + lengthOf(hole), 0),
      height,
      floor: space.z,
      zones: 2,
      surfaces,
      leak: leakOf(parameter, protection, outerWall(facility, space), height),
    });
  }
  return { rooms, roomOf, shafts, voids: voids.map((v) => addVoid(facility, rooms, roomOf, v)) };
}

function addVoid(
  facility: Facility,
  rooms: SmokeRoom[],
  roomOf: Int32Array,
  given: NonNullable<Protection['voids']>[number],
): RoomPlan['voids'][number] {
  const below = [...new Set(given.spaces.map((id) => roomOf[facility.spaceByKey.get(id)!]))].filter((r) => r >= 0);
  const area = below.reduce((sum, r) => sum + rooms[r].area, 0);
  const top = Math.max(...below.map((r) => rooms[r].floor + rooms[r].height));
  const side = Math.sqrt(area);
  const room = rooms.length;
  rooms.push({
    id: `void:${given.id}`,
    area,
    perimeter: 4 * side,
    height: given.height ?? 0.5,
    floor: top,
    zones: 1,
    surfaces: { ceiling: CONCRETE, wall: CONCRETE, floor: GYPSUM },
    leak: 0,
  });
  return { id: given.id, room, below };
}
