/** Ways that are looked up before they are asked for are the ways that are walked. */
import { describe, expect, it } from 'vitest';
import { createNavigator } from '../../../engine/navigation/navigator.js';
import { createSimulation } from '../../../engine/simulation.js';
import { createWalks } from '../../../engine/staff/walks.js';
import { towerScenario } from '../../fixtures/towers.js';

describe('walks', () => {
  it('looked up ahead are those of the navigator, also after a door has gone out of order', () => {
    const { model, world } = createSimulation(towerScenario('4'), '1');
    const navigator = createNavigator(model.facility);
    const walks = createWalks();
    let pieces = 0;
    while (walks.prepare(model, world, navigator)) pieces++;
    expect(pieces).toBeGreaterThan(model.residents);
    const all = (kept = walks): number[] => {
      const found: number[] = [];
      for (let row = model.residents; row < world.people.count; row++)
        for (let resident = 0; resident < model.residents; resident += 7)
          found.push(kept.between(model, world, navigator, row, resident, Infinity));
      return found;
    };
    const before = all();
    expect(before).toEqual(all(createWalks()));
    const door = model.facility.spaces[model.facility.beds[0].spaceIndex].openings[0];
    world.doorOutOfOrder[door] = 1;
    world.doorsVersion++;
    expect(all()).toEqual(all(createWalks()));
    expect(all()).not.toEqual(before);
    expect(walks.prepare(model, world, navigator)).toBe(true);
  });

  it('a run that looked ahead is the run', () => {
    const [plain, ahead] = ['plain', 'ahead'].map(() => createSimulation(towerScenario('4'), '2'));
    while (!plain.ended) {
      for (let k = 0; k < 20; k++) ahead.prepare();
      plain.step();
      ahead.step();
    }
    expect(ahead.hash()).toBe(plain.hash());
  });
});
