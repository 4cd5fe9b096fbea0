/** Net area and the places in it: how many a refuge takes, and where in it they stand or are parked. */
import { PARAMETERS, type Parameter } from '../parameters.js';
import { edgesOf, EDGE_TOLERANCE } from './edges.js';
import type { SpaceInfo } from './facility.js';
import { distancePointSegment, distanceToRing, pointInSpace, snap } from './geometry.js';

/** How somebody takes room at a place of safety. */
export const AREA_KINDS = ['walker', 'frame', 'wheelchair', 'bed', 'lying'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/**
 * Area that one person takes there, m², with source and confidence (parameters `area.*`). BR-27 asks for 12 m² net by each
 * stair and says nothing about how many that holds; the values give 3 beds or 8 wheelchairs.
 */
export const AREA_PER_PERSON: Readonly<Record<AreaKind, Parameter>> = {
  walker: PARAMETERS['area.walker'],
  frame: PARAMETERS['area.frame'],
  wheelchair: PARAMETERS['area.wheelchair'],
  bed: PARAMETERS['area.bed'],
  lying: PARAMETERS['area.lying'],
};

/** How many of one kind a net area holds; whole people, `area` m² each (the table's if missing). */
export function capacity(netArea: number, kind: AreaKind, area: number = AREA_PER_PERSON[kind].value): number {
  return Math.floor(netArea / area + 1e-9);
}

/** Least distance of a place from walls, m: room for a hand on a wheel, a lead, a skirting. Assumption, U. */
export const WALL_CLEARANCE = 0.3;

/** What stays free in front of an opening besides the body itself, m: a wheelchair passes. Assumption, U. */
export const OPENING_CLEARANCE = 0.6;

/** Half width that every body of the model fits in, m: a nursing bed (`body.bed`). */
const WIDEST = PARAMETERS['body.bed'].value;

/** Distance of neighbouring places when the caller says nothing, m: fine enough to pack bodies of any width. */
const FINE_PITCH = 0.25;

/** A field or a hall is not searched more finely than into this many places. */
const MOST_PLACES = 20_000;

const cache = new WeakMap<SpaceInfo, Map<string, readonly (readonly [number, number])[]>>();

/**
 * Places for bodies of the half width inside a space, `[x, y]` on a grid of `pitch` m, the farthest from the openings first
 * (ties: smaller x, then smaller y). Each is at least `WALL_CLEARANCE` and the half width from the boundary and, where the
 * room allows it, the half width and `OPENING_CLEARANCE` from every opening, so that who comes first does not bar the way.
 * With `pitch` = 2 × half width nobody overlaps; with the fine default the caller keeps bodies apart.
 * Never empty: a space too small for that gives the grid point with most room round it.
 * A pure function of its arguments (kept per space).
 */
export function places(
  space: SpaceInfo,
  halfWidth: number = WIDEST,
  pitch: number = FINE_PITCH,
): readonly (readonly [number, number])[] {
  const key = `${halfWidth}/${pitch}`;
  let known = cache.get(space);
  if (known === undefined) cache.set(space, (known = new Map()));
  let list = known.get(key);
  if (list === undefined) known.set(key, (list = findPlaces(space, halfWidth, pitch)));
  return list;
}

interface Candidate {
  x: number;
  y: number;
  fromOpening: number;
  fromWall: number;
}

function findPlaces(space: SpaceInfo, halfWidth: number, pitch: number): [number, number][] {
  const inset = Math.max(halfWidth, WALL_CLEARANCE);
  const openings = openingSegments(space);
  let step = pitch;
  while (((space.maxX - space.minX) / step) * ((space.maxY - space.minY) / step) > MOST_PLACES) step *= 2;
  let candidates = grid(space, inset, step, openings);
  if (candidates.length === 0) candidates = grid(space, 0, Math.min(step, 0.1), openings);
  const roomy = candidates.filter((c) => c.fromWall >= inset - 1e-9);
  const clear = roomy.filter((c) => c.fromOpening >= halfWidth + OPENING_CLEARANCE - 1e-9);
  const chosen = clear.length > 0 ? clear : roomy;
  if (chosen.length > 0) return chosen.sort(farthestFirst).map(({ x, y }) => [x, y]);
  let best = candidates[0] ?? centre(space);
  for (const c of candidates) if (c.fromWall > best.fromWall + 1e-9) best = c;
  return [[best.x, best.y]];
}

function farthestFirst(p: Candidate, q: Candidate): number {
  // Compared in millimetres, so that rounding does not decide between mirror images.
  return snap(q.fromOpening) - snap(p.fromOpening) || p.x - q.x || p.y - q.y;
}

function centre(space: SpaceInfo): Candidate {
  // A sliver thinner than the grid: its first corner's neighbourhood is as good as any.
  return { x: space.outline[0], y: space.outline[1], fromOpening: 0, fromWall: 0 };
}

/** Grid points in the space, the grid centred between the insets of its bounding box. */
function grid(space: SpaceInfo, inset: number, step: number, openings: readonly number[]): Candidate[] {
  const columns = Math.floor((space.maxX - space.minX - 2 * inset) / step + 1e-9);
  const rows = Math.floor((space.maxY - space.minY - 2 * inset) / step + 1e-9);
  const found: Candidate[] = [];
  if (columns < 0 || rows < 0) return found;
  const x0 = (space.minX + space.maxX - columns * step) / 2;
  const y0 = (space.minY + space.maxY - rows * step) / 2;
  for (let i = 0; i <= columns; i++) {
    for (let j = 0; j <= rows; j++) {
      const x = snap(x0 + i * step);
      const y = snap(y0 + j * step);
      if (!pointInSpace(space, x, y)) continue;
      let fromWall = distanceToRing(space.outline, x, y);
      for (const hole of space.holes) fromWall = Math.min(fromWall, distanceToRing(hole, x, y));
      let fromOpening = Infinity;
      for (let o = 0; o < openings.length; o += 4) {
        const d = distancePointSegment(x, y, openings[o], openings[o + 1], openings[o + 2], openings[o + 3]);
        if (d < fromOpening) fromOpening = d;
      }
      found.push({ x, y, fromOpening: fromOpening === Infinity ? fromWall : fromOpening, fromWall });
    }
  }
  return found;
}

/** Parts of the boundary without a wall, x1 y1 x2 y2 …: the openings as the space itself knows them. */
function openingSegments(space: SpaceInfo): number[] {
  const out: number[] = [];
  const w = space.walls;
  for (const e of edgesOf(space.outline, space.holes)) {
    const walls: [number, number][] = [];
    for (let i = 0; i < w.length; i += 4) {
      const off1 = Math.abs((w[i] - e.x1) * e.uy - (w[i + 1] - e.y1) * e.ux);
      const off2 = Math.abs((w[i + 2] - e.x1) * e.uy - (w[i + 3] - e.y1) * e.ux);
      if (Math.max(off1, off2) > EDGE_TOLERANCE) continue;
      const from = (w[i] - e.x1) * e.ux + (w[i + 1] - e.y1) * e.uy;
      const to = (w[i + 2] - e.x1) * e.ux + (w[i + 3] - e.y1) * e.uy;
      // Own walls run along the edge; what runs against it belongs to somebody else.
      if (to > from) walls.push([from, to]);
    }
    walls.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
    let at = 0;
    for (const [from, to] of [...walls, [e.length, e.length] as [number, number]]) {
      if (from - at > EDGE_TOLERANCE) {
        out.push(e.x1 + e.ux * at, e.y1 + e.uy * at, e.x1 + e.ux * from, e.y1 + e.uy * from);
      }
      at = Math.max(at, to);
    }
  }
  return out;
}
