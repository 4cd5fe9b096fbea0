/** Which stairs and exits can be reached from a space without going down another stair. */
import { isStairSpace, OUTSIDE, type Facility } from '../facility/facility.js';

export interface Exits {
  /** Stairs (index) that can be entered on the way. */
  stairs: ReadonlySet<number>;
  /** Openings (index) that lead outside. */
  outside: ReadonlySet<number>;
}

/** Exits from a space over level ground; locked openings are no way. */
export function exitsFrom(facility: Facility, space: number): Exits {
  const stairs = new Set<number>();
  const outside = new Set<number>();
  const seen = new Set([space]);
  const open = [space];
  while (open.length > 0) {
    const at = open.pop()!;
    for (const index of facility.spaces[at].openings) {
      const opening = facility.openings[index];
      if (opening.kind === 'locked') continue;
      const to = opening.a === at ? opening.b : opening.a;
      if (to === OUTSIDE) outside.add(index);
      else if (isStairSpace(facility.spaces[to])) stairs.add(facility.spaces[to].stair);
      else if (!seen.has(to)) {
        seen.add(to);
        // Ground outside the walls is out already.
        if (facility.spaces[to].kind === 'outdoor') outside.add(index);
        else open.push(to);
      }
    }
  }
  return { stairs, outside };
}

/** The space is outdoors or the stair goes there: number of ways out that share no stair. */
export const waysOut = (exits: Exits): number => exits.stairs.size + Math.min(exits.outside.size, 2);
