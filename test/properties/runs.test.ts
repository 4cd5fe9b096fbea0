/** Over generated towers: every run ends, everybody is accounted for, nobody is in a wall, every wait has a cause. */
import { describe, expect, it } from 'vitest';
import { pointInPolygon } from '../../engine/facility/geometry.js';
import { createSimulation } from '../../engine/simulation.js';
import { CAUSE, OUTCOME, OUTCOMES, STATE } from '../../engine/world/codes.js';
import { towerScenario } from '../fixtures/towers.js';

describe('runs over generated towers', () => {
  for (let k = 1; k <= 12; k++) {
    it(`tower ${k}`, () => {
      const scenario = towerScenario(String(k));
      const simulation = createSimulation(scenario, `run-${k}`);
      const { world, model } = simulation;
      const people = world.people;
      const outside: string[] = [];
      const noCause: string[] = [];
      while (!simulation.ended) {
        simulation.step();
        for (let row = 0; row < people.count; row++) {
          const space = people.space[row];
          if (space >= 0 && people.moving[row] === 1) {
            const { outline, minX, minY, maxX, maxY } = model.facility.spaces[space];
            const x = people.x[row];
            const y = people.y[row];
            const inBox = x >= minX - 1e-6 && x <= maxX + 1e-6 && y >= minY - 1e-6 && y <= maxY + 1e-6;
            const onEdge = x <= minX + 1e-6 || x >= maxX - 1e-6 || y <= minY + 1e-6 || y >= maxY - 1e-6;
            if (!inBox || (!onEdge && !pointInPolygon(outline, x, y)))
              outside.push(`${model.people[row].id} @ ${world.tick}`);
          }
          if (people.state[row] === STATE.waitingForHelp && people.cause[row] === CAUSE.none) {
            noCause.push(`${model.people[row].id} @ ${world.tick}`);
          }
        }
      }
      expect(outside.slice(0, 3)).toEqual([]);
      expect(noCause.slice(0, 3)).toEqual([]);
      expect(world.endReason).toBe('settled');
      const counts = new Map<string, number>();
      for (let row = 0; row < people.residents; row++) {
        const outcome = OUTCOMES[people.outcome[row]];
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      }
      expect(counts.get('none')).toBeUndefined();
      expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(people.residents);
      for (let row = people.residents; row < people.count; row++) expect(people.outcome[row]).not.toBe(OUTCOME.none);
      // Whoever ends "remaining" says why.
      for (let row = 0; row < people.residents; row++) {
        if (people.outcome[row] === OUTCOME.remaining && model.phaseOf[row] >= 0)
          expect(people.cause[row]).not.toBe(CAUSE.none);
      }
    });
  }
});
