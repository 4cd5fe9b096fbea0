/**
 * The graph of openings: Dijkstra from a goal over the sides of openings, an edge being the way through a space from one
 * opening's middle to another's, longer on stairs. Tables are kept by goal and body until a door goes out of order.
 */
import FlatQueue from 'flatqueue';
import { OUTSIDE, type Facility, type OpeningInfo, type SpaceInfo } from '../facility/facility.js';
import { BODIES, LEVEL_ONLY } from '../world/codes.js';
import type { World } from '../world/world.js';
import type { Corners } from './corners.js';
import { ALL_EXITS } from './familiar.js';
import { WHO, type SmokeOnWays, type Who } from './smoke.js';
import { createTurns } from './turns.js';

/**
 * Speed on stairs over speed on the level, for choosing a way only: about 0.6 for people and devices
 * (0.55/0.85 m/s for residents, 0.62/0.75 for a sheet; see parameters `speed.*`, `means.*`).
 */
const STAIR_TIME_FACTOR = 1 / 0.6;

/** Tables kept; the oldest goes first. */
const TABLES_KEPT = 2000;

export interface Graph {
  /**
   * By 2 × opening + side (0: into `a`, 1: into `b`): cost of the way to the goal once through the opening into that side,
   * as metres on the level; Infinity if no way leads on.
   */
  costs(
    world: World,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
    who: Who,
    exits: number,
  ): Float64Array;
  /** Can this body use the opening at all. @param exits index of the set of exits that are not known, or ALL_EXITS */
  usable(world: World, opening: OpeningInfo, body: number, exits: number): boolean;
  /** Can this body go through a space from one of its openings to another: positions in `space.openings`. */
  turns(space: SpaceInfo, from: number, to: number, body: number): boolean;
  /** Length of the way between two points of one space, m, on flights along the slope. */
  within(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number;
  /** The same as a cost: what counts on stairs is the time. */
  costWithin(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number;
}

export const midX = (o: OpeningInfo): number => (o.x1 + o.x2) / 2;
export const midY = (o: OpeningInfo): number => (o.y1 + o.y2) / 2;

/** The node of an opening that leads into `space`. */
export const into = (o: OpeningInfo, space: number): number => 2 * o.index + (o.a === space ? 0 : 1);

/** The node of an opening that leads out of `space`. */
export const outOf = (o: OpeningInfo, space: number): number => 2 * o.index + (o.a === space ? 1 : 0);

export function createGraph(
  facility: Facility,
  corners: Corners,
  halfWidths: ArrayLike<number>,
  smoke: SmokeOnWays,
  unknownExits: readonly Uint8Array[],
): Graph {
  const { spaces, openings } = facility;
  const levelOnly = BODIES.map((body) => LEVEL_ONLY.has(body));
  const tables = new Map<string, Float64Array>();
  /** Those that smoke has a part in. */
  const smoky = new Map<string, Float64Array>();
  const between = new Map<number, Float64Array>();
  const queue = new FlatQueue<number>();
  const turns = createTurns(facility);
  let version = -1;
  let smokeVersion = 0;

  function within(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number {
    const plan = space.convex
      ? Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))
      : corners.length(space.index, ax, ay, bx, by);
    return space.flight === null ? plan : plan * space.flight.stretch;
  }

  const costWithin = (space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number =>
    within(space, ax, ay, bx, by) * (space.flight === null ? 1 : STAIR_TIME_FACTOR);

  /** Costs between the middles of all openings of a space, row by row. */
  function betweenOpenings(space: SpaceInfo): Float64Array {
    let found = between.get(space.index);
    if (found === undefined) {
      const list = space.openings;
      const n = list.length;
      found = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        const p = openings[list[i]];
        for (let j = 0; j < i; j++) {
          const q = openings[list[j]];
          found[i * n + j] = costWithin(space, midX(p), midY(p), midX(q), midY(q));
          found[j * n + i] = found[i * n + j];
        }
      }
      between.set(space.index, found);
    }
    return found;
  }

  // Nobody walks into or through a lift car: how lifts lead on is in `liftWays.ts`.
  const liftDoor = (o: OpeningInfo): boolean =>
    spaces[o.a].kind === 'liftCar' || (o.b !== OUTSIDE && spaces[o.b].kind === 'liftCar');

  const usable = (world: World, opening: OpeningInfo, body: number, exits: number): boolean =>
    opening.kind !== 'locked' &&
    (exits === ALL_EXITS || unknownExits[exits][opening.index] === 0) &&
    !liftDoor(opening) &&
    world.doorOutOfOrder[opening.index] === 0 &&
    opening.width >= 2 * halfWidths[body] - 1e-9;

  const enterable = (space: SpaceInfo, body: number, who: Who): boolean =>
    !(levelOnly[body] && space.kind === 'stairFlight') && !smoke.refused(space.index, who);

  function build(
    world: World,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
    who: Who,
    exits: number,
  ): Float64Array {
    const cost = new Float64Array(openings.length * 2).fill(Infinity);
    queue.clear();
    const push = (node: number, c: number): void => {
      if (c < cost[node]) {
        cost[node] = c;
        queue.push(node, c);
      }
    };
    if (goalSpace === OUTSIDE) {
      for (const o of openings) if (o.b === OUTSIDE && usable(world, o, body, exits)) push(2 * o.index + 1, 0);
    } else if (enterable(spaces[goalSpace], body, who)) {
      const factor = smoke.factor(goalSpace, who);
      for (const index of spaces[goalSpace].openings) {
        const o = openings[index];
        if (usable(world, o, body, exits))
          push(into(o, goalSpace), factor * costWithin(spaces[goalSpace], midX(o), midY(o), goalX, goalY));
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
      if (!enterable(space, body, who)) continue;
      const factor = smoke.factor(from, who);
      const ways = betweenOpenings(space);
      const n = space.openings.length;
      const at = space.openings.indexOf(p.index);
      for (let i = 0; i < n; i++) {
        const o = openings[space.openings[i]];
        if (o.index === p.index || !usable(world, o, body, exits) || !turns.fits(space, i, at, body)) continue;
        push(into(o, from), c + factor * ways[at * n + i]);
      }
    }
    return cost;
  }

  return {
    usable,
    turns: (space, from, to, body) => turns.fits(space, from, to, body),
    within,
    costWithin,
    costs(world, goalSpace, goalX, goalY, body, who, exits) {
      if (version !== world.doorsVersion) {
        tables.clear();
        smoky.clear();
        version = world.doorsVersion;
      }
      const now = smoke.version();
      if (now !== smokeVersion) smoky.clear();
      smokeVersion = now;
      // Before there is any smoke all go by the same tables.
      const clear = now === 0 || who === WHO.unaware;
      const kept = clear ? tables : smoky;
      // With one way in, where the goal lies inside changes no choice: one table serves the whole space.
      const one = goalSpace === OUTSIDE || spaces[goalSpace].openings.length === 1;
      const all = exits === ALL_EXITS ? `${goalSpace}/${body}` : `${goalSpace}/${body}/by ${exits}`;
      const place = one ? all : `${all}/${goalX}/${goalY}`;
      const key = clear ? place : `${place}/${who}`;
      let found = kept.get(key);
      if (found === undefined) {
        // The middle of the only opening as goal: the same table whoever asks first.
        const o = one && goalSpace !== OUTSIDE ? openings[spaces[goalSpace].openings[0]] : null;
        const x = o === null ? goalX : midX(o);
        const y = o === null ? goalY : midY(o);
        found = build(world, goalSpace, x, y, body, clear ? WHO.unaware : who, exits);
        if (kept.size >= TABLES_KEPT) kept.delete(kept.keys().next().value as string);
        kept.set(key, found);
      }
      return found;
    },
  };
}
