/** Teams, lone carers, devices, knocks, the response: times by hand with randomness and crowding off. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { CAUSES, OUTCOMES, PERSON_STATES } from '../../../engine/world/codes.js';
import { runWard as run, ward, type Setting } from '../../fixtures/ward.js';

/** Way from x = 1 to the refuge's middle, m. */
const WAY = 31;

describe('an assist, by hand', () => {
  it('two carers move somebody bedridden on a sheet: both there, prepare 65, 31 m at 0.75, unload 10', () => {
    const { at } = run({ residents: [{ mobility: 'bedridden' }], carers: 2 });
    expect(at('preparationStarted')).toBeCloseTo(10, 6);
    expect(at('moveStarted')).toBeCloseTo(75, 6);
    expect(at('residentSheltered')).toBeCloseTo(75 + WAY / 0.75 + 10, 6);
  });

  it('the team waits for the one who is farther away', () => {
    const { at } = run({
      residents: [{ mobility: 'bedridden' }],
      carers: 2,
      change: (s) => {
        s.facility.stations!.push({ id: 'far', kind: 'carerStation', space: 'corridor', at: [26, 2] });
        s.roster.shifts.night.staff[1].station = 'far';
      },
    });
    expect(at('preparationStarted')).toBeCloseTo(10 + 25, 6);
  });

  it('a lone carer with nobody to wait for drags alone: preparation half as long again, 0.5 m/s', () => {
    const { at } = run({ residents: [{ mobility: 'bedridden' }], carers: 1 });
    expect(at('preparationStarted')).toBeCloseTo(10, 6);
    expect(at('residentSheltered')).toBeCloseTo(10 + 65 * 1.5 + WAY / 0.5 + 10, 6);
  });

  it('with a second carer busy, the first waits at the bed as long as the model says, then drags', () => {
    // c0 takes r0 (pushed, 50 s and more), c1 the bedridden r1: nobody free for a second pair of hands within 60 s.
    const { at, events } = run({
      residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'bedridden' }],
      carers: 2,
    });
    expect(at('preparationStarted', 'r1')).toBeCloseTo(10 + 60, 6);
    expect(events.filter((e) => e.code === 'taskStarted').length).toBe(2);
  });

  it('where the plan says wait, the lone carer waits for the second', () => {
    const { at } = run({
      residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'bedridden' }],
      carers: 2,
      change: (s) => (s.plan.moving = [{ mobility: 'bedridden', loneHelper: 'wait' }]),
    });
    // c0 is back 10 + 50 + 31/1.1 + 10 + 5 (hand over) + 5 (pause) + 31/1.
    expect(at('preparationStarted', 'r1')).toBeCloseTo(10 + 50 + WAY / 1.1 + 10 + 5 + 5 + WAY, 6);
  });

  it('somebody with dementia is persuaded, dressed and escorted at the lower speed times 0.9', () => {
    const { at } = run({ residents: [{ mobility: 'dementiaGuided' }], carers: 1 });
    expect(at('preparationStarted')).toBeCloseTo(10 + 45, 6);
    expect(at('moveStarted')).toBeCloseTo(10 + 45 + 30, 6);
    expect(at('residentSheltered')).toBeCloseTo(85 + WAY / (0.55 * 0.9), 6);
  });

  it('a device from a store is fetched first, and left where it was used', () => {
    const { at, simulation } = run({
      residents: [{ mobility: 'bedridden' }],
      carers: 1,
      change: (s) =>
        (s.residents = [{ id: 'r0', bed: 'b0', mobility: 'bedridden', device: 'evacuationChair', asleep: false }]),
    });
    // 20 m to the store, 20 m to the bed.
    expect(at('deviceTaken')).toBeCloseTo(10 + 20, 6);
    expect(at('preparationStarted')).toBeCloseTo(10 + 40, 6);
    expect(at('residentSheltered')).toBeCloseTo(50 + 50 + WAY / 1.46 + 10, 6);
    const [device] = simulation.world.devices;
    expect(simulation.model.facility.spaces[device.space].id).toBe('refuge');
    expect(device.task).toBe(-1);
  });

  it('one chair for two: the second waits for it, with the cause', () => {
    const setting: Setting = {
      residents: [{ mobility: 'bedridden' }, { mobility: 'bedridden' }],
      carers: 2,
      change: (s) => {
        s.residents = [0, 1].map((i) => ({
          id: `r${i}`,
          bed: `b${i}`,
          mobility: 'bedridden' as const,
          device: 'evacuationChair' as const,
          asleep: false,
        }));
      },
    };
    const simulation = createSimulation(ward(setting), '1');
    simulation.run(60);
    expect(CAUSES[simulation.world.people.cause[1]]).toBe('device');
    simulation.run();
    expect([0, 1].map((row) => OUTCOMES[simulation.world.people.outcome[row]])).toEqual(['sheltered', 'sheltered']);
  });

  it('who walks alone is told sooner by a knock, and goes later without one', () => {
    const knocked = run({ residents: [{ mobility: 'independent' }], carers: 1 });
    expect(knocked.at('moveStarted')).toBeCloseTo(10 + 8 + 60, 6);
    const alone = run({
      residents: [{ mobility: 'independent' }],
      carers: 1,
      change: (s) => (s.plan.phases[0].knock = false),
    });
    expect(alone.at('moveStarted')).toBeCloseTo(10 + 300, 6);
  });

  it('who may not lift is never sent', () => {
    const { simulation } = run({
      residents: [{ mobility: 'bedridden' }],
      carers: 1,
      change: (s) => (s.roster.shifts.night.staff[0].mayLift = false),
    });
    expect(OUTCOMES[simulation.world.people.outcome[0]]).toBe('remaining');
    expect(CAUSES[simulation.world.people.cause[0]]).toBe('carer');
    expect(PERSON_STATES[simulation.world.people.state[0]]).toBe('waitingForHelp');
  });

  it('a refuge that is full is full: the rest go outside', () => {
    const { simulation, events } = run({
      residents: Array.from({ length: 12 }, () => ({ mobility: 'bedridden' as const })),
      carers: 4,
      change: (s) => {
        s.model!.crowding = true;
        s.plan.phases[0].to = ['refuge', 'outside'];
      },
    });
    const counts = Array.from(simulation.world.people.outcome.subarray(0, 12), (o) => OUTCOMES[o]);
    // 16 m2 at 2 m2 each.
    expect(counts.filter((o) => o === 'sheltered').length).toBe(8);
    expect(counts.filter((o) => o === 'safe').length).toBe(4);
    expect(events.some((e) => e.code === 'stuck')).toBe(false);
  });
});

describe('the response', () => {
  const withPanel = (change: (s: Scenario) => void = () => {}): ReturnType<typeof run> =>
    run({
      residents: [{ mobility: 'independent' }],
      carers: 1,
      change: (s) => {
        s.incident.panelAlarm = 100;
        s.incident.space = 'refuge';
        s.plan.phases[0].trigger = { after: 'alarmRaised' };
        s.plan.phases[0].to = ['outside'];
        change(s);
      },
    });

  it('watched: perceive 45, walk, look 20, shut, call 45', () => {
    const { simulation, at } = withPanel();
    const { milestones } = simulation.world;
    expect(milestones.noticed).toBeCloseTo(145, 6);
    // 28.5 m to a point half a metre in front of the refuge's opening, in the middle of it.
    expect(milestones.confirmed).toBeCloseTo(145 + 28.5 + 20, 6);
    expect(milestones.alarmRaised).toBeCloseTo(milestones.confirmed + 5 + 45, 6);
    expect(at('phaseStarted')).toBeCloseTo(milestones.alarmRaised, 6);
  });

  it('unwatched: nothing happens until somebody notices by themselves', () => {
    const { simulation } = withPanel((s) => {
      s.roster.controlRoomWatched = false;
      s.incident.noticedWithoutPanel = 500;
    });
    expect(simulation.world.milestones.panelAlarm).toBe(100);
    expect(simulation.world.milestones.noticed).toBe(500);
  });

  it('an alarm that does not wait for confirmation comes sooner', () => {
    const { simulation } = withPanel((s) => (s.plan.response = { confirmBeforeAlarm: false }));
    expect(simulation.world.milestones.alarmRaised).toBeCloseTo(145 + 45, 6);
    expect(simulation.world.milestones.confirmed).toBeGreaterThan(0);
  });

  it('nobody on duty who could notice: the run ends, everybody remains', () => {
    const { simulation } = withPanel((s) => (s.roster.shifts.night.staff = []));
    expect(simulation.world.endReason).toBe('settled');
    expect(OUTCOMES[simulation.world.people.outcome[0]]).toBe('remaining');
    expect(CAUSES[simulation.world.people.cause[0]]).toBe('alarm');
  });
});
