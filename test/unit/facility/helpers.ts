/** Small buildings and walks over them, for the tests of the building. */
import { ScenarioError, type Problem } from '../../../engine/errors.js';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE, type Facility, type SpaceInfo } from '../../../engine/facility/facility.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { rectangle } from '../../fixtures/plans.js';

/** A bedroom 4 × 5 m north of a corridor 10 × 2 m with an exit at its east end; everything joined and sound. */
export function twoSpaces(): DrawnFacility {
  return {
    storeys: [{ id: 'L01', elevation: 0, height: 3 }],
    spaces: [
      { id: 'room', kind: 'bedroom', storey: 'L01', outline: rectangle(0, 2, 4, 7) },
      { id: 'corridor', kind: 'corridor', storey: 'L01', outline: rectangle(0, 0, 10, 2) },
    ],
    openings: [
      {
        id: 'd-1',
        kind: 'door',
        between: ['room', 'corridor'],
        at: [
          [1, 2],
          [2.2, 2],
        ],
        clearWidth: 1.1,
      },
      {
        id: 'exit',
        kind: 'door',
        between: ['corridor', 'outside'],
        at: [
          [10, 0.4],
          [10, 1.6],
        ],
      },
    ],
    beds: [{ id: 'bed-1', space: 'room', at: [2, 5] }],
    stations: [{ id: 'station', space: 'corridor', at: [5, 1], kind: 'carerStation' }],
    stores: [{ id: 'store', space: 'corridor', at: [6, 1], devices: { wheelchair: 1 } }],
  };
}

/** The problems of a drawing; none when it builds. */
export function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

/** The problems of the small building after a change. */
export function broken(change: (drawing: DrawnFacility) => void): readonly Problem[] {
  const drawing = twoSpaces();
  change(drawing);
  return problemsOf(() => buildFacility(drawing));
}

/** Spaces reached from one on foot (locked doors are no way); OUTSIDE among them if it is. `level`: without stairs. */
export function reach(facility: Facility, from: number, level = false): Set<number> {
  const reached = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === OUTSIDE) continue;
    for (const index of facility.spaces[at].openings) {
      const opening = facility.openings[index];
      if (opening.kind === 'locked') continue;
      const next = opening.a === at ? opening.b : opening.a;
      if (reached.has(next)) continue;
      // On the level nobody climbs, and a lift leads to other storeys.
      const other =
        next !== OUTSIDE && (facility.spaces[next].flight !== null || facility.spaces[next].kind === 'liftCar');
      if (level && other) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return reached;
}

export const spaceOf = (facility: Facility, id: string): SpaceInfo => facility.spaces[facility.spaceByKey.get(id)!];

/** A straight flight of 1.5 m from the corridor's east end to a landing, with a way out there. */
export function withFlight(): DrawnFacility {
  const drawing = twoSpaces();
  drawing.openings[1] = {
    id: 'foot',
    kind: 'portal',
    between: ['corridor', 'flight'],
    at: [
      [10, 0.4],
      [10, 1.6],
    ],
  };
  drawing.openings.push(
    {
      id: 'head',
      kind: 'portal',
      between: ['flight', 'top'],
      at: [
        [13, 0.4],
        [13, 1.6],
      ],
    },
    {
      id: 'exit',
      kind: 'door',
      between: ['top', 'outside'],
      at: [
        [15, 0.5],
        [15, 1.5],
      ],
    },
  );
  drawing.spaces.push(
    {
      id: 'flight',
      kind: 'stairFlight',
      storey: 'L01',
      outline: rectangle(10, 0.4, 13, 1.6),
      flight: { up: [2, 0], rise: 1.5 },
      stair: 'A',
    },
    { id: 'top', kind: 'landing', storey: 'L01', outline: rectangle(13, 0, 15, 2), elevation: 1.5, stair: 'A' },
  );
  return drawing;
}
