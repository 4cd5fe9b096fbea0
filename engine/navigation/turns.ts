/** Does a stiff body get round a corner: from an opening into a space less deep than the body is long, and out of it. */
import type { Facility, OpeningInfo, SpaceInfo } from '../facility/facility.js';
import { cos, sin } from '../math.js';
import { PARAMETERS } from '../parameters.js';
import { BODIES } from '../world/codes.js';

/**
 * A body passes if this share of its length does: a doorway is thinner than the passage that the formula supposes, and who
 * pushes a bed shunts it. Assumption, U.
 */
const SHUNTED = 0.9;
/** Openings whose directions differ by less than this (cosine) are passed straight on. */
const STRAIGHT_ON = 0.7;
/** Angles at which the body is tried between the two directions. */
const STEPS = 30;

const COSINES = Float64Array.from({ length: STEPS - 1 }, (_, i) => cos((1.5707963267948966 * (i + 1)) / STEPS));
const SINES = Float64Array.from({ length: STEPS - 1 }, (_, i) => sin((1.5707963267948966 * (i + 1)) / STEPS));

/**
 * Longest rectangle of a width that gets round a right angle between passages of clear widths `a` and `b`, m: the least over
 * the angle θ of (a cos θ + b sin θ - width) / (sin θ cos θ). Below 0: none of that width.
 */
export function longestRoundCorner(a: number, b: number, width: number): number {
  if (a < width || b < width) return -1;
  let least = Infinity;
  for (let i = 0; i < COSINES.length; i++) {
    const length = (a * COSINES[i] + b * SINES[i] - width) / (SINES[i] * COSINES[i]);
    if (length < least) least = length;
  }
  return least;
}

export interface Turns {
  /**
   * Bits of the bodies (index into BODIES) that can go through the space from one of its openings to another, by indices into
   * `space.openings`.
   */
  bodies(space: SpaceInfo, from: number, to: number): number;
}

const ALL_BODIES = (1 << BODIES.length) - 1;
/** Bits of those that have to be looked at at all. */
export const STIFF = BODIES.reduce(
  (bits, body, index) => (PARAMETERS[`rigid.${body}.length`] === undefined ? bits : bits | (1 << index)),
  0,
);

/** Of a space by its openings: unit vectors into the space, and bits of the bodies that get round there. */
interface Fronts {
  x: Float64Array;
  y: Float64Array;
  round: Uint16Array;
}

export function createTurns(facility: Facility): Turns {
  const { openings } = facility;
  const stiff = BODIES.flatMap((body, index) => {
    const length = PARAMETERS[`rigid.${body}.length`];
    return length === undefined
      ? []
      : [{ index, length: length.value, width: PARAMETERS[`rigid.${body}.width`].value }];
  });
  const fronts = new Map<number, Fronts>();

  function frontsOf(space: SpaceInfo): Fronts {
    let found = fronts.get(space.index);
    if (found === undefined) {
      const n = space.openings.length;
      found = { x: new Float64Array(n), y: new Float64Array(n), round: new Uint16Array(n) };
      for (let i = 0; i < n; i++) {
        const o = openings[space.openings[i]];
        const [x, y, depth] = front(space, o);
        found.x[i] = x;
        found.y[i] = y;
        found.round[i] = ALL_BODIES;
        for (const { index, length, width } of stiff) {
          if (depth >= length + width || longestRoundCorner(depth, o.width, width) >= SHUNTED * length) continue;
          found.round[i] &= ~(1 << index);
        }
      }
      fronts.set(space.index, found);
    }
    return found;
  }

  return {
    bodies(space, from, to) {
      const { x, y, round } = frontsOf(space);
      // In along the one direction, out against the other.
      const onward = -(x[from] * x[to] + y[from] * y[to]);
      return onward > STRAIGHT_ON ? ALL_BODIES : round[from] & round[to];
    },
  };
}

/** [unit vector into the space, way from the opening's middle to the wall opposite m]. */
function front(space: SpaceInfo, o: OpeningInfo): [number, number, number] {
  const side = o.a === space.index ? 1 : -1;
  const dx = o.x2 - o.x1;
  const dy = o.y2 - o.y1;
  const length = Math.sqrt(dx * dx + dy * dy);
  const nx = (-side * dy) / length;
  const ny = (side * dx) / length;
  const x = (o.x1 + o.x2) / 2;
  const y = (o.y1 + o.y2) / 2;
  let depth = Infinity;
  for (const ring of [space.outline, ...space.holes]) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const ex = ring[i] - ring[j];
      const ey = ring[i + 1] - ring[j + 1];
      const cross = nx * ey - ny * ex;
      if (cross === 0) continue;
      const t = ((ring[j] - x) * ey - (ring[j + 1] - y) * ex) / cross;
      const u = ((ring[j] - x) * ny - (ring[j + 1] - y) * nx) / cross;
      if (t > 1e-6 && u >= 0 && u <= 1 && t < depth) depth = t;
    }
  }
  return [nx, ny, depth];
}
