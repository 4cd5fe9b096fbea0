/** Ways on one storey, as the code counts them and as people walk: from a room's door to the exits of its storey. */
import { hypot } from '../../math.js';
import { isStairSpace, OUTSIDE, type Facility, type OpeningInfo, type SpaceInfo } from '../../facility/facility.js';
import { createCorners } from '../../navigation/corners.js';

/** Kinds of space that lead to exits; a way does not go through other people's rooms. */
const CIRCULATION = new Set<SpaceInfo['kind']>(['corridor', 'lobby', 'hall', 'outdoor', 'landing']);
/** Kinds of room that people are in. */
export const ROOMS = new Set<SpaceInfo['kind']>(['bedroom', 'room', 'hall', 'service']);

/** Two ways that set out at a larger angle than this lead in different directions: cosine of 60°. Choice of this program. */
const APART = 0.5;

export interface ExitWay {
  opening: OpeningInfo;
  /** Stair it leads into, -1: outside. */
  stair: number;
  /** Straight from the middle of the door to the middle of the exit, m. */
  straight: number;
  /** Along the way, m. */
  path: number;
  /** Unit direction in which the way sets out. */
  dx: number;
  dy: number;
}

export interface RoomDoor {
  room: SpaceInfo;
  door: OpeningInfo;
  x: number;
  y: number;
  /** Exits by the length of the way, the nearest first. */
  exits: readonly ExitWay[];
  /** Only one direction leads to exits. */
  deadEnd: boolean;
}

export interface Travel {
  /** Doors of rooms to corridors, with their ways; rooms that have an exit of their own are left out. */
  doors: readonly RoomDoor[];
  /** Openings from level circulation or rooms into a stair or to the outside, by storey index. */
  exits: readonly (readonly OpeningInfo[])[];
  /** Length of the way between two points of one space, m. */
  within(space: number, ax: number, ay: number, bx: number, by: number): number;
  /** Way from a point of a circulation space to each exit of the storey. */
  ways(space: number, x: number, y: number): ExitWay[];
}

export const middle = (o: OpeningInfo): readonly [number, number] => [(o.x1 + o.x2) / 2, (o.y1 + o.y2) / 2];

/** Stairs (index) that the exits of a storey lead into. */
export const stairsOf = (facility: Facility, { exits }: Travel, storey: number): Set<number> =>
  new Set(
    exits[storey].flatMap((o) =>
      [o.a, o.b].flatMap((i) => (i >= 0 && isStairSpace(facility.spaces[i]) ? [facility.spaces[i].stair] : [])),
    ),
  );

/** The space of an opening that is not `space`. */
export const other = (o: OpeningInfo, space: number): number => (o.a === space ? o.b : o.a);

const circulates = (space: SpaceInfo): boolean => CIRCULATION.has(space.kind) && !isStairSpace(space);

/** The stair an opening leads into from level ground (index), -1 for the outside, -2 if it is no exit. */
function exitOf(facility: Facility, o: OpeningInfo): number {
  if (o.kind === 'locked') return -2;
  const [a, b] = [o.a, o.b].map((index) => (index === OUTSIDE ? null : facility.spaces[index]));
  if (b === null || b.kind === 'outdoor') return a !== null && !isStairSpace(a) && a.kind !== 'outdoor' ? -1 : -2;
  if (a === null) return -2;
  if (a.kind === 'outdoor') return isStairSpace(b) ? -2 : -1;
  if (isStairSpace(a) === isStairSpace(b)) return -2;
  return isStairSpace(a) ? a.stair : b.stair;
}

export function createTravel(facility: Facility): Travel {
  const { spaces, openings } = facility;
  const corners = createCorners(facility);
  const within = (space: number, ax: number, ay: number, bx: number, by: number): number =>
    spaces[space].convex ? hypot(ax - bx, ay - by) : corners.length(space, ax, ay, bx, by);
  const out = new Float64Array(4);

  function direction(space: number, x: number, y: number, tx: number, ty: number): readonly [number, number] {
    let [px, py] = [tx, ty];
    if (!spaces[space].convex) {
      corners.nextPoint(space, x, y, { opening: null, x: tx, y: ty, clearance: 0.25 }, out);
      [px, py] = [out[0], out[1]];
    }
    const d = hypot(px - x, py - y) || 1;
    return [(px - x) / d, (py - y) / d];
  }

  function ways(space: number, x: number, y: number): ExitWay[] {
    // Dijkstra over openings; a storey has few.
    const best = new Map<number, { cost: number; into: number; dx: number; dy: number }>();
    const open: number[] = [];
    const reach = (
      from: number,
      cost: number,
      ax: number,
      ay: number,
      first: readonly [number, number] | null,
    ): void => {
      for (const index of spaces[from].openings) {
        const o = openings[index];
        if (o.kind === 'locked') continue;
        const [mx, my] = middle(o);
        const total = cost + within(from, ax, ay, mx, my);
        const known = best.get(index);
        if (known !== undefined && known.cost <= total) continue;
        const [dx, dy] = first ?? direction(from, ax, ay, mx, my);
        best.set(index, { cost: total, into: other(o, from), dx, dy });
        open.push(index);
      }
    };
    reach(space, 0, x, y, null);
    while (open.length > 0) {
      open.sort((p, q) => best.get(q)!.cost - best.get(p)!.cost || q - p);
      const index = open.pop()!;
      const { cost, into, dx, dy } = best.get(index)!;
      if (into === OUTSIDE || exitOf(facility, openings[index]) !== -2 || !circulates(spaces[into])) continue;
      const [mx, my] = middle(openings[index]);
      // Over the threshold of the first opening the way may turn: the direction it set out in stays.
      reach(into, cost, mx, my, [dx, dy]);
    }
    const found: ExitWay[] = [];
    for (const [index, { cost, dx, dy }] of best) {
      const stair = exitOf(facility, openings[index]);
      if (stair === -2) continue;
      const [mx, my] = middle(openings[index]);
      found.push({ opening: openings[index], stair, straight: hypot(mx - x, my - y), path: cost, dx, dy });
    }
    return found.sort((p, q) => p.path - q.path || p.opening.index - q.opening.index);
  }

  const exits: OpeningInfo[][] = facility.storeys.map(() => []);
  for (const o of openings) {
    if (exitOf(facility, o) === -2) continue;
    const inside = o.b === OUTSIDE || isStairSpace(spaces[o.b]) || spaces[o.b].kind === 'outdoor' ? o.a : o.b;
    const from = spaces[inside];
    // A refuge that joins a stair is a place to wait, its door to the stair no exit of the storey.
    if (from.kind !== 'refuge') exits[from.storey].push(o);
  }

  const doors: RoomDoor[] = [];
  for (const room of spaces) {
    if (!ROOMS.has(room.kind) || isStairSpace(room)) continue;
    const own = room.openings.map((index) => openings[index]);
    if (own.some((o) => exitOf(facility, o) !== -2)) continue;
    const toCorridor = own.filter((o) => {
      const to = other(o, room.index);
      return (
        to !== OUTSIDE &&
        o.kind !== 'locked' &&
        // A bay that is open to the corridor is part of it.
        o.kind !== 'portal' &&
        circulates(spaces[to]) &&
        !(room.kind === 'hall' && spaces[to].kind === 'hall')
      );
    });
    for (const door of toCorridor) {
      const [x, y] = middle(door);
      const found = ways(other(door, room.index), x, y);
      doors.push({ room, door, x, y, exits: found, deadEnd: !twoWays(found) });
    }
  }
  return { doors, exits, within, ways };
}

/** Two exits of different stairs (or outside) whose ways set out in different directions. */
function twoWays(exits: readonly ExitWay[]): boolean {
  return exits.some((p, i) =>
    exits.slice(i + 1).some((q) => (p.stair !== q.stair || p.stair === -1) && p.dx * q.dx + p.dy * q.dy < APART),
  );
}
