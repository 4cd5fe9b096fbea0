/** Exits people know: which they take, what changes it, and what a scenario may name. */
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import type { ScenarioFile } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { corridorWithRoom, homeOf } from '../../fixtures/homes.js';

type Residents = Extract<ScenarioFile['residents'], unknown[]>;

/** A room off a corridor of 30 m, 8 m from its west exit; somebody independent in it. */
function home(resident: Partial<Residents[number]>, more: Partial<ScenarioFile> = {}) {
  const drawn = corridorWithRoom(30, 8);
  return homeOf(
    { ...drawn, stations: [{ id: 'desk', kind: 'carerStation', space: 'corridor', at: [20, 1] }] },
    {},
    {
      residents: [{ id: 'bed', bed: 'bed', mobility: 'independent', asleep: false, preMovement: 5, ...resident }],
      plan: {
        response: { investigate: 'nobody' },
        phases: [{ id: 'go', trigger: { after: 'start' }, zones: [{ all: true }], to: ['outside'] }],
        claims: [],
      },
      incident: { space: 'room', clock: '02:00', panelAlarm: 0 },
      ...more,
    },
  );
}

/** Where the resident leaves: 0, the west end, or 30, the east end. */
function leavesAt(scenario: ReturnType<typeof home>, order: (simulation: ReturnType<typeof createSimulation>) => void) {
  const simulation = createSimulation(scenario, '1');
  order(simulation);
  while (!simulation.ended) simulation.step();
  const { space, x } = simulation.world.people;
  expect(space[0]).toBe(-1);
  return x[0];
}
const nothing = (): void => undefined;

describe('exits known', () => {
  it('somebody leaves by the exit they know, though another is nearer', () => {
    expect(leavesAt(home({}), nothing)).toBeCloseTo(0, 6);
    expect(leavesAt(home({ exitsKnown: ['east'] }), nothing)).toBeCloseTo(30, 6);
    expect(leavesAt(home({ exitsKnown: ['east', 'west'] }), nothing)).toBeCloseTo(0, 6);
  });

  it('by another where that one is shut, also when they see it on the way', () => {
    const shut = (at: number) => (simulation: ReturnType<typeof createSimulation>) => {
      while (simulation.world.tick < at * 20) simulation.step();
      simulation.command({ kind: 'door', opening: 'east', usable: false });
    };
    expect(leavesAt(home({ exitsKnown: ['east'] }), shut(0))).toBeCloseTo(0, 6);
    expect(leavesAt(home({ exitsKnown: ['east'] }), shut(15))).toBeCloseTo(0, 6);
  });

  it('told by staff in person, by the nearest', () => {
    const carer = { id: 'carer', post: 'carer' as const, station: 'desk', speed: 1.3 };
    const roster = { shifts: { night: { from: '21:00', to: '07:00', staff: [carer] } } };
    const late = { exitsKnown: ['east'], preMovement: 500 };
    expect(leavesAt(home(late, { roster }), nothing)).toBeCloseTo(0, 6);
    expect(leavesAt(home(late), nothing)).toBeCloseTo(30, 6);
  });

  it('only an exit can be named: place and value in the problem', () => {
    const problems = (exit: string): unknown => {
      try {
        home({ exitsKnown: ['east', exit] });
      } catch (error) {
        return error instanceof ScenarioError
          ? error.problems.map(({ path, code, parameters }) => [path, code, parameters])
          : error;
      }
      return [];
    };
    expect(problems('west')).toEqual([]);
    const path = 'residents.bed.exitsKnown.1';
    expect(problems('estt')).toEqual([[path, 'noSuch', { value: 'estt', kind: 'exit' }]]);
    // A door inside is none.
    expect(problems('door')).toEqual([[path, 'noSuch', { value: 'door', kind: 'exit' }]]);
  });
});
