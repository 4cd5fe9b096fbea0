/** Orders to single members of staff: done in the time a hand can reckon, refused with the reason. */
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import type { Command } from '../../../engine/scenario/command.js';
import { createSimulation, type Simulation } from '../../../engine/simulation.js';
import { text } from '../../../engine/text/index.js';
import { OUTCOMES, PERSON_STATES } from '../../../engine/world/codes.js';
import type { RunEvent } from '../../../engine/world/events.js';
import { ward, type Setting } from '../../fixtures/ward.js';

const NAMES = { person: (id: string) => id, space: (id: string) => id, storey: (id: string) => id, phase: (id: string) => id }; // prettier-ignore
const TICK = 0.05;

/** A night with orders at given times, s. */
function night(setting: Setting, orders: readonly [time: number, command: Command][], until = Infinity) {
  const simulation = createSimulation(ward(setting), '1');
  const events: RunEvent[] = [];
  const taken: boolean[] = [];
  let next = 0;
  while (!simulation.ended) {
    const time = simulation.world.tick * TICK;
    while (next < orders.length && time >= orders[next][0] - 1e-9) taken.push(simulation.command(orders[next++][1]));
    if (time >= until) simulation.stop();
    else simulation.step();
    events.push(...simulation.world.events);
  }
  const at = (code: string, person?: string): number =>
    events.find((e) => e.code === code && (person === undefined || e.person === person))?.time ?? Number.NaN;
  return { simulation, events, taken, at };
}

const stateOf = ({ model, world }: Simulation, id: string): string =>
  PERSON_STATES[world.people.state[model.people.findIndex((person) => person.id === id)]];

const TWO: Setting = { residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'wheelchairAssisted', x: 5 }], carers: 1 }; // prettier-ignore

/** Fetched from so far that there is time to think again on the way. */
const FAR: Setting = { residents: [{ mobility: 'wheelchairAssisted', x: 9 }], carers: 1 };

describe('an order', () => {
  it('to go somewhere is walked at their own speed, and kept until they are free again', () => {
    const { simulation, at, events } = night(TWO, [
      [1, { kind: 'go', staff: 'c0', space: 'refuge' }],
      [200, { kind: 'free', staff: 'c0' }],
    ]);
    // From x = 1 to the middle of the refuge, x = 32, at 1 m/s.
    expect(Math.abs(at('orderDone') - (1 + 31))).toBeLessThanOrEqual(TICK);
    expect(events.filter((e) => e.code === 'taskStarted' && e.time < 200)).toEqual([]);
    expect(at('taskStarted')).toBeCloseTo(200, 6);
    expect([...simulation.world.people.outcome].slice(0, 2).map((o) => OUTCOMES[o])).toEqual([
      'sheltered',
      'sheltered',
    ]);
  });

  it('to fetch somebody comes before the order of the plan, and before their phase', () => {
    const plain = night(TWO, []);
    const first = (events: RunEvent[]): string | undefined =>
      events.find((e) => e.code === 'residentSheltered')?.person;
    expect(first(plain.events)).toBe('r0');
    const ordered = night(TWO, [[1, { kind: 'fetch', staff: 'c0', resident: 'r1' }]]);
    expect(first(ordered.events)).toBe('r1');
    expect(ordered.at('taskStarted', 'r1')).toBeCloseTo(1, 6);
    expect(ordered.at('residentSheltered', 'r0')).toBeGreaterThan(ordered.at('residentSheltered', 'r1'));
    // Nine seconds sooner than the phase begins: both are there so much sooner, less what the other order costs.
    expect(ordered.at('phaseDone')).toBeLessThan(plain.at('phaseDone'));
  });

  it('to tell somebody who walks makes them go', () => {
    const setting: Setting = { residents: [{ mobility: 'independent', x: 9 }], carers: 1, change: (s) => (s.plan.phases[0].trigger = { after: 'start', delay: 300 }) }; // prettier-ignore
    const { at } = night(setting, [[1, { kind: 'fetch', staff: 'c0', resident: 'r0' }]]);
    expect(at('residentSheltered', 'r0')).toBeLessThan(150);
  });

  it('to shut a door is done there, in the time that takes', () => {
    const setting: Setting = {
      ...TWO,
      change: (s) => s.facility.openings.push({ id: 'end', kind: 'door', between: ['refuge', 'outside'], at: [[34, 1], [34, 3]] }), // prettier-ignore
    };
    const { at, simulation } = night(setting, [[1, { kind: 'shut', staff: 'c0', opening: 'end' }]]);
    const { model, world } = simulation;
    // From x = 1 to half a metre before the door at x = 34, at 1 m/s.
    const expected = 1 + 32.5 + model.parameter('time.shutDoor.night.mean');
    expect(Math.abs(at('doorShut') - expected)).toBeLessThanOrEqual(2 * TICK);
    expect(world.doorShut[model.facility.openingByKey.get('end')!]).toBe(1);
    // Then they go on by the plan.
    expect(at('taskStarted')).toBeCloseTo(at('orderDone'), 6);
  });

  it('to call raises the alarm and calls the brigade', () => {
    const { at, simulation } = night({ ...TWO, change: (s) => (s.plan.phases[0].trigger = { after: 'alarmRaised' }) }, [
      [0, { kind: 'call', staff: 'c0' }],
    ]);
    const takes = simulation.model.parameter('time.call.night.mean');
    expect(at('alarmRaised')).toBeCloseTo(takes, 6);
    expect(at('brigadeCalled')).toBeCloseTo(takes, 6);
    expect(at('phaseStarted')).toBeCloseTo(takes, 6);
    expect(OUTCOMES[simulation.world.people.outcome[1]]).toBe('sheltered');
  });

  it('to begin a phase does so at once', () => {
    const { at } = night(TWO, [[3, { kind: 'begin', phase: 'all' }]]);
    expect(at('phaseStarted')).toBe(3);
  });

  it('that somebody is hurt takes their hands, and the team goes on as it can', () => {
    const { simulation, at, events } = night({ ...TWO, carers: 2 }, [[40, { kind: 'hurt', staff: 'c1' }]]);
    expect(stateOf(simulation, 'c1')).toBe('hurt');
    expect(at('staffHurt', 'c1')).toBe(40);
    expect(events.filter((e) => e.code === 'taskStarted' && e.other === 'c1' && e.time > 40)).toEqual([]);
    expect([...simulation.world.people.outcome].slice(0, 2).map((o) => OUTCOMES[o])).toEqual([
      'sheltered',
      'sheltered',
    ]);
    // Who is hurt is not lost: that is for those whom the fire has overcome.
    expect(OUTCOMES[simulation.world.people.outcome[3]]).not.toBe('lost');
  });

  it('leaves a resident waiting who was still being fetched', () => {
    const { events } = night(FAR, [
      [12, { kind: 'go', staff: 'c0', space: 'corridor' }],
      [60, { kind: 'free', staff: 'c0' }],
    ]);
    expect(events.some((e) => e.code === 'taskAbandoned' && e.person === 'r0')).toBe(true);
    expect(events.filter((e) => e.code === 'residentSheltered').length).toBe(1);
  });
});

describe('an impossible order is refused with the reason, in words', () => {
  const asked = (setting: Setting, command: Command, time = 0, before?: Command): string | null => {
    const simulation = createSimulation(ward(setting), '1');
    while (simulation.world.tick * TICK < time - 1e-9) simulation.step();
    if (before !== undefined) {
      expect(simulation.command(before)).toBe(true);
      simulation.step();
    }
    const refusal = simulation.refusal(command);
    expect(simulation.command(command)).toBe(refusal === null);
    return refusal === null ? null : text('en').sentences.refusal(refusal, NAMES);
  };

  it.each<[string, Command, number, Command | undefined, string]>([
    ['already free', { kind: 'free', staff: 'c0' }, 0, undefined, 'c0 goes by the plan already.'],
    [
      'a resident in hand',
      { kind: 'go', staff: 'c0', space: 'refuge' },
      60,
      undefined,
      'c0 has r0 in hand and cannot let go before they are in safety.',
    ],
    ['a portal', { kind: 'shut', staff: 'c0', opening: 'o1' }, 0, undefined, 'o1 is no door that can be shut.'],
    ['taken', { kind: 'fetch', staff: 'c1', resident: 'r0' }, 60, undefined, 'r0 is in the hands of c0 already.'],
    [
      'hurt',
      { kind: 'go', staff: 'c0', space: 'refuge' },
      1,
      { kind: 'hurt', staff: 'c0' },
      'c0 is hurt and cannot act any more.',
    ],
    ['begun', { kind: 'begin', phase: 'all' }, 11, undefined, 'That phase of the plan has begun already.'],
    [
      'blocked',
      { kind: 'go', staff: 'c0', space: 'refuge' },
      1,
      { kind: 'door', opening: 'o2', usable: false },
      'c0 has no way to refuge.',
    ],
  ])('%s', (_name, command, time, before, said) => {
    const setting = 'staff' in command && command.staff === 'c1' ? { ...FAR, carers: 2 } : TWO;
    expect(asked(setting, command, time, before)).toBe(said);
  });

  it('in Chinese, too', () => {
    const simulation = createSimulation(ward(TWO), '1');
    expect(text('zh-CN').sentences.refusal(simulation.refusal({ kind: 'free', staff: 'c0' })!, NAMES)).toBe(
      'c0 本来就在按预案行动。',
    );
  });

  it('in safety, over, and names that do not exist', () => {
    const { simulation } = night(TWO, []);
    expect(simulation.refusal({ kind: 'call', staff: 'c0' })).toEqual({ code: 'ended' });
    const fresh = createSimulation(ward(TWO), '1');
    expect(() => fresh.command({ kind: 'fetch', staff: 'c9', resident: 'r' })).toThrow(ScenarioError);
    try {
      fresh.command({ kind: 'fetch', staff: 'c9', resident: 'r' });
    } catch (error) {
      // Both at once, each with what was perhaps meant.
      expect((error as ScenarioError).problems.map(({ path }) => path)).toEqual(['command.staff', 'command.resident']);
    }
  });

  it('the second of two orders of one moment, if the first makes it impossible, says so in the record', () => {
    const { events, taken } = night(TWO, [
      [1, { kind: 'hurt', staff: 'c0' }],
      [1, { kind: 'go', staff: 'c0', space: 'refuge' }],
    ], 30); // prettier-ignore
    expect(taken).toEqual([true, true]);
    const [, second] = events.filter((e) => e.code === 'commanded');
    expect(second.refused).toBe('hurt');
    expect(text('en').sentences.event.commanded(second, NAMES)).toBe(
      'order: c0 is to go to refuge; not done: c0 is hurt and cannot act any more.',
    );
  });
});
