/** Chains of causes against what the recording says plainly: states, causes and events, looked up without the index. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../engine/metrics/answer.js';
import type { Reason } from '../../../engine/metrics/reason.js';
import { openStream } from '../../../engine/random.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { CAUSES, OUTCOMES, PERSON_STATES } from '../../../engine/world/codes.js';
import { liftTower } from '../../fixtures/lifts.js';
import { towerScenario } from '../../fixtures/towers.js';
import { library, night, type Night } from './nights.js';

const why = ({ recording, building }: Night, row: number, time: number): Reason =>
  answer(recording, building, { kind: 'reason', row, time });
const rowOf = ({ recording }: Night, id: string): number => recording.header.people.findIndex((one) => one.id === id);

/** What holds of every chain, and of its first link. */
function expectSound(one: Night, reason: Reason): void {
  const { recording } = one;
  const { row, time, chain } = reason;
  const now = recording.at(time);
  expect(chain.length).toBeGreaterThan(0);
  expect(chain.length).toBeLessThanOrEqual(12);
  expect(new Set(chain.map(({ who }) => JSON.stringify(who))).size).toBe(chain.length);
  expect(chain[0].who).toEqual({ kind: 'person', row });
  chain.forEach((link, i) => {
    if (i > 0) expect(link.who).toEqual(chain[i - 1].awaits);
    // Times of events are exact, states are known at ticks.
    expect(link.since).toBeLessThanOrEqual(time + 0.051);
    if (link.until !== null) expect(link.until).toBeGreaterThanOrEqual(time - 0.051);
    if (link.never) expect(link.until).toBeNull();
    if (link.who.kind !== 'person') return;
    const person = link.who.row;
    expect(link.state).toBe(PERSON_STATES[now.state[person]]);
    expect(link.outcome).toBe(OUTCOMES[now.outcome[person]]);
    expect(link.place).toEqual({ space: now.space[person], x: now.x[person], y: now.y[person] });
    const body = now.attachedTo[person] < 0 ? person : now.attachedTo[person];
    if (link.outcome === 'none') expect(link.cause).toBe(CAUSES[now.cause[body]]);
    const task = now.task[person];
    if (person < recording.header.residents || task < 0) return;
    // A carer at work is busy with the resident for whom their task was begun.
    const begun = recording.events.find((event) => event.code === 'taskStarted' && event.task === task)!;
    expect(recording.header.people[link.busyWith].id).toBe(begun.person);
    expect(link.stage).not.toBeNull();
  });
  if (reason.circle) {
    const last = chain[chain.length - 1];
    expect(chain.map(({ who }) => JSON.stringify(who))).toContain(JSON.stringify(last.awaits));
  }
  expectCarer(one, reason);
}

/** Who waits for a carer is told the one who begins to fetch them next, and how many that one fetches before. */
function expectCarer({ recording }: Night, { row, time, chain }: Reason): void {
  const [first] = chain;
  if (first.cause !== 'carer') return;
  const { people } = recording.header;
  const tick = Math.floor(time * recording.header.ticksPerSecond + 1e-6) / recording.header.ticksPerSecond;
  const next = recording.events.find(
    ({ code, person, time: at }) => code === 'taskStarted' && at > tick && person === people[row].id,
  );
  if (next === undefined) {
    expect(first.until).toBeNull();
    expect(first.never).toBe(true);
    return;
  }
  expect(first.awaits).toEqual({ kind: 'person', row: people.findIndex(({ id }) => id === next.other) });
  expect(first.until).toBeCloseTo(next.time, 0);
  const led = recording.events.filter(({ code, other, time: at }) => {
    return code === 'taskStarted' && other === next.other && at < next.time && at > tick;
  });
  expect(first.ahead).toBeGreaterThanOrEqual(led.length);
}

describe('a reason', () => {
  it.each([
    ['tower-18', 'night'],
    ['tower-18', 'night-lean'],
    ['longhua-2025', null],
  ])('is sound for everybody at any moment: %s %s', (name, variant) => {
    const one = night(library(name, variant), '1');
    const { people } = one.recording.header;
    const stream = openStream('reason', 'test', name, 0);
    for (let i = 0; i < 300; i++)
      expectSound(one, why(one, stream.integer(people.length), stream.uniform() * one.recording.duration));
  });

  it('is sound in small towers with all that makes nights awkward', () => {
    const causes = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const one = night(towerScenario(String(seed)), 'a', 4000);
      const stream = openStream('reason', 'test', String(seed), 0);
      for (let i = 0; i < 60; i++) {
        const row = stream.integer(one.recording.header.people.length);
        const reason = why(one, row, stream.uniform() * Math.min(one.recording.duration, 1500));
        expectSound(one, reason);
        for (const { cause } of reason.chain) causes.add(cause);
      }
    }
    for (const cause of ['alarm', 'carer', 'carerOnTheWay', 'preMovement', 'teammate']) expect(causes).toContain(cause);
  });

  it('before the alarm says what the alarm waits for', () => {
    const one = night(library('longhua-2025'), '1');
    const resident = rowOf(one, '305-b');
    const parties = (time: number) => why(one, resident, time).chain.map(({ who }) => who);
    const waiter = { kind: 'person', row: resident };
    const alarm = { kind: 'event', event: 'alarmRaised' };
    // The panel gives the alarm at 210 s; nobody watches it; a carer notices at 1350 s, looks, and calls.
    expect(parties(100)).toEqual([waiter, alarm, { kind: 'event', event: 'panelAlarm' }]);
    expect(parties(600)).toEqual([waiter, alarm, { kind: 'event', event: 'noticed' }]);
    expect(why(one, resident, 600).chain[2]).toMatchObject({ since: 210, until: 1350, awaits: null });
    const carer = { kind: 'person', row: rowOf(one, '') < 0 ? rowOf(one, 'carer-3a') : -1 };
    expect(parties(1360)).toEqual([waiter, alarm, carer]);
    expect(why(one, resident, 1360).chain[2].state).toBe('investigating');
    expect(why(one, resident, 1420).chain[2].state).toBe('calling');
    const raised = one.recording.events.find(({ code }) => code === 'alarmRaised')!.time;
    expect(why(one, resident, raised - 1).chain[0].cause).toBe('alarm');
    expect(why(one, resident, raised + 1).chain[0].cause).not.toBe('alarm');
  });

  it('of a staff member says which phase they wait for, or who is late for a team', () => {
    const one = night(library('tower-18', 'night'), '1');
    const { chain } = why(one, rowOf(one, 'carer-09'), 30);
    expect(chain.map(({ who }) => who.kind)).toEqual(['person', 'phase', 'event', 'event']);
    expect(chain[0].awaits).toEqual({ kind: 'phase', phase: 'fire-storey' });
    // Too many storeys away for any phase: nothing to wait for.
    expect(why(one, rowOf(one, 'carer-02'), 30).chain).toHaveLength(1);
  });

  it('of somebody who waits for the only chair leads through the chair to whoever is moved in it', () => {
    const one = night(oneChair(), '1');
    const { recording } = one;
    const { people } = recording.header;
    const taken = recording.events.filter(({ code }) => code === 'deviceTaken');
    expect(taken.length).toBeGreaterThan(1);
    const state = (time: number) => recording.at(time);
    // A moment at which somebody waits for the device while another has it.
    let found: Reason | null = null;
    for (let time = 100; time < recording.duration && found === null; time += 5) {
      const now = state(time);
      const row = people.findIndex((_, i) => CAUSES[now.cause[i]] === 'device');
      if (row >= 0 && now.devices.some(({ task }) => task >= 0)) found = why(one, row, time);
    }
    const [waiter, chair, carer] = found!.chain;
    expectSound(one, found!);
    expect(waiter.cause).toBe('device');
    expect(chair.who).toEqual({ kind: 'device', device: 0 });
    const now = state(found!.time);
    const user = recording.events.find(({ code, task }) => code === 'taskStarted' && task === now.devices[0].task)!;
    expect(people[chair.busyWith].id).toBe(user.person);
    expect(carer.who).toEqual({ kind: 'person', row: rowOf(one, user.other!) });
    expect(waiter.until).toBeGreaterThan(found!.time);
  });

  it('of somebody who waits for a lift leads to the lift: where it is, and how many are in it', () => {
    const one = night(liftTower('why', { storeys: 6, beds: 4, by: 'lifts' }), '1');
    const { recording, building } = one;
    const seen = new Set<string>();
    for (let time = 60; time < recording.duration; time += 20) {
      const now = recording.at(time);
      for (let row = 0; row < recording.header.residents; row++) {
        if (CAUSES[now.cause[row]] !== 'lift') continue;
        const { chain } = why(one, row, time);
        expect(chain[1].who).toEqual({ kind: 'lift', lift: 0 });
        const { mode, stage, stop } = now.lifts[0];
        const riders = now.space.filter((space) => space === building.lifts[0].car).length;
        expect(chain[1].lift).toEqual({ mode, stage, storey: building.lifts[0].stops[stop].storey, riders });
        seen.add(`${stage} ${riders > 0}`);
      }
    }
    expect([...seen]).toContain('moving true');
    expect([...seen]).toContain('moving false');
  });

  it('of somebody for whom nobody comes names no one as coming', () => {
    const one = night(library('tower-18', 'night-lean'), '1', 500);
    const waiting = one.recording.header.people.findIndex((_, row) => {
      return row < one.recording.header.residents && CAUSES[one.recording.at(490).cause[row]] === 'carer';
    });
    const [first] = why(one, waiting, 490).chain;
    expect(first).toMatchObject({ cause: 'carer', until: null, never: true });
  });

  it('of nobody is refused', () => {
    const one = night(towerScenario('1'), 'a', 60);
    expect(() => why(one, 100_000, 0)).toThrow(RangeError);
    expect(() => why(one, -1, 0)).toThrow(RangeError);
  });
});

/** Three storeys, two residents who go by evacuation chair, two carers and one chair. */
function oneChair(): Scenario {
  const scenario = towerScenario('3', { storeys: 3, bedsPerStorey: 4, bedroomsFrom: 2, compartments: 1 });
  const staff = ['a', 'b', 'c', 'd'].map((id) => ({
    id: `carer-${id}`,
    post: 'carer' as const,
    station: '03-station',
  }));
  const [store] = scenario.facility.stores ?? [];
  const beds = scenario.facility.beds!;
  return {
    ...scenario,
    facility: {
      ...scenario.facility,
      stores: [{ ...store, id: 'store', space: beds[0].space, at: beds[0].at, devices: { evacuationChair: 1 } }],
    },
    residents: beds.slice(-3).map(({ id }) => ({ id: `r-${id}`, bed: id, mobility: 'wheelchairAssisted' as const })),
    roster: { shifts: { night: { from: '21:00', to: '07:00', staff } } },
    plan: {
      phases: [{ id: 'all', trigger: { after: 'alarmRaised' }, zones: [{ all: true }], to: ['outside'] }],
      moving: [{ mobility: 'wheelchairAssisted', stairs: 'evacuationChair', helpersStairs: 1 }],
      claims: [],
    },
    incident: { space: beds[0].space, clock: '02:00' },
    model: { randomness: false },
  };
}
