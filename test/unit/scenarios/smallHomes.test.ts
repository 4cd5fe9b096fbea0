/** Homes that are no towers: a community care station and a children's home, with classes of people of their own. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { runOnce } from '../../../engine/study/runs.js';
import { createSimulation } from '../../../engine/simulation.js';
import { library } from '../metrics/nights.js';

const claimOf = (scenario: Scenario, seed: string, id: string) =>
  runOnce({ scenario, seed }).claims.find((claim) => claim.id === id)!;

const countOf = (scenario: Scenario): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const person of createSimulation(scenario, '1').model.people)
    if (person.kind === 'resident') {
      const kind = person.class ?? person.mobility!;
      count[kind] = (count[kind] ?? 0) + 1;
    }
  return count;
};

describe('children-home', () => {
  it('has four classes of children and nobody else', () => {
    expect(countOf(library('children-home'))).toEqual({ infant: 12, toddler: 10, nursedChild: 6, schoolChild: 24 });
  });

  it('the order of moving decides about the infants, on each of three nights', () => {
    for (const seed of ['1', '2', '3']) {
      expect(claimOf(library('children-home'), seed, 'infants-out-600')).toMatchObject({ met: false, count: 0 });
      expect(claimOf(library('children-home', 'infants-first'), seed, 'infants-out-600')).toMatchObject({
        met: true,
        count: 12,
      });
    }
  });

  it('whoever is called down from the third floor is missing there', () => {
    const own = claimOf(library('children-home'), '1', 'school-children-300').count!;
    const called = claimOf(library('children-home', 'all-to-the-infants'), '1', 'school-children-300').count!;
    expect(own - called).toBeGreaterThan(10);
  });
});

describe('community-station', () => {
  it('has day visitors by day, and only its short-stay guests at night', () => {
    const day = countOf(library('community-station'));
    const night = countOf(library('community-station', 'night'));
    expect(day).toMatchObject({ visitor: 16, visitorWithCane: 4, wheelchairSelf: 2 });
    expect(Object.keys(night).filter((kind) => kind.startsWith('visitor'))).toEqual([]);
    expect(Object.values(night).reduce((sum, one) => sum + one, 0)).toBe(10);
  });

  it('holds by day and not with one pair of hands at night', () => {
    expect(claimOf(library('community-station'), '1', 'visitors-out-240').met).toBe(true);
    expect(claimOf(library('community-station'), '1', 'upstairs-900').met).toBe(true);
    expect(claimOf(library('community-station', 'night'), '1', 'upstairs-900').met).toBe(false);
  });
});
