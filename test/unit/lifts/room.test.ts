import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import type { LiftInfo } from '../../../engine/facility/facility.js';
import { BODIES, BODY, type Body } from '../../../engine/world/codes.js';
import { partyOf, passingTime, placeInCar, type Passenger } from '../../../engine/world/liftRoom.js';
import { liftTower } from '../../fixtures/lifts.js';

const model = buildModel(liftTower('room'), '1');
/** The lift of the tower: 1.4 x 2.4 m, 1600 kg. */
const bedLift = model.facility.lifts[0];

/** How many parties get in, one after the other; each with so many helpers. */
function load(lift: LiftInfo, parties: readonly (readonly [Body, number])[]): Passenger[] {
  const inside: Passenger[] = [];
  for (const [body, helpers] of parties) {
    const party = partyOf(model, BODY[body], helpers);
    const place = placeInCar(model, lift, inside, party);
    if (place !== null) inside.push({ party, ...place });
  }
  return inside;
}

const many = (body: Body, helpers: number) => Array.from({ length: 20 }, () => [body, helpers] as const);

describe('what fits into a car', () => {
  it('a bed with two of staff, and no wheelchair beside it', () => {
    expect(
      load(bedLift, [
        ['bed', 2],
        ['wheelchair', 1],
      ]),
    ).toHaveLength(1);
    expect(
      load(bedLift, [
        ['bed', 2],
        ['walker', 0],
        ['walker', 0],
      ]),
    ).toHaveLength(3);
  });

  it('three wheelchairs with who pushes them, four by themselves', () => {
    expect(load(bedLift, many('wheelchair', 1))).toHaveLength(3);
    expect(load(bedLift, many('wheelchair', 0))).toHaveLength(4);
  });

  it('people up to 85 % of the load, and no more than there is floor', () => {
    const inside = load(bedLift, many('walker', 0));
    expect(inside).toHaveLength(Math.floor((0.85 * 1600) / 75));
    const wide = { ...bedLift, load: 10_000 };
    expect(load(wide, many('walker', 0))).toHaveLength(Math.floor((1.4 * 2.4) / 0.17));
  });

  it('knows of every body what it takes and how long it is at the door', () => {
    for (const body of BODIES) {
      for (const helpers of [0, 1, 2, 4]) {
        const party = partyOf(model, BODY[body], helpers);
        expect(party.persons, body).toBe(1 + helpers);
        expect(party.mass, body).toBeGreaterThanOrEqual(75 * (1 + helpers));
        expect(party.length * party.width + party.standing, body).toBeGreaterThan(0);
        for (const way of ['board', 'exit'] as const)
          expect(passingTime(model, BODY[body], helpers, way), body).toBeGreaterThanOrEqual(1);
      }
      expect(load(bedLift, [[body, 2]]), body).toHaveLength(1);
    }
  });

  it('no bed in a car of 1.1 x 1.4 m', () => {
    const car = model.facility.spaces[bedLift.car];
    const small = { ...bedLift, width: 1.1, depth: 1.4 };
    const shrunk = { ...model, facility: { ...model.facility, spaces: [...model.facility.spaces] } };
    shrunk.facility.spaces[bedLift.car] = { ...car, maxX: car.minX + 1.1, maxY: car.minY + 1.4 };
    expect(placeInCar(shrunk, small, [], partyOf(model, BODY.bed, 2))).toBeNull();
    expect(placeInCar(shrunk, small, [], partyOf(model, BODY.wheelchair, 1))).not.toBeNull();
  });

  it('stiff bodies lie within the car and not over each other', () => {
    const car = model.facility.spaces[bedLift.car];
    const inside = load(bedLift, many('wheelchair', 0));
    const boxes = inside.map(({ party, x, y, across }) => {
      const hx = (across ? party.length : party.width) / 2;
      const hy = (across ? party.width : party.length) / 2;
      return [x - hx, y - hy, x + hx, y + hy];
    });
    boxes.forEach(([x1, y1, x2, y2], i) => {
      expect(x1).toBeGreaterThan(car.minX - 1e-6);
      expect(x2).toBeLessThan(car.maxX + 1e-6);
      expect(y1).toBeGreaterThan(car.minY - 1e-6);
      expect(y2).toBeLessThan(car.maxY + 1e-6);
      for (const [u1, v1, u2, v2] of boxes.slice(i + 1))
        expect(Math.min(x2, u2) - Math.max(x1, u1) > 1e-5 && Math.min(y2, v2) - Math.max(y1, v1) > 1e-5).toBe(false);
    });
  });
});
