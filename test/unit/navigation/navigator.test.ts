/** Routes and ways by hand: nearest exit, doors that do not serve, bodies that do not fit or cannot climb, round a corner. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import { createNavigator, HERE, NO_ROUTE } from '../../../engine/navigation/navigator.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { BODY } from '../../../engine/world/codes.js';
import { createWorld } from '../../../engine/world/create.js';
import { towerScenario } from '../../fixtures/towers.js';

type Point = [number, number];
const rect = (x1: number, y1: number, x2: number, y2: number): Point[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];

/** A hall 0-10 × 0-4 between two rooms, an exit at each end of the hall; the room in the west has two doors. */
function hall(change: (f: DrawnFacility) => void = () => {}) {
  const drawn: DrawnFacility = {
    storeys: [{ id: 'L1', elevation: 0, height: 3 }],
    spaces: [
      { id: 'hall', kind: 'hall', storey: 'L1', outline: rect(0, 0, 10, 4) },
      { id: 'west', kind: 'room', storey: 'L1', outline: rect(0, 4, 5, 8) },
      { id: 'east', kind: 'room', storey: 'L1', outline: rect(5, 4, 10, 8) },
    ],
    openings: [
      {
        id: 'exit-west',
        kind: 'door',
        between: ['hall', 'outside'],
        at: [
          [0, 1],
          [0, 2.2],
        ],
      },
      {
        id: 'exit-east',
        kind: 'door',
        between: ['hall', 'outside'],
        at: [
          [10, 1],
          [10, 2.2],
        ],
      },
      {
        id: 'narrow',
        kind: 'door',
        between: ['west', 'hall'],
        at: [
          [1, 4],
          [1.9, 4],
        ],
      },
      {
        id: 'wide',
        kind: 'door',
        between: ['west', 'hall'],
        at: [
          [3.5, 4],
          [4.8, 4],
        ],
      },
      {
        id: 'join',
        kind: 'door',
        between: ['west', 'east'],
        at: [
          [5, 5],
          [5, 6.2],
        ],
      },
    ],
  };
  change(drawn);
  const facility = buildFacility(drawn);
  const world = createWorld(0, 0, facility.openings.length, facility.spaces.length, 0);
  const navigator = createNavigator(facility);
  const space = (id: string): number => facility.spaceByKey.get(id)!;
  const next = (from: string, x: number, y: number, to: string, body: number): string | number => {
    const goal = to === 'outside' ? OUTSIDE : space(to);
    const index = navigator.nextOpening(world, space(from), x, y, goal, 0, 0, body);
    return index < 0 ? index : facility.openings[index].id;
  };
  return { facility, world, navigator, space, next };
}

describe('next opening', () => {
  it('leads to the nearer exit', () => {
    const { next } = hall();
    expect(next('hall', 2, 2, 'outside', BODY.walker)).toBe('exit-west');
    expect(next('hall', 8, 2, 'outside', BODY.walker)).toBe('exit-east');
    expect(next('hall', 2, 2, 'hall', BODY.walker)).toBe(HERE);
  });

  it('passes by a door out of order, a locked one and one that is too narrow', () => {
    const { next, world, facility } = hall();
    expect(next('west', 1, 6, 'outside', BODY.walker)).toBe('narrow');
    expect(next('west', 1, 6, 'outside', BODY.bed)).toBe('wide');
    world.doorOutOfOrder[facility.openingByKey.get('narrow')!] = 1;
    world.doorsVersion++;
    expect(next('west', 1, 6, 'outside', BODY.walker)).toBe('wide');
    world.doorOutOfOrder[facility.openingByKey.get('wide')!] = 1;
    world.doorsVersion++;
    expect(next('west', 1, 6, 'outside', BODY.walker)).toBe(NO_ROUTE);
    const locked = hall((f) => (f.openings[0].kind = 'locked'));
    expect(locked.next('hall', 2, 2, 'outside', BODY.walker)).toBe('exit-east');
  });

  it('a door that somebody has shut can be opened', () => {
    const { next, world, facility } = hall();
    world.doorShut[facility.openingByKey.get('narrow')!] = 1;
    world.doorsVersion++;
    expect(next('west', 1, 6, 'outside', BODY.walker)).toBe('narrow');
  });

  it('does not change when caches are dropped', () => {
    const { next, navigator } = hall();
    const ask = () => [next('east', 7, 6, 'outside', BODY.walker), next('west', 4, 5, 'outside', BODY.bed)];
    const before = ask();
    navigator.dropCaches();
    expect(ask()).toEqual(before);
  });

  it('bodies on wheels take no stairs; who walks does, down the storeys of a tower', () => {
    const { facility: drawn } = towerScenario('1', { storeys: 3, bedsPerStorey: 6, bedroomsFrom: 1 });
    const facility = buildFacility(drawn);
    const world = createWorld(0, 0, facility.openings.length, facility.spaces.length, 0);
    const navigator = createNavigator(facility);
    const bed = facility.beds.find((b) => b.id.startsWith('03'))!;
    const way = (body: number): number =>
      navigator.distance(world, bed.spaceIndex, bed.at[0], bed.at[1], OUTSIDE, 0, 0, body);
    expect(way(BODY.wheelchair)).toBe(Infinity);
    expect(way(BODY.bed)).toBe(Infinity);
    // Two storeys of four flights: at least their slope, and not a tour of the building.
    expect(way(BODY.walker)).toBeGreaterThan(4 * Math.sqrt(3 ** 2 + 1.475 ** 2));
    expect(way(BODY.walker)).toBeLessThan(90);
  });
});

describe('distance', () => {
  it('is the way walked, door by door', () => {
    const { navigator, world, space } = hall();
    // Straight down through the wide door at x = 4 (y 6 to 4), then to (4, 1): 5 m; the door is inset by half a body.
    expect(navigator.distance(world, space('west'), 4, 6, space('hall'), 4, 1, BODY.walker)).toBeCloseTo(5, 9);
    expect(navigator.distance(world, space('hall'), 1, 1, space('hall'), 4, 5, BODY.walker)).toBeCloseTo(5, 9);
    // To the nearest point of the exit's clear width.
    expect(navigator.distance(world, space('hall'), 3, 1.6, OUTSIDE, 0, 0, BODY.walker)).toBeCloseTo(3, 9);
  });

  it('goes round the corner of an L and round a hole, not through', () => {
    const facility = buildFacility({
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      spaces: [
        {
          id: 'L',
          kind: 'corridor',
          storey: 'L1',
          outline: [
            [0, 0],
            [12, 0],
            [12, 12],
            [10, 12],
            [10, 2],
            [0, 2],
          ],
        },
        { id: 'ring', kind: 'hall', storey: 'L1', outline: rect(20, 0, 30, 10), holes: [rect(23, 3, 27, 7)] },
      ],
      openings: [
        {
          id: 'e1',
          kind: 'door',
          between: ['L', 'outside'],
          at: [
            [0, 0.4],
            [0, 1.6],
          ],
        },
        {
          id: 'e2',
          kind: 'door',
          between: ['ring', 'outside'],
          at: [
            [20, 1],
            [20, 2.2],
          ],
        },
      ],
    });
    const world = createWorld(0, 0, 2, 2, 0);
    const navigator = createNavigator(facility);
    const ell = navigator.distance(world, 0, 1, 1, 0, 11, 11, BODY.walker);
    // By the inner corner, kept half a person away from both of its walls.
    const c = 0.25;
    const corner = [10 + c, 2 - c];
    expect(ell).toBeCloseTo(Math.hypot(corner[0] - 1, corner[1] - 1) + Math.hypot(11 - corner[0], 11 - corner[1]), 9);
    const around = navigator.distance(world, 1, 21, 5, 1, 29, 5, BODY.walker);
    const [ax, bx, y] = [23 - c, 27 + c, 3 - c];
    expect(around).toBeCloseTo(Math.hypot(ax - 21, y - 5) + (bx - ax) + Math.hypot(29 - bx, 5 - y), 9);
    // Where the two see each other, straight.
    expect(navigator.distance(world, 1, 21, 1, 1, 29, 1, BODY.walker)).toBeCloseTo(8, 9);
  });
});
