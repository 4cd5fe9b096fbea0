/**
 * A bedroom behind a shut door beside one behind an open door: dose of gases over fifteen minutes of a bed fire down the
 * corridor. Traina et al. 2017 (17 house fires): 2 % chance of an incapacitating dose behind a shut door in the worst case,
 * 93 % behind an open one beside it (R); with doses lognormal about 1 that is a ratio of the doses above 10.
 */
import { describe, expect, it } from 'vitest';
import { gasRate } from '../../../engine/hazard/exposure/dose.js';
import { compileSmoke, createSmoke, gasAtHeight, stepSmoke } from '../../../engine/hazard/smoke/index.js';
import { gasState } from '../../../engine/world/conditions.js';
import { door, fire, network, room } from './rooms.js';

describe('a shut bedroom door', () => {
  it.each([1.2, 1.6])('keeps nine tenths of the dose out, at %d m', (height) => {
    const model = compileSmoke(
      network({
        rooms: [
          room('fire', 3.5, 6, 2.8),
          room('corridor', 20, 1.8, 2.6, { leak: 0.012 }),
          room('open', 3.5, 6, 2.8),
          room('shut', 3.5, 6, 2.8),
        ],
        wallVents: [door('d0', 0, 1), door('d2', 2, 1), door('d3', 3, 1)],
        fires: [fire(0)],
      }),
    );
    const shares = Float64Array.from([1, 1, 0]);
    const state = createSmoke(model, shares);
    const gas = gasState();
    const dose = { open: 0, shut: 0 };
    for (let t = 0; t < 900; t += 1) {
      stepSmoke(model, state, 1, shares);
      dose.open += gasRate(gasAtHeight(model, state, 2, height, gas)) / 60;
      dose.shut += gasRate(gasAtHeight(model, state, 3, height, gas)) / 60;
    }
    expect(dose.open).toBeGreaterThan(0.3);
    expect(dose.open / dose.shut).toBeGreaterThan(10);
  });
});
