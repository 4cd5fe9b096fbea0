/** The small version of `npm run millions`: random buildings and crowds. */
import { describe, expect, it } from 'vitest';
import { createSimulation } from '../../engine/simulation.js';
import { randomBuilding } from './randomBuilding.js';
import { watch } from './watch.js';

describe('crowds in random buildings: in their spaces, through no wall, over nobody, out', () => {
  // The last three once ended in somebody squeezing past: a wheelchair in a corner, an exit as wide as two who wedge in it.
  it.each(['1', '2', '3', '5', '6', '7', '17', '73', '186', '259'])(
    'building %s',
    (seed) => {
      const found = watch(createSimulation(randomBuilding(seed).scenario(seed), seed));
      expect([found.outside, found.through, found.forgotten]).toEqual([[], [], []]);
      expect(found.deepest).toBeLessThanOrEqual(0.02);
      expect(found.longest).toBeLessThanOrEqual(1);
      expect([found.remaining, found.squeezed, found.stuck]).toEqual([0, 0, 0]);
      expect(found.personSteps).toBeGreaterThan(10_000);
    },
    60_000,
  );
});
