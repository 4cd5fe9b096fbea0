/** Buildings of the checks: a corridor with single bedrooms, and what is asked of a run in it. */
import type { MobilityClass, Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';

export interface WardSetting {
  rooms: number;
  carers: number;
  mobility: MobilityClass;
  /** How many of staff one resident takes. */
  helpers: number;
  /** Way from the bedrooms’ doors, and from the station between them, to the door of the next compartment in the mean, m. */
  distance: number;
  clock: string;
}

/**
 * `rooms` single bedrooms of 4 × 5 m on both sides of a corridor 2.4 m wide, from its west end on; at its east end the next
 * compartment, a day room of 12 × 10 m; the staff's station in the middle of the bedrooms. All doors 1.1 m, the one to the compartment self-closing.
 */
export function wardScenario({ rooms, carers, mobility, helpers, distance, clock }: WardSetting): Scenario {
  const rect = (x0: number, y0: number, x1: number, y1: number): [number, number][] => [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  const columns = Math.ceil(rooms / 2);
  const middle = 2 * columns;
  const length = Math.max(4 * columns, middle + distance);
  const spaces: Scenario['facility']['spaces'] = [
    { id: 'corridor', kind: 'corridor', storey: 'L1', outline: rect(0, 0, length, 2.4), compartment: 'west' },
    { id: 'day-room', kind: 'refuge', storey: 'L1', outline: rect(length, -4, length + 12, 6), compartment: 'east' },
  ];
  const openings: Scenario['facility']['openings'] = [
    {
      id: 'compartment-door',
      kind: 'fireDoorSelfClosing',
      between: ['corridor', 'day-room'],
      at: [
        [length, 0.4],
        [length, 1.8],
      ],
    },
    {
      id: 'exit',
      kind: 'door',
      between: ['day-room', 'outside'],
      at: [
        [length + 12, 0],
        [length + 12, 1.2],
      ],
    },
  ];
  const beds: NonNullable<Scenario['facility']['beds']> = [];
  for (let i = 0; i < rooms; i++) {
    const x = 4 * Math.floor(i / 2);
    const south = i % 2 === 0;
    const id = `room-${String(i + 1).padStart(2, '0')}`;
    spaces.push({
      id,
      kind: 'bedroom',
      storey: 'L1',
      outline: south ? rect(x, -5, x + 4, 0) : rect(x, 2.4, x + 4, 7.4),
      compartment: 'west',
    });
    const y = south ? 0 : 2.4;
    openings.push({
      id: `door-${i + 1}`,
      kind: 'door',
      between: [id, 'corridor'],
      at: [
        [x + 1.4, y],
        [x + 2.5, y],
      ],
    });
    beds.push({ id: `bed-${String(i + 1).padStart(2, '0')}`, space: id, at: [x + 2, south ? -3 : 5.4] });
  }
  return {
    format: 'anshu-scenario',
    version: 1,
    id: 'ward',
    name: 'ward',
    variant: null,
    facility: {
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      compartments: [{ id: 'west' }, { id: 'east' }],
      spaces,
      openings,
      beds,
      stations: [{ id: 'station', kind: 'carerStation', space: 'corridor', at: [middle, 1.2] }],
    },
    residents: beds.map(({ id }) => ({ id, bed: id, mobility })),
    roster: {
      shifts: {
        any: {
          from: '00:00',
          to: '23:59',
          staff: Array.from({ length: carers }, (_, i) => ({
            id: `carer-${String(i + 1).padStart(2, '0')}`,
            post: 'carer' as const,
            station: 'station',
          })),
        },
      },
      onDuty: 'any',
    },
    plan: {
      phases: [
        {
          id: 'all',
          trigger: { after: 'start' },
          zones: [{ compartment: 'west' }],
          to: ['nextCompartment'],
          order: ['byRoom'],
        },
      ],
      moving: [{ mobility, helpers }],
      claims: [],
    },
    incident: { space: 'corridor', clock, panelAlarm: null },
    horizon: 20_000,
  };
}

/** When the last resident was in safety, s; NaN if somebody was not. */
export function lastSafe(scenario: Scenario, seed: string): number {
  const simulation = createSimulation(scenario, seed);
  simulation.run();
  return lastOf(simulation);
}

export function lastOf({ world }: Simulation): number {
  let last = 0;
  for (let row = 0; row < world.people.residents; row++) {
    if (world.people.phase[row] >= 0) last = Math.max(last, world.people.outcomeAt[row]);
  }
  return last;
}
