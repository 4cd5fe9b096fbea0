/** Stiff bodies round corners: the ladder problem, beds out of rooms, wheelchairs in narrow corridors. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import { createNavigator } from '../../../engine/navigation/navigator.js';
import { longestRoundCorner } from '../../../engine/navigation/turns.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { BODY } from '../../../engine/world/codes.js';
import { createWorld } from '../../../engine/world/create.js';
import { opening, rectangle } from '../../fixtures/plans.js';

/** A room north of a corridor of the given width, with a door 1.1 m wide; the corridor's east end is the exit. */
const ward = (width: number): DrawnFacility => ({
  storeys: [{ id: 'L1', elevation: 0, height: 3 }],
  spaces: [
    { id: 'corridor', kind: 'corridor', storey: 'L1', outline: rectangle(0, 0, 12, width) },
    { id: 'room', kind: 'bedroom', storey: 'L1', outline: rectangle(3, width, 8, width + 5) },
  ],
  openings: [
    opening('door', 'room', 'corridor', [5, width], [6.1, width], 'door'),
    opening('exit', 'corridor', 'outside', [12, 0], [12, width]),
  ],
});

describe('turning', () => {
  it('a ladder without width: (a^2/3 + b^2/3)^3/2', () => {
    for (const [a, b] of [
      [1, 1],
      [1.2, 2],
      [0.9, 3],
    ]) {
      const exact = (a ** (2 / 3) + b ** (2 / 3)) ** 1.5;
      expect(longestRoundCorner(a, b, 0)).toBeGreaterThanOrEqual(exact - 1e-9);
      expect(longestRoundCorner(a, b, 0)).toBeLessThan(exact * 1.005);
    }
  });

  it('the wider a body, the shorter it has to be; wider than the passage it does not fit', () => {
    expect(longestRoundCorner(1.5, 1.2, 0.9)).toBeLessThan(longestRoundCorner(1.5, 1.2, 0.6));
    expect(longestRoundCorner(1.5, 1.2, 1.21)).toBeLessThan(0);
  });

  it('a bed comes out of a room into a corridor of 1.8 m, not into one of 1.2 m; a wheelchair into both', () => {
    for (const [width, body, fits] of [
      [1.8, 'bed', true],
      [1.2, 'bed', false],
      [1.2, 'wheelchair', true],
      [1.2, 'walker', true],
      [1.2, 'rescueSheet', true],
      [1.2, 'stretcher', true],
    ] as const) {
      const facility = buildFacility(ward(width));
      const world = createWorld(1, 1, facility.openings.length, facility.spaces.length, 0);
      const room = facility.spaceByKey.get('room')!;
      const distance = createNavigator(facility).distance(world, room, 5, width + 3, OUTSIDE, 0, 0, BODY[body]);
      expect([width, body, distance < Infinity]).toEqual([width, body, fits]);
    }
  });
});
