/** What the graph of openings is made of and never changes: of each space the ways between its openings, and for whom. */
import { OUTSIDE, type Facility, type OpeningInfo, type SpaceInfo } from '../facility/facility.js';
import { BODIES } from '../world/codes.js';
import { createTurns, STIFF } from './turns.js';

/** Of one space, by position in `space.openings`. */
export interface SpaceLinks {
  openings: Int32Array;
  /** The node of coming into the space by the opening. */
  nodes: Int32Array;
  /** Costs between the middles of two openings, row by row. */
  costs: Float64Array;
  /**
   * Row by row, bits of the bodies that get through the opening of the column and from there to that of the row, as long as
   * nothing is wrong with it.
   */
  bodies: Uint16Array;
}

export interface Links {
  /** By opening: bits of the bodies that it lets through as long as nothing is wrong with it. */
  passable: Uint16Array;
  /** By node: the space one comes from, and the opening's position in that space's list. */
  from: Int32Array;
  position: Int32Array;
  of(space: number): SpaceLinks;
  /** Can this body go through a space from one of its openings to another: positions in `space.openings`. */
  turns(space: SpaceInfo, from: number, to: number, body: number): boolean;
}

export const midX = (o: OpeningInfo): number => (o.x1 + o.x2) / 2;
export const midY = (o: OpeningInfo): number => (o.y1 + o.y2) / 2;

/** The node of an opening that leads into `space`. */
export const into = (o: OpeningInfo, space: number): number => 2 * o.index + (o.a === space ? 0 : 1);

/** The node of an opening that leads out of `space`. */
export const outOf = (o: OpeningInfo, space: number): number => 2 * o.index + (o.a === space ? 1 : 0);

/** @param cost of the way between two points of one space */
export function createLinks(
  facility: Facility,
  halfWidths: ArrayLike<number>,
  cost: (space: SpaceInfo, ax: number, ay: number, bx: number, by: number) => number,
): Links {
  const { spaces, openings } = facility;
  const turns = createTurns(facility);
  const found: (SpaceLinks | undefined)[] = spaces.map(() => undefined);

  // Nobody walks into or through a lift car: how lifts lead on is in `liftWays.ts`.
  const liftDoor = (o: OpeningInfo): boolean =>
    spaces[o.a].kind === 'liftCar' || (o.b !== OUTSIDE && spaces[o.b].kind === 'liftCar');
  const passable = Uint16Array.from(openings, (o) => {
    if (o.kind === 'locked' || liftDoor(o)) return 0;
    let bits = 0;
    for (let body = 0; body < BODIES.length; body++) if (o.width >= 2 * halfWidths[body] - 1e-9) bits |= 1 << body;
    return bits;
  });

  const from = new Int32Array(2 * openings.length);
  const position = new Int32Array(2 * openings.length).fill(-1);
  for (const o of openings) {
    from[2 * o.index] = o.b;
    from[2 * o.index + 1] = o.a;
  }
  for (const space of spaces)
    for (let i = 0; i < space.openings.length; i++) position[outOf(openings[space.openings[i]], space.index)] = i;

  function linksOf(space: SpaceInfo): SpaceLinks {
    const list = space.openings;
    const n = list.length;
    const costs = new Float64Array(n * n);
    const bodies = new Uint16Array(n * n);
    for (let i = 0; i < n; i++) {
      const p = openings[list[i]];
      for (let j = 0; j < i; j++) {
        const q = openings[list[j]];
        costs[i * n + j] = cost(space, midX(p), midY(p), midX(q), midY(q));
        costs[j * n + i] = costs[i * n + j];
      }
      for (let j = 0; j < n; j++) bodies[i * n + j] = i === j ? 0 : passable[list[j]] & turns.bodies(space, j, i);
    }
    return {
      openings: Int32Array.from(list),
      nodes: Int32Array.from(list, (index) => into(openings[index], space.index)),
      costs,
      bodies,
    };
  }

  return {
    passable,
    from,
    position,
    of: (space) => (found[space] ??= linksOf(spaces[space])),
    turns: (space, at, to, body) => (STIFF & (1 << body)) === 0 || (turns.bodies(space, at, to) & (1 << body)) !== 0,
  };
}
