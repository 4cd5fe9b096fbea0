/** Walking: exact alone, on the level and on stairs; never faster than free in a crowd; nobody acts through a wall. */
import { describe, expect, it } from 'vitest';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';
import { drawStair } from '../../../engine/facility/stair.js';
import { Drawing } from '../../../engine/facility/drawing.js';
import type { DoorKind, DrawnFacility, Scenario } from '../../../engine/scenario/schema.js';

type Point = [number, number];
const rect = (x1: number, y1: number, x2: number, y2: number): Point[] => [
  [x1, y1],
  [x2, y1],
  [x2, y2],
  [x1, y2],
];

/** Residents who walk by themselves at once, from their beds to the outside. */
function walkers(facility: DrawnFacility, beds: { id: string; space: string; at: Point; speed: number }[]): Scenario {
  return {
    format: 'anshu-scenario',
    version: 1,
    id: 'walk',
    name: 'walk',
    variant: null,
    facility: {
      ...facility,
      beds: beds.map(({ id, space, at }) => ({ id, space, at })),
      stations: [{ id: 's', kind: 'carerStation', space: beds[0].space, at: beds[0].at }],
    },
    residents: beds.map(({ id, speed }) => ({
      id,
      bed: id,
      mobility: 'independent',
      asleep: false,
      speed,
      preMovement: 0,
    })),
    roster: { shifts: { all: { from: '00:00', to: '23:59', staff: [] } }, onDuty: 'all' },
    plan: { phases: [{ id: 'out', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] }], claims: [] },
    incident: { space: beds[0].space, clock: '12:00', panelAlarm: null },
    horizon: 3600,
  };
}

const corridor = (kind: DoorKind = 'door', y = 0, prefix = ''): DrawnFacility => ({
  storeys: [{ id: 'L1', elevation: 0, height: 3 }],
  spaces: [
    { id: `${prefix}a`, kind: 'corridor', storey: 'L1', outline: rect(0, y, 20, y + 2) },
    { id: `${prefix}b`, kind: 'corridor', storey: 'L1', outline: rect(20, y, 42, y + 2) },
  ],
  openings: [
    {
      id: `${prefix}mid`,
      kind,
      between: [`${prefix}a`, `${prefix}b`],
      at: [
        [20, y + 0.4],
        [20, y + 1.6],
      ],
    },
    {
      id: `${prefix}exit`,
      kind: 'door',
      between: [`${prefix}b`, 'outside'],
      at: [
        [42, y + 0.4],
        [42, y + 1.6],
      ],
    },
  ],
});

const finish = (scenario: Scenario): Simulation => {
  const simulation = createSimulation(scenario, '1');
  simulation.run();
  return simulation;
};

describe('alone', () => {
  it.each([1.33, 1, 0.1, 0.777])('40 m at %f m/s take 40 m through two spaces, to rounding', (speed) => {
    const { world } = finish(walkers(corridor(), [{ id: 'p', space: 'a', at: [2, 1], speed }]));
    expect(world.people.outcomeAt[0]).toBeCloseTo(40 / speed, 6);
  });

  it('a self-closing door costs its seconds, once', () => {
    const { world } = finish(walkers(corridor('selfClosing'), [{ id: 'p', space: 'a', at: [2, 1], speed: 1 }]));
    expect(world.people.outcomeAt[0]).toBeCloseTo(40 + 2, 6);
  });

  it('a stair is walked along its slope at the speed down', () => {
    const drawing = new Drawing();
    const levels = [1, 2].map((n) => ({ key: `${n}`, storey: `L${n}`, elevation: (n - 1) * 3 }));
    for (const { storey, elevation } of levels) drawing.storeys.push({ id: storey, elevation, height: 3 });
    drawStair(drawing, 'A', 0, 0, 1, 1.2, levels);
    drawing.opening('exit', 'door', ['A-1', 'outside'], [0.2, 0], [1.4, 0]);
    const { name: _name, compartments: _compartments, ...facility } = drawing.finish(undefined);
    const { world, model } = finish(walkers(facility, [{ id: 'p', space: 'A-2', at: [0.6, 0.75], speed: 0.85 }]));
    const flights = model.facility.spaces.filter((s) => s.kind === 'stairFlight');
    const slope = flights.reduce((sum, s) => sum + Math.hypot(s.flight!.run, s.flight!.rise), 0);
    expect(slope).toBeCloseTo(2 * Math.hypot(3, 1.5), 6);
    const down = model.people[0].speedDown;
    // At least both flights at the speed down, and the landings on top of it: less than 8 m.
    expect(world.people.outcomeAt[0]).toBeGreaterThan(slope / down);
    expect(world.people.outcomeAt[0]).toBeLessThan(slope / down + 8 / 0.85);
  });
});

/** Positions by tick of every walker. */
function tracks(scenario: Scenario): { x: number[][]; y: number[][]; simulation: Simulation } {
  const simulation = createSimulation(scenario, '1');
  const x: number[][] = [];
  const y: number[][] = [];
  while (!simulation.ended) {
    simulation.step();
    x.push(Array.from(simulation.world.people.x));
    y.push(Array.from(simulation.world.people.y));
  }
  return { x, y, simulation };
}

describe('among others', () => {
  const crowd = Array.from({ length: 40 }, (_, i) => ({
    id: `p${String(i).padStart(2, '0')}`,
    space: 'a',
    at: [1 + Math.floor(i / 3) * 0.62, 0.35 + (i % 3) * 0.62] as Point,
    speed: 0.8 + (i % 5) * 0.1,
  }));

  it('nobody is ever faster than alone, all get out, and later than alone', () => {
    const { x, y, simulation } = tracks(walkers(corridor(), crowd));
    const { world, model } = simulation;
    for (let row = 0; row < model.residents; row++) {
      const v = model.people[row].speedLevel;
      for (let t = 1; t < x.length; t++) {
        const step = Math.hypot(x[t][row] - x[t - 1][row], y[t][row] - y[t - 1][row]);
        expect(step).toBeLessThanOrEqual(v * model.dt * (1 + 1e-6));
      }
      expect(world.people.outcomeAt[row]).toBeGreaterThanOrEqual((42 - crowd[row].at[0]) / v - 1e-6);
    }
    expect(world.endReason).toBe('settled');
  });

  it('nobody acts through a wall: two corridors side by side are two corridors', () => {
    const upper = corridor('door', 2, 'u');
    const lower = corridor();
    const both: DrawnFacility = {
      storeys: lower.storeys,
      spaces: [...lower.spaces, ...upper.spaces],
      openings: [...lower.openings, ...upper.openings],
    };
    const second = crowd.map((p) => ({ ...p, id: `q${p.id}`, space: 'ua', at: [p.at[0], p.at[1] + 2] as Point }));
    const alone = tracks(walkers(lower, crowd));
    const beside = tracks(walkers(both, [...crowd, ...second]));
    for (let t = 0; t < alone.x.length; t++) expect(beside.x[t].slice(0, crowd.length)).toEqual(alone.x[t]);
  });
});
