/**
 * Route by graph, steer by field: the route is a path over openings (Dijkstra over opening sides, cached per goal space and
 * body); inside a space the way to the next opening or the goal is a straight line where the space is convex, else the
 * shortest way round its corners.
 */
import FlatQueue from 'flatqueue';
import { OUTSIDE, type Facility, type OpeningInfo, type SpaceInfo } from '../facility/facility.js';
import { PARAMETERS } from '../parameters.js';
import { BODIES, LEVEL_ONLY } from '../world/codes.js';
import type { World } from '../world/world.js';
import { createCorners, type Corners } from './corners.js';

/** Result of `nextOpening`: no way there. */
export const NO_ROUTE = -2;
/** Result of `nextOpening`: the goal lies in this space. */
export const HERE = -1;

export interface Navigator {
  /** Opening to take, HERE or NO_ROUTE. `goalSpace` may be OUTSIDE: the exit reached soonest. `body`: index into BODIES. */
  nextOpening(
    world: World,
    space: number,
    x: number,
    y: number,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
  ): number;
  /** Length of the way in metres (stairs along the slope), Infinity if there is none. */
  distance(
    world: World,
    space: number,
    x: number,
    y: number,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
  ): number;
  /**
   * Way inside a space: out = [direction x, direction y, length of this leg m, 1 if the leg ends at the target else 0].
   * The target is the goal point, or the nearest point of the opening's clear width less `clearance` on each side.
   */
  steer(
    space: number,
    x: number,
    y: number,
    opening: number,
    goalX: number,
    goalY: number,
    clearance: number,
    out: Float64Array,
  ): void;
  /** Forget all cached routes; changes no result. */
  dropCaches(): void;
}

/**
 * Speed on stairs over speed on the level, for choosing a way only: about 0.6 for people and devices
 * (0.55/0.85 m/s for residents, 0.62/0.75 for a sheet; see parameters `speed.*`, `means.*`).
 */
const STAIR_TIME_FACTOR = 1 / 0.6;

/** Routes kept; the oldest goes first. */
const CACHE_SIZE = 2000;

interface Table {
  /** By 2 × opening + side: cost from the opening into the space on that side to the goal; side 0: `a`, 1: `b`. */
  cost: Float64Array;
}

/** @param halfWidths of the bodies, by index into BODIES, m; the defaults if missing */
export function createNavigator(
  facility: Facility,
  halfWidths: readonly number[] = BODIES.map((body) => PARAMETERS[`body.${body}`].value),
): Navigator {
  const { spaces, openings } = facility;
  const half = halfWidths;
  const levelOnly = BODIES.map((body) => LEVEL_ONLY.has(body));
  let tables = new Map<string, Table>();
  let version = -1;
  let corners = createCorners(facility);
  const queue = new FlatQueue<number>();
  const leg = new Float64Array(4);

  const midX = (o: OpeningInfo): number => (o.x1 + o.x2) / 2;
  const midY = (o: OpeningInfo): number => (o.y1 + o.y2) / 2;

  /** Length of the way between two points of one space, m along the slope. */
  function within(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number {
    const plan = space.convex
      ? Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))
      : corners.length(space.index, ax, ay, bx, by);
    return space.flight === null ? plan : plan * space.flight.stretch;
  }

  const costWithin = (space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number =>
    within(space, ax, ay, bx, by) * (space.flight === null ? 1 : STAIR_TIME_FACTOR);

  const usable = (world: World, opening: OpeningInfo, body: number): boolean =>
    opening.kind !== 'locked' && world.doorOutOfOrder[opening.index] === 0 && opening.width >= 2 * half[body] - 1e-9;

  const enterable = (space: SpaceInfo, body: number): boolean => !(levelOnly[body] && space.kind === 'stairFlight');

  function build(world: World, goalSpace: number, body: number): Table {
    const cost = new Float64Array(openings.length * 2).fill(Infinity);
    queue.clear();
    // Ties are broken by the key's index, so that equal ways give the same route everywhere.
    const push = (node: number, c: number): void => {
      if (c < cost[node]) {
        cost[node] = c;
        queue.push(node, c);
      }
    };
    if (goalSpace === OUTSIDE) {
      for (const o of openings) if (o.b === OUTSIDE && usable(world, o, body)) push(2 * o.index + 1, 0);
    } else {
      const goal = spaces[goalSpace];
      const gx = (goal.minX + goal.maxX) / 2;
      const gy = (goal.minY + goal.maxY) / 2;
      for (const index of goal.openings) {
        const o = openings[index];
        if (usable(world, o, body))
          push(2 * index + (o.a === goalSpace ? 0 : 1), costWithin(goal, midX(o), midY(o), gx, gy));
      }
    }
    while (queue.length > 0) {
      const c = queue.peekValue()!;
      const node = queue.pop()!;
      if (c > cost[node]) continue;
      const p = openings[node >> 1];
      // Entering the node's side means coming from the other one.
      const from = (node & 1) === 0 ? p.b : p.a;
      if (from < 0 || from === goalSpace) continue;
      const space = spaces[from];
      if (!enterable(space, body)) continue;
      for (const index of space.openings) {
        if (index === p.index) continue;
        const o = openings[index];
        if (!usable(world, o, body)) continue;
        push(2 * index + (o.a === from ? 0 : 1), c + costWithin(space, midX(o), midY(o), midX(p), midY(p)));
      }
    }
    return { cost };
  }

  function table(world: World, goalSpace: number, body: number): Table {
    if (version !== world.doorsVersion) {
      tables.clear();
      version = world.doorsVersion;
    }
    const key = `${goalSpace}/${body}`;
    let found = tables.get(key);
    if (found === undefined) {
      found = build(world, goalSpace, body);
      if (tables.size >= CACHE_SIZE) tables.delete(tables.keys().next().value as string);
      tables.set(key, found);
    }
    return found;
  }

  /** Nearest point of the clear width, `clearance` in from each end (the middle if it is narrower). */
  function aim(opening: OpeningInfo, x: number, y: number, clearance: number): [number, number] {
    const dx = opening.x2 - opening.x1;
    const dy = opening.y2 - opening.y1;
    const inset = clearance / opening.width;
    if (inset >= 0.5) return [midX(opening), midY(opening)];
    let t = ((x - opening.x1) * dx + (y - opening.y1) * dy) / (opening.width * opening.width);
    t = t < inset ? inset : t > 1 - inset ? 1 - inset : t;
    return [opening.x1 + t * dx, opening.y1 + t * dy];
  }

  function nextOpening(
    world: World,
    space: number,
    x: number,
    y: number,
    goalSpace: number,
    _goalX: number,
    _goalY: number,
    body: number,
  ): number {
    if (space === goalSpace) return HERE;
    const here = spaces[space];
    const { cost } = table(world, goalSpace, body);
    let best = NO_ROUTE;
    let bestCost = Infinity;
    for (const index of here.openings) {
      const o = openings[index];
      const onward = cost[2 * index + (o.a === space ? 1 : 0)];
      if (onward === Infinity || !usable(world, o, body)) continue;
      const [ax, ay] = aim(o, x, y, half[body]);
      const c = costWithin(here, x, y, ax, ay) + onward;
      if (c < bestCost) {
        bestCost = c;
        best = index;
      }
    }
    return best;
  }

  return {
    nextOpening,
    distance(world, space, x, y, goalSpace, goalX, goalY, body) {
      if (space < 0) return goalSpace === OUTSIDE ? 0 : Infinity;
      let at = space;
      let px = x;
      let py = y;
      let total = 0;
      for (let hops = 0; hops <= openings.length; hops++) {
        if (at === goalSpace) return goalSpace === OUTSIDE ? total : total + within(spaces[at], px, py, goalX, goalY);
        const index = nextOpening(world, at, px, py, goalSpace, goalX, goalY, body);
        if (index < 0) return Infinity;
        const o = openings[index];
        const [ax, ay] = aim(o, px, py, half[body]);
        total += within(spaces[at], px, py, ax, ay);
        px = ax;
        py = ay;
        at = o.a === at ? o.b : o.a;
      }
      return Infinity;
    },
    steer(space, x, y, opening, goalX, goalY, clearance, out) {
      let tx = goalX;
      let ty = goalY;
      let last = 1;
      if (opening >= 0) {
        const o = openings[opening];
        [tx, ty] = aim(o, x, y, clearance);
        // From one door to the next along the same wall nobody walks on the wall's line: first to a point in front of the
        // opening, half a body from the wall.
        const nx = (o.a === space ? -1 : 1) * ((o.y2 - o.y1) / o.width);
        const ny = (o.a === space ? 1 : -1) * ((o.x2 - o.x1) / o.width);
        const off = (x - o.x1) * nx + (y - o.y1) * ny;
        const aside = Math.abs((x - tx) * ny - (y - ty) * nx);
        if (off < clearance * 0.99 && aside > clearance) {
          tx += nx * clearance;
          ty += ny * clearance;
          last = 0;
        }
      }
      const here = spaces[space];
      if (!here.convex) {
        corners.nextPoint(space, x, y, tx, ty, leg);
        if (leg[2] === 0) last = 0;
        tx = leg[0];
        ty = leg[1];
      }
      out[3] = last;
      const dx = tx - x;
      const dy = ty - y;
      const d = Math.sqrt(dx * dx + dy * dy);
      out[0] = d > 0 ? dx / d : 0;
      out[1] = d > 0 ? dy / d : 0;
      out[2] = d;
    },
    dropCaches() {
      tables = new Map();
      version = -1;
      corners = createCorners(facility);
    },
  };
}

export type { Corners };
