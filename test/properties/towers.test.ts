/** Whatever tower is asked for: it builds, and everybody in it can be brought to safety. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../engine/facility/build.js';
import { OUTSIDE, type Facility } from '../../engine/facility/facility.js';
import { distancePointSegment, pointInSpace } from '../../engine/facility/geometry.js';
import { generateTower, resolveTower, TOWER_MEASURES } from '../../engine/facility/tower.js';
import type { TowerParameters } from '../../engine/scenario/schema.js';
import { reach } from '../unit/facility/helpers.js';

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const centimetres = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(least * 100), max: Math.round(most * 100) }).map((n) => n / 100);

/** Every combination the format allows and the generator does not refuse as a contradiction. */
const parameters: fc.Arbitrary<TowerParameters> = fc
  .record({
    storeys: fc.integer({ min: 1, max: 12 }),
    storeyHeight: some(fc.integer({ min: 2400, max: 8000 }).map((n) => n / 1000)),
    bedsPerStorey: some(fc.integer({ min: 1, max: 60 })),
    bedsPerRoom: some(fc.integer({ min: 1, max: 8 })),
    bedroomsFrom: some(fc.integer({ min: 1, max: 3 })),
    compartments: some(fc.constantFrom(1 as const, 2 as const)),
    stairs: some(fc.integer({ min: 1, max: 4 })),
    stairWidth: some(centimetres(0.9, 4)),
    corridorWidth: some(centimetres(1.2, 6)),
    roomDepth: some(centimetres(2.5, 12)),
    roomWidth: some(centimetres(2.4, 12)),
    bedroomDoorWidth: some(centimetres(0.7, 3)),
    refugeArea: some(centimetres(0, 200)),
    lifts: some(fc.integer({ min: 0, max: 12 })),
  })
  .map((p) => Object.fromEntries(Object.entries(p).filter(([, v]) => v !== undefined)) as TowerParameters)
  .filter((p) => {
    const tower = resolveTower(p);
    return (
      tower.bedroomsFrom <= tower.storeys &&
      (p.lifts ?? 0) <= tower.stairs &&
      tower.bedroomDoorWidth <= tower.roomWidth - 0.1 &&
      tower.roomWidth * tower.roomDepth >= tower.bedsPerRoom * TOWER_MEASURES.leastBedArea.value
    );
  });

/** Reached from outside on foot: the same relation as reaching outside, doors being passable both ways. */
function reachedFromOutside(f: Facility): Set<number> {
  const all = new Set<number>();
  for (const o of f.openings) if (o.b === OUTSIDE && !all.has(o.a)) for (const s of reach(f, o.a)) all.add(s);
  return all;
}

describe('towers', () => {
  it('build without problems and connect every bed to outside and, above the ground, to a refuge', () => {
    fc.assert(
      fc.property(parameters, (p) => {
        const tower = resolveTower(p);
        const f = buildFacility(generateTower(p));
        expect(f.beds).toHaveLength((tower.storeys - tower.bedroomsFrom + 1) * tower.bedsPerStorey);
        expect(f.stairs).toHaveLength(tower.stairs);
        const out = reachedFromOutside(f);
        expect(out.size - 1).toBe(f.spaces.length);
        // Without stairs a storey is one piece: look at it once, from its corridor.
        for (const storey of f.storeys) {
          const beds = f.beds.filter((b) => f.spaces[b.spaceIndex].storey === storey.index);
          if (beds.length === 0) continue;
          const level = reach(f, beds[0].spaceIndex, true);
          for (const bed of beds) expect(level.has(bed.spaceIndex)).toBe(true);
          const refuges = [...level].filter((i) => i !== OUTSIDE && f.spaces[i].kind === 'refuge');
          expect(refuges).toHaveLength(storey.rank > 0 && tower.refugeArea > 0 ? tower.stairs : 0);
        }
      }),
      { numRuns: 100, seed: 20261124 },
    );
  }, 120_000);

  it('keep people, things and walls where they belong', () => {
    fc.assert(
      fc.property(parameters, (p) => {
        const tower = resolveTower(p);
        const f = buildFacility(generateTower({ ...p, storeys: Math.min(p.storeys, 4), bedroomsFrom: 1 }));
        const walker = 0.25;
        f.beds.forEach((bed, i) => {
          const room = f.spaces[bed.spaceIndex];
          expect(room.kind).toBe('bedroom');
          const [x, y] = bed.at;
          for (let w = 0; w < room.walls.length; w += 4) {
            const d = distancePointSegment(
              x,
              y,
              room.walls[w],
              room.walls[w + 1],
              room.walls[w + 2],
              room.walls[w + 3],
            );
            expect(d).toBeGreaterThanOrEqual(walker);
          }
          for (let j = i + 1; j < f.beds.length && f.beds[j].spaceIndex === bed.spaceIndex; j++) {
            expect(Math.hypot(x - f.beds[j].at[0], y - f.beds[j].at[1])).toBeGreaterThanOrEqual(2 * walker);
          }
        });
        for (const refuge of f.spaces.filter((s) => s.kind === 'refuge')) {
          expect(refuge.netArea).toBeCloseTo(tower.refugeArea, 9);
          expect(refuge.area).toBeGreaterThanOrEqual(tower.refugeArea - 1e-9);
        }
        // Walls and openings together are the boundary: own walls end where clear widths begin.
        for (const space of f.spaces) {
          // The door of a lift car is that of every storey it stops at.
          if (space.kind === 'liftCar') continue;
          let boundary = 0;
          for (let i = 0; i < space.outline.length; i += 2) {
            const j = (i + 2) % space.outline.length;
            boundary += Math.hypot(space.outline[j] - space.outline[i], space.outline[j + 1] - space.outline[i + 1]);
          }
          let covered = space.openings.reduce((sum, i) => sum + f.openings[i].width, 0);
          for (let w = 0; w < space.walls.length; w += 4) {
            const [x1, y1, x2, y2] = space.walls.slice(w, w + 4);
            const onOutline = (x: number, y: number): boolean =>
              Math.min(Math.abs(x - space.minX), Math.abs(x - space.maxX)) < 1e-9 &&
              y >= space.minY - 1e-9 &&
              y <= space.maxY + 1e-9
                ? true
                : Math.min(Math.abs(y - space.minY), Math.abs(y - space.maxY)) < 1e-9 &&
                  x >= space.minX - 1e-9 &&
                  x <= space.maxX + 1e-9;
            if (onOutline(x1, y1) && onOutline(x2, y2) && onOutline((x1 + x2) / 2, (y1 + y2) / 2))
              covered += Math.hypot(x2 - x1, y2 - y1);
            else expect(pointInSpace(space, (x1 + x2) / 2, (y1 + y2) / 2)).toBe(false);
          }
          expect(covered).toBeCloseTo(boundary, 2);
        }
      }),
      { numRuns: 60, seed: 20261125 },
    );
  }, 120_000);
});
