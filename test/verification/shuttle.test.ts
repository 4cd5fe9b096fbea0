/**
 * Staff shuttle, closed form: T = t_resp + n (t_prep + d / v_load + t_unload) + (n - 1) d / v_ret, n = ceil(N / teams).
 * Source: derived (D) from the steps of the task; the five printed cases and others drawn at random.
 * Randomness and crowding off. Tolerance: one tick times the number of phases of a tick.
 */
import { describe, expect, it } from 'vitest';
import { PHASES, createSimulation } from '../../engine/simulation.js';
import type { Scenario } from '../../engine/scenario/schema.js';

interface Shuttle {
  residents: number;
  teams: number;
  response: number;
  preparation: number;
  distance: number;
  loaded: number;
  unloaded: number;
  unload: number;
}

const closedForm = (s: Shuttle): number => {
  const trips = Math.ceil(s.residents / s.teams);
  return (
    s.response + trips * (s.preparation + s.distance / s.loaded + s.unload) + (trips - 1) * (s.distance / s.unloaded)
  );
};

/** A ward, a corridor and a refuge in a row; beds and carers at the same point, `distance` from the refuge's middle. */
function shuttleScenario(s: Shuttle, ticksPerSecond = 20): Scenario {
  const rect = (x0: number, x1: number): [number, number][] => [
    [x0, 0],
    [x1, 0],
    [x1, 4],
    [x0, 4],
  ];
  const bedX = 1;
  const refugeMiddle = bedX + s.distance;
  const opening = (id: string, a: string, b: string, x: number) => ({
    id,
    kind: 'portal' as const,
    between: [a, b] as [string, string],
    at: [
      [x, 1],
      [x, 3],
    ] as [[number, number], [number, number]],
  });
  const ids = (n: number, prefix: string): string[] => Array.from({ length: n }, (_, i) => `${prefix}${i + 1}`);
  return {
    format: 'anshu-scenario',
    version: 1,
    id: 'shuttle',
    name: 'shuttle',
    variant: null,
    facility: {
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      spaces: [
        { id: 'ward', kind: 'bedroom', storey: 'L1', outline: rect(0, 2) },
        { id: 'corridor', kind: 'corridor', storey: 'L1', outline: rect(2, refugeMiddle - 2) },
        { id: 'refuge', kind: 'refuge', storey: 'L1', outline: rect(refugeMiddle - 2, refugeMiddle + 2) },
      ],
      openings: [
        opening('o1', 'ward', 'corridor', 2),
        opening('o2', 'corridor', 'refuge', refugeMiddle - 2),
        {
          id: 'exit',
          kind: 'door',
          between: ['corridor', 'outside'],
          at: [
            [2.2, 0],
            [3.4, 0],
          ],
        },
      ],
      beds: ids(s.residents, 'b').map((id) => ({ id, space: 'ward', at: [bedX, 2] as [number, number] })),
      stations: [{ id: 's', kind: 'carerStation', space: 'ward', at: [bedX, 2] }],
    },
    residents: ids(s.residents, 'b').map((bed) => ({
      id: bed,
      bed,
      mobility: 'wheelchairAssisted' as const,
      asleep: false,
      preparation: s.preparation,
    })),
    roster: {
      shifts: {
        night: {
          from: '00:00',
          to: '23:59',
          staff: ids(s.teams, 'c').map((id) => ({ id, post: 'carer' as const, station: 's', speed: s.unloaded })),
        },
      },
      onDuty: 'night',
    },
    plan: {
      phases: [{ id: 'all', trigger: { after: 'start', delay: s.response }, zones: [{ all: true }], to: ['refuge'] }],
      claims: [],
    },
    incident: { space: 'corridor', clock: '02:00', panelAlarm: null },
    model: {
      randomness: false,
      crowding: false,
      ticksPerSecond,
      parameters: {
        'means.wheelchair.level.mean': s.loaded,
        'time.unload.night.mean': s.unload,
        'time.handOver.night.mean': 0,
        'time.pause.night.mean': 0,
      },
    },
    horizon: 86_400,
  } as Scenario;
}

function lastSafe(scenario: Scenario): number {
  const simulation = createSimulation(scenario, '1');
  simulation.run();
  const people = simulation.world.people;
  expect(simulation.world.endReason).toBe('settled');
  let last = 0;
  for (let row = 0; row < people.residents; row++) last = Math.max(last, people.outcomeAt[row]);
  return last;
}

const printed: Shuttle = {
  residents: 8,
  teams: 1,
  response: 60,
  preparation: 45,
  distance: 20,
  loaded: 0.9,
  unloaded: 1.2,
  unload: 10,
};

describe('staff shuttle against its closed form', () => {
  it.each([
    { residents: 8, teams: 1, published: 794 },
    { residents: 8, teams: 2, published: 419 },
    { residents: 20, teams: 1, published: 1921 },
    { residents: 20, teams: 2, published: 982 },
    { residents: 20, teams: 4, published: 513 },
  ])('$residents residents, $teams teams: $published s', ({ residents, teams, published }) => {
    const shuttle = { ...printed, residents, teams };
    const time = lastSafe(shuttleScenario(shuttle));
    expect(Math.abs(closedForm(shuttle) - published)).toBeLessThan(0.6);
    expect(Math.abs(time - closedForm(shuttle))).toBeLessThanOrEqual(PHASES.length / 20);
  });

  it('any other numbers, any tick', () => {
    // A fixed list of primes-ish steps spreads the cases without a random source.
    for (let k = 0; k < 12; k++) {
      const shuttle: Shuttle = {
        residents: 1 + ((k * 7) % 15),
        teams: 1 + ((k * 3) % 5),
        response: (k * 13.37) % 90,
        preparation: 10 + ((k * 23.1) % 120),
        distance: 6 + ((k * 11.3) % 60),
        loaded: 0.3 + ((k * 0.37) % 1.4),
        unloaded: 0.7 + ((k * 0.29) % 1.1),
        unload: (k * 4.7) % 25,
      };
      const ticks = [20, 10, 50][k % 3];
      const time = lastSafe(shuttleScenario(shuttle, ticks));
      expect(Math.abs(time - closedForm(shuttle)), JSON.stringify(shuttle)).toBeLessThanOrEqual(PHASES.length / ticks);
    }
  });
});
