/** Bodies that are not discs: which fit where, the room they take on stairs and landings, and who passes whom there. */
import { describe, expect, it } from 'vitest';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import { look } from '../../../engine/locomotion/neighbours.js';
import { WITHIN } from '../../../engine/locomotion/near.js';
import { addThoseJustOut, fillFloor } from '../../../engine/locomotion/floor.js';
import { BODIES, BODY, type Body } from '../../../engine/world/codes.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { corridor, opening, rectangle, roomWithExit, stair } from '../../fixtures/plans.js';
import { crowd, fill, type Walker } from './crowd.js';
import { deepest, out, watched } from './watching.js';

/** With handlers, m: width and length over all. */
const SIZES: readonly (readonly [Body, width: number, length: number])[] = [
  ['frame', 0.65, 1],
  ['wheelchair', 0.7, 1.6],
  ['bed', 1, 2.6],
  ['rescueSheet', 0.75, 2.8],
  ['evacuationChair', 0.55, 1.4],
  ['stretcher', 0.9, 2.8],
  ['carryChair', 0.8, 1.8],
  ['twoPersonCarry', 0.7, 1.6],
];

/** Dog-leg: down a flight to a half landing and down the next beside it; both flights and half the landing `width` m wide. */
const dogLeg = (width: number, depth: number): DrawnFacility => ({
  storeys: [
    { id: 'L1', elevation: 0, height: 3 },
    { id: 'L2', elevation: 3, height: 3 },
  ],
  spaces: [
    {
      id: 'upper',
      kind: 'landing',
      storey: 'L2',
      stair: 'A',
      elevation: 3,
      outline: rectangle(-4, 0, 0, width),
    },
    {
      id: 'first',
      kind: 'stairFlight',
      storey: 'L1',
      stair: 'A',
      outline: rectangle(0, 0, 3, width),
      elevation: 1.5,
      flight: { up: [-1, 0], rise: 1.5 },
    },
    {
      id: 'half',
      kind: 'landing',
      storey: 'L1',
      stair: 'A',
      elevation: 1.5,
      outline: rectangle(3, 0, 3 + depth, 2 * width),
    },
    {
      id: 'second',
      kind: 'stairFlight',
      storey: 'L1',
      stair: 'A',
      outline: rectangle(0, width, 3, 2 * width),
      flight: { up: [1, 0], rise: 1.5 },
    },
    { id: 'lower', kind: 'landing', storey: 'L1', stair: 'A', outline: rectangle(-4, width, 0, 2 * width) },
  ],
  openings: [
    opening('a', 'first', 'upper', [0, 0], [0, width]),
    opening('b', 'first', 'half', [3, 0], [3, width]),
    opening('c', 'second', 'half', [3, width], [3, 2 * width]),
    opening('d', 'second', 'lower', [0, width], [0, 2 * width]),
    opening('exit', 'lower', 'outside', [-4, width], [-4, 2 * width]),
  ],
});

describe('every body', () => {
  it.each(SIZES)('%s: %f m wide, %f m long', (body, width, length) => {
    const c = crowd(corridor(20, 4), [{ space: 'corridor', x: 3, y: 2, to: 'outside', body }]);
    const { half, spine } = c.scratch.footprints;
    expect(2 * half[BODY[body]]).toBeCloseTo(width, 9);
    expect(2 * (half[BODY[body]] + spine[BODY[body]])).toBeCloseTo(length, 9);
  });

  it.each(SIZES)('%s: goes through a door as wide as it is and through none that is narrower', (body, width) => {
    const arrival = (door: number): number => {
      const c = crowd(roomWithExit(door), [{ space: 'room', x: 2.5, y: 2.5, to: 'outside', body, speed: 1 }]);
      c.run(30);
      return c.arrival[0];
    };
    expect(arrival(width)).toBeLessThan(20);
    expect(arrival(width - 0.01)).toBeNaN();
  });

  it.each(SIZES)('%s: others see its nearest end, however long it is', (body, _width, length) => {
    // It stands across the way; its middle is farther off than anybody looks.
    const c = crowd(corridor(20, 6), [
      { space: 'corridor', x: 2, y: 3, to: 'outside', speed: 1 },
      { space: 'corridor', x: 0, y: 3, to: 'corridor', body, still: true },
    ]);
    const { people } = c.world;
    const { floor, footprints, near, rules } = c.scratch;
    people.headingX[1] = 1;
    people.headingY[1] = 0;
    people.goalSpace[1] = OUTSIDE;
    const sees = (gap: number): number => {
      people.x[1] = 2 + 0.25 + gap + length / 2;
      fillFloor(c.model, c.world, floor, footprints);
      addThoseJustOut(c.model, c.world, floor, footprints, rules.sight);
      const slot = floor.slotOf[0];
      floor.dirX[slot] = 1;
      near.within[WITHIN.sight] = 1.5;
      near.within[WITHIN.aside] = 0.8;
      near.within[WITHIN.behind] = 0.2;
      look(c.model, c.scratch, slot);
      return near.count;
    };
    expect([sees(1.49), near.gap[0]]).toEqual([1, expect.closeTo(1.49, 9)]);
    expect(sees(1.51)).toBe(0);
  });
});

describe('on stairs', () => {
  it('who is slower is overtaken where both fit side by side, and nowhere else', () => {
    const ahead = [0.9, 2].map((width) => {
      const c = crowd(stair(width), [
        { space: 'above', x: 8.4, y: width / 2, to: 'outside', goal: [-4, 0], speed: 0.4, down: 0.25 },
        { space: 'above', x: 9.2, y: width / 2, to: 'outside', goal: [-4, 0], speed: 1, down: 0.7 },
      ]);
      // Down: the other exit is shut.
      c.world.doorOutOfOrder[3] = 1;
      c.world.doorsVersion++;
      const result = watched(c, 200);
      expect(result.overlap).toBeLessThan(0.02);
      return c.arrival[0] - c.arrival[1];
    });
    expect(ahead[0]).toBeLessThan(0);
    // 10 m of slope: 40 s against about 16.
    expect(ahead[1]).toBeGreaterThan(15);
  });

  it.each(['evacuationChair', 'rescueSheet', 'carryChair', 'stretcher'] as const)(
    'a %s by the wall is passed by somebody on foot on a stair that has room for both, not on one that has not',
    (body) => {
      const width = 2 * crowd(corridor(4, 2), []).scratch.footprints.half[BODY[body]];
      const passes = [width + 0.4, width + 0.7].map((wide) => {
        const c = crowd(stair(wide), [
          { space: 'above', x: 9, y: width / 2 + 0.02, to: 'outside', goal: [-4, 0], body, speed: 0.5, down: 0.3 },
          { space: 'above', x: 11, y: wide / 2, to: 'outside', goal: [-4, 0], speed: 1, down: 0.7 },
        ]);
        c.world.doorOutOfOrder[3] = 1;
        c.world.doorsVersion++;
        const result = watched(c, 200);
        expect([body, result.overlap < 0.02]).toEqual([body, true]);
        return c.arrival[1] < c.arrival[0];
      });
      expect(passes).toEqual([false, true]);
    },
  );

  it('somebody of staff goes up against a stream that comes down, and all arrive', () => {
    const stream: Walker[] = fill(12, [8.2, 0.1, 12, 1.3], 0.56, 0.01).map(([x, y]) => ({
      space: 'above',
      x,
      y,
      to: 'below',
      goal: [-3, 0.7],
      speed: 0.85,
      down: 0.5,
    }));
    const c = crowd(stair(1.4), [
      ...out('below', [], 1),
      { space: 'below', x: -3, y: 0.7, to: 'above', goal: [11, 0.7], up: 0.6, speed: 1.2 },
      ...stream,
    ]);
    const result = watched(c, 400);
    expect(result.stuck).toBe(0);
    expect(result.overlap).toBeLessThan(0.02);
    // Alone 26 s.
    expect(c.arrival[0]).toBeLessThan(90);
    expect([...c.arrival].every((t) => t < 120)).toBe(true);
  });
});

describe('on landings', () => {
  it.each(['evacuationChair', 'carryChair', 'rescueSheet'] as const)(
    'a %s turns on a half landing among people',
    (body) => {
      const c = crowd(dogLeg(1.4, 1.6), [
        { space: 'upper', x: -1, y: 0.7, to: 'outside', body, speed: 0.8, down: 0.5 },
        ...fill(8, [-4, 0, -1.8, 1.4], 0.55, 0.01).map(([x, y]): Walker => ({
          space: 'upper',
          x,
          y,
          to: 'outside',
          speed: 0.9,
          down: 0.6,
        })),
      ]);
      let took = 0;
      let overlap = 0;
      c.run(200, () => {
        overlap = Math.max(overlap, deepest(c));
        const { space, x, y } = c.world.people;
        if (space[0] === c.facility.spaceByKey.get('half')! && x[0] > 3 && y[0] > 0) took++;
      });
      expect([...c.arrival].every((t) => t < 120)).toBe(true);
      expect(overlap).toBeLessThan(0.02);
      expect(took).toBeGreaterThan(20);
    },
  );

  it('a bed goes down no stair, whoever carries it', () => {
    const c = crowd(dogLeg(1.4, 3), [{ space: 'upper', x: -2, y: 0.7, to: 'outside', body: 'bed' }]);
    c.run(20);
    expect(c.arrival[0]).toBeNaN();
    expect(BODIES[c.world.people.body[0]]).toBe('bed');
  });
});
