/** Air that is given: tables of layers and of heights, read between their rows. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { givenConditions } from '../../../engine/hazard/given.js';
import { heldSince } from '../../../engine/hazard/givenDetection.js';
import { ScenarioError } from '../../../engine/errors.js';
import type { GivenSpace } from '../../../engine/scenario/schema.js';
import { gasState } from '../../../engine/world/conditions.js';
import { ward } from './ward.js';

const facility = buildFacility(ward({ residents: [] }).facility);
const space = (id: string): number => facility.spaceByKey.get(id)!;

function read(given: GivenSpace, height: number, time: number) {
  const conditions = givenConditions(facility, [given], () => time);
  return { ...conditions.gasAt(space(given.space), height, gasState()), conditions };
}

const layered: GivenSpace = {
  space: 'room-1',
  times: [0, 100],
  layerHeight: [3, 1],
  lower: { temperature: [20, 40], oxygen: [0.209] },
  upper: { temperature: [20, 220], extinction: [0, 4], carbonMonoxide: [0, 0.002] },
};
const levels: GivenSpace = {
  space: 'east',
  times: [10, 20],
  levels: [
    { height: 0.5, gas: { extinction: [0, 1] } },
    { height: 1.5, gas: { extinction: [2, 3], radiantFlux: [1] } },
  ],
};

describe('two layers', () => {
  it('read above and below the border, in straight lines over time, in SI units', () => {
    const upper = read(layered, 2.5, 50);
    expect(upper.conditions.layerHeight(space('room-1'))).toBeCloseTo(2, 12);
    expect(upper.temperature).toBeCloseTo(120 + 273.15, 9);
    expect(upper.extinction).toBeCloseTo(2, 12);
    expect(upper.carbonMonoxide).toBeCloseTo(0.001, 12);
    const lower = read(layered, 1.9, 50);
    expect(lower.temperature).toBeCloseTo(30 + 273.15, 9);
    expect([lower.extinction, lower.carbonMonoxide, lower.oxygen]).toEqual([0, 0, 0.209]);
    // Radiation comes down from the layer: 1 m of grey gas at 120 °C.
    const black = 5.670374e-8 * (393.15 ** 4 - 293.15 ** 4);
    expect(lower.radiantFlux / black).toBeCloseTo(1 - Math.exp(-2), 6);
  });

  it('hold their first values before and their last after the table', () => {
    expect(read(layered, 2, 1000).temperature).toBeCloseTo(220 + 273.15, 9);
    expect(read({ ...layered, times: [50, 100] }, 2.99, 0).temperature).toBeCloseTo(293.15, 9);
  });
});

describe('fixed heights', () => {
  it('in straight lines between, the nearest beyond', () => {
    expect(read(levels, 1, 15).extinction).toBeCloseTo((0.5 + 2.5) / 2, 12);
    expect(read(levels, 0, 15).extinction).toBeCloseTo(0.5, 12);
    expect(read(levels, 3, 15).extinction).toBeCloseTo(2.5, 12);
    expect(read(levels, 3, 15).radiantFlux).toBe(1000);
    expect(read(levels, 3, 15).temperature).toBeCloseTo(293.15, 12);
    // What screens and recordings show as the border of the smoke.
    expect(read(levels, 3, 15).conditions.layerHeight(space('east'))).toBe(1);
  });
});

describe('what is known', () => {
  it('of a space not given nothing, of others from the row before the first change', () => {
    const at = (time: number) => givenConditions(facility, [layered], () => time);
    expect([at(5).known(space('west')), at(5).affected(space('west'))]).toEqual([false, false]);
    expect(at(5).gasAt(space('west'), 1, gasState()).oxygen).toBe(0.2095);
    expect([at(0).affected(space('room-1')), at(1).affected(space('room-1'))]).toEqual([true, true]);
    const late: GivenSpace = {
      space: 'west',
      times: [0, 60, 70],
      levels: [{ height: 1, gas: { extinction: [0, 0, 1] } }],
    };
    const before = givenConditions(facility, [late], () => 60);
    expect([before.affected(space('west')), before.settled]).toEqual([false, false]);
    const after = givenConditions(facility, [late], () => 70);
    expect([after.affected(space('west')), after.settled]).toEqual([true, true]);
  });
});

describe('a detector', () => {
  it('acts once its threshold has been passed without a break', () => {
    expect(heldSince([0, 10, 20], [0, 1, 1], 0.5, 3)).toBe(8);
    expect(heldSince([0, 10, 12, 20, 30], [0, 1, 0, 0, 1], 0.5, 8)).toBe(33);
    expect(heldSince([0, 10], [0, 0.4], 0.5, 3)).toBe(Infinity);
    expect(heldSince([5], [1], 0.5, 3)).toBe(3);
  });
});

describe('tables that cannot be', () => {
  const codes = (air: GivenSpace[]): string[] => {
    try {
      ward({ residents: [], air });
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems.map(({ code, path }) => `${path}: ${code}`).sort();
      throw error;
    }
    return [];
  };
  it('are told all at once, with their place', () => {
    const wrong: GivenSpace[] = [
      { ...layered, times: [100, 0], upper: { extinction: [1, 2, 3] } },
      { ...levels, space: 'room-1' },
      { ...levels, space: 'attic' },
    ];
    expect(codes(wrong)).toEqual([
      'incident.conditions.spaces.0.times.1: notAscending',
      'incident.conditions.spaces.0.upper.extinction: notAsManyAsTimes',
      'incident.conditions.spaces.1.space: duplicate',
      'incident.conditions.spaces.2.space: noSuch',
    ]);
  });
});
