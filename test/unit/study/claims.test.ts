/** Claims of every kind on a building of three storeys in which each resident was put where they are by hand. */
import { beforeEach, describe, expect, it } from 'vitest';
import { OUTSIDE } from '../../../engine/facility/facility.js';
import type { Claim, Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { evaluateClaim, type ClaimResult } from '../../../engine/study/claims.js';
import { OUTCOME } from '../../../engine/world/codes.js';
import type { Model } from '../../../engine/world/model.js';
import type { World } from '../../../engine/world/world.js';
import { towerScenario } from '../../fixtures/towers.js';

/** Three storeys of six beds (01-01-a … 03-03-b), two compartments each, fire in 02-01; storey 3 stays where it is. */
function scenario(): Scenario {
  const made: Scenario = towerScenario('2', { storeys: 3, bedsPerStorey: 6, bedroomsFrom: 1, compartments: 2 });
  made.residents = { count: 18, shares: { selfCaring: 0.4, partlyDependent: 0.4, fullyDependent: 0.2 } };
  made.incident.space = '02-01';
  made.plan.phases = [
    { id: 'two', trigger: { after: 'alarmRaised' }, zones: [{ storey: 'incident' }], to: ['refuge', 'outside'] },
    { id: 'one', trigger: { after: 'alarmRaised' }, zones: [{ storey: 'incident', offset: -1 }], to: ['outside'] },
  ];
  made.plan.defendInPlace = [{ all: true }];
  return made;
}

describe('claims', () => {
  let model: Model;
  let world: World;
  const row = (id: string): number => model.people.findIndex((p) => p.id === id);
  const space = (id: string): number => model.facility.spaceByKey.get(id)!;
  const put = (id: string, outcome: 'safe' | 'sheltered' | 'remaining' | 'lost', at: number, where?: string): void => {
    const i = row(id);
    world.people.outcome[i] = OUTCOME[outcome];
    world.people.outcomeAt[i] = at;
    if (where !== undefined) world.people.space[i] = where === 'outside' ? OUTSIDE : space(where);
  };
  const judge = (claim: Partial<Claim> & Pick<Claim, 'subject'>): ClaimResult =>
    evaluateClaim(model, world, {
      id: 'claim',
      condition: { kind: 'clear' },
      after: 'panelAlarm',
      within: 300,
      ...claim,
    });
  const residents = { kind: 'residents' } as const;

  beforeEach(() => {
    ({ model, world } = createSimulation(scenario(), 'a'));
    expect(model.residents).toBe(18);
    world.milestones.panelAlarm = 60;
    // Storey 1 outside at 110, 120 … 160; storey 2 in a refuge of their storey at 210 … 260; storey 3 in their rooms.
    for (const [storey, where] of [
      ['01', 'outside'],
      ['02', '02-refuge-A'],
    ]) {
      let at = Number(storey) * 100;
      for (const bedroom of ['01', '02', '03']) {
        for (const bed of ['a', 'b'])
          put(`${storey}-${bedroom}-${bed}`, where === 'outside' ? 'safe' : 'sheltered', (at += 10), where);
      }
    }
  });

  it('about all residents: met when the last is where the plan wants them, up to the deadline itself', () => {
    expect(judge({ subject: residents })).toEqual({
      id: 'claim',
      met: true,
      at: 260,
      deadline: 360,
      count: 18,
      of: 18,
    });
    expect(judge({ subject: residents, within: 200 })).toMatchObject({ met: true, deadline: 260, count: 18 });
    expect(judge({ subject: residents, within: 199.9 })).toMatchObject({ met: false, at: 260, count: 17 });
    expect(judge({ subject: residents, within: 60 })).toMatchObject({ met: false, deadline: 120, count: 8 });
  });

  it('about all residents: never met while one remains or is lost', () => {
    put('01-02-a', 'remaining', 100);
    expect(judge({ subject: residents })).toMatchObject({ met: false, at: null, count: 17, of: 18 });
    put('01-02-a', 'safe', 100, 'outside');
    put('03-01-a', 'lost', 100);
    expect(judge({ subject: residents })).toMatchObject({ met: false, at: null, count: 17, of: 18 });
  });

  it('about residents of some mobility count only those', () => {
    const classes = [...new Set(model.people.slice(0, 18).map((p) => p.mobility!))];
    expect(classes.length).toBeGreaterThan(2);
    for (const mobility of classes) {
      const rows = model.people.flatMap((p, i) => (i < 18 && p.mobility === mobility ? [i] : []));
      const last = Math.max(...rows.map((i) => world.people.outcomeAt[i]));
      const found = judge({ subject: { kind: 'residents', mobility: [mobility] } });
      expect(found, mobility).toMatchObject({ of: rows.length, at: last, met: true });
    }
    expect(judge({ subject: { kind: 'residents', mobility: classes } })).toMatchObject({ of: 18 });
  });

  it('about a zone count those who live in it', () => {
    expect(judge({ subject: { kind: 'zone', zone: { storey: 'incident', offset: -1 } } })).toMatchObject({
      met: true,
      at: 160,
      of: 6,
    });
    expect(judge({ subject: { kind: 'zone', zone: { spaces: ['01-02'] } } })).toMatchObject({ at: 140, of: 2 });
    expect(judge({ subject: { kind: 'zone', zone: { all: true } } })).toMatchObject({ at: 260, of: 18 });
    // The fire's compartment: rooms 02-01 and 02-02.
    expect(judge({ subject: { kind: 'zone', zone: { compartment: 'incident' } } })).toMatchObject({ at: 240, of: 4 });
  });

  it('about a zone: in a refuge of it is out of danger, in another room of it is not', () => {
    const storey = { kind: 'zone', zone: { storey: 'incident' } } as const;
    expect(judge({ subject: storey })).toMatchObject({ met: true, at: 260, count: 6, of: 6 });
    put('02-02-a', 'sheltered', 230, '02-03');
    expect(judge({ subject: storey })).toMatchObject({ met: false, at: null, count: 5, of: 6 });
    // For the compartment that they were in, the next compartment is away.
    expect(judge({ subject: { kind: 'zone', zone: { compartment: 'incident' } } })).toMatchObject({ met: true, of: 4 });
    // And for a claim about residents the plan's own word decides.
    expect(judge({ subject: residents })).toMatchObject({ met: true, count: 18 });
    put('02-02-a', 'sheltered', 230, '01-hall');
    expect(judge({ subject: storey })).toMatchObject({ met: true, at: 260 });
  });

  it('about a zone whose residents the plan lets stay: they are clear from the start', () => {
    const third = { kind: 'zone', zone: { storey: 'incident', offset: 1 } } as const;
    expect(judge({ subject: third })).toMatchObject({ met: true, at: 0, count: 6, of: 6 });
  });

  it('about a zone where nobody lives: met from the start, of nobody', () => {
    expect(judge({ subject: { kind: 'zone', zone: { spaces: ['02-corridor-1'] } } })).toMatchObject({
      met: true,
      at: 0,
      of: 0,
    });
    expect(judge({ subject: { kind: 'zone', zone: { storey: 'incident', offset: 50 } } })).toMatchObject({
      met: true,
      of: 0,
    });
  });

  it('that want at least so many: the moment of the last of those', () => {
    const zone = { kind: 'zone', zone: { storey: 'incident', offset: -1 } } as const;
    const atLeast = (count: number): ClaimResult => judge({ subject: zone, condition: { kind: 'atLeast', count } });
    expect([0, 1, 2, 6].map((count) => atLeast(count).at)).toEqual([0, 110, 120, 160]);
    expect(atLeast(7)).toMatchObject({ met: false, at: null, count: 6, of: 6 });
    expect(judge({ subject: zone, condition: { kind: 'atLeast', count: 4 }, within: 80 })).toMatchObject({
      met: true,
      count: 4,
    });
    expect(judge({ subject: zone, condition: { kind: 'atLeast', count: 5 }, within: 80 })).toMatchObject({
      met: false,
      count: 4,
    });
  });

  it('that want a share: rounded up to whole residents, without the rounding of binary fractions', () => {
    const zone = { kind: 'zone', zone: { storey: 'incident', offset: -1 } } as const;
    const at = (share: number): number | null => judge({ subject: zone, condition: { kind: 'share', share } }).at;
    expect([0, 0.01, 1 / 6, 0.17, 0.5, 0.51, 5 / 6, 0.84, 1].map(at)).toEqual([
      0, 110, 110, 120, 130, 140, 150, 160, 160,
    ]);
    put('01-03-b', 'remaining', 999);
    expect(at(1)).toBeNull();
    expect(at(5 / 6)).toBe(150);
  });

  it('about an event: met when it happens by the deadline, also before that counts', () => {
    const event = (within: number, name: 'confirmed' | 'noticed' = 'confirmed'): ClaimResult =>
      judge({ subject: { kind: 'event', event: name }, condition: { kind: 'happens' }, within });
    expect(event(300)).toEqual({ id: 'claim', met: false, at: null, deadline: 360, count: 0, of: 0 });
    world.milestones.confirmed = 200.5;
    expect(event(300)).toMatchObject({ met: true, at: 200.5 });
    expect(event(140.5)).toMatchObject({ met: true, deadline: 200.5 });
    expect(event(140)).toMatchObject({ met: false, at: 200.5, deadline: 200 });
    expect(event(300, 'noticed')).toMatchObject({ met: false, at: null });
  });

  it('about phases: when they start and are done', () => {
    world.phases[0].startedAt = 130;
    const done = { phase: 'two', is: 'done' } as const;
    const subject = { kind: 'event', event: done } as const;
    expect(judge({ subject, condition: { kind: 'happens' } })).toMatchObject({ met: false, at: null });
    world.phases[0].doneAt = 260;
    expect(judge({ subject, condition: { kind: 'happens' } })).toMatchObject({ met: true, at: 260 });
    const after = { phase: 'two', is: 'started' } as const;
    expect(judge({ subject, condition: { kind: 'happens' }, after, within: 130 })).toMatchObject({
      met: true,
      deadline: 260,
    });
    expect(judge({ subject: residents, after, within: 129 })).toMatchObject({ met: false, deadline: 259, count: 17 });
    // The other phase has not begun.
    const other = { phase: 'one', is: 'started' } as const;
    expect(judge({ subject: residents, after: other })).toMatchObject({
      met: false,
      deadline: null,
      count: 0,
      at: 260,
    });
  });

  it('whose event did not happen are not met, whatever did', () => {
    world.milestones.panelAlarm = Number.NaN;
    expect(judge({ subject: residents })).toEqual({
      id: 'claim',
      met: false,
      at: 260,
      deadline: null,
      count: 0,
      of: 18,
    });
    expect(judge({ subject: residents, after: 'start', within: 260 })).toMatchObject({
      met: true,
      deadline: 260,
      count: 18,
    });
    expect(judge({ subject: { kind: 'event', event: 'start' }, condition: { kind: 'happens' } })).toMatchObject({
      met: false,
      at: 0,
    });
  });

  it('about some residents only: by where they live, by name, both with a class', () => {
    expect(judge({ subject: { ...residents, zone: { storey: 'L01' } } })).toMatchObject({ met: true, at: 160, of: 6 });
    expect(judge({ subject: { ...residents, ids: ['01-01-a', '02-03-b'] } })).toMatchObject({
      at: 260,
      count: 2,
      of: 2,
    });
    const mobility = [model.people[row('01-02-a')].mobility!];
    const some = judge({ subject: { ...residents, zone: { storey: 'L01' }, mobility } });
    const there = model.people.filter((p) => p.id.startsWith('01-') && p.mobility === mobility[0]).length;
    expect(some.of).toBe(there);
  });

  it('about a margin: everybody there so long before the time available is over', () => {
    const subject = { ...residents, zone: { storey: 'L02' } } as const;
    // The last of storey 2 at 260 s, the deadline 60 + 300 s: 100 s to spare.
    expect(judge({ subject, condition: { kind: 'margin', least: 100 } })).toMatchObject({
      met: true,
      at: 260,
      deadline: 360,
    });
    expect(judge({ subject, condition: { kind: 'margin', least: 101 } }).met).toBe(false);
  });

  it('about staff: those on duty, or of a post', () => {
    const staff = model.people.slice(model.residents);
    staff.forEach(({ id }, i) => put(id, i === 0 ? 'remaining' : 'sheltered', 100 + i));
    const all = judge({ subject: { kind: 'staff' } });
    expect(all).toMatchObject({ met: false, count: staff.length - 1, of: staff.length });
    const { post } = staff[staff.length - 1];
    const own = judge({ subject: { kind: 'staff', posts: [post!] }, condition: { kind: 'atLeast', count: 1 } });
    expect(own.of).toBe(staff.filter((one) => one.post === post).length);
  });
});
