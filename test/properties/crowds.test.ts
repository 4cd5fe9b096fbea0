/** The small version of `npm run millions`: random buildings and crowds. */
import { expect, it } from 'vitest';
import { createSimulation } from '../../engine/simulation.js';
import { randomBuilding } from './randomBuilding.js';
import { watch } from './watch.js';

it('crowds in random buildings: in their spaces, through no wall, over nobody, out', () => {
  for (const seed of ['1', '2', '3', '5', '6', '7', '17']) {
    const found = watch(createSimulation(randomBuilding(seed).scenario(seed), seed));
    expect([seed, found.outside, found.through, found.forgotten]).toEqual([seed, [], [], []]);
    expect([seed, found.deepest <= 0.02, found.longest <= 1, found.remaining]).toEqual([seed, true, true, 0]);
    expect(found.personSteps).toBeGreaterThan(10_000);
  }
}, 60_000);
