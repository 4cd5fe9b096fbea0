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
import { createLinks, into, midX, midY } from './links.js';
import { WHO, type SmokeOnWays, type Who } from './smoke.js';

/**
 * Speed on stairs over speed on the level, for choosing a way only: about 0.6 for people and devices
 * (0.55/0.85 m/s for residents, 0.62/0.75 for a sheet; see parameters `speed.*`, `means.*`).
 */
const STAIR_TIME_FACTOR = 1 / 0.6;

/** Tables kept; the oldest goes first. */
const TABLES_KEPT = 2000;

/** So many bytes of tables are looked up ahead at most. */
const BYTES_AHEAD = 16e6;

/** Where a way leads to: a point of a space. */
export interface Goal {
  space: number;
  x: number;
  y: number;
}

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
  /**
   * Looks up ahead of need, a little with each call, what else is looked up when it is asked for: the ways between the openings
   * of every space, and the ways of a body to the goals. Changes no result. Begins again when a door goes out of order.
   * @returns false: nothing is left
   */
  prepare(world: World, goals: readonly Goal[], body: number): boolean;
  /** Goes up when a door has gone out of order or works again. */
  version(world: World): number;
  /** The same as a cost: what counts on stairs is the time. */
  costWithin(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number;
}

export function createGraph(
  facility: Facility,
  corners: Corners,
  halfWidths: ArrayLike<number>,
  smoke: SmokeOnWays,
  unknownExits: readonly Uint8Array[],
): Graph {
  const { spaces, openings } = facility;
  const levelOnly = BODIES.map((body) => LEVEL_ONLY.has(body));
  /** By goal space and body, of all exits. */
  const tables = new Map<number, Float64Array>();
  /** Those of one place in a space, or of some exits only. */
  const special = new Map<string, Float64Array>();
  /** Those that smoke has a part in. */
  const smoky = new Map<string, Float64Array>();
  const queue = new FlatQueue<number>();
  let version = -1;
  let outOfOrder = new Uint8Array(0);
  let smokeVersion = 0;
  let changes = 0;
  /** How far `prepare` has come. */
  let spacesReady = 0;
  let goalsReady = 0;

  function within(space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number {
    const plan = space.convex
      ? Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))
      : corners.length(space.index, ax, ay, bx, by);
    return space.flight === null ? plan : plan * space.flight.stretch;
  }

  const costWithin = (space: SpaceInfo, ax: number, ay: number, bx: number, by: number): number =>
    within(space, ax, ay, bx, by) * (space.flight === null ? 1 : STAIR_TIME_FACTOR);

  const links = createLinks(facility, halfWidths, costWithin);

  const usable = (world: World, opening: OpeningInfo, body: number, exits: number): boolean =>
    (links.passable[opening.index] & (1 << body)) !== 0 &&
    (exits === ALL_EXITS || unknownExits[exits][opening.index] === 0) &&
    world.doorOutOfOrder[opening.index] === 0;

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
    const bit = 1 << body;
    const unknown = exits === ALL_EXITS ? null : unknownExits[exits];
    const broken = world.doorOutOfOrder;
    while (queue.length > 0) {
      const c = queue.peekValue()!;
      const node = queue.pop()!;
      if (c > cost[node]) continue;
      // Entering the node's side means coming from the other one.
      const from = links.from[node];
      if (from < 0 || from === goalSpace) continue;
      if (!enterable(spaces[from], body, who)) continue;
      const factor = smoke.factor(from, who);
      const here = links.of(from);
      const n = here.openings.length;
      const row = n * links.position[node];
      for (let i = 0; i < n; i++) {
        if ((here.bodies[row + i] & bit) === 0) continue;
        const next = here.nodes[i];
        const through = c + factor * here.costs[row + i];
        if (!(through < cost[next])) continue;
        const opening = here.openings[i];
        if (broken[opening] !== 0 || (unknown !== null && unknown[opening] !== 0)) continue;
        cost[next] = through;
        queue.push(next, through);
      }
    }
    return cost;
  }

  /** Forgets what no longer holds: doors that only are shut close no way. */
  function renew(world: World): void {
    if (version !== world.doorsVersion) {
      const now = world.doorOutOfOrder;
      if (outOfOrder.length !== now.length || outOfOrder.some((value, i) => value !== now[i])) {
        tables.clear();
        special.clear();
        smoky.clear();
        outOfOrder = now.slice();
        goalsReady = 0;
        changes++;
      }
      version = world.doorsVersion;
    }
    const now = smoke.version();
    if (now !== smokeVersion) smoky.clear();
    smokeVersion = now;
  }

  function costs(
    world: World,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
    given: Who,
    exits: number,
  ): Float64Array {
    renew(world);
    // Before there is any smoke all go by the same tables.
    const who = smokeVersion === 0 ? WHO.unaware : given;
    // With one way in, where the goal lies inside changes no choice: one table serves the whole space.
    const one = goalSpace === OUTSIDE || spaces[goalSpace].openings.length === 1;
    const make = (): Float64Array => {
      // The middle of the only opening as goal: the same table whoever asks first.
      const o = one && goalSpace !== OUTSIDE ? openings[spaces[goalSpace].openings[0]] : null;
      return build(world, goalSpace, o === null ? goalX : midX(o), o === null ? goalY : midY(o), body, who, exits);
    };
    if (one && who === WHO.unaware && exits === ALL_EXITS)
      return keptIn(tables, (goalSpace + 1) * BODIES.length + body, make);
    const all = `${goalSpace}/${body}/by ${exits}`;
    const place = one ? all : `${all}/${goalX}/${goalY}`;
    return who === WHO.unaware ? keptIn(special, place, make) : keptIn(smoky, `${place}/${who}`, make);
  }

  return {
    usable,
    turns: links.turns,
    within,
    costWithin,
    costs,
    version(world) {
      renew(world);
      return changes;
    },
    prepare(world, goals, body) {
      renew(world);
      if (spacesReady < spaces.length) links.of(spacesReady++);
      else if (goalsReady < goals.length && goalsReady * openings.length * 16 < BYTES_AHEAD) {
        const { space, x, y } = goals[goalsReady++];
        costs(world, space, x, y, body, WHO.unaware, ALL_EXITS);
      } else return false;
      return true;
    },
  };
}

/** What was made for the key before, or is made now; the oldest goes first. */
function keptIn<Key>(kept: Map<Key, Float64Array>, key: Key, make: () => Float64Array): Float64Array {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (kept.size >= TABLES_KEPT) kept.delete(kept.keys().next().value as Key);
  kept.set(key, made);
  return made;
}
