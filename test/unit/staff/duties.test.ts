/** Duties beside moving residents, partial help on stairs, teams that split, zones that are lost. */
import { describe, expect, it } from 'vitest';
import { generateTower } from '../../../engine/facility/tower.js';
import type { ResidentEntry, Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';
import { CAUSES, OUTCOMES, PERSON_STATES } from '../../../engine/world/codes.js';
import type { RunEvent } from '../../../engine/world/events.js';
import { runWard } from '../../fixtures/ward.js';

describe('duties', () => {
  it('a search looks into every room of the zones and says when it is done', () => {
    const { at, events } = runWard({
      residents: [{ mobility: 'bedridden' }],
      carers: 2,
      change: (s) => {
        s.plan.duties = [{ id: 'sweep', kind: 'search', trigger: { after: 'start', delay: 10 } }];
        s.plan.phases[0].trigger = { after: 'start', delay: 500 };
      },
    });
    // The door of the only room is 9 m away; half a metre beyond it; 8 s to look.
    expect(Math.abs(at('dutyDone') - (10 + 9.5 + 8))).toBeLessThanOrEqual(0.05);
    expect(events.filter((e) => e.code === 'dutyDone').length).toBe(1);
  });

  it('a head count at the refuge counts who is there', () => {
    const { events } = runWard({
      residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'wheelchairAssisted' }],
      carers: 2,
      change: (s) =>
        (s.plan.duties = [{ id: 'count', kind: 'headCount', trigger: { after: { phase: 'all', is: 'done' } } }]),
    });
    expect(events.find((e) => e.code === 'dutyDone')?.count).toBe(2);
  });

  it('who fights the fire fetches nobody meanwhile', () => {
    const run = (attack: boolean) =>
      runWard({
        residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'wheelchairAssisted' }],
        carers: 2,
        change: (s) => {
          s.incident.space = 'ward';
          if (attack) s.plan.duties = [{ id: 'fight', kind: 'attackFire', trigger: { after: 'start' }, duration: 600 }];
        },
      });
    const last = ({ events }: { events: RunEvent[] }): number =>
      Math.max(...events.filter((e) => e.code === 'residentSheltered').map((e) => e.time));
    expect(last(run(true))).toBeGreaterThan(last(run(false)) + 60);
    expect(last(run(true))).toBeLessThan(600);
  });
});

/** A tower of four storeys, residents on the third, everybody to the storey below. */
function tower(residents: Partial<ResidentEntry>[], change: (scenario: Scenario) => void = () => undefined): Scenario {
  const facility = generateTower({ storeys: 4, bedsPerStorey: 8 });
  const beds = facility.beds!.filter((bed) => bed.id.startsWith('03')).map((bed) => bed.id);
  const scenario: Scenario = {
    format: 'anshu-scenario',
    version: 1,
    id: 'tower',
    name: 'tower',
    variant: null,
    facility,
    residents: residents.map((r, i) => ({ id: `r${i}`, bed: beds[i], mobility: 'bedridden', asleep: false, ...r })),
    roster: {
      shifts: {
        night: {
          from: '21:00',
          to: '07:00',
          staff: [1, 2, 3].map((n) => ({ id: `c${n}`, post: 'carer' as const, station: '03-station', speed: 1.2 })),
        },
      },
    },
    plan: {
      phases: [
        { id: 'all', trigger: { after: 'start' }, zones: [{ storey: facility.storeys[2].id }], to: ['storeyBelow'] },
      ],
      claims: [],
    },
    incident: {
      space: facility.spaces.find((s) => s.id.startsWith('03') && s.kind === 'service')?.id ?? beds[7].slice(0, 5),
      clock: '02:00',
      panelAlarm: null,
    },
    model: { randomness: false, crowding: false },
    horizon: 20_000,
  };
  change(scenario);
  return scenario;
}

function runAll(scenario: Scenario): { simulation: Simulation; events: RunEvent[] } {
  const simulation = createSimulation(scenario, '1');
  const events: RunEvent[] = [];
  while (!simulation.ended) {
    simulation.step();
    events.push(...simulation.world.events);
  }
  return { simulation, events };
}

describe('help in part', () => {
  it('who only needs help on stairs goes to the stair alone and waits there', () => {
    const walker = [{ mobility: 'rollator' as const, preMovement: 20 }];
    const { events, simulation } = runAll(
      tower(walker, (s) => (s.plan.moving = [{ mobility: 'rollator', walksToStairs: true }])),
    );
    const moves = events.filter((e) => e.code === 'moveStarted');
    expect(moves.map((e) => e.other === undefined)).toEqual([true, false]);
    expect(OUTCOMES[simulation.world.people.outcome[0]]).toBe('sheltered');
    // The carer prepares them at the stair, not in the room.
    const corridor = createSimulation(
      tower(walker, (s) => (s.plan.moving = [{ mobility: 'rollator', walksToStairs: true }])),
      '1',
    );
    corridor.run(events.find((e) => e.code === 'preparationStarted')!.time + 1);
    const { people } = corridor.world;
    expect(PERSON_STATES[people.state[0]]).toBe('beingPrepared');
    expect(corridor.model.facility.spaces[people.space[0]].kind).not.toBe('bedroom');
  });

  it('two on the stair, one on the level: the second is free once off the stair', () => {
    const { events } = runAll(
      tower([{ mobility: 'bedridden', device: 'evacuationChair', helpers: { level: 1, stairs: 2 } }]),
    );
    const split = events.find((e) => e.code === 'teamSplit')!;
    const arrived = events.find((e) => e.code === 'residentSheltered')!;
    expect(split.time).toBeGreaterThan(events.find((e) => e.code === 'moveStarted')!.time);
    expect(split.time).toBeLessThan(arrived.time);
  });
});

describe('a zone that is lost', () => {
  const plan = (s: Scenario): void => {
    s.plan.phases[0].to = ['refuge'];
    s.incident.lostZones = [{ zone: { storey: s.facility.storeys[2].id }, at: 900 }];
  };

  it('whoever was sheltered there is moved on by the phase for it', () => {
    const { simulation, events } = runAll(
      tower([{}, { mobility: 'cane', preMovement: 5 }], (s) => {
        plan(s);
        s.plan.phases.push({
          id: 'back',
          trigger: { after: 'zoneLost' },
          zones: [{ storey: s.facility.storeys[2].id }],
          takes: 'whoeverIsThere',
          to: ['storeyBelow', 'outside'],
        });
      }),
    );
    expect(events.filter((e) => e.code === 'mustMoveAgain').map((e) => e.person)).toEqual(['r0', 'r1']);
    const { people } = simulation.world;
    const { spaces, storeys } = simulation.model.facility;
    for (const row of [0, 1]) {
      expect(OUTCOMES[people.outcome[row]]).toBe('sheltered');
      expect(storeys[spaces[people.space[row]].storey].rank).toBe(1);
      expect(people.outcomeAt[row]).toBeGreaterThan(900);
    }
  });

  it('a plan without one tells them again; who defends in place there is forgotten, and it is said', () => {
    const { simulation, events } = runAll(
      tower([{}, {}], (s) => {
        plan(s);
        s.plan.phases[0].zones = [{ spaces: [(s.residents as ResidentEntry[])[0].bed.slice(0, 5)] }];
        s.plan.phases[0].to = ['refuge', 'outside'];
        s.plan.defendInPlace = [{ all: true }];
        (s.residents as ResidentEntry[])[1].bed = s.facility.beds!.filter((b) => b.id.startsWith('03'))[5].id;
      }),
    );
    const { people } = simulation.world;
    expect(events.filter((e) => e.code === 'mustMoveAgain').length).toBe(2);
    expect([0, 1].map((row) => OUTCOMES[people.outcome[row]])).toEqual(['safe', 'remaining']);
    expect(CAUSES[people.cause[1]]).toBe('noPlan');
  });

  it('on the way to it they are put down and taken elsewhere', () => {
    const { events, simulation } = runAll(
      tower([{}], (s) => {
        s.plan.phases[0].to = ['refuge', 'outside'];
        s.incident.lostZones = [{ zone: { storey: s.facility.storeys[2].id }, at: 85 }];
      }),
    );
    expect(events.some((e) => e.code === 'taskAbandoned')).toBe(true);
    expect(OUTCOMES[simulation.world.people.outcome[0]]).toBe('safe');
  });
});
