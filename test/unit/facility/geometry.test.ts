import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clipNearSegment,
  closestOnSegment,
  distancePointSegment,
  floorHeight,
  isConvex,
  pointInPolygon,
  pointInSpace,
  polygonArea,
  segmentsCross,
  selfIntersection,
  sharedArea,
  snap,
  snapRing,
  straightenRing,
} from '../../../engine/facility/geometry.js';

const square = Float64Array.from([0, 0, 4, 0, 4, 4, 0, 4]);
const hook = Float64Array.from([0, 0, 6, 0, 6, 2, 2, 2, 2, 5, 0, 5]);
const flat = (outline: ArrayLike<number>, holes: Float64Array[] = []) => ({
  outline: Float64Array.from(outline),
  holes,
});

describe('snap', () => {
  it('goes to the nearest millimetre, halves up, and knows no minus zero', () => {
    expect(snap(1.2344)).toBe(1.234);
    expect(snap(1.2345)).toBe(1.235);
    expect(snap(-1.2346)).toBe(-1.235);
    expect(Object.is(snap(-0.0001), 0)).toBe(true);
    expect(Object.is(snap(-0), 0)).toBe(true);
  });
});

describe('polygonArea', () => {
  it('is signed by direction and exact far from the origin', () => {
    expect(polygonArea(square)).toBe(16);
    expect(polygonArea([...square].reverse().flatMap((_, i, all) => (i % 2 === 0 ? [all[i + 1], all[i]] : [])))).toBe(
      -16,
    );
    expect(polygonArea(hook)).toBe(18);
    expect(polygonArea(square.map((v) => v + 9000))).toBe(16);
    expect(polygonArea([0, 0, 1, 0])).toBe(0);
  });
});

describe('pointInPolygon', () => {
  it('counts the boundary as inside and follows a hook', () => {
    expect(pointInPolygon(hook, 1, 4)).toBe(true);
    expect(pointInPolygon(hook, 4, 4)).toBe(false);
    expect(pointInPolygon(hook, 2, 3)).toBe(true);
    expect(pointInPolygon(hook, 6, 2)).toBe(true);
    expect(pointInPolygon(hook, 2.001, 3)).toBe(false);
    expect(pointInPolygon(hook, -0.001, 0)).toBe(false);
  });

  it('does not depend on the direction or the first corner', () => {
    const corners = [0, 1, 2, 3, 4, 5].map((i) => [hook[2 * i], hook[2 * i + 1]]);
    // A third of a millimetre off the grid, so that no point lies on the boundary.
    const number = fc.integer({ min: -1000, max: 7000 }).map((n) => n / 1000 + 0.0003);
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 5 }), fc.boolean(), (x, y, shift, turn) => {
        const turned = [...corners.slice(shift), ...corners.slice(0, shift)];
        if (turn) turned.reverse();
        const inside = (x >= 0 && x <= 6 && y >= 0 && y <= 2) || (x >= 0 && x <= 2 && y >= 0 && y <= 5);
        expect(pointInPolygon(turned.flat(), x, y)).toBe(inside);
      }),
    );
  });

  it('lets nobody stand in a hole, but on its edge', () => {
    const space = flat(square, [Float64Array.from([1, 1, 1, 2, 2, 2, 2, 1])]);
    expect(pointInSpace(space, 1.5, 1.5)).toBe(false);
    expect(pointInSpace(space, 1, 1.5)).toBe(true);
    expect(pointInSpace(space, 3, 3)).toBe(true);
  });
});

describe('segments', () => {
  it('finds the closest point of a segment', () => {
    expect(closestOnSegment(5, 3, 0, 0, 10, 0)).toBe(0.5);
    expect(closestOnSegment(-5, 3, 0, 0, 10, 0)).toBe(0);
    expect(closestOnSegment(25, 3, 0, 0, 10, 0)).toBe(1);
    expect(closestOnSegment(1, 1, 2, 2, 2, 2)).toBe(0);
    expect(distancePointSegment(13, 4, 0, 0, 10, 0)).toBe(5);
  });

  it('crosses only inside both', () => {
    expect(segmentsCross(0, 0, 2, 2, 0, 2, 2, 0)).toBe(true);
    expect(segmentsCross(0, 0, 2, 0, 1, 0, 1, 5)).toBe(false);
    expect(segmentsCross(0, 0, 2, 0, 1, 0, 3, 0)).toBe(false);
    expect(segmentsCross(0, 0, 1, 0, 2, -1, 2, 1)).toBe(false);
  });

  it('clips a segment to the neighbourhood of another', () => {
    // A wall 3 m long at right angles to an opening 1 m wide, from its end outwards: 1 m of it is near.
    expect(clipNearSegment(1, 0, 1, 3, 0, 0, 1, 0, 1)).toEqual([0, 1 / 3]);
    // Parallel at 0.6 m: reach beyond each end is 0.8 m.
    const part = clipNearSegment(-5, 0.6, 5, 0.6, 0, 0, 1, 0, 1)!;
    expect(part[0] * 10 - 5).toBeCloseTo(-0.8, 9);
    expect(part[1] * 10 - 5).toBeCloseTo(1.8, 9);
    expect(clipNearSegment(-5, 1.1, 5, 1.1, 0, 0, 1, 0, 1)).toBeNull();
  });

  it('clips exactly where the distance is the reach', () => {
    const c = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(c, c, c, c, c, c, fc.double({ min: 0, max: 1, noNaN: true }), (px, py, qx, qy, bx, by, t) => {
        fc.pre(Math.abs(qx - px) + Math.abs(qy - py) > 0.01);
        const d = distancePointSegment(px + t * (qx - px), py + t * (qy - py), 0, 0, bx, by);
        fc.pre(Math.abs(d - 1) > 1e-6);
        const part = clipNearSegment(px, py, qx, qy, 0, 0, bx, by, 1);
        expect(part !== null && t >= part[0] && t <= part[1]).toBe(d < 1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('rings', () => {
  it('drops repeated corners and corners on straight runs', () => {
    const points: [number, number][] = [
      [0, 0],
      [0.0004, 0],
      [2, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const ring = snapRing(points);
    expect([...ring]).toEqual([0, 0, 2, 0, 4, 0, 4, 4, 0, 4]);
    expect([...straightenRing(ring)]).toEqual([0, 0, 4, 0, 4, 4, 0, 4]);
  });

  it('sees where a ring meets itself', () => {
    expect(selfIntersection(square)).toBeNull();
    expect(selfIntersection(hook)).toBeNull();
    expect(selfIntersection([0, 0, 4, 4, 4, 0, 0, 4])).not.toBeNull();
    // A corner on another edge, and a spike.
    expect(selfIntersection([0, 0, 4, 0, 4, 4, 2, 0, 0, 4])).toEqual([2, 0]);
    expect(selfIntersection([0, 0, 4, 0, 4, 4, 4, 2, 0, 2])).not.toBeNull();
    expect(isConvex(square)).toBe(true);
    expect(isConvex(hook)).toBe(false);
  });
});

describe('sharedArea', () => {
  it('is the common part with its centroid', () => {
    const shared = sharedArea(flat(square), flat([3, 3, 6, 3, 6, 6, 3, 6]));
    expect(shared.area).toBeCloseTo(1, 12);
    expect([shared.x, shared.y]).toEqual([expect.closeTo(3.5, 9), expect.closeTo(3.5, 9)]);
    expect(sharedArea(flat(square), flat([4, 0, 8, 0, 8, 4, 4, 4])).area).toBe(0);
  });

  it('takes off holes and follows hooks', () => {
    const core = Float64Array.from([1, 1, 1, 3, 3, 3, 3, 1]);
    const within = flat([1, 1, 3, 1, 3, 3, 1, 3]);
    expect(sharedArea(flat(square), within).area).toBeCloseTo(4, 12);
    expect(sharedArea(flat(square, [core]), within).area).toBeCloseTo(0, 12);
    expect(sharedArea(flat(hook), flat([1, 1, 7, 1, 7, 6, 1, 6])).area).toBeCloseTo(5 + 3, 12);
  });

  it('is the same both ways and equals the area of overlapping boxes', () => {
    const v = fc.integer({ min: 0, max: 8 });
    const box = fc.tuple(v, v, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(box, box, ([ax, ay, aw, ah], [bx, by, bw, bh]) => {
        const a = flat([ax, ay, ax + aw, ay, ax + aw, ay + ah, ax, ay + ah]);
        const b = flat([bx, by, bx, by + bh, bx + bw, by + bh, bx + bw, by]);
        const w = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
        const h = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
        expect(sharedArea(a, b).area).toBeCloseTo(w * h, 9);
        expect(sharedArea(b, a).area).toBeCloseTo(w * h, 9);
      }),
    );
  });
});

describe('floorHeight', () => {
  it('rises along a flight from its lower end and stops at both ends', () => {
    // 3 m up over 4 m, ascending to the west.
    const flight = { ux: -1, uy: 0, rise: 3, run: 4, stretch: 1.25 };
    const space = { z: 10, flight, outline: Float64Array.from([0, 0, 4, 0, 4, 1, 0, 1]) };
    expect(floorHeight(space, 4, 0.5)).toBe(10);
    expect(floorHeight(space, 2, 0.5)).toBe(11.5);
    expect(floorHeight(space, 0, 0.5)).toBe(13);
    expect(floorHeight(space, -1, 0.5)).toBe(13);
    expect(floorHeight({ ...space, flight: null }, 0, 0)).toBe(10);
  });
});
