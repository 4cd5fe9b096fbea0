/** Worlds and people as they begin. */
import { describe, expect, it } from 'vitest';
import { createPeople, createWorld } from '../../../engine/world/create.js';
import type { People } from '../../../engine/world/world.js';

describe('createPeople, createWorld', () => {
  it('gives every column a row for each and the neutral values', () => {
    const people = createPeople(4, 3);
    for (const [name, column] of Object.entries(people) as [keyof People, People[keyof People]][]) {
      if (typeof column !== 'number') expect(column.length, name).toBe(4);
    }
    expect(people).toMatchObject({ count: 4, residents: 3 });
    const row = (name: Exclude<keyof People, 'count' | 'residents'>): number => people[name][3];
    expect([row('outcomeAt'), row('until'), row('space'), row('goalSpace'), row('nextOpening')]).toEqual([
      NaN,
      Infinity,
      -1,
      -1,
      -1,
    ]);
    expect([row('attachedTo'), row('task'), row('causeRef'), row('headingX'), row('headingY')]).toEqual([
      -1, -1, -1, 1, 0,
    ]);
  });
  it('a world has its openings, spaces and phases', () => {
    const world = createWorld(4, 3, 7, 8, 2);
    expect([world.doorShut.length, world.doorOutOfOrder.length, world.areaTaken.length]).toEqual([7, 7, 8]);
    expect(world.phases).toEqual([
      { startedAt: NaN, doneAt: NaN },
      { startedAt: NaN, doneAt: NaN },
    ]);
    expect(world.phases[0]).not.toBe(world.phases[1]);
    expect(Object.values(world.milestones).every(Number.isNaN)).toBe(true);
  });
  it('refuses numbers that cannot be', () => {
    for (const [count, residents] of [
      [2, 3],
      [2, -1],
      [2.5, 1],
      [NaN, 0],
    ]) {
      expect(() => createPeople(count, residents)).toThrow(RangeError);
    }
  });
});
