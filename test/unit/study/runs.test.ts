import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../engine/recording/reader.js';
import { createSimulation } from '../../../engine/simulation.js';
import { outcomeOf, recordRun, resultOf, runOnce, runToEnd } from '../../../engine/study/runs.js';
import { OUTCOME, STATE } from '../../../engine/world/codes.js';
import { towerScenario } from '../../fixtures/towers.js';

describe('one run', () => {
  const seeds = ['2', '3', '4', '5', '7', '8'];

  it('gives the same twice, another for another seed, and leaves the scenario as it was', () => {
    for (const id of ['2', '7']) {
      const scenario = towerScenario(id);
      const before = JSON.stringify(scenario);
      const first = runOnce({ scenario, seed: 'a' });
      expect(runOnce({ scenario, seed: 'a' })).toStrictEqual(first);
      expect(runOnce({ scenario: structuredClone(scenario), seed: 'a' })).toStrictEqual(first);
      expect(runOnce({ scenario, seed: 'b' }).stateHash).not.toBe(first.stateHash);
      expect(JSON.stringify(scenario)).toBe(before);
    }
  });

  it('gives plain data: JSON and back changes nothing', () => {
    for (const id of seeds) {
      for (const until of [undefined, 30]) {
        const result = runOnce({ scenario: towerScenario(id), seed: 'a', until });
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
      }
    }
  });

  it('counts everybody who was there once', () => {
    for (const id of seeds) {
      for (const until of [0, 100, 300, Infinity]) {
        const scenario = towerScenario(id);
        const simulation = createSimulation(scenario, 'a');
        const { outcome, population } = resultOf(simulation, runToEnd(simulation, until), null);
        const total = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);
        expect(total(outcome.residents)).toBe((scenario.residents as { count: number }).count);
        expect(population.residents).toBe((scenario.residents as { count: number }).count);
        const there = Array.from(simulation.world.people.state).filter(
          (state, row) => row >= simulation.model.residents && state !== STATE.notYetHere,
        ).length;
        expect(total(outcome.staff)).toBe(there);
        expect(population.staff).toBe(there);
        // Those on the roster, but for who is away from the start and nobody has called yet.
        const rostered = scenario.roster.shifts.night.staff.length;
        const away = simulation.model.people.filter((p) => p.kind === 'staff' && !Number.isNaN(p.arrives)).length;
        expect(there).toBe(until === 0 ? rostered - away : until === Infinity ? rostered : there);
        expect(there).toBeLessThanOrEqual(rostered);
      }
    }
  });

  it('tells what became of the residents by their rows', () => {
    const simulation = createSimulation(towerScenario('7'), 'a');
    runToEnd(simulation);
    const { people } = simulation.world;
    people.outcome.set([OUTCOME.safe, OUTCOME.sheltered, OUTCOME.remaining, OUTCOME.lost, OUTCOME.safe]);
    people.outcomeAt.set([100, 700, 800, 900, 300]);
    people.outcome.fill(OUTCOME.remaining, 5, people.residents);
    const outcome = outcomeOf(simulation);
    expect(outcome.residents).toEqual({ safe: 2, sheltered: 1, remaining: people.residents - 4, lost: 1 });
    expect(outcome.lastSafeAt).toBe(700);
    // Whom no phase of the plan moves is safe where they are, and not the last to get there.
    people.phase[1] = -1;
    expect(outcomeOf(simulation).lastSafeAt).toBe(300);
    people.outcome.fill(OUTCOME.remaining, 0, people.residents);
    expect(outcomeOf(simulation).lastSafeAt).toBeNull();
  });

  it('stops where it is told to, as at a horizon', () => {
    const scenario = towerScenario('2');
    for (const until of [0, 0.05, 60, 123.4]) {
      const result = runOnce({ scenario, seed: 'a', until });
      expect(result.outcome.reason).toBe('horizon');
      expect(result.simulatedSeconds).toBeCloseTo(until, 9);
      expect(result.outcome.endedAt).toBe(result.simulatedSeconds);
    }
    const whole = runOnce({ scenario, seed: 'a' });
    expect(whole.outcome.reason).toBe('settled');
    expect(runOnce({ scenario, seed: 'a', until: 1e6 })).toStrictEqual(whole);
    // Until then it is the same run.
    const part = runOnce({ scenario, seed: 'a', until: 400 });
    expect(part.milestones).toEqual(whole.milestones);
    expect(part.outcome.residents.safe).toBeLessThanOrEqual(whole.outcome.residents.safe);
  });

  it('answers the claims of the plan, in their order, and counts the steps of those who moved', () => {
    const scenario = towerScenario('2');
    scenario.plan.claims.push({ ...scenario.plan.claims[0], id: 'sooner', within: 1 });
    const result = runOnce({ scenario, seed: 'a' });
    expect(result.claims.map((c) => c.id)).toEqual(['clear', 'sooner']);
    expect(result.claims[1].met).toBe(false);
    expect(result.milestones.panelAlarm).toBe(60);
    const simulation = createSimulation(scenario, 'a');
    let moved = 0;
    let watched = 0;
    while (!simulation.ended) {
      simulation.step();
      watched++;
      moved += Array.from(simulation.world.people.moving).reduce((a, b) => a + b, 0);
    }
    expect(result.personSteps).toBe(moved);
    expect(moved).toBeGreaterThan(1000);
    expect(result.simulatedSeconds).toBe(watched / 20);
    expect(result.stateHash).toBe(simulation.hash());
  });

  it('with its recording has the same result, which the recording tells too', () => {
    const scenario = towerScenario('4');
    for (const until of [undefined, 200]) {
      const { result, recording } = recordRun({ scenario, seed: 'a', until });
      expect(result).toStrictEqual(runOnce({ scenario, seed: 'a', until }));
      const { end, duration } = readRecording(recording);
      expect(end.stateHash).toBe(result.stateHash);
      expect(end.milestones).toEqual(result.milestones);
      expect(duration).toBe(result.simulatedSeconds);
      const last = readRecording(recording).at(duration);
      const safe = Array.from(last.outcome.slice(0, result.population.residents)).filter((o) => o === OUTCOME.safe);
      expect(safe.length).toBe(result.outcome.residents.safe);
    }
  });
});
