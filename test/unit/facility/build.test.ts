import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import { distancePointSegment, floorHeight, pointInSpace } from '../../../engine/facility/geometry.js';
import { FACILITY_PROBLEMS, type FacilityProblemCode } from '../../../engine/facility/problems.js';
import { drawnFacility } from '../../../engine/scenario/schema.js';
import { opening, rectangle } from '../../fixtures/plans.js';
import { problemsOf, spaceOf, twoSpaces, withFlight } from './helpers.js';

const walls = (w: Float64Array): number[][] =>
  Array.from({ length: w.length / 4 }, (_, i) => Array.from(w.subarray(4 * i, 4 * i + 4)));

describe('a sound building', () => {
  it('fills every field', () => {
    const input = twoSpaces();
    expect(drawnFacility.safeParse(input).success).toBe(true);
    const f = buildFacility(input);
    expect(f.input).toBe(input);
    expect(f.storeys).toEqual([{ index: 0, id: 'L01', elevation: 0, height: 3, rank: 0 }]);
    const room = spaceOf(f, 'room');
    expect(room).toMatchObject({ kind: 'bedroom', storey: 0, layer: 0, convex: true, area: 20, netArea: 20, z: 0 });
    expect(room).toMatchObject({
      minX: 0,
      minY: 2,
      maxX: 4,
      maxY: 7,
      compartment: -1,
      stair: -1,
      openings: [0],
      flight: null,
    });
    expect(f.layers).toBe(1);
    expect(f.beds[0]).toMatchObject({ id: 'bed-1', index: 0, spaceIndex: 0 });
    expect(f.stations[0]).toMatchObject({ id: 'station', spaceIndex: 1 });
    expect(f.stores[0]).toMatchObject({ id: 'store', spaceIndex: 1, devices: { wheelchair: 1 } });
    expect([...f.spaceByKey]).toEqual([
      ['room', 0],
      ['corridor', 1],
    ]);
    expect([...f.openingByKey]).toEqual([
      ['d-1', 0],
      ['exit', 1],
    ]);
    expect(f.bedByKey.get('bed-1')).toBe(0);
    expect(f.stationByKey.get('station')).toBe(0);
  });

  it('puts the clear width in the middle of the opening, space a on its left', () => {
    const f = buildFacility(twoSpaces());
    const [door, exit] = f.openings;
    expect(door).toMatchObject({ x1: 1.05, y1: 2, x2: 2.15, y2: 2, a: 0, b: 1, width: 1.1 });
    expect(exit).toMatchObject({ x1: 10, y1: 0.4, x2: 10, y2: 1.6, a: 1, b: OUTSIDE });
    expect(exit.width).toBe(1.2);
  });

  it('gives each space its own walls first and then what a body in the door touches', () => {
    const f = buildFacility(twoSpaces());
    expect(walls(spaceOf(f, 'room').walls)).toEqual([
      [0, 2, 1.05, 2],
      [2.15, 2, 4, 2],
      [4, 2, 4, 7],
      [4, 7, 0, 7],
      [0, 7, 0, 2],
      // The corridor is 2 m wide, so only its west wall at x = 0 comes near: 1.05 m away at the door's line, out of reach.
    ]);
    const own = walls(spaceOf(f, 'corridor').walls).slice(0, 6);
    expect(own).toEqual([
      [0, 0, 10, 0],
      [10, 0, 10, 0.4],
      [10, 1.6, 10, 2],
      [10, 2, 2.15, 2],
      [1.05, 2, 0, 2],
      [0, 2, 0, 0],
    ]);
    expect(spaceOf(f, 'corridor').walls.length).toBe(24);
  });

  it("takes in the neighbour's side wall within a metre of the door, not what is behind a corner", () => {
    const drawing = twoSpaces();
    drawing.spaces[0].outline = rectangle(0.8, 2, 4, 7);
    const f = buildFacility(drawing);
    const extra = walls(spaceOf(f, 'corridor').walls).slice(6);
    // The room's west wall at x = 0.8 is 0.25 m from the door's end: it is seen up to sqrt(1 - 0.25²) m from the line.
    expect(extra).toEqual([[0.8, 2.968, 0.8, 2]]);
    for (const [x1, y1, x2, y2] of extra) {
      expect(distancePointSegment(x1, y1, 1.05, 2, 2.15, 2)).toBeCloseTo(1, 2);
      expect(distancePointSegment(x2, y2, 1.05, 2, 2.15, 2)).toBeLessThan(1);
    }
    // A room with a nib that hides a recess: the recess lies within a metre of the door but cannot be seen through it.
    const hidden = twoSpaces();
    hidden.spaces[0].outline = [
      [1, 2],
      [4, 2],
      [4, 7],
      [0, 7],
      [0, 2.3],
      [0.95, 2.3],
      [0.95, 2.4],
      [1, 2.4],
    ];
    const g = buildFacility(hidden);
    const seen = walls(spaceOf(g, 'corridor').walls).slice(6);
    expect(seen.some(([x1, , x2]) => x1 === 1 && x2 === 1)).toBe(true);
    expect(seen.some(([x1, y1, x2, y2]) => y1 === 2.3 && y2 === 2.3 && Math.max(x1, x2) < 1)).toBe(false);
  });

  it('answers spatial queries in the order of the indices', () => {
    const f = buildFacility(twoSpaces());
    expect(f.spatial.spaceAt(0, 2, 5)).toBe(0);
    expect(f.spatial.spaceAt(0, 2, 2)).toBe(0);
    expect(f.spatial.spaceAt(0, 8, 1)).toBe(1);
    expect(f.spatial.spaceAt(0, 8, 5)).toBe(-1);
    expect(f.spatial.spaceAt(1, 2, 5)).toBe(-1);
    expect(f.spatial.spacesIn(1, 1, 3, 3)).toEqual([0, 1]);
    expect(f.spatial.openingsIn(0, 0, 20, 20)).toEqual([0, 1]);
    expect(f.spatial.openingsIn(9, 0, 11, 2)).toEqual([1]);
    const all = f.spatial.wallsIn(-1, -1, 11, 8);
    expect(all.length).toBe(f.spaces.reduce((n, s) => n + s.walls.length / 4, 0));
    expect(all).toEqual([...all].sort((a, b) => a.space - b.space || a.wall - b.wall));
    expect(f.spatial.wallsIn(3.9, 6, 4.1, 6.5)).toEqual([{ space: 0, wall: 2 }]);
  });

  it('does not mind direction, extra corners and 5 mm', () => {
    const drawing = twoSpaces();
    drawing.spaces[0].outline = [
      [0, 7],
      [4, 7],
      [4, 2.004],
      [1.6, 2.004],
      [0, 2.004],
    ];
    const f = buildFacility(drawing);
    expect(spaceOf(f, 'room').area).toBeCloseTo(4 * 4.996, 9);
    expect(f.openings[0].width).toBe(1.1);
    drawing.spaces[0].outline = rectangle(0, 2.006, 4, 7);
    expect(problemsOf(() => buildFacility(drawing)).map((p) => p.code)).toEqual(['openingNotOnEdge']);
  });

  it('ranks storeys by elevation and lets an opening lie on the edge of a hole', () => {
    const drawing = twoSpaces();
    drawing.storeys = [
      { id: 'L02', elevation: 3, height: 3 },
      ...drawing.storeys,
      { id: 'B1', elevation: -3, height: 3 },
    ];
    drawing.spaces[1].outline = rectangle(0, -8, 10, 2);
    drawing.spaces[1].holes = [rectangle(4, -6, 6, -4)];
    drawing.spaces.push({ id: 'core', kind: 'service', storey: 'L01', outline: rectangle(4, -6, 6, -4) });
    drawing.openings.push(opening('d-core', 'core', 'corridor', [4.5, -4], [5.5, -4], 'door'));
    const f = buildFacility(drawing);
    expect(f.storeys.map((s) => s.rank)).toEqual([2, 1, 0]);
    expect(spaceOf(f, 'corridor')).toMatchObject({ area: 96, convex: false });
    expect(f.layers).toBe(1);
    expect(f.spatial.spaceAt(1, 5, -5)).toBe(f.spaceByKey.get('core'));
  });
});

describe('flights and layers', () => {
  it('knows run, slope length and height of a flight', () => {
    const f = buildFacility(withFlight());
    const flight = spaceOf(f, 'flight');
    expect(flight.flight).toMatchObject({ ux: 1, uy: 0, rise: 1.5, run: 3 });
    expect(flight.flight!.stretch).toBeCloseTo(Math.sqrt(9 + 2.25) / 3, 12);
    expect(floorHeight(flight, 11.5, 1)).toBe(0.75);
    expect(f.stairs).toEqual(['A']);
    expect(flight.stair).toBe(0);
    // Flight and half landing each have a layer of their own.
    expect(f.layers).toBe(3);
    expect(new Set([spaceOf(f, 'room').layer, flight.layer, spaceOf(f, 'top').layer]).size).toBe(3);
    expect(spaceOf(f, 'corridor').layer).toBe(spaceOf(f, 'room').layer);
  });

  it('lets one floor lie well above another, in its own layer', () => {
    const drawing = withFlight();
    drawing.spaces.push({
      id: 'gallery',
      kind: 'room',
      storey: 'L01',
      outline: rectangle(13, 2, 15, 6),
      elevation: 2.2,
    });
    drawing.spaces[3].elevation = 2.2;
    drawing.spaces[2].flight!.rise = 2.2;
    drawing.openings.push(opening('up', 'top', 'gallery', [13, 2], [15, 2], 'portal'));
    drawing.spaces.push({ id: 'below', kind: 'room', storey: 'L01', outline: rectangle(12, 2, 15, 6) });
    drawing.openings.push(opening('d-below', 'below', 'outside', [12, 3], [12, 4], 'door'));
    const f = buildFacility(drawing);
    expect(spaceOf(f, 'gallery').layer).not.toBe(spaceOf(f, 'below').layer);
    expect(spaceOf(f, 'below').layer).not.toBe(spaceOf(f, 'flight').layer);
    for (const a of f.spaces) {
      for (const b of f.spaces) {
        if (a.index >= b.index || a.layer !== b.layer) continue;
        const w = Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX);
        const h = Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY);
        expect(w > 0.01 && h > 0.01).toBe(false);
      }
    }
  });
});

describe('openings of the built facility', () => {
  it('have a floor on both sides', () => {
    const f = buildFacility(withFlight());
    for (const o of f.openings) {
      const x = (o.x1 + o.x2) / 2;
      const y = (o.y1 + o.y2) / 2;
      const nx = -(o.y2 - o.y1) / o.width;
      const ny = (o.x2 - o.x1) / o.width;
      expect(pointInSpace(f.spaces[o.a], x + 0.01 * nx, y + 0.01 * ny)).toBe(true);
      if (o.b !== OUTSIDE) expect(pointInSpace(f.spaces[o.b], x - 0.01 * nx, y - 0.01 * ny)).toBe(true);
    }
  });
});

describe('any drawing', () => {
  it('builds or gives problems with known codes, never another error', () => {
    // A coarse grid, so that corners, edges and openings often meet, touch and coincide.
    const metre = fc.integer({ min: -1, max: 8 });
    const point = fc.tuple(metre, metre) as fc.Arbitrary<[number, number]>;
    const outline = fc.array(point, { minLength: 3, maxLength: 7 });
    const kind = fc.constantFrom('room' as const, 'landing' as const, 'stairFlight' as const);
    const change = fc.record({
      outline,
      hole: fc.option(outline),
      kind,
      elevation: fc.constantFrom(0, 1.5, 3),
      up: fc.option(point),
      at: fc.tuple(point, point) as fc.Arbitrary<[[number, number], [number, number]]>,
      to: fc.constantFrom('corridor', 'outside', 'room', 'nowhere'),
      bed: point,
    });
    fc.assert(
      fc.property(change, (c) => {
        const drawing = twoSpaces();
        drawing.spaces.push({
          id: 'other',
          kind: c.kind,
          storey: 'L01',
          outline: c.outline,
          elevation: c.elevation,
          ...(c.hole === null ? {} : { holes: [c.hole] }),
          ...(c.up === null ? {} : { flight: { up: c.up, rise: 1.5 } }),
        });
        drawing.openings.push({ id: 'd-other', kind: 'door', between: ['other', c.to], at: c.at });
        drawing.beds!.push({ id: 'bed-2', space: 'other', at: c.bed });
        const problems = problemsOf(() => buildFacility(drawing));
        for (const p of problems) {
          const known: readonly string[] = FACILITY_PROBLEMS[p.code as FacilityProblemCode];
          expect(Object.keys(p.parameters).sort()).toEqual([...known].sort());
        }
      }),
      { numRuns: 2000, seed: 20261127 },
    );
  });
});
