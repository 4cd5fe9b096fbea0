import { describe, expect, it } from 'vitest';
import {
  AREA_KINDS,
  AREA_PER_PERSON,
  capacity,
  OPENING_CLEARANCE,
  places,
  WALL_CLEARANCE,
} from '../../../engine/facility/area.js';
import { buildFacility } from '../../../engine/facility/build.js';
import { distancePointSegment, distanceToRing, pointInSpace } from '../../../engine/facility/geometry.js';
import { generateTower } from '../../../engine/facility/tower.js';
import { rectangle } from '../../fixtures/plans.js';
import { spaceOf, twoSpaces } from './helpers.js';

const home = buildFacility(generateTower({ storeys: 4, bedsPerStorey: 10 }));
const refuge = spaceOf(home, '03-refuge-A');
const room = spaceOf(buildFacility(twoSpaces()), 'room');
const fromOpenings = (x: number, y: number): number =>
  Math.min(
    ...refuge.openings.map((i) => home.openings[i]).map((o) => distancePointSegment(x, y, o.x1, o.y1, o.x2, o.y2)),
  );

describe('area per person', () => {
  it('has a source and a confidence for each kind', () => {
    for (const kind of AREA_KINDS) {
      expect(AREA_PER_PERSON[kind].unit).toBe('m2');
      expect(AREA_PER_PERSON[kind].source.length).toBeGreaterThan(10);
      expect(AREA_PER_PERSON[kind].confidence).toBe('U');
    }
  });

  it('gives the 3 beds or 8 wheelchairs of a 12 m² refuge', () => {
    expect(capacity(refuge.netArea, 'bed')).toBe(3);
    expect(capacity(refuge.netArea, 'wheelchair')).toBe(8);
    expect(capacity(12, 'walker')).toBe(24);
    expect(capacity(12, 'bed', 3)).toBe(4);
    expect(capacity(0, 'bed')).toBe(0);
  });
});

describe('places', () => {
  it.each([0.25, 0.35, 0.5])(
    'for bodies of half width %s are inside, off the walls, clear of the doors, apart',
    (halfWidth) => {
      const list = places(refuge, halfWidth, 2 * halfWidth);
      expect(list.length).toBeGreaterThan(0);
      list.forEach(([x, y], i) => {
        expect(pointInSpace(refuge, x, y)).toBe(true);
        expect(distanceToRing(refuge.outline, x, y)).toBeGreaterThanOrEqual(Math.max(halfWidth, WALL_CLEARANCE) - 1e-9);
        expect(fromOpenings(x, y)).toBeGreaterThanOrEqual(halfWidth + OPENING_CLEARANCE - 1e-9);
        for (const [u, v] of list.slice(i + 1))
          expect(Math.hypot(x - u, y - v)).toBeGreaterThanOrEqual(2 * halfWidth - 1e-9);
      });
    },
  );

  it('begin at the end far from the doors and come nearer', () => {
    const list = places(refuge, 0.35);
    const distances = list.map(([x, y]) => fromOpenings(x, y));
    distances.slice(1).forEach((d, i) => expect(d).toBeLessThanOrEqual(distances[i] + 0.001));
    expect(list[0][1]).toBeGreaterThan((refuge.minY + refuge.maxY) / 2);
  });

  it('number what a count by hand gives', () => {
    // 4 × 5 m room with half width 0.5 and pitch 1: 4 columns by 5 rows; the door is in the south wall from 1.05 to 2.15.
    // Within 1.1 m of it lie the two places in front of it in the first row and the one beside it at x = 0.5 and 2.5.
    const list = places(room, 0.5, 1);
    const all = [0.5, 1.5, 2.5, 3.5].flatMap((x) => [2.5, 3.5, 4.5, 5.5, 6.5].map((y) => [x, y]));
    const clear = all.filter(([x, y]) => distancePointSegment(x, y, 1.05, 2, 2.15, 2) >= 1.1);
    expect(clear).toHaveLength(17);
    expect([...list].map((p) => p.join()).sort()).toEqual(clear.map((p) => p.join()).sort());
    expect(list[0]).toEqual([3.5, 6.5]);
  });

  it('hold as many wheelchairs as the area says, placed one after the other', () => {
    const taken: (readonly [number, number])[] = [];
    for (const p of places(refuge, 0.35)) {
      if (taken.every((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) >= 0.7)) taken.push(p);
    }
    expect(taken.length).toBeGreaterThanOrEqual(8);
  });

  it('are the same every time, and the same objects', () => {
    const again = buildFacility(generateTower({ storeys: 4, bedsPerStorey: 10 }));
    expect(places(spaceOf(again, '03-refuge-A'))).toEqual(places(refuge));
    expect(places(refuge)).toBe(places(refuge));
  });

  it('are never none: in a cupboard, a sliver, a flight', () => {
    const drawing = twoSpaces();
    drawing.spaces[0].outline = rectangle(1, 2, 2.3, 2.5);
    drawing.beds = [];
    const cupboard = spaceOf(buildFacility(drawing), 'room');
    const list = places(cupboard);
    expect(list).toHaveLength(1);
    expect(pointInSpace(cupboard, list[0][0], list[0][1])).toBe(true);
    for (const space of home.spaces) {
      expect(places(space).length).toBeGreaterThan(0);
      for (const [x, y] of places(space)) expect(pointInSpace(space, x, y)).toBe(true);
    }
  });

  it('keep out of holes and stay bounded in a field', () => {
    const drawing = twoSpaces();
    drawing.spaces[0].holes = [rectangle(1.5, 4, 2.5, 5)];
    drawing.beds = [];
    const space = spaceOf(buildFacility(drawing), 'room');
    for (const [x, y] of places(space, 0.3)) {
      expect(x > 1.2 + 1e-9 && x < 2.8 - 1e-9 && y > 3.7 + 1e-9 && y < 5.3 - 1e-9).toBe(false);
    }
    drawing.spaces[0] = { id: 'room', kind: 'outdoor', storey: 'L01', outline: rectangle(0, 2, 400, 402) };
    expect(places(spaceOf(buildFacility(drawing), 'room')).length).toBeLessThanOrEqual(21_000);
  });
});
