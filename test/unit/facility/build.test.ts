import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import { distancePointSegment, floorHeight, pointInSpace } from '../../../engine/facility/geometry.js';
import { FACILITY_HINTS, FACILITY_PROBLEMS, type FacilityProblemCode } from '../../../engine/facility/problems.js';
import { drawnFacility, type DrawnFacility } from '../../../engine/scenario/schema.js';
import { broken, problemsOf, rectangle, spaceOf, twoSpaces } from './helpers.js';

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
    drawing.openings.push({
      id: 'd-core',
      kind: 'door',
      between: ['core', 'corridor'],
      at: [
        [4.5, -4],
        [5.5, -4],
      ],
    });
    const f = buildFacility(drawing);
    expect(f.storeys.map((s) => s.rank)).toEqual([2, 1, 0]);
    expect(spaceOf(f, 'corridor')).toMatchObject({ area: 96, convex: false });
    expect(f.layers).toBe(1);
    expect(f.spatial.spaceAt(1, 5, -5)).toBe(f.spaceByKey.get('core'));
  });
});

/** A straight flight of 1.5 m from the corridor's east end to a landing, with a way out there. */
function withFlight(): DrawnFacility {
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
    drawing.openings.push({
      id: 'up',
      kind: 'portal',
      between: ['top', 'gallery'],
      at: [
        [13, 2],
        [15, 2],
      ],
    });
    drawing.spaces.push({ id: 'below', kind: 'room', storey: 'L01', outline: rectangle(12, 2, 15, 6) });
    drawing.openings.push({
      id: 'd-below',
      kind: 'door',
      between: ['below', 'outside'],
      at: [
        [12, 3],
        [12, 4],
      ],
    });
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

describe('broken geometry', () => {
  const codes = (change: (drawing: DrawnFacility) => void) => broken(change).map((p) => `${p.path}: ${p.code}`);
  const room = 'facility.spaces.room';

  it('of outlines', () => {
    const one = (change: (drawing: DrawnFacility) => void): string => codes(change)[0];
    expect(
      one(
        (d) =>
          (d.spaces[0].outline = [
            [0, 2],
            [4, 7],
            [4, 2],
            [0, 7],
          ]),
      ),
    ).toBe(`${room}.outline: selfIntersecting`);
    expect(
      one(
        (d) =>
          (d.spaces[0].outline = [
            [0, 2],
            [4, 2],
            [4, 2.0004],
            [0, 2],
          ]),
      ),
    ).toBe(`${room}.outline: zeroArea`);
    expect(one((d) => (d.spaces[0].holes = [rectangle(3, 5, 5, 6)]))).toBe(`${room}.holes.0: holeOutside`);
    expect(one((d) => (d.spaces[0].holes = [rectangle(1, 3, 2, 4), rectangle(1.5, 3.5, 3, 5)]))).toBe(
      `${room}.holes.1: holesOverlap`,
    );
    expect(one((d) => (d.spaces[0].netArea = 20.5))).toBe(`${room}.netArea: netAreaTooLarge`);
  });

  it('of openings', () => {
    const at = 'facility.openings.d-1.at';
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [1, 2.1],
            [2.2, 2.1],
          ]),
      ),
    ).toEqual([`${at}: openingNotOnEdge`, `${at}: openingNotOnEdge`]);
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [3, 2],
            [4.2, 2],
          ]),
      ),
    ).toEqual([`${at}: openingNotOnEdge`]);
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [0, 2],
            [4.2, 2],
          ]),
      ),
    ).toEqual([`${at}: openingWiderThanEdge`]);
    expect(
      codes(
        (d) =>
          (d.openings[0].at = [
            [1, 2],
            [1.05, 2],
          ]),
      ),
    ).toContain(`${at}: openingTooShort`);
    expect(codes((d) => (d.openings[0].clearWidth = 1.3))).toEqual([
      'facility.openings.d-1.clearWidth: clearWidthTooLarge',
    ]);
    expect(codes((d) => (d.openings[0].between = ['room', 'room']))).toContain(
      'facility.openings.d-1.between: openingToItself',
    );
    expect(codes((d) => (d.openings[0].between = ['room', 'hall']))).toContain(
      'facility.openings.d-1.between: unknownReference',
    );
    const second = { id: 'd-2', kind: 'door' as const, between: ['room', 'corridor'] as [string, string] };
    expect(
      codes((d) =>
        d.openings.push({
          ...second,
          at: [
            [2, 2],
            [3, 2],
          ],
        }),
      ),
    ).toEqual(['facility.openings.d-2.at: openingsOverlap']);
    expect(
      codes((d) =>
        d.openings.push({
          ...second,
          at: [
            [2.2, 2],
            [3.2, 2],
          ],
        }),
      ),
    ).toEqual([]);
    expect(
      codes((d) =>
        d.openings.push({
          id: 'd-2',
          kind: 'door',
          between: ['room', 'outside'],
          at: [
            [3, 2],
            [3.9, 2],
          ],
        }),
      ),
    ).toEqual(['facility.openings.d-2.between: exitIntoSpace']);
  });

  it('says what, where, how much and what to do', () => {
    const [problem] = broken((d) => (d.openings[0].clearWidth = 1.3));
    expect(problem).toEqual({
      path: 'facility.openings.d-1.clearWidth',
      code: 'clearWidthTooLarge',
      parameters: { value: 1.3, most: 1.2 },
      hint: { code: 'lowerValue', parameters: {} },
    });
    const [off] = broken((d) => (d.spaces[0].outline = rectangle(0, 2.02, 4, 7)));
    expect(off.parameters).toMatchObject({ space: 'room', distance: 0.02, most: 0.005 });
    const [wide] = broken(
      (d) =>
        (d.openings[0].at = [
          [0, 2],
          [4.2, 2],
        ]),
    );
    expect(wide.parameters).toEqual({ space: 'room', value: 4.2, most: 4 });
  });

  it('of spaces over each other', () => {
    expect(codes((d) => (d.spaces[0].outline = rectangle(0, 1.9, 4, 7)))).toContain(`${room}.outline: spacesOverlap`);
    const [overlap] = broken((d) =>
      d.spaces.push({ id: 'extra', kind: 'room', storey: 'L01', outline: rectangle(3.99, 6, 6, 8) }),
    );
    expect(overlap).toMatchObject({ code: 'spacesOverlap', parameters: { other: 'extra', value: 0.01, most: 0.0001 } });
    const inside = (d: DrawnFacility): void => {
      d.spaces.push({ id: 'extra', kind: 'room', storey: 'L01', outline: rectangle(3.999, 6.95, 6, 8) });
      d.openings.push({
        id: 'd-2',
        kind: 'door',
        between: ['extra', 'outside'],
        at: [
          [6, 7],
          [6, 8],
        ],
      });
    };
    // 0.5 cm² is drawing accuracy.
    expect(codes(inside)).toEqual([]);
    const drawing = withFlight();
    drawing.spaces.push({ ...drawing.spaces[2], id: 'again' });
    drawing.openings.push({
      id: 'foot-2',
      kind: 'portal',
      between: ['corridor', 'again'],
      at: [
        [10, 0.4],
        [10, 1.6],
      ],
    });
    expect(problemsOf(() => buildFacility(drawing)).map((p) => p.code)).toContain('spacesOverlap');
  });

  it('of floors at different heights', () => {
    expect(codes((d) => (d.spaces[0].elevation = 0.02))).toEqual([]);
    const [step] = broken((d) => (d.spaces[0].elevation = 0.03));
    expect(step).toMatchObject({
      path: 'facility.openings.d-1.at',
      code: 'floorsDiffer',
      parameters: { a: 'room', b: 'corridor', heightA: 0.03, heightB: 0, value: 0.03, most: 0.02 },
    });
    const drawing = withFlight();
    drawing.spaces[2].flight!.up = [-1, 0];
    const turned = problemsOf(() => buildFacility(drawing));
    expect(turned.map((p) => `${p.path}: ${p.code}`)).toEqual([
      'facility.openings.foot.at: floorsDiffer',
      'facility.openings.head.at: floorsDiffer',
    ]);
    // Across the flight: level at one end, not at the other.
    drawing.spaces[2].flight!.up = [0, 1];
    expect(problemsOf(() => buildFacility(drawing)).map((p) => p.code)).toEqual(['floorsDiffer', 'floorsDiffer']);
  });

  it('of flights', () => {
    const of = (change: (d: DrawnFacility) => void): string[] => {
      const drawing = withFlight();
      change(drawing);
      return problemsOf(() => buildFacility(drawing)).map((p) => `${p.path}: ${p.code}`);
    };
    expect(of((d) => delete d.spaces[2].flight)).toContain('facility.spaces.flight.flight: flightDataMissing');
    expect(of((d) => (d.spaces[2].flight!.up = [0, 0]))).toContain(
      'facility.spaces.flight.flight.up: flightWithoutDirection',
    );
    expect(of((d) => (d.spaces[0].flight = { up: [1, 0], rise: 1 }))).toEqual([
      'facility.spaces.room.flight: flightDataNotAllowed',
    ]);
  });

  it('of two spaces on the same side of their opening', () => {
    const problems = broken((d) => {
      d.spaces.push({ id: 'other', kind: 'room', storey: 'L01', outline: rectangle(4, 2, 8, 7) });
      d.openings.push({
        id: 'd-2',
        kind: 'portal',
        between: ['room', 'other'],
        at: [
          [4, 3],
          [4, 4],
        ],
      });
      d.openings.push({
        id: 'd-3',
        kind: 'door',
        between: ['other', 'corridor'],
        at: [
          [5, 2],
          [6, 2],
        ],
      });
      d.spaces[0].outline = rectangle(0, 2, 8, 7);
    });
    expect(problems.map((p) => p.code)).toContain('spacesOverlap');
    const same = broken((d) => {
      d.spaces.push({ id: 'other', kind: 'room', storey: 'L01', outline: rectangle(0, 2, 4, 4), elevation: 2.5 });
      d.openings.push({
        id: 'd-2',
        kind: 'portal',
        between: ['room', 'other'],
        at: [
          [0, 2.5],
          [0, 3.5],
        ],
      });
    });
    expect(same.map((p) => p.code)).toContain('openingOneSided');
  });

  it('of things outside their space', () => {
    expect(codes((d) => (d.beds![0].at = [5, 5]))).toEqual(['facility.beds.bed-1.at: outsideSpace']);
    expect(codes((d) => (d.stations![0].at = [5, 3]))).toEqual(['facility.stations.station.at: outsideSpace']);
    expect(codes((d) => (d.stores![0].at = [11, 1]))).toEqual(['facility.stores.store.at: outsideSpace']);
    expect(codes((d) => (d.beds![0].space = 'nowhere'))).toEqual(['facility.beds.bed-1.space: unknownReference']);
    expect(broken((d) => (d.beds![0].at = [5, 5]))[0].parameters).toEqual({
      space: 'room',
      value: [5, 5],
      distance: 1,
    });
  });

  it('of ways out', () => {
    expect(codes((d) => d.openings.splice(0, 1))).toEqual([`${room}: spaceWithoutOpening`]);
    expect(codes((d) => (d.openings[0].kind = 'locked'))).toEqual([`${room}: noWayOutside`]);
    expect(codes((d) => d.openings.splice(1, 1))).toEqual(['facility.openings: noExit']);
    expect(codes((d) => (d.openings[1].kind = 'locked'))).toEqual(['facility.openings: noExit']);
    const group = broken((d) => {
      d.openings[0].kind = 'locked';
      d.spaces.push({ id: 'bath', kind: 'service', storey: 'L01', outline: rectangle(4, 2, 6, 7) });
      d.openings.push({
        id: 'd-bath',
        kind: 'door',
        between: ['bath', 'room'],
        at: [
          [4, 3],
          [4, 4],
        ],
      });
    });
    expect(group).toHaveLength(1);
    expect(group[0].parameters).toEqual({ space: 'room', spaces: ['room', 'bath'], count: 2 });
  });

  it('of ids', () => {
    expect(codes((d) => d.spaces.push({ ...d.spaces[0], outline: rectangle(4, 2, 8, 7) }))).toContain(
      `${room}: duplicateId`,
    );
    expect(codes((d) => d.beds!.push({ ...d.beds![0] }))).toEqual(['facility.beds.bed-1: duplicateId']);
    expect(codes((d) => (d.spaces[0].storey = 'L09'))).toEqual([`${room}.storey: unknownReference`]);
    const declared = (d: DrawnFacility): void => {
      d.compartments = [{ id: 'east' }];
      d.spaces[0].compartment = 'west';
    };
    expect(codes(declared)).toEqual([`${room}.compartment: unknownReference`]);
    expect(codes((d) => (d.spaces[0].id = 'outside'))).toContain('facility.spaces.outside: reservedId');
  });

  it('collects everything at once, with known codes, parameters and hints', () => {
    const problems = broken((d) => {
      d.spaces[0].elevation = 1;
      d.openings[1].clearWidth = 3;
      d.beds![0].at = [50, 50];
      d.stations![0].space = 'nowhere';
      d.spaces.push({ id: 'alone', kind: 'room', storey: 'L01', outline: rectangle(20, 20, 22, 22) });
    });
    expect(problems.map((p) => p.code).sort()).toEqual([
      'clearWidthTooLarge',
      'floorsDiffer',
      'outsideSpace',
      'spaceWithoutOpening',
      'unknownReference',
    ]);
    for (const problem of problems) {
      const known: readonly string[] = FACILITY_PROBLEMS[problem.code as FacilityProblemCode];
      expect(Object.keys(problem.parameters).sort()).toEqual([...known].sort());
      if (problem.hint !== undefined) expect(FACILITY_HINTS).toContain(problem.hint.code);
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
