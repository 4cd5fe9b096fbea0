/** Ways through buildings: lengths by hand, which openings serve whom, shortest ways round corners, and that ways end. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE, type Facility } from '../../../engine/facility/facility.js';
import { pointInSpace } from '../../../engine/facility/geometry.js';
import {
  ALL_EXITS,
  createNavigator,
  HERE,
  NO_ROUTE,
  WHO,
  type Navigator,
} from '../../../engine/navigation/navigator.js';
import { openStream } from '../../../engine/random.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { BODY } from '../../../engine/world/codes.js';
import { createWorld } from '../../../engine/world/create.js';
import type { World } from '../../../engine/world/world.js';
import { columns, corner, corridor, cutCorridor, hairpin, opening, stair, twoDoors } from '../../fixtures/plans.js';
import { towerScenario } from '../../fixtures/towers.js';

interface Setting {
  facility: Facility;
  world: World;
  navigator: Navigator;
  space(id: string): number;
  door(id: string): number;
}

function setting(drawn: DrawnFacility, halfWidths?: number[]): Setting {
  const facility = buildFacility(drawn);
  return {
    facility,
    world: createWorld(0, 0, facility.openings.length, facility.spaces.length, 0),
    navigator: createNavigator(facility, halfWidths),
    space: (id) => facility.spaceByKey.get(id)!,
    door: (id) => facility.openingByKey.get(id)!,
  };
}

describe('lengths of ways', () => {
  it('is the straight line, whatever the corridor is cut into', () => {
    for (const parts of [1, 2, 7]) {
      const { navigator, world } = setting(parts === 1 ? corridor(40, 2) : cutCorridor(40, 2, parts));
      expect(navigator.distance(world, 0, 0, 1, OUTSIDE, 0, 0, BODY.walker)).toBeCloseTo(40, 9);
      expect(navigator.distance(world, 0, 3, 0.5, parts - 1, 38, 0.5, BODY.walker)).toBeCloseTo(35, 9);
    }
  });

  it('counts stairs along the slope', () => {
    const { navigator, world, space } = setting(stair());
    const d = navigator.distance(world, space('below'), -2, 1, space('above'), 10, 1, BODY.walker);
    // 2 m of landing, 10 m of slope (8 across, 6 up), 2 m of landing.
    expect(d).toBeCloseTo(14, 9);
  });

  it('nobody who is outside has a way in, and who is outside is there', () => {
    const { navigator, world } = setting(corridor(10, 2));
    expect(navigator.distance(world, OUTSIDE, 0, 0, OUTSIDE, 0, 0, BODY.walker)).toBe(0);
    expect(navigator.distance(world, OUTSIDE, 0, 0, 0, 1, 1, BODY.walker)).toBe(Infinity);
  });
});

describe('which opening', () => {
  it('says when the goal is here', () => {
    const { navigator, world } = setting(corridor(10, 2));
    expect(navigator.nextOpening(world, 0, 1, 1, 0, 5, 1, BODY.walker)).toBe(HERE);
  });

  it('depends on where in the space the goal lies', () => {
    const { navigator, world, space, door } = setting(twoDoors());
    const to = (x: number): number =>
      navigator.nextOpening(world, space('hall'), 10, 2, space('ward'), x, 7, BODY.walker);
    expect(to(1)).toBe(door('door-west'));
    expect(to(19)).toBe(door('door-east'));
  });

  it('avoids what is out of order, locked or too narrow, and says when no way is left', () => {
    const { navigator, world, space, door } = setting(twoDoors());
    const to = (w: World, n: Navigator, body: number): number =>
      n.nextOpening(w, space('hall'), 3, 2, space('ward'), 1, 7, body);
    expect(to(world, navigator, BODY.walker)).toBe(door('door-west'));
    world.doorOutOfOrder[door('door-west')] = 1;
    world.doorsVersion++;
    expect(to(world, navigator, BODY.walker)).toBe(door('door-east'));
    world.doorOutOfOrder[door('door-east')] = 1;
    world.doorsVersion++;
    expect(to(world, navigator, BODY.walker)).toBe(NO_ROUTE);
    expect(navigator.distance(world, space('hall'), 3, 2, space('ward'), 1, 7, BODY.walker)).toBe(Infinity);

    const locked = setting(twoDoors('locked'));
    expect(to(locked.world, locked.navigator, BODY.walker)).toBe(door('door-east'));

    const narrow = setting(twoDoors('door', 0.8));
    expect(to(narrow.world, narrow.navigator, BODY.wheelchair)).toBe(door('door-west'));
    expect(to(narrow.world, narrow.navigator, BODY.bed)).toBe(door('door-east'));
    // Widths in force, not defaults: a bed of 0.7 m passes.
    const slim = setting(twoDoors('door', 0.8), [0.25, 0.3, 0.35, 0.35, 0.3, 0.3, 0.3, 0.3]);
    expect(to(slim.world, slim.navigator, BODY.bed)).toBe(door('door-west'));
  });

  it('a door somebody shut can be opened', () => {
    const { navigator, world, space, door } = setting(twoDoors());
    world.doorShut[door('door-west')] = 1;
    world.doorsVersion++;
    expect(navigator.nextOpening(world, space('hall'), 3, 2, space('ward'), 1, 7, BODY.walker)).toBe(door('door-west'));
  });

  it('wheels take no stairs', () => {
    const { navigator, world, space } = setting(stair());
    const far = (body: number): number => navigator.distance(world, space('below'), -2, 1, space('above'), 10, 1, body);
    expect(far(BODY.walker)).toBeLessThan(Infinity);
    expect(far(BODY.evacuationChair)).toBeLessThan(Infinity);
    for (const body of [BODY.wheelchair, BODY.bed, BODY.frame]) {
      expect(far(body)).toBe(Infinity);
      expect(navigator.nextOpening(world, space('below'), -2, 1, space('flight'), 4, 1, body)).toBe(NO_ROUTE);
    }
  });

  it('the exit reached soonest: level ground before a shorter stair', () => {
    const { navigator, world, space, door } = setting(stair());
    const exit = (x: number, from: string): number =>
      navigator.nextOpening(world, space(from), x, 1, OUTSIDE, 0, 0, BODY.walker);
    expect(exit(-1, 'below')).toBe(door('exit-below'));
    expect(exit(3.9, 'flight')).toBe(door('foot'));
    expect(exit(4.1, 'flight')).toBe(door('head'));
  });

  it('somebody in a doorway whose goal changes turns back, if that is much shorter', () => {
    const { navigator, world, space, door } = setting(twoDoors());
    // Just come into the ward by the west door, and called back to the hall.
    expect(navigator.nextOpening(world, space('ward'), 2.5, 4, space('hall'), 2.5, 1, BODY.walker)).toBe(
      door('door-west'),
    );
  });
});

describe('ways round corners', () => {
  /** Shortest way by brute force: Dijkstra over all corners of the space themselves, so without any clearance. */
  function brute(facility: Facility, ax: number, ay: number, bx: number, by: number): number {
    const space = facility.spaces[0];
    const points: [number, number][] = [
      [ax, ay],
      [bx, by],
    ];
    for (const ring of [space.outline, ...space.holes])
      for (let i = 0; i < ring.length; i += 2) points.push([ring[i], ring[i + 1]]);
    const free = ([px, py]: [number, number], [qx, qy]: [number, number]): boolean => {
      for (let k = 1; k < 400; k++) {
        if (!pointInSpace(space, px + ((qx - px) * k) / 400, py + ((qy - py) * k) / 400)) return false;
      }
      return true;
    };
    const best = points.map((_, i) => (i === 0 ? 0 : Infinity));
    const done = new Set<number>();
    for (;;) {
      const at = best.reduce((m, d, i) => (!done.has(i) && (m < 0 || d < best[m]) ? i : m), -1);
      if (at < 0 || best[at] === Infinity || at === 1) return best[1];
      done.add(at);
      points.forEach((p, i) => {
        const d = Math.hypot(p[0] - points[at][0], p[1] - points[at][1]);
        if (!done.has(i) && best[at] + d < best[i] && free(points[at], p)) best[i] = best[at] + d;
      });
    }
  }

  /** Walk by `steer` to the goal in the same space: length of the walk; fails where it leaves the space. */
  function walk(s: Setting, ax: number, ay: number, bx: number, by: number, clearance: number): number {
    const leg = new Float64Array(4);
    let [x, y, total] = [ax, ay, 0];
    for (let turn = 0; turn < 20; turn++) {
      s.navigator.steer(0, -1, Float64Array.of(x, y, bx, by, clearance), leg);
      for (let k = 0; k <= 50; k++) {
        expect(pointInSpace(s.facility.spaces[0], x + (leg[0] * leg[2] * k) / 50, y + (leg[1] * leg[2] * k) / 50)).toBe(
          true,
        );
      }
      x += leg[0] * leg[2];
      y += leg[1] * leg[2];
      total += leg[2];
      if (leg[3] === 1) {
        expect(Math.hypot(x - bx, y - by)).toBeLessThan(1e-9);
        return total;
      }
    }
    throw new Error('the walk does not end');
  }

  it('the corner of an L by hand', () => {
    const s = setting(corner());
    // Round the point 0.25 m from both walls of the inner corner (10, 2).
    const [px, py] = [10.25, 1.75];
    const expected = Math.hypot(px - 1, py - 1.9) + Math.hypot(10.1 - px, 11 - py);
    expect(s.navigator.distance(s.world, 0, 1, 1.9, 0, 10.1, 11, BODY.walker)).toBeCloseTo(expected, 9);
    // In sight of each other: straight.
    expect(s.navigator.distance(s.world, 0, 1, 0.5, 0, 11, 1, BODY.walker)).toBeCloseTo(Math.hypot(10, 0.5), 9);
  });

  it.each([
    ['L', corner()],
    ['hairpin', hairpin()],
    ['columns', columns()],
  ])('never shorter than the shortest way, and longer only by the room kept at corners: %s', (name, drawn) => {
    const s = setting(drawn);
    const space = s.facility.spaces[0];
    const stream = openStream('corners', 'test', name, 0);
    const point = (): [number, number] => {
      for (;;) {
        const x = space.minX + stream.uniform() * (space.maxX - space.minX);
        const y = space.minY + stream.uniform() * (space.maxY - space.minY);
        if (pointInSpace(space, x, y)) return [x, y];
      }
    };
    for (let k = 0; k < 60; k++) {
      const [ax, ay] = point();
      const [bx, by] = point();
      const least = brute(s.facility, ax, ay, bx, by);
      const length = s.navigator.distance(s.world, 0, ax, ay, 0, bx, by, BODY.walker);
      expect(length).toBeGreaterThan(least - 1e-9);
      expect(length).toBeLessThan(least + 1.5);
      expect(s.navigator.distance(s.world, 0, bx, by, 0, ax, ay, BODY.walker)).toBeCloseTo(length, 9);
      expect(walk(s, ax, ay, bx, by, 0.25)).toBeCloseTo(length, 9);
      // A bed keeps further away and gets there too.
      expect(walk(s, ax, ay, bx, by, 0.5)).toBeGreaterThan(least - 1e-9);
    }
  });

  it('a gap beside a column is a way only for bodies that fit', () => {
    // Hall 10 × 4 m with a column 2 × 3.4 m that leaves 0.6 m in the south; the way round in the north is closed but for 1 m.
    const s = setting({
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      spaces: [
        {
          id: 'hall',
          kind: 'hall',
          storey: 'L1',
          outline: [
            [0, 0],
            [10, 0],
            [10, 6],
            [0, 6],
          ],
          holes: [
            [
              [4, 0.6],
              [6, 0.6],
              [6, 5],
              [4, 5],
            ],
          ],
        },
      ],
      openings: [opening('exit', 'hall', 'outside', [10, 2], [10, 4])],
    });
    const leg = new Float64Array(4);
    const turn = (clearance: number): number => {
      s.navigator.steer(0, -1, Float64Array.of(1, 0.5, 9, 0.5, clearance), leg);
      return 0.5 + leg[1] * leg[2];
    };
    expect(turn(0.25)).toBeLessThan(0.6);
    expect(turn(0.35)).toBeGreaterThan(5);
    expect(turn(0.5)).toBeGreaterThan(5);
  });

  it('uses the whole width of an opening but its ends', () => {
    const { navigator } = setting(corridor(10, 2));
    const leg = new Float64Array(4);
    const aim = (x: number, y: number, clearance: number): number => {
      navigator.steer(0, 0, Float64Array.of(x, y, 0, 0, clearance), leg);
      expect(leg[3]).toBe(1);
      expect(x + leg[0] * leg[2]).toBeCloseTo(10, 9);
      return y + leg[1] * leg[2];
    };
    expect(aim(5, 1.3, 0.25)).toBeCloseTo(1.3, 9);
    expect(aim(5, 0.1, 0.25)).toBeCloseTo(0.25, 9);
    expect(aim(5, 1.95, 0.35)).toBeCloseTo(1.65, 9);
    expect(aim(5, 0.1, 1.2)).toBeCloseTo(1, 9);
  });
});

describe('ways end', () => {
  /** Follow the openings chosen one by one, as somebody who walks does. */
  function follow(
    { facility, navigator, world }: Setting,
    from: number,
    ax: number,
    ay: number,
    goal: number,
    gx: number,
    gy: number,
  ): number {
    const leg = new Float64Array(4);
    let [at, x, y] = [from, ax, ay];
    for (let hop = 0; hop < 200; hop++) {
      if (at === goal) return hop;
      const index = navigator.nextOpening(world, at, x, y, goal, gx, gy, BODY.walker);
      if (index < 0) return -1;
      for (let turn = 0; turn < 20; turn++) {
        navigator.steer(at, index, Float64Array.of(x, y, 0, 0, 0.25), leg);
        x += leg[0] * leg[2];
        y += leg[1] * leg[2];
        if (leg[3] === 1) break;
      }
      const o = facility.openings[index];
      at = o.a === at ? o.b : o.a;
    }
    return Infinity;
  }

  it('through wide openings, wherever one starts', () => {
    // A ring of four halls joined over nearly their whole width: middles of openings say little about lengths here.
    const rect = (x: number, y: number): [number, number][] => [
      [x, y],
      [x + 20, y],
      [x + 20, y + 20],
      [x, y + 20],
    ];
    const hall = (id: string, x: number, y: number) => ({
      id,
      kind: 'hall' as const,
      storey: 'L1',
      outline: rect(x, y),
    });
    const s = setting({
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      spaces: [hall('sw', 0, 0), hall('se', 20, 0), hall('ne', 20, 20), hall('nw', 0, 20)],
      openings: [
        opening('s', 'sw', 'se', [20, 0.5], [20, 19.5]),
        opening('e', 'se', 'ne', [20.5, 20], [39.5, 20]),
        opening('n', 'ne', 'nw', [20, 20.5], [20, 39.5]),
        opening('w', 'nw', 'sw', [0.5, 20], [19.5, 20]),
        opening('exit', 'ne', 'outside', [40, 38], [40, 39]),
      ],
    });
    const stream = openStream('wide', 'test', 'ring', 0);
    for (let k = 0; k < 400; k++) {
      const [x, y] = [stream.uniform() * 20, stream.uniform() * 20];
      const [gx, gy] = [20 + stream.uniform() * 20, 20 + stream.uniform() * 20];
      expect(follow(s, 0, x, y, 2, gx, gy)).toBe(2);
      expect(follow(s, 0, x, y, OUTSIDE, 0, 0)).toBe(3);
    }
  });

  it('in generated towers, from every bed to everywhere the plan may send somebody', () => {
    for (const seed of ['1', '2', '3']) {
      const s = setting(towerScenario(seed).facility as DrawnFacility);
      const refuges = s.facility.spaces.filter((space) => space.kind === 'refuge');
      for (const bed of s.facility.beds) {
        const [x, y] = bed.at;
        expect(follow(s, bed.spaceIndex, x, y, OUTSIDE, 0, 0)).toBeLessThan(100);
        for (const goal of refuges) {
          const [gx, gy] = [(goal.minX + goal.maxX) / 2, (goal.minY + goal.maxY) / 2];
          const hops = follow(s, bed.spaceIndex, x, y, goal.index, gx, gy);
          const d = s.navigator.distance(s.world, bed.spaceIndex, x, y, goal.index, gx, gy, BODY.walker);
          expect(hops < 0).toBe(d === Infinity);
          expect(hops).toBeLessThan(100);
        }
      }
    }
  });

  it('forgetting what is kept changes no answer', () => {
    const s = setting(towerScenario('4').facility as DrawnFacility);
    const fresh = createNavigator(s.facility);
    const stream = openStream('drop', 'test', 'navigator', 0);
    for (let k = 0; k < 300; k++) {
      const bed = s.facility.beds[stream.integer(s.facility.beds.length)];
      const goal = s.facility.spaces[stream.integer(s.facility.spaces.length)];
      const args = [bed.spaceIndex, bed.at[0], bed.at[1], goal.index, goal.minX + 0.5, goal.minY + 0.5] as const;
      const body = stream.integer(8);
      if (stream.uniform() < 0.2) fresh.dropCaches();
      expect(fresh.nextOpening(s.world, ...args, body)).toBe(s.navigator.nextOpening(s.world, ...args, body));
      expect(fresh.distance(s.world, ...args, body)).toBe(s.navigator.distance(s.world, ...args, body));
    }
  });

  it('looking ahead changes no answer, nor does asking only up to a limit', () => {
    const s = setting(towerScenario('4').facility as DrawnFacility);
    const ahead = createNavigator(s.facility);
    const beds = s.facility.beds.map(({ spaceIndex, at: [x, y] }) => ({ space: spaceIndex, x, y }));
    let pieces = 0;
    while (ahead.prepare(s.world, beds)) pieces++;
    expect(pieces).toBe(s.facility.spaces.length + beds.length);
    const stream = openStream('ahead', 'test', 'navigator', 0);
    for (let k = 0; k < 300; k++) {
      const from = beds[stream.integer(beds.length)];
      const to = beds[stream.integer(beds.length)];
      const args = [from.space, from.x, from.y, to.space, to.x, to.y, BODY.walker] as const;
      const whole = s.navigator.distance(s.world, ...args);
      expect(ahead.distance(s.world, ...args)).toBe(whole);
      const limit = 60 * stream.uniform();
      const upTo = s.navigator.distance(s.world, ...args, WHO.unaware, ALL_EXITS, limit);
      expect(upTo).toBe(whole > limit ? Infinity : whole);
    }
    // A door out of order: begun again, and the ways are the new ones.
    s.world.doorOutOfOrder[s.facility.openings.findIndex((o) => o.kind !== 'portal')] = 1;
    s.world.doorsVersion++;
    expect(ahead.prepare(s.world, beds)).toBe(true);
    const [a, b] = [beds[0], beds[beds.length - 1]];
    const args = [a.space, a.x, a.y, b.space, b.x, b.y, BODY.walker] as const;
    expect(ahead.distance(s.world, ...args)).toBe(createNavigator(s.facility).distance(s.world, ...args));
  });
});
