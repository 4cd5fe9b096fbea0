/** What the building rules measure: distances by the code and along the way, clear widths; by hand values. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { clearWidth } from '../../../engine/check/rules/places.js';
import { createTravel } from '../../../engine/check/rules/travel.js';
import type { BuildingFacts, DrawnFacility } from '../../../engine/scenario/schema.js';
import { corner, opening, rectangle } from '../../fixtures/plans.js';
import { corridorWithRoom, homeOf } from '../../fixtures/homes.js';
import { first, rule } from './found.js';

describe('distances by the code and along the way', () => {
  const CLASS1: BuildingFacts = { fireResistanceClass: 1, sprinklers: 'none' };

  it('are measured from the middle of the door to the middle of the exit', () => {
    // Door at x = 27, 1 m off the exits' axis: straight √(27² + 1²) m to the west, 33 m to the east.
    const home = homeOf(corridorWithRoom(60, 27), CLASS1);
    const finding = first(home, 'BR-13');
    expect(finding).toMatchObject({
      item: 'distance',
      wanted: 25,
      relation: 'atMost',
      place: { kind: 'opening', id: 'door' },
    });
    expect(finding.found).toBeCloseTo(Math.sqrt(27 * 27 + 1), 9);
    expect(finding.path).toBeCloseTo(Math.sqrt(27 * 27 + 1), 9);
    expect(finding.walking).toBeCloseTo(Math.sqrt(27 * 27 + 1) / 0.85, 9);
    expect(finding.line).toEqual([27, 2, 0, 1]);
    expect(rule(home, 'BR-14').status).toBe('notApplicable');
  });

  it.each([
    ['between two exits, just within 25 m', 60, 24.9, false, CLASS1, 'BR-13', 'met'],
    ['between two exits, past it', 60, 25.1, false, CLASS1, 'BR-13', 'gap'],
    ['sprinklers allow 31.25 m', 70, 31, false, { ...CLASS1, sprinklers: 'full' }, 'BR-13', 'met'],
    ['and no more', 70, 31.3, false, { ...CLASS1, sprinklers: 'full' }, 'BR-13', 'gap'],
    ['class three: 20 m', 60, 21, false, { ...CLASS1, fireResistanceClass: 3 }, 'BR-13', 'gap'],
    ['an open gallery allows 5 m more', 60, 29, false, { ...CLASS1, openGalleries: ['corridor'] }, 'BR-13', 'met'],
    ['dead end, within 20 m', 30, 19.9, true, CLASS1, 'BR-14', 'met'],
    ['dead end, past it', 30, 20.1, true, CLASS1, 'BR-14', 'gap'],
    ['dead end of class three: 15 m', 30, 16, true, { ...CLASS1, fireResistanceClass: 3 }, 'BR-14', 'gap'],
  ] as const)('%s', (_name, length, door, deadEnd, building, id, status) => {
    const home = homeOf(corridorWithRoom(length, door, deadEnd), building as BuildingFacts);
    expect(rule(home, id).status).toBe(status);
    expect(rule(home, id === 'BR-13' ? 'BR-14' : 'BR-13').status).toBe('notApplicable');
  });

  it('go round corners along the way, and straight by the code', () => {
    const plan = corner();
    plan.spaces.push({ id: 'room', kind: 'bedroom', storey: 'L1', outline: rectangle(0, 2, 4, 6) });
    plan.openings.push(opening('door', 'room', 'corridor', [1, 2], [2, 2], 'door'));
    const travel = createTravel(buildFacility(plan));
    const [door] = travel.doors;
    expect(door.exits[0].straight).toBeCloseTo(Math.hypot(11 - 1.5, 12 - 2), 9);
    // Round the inner corner (10, 2): longer than straight, shorter than at right angles.
    expect(door.exits[0].path).toBeGreaterThan(Math.hypot(8.5, 0) + Math.hypot(1, 10) - 0.05);
    expect(door.exits[0].path).toBeLessThan(9.5 + 10);
    expect(door.deadEnd).toBe(true);
  });

  it('find a dead end by the ways it leaves, not by its walls', () => {
    // Exits 15 m apart on the same side of a door: both ways set out together.
    const plan = corridorWithRoom(40, 30, true);
    plan.openings.push(opening('south', 'corridor', 'outside', [15, 0], [16.2, 0], 'door'));
    expect(createTravel(buildFacility(plan)).doors[0].deadEnd).toBe(true);
    plan.openings.push(opening('south-2', 'corridor', 'outside', [35, 0], [36.2, 0], 'door'));
    expect(createTravel(buildFacility(plan)).doors[0].deadEnd).toBe(false);
  });

  it('say that a room has no way out', () => {
    const plan = corridorWithRoom(20, 10);
    for (const exit of plan.openings.slice(1)) exit.kind = 'locked';
    plan.openings.push(opening('hatch', 'room', 'outside', [8, 3], [8, 4], 'door'));
    plan.openings[0].kind = 'door';
    plan.spaces.push({ id: 'room-2', kind: 'bedroom', storey: 'L1', outline: rectangle(2, 2, 6, 8) });
    plan.openings.push(opening('door-2', 'room-2', 'corridor', [3, 2], [4, 2], 'door'));
    const finding = first(homeOf(plan, CLASS1), 'BR-13');
    expect(finding).toMatchObject({ relation: 'needs', item: 'noExit', place: { id: 'door-2' } });
  });
});

describe('clear widths', () => {
  const widthOf = (outline: [number, number][], holes: [number, number][][] = []): number => {
    const plan: DrawnFacility = {
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      spaces: [{ id: 's', kind: 'corridor', storey: 'L1', outline, holes }],
      openings: [{ id: 'exit', kind: 'portal', between: ['s', 'outside'], at: [outline[0], outline[1]] }],
    };
    return clearWidth(buildFacility(plan).spaces[0]).width;
  };

  it('are the nearest two walls that face each other', () => {
    expect(widthOf(rectangle(0, 0, 20, 1.8))).toBeCloseTo(1.8, 9);
    // Legs of 2 m and 1.5 m.
    expect(
      widthOf([
        [0, 0],
        [12, 0],
        [12, 12],
        [10.5, 12],
        [10.5, 2],
        [0, 2],
      ]),
    ).toBeCloseTo(1.5, 9);
    // A column 0.4 m wide leaves 0.7 m on one side.
    expect(widthOf(rectangle(0, 0, 20, 2), [rectangle(8, 0.9, 8.7, 1.3)])).toBeCloseTo(0.7, 9);
    // The reveal of a door 1 m wide and 0.3 m deep is no narrow place.
    expect(
      widthOf([
        [0, 0],
        [20, 0],
        [20, 2],
        [11, 2],
        [11, 2.3],
        [10, 2.3],
        [10, 2],
        [0, 2],
      ]),
    ).toBeCloseTo(2, 9);
  });

  it('take off what stands in the way, and say where', () => {
    const home = homeOf(corridorWithRoom(20, 10), { obstacles: [{ space: 'corridor', at: [5, 0.2], takes: 0.4 }] });
    expect(first(home, 'BR-44')).toMatchObject({ found: 1.6, wanted: 1.8, place: { id: 'corridor', x: 5, y: 0.2 } });
    expect(first(home, 'BR-50')).toMatchObject({ found: 0.4, item: 'obstacle' });
    expect(rule(homeOf(corridorWithRoom(20, 10), { obstacles: [] }), 'BR-44').status).toBe('met');
  });

  it('ask 1.1 m of the door of somebody who lies in a nursing bed, less of others', () => {
    const plan = corridorWithRoom(20, 10);
    plan.openings[0].at = [
      [9.6, 2],
      [10.45, 2],
    ];
    const nursing = homeOf(plan);
    expect(first(nursing, 'BR-47')).toMatchObject({ found: 0.85, wanted: 1.1, level: 'gap', confidence: 'R' });
    const walking = homeOf(plan, {}, { residents: [{ id: 'r', bed: 'bed', mobility: 'cane' }] });
    expect(first(walking, 'BR-47')).toMatchObject({ found: 0.85, wanted: 0.9, level: 'advice', confidence: 'K' });
  });
});
