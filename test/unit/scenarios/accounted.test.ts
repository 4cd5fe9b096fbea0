/** Scenarios of the library whose plans take long: everybody is accounted for, and nobody waits without a cause. */
import { describe, expect, it } from 'vitest';
import { createSimulation } from '../../../engine/simulation.js';
import { OUTCOME, STATE } from '../../../engine/world/codes.js';
import { waitsWithoutCause } from '../../fixtures/waits.js';
import { library } from '../metrics/nights.js';

describe('everybody is accounted for', () => {
  // The two that empty a whole home are cut off here; `npm run assistance -- 1 accounted` runs them to their end.
  it.each([
    ['thousand-two', 'night', Infinity],
    ['mishima-2010', null, Infinity],
    ['mishima-2010', 'all-out-lift', 900],
    ['tower-18', 'total-evacuation-lifts', 1000],
  ])('%s %s, up to %s s', { timeout: 120_000 }, (name, variant, until) => {
    const simulation = createSimulation(library(name, variant), '1');
    expect(waitsWithoutCause(simulation, until)).toEqual([]);
    if (until < Infinity) simulation.stop();
    const { people } = simulation.world;
    for (let row = 0; row < people.count; row++) {
      const id = simulation.model.people[row].id;
      // Who was called and has not come is of no account; everybody else has one of the four outcomes.
      if (people.state[row] !== STATE.notYetHere) expect(people.outcome[row], id).not.toBe(OUTCOME.none);
    }
  });
});
