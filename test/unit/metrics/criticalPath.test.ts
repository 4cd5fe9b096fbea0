/** The critical path leaves no second out, counts none twice, and says of each what was really done in it. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../engine/metrics/answer.js';
import type { CriticalPath, Stretch } from '../../../engine/metrics/criticalPath.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { OUTCOMES, PERSON_STATES, type PersonState } from '../../../engine/world/codes.js';
import { randomHome } from '../../fixtures/randomHome.js';
import { towerScenario } from '../../fixtures/towers.js';
import { library, night, type Night } from './nights.js';

const pathOf = ({ recording, building }: Night): CriticalPath | null =>
  answer(recording, building, { kind: 'criticalPath' });

/** What somebody of staff does to a resident in a stretch, by the resident's state. */
const STATES: Partial<Record<Stretch['kind'], readonly PersonState[]>> = {
  preparing: ['beingWoken', 'beingPrepared'],
  persuading: ['beingWoken'],
  catchingBreath: ['resting'],
  wandering: ['wandering', 'inPlace'],
  moving: ['beingMoved'],
  unloading: ['beingUnloaded', 'inPlace', 'out'],
  preMovement: ['preMovement'],
};
const STAFF: Partial<Record<Stretch['kind'], readonly PersonState[]>> = {
  perceiving: ['perceiving'],
  investigating: ['investigating'],
  calling: ['calling', 'onPost', 'investigating', 'helping'],
  telling: ['helping'],
  returning: ['helping'],
  resting: ['pausing'],
  attacking: ['investigating'],
  shutting: ['investigating', 'calling', 'onPost'],
  duty: ['searching', 'counting', 'supervising', 'attackingFire', 'operatingLift'],
};

function expectWhole(one: Night): CriticalPath | null {
  const path = pathOf(one);
  const { recording, result } = one;
  if (path === null) {
    expect(result.outcome.lastSafeAt).toBeNull();
    return null;
  }
  expect(path.at).toBe(result.outcome.lastSafeAt);
  expect(path.stretches[0].from).toBe(0);
  expect(path.stretches[path.stretches.length - 1].to).toBe(path.at);
  path.stretches.forEach((stretch, i) => {
    expect(stretch.to).toBeGreaterThan(stretch.from);
    if (i > 0) expect(stretch.from).toBe(path.stretches[i - 1].to);
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  expect(sum(Object.values(path.totals))).toBeCloseTo(path.at, 6);
  expect(sum(Object.values(path.shares))).toBeCloseTo(path.at, 6);

  const playhead = recording.playhead();
  for (const stretch of path.stretches) {
    // Ticks round both ends: what is shorter cannot be looked into.
    if (stretch.to - stretch.from < 0.3) continue;
    const now = playhead.seek((stretch.from + stretch.to) / 2);
    const about = `${stretch.kind} ${stretch.from} to ${stretch.to}`;
    const wanted = STATES[stretch.kind];
    if (wanted !== undefined) expect(wanted, about).toContain(PERSON_STATES[now.state[stretch.resident]]);
    const staff = STAFF[stretch.kind];
    // Whoever is overcome by smoke at it does nothing any more.
    const fell = stretch.who.kind === 'person' && PERSON_STATES[now.state[stretch.who.row]] === 'incapacitated';
    if (staff !== undefined && stretch.who.kind === 'person' && !fell)
      expect(staff, about).toContain(PERSON_STATES[now.state[stretch.who.row]]);
    if (stretch.kind === 'walking' || stretch.kind === 'returning' || stretch.kind === 'moving') {
      const row = stretch.who.kind === 'person' ? stretch.who.row : -1;
      // On one's way with the resident's task, or by oneself.
      if (row === stretch.resident) expect(PERSON_STATES[now.state[row]], about).toBe('walking');
      else expect(now.task[row], about).toBe(now.task[stretch.resident]);
      expect(now.attachedTo[row] >= 0, about).toBe(stretch.kind === 'moving');
    }
    // Whoever takes part in the work on somebody is of their team then.
    if (stretch.resident >= 0 && stretch.who.kind === 'person' && stretch.who.row >= recording.header.residents)
      expect(now.task[stretch.who.row], about).toBeGreaterThanOrEqual(0);
  }
  // Nothing is left unexplained beyond what ticks round, and whoever waits has a cause for it.
  expect(path.totals.other ?? 0).toBeLessThan(1);
  expect(path.stretches.filter(({ kind, cause }) => (kind === 'waiting') !== (cause !== 'none'))).toEqual([]);
  return path;
}

describe('the critical path', () => {
  it.each([
    ['tower-18', 'night', '1'],
    ['tower-18', 'night-lean', '1'],
    ['tower-18', 'day', '1'],
    ['tower-18', 'two-compartments', '1'],
    ['longhua-2025', null, '1'],
    ['mishima-2010', null, '1'],
    ['thousand-two', 'night', '1'],
  ])('covers the night from its start to the last in safety: %s %s, seed %s', (name, variant, seed) => {
    expect(expectWhole(night(library(name, variant), seed))).not.toBeNull();
  });

  it('does in small towers with all that makes nights awkward', () => {
    let found = 0;
    const kinds = new Set<string>();
    for (let seed = 0; seed < 24; seed++) {
      const path = expectWhole(night(towerScenario(String(seed)), 'a', 4000));
      if (path === null) continue;
      found++;
      for (const { kind } of path.stretches) kinds.add(kind);
    }
    expect(found).toBeGreaterThan(18);
    expect(kinds).toContain('waiting');
    expect(kinds).toContain('telling');
    expect(kinds).toContain('preMovement');
  });

  it('does in homes where zones are lost, people walk off, refuse, and help comes from outside', () => {
    const kinds = new Set<string>();
    for (const k of [5, 12, 17, 21, 25, 28, 33, 39]) {
      const path = expectWhole(night(randomHome(k), `run-${k}`));
      for (const { kind } of path?.stretches ?? []) kinds.add(kind);
    }
    for (const kind of ['coming', 'persuading', 'duty', 'losing']) expect(kinds).toContain(kind);
  });

  it('says whom smoke overcame before the alarm was raised, and who began anew', () => {
    const one = night(library('longhua-2025'), '1', 1700);
    const path = expectWhole(one)!;
    const lost = one.recording.events.filter(
      ({ code, person }) => code === 'incapacitated' && person?.startsWith('carer'),
    );
    const overcome = path.stretches.filter(({ kind }) => kind === 'overcome');
    const id = ({ who }: Stretch): string => (who.kind === 'person' ? one.recording.header.people[who.row].id : '');
    expect(overcome.length).toBeGreaterThan(0);
    expect(overcome.map(id)).toEqual(lost.map(({ person }) => person));
    // The next one notices at a tick.
    overcome.forEach(({ to }, i) => expect(Math.abs(to - lost[i].time)).toBeLessThanOrEqual(0.05));
    // Whoever calls has confirmed the fire themselves.
    const call = path.stretches.find(({ kind }) => kind === 'calling')!;
    expect(one.recording.events.filter(({ code }) => code === 'confirmed').pop()!.person).toBe(id(call));
  });

  it('says when bearers put somebody down on a landing to rest', () => {
    const scenario = oneCarer();
    const one = night(
      {
        ...scenario,
        residents: [
          { id: 'r', bed: scenario.facility.beds!.at(-1)!.id, mobility: 'bedridden', device: 'twoPersonCarry' },
        ],
        roster: {
          shifts: {
            night: {
              ...scenario.roster.shifts.night,
              staff: [1, 2].map((n) => ({
                id: `c${n}`,
                post: 'carer' as const,
                station: '03-station',
                training: 'new' as const,
              })),
            },
          },
        },
        model: { randomness: false, parameters: { 'fatigue.restEvery': 1, 'fatigue.restTime': 30 } },
      },
      '1',
    );
    const path = expectWhole(one)!;
    const rests = one.recording.events.filter(({ code }) => code === 'restStarted');
    expect(rests.length).toBeGreaterThan(0);
    expect(path.totals.catchingBreath).toBeCloseTo(30 * rests.length, 0);
  });

  it('of one carer goes through every resident brought before', () => {
    // One carer, nobody walks, nobody to join: all are brought one after the other.
    const scenario = oneCarer();
    const one = night(scenario, '1');
    const path = expectWhole(one)!;
    const { recording } = one;
    const started = recording.events.filter(({ code }) => code === 'taskStarted').map(({ person }) => person);
    const served = path.stretches
      .filter(({ resident }) => resident >= 0)
      .map(({ resident }) => recording.header.people[resident].id);
    expect([...new Set(served)]).toEqual(started);
    expect(path.before).toBe(started.length - 1);
    expect(recording.header.people[path.last].id).toBe(started[started.length - 1]);
    // The alarm's part ends when the phase begins; the rest but the last resident's own is others'.
    const raised = recording.events.find(({ code }) => code === 'phaseStarted')!.time;
    const last = recording.events.filter(({ code }) => code === 'taskStarted').pop()!.time;
    expect(path.shares.alarm).toBeCloseTo(raised, 6);
    expect(path.shares.own).toBeCloseTo(path.at - last, 6);
    expect(path.shares.others).toBeCloseTo(last - raised, 6);
  });

  it('goes through the carer who knocked where that let the last resident set off sooner', () => {
    const scenario = oneCarer();
    const residents = scenario.residents as Exclude<Scenario['residents'], unknown[]>;
    const one = night(
      {
        ...scenario,
        residents: { ...residents, shares: { selfCaring: 1, partlyDependent: 0, fullyDependent: 0 } },
        // Nobody would set off by themselves for a long time.
        model: { randomness: false, parameters: { 'time.ownDecision.night.mean': 3000 } },
      },
      '1',
    );
    const path = expectWhole(one)!;
    const id = one.recording.header.people[path.last].id;
    const told = one.recording.events.find(
      ({ code, person, sooner }) => code === 'residentWoken' && person === id && sooner,
    )!;
    const own = path.stretches.find(({ kind }) => kind === 'preMovement')!;
    expect(own.from).toBe(told.time);
    expect(path.totals.telling).toBeGreaterThan(0);
  });

  it('is null while nobody is in safety, and the last so far while the run goes on', () => {
    const early = night(library('tower-18', 'night'), '1', 100);
    expect(pathOf(early)).toBeNull();
    const later = night(library('tower-18', 'night'), '1', 400);
    const { outcome } = later.recording.at(400);
    expect(OUTCOMES[outcome[expectWhole(later)!.last]]).toBe('sheltered');
  });
});

/** Two storeys, one carer on the storey of the fire, residents who all have to be brought. */
function oneCarer(): Scenario {
  const scenario = towerScenario('3', { storeys: 3, bedsPerStorey: 4, bedroomsFrom: 2, compartments: 1 });
  const carer = { id: 'carer-1', post: 'carer' as const, station: '03-station', training: 'yearly' as const };
  const { moving: _, ...plan } = scenario.plan;
  return {
    ...scenario,
    residents: { count: 8, shares: { selfCaring: 0, partlyDependent: 0, fullyDependent: 1 } },
    roster: { shifts: { night: { from: '21:00', to: '07:00', staff: [carer] } } },
    plan: {
      ...plan,
      phases: [{ id: 'all', trigger: { after: 'alarmRaised' }, zones: [{ all: true }], to: ['outside'] }],
      defendInPlace: [],
      response: {},
      claims: [],
    },
    incident: { space: scenario.facility.beds![0].space, clock: '02:00' },
    model: { randomness: false },
  };
}
