/** Somebody alone: durations by hand, exact whatever the length of a tick, what the way is cut into, and who is elsewhere. */
import { describe, expect, it } from 'vitest';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { CAUSE } from '../../../engine/world/codes.js';
import {
  corner,
  corridor,
  cutCorridor,
  hairpin,
  roomAndYard,
  sideBySide,
  stacked,
  stair,
} from '../../fixtures/plans.js';
import { crowd, type Walker } from './crowd.js';

const TICKS = [1, 7, 20, 200];

/** Exact time of arrival of the first walker. */
function time(drawn: DrawnFacility, walkers: Walker[], options: Parameters<typeof crowd>[2] = {}): number {
  const c = crowd(drawn, walkers, options);
  c.run(300);
  return c.arrival[0];
}

describe('walking time on the level', () => {
  it('40 m at 1.0 m/s take 40 s, at 1.33 m/s 30.08 s (IMO 1, RiMEA 1, NIST 2.1), at any tick', () => {
    for (const ticksPerSecond of TICKS) {
      for (const speed of [1, 1.33]) {
        const walker = { space: 'corridor', x: 0, y: 1, to: 'outside', speed };
        for (const crowding of [true, false]) {
          const t = time(corridor(40, 2), [walker], { ticksPerSecond, crowding });
          expect(Math.abs(t - 40 / speed)).toBeLessThan(1e-9);
        }
      }
    }
  });

  it('is the same through 13 spaces', () => {
    for (const ticksPerSecond of TICKS) {
      const walker = {
        space: 'part-0',
        x: 0.3,
        y: 0.7,
        to: 'part-12',
        goal: [39.9, 0.7] as [number, number],
        speed: 1.9,
      };
      expect(Math.abs(time(cutCorridor(40, 2, 13), [walker], { ticksPerSecond }) - 39.6 / 1.9)).toBeLessThan(1e-9);
    }
  });

  it('stands exactly on the goal, with the rest of the tick to spare', () => {
    const c = crowd(corridor(40, 2), [{ space: 'corridor', x: 0, y: 1, to: 'corridor', goal: [1.03, 1.01], speed: 1 }]);
    c.run(10);
    const people = c.world.people;
    expect([people.x[0], people.y[0], people.arrived[0], people.moving[0]]).toEqual([1.03, 1.01, 1, 0]);
    expect(people.carry[0]).toBeCloseTo(c.world.tick / 20 - Math.hypot(1.03, 0.01), 9);
  });

  it('uses up what an earlier leg left of the tick', () => {
    const c = crowd(corridor(40, 2), [{ space: 'corridor', x: 0, y: 1, to: 'outside', speed: 1 }]);
    c.world.people.carry[0] = 0.0375;
    c.run(60);
    expect(c.arrival[0]).toBeCloseTo(40 - 0.0375, 9);
  });

  it('a corner costs its way, and nobody cuts it', () => {
    // Round the point 0.25 m from both walls of the inner corner (10, 2), to the nearest point of the exit (x 10 … 12, y 12)
    // that is half a body from its end.
    const way = Math.hypot(10.25 - 1, 1.75 - 1.5) + (12 - 1.75);
    const walker = { space: 'corridor', x: 1, y: 1.5, to: 'outside', speed: 1.1 };
    const c = crowd(corner(), [walker]);
    let nearest = Infinity;
    c.run(60, () => {
      if (c.world.people.space[0] >= 0)
        nearest = Math.min(nearest, Math.hypot(c.world.people.x[0] - 10, c.world.people.y[0] - 2));
    });
    expect(c.arrival[0]).toBeCloseTo(way / 1.1, 9);
    expect(nearest).toBeGreaterThan(0.25 - 1e-9);
  });
});

describe('walking time on stairs', () => {
  it('10 m of slope at 0.5 m/s up take 20 s, at 0.65 m/s down 15.38 s (RiMEA 2 and 3)', () => {
    for (const ticksPerSecond of TICKS) {
      const up: Walker = { space: 'flight', x: 0, y: 1, to: 'above', goal: [8.001, 1], up: 0.5, down: 0.65, speed: 1 };
      expect(Math.abs(time(stair(), [up], { ticksPerSecond }) - 20 - 0.001)).toBeLessThan(1e-9);
      const down: Walker = { ...up, x: 8, to: 'below', goal: [-0.001, 1] };
      expect(Math.abs(time(stair(), [down], { ticksPerSecond }) - 10 / 0.65 - 0.001)).toBeLessThan(1e-9);
    }
  });

  it('landing, flight, landing and out: each part at its own speed', () => {
    const walker: Walker = { space: 'below', x: -3, y: 0.5, to: 'outside', speed: 1.2, up: 0.37, down: 0.9 };
    // The exit by which they come in is out of order, so they climb.
    const c = crowd(stair(), [walker]);
    c.world.doorOutOfOrder[c.facility.openingByKey.get('exit-below')!] = 1;
    c.run(100);
    expect(c.arrival[0]).toBeCloseTo(3 / 1.2 + 10 / 0.37 + 4 / 1.2, 9);
  });
});

describe('doors', () => {
  it('a door with a closer costs its seconds, a portal and a door none', () => {
    const way = 15 - 0.5;
    for (const ticksPerSecond of TICKS) {
      const through = (kind: 'portal' | 'door' | 'selfClosing' | 'fireDoorSelfClosing', body: Walker['body']): number =>
        time(roomAndYard(1.2, kind), [{ space: 'room', x: 1.5, y: 2.5, to: 'outside', speed: 0.8, body }], {
          ticksPerSecond,
        });
      expect(through('portal', 'walker')).toBeCloseTo(way / 0.8, 9);
      expect(through('door', 'walker')).toBeCloseTo(way / 0.8, 9);
      expect(through('selfClosing', 'walker')).toBeCloseTo(way / 0.8 + 2, 9);
      expect(through('fireDoorSelfClosing', 'wheelchair')).toBeCloseTo(way / 0.8 + 3, 9);
      expect(through('fireDoorSelfClosing', 'bed')).toBeCloseTo(way / 0.8 + 6, 9);
    }
  });

  it('a way that closes is left for another, and no way is a cause', () => {
    const c = crowd(roomAndYard(1.2), [{ space: 'room', x: 1, y: 2.5, to: 'outside', speed: 1 }]);
    c.world.doorOutOfOrder[c.facility.openingByKey.get('door')!] = 1;
    c.run(2);
    const people = c.world.people;
    expect(people.cause[0]).toBe(CAUSE.noRoute);
    expect(people.causeRef[0]).toBe(people.goalSpace[0]);
    expect(people.x[0]).toBe(1);
    c.world.doorOutOfOrder[0] = 0;
    c.world.doorOutOfOrder[1] = 0;
    c.world.doorsVersion++;
    c.run(60);
    expect(people.cause[0]).toBe(CAUSE.none);
    expect(c.arrival[0]).toBeCloseTo(2 + 15, 9);
  });
});

describe('others who are not in sight change nothing', () => {
  const alone = (drawn: DrawnFacility, walker: Walker): number => time(drawn, [walker]);

  it('behind a wall without a door', () => {
    const walker: Walker = { space: 'south', x: 0.5, y: 1.75, to: 'outside', speed: 1 };
    const other: Walker = { space: 'north', x: 0.6, y: 2.25, to: 'outside', speed: 0.4 };
    expect(time(sideBySide(), [walker, other])).toBe(alone(sideBySide(), walker));
  });

  it('on the storey above', () => {
    const walker: Walker = { space: 'lower', x: 0.5, y: 1, to: 'outside', speed: 1 };
    const other: Walker = { space: 'upper', x: 1, y: 1, to: 'outside', speed: 0.4 };
    expect(time(stacked(), [walker, other])).toBe(alone(stacked(), walker));
  });

  it('beyond the wall between the arms of a hairpin, though in the same space', () => {
    const walker: Walker = { space: 'corridor', x: 0.5, y: 1.7, to: 'corridor', goal: [8, 1.7], speed: 1 };
    const other: Walker = { space: 'corridor', x: 4, y: 2.3, to: 'corridor', goal: [4, 2.3], still: true };
    expect(time(hairpin(), [walker, other])).toBe(alone(hairpin(), walker));
    // The same body on this side of the wall is in the way.
    expect(time(hairpin(), [walker, { ...other, y: 1.7 }])).toBeGreaterThan(alone(hairpin(), walker) + 0.1);
  });

  it('walking behind, at a distance', () => {
    const walker: Walker = { space: 'corridor', x: 3, y: 1, to: 'outside', speed: 1.3 };
    const other: Walker = { space: 'corridor', x: 1.2, y: 1, to: 'outside', speed: 1 };
    expect(time(corridor(40, 2), [walker, other])).toBe(alone(corridor(40, 2), walker));
  });

  it('with crowding off, anybody', () => {
    const walker: Walker = { space: 'corridor', x: 3, y: 1, to: 'outside', speed: 1 };
    const others: Walker[] = [4, 5, 6].map((x) => ({ space: 'corridor', x, y: 1, to: 'corridor', still: true }));
    expect(time(corridor(40, 2), [walker, ...others], { crowding: false })).toBeCloseTo(37, 9);
    expect(time(corridor(40, 2), [walker, ...others])).toBeGreaterThan(37.05);
  });
});

describe('where the only way is too narrow', () => {
  // The arms are joined by 0.3 m.
  const walker: Walker = { space: 'corridor', x: 3, y: 1.7, to: 'corridor', goal: [3, 2.4], speed: 1 };

  it('nobody walks through the wall, and after a while they are stuck', () => {
    for (const ticksPerSecond of TICKS) {
      for (const crowding of [true, false]) {
        const c = crowd(hairpin(0.3), [walker], { ticksPerSecond, crowding });
        const events = new Set<string>();
        c.run(120, () => {
          expect(c.world.people.y[0]).toBeLessThan(2);
          for (const { code } of c.world.events) events.add(code);
        });
        expect(c.arrival[0]).toBeNaN();
        // Without crowding nobody is held up by anything, and nothing is told.
        expect(events.has('stuck')).toBe(crowding);
      }
    }
  });
});
