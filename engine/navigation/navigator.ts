/**
 * Route by graph, steer by field: the route is a path over openings (`graph.ts`); inside a space the way to the next
 * opening or the goal is a straight line where the space is convex, else the shortest way round its corners
 * (`corners.ts`). All that is kept here is a function of the building and of which doors work.
 */
import { OUTSIDE, type Facility } from '../facility/facility.js';
import { PARAMETERS } from '../parameters.js';
import { BODIES, BODY } from '../world/codes.js';
import type { World } from '../world/world.js';
import { aimAt, standsOn } from './aim.js';
import { createCorners, type Target } from './corners.js';
import { ALL_EXITS } from './familiar.js';
import { createGraph, type Goal } from './graph.js';
import { into, outOf } from './links.js';
import { smokeOnWays, WHO, type SmokeOnWays, type Who } from './smoke.js';

export { ALL_EXITS, exitsOf } from './familiar.js';
export { WHO, whoOf, type Who } from './smoke.js';

/** The air is not followed. */
const NO_SMOKE = smokeOnWays(null, 0, { resident: 0, staff: 0, temperature: 0, weight: 0, height: 0 });

/** Result of `nextOpening`: no way there. */
export const NO_ROUTE = -2;
/** Result of `nextOpening`: the goal lies in this space. */
export const HERE = -1;

export interface Navigator {
  /**
   * Opening to take, HERE or NO_ROUTE. `goalSpace` may be OUTSIDE: the exit reached soonest. `body`: index into BODIES.
   * `who`: what smoke they go into; without it (`WHO.unaware`) the way in clean air. `exits`: which exits they know (`exitsOf`);
   * where none of those can be reached the way is by any other. `draw`: by opening, the share of its cost that others who go
   * there take off; null: they do not count.
   */
  nextOpening(
    world: World,
    space: number,
    x: number,
    y: number,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
    who?: Who,
    exits?: number,
    draw?: Float64Array | null,
  ): number;
  /**
   * Length of the way in metres (stairs along the slope), Infinity if there is none or it is longer than `limit`: who looks for
   * the nearest of several need not know how much farther the others are.
   */
  distance(
    world: World,
    space: number,
    x: number,
    y: number,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
    who?: Who,
    exits?: number,
    limit?: number,
  ): number;
  /**
   * Way inside a space from at = [x, y, goal x, goal y, clearance]: out = [direction x, direction y, length of this leg m, 1 if the leg ends at the target else 0,
   * length of the whole way to the target m, 1 if walls stand between because no way leads there for a body this wide, else 0].
   * The target is the goal point (opening -1), or the nearest point of the opening's clear width less `clearance` on each
   * side.
   */
  steer(space: number, opening: number, at: Float64Array, out: Float64Array): void;
  /**
   * On the way round a corner: out = [x, y], the direction along the wall that ends there, which leads through the bend as
   * far from the corner as one is now; false where the way leads straight to the target or that way is not free.
   * The target as for `steer`.
   */
  outer(
    space: number,
    x: number,
    y: number,
    opening: number,
    goalX: number,
    goalY: number,
    clearance: number,
    out: Float64Array,
  ): boolean;
  /** false: nobody is turned back by smoke anywhere. */
  smoky(): boolean;
  /** Is there too much smoke for them to go into a space. */
  refused(space: number, who: Who): boolean;
  /**
   * Looks up a little of what would else be looked up when it is needed, all at once: ways between openings, and the ways on foot
   * to the goals. Changes no result. @returns false: nothing is left
   */
  prepare(world: World, goals: readonly Goal[]): boolean;
  /** Goes up when a door has gone out of order or works again: ways that were looked up before may be others now. */
  version(world: World): number;
  /** Forget all cached routes; changes no result. */
  dropCaches(): void;
}

/**
 * @param halfWidths half width by index into BODIES, m: which openings let which body through; the defaults of `body.*`
 *   if missing
 * @param smoke which spaces people do not go into; none if missing
 * @param unknownExits sets of exits that somebody does not know (`Model.unknownExits`)
 */
export function createNavigator(
  facility: Facility,
  halfWidths: ArrayLike<number> = BODIES.map((body) => PARAMETERS[`body.${body}`].value),
  smoke: SmokeOnWays = NO_SMOKE,
  unknownExits: readonly Uint8Array[] = [],
): Navigator {
  const { spaces, openings } = facility;
  let corners = createCorners(facility);
  let graph = createGraph(facility, corners, halfWidths, smoke, unknownExits);
  const widest = openings.reduce((most, o) => (o.width > most ? o.width : most), 0);
  const leg = new Float64Array(5);
  const aim = new Float64Array(2);
  const target: Target = { opening: null, x: 0, y: 0, clearance: 0 };

  function nextOpening(
    world: World,
    space: number,
    x: number,
    y: number,
    goalSpace: number,
    goalX: number,
    goalY: number,
    body: number,
    given: Who = WHO.unaware,
    exits = ALL_EXITS,
    draw: Float64Array | null = null,
  ): number {
    if (space === goalSpace) return HERE;
    const who = asWho(space, given);
    if (exits !== ALL_EXITS && goalSpace === OUTSIDE) {
      const known = graph.costs(world, goalSpace, goalX, goalY, body, who, exits);
      const by = openingBy(world, space, x, y, known, body, who, exits, draw);
      if (by !== NO_ROUTE) return by;
    }
    const costs = graph.costs(world, goalSpace, goalX, goalY, body, who, ALL_EXITS);
    return openingBy(world, space, x, y, costs, body, who, ALL_EXITS, draw);
  }

  /** Who is in smoke already gets out of it. */
  const asWho = (space: number, given: Who): Who => (smoke.refused(space, given) ? WHO.inSmoke : given);

  /** @param costs of the graph for the goal, to this body, `who` and `exits` */
  function openingBy(
    world: World,
    space: number,
    x: number,
    y: number,
    costs: Float64Array,
    body: number,
    who: Who,
    exits: number,
    draw: Float64Array | null,
  ): number {
    const here = spaces[space];
    const factor = smoke.factor(space, who);
    // Somebody on the line of an opening has come through it, and goes on by openings that lead nearer to the goal than
    // that one did, so that rounding and wide openings cannot send them to and fro. They turn back only if that is
    // shorter by more than the costs between middles of openings can be wrong, as after a change of goal.
    let limit = Infinity;
    let back = NO_ROUTE;
    let entry = -1;
    for (let i = 0; i < here.openings.length; i++) {
      const index = here.openings[i];
      const o = openings[index];
      if (!standsOn(o, x, y)) continue;
      entry = i;
      const entered = costs[into(o, space)];
      if (entered < limit) limit = entered;
      if (!graph.usable(world, o, body, exits)) continue;
      if (back < 0 || costs[outOf(o, space)] < costs[outOf(openings[back], space)]) back = index;
    }
    let best = NO_ROUTE;
    let least = Infinity;
    for (let i = 0; i < here.openings.length; i++) {
      const index = here.openings[i];
      const o = openings[index];
      if (entry >= 0 && i !== entry && !graph.turns(here, entry, i, body)) continue;
      const onward = costs[outOf(o, space)];
      if (onward === Infinity || onward >= limit || !graph.usable(world, o, body, exits)) continue;
      if (back >= 0 && standsOn(o, x, y)) continue;
      aimAt(o, x, y, halfWidths[body], aim);
      let c = factor * graph.costWithin(here, x, y, aim[0], aim[1]) + onward;
      if (draw !== null) c *= 1 - draw[index];
      if (c < least) {
        least = c;
        best = index;
      }
    }
    if (back >= 0) {
      const doubt = best < 0 ? 0 : openings[back].width + (openings[best].width + widest) / 2;
      const behind = costs[outOf(openings[back], space)];
      if (behind < Infinity && behind + doubt < least) return back;
    }
    return best;
  }

  return {
    nextOpening,
    smoky: () => smoke.smoky(),
    refused: (space, who) => smoke.refused(space, who),
    distance(
      world,
      space,
      x,
      y,
      goalSpace,
      goalX,
      goalY,
      body,
      given = WHO.unaware,
      exits = ALL_EXITS,
      limit = Infinity,
    ) {
      if (space < 0) return goalSpace === OUTSIDE ? 0 : Infinity;
      let at = space;
      let px = x;
      let py = y;
      let total = 0;
      // The same tables serve the whole way, unless it comes into smoke or out of it.
      let who = asWho(space, given);
      let some: Float64Array | null = null;
      let all: Float64Array | null = null;
      for (let hops = 0; hops <= openings.length; hops++) {
        if (at === goalSpace) {
          if (goalSpace !== OUTSIDE) total += graph.within(spaces[at], px, py, goalX, goalY);
          return total > limit ? Infinity : total;
        }
        const now = asWho(at, given);
        if (now !== who) {
          who = now;
          some = null;
          all = null;
        }
        let index = NO_ROUTE;
        if (exits !== ALL_EXITS && goalSpace === OUTSIDE) {
          some ??= graph.costs(world, goalSpace, goalX, goalY, body, who, exits);
          index = openingBy(world, at, px, py, some, body, who, exits, null);
        }
        if (index === NO_ROUTE) {
          all ??= graph.costs(world, goalSpace, goalX, goalY, body, who, ALL_EXITS);
          index = openingBy(world, at, px, py, all, body, who, ALL_EXITS, null);
        }
        if (index < 0) return Infinity;
        const o = openings[index];
        aimAt(o, px, py, halfWidths[body], aim);
        total += graph.within(spaces[at], px, py, aim[0], aim[1]);
        px = aim[0];
        py = aim[1];
        at = o.a === at ? o.b : o.a;
        if (total > limit) return Infinity;
      }
      return Infinity;
    },
    steer(space, opening, at, out) {
      const x = at[0];
      const y = at[1];
      const clearance = at[4];
      target.opening = null;
      target.x = at[2];
      target.y = at[3];
      target.clearance = clearance;
      let last = 1;
      let barred = 0;
      let onward = 0;
      if (opening >= 0) {
        const o = openings[opening];
        aimAt(o, x, y, clearance, aim);
        target.opening = o;
        target.x = aim[0];
        target.y = aim[1];
        // From one door to the next along the same wall nobody walks on the wall's line: first to a point in front of the
        // opening, half a body from the wall.
        const side = o.a === space ? 1 : -1;
        const dx = o.x2 - o.x1;
        const dy = o.y2 - o.y1;
        const length = Math.sqrt(dx * dx + dy * dy);
        const nx = (side * -dy) / length;
        const ny = (side * dx) / length;
        const off = (x - o.x1) * nx + (y - o.y1) * ny;
        const aside = Math.abs((x - target.x) * ny - (y - target.y) * nx);
        if (off < clearance * 0.99 && aside > clearance) {
          target.opening = null;
          target.x += nx * clearance;
          target.y += ny * clearance;
          last = 0;
          onward = clearance;
        }
      }
      const here = spaces[space];
      let tx = target.x;
      let ty = target.y;
      if (!here.convex) {
        corners.nextPoint(space, x, y, target, leg);
        tx = leg[0];
        ty = leg[1];
        if (leg[2] === 0) last = 0;
        barred = leg[4];
      }
      const dx = tx - x;
      const dy = ty - y;
      const d = Math.sqrt(dx * dx + dy * dy);
      out[0] = d > 0 ? dx / d : 0;
      out[1] = d > 0 ? dy / d : 0;
      out[2] = d;
      out[3] = last;
      out[4] = (here.convex ? d : leg[3]) + onward;
      out[5] = barred;
    },
    outer(space, x, y, opening, goalX, goalY, clearance, out) {
      if (spaces[space].convex) return false;
      target.opening = opening >= 0 ? openings[opening] : null;
      target.x = goalX;
      target.y = goalY;
      target.clearance = clearance;
      return corners.outer(space, x, y, target, out);
    },
    version: (world) => graph.version(world),
    prepare: (world, goals) => graph.prepare(world, goals, BODY.walker),
    dropCaches() {
      corners = createCorners(facility);
      graph = createGraph(facility, corners, halfWidths, smoke, unknownExits);
    },
  };
}
