/** Rosters: who is there, when they come, what they can do, whom they look after. */
import { describe, expect, it } from 'vitest';
import { staffOnDuty } from '../../../engine/people/shift.js';
import { undrilledShare } from '../../../engine/people/staff.js';
import type { ResidentEntry, Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { BODIES } from '../../../engine/world/codes.js';
import { runWard, ward } from '../../fixtures/ward.js';

const one = [{ mobility: 'wheelchairAssisted' as const }];

describe('turnover', () => {
  it('forty per cent a year: 18 % undrilled after half a year, 33 % after a year', () => {
    expect(undrilledShare(0.4, 0.5)).toBeCloseTo(0.1813, 4);
    expect(undrilledShare(0.4, 1)).toBeCloseTo(0.3297, 4);
    expect(undrilledShare(0, 5)).toBe(0);
  });

  it('draws each carer for themselves: the share comes out, another carer changes nobody', () => {
    const scenario = ward({ residents: one, carers: 400 });
    scenario.roster.turnover = { rate: 0.4, lastDrill: 0.5 };
    scenario.model!.randomness = true;
    const trained = (s: Scenario) =>
      createSimulation(s, '7')
        .model.people.filter((p) => p.kind === 'staff')
        .map((p) => p.training);
    const first = trained(scenario);
    const share = first.filter((t) => t === 'new').length / first.length;
    // 400 draws of 0.18: within four standard deviations of 0.019.
    expect(Math.abs(share - 0.1813)).toBeLessThan(0.077);
    scenario.roster.shifts.night.staff.push({ id: 'zz', post: 'carer', station: 's' });
    expect(trained(scenario).slice(0, 400)).toEqual(first);
  });

  it('a stated training is not touched; years since the drill stand for it', () => {
    const scenario = ward({ residents: one, carers: 3 });
    scenario.roster.turnover = { rate: 5, lastDrill: 10 };
    const { staff } = scenario.roster.shifts.night;
    staff[0].training = 'monthly';
    staff[1].lastDrill = 0.5;
    const { people } = createSimulation(scenario, '1').model;
    expect(people.slice(1).map((p) => p.training)).toEqual(['monthly', 'yearly', 'new']);
  });
});

describe('shifts', () => {
  const twoShifts = (clock: string, handover?: number): string[] => {
    const scenario = ward({ residents: one, carers: 1 });
    scenario.roster.shifts.day = { from: '07:00', to: '21:00', staff: [{ id: 'd0', post: 'carer', station: 's' }] };
    scenario.incident.clock = clock;
    scenario.horizon = 3600;
    if (handover !== undefined) scenario.roster.handover = handover;
    return staffOnDuty(scenario).map((m) => `${m.id}${m.arrives === undefined ? '' : ` ${m.arrives}`}`);
  };

  it('the next shift comes early, the one before stays late, if they hand over', () => {
    expect(twoShifts('06:30')).toEqual(['c0']);
    expect(twoShifts('06:30', 900)).toEqual(['c0', 'd0 900']);
    expect(twoShifts('06:50', 900)).toEqual(['c0', 'd0 0']);
    expect(twoShifts('07:10', 900)).toEqual(['d0', 'c0']);
    expect(twoShifts('07:20', 900)).toEqual(['d0']);
    expect(twoShifts('02:00', 900)).toEqual(['c0']);
  });
});

describe('help from outside', () => {
  const called = (change: (s: Scenario) => void) =>
    runWard({
      residents: [...one, { mobility: 'bedridden' }],
      carers: 1,
      change: (s) => {
        s.incident.panelAlarm = 60;
        s.plan.phases[0].trigger = { after: 'alarmRaised' };
        change(s);
      },
    });

  it('six of the micro fire station come three minutes after the alarm', () => {
    const { events, at } = called((s) => (s.roster.outside = { microStation: { people: 6, station: 's' } }));
    expect(events.filter((e) => e.code === 'staffArrived').length).toBe(6);
    expect(at('staffArrived')).toBeCloseTo(at('alarmRaised') + 180, 6);
  });

  it('the brigade comes after the call, one team fights the fire, the other fetches in twos', () => {
    const { events, at, simulation } = called((s) => {
      s.roster.outside = { brigade: { travel: 20, setUp: 10, station: 's', teams: 2 } };
      s.roster.shifts.night.staff[0].mayLift = false;
    });
    expect(at('brigadeArrived')).toBeCloseTo(at('brigadeCalled') + 30, 6);
    expect(at('dutyStarted')).toBeCloseTo(at('brigadeArrived'), 6);
    const { people } = simulation.world;
    const duties = simulation.model.people.map((p, row) => (p.post === 'firefighter' ? people.duty[row] : -2));
    expect(duties.filter((d) => d === 0).length).toBe(2);
    // Two of them at a wheelchair that takes one.
    const first = events.find((e) => e.code === 'taskStarted');
    expect(first?.other).toMatch(/^firefighter/);
    expect(people.trips.reduce((sum, n) => sum + n, 0)).toBe(4);
    expect(simulation.world.endReason).toBe('settled');
  });

  it('without any of them nobody comes', () => {
    const { events } = called((s) => (s.roster.shifts.night.staff[0].mayLift = false));
    expect(events.some((e) => e.code === 'staffArrived' || e.code === 'taskStarted')).toBe(false);
  });
});

describe('whom they fetch first', () => {
  const first = (rule: 'ownZone' | 'buddy' | 'firstCome', change: (s: Scenario) => void): Record<string, string> => {
    const { events } = runWard({
      residents: [
        { mobility: 'wheelchairAssisted', x: 2 },
        { mobility: 'wheelchairAssisted', x: 8 },
      ],
      carers: 2,
      change: (s) => {
        s.plan.phases[0].order = [rule];
        change(s);
      },
    });
    const started = events.filter((e) => e.code === 'taskStarted').reverse();
    return Object.fromEntries(started.map((e) => [e.other!, e.person!]));
  };

  it('their buddy, however near another is', () => {
    const fetched = first('buddy', (s) => {
      const list = s.residents as ResidentEntry[];
      list[0].buddy = 'c1';
      list[1].buddy = 'c0';
    });
    expect(fetched).toEqual({ c0: 'r1', c1: 'r0' });
  });

  it('the nearest, first come first served', () => {
    expect(first('firstCome', () => undefined)).toEqual({ c0: 'r0', c1: 'r1' });
  });

  it('those of their own zone', () => {
    const fetched = first('ownZone', (s) => {
      s.facility.spaces[0].outline = [
        [0, 0],
        [5, 0],
        [5, 4],
        [0, 4],
      ];
      s.facility.spaces.push({
        id: 'ward-2',
        kind: 'bedroom',
        storey: 'L1',
        outline: [
          [5, 0],
          [10, 0],
          [10, 4],
          [5, 4],
        ],
      });
      s.facility.openings[0].between = ['ward-2', 'corridor'];
      s.facility.openings.push({
        id: 'o0',
        kind: 'portal',
        between: ['ward', 'ward-2'],
        at: [
          [5, 1],
          [5, 3],
        ],
      });
      s.facility.beds![1].space = 'ward-2';
      s.roster.shifts.night.staff[0].zones = [{ spaces: ['ward-2'] }];
    });
    expect(fetched.c0).toBe('r1');
  });

  it('who cannot work a chair leaves it to somebody who can', () => {
    const { events } = runWard({
      residents: one,
      carers: 2,
      change: (s) => {
        (s.residents as ResidentEntry[])[0].device = 'evacuationChair';
        s.roster.shifts.night.staff[0].canUse = ['stretcher'];
      },
    });
    expect(events.find((e) => e.code === 'taskStarted')?.other).toBe('c1');
  });

  it('nobody waits for a chair that is broken: what is left is a sheet', () => {
    const { at, simulation } = runWard({
      residents: one,
      carers: 1,
      change: (s) => {
        (s.residents as ResidentEntry[])[0].device = 'evacuationChair';
        s.facility.stores![0].outOfOrder = { evacuationChair: 1 };
      },
    });
    expect(at('deviceTaken')).toBeNaN();
    expect(BODIES[simulation.world.people.body[0]]).toBe('rescueSheet');
  });
});
