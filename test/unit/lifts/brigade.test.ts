/** Firefighters go up by a lift they have taken over, and nobody else does. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { OUTCOMES } from '../../../engine/world/codes.js';
import type { RunEvent } from '../../../engine/world/events.js';
import { liftTower, type LiftTower } from '../../fixtures/lifts.js';

/** Ten storeys, one resident who lies in bed at the top, and firefighters who come to the ground floor. */
function rescue(lifts: boolean, change: (s: Scenario) => void = () => {}, of: LiftTower = {}) {
  const scenario = liftTower('brigade', { storeys: 10, beds: 4, carers: 0, by: 'stairs', ...of });
  const beds = scenario.facility.beds!.filter(({ id }) => id.startsWith('10'));
  scenario.residents = [{ id: 'r', bed: beds[0].id, mobility: 'bedridden', asleep: false }];
  scenario.incident.space = beds[1].space;
  scenario.model = { randomness: false, crowding: false };
  scenario.roster.outside = {
    brigade: { travel: 60, setUp: 0, station: 'guard-post', teams: 2, ...(lifts ? { lifts: ['lift-A'] } : {}) },
  };
  if (of.by === undefined) delete scenario.plan.lifts;
  change(scenario);
  const simulation = createSimulation(scenario, '1');
  const events: RunEvent[] = [];
  while (!simulation.ended) {
    simulation.step();
    events.push(...simulation.world.events);
  }
  const at = (code: string): number => events.find((event) => event.code === code)?.time ?? NaN;
  return { simulation, events, at };
}
const riders = (events: readonly RunEvent[]): Set<string | undefined> =>
  new Set(events.filter(({ code }) => code === 'liftBoarded').map(({ person }) => person));

describe('a lift of the fire brigade', () => {
  it('takes its teams up, sooner than the stairs would; the resident is carried down', () => {
    const byLift = rescue(true);
    const byStairs = rescue(false);
    expect(byLift.at('liftMode')).toBeLessThanOrEqual(byLift.at('brigadeArrived') + 0.05);
    expect(riders(byStairs.events).size).toBe(0);
    // Those who rescue and those who fight the fire.
    expect([...riders(byLift.events)].every((id) => id?.startsWith('firefighter'))).toBe(true);
    expect(riders(byLift.events).size).toBe(4);
    expect(byLift.at('preparationStarted')).toBeLessThan(byStairs.at('preparationStarted') - 30);
    for (const { simulation } of [byLift, byStairs]) expect(OUTCOMES[simulation.world.people.outcome[0]]).toBe('safe');
  });

  it('that has lost its power takes nobody: they climb', () => {
    const { events, simulation } = rescue(true, (s) => (s.incident.powerLoss = { at: 30, lifts: ['lift-A'] }));
    expect(riders(events).size).toBe(0);
    expect(OUTCOMES[simulation.world.people.outcome[0]]).toBe('safe');
  });

  it('that residents were to go by takes nobody on their own any more: they find another way', () => {
    const change = (s: Scenario): void => {
      const [bed] = s.facility.beds!.filter(({ id }) => id.startsWith('09'));
      (s.residents as object[]).push({
        id: 's',
        bed: bed.id,
        mobility: 'independent',
        preMovement: 500,
        asleep: false,
      });
    };
    const { events, simulation } = rescue(true, change, { by: 'both' });
    expect(simulation.world.endReason).toBe('settled');
    expect([...simulation.world.people.outcome.slice(0, 2)].map((o) => OUTCOMES[o])).toEqual(['safe', 'safe']);
    expect(riders(events).has('s')).toBe(false);
  });
});
