/** A bedroom with its door shut against one with its door open, beside a burning room that is open to the corridor. */
import { expect, it } from 'vitest';
import { gasRate } from '../../../engine/hazard/exposure/dose.js';
import { createSimulation } from '../../../engine/simulation.js';
import { gasState } from '../../../engine/world/conditions.js';
import { towerScenario } from '../../fixtures/towers.js';

/** Dose of gas after ten minutes by space and height. */
function doses(spaces: readonly string[], heights: readonly number[], open: readonly string[]): number[][] {
  const scenario = towerScenario('doors', { storeys: 2, bedsPerStorey: 6, bedroomsFrom: 1, compartments: 1 });
  scenario.incident = { space: '02-01', clock: '02:00', panelAlarm: null, fire: { item: 'bedding', growth: 'fast' } };
  scenario.protection = { openAtStart: [...open] };
  scenario.plan.phases = [];
  scenario.horizon = 600;
  const simulation = createSimulation(scenario, 'a');
  const indices = spaces.map((id) => scenario.facility.spaces.findIndex((space) => space.id === id));
  const sums = spaces.map(() => heights.map(() => 0));
  const gas = gasState();
  while (!simulation.ended) {
    simulation.run(simulation.world.tick / simulation.model.ticksPerSecond + 1);
    indices.forEach((space, i) =>
      heights.forEach((height, k) => (sums[i][k] += gasRate(simulation.conditions!.gasAt(space, height, gas)) / 60)),
    );
  }
  return sums;
}

it('gives at least ten times the dose, as in the house tests of Traina et al. 2017 (worst cases 4.4 against 0.13)', () => {
  const heights = [0.6, 1.5, 2.2];
  const [open, shut] = doses(['02-02', '02-03'], heights, ['d-02-01', 'd-02-02']);
  heights.forEach((_, k) => {
    expect(open[k]).toBeGreaterThan(0.3);
    expect(open[k] / shut[k]).toBeGreaterThanOrEqual(10);
  });
  // The other way round it is the other room.
  const [shutToo, openToo] = doses(['02-02', '02-03'], [0.6], ['d-02-01', 'd-02-03']);
  expect(openToo[0] / shutToo[0]).toBeGreaterThanOrEqual(10);
});
