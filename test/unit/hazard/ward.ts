/** A ward to put smoke into: four rooms on a corridor with a way out at both ends, two carers and a control room. */
import { resolveScenario } from '../../../engine/scenario/resolve.js';
import type { GivenSpace, ResidentEntry, Scenario, ScenarioFile } from '../../../engine/scenario/schema.js';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';
import type { EventCode, RunEvent } from '../../../engine/world/events.js';

type Point = [number, number];
const box = (x1: number, y1: number, x2: number, y2: number): Point[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];

export interface WardOptions {
  residents: (Omit<ResidentEntry, 'id' | 'bed'> & { room: 1 | 2 | 3 | 4 })[];
  air?: GivenSpace[];
  carers?: number;
  horizon?: number;
  incident?: Partial<ScenarioFile['incident']>;
  roster?: Partial<ScenarioFile['roster']>;
  plan?: Partial<ScenarioFile['plan']>;
  protection?: ScenarioFile['protection'];
  parameters?: Record<string, number>;
  randomness?: boolean;
}

/** Residents are r1, r2 … in the order given; rooms are room-1 … room-4, the corridor's halves west and east. */
export function ward(options: WardOptions): Scenario {
  const { residents, carers = 2 } = options;
  const rooms = [1, 2, 3, 4];
  const input: ScenarioFile = {
    format: 'anshu-scenario',
    version: 1,
    id: 'ward',
    name: 'ward',
    facility: {
      storeys: [{ id: 'L1', elevation: 0, height: 3 }],
      spaces: [
        { id: 'west', kind: 'corridor', storey: 'L1', outline: box(0, 0, 10, 2), compartment: 'W' },
        { id: 'east', kind: 'corridor', storey: 'L1', outline: box(10, 0, 20, 2), compartment: 'E' },
        ...rooms.map((n) => ({
          id: `room-${n}`,
          kind: 'bedroom' as const,
          storey: 'L1',
          outline: box(5 * (n - 1), 2, 5 * n, 6),
        })),
        { id: 'control', kind: 'service', storey: 'L1', outline: box(20, 2, 24, 6) },
        { id: 'lobby', kind: 'lobby', storey: 'L1', outline: box(20, 0, 24, 2) },
      ],
      openings: [
        {
          id: 'middle',
          kind: 'portal',
          between: ['west', 'east'],
          at: [
            [10, 0],
            [10, 2],
          ],
        },
        {
          id: 'to-lobby',
          kind: 'portal',
          between: ['east', 'lobby'],
          at: [
            [20, 0],
            [20, 2],
          ],
        },
        {
          id: 'exit-west',
          kind: 'door',
          between: ['west', 'outside'],
          at: [
            [0, 0.4],
            [0, 1.6],
          ],
        },
        {
          id: 'exit-east',
          kind: 'door',
          between: ['lobby', 'outside'],
          at: [
            [24, 0.4],
            [24, 1.6],
          ],
        },
        {
          id: 'door-control',
          kind: 'door',
          between: ['control', 'lobby'],
          at: [
            [21, 2],
            [22, 2],
          ],
        },
        ...rooms.map((n) => ({
          id: `door-${n}`,
          kind: 'door' as const,
          between: [`room-${n}`, n < 3 ? 'west' : 'east'] as [string, string],
          at: [
            [5 * n - 3, 2],
            [5 * n - 1.9, 2],
          ] as [Point, Point],
        })),
      ],
      beds: residents.map(({ room }, i) => ({
        id: `b${i + 1}`,
        space: `room-${room}`,
        at: [5 * room - 4 + 0.8 * residents.slice(0, i).filter((r) => r.room === room).length, 5] as Point,
      })),
      stations: [
        { id: 'station', space: 'east', at: [15, 1], kind: 'carerStation' },
        { id: 'panel', space: 'control', at: [22, 5], kind: 'controlRoom' },
      ],
    },
    residents: residents.map(({ room: _room, ...entry }, i) => ({ ...entry, id: `r${i + 1}`, bed: `b${i + 1}` })),
    roster: {
      shifts: {
        night: {
          from: '00:00',
          to: '23:59',
          staff: [
            ...Array.from({ length: carers }, (_, i) => ({
              id: `c${i + 1}`,
              post: 'carer' as const,
              station: 'station',
              speed: 1.2,
            })),
            { id: 'operator', post: 'controlRoom' as const, station: 'panel' },
          ],
        },
      },
      ...options.roster,
    },
    plan: {
      response: { investigate: 'nearestCarer', confirmBeforeAlarm: false },
      phases: [{ id: 'all', trigger: { after: 'alarmRaised' }, zones: [{ all: true }], to: ['outside'] }],
      claims: [],
      ...options.plan,
    },
    incident: {
      space: 'room-1',
      clock: '02:00',
      ...(options.air === undefined ? {} : { conditions: { spaces: options.air } }),
      ...options.incident,
    },
    ...(options.protection === undefined ? {} : { protection: options.protection }),
    model: { randomness: options.randomness ?? false, parameters: options.parameters ?? {} },
    horizon: options.horizon ?? 1200,
  };
  return resolveScenario(input, {
    generateTower: () => {
      throw new Error('no tower here');
    },
  });
}

/** Smoke of one extinction coefficient in a whole space from `since` on, with as much CO (ppm) and heat (°C). */
export function smoke(space: string, extinction: number, since = 0, co = 0, celsius = 20): GivenSpace {
  const after = (before: number, value: number): number[] => (since === 0 ? [value] : [before, before, value]);
  return {
    space,
    times: since === 0 ? [0] : [0, since - 0.001, since],
    levels: [
      {
        height: 1,
        gas: {
          extinction: after(0, extinction),
          carbonMonoxide: after(0, co / 1e6),
          temperature: after(20, celsius),
        },
      },
    ],
  };
}

export interface WardRun {
  simulation: Simulation;
  events: RunEvent[];
  /** First event of a code (of a person). */
  first(code: EventCode, person?: string): RunEvent | undefined;
  outcome(id: string): number;
  row(id: string): number;
}

/** A run of it to its end, or to `until` s. */
export function runWard(options: WardOptions, until = Infinity, seed = '1'): WardRun {
  const simulation = createSimulation(ward(options), seed);
  const events: RunEvent[] = [];
  const { model, world } = simulation;
  while (!simulation.ended && world.tick / model.ticksPerSecond < until) {
    simulation.step();
    events.push(...world.events);
  }
  const row = (id: string): number => model.people.findIndex((person) => person.id === id);
  return {
    simulation,
    events,
    row,
    first: (code, person) => events.find((e) => e.code === code && (person === undefined || e.person === person)),
    outcome: (id) => world.people.outcome[row(id)],
  };
}
