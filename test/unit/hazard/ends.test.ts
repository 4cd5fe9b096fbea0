/** When a run with a fire may end before its horizon, and that its end is then the same. */
import { describe, expect, it } from 'vitest';
import { createSimulation, PHASES, type Simulation } from '../../../engine/simulation.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { OUTCOME } from '../../../engine/world/codes.js';
import { gasState } from '../../../engine/world/conditions.js';
import { towerScenario } from '../../fixtures/towers.js';

const tower = towerScenario('ends', { storeys: 3, bedsPerStorey: 6, bedroomsFrom: 2, compartments: 1 });

/** A bin burns in one of the spaces; everybody stays where they are. */
function smallFire(energy: number, horizon: number, space = '01-corridor'): Scenario {
  const scenario = structuredClone(tower);
  scenario.incident = {
    space,
    clock: '02:00',
    panelAlarm: 30,
    fire: { item: 'beddingTreated', growth: 'fast', peak: 40, energy },
  };
  scenario.residents = (scenario.facility.beds ?? []).map(({ id }) => ({
    id: `R-${id}`,
    bed: id,
    mobility: 'bedridden',
  }));
  scenario.plan = { ...scenario.plan, phases: [], response: { investigate: 'nobody', confirmBeforeAlarm: false } };
  scenario.horizon = horizon;
  return scenario;
}

const outcomes = ({ world }: Simulation): unknown => ({
  outcome: [...world.people.outcome],
  state: [...world.people.state],
  space: [...world.people.space],
});

/** Run to the end; `onward`: as if nothing could be said of the air to come. */
function ended(scenario: Scenario, onward = false): Simulation {
  const simulation = createSimulation(scenario, 'a');
  if (onward) simulation.conditions!.onlyMixes = () => false;
  simulation.run();
  return simulation;
}

describe('the end of a run with a fire', () => {
  it('comes once nothing burns and the air can harm nobody, with the outcomes of going on', () => {
    const scenario = smallFire(0.4, 1200);
    const early = ended(scenario);
    const late = ended(scenario, true);
    expect(early.world.endReason).toBe('settled');
    expect(early.world.endedAt).toBeLessThan(900);
    expect(late.world.endReason).toBe('horizon');
    expect(outcomes(early)).toEqual(outcomes(late));
  });

  it('waits for the horizon while thick smoke hangs somewhere', () => {
    const { world } = ended(smallFire(60, 900));
    expect(world.endReason).toBe('horizon');
  });

  it('is bounded by the worst gas: nothing later is worse', () => {
    const simulation = createSimulation(smallFire(4, 1500), 'a');
    const worst = gasState();
    simulation.conditions!.onlyMixes(worst);
    while (!simulation.conditions!.onlyMixes(worst) && !simulation.ended) simulation.step();
    const since = simulation.world.tick / 20;
    expect(since).toBeLessThan(600);
    const later = gasState();
    const gas = gasState();
    for (let t = since + 50; t < 1500; t += 50) {
      simulation.run(t);
      expect(simulation.conditions!.onlyMixes(later)).toBe(true);
      for (const name of ['temperature', 'extinction', 'carbonMonoxide', 'carbonDioxide', 'hydrogenCyanide'] as const) {
        expect(later[name], `${name} at ${t} s`).toBeLessThanOrEqual(worst[name] * (1 + 1e-6));
        for (let space = 0; space < simulation.model.facility.spaces.length; space++)
          for (const height of [0.3, 2.6])
            expect(simulation.conditions!.gasAt(space, height, gas)[name]).toBeLessThanOrEqual(
              worst[name] * (1 + 1e-6),
            );
      }
      expect(later.oxygen).toBeGreaterThanOrEqual(worst.oxygen * (1 - 1e-6));
    }
  });

  it('is the same whether ticks in which people only breathe are cut short or not', () => {
    // Somebody lies where it burns: they are incapacitated while everybody is at rest, within a second.
    const scenario = smallFire(60, 400, '02-01');
    scenario.incident.fire!.peak = 400;
    const dispatch = PHASES.find(({ name }) => name === 'dispatch')!;
    const own = dispatch.run;
    let whole = 0;
    dispatch.run = (...given) => {
      whole++;
      own(...given);
    };
    const short = createSimulation(scenario, 'a');
    try {
      short.run();
    } finally {
      dispatch.run = own;
    }
    const long = createSimulation(scenario, 'a');
    while (!long.ended) {
      long.step();
      long.dropCaches();
    }
    expect(short.hash()).toBe(long.hash());
    expect([...short.world.people.outcome]).toContain(OUTCOME.lost);
    expect(whole).toBeLessThan(0.5 * short.world.tick);
  });
});
