/**
 * No deadlock between teams: over random homes, rosters, devices and plans every run ends by itself, every resident is accounted
 * for, whoever waits has a cause, and nobody is left who could still have been brought by staff who stand about.
 */
import { describe, expect, it } from 'vitest';
import { createSimulation } from '../../engine/simulation.js';
import { CAUSES, OUTCOME, OUTCOMES, STATE } from '../../engine/world/codes.js';
import { randomHome } from '../fixtures/randomHome.js';
import { waitsWithoutCause } from '../fixtures/waits.js';

describe('teams of random homes never wait for each other for good', () => {
  for (const k of [3, 4, 5, 10, 12, 14, 20, 23, 27, 28]) {
    it(`home ${k}`, { timeout: 60_000 }, () => {
      const scenario = randomHome(k);
      const simulation = createSimulation(scenario, `run-${k}`);
      const { world } = simulation;
      const { people } = world;
      expect(waitsWithoutCause(simulation)).toEqual([]);
      expect(world.endReason).toBe('settled');
      expect(world.tasks).toEqual([]);
      for (let row = 0; row < people.count; row++) {
        if (people.state[row] !== STATE.notYetHere) expect(people.outcome[row]).not.toBe(OUTCOME.none);
      }
      for (let row = 0; row < people.residents; row++) {
        if (OUTCOMES[people.outcome[row]] !== 'remaining' || people.phase[row] < 0) continue;
        // Left behind for want of a way, of room, of a device, or of anybody who may come: never of each other.
        expect(['noRoute', 'refugeFull', 'device', 'carer', 'phase', 'alarm', 'noPlan']).toContain(
          CAUSES[people.cause[row]],
        );
      }
    });
  }
});
