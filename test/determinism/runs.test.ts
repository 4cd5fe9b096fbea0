/** Same scenario and seed: the same hash, however the run was cut, restored, or its caches dropped. */
import { describe, expect, it } from 'vitest';
import { openStream } from '../../engine/random.js';
import type { Scenario } from '../../engine/scenario/schema.js';
import { createSimulation, restoreSimulation } from '../../engine/simulation.js';
import { towerScenario } from '../fixtures/towers.js';

const finalHash = (scenario: Scenario, seed: string): string => {
  const simulation = createSimulation(scenario, seed);
  simulation.run();
  return simulation.hash();
};

describe('determinism', () => {
  const scenario = towerScenario('3', { storeys: 4, bedsPerStorey: 12 });

  it('a run twice gives the same hash, another seed another', () => {
    const hash = finalHash(scenario, 'a');
    expect(finalHash(scenario, 'a')).toBe(hash);
    expect(finalHash(scenario, 'b')).not.toBe(hash);
  });

  it('snapshot and go on gives the same run, wherever it is cut', () => {
    const hash = finalHash(scenario, 'a');
    for (const cut of [0, 1, 137, 1801, 4003, 9001]) {
      const first = createSimulation(scenario, 'a');
      while (!first.ended && first.world.tick < cut) first.step();
      const rest = restoreSimulation(scenario, 'a', first.snapshot());
      rest.run();
      expect(rest.hash(), `cut at tick ${cut}`).toBe(hash);
    }
  });

  it('dropping caches at random ticks changes nothing', () => {
    const hash = finalHash(scenario, 'a');
    const stream = openStream('drop', 'test', 'caches', 0);
    const simulation = createSimulation(scenario, 'a');
    while (!simulation.ended) {
      if (stream.uniform() < 0.01) simulation.dropCaches();
      simulation.step();
    }
    expect(simulation.hash()).toBe(hash);
  });

  it('the order of people in the files changes nothing', () => {
    const shuffled = structuredClone(scenario);
    shuffled.roster.shifts.night.staff.reverse();
    shuffled.facility.beds?.reverse();
    const a = createSimulation(scenario, 'a');
    const b = createSimulation(shuffled, 'a');
    expect(b.model.people.map((p) => [p.id, p.speedLevel])).toEqual(a.model.people.map((p) => [p.id, p.speedLevel]));
  });

  it('another carer changes no draw of a resident', () => {
    const more = structuredClone(scenario);
    more.roster.shifts.night.staff.push({ ...more.roster.shifts.night.staff[0], id: 'carer-extra' });
    const residents = (s: Scenario) => createSimulation(s, 'a').model.people.filter((p) => p.kind === 'resident');
    expect(residents(more)).toEqual(residents(scenario));
  });
});
