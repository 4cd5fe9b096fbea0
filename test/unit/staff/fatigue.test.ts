/** Carrying down eleven storeys: the mean speed is the published one; who is not trained puts the resident down to rest. */
import { describe, expect, it } from 'vitest';
import { generateTower } from '../../../engine/facility/tower.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';
import { PERSON_STATES } from '../../../engine/world/codes.js';
import { runWard } from '../../fixtures/ward.js';
import type { RunEvent } from '../../../engine/world/events.js';

/** One resident on the twelfth storey of a tower, so many carers beside them, everybody out by the stairs. */
function descent(
  change: (scenario: Scenario) => void,
  watch: (simulation: Simulation) => void = () => {},
): { events: RunEvent[]; slope: number; seconds: number } {
  const facility = generateTower({ storeys: 12, bedsPerStorey: 8, stairs: 1 });
  facility.stores = facility.stores?.map((store) => ({ ...store, devices: { ...store.devices, carryChair: 2 } }));
  const bed = facility.beds!.filter((one) => one.id.startsWith('12')).map((one) => one.id)[0];
  const scenario: Scenario = {
    format: 'anshu-scenario',
    version: 1,
    id: 'descent',
    name: 'descent',
    variant: null,
    facility,
    residents: [{ id: 'r', bed, mobility: 'bedridden', asleep: false, device: 'rescueSheet' }],
    roster: {
      shifts: {
        night: {
          from: '21:00',
          to: '07:00',
          staff: [1, 2, 3, 4].map((n) => ({ id: `c${n}`, post: 'carer' as const, station: '12-station' })),
        },
      },
    },
    plan: { phases: [{ id: 'all', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] }], claims: [] },
    incident: { space: bed.slice(0, 5), clock: '02:00', panelAlarm: null },
    model: { randomness: false, crowding: false, handling: 'trained' },
    horizon: 20_000,
  };
  change(scenario);
  const simulation = createSimulation(scenario, '1');
  const { model, world } = simulation;
  const events: RunEvent[] = [];
  let seconds = 0;
  // Length of all flights walked, and the time spent on them.
  const flights = model.facility.spaces.filter((space) => space.flight !== null);
  const slope = flights.reduce((sum, space) => sum + space.flight!.run * space.flight!.stretch, 0);
  while (!simulation.ended) {
    const before = world.people.space[0];
    simulation.step();
    events.push(...world.events);
    watch(simulation);
    if (before >= 0 && model.facility.spaces[before].flight !== null) seconds += model.dt;
  }
  return { events, slope, seconds };
}

describe('eleven storeys down', () => {
  it.each([
    ['evacuationChair', 0.83],
    ['carryChair', 0.6],
    ['stretcher', 0.6],
    ['rescueSheet', 0.62],
  ] as const)('%s by a trained team: on the flights %f m/s in the mean', (device, published) => {
    const { slope, seconds, events } = descent((s) => {
      (s.residents as { device?: string }[])[0].device = device;
    });
    expect(slope / seconds).toBeGreaterThan(published * 0.99);
    expect(slope / seconds).toBeLessThan(published * 1.01);
    expect(events.some((e) => e.code === 'restStarted')).toBe(false);
  });

  it('carers drilled once a year are slower and put a carry chair down twice: after four storeys and after eight', () => {
    const { slope, seconds, events } = descent((s) => {
      (s.residents as { device?: string }[])[0].device = 'carryChair';
      s.model!.handling = 'byTraining';
    });
    expect(events.filter((e) => e.code === 'restStarted').length).toBe(2);
    expect(slope / seconds).toBeGreaterThan(0.6 * 0.7 * 0.99);
    expect(slope / seconds).toBeLessThan(0.6 * 0.7 * 1.01);
  });

  it('the untrained preset is its share of the trained one', () => {
    const { slope, seconds } = descent((s) => (s.model!.handling = 'untrained'));
    expect(slope / seconds).toBeGreaterThan(0.62 * 0.45 * 0.99);
    expect(slope / seconds).toBeLessThan(0.62 * 0.45 * 1.01);
  });

  it('the weakest of a team sets its speed on stairs', () => {
    const { slope, seconds } = descent((s) => {
      (s.residents as { device?: string }[])[0].device = 'carryChair';
      s.roster.shifts.night.staff[1].strength = 0.5;
    });
    expect(slope / seconds).toBeGreaterThan(0.6 * 0.5 * 0.99);
    expect(slope / seconds).toBeLessThan(0.6 * 0.5 * 1.01);
  });
});

describe('eleven storeys up', () => {
  it.each([
    ['empty-handed', 'rescueSheet', 1],
    ['with a chair from the ground floor', 'evacuationChair', 0.85],
  ] as const)('%s: full speed for three storeys, then falling to 0.6 of it after ten', (_, device, laden) => {
    let climbing = 0;
    const up = descent(
      (s) => {
        (s.residents as { device?: string }[])[0].device = device;
        s.roster.shifts.night.staff = [{ id: 'c1', post: 'carer', station: 'guard-post' }];
        s.facility.stores = s.facility.stores!.map((store) => ({
          ...store,
          devices: store.id.startsWith('01') ? { evacuationChair: 1 } : {},
        }));
      },
      ({ model, world }) => {
        const { space, state } = world.people;
        const at = space[1];
        if (at >= 0 && PERSON_STATES[state[1]] === 'helping' && world.people.attachedTo[1] < 0)
          climbing += model.facility.spaces[at].flight === null ? 0 : model.dt;
      },
    );
    // By storey, n of them climbed before: (n - 3) / 7 of the way from 1 to 0.6.
    let expected = 0;
    for (let n = 0; n < 11; n++) {
      const factor = n <= 3 ? 1 : n >= 10 ? 0.6 : 1 - (0.4 * (n - 3)) / 7;
      expected += up.slope / 11 / (0.7 * factor * laden);
    }
    expect(climbing / expected).toBeGreaterThan(0.99);
    expect(climbing / expected).toBeLessThan(1.01);
  });
});

it('a bed is pushed slower on each further trip of those who push it', () => {
  const { events } = runWard({
    residents: [{ mobility: 'bedridden' }, { mobility: 'bedridden' }],
    carers: 2,
    change: (s) => {
      s.facility.bedside = ['bed'];
      s.plan.moving = [{ mobility: 'bedridden', level: 'bed', helpers: 2 }];
    },
  });
  const time = (code: string, person: string): number =>
    events.find((event) => event.code === code && event.person === person)!.time;
  // 10 s to settle, and the way: 3 % slower the second time.
  const way = (person: string): number => time('handedOver', person) - time('moveStarted', person) - 10;
  expect(way('r1') / way('r0')).toBeCloseTo(1 / 0.97, 6);
});
