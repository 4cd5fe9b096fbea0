/** Histories, holds, marks and times to safety against counting by hand, moment by moment. */
import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../../engine/metrics/answer.js';
import { CAUSES, OUTCOMES, PERSON_STATES } from '../../../engine/world/codes.js';
import { towerScenario } from '../../fixtures/towers.js';
import { buildModel } from '../../../engine/build.js';
import { library, night, type Night } from './nights.js';

const nights: Record<string, Night> = {};
beforeAll(() => {
  nights.tower = night(library('tower-18', 'night'), '1');
  nights.longhua = night(library('longhua-2025'), '1', 3000);
  const { fire: _, ...incident } = library('longhua-2025').incident;
  nights.withoutFire = night({ ...library('longhua-2025'), incident }, '1', 3000);
  nights.small = night(towerScenario('8'), 'a');
});

const count = (n: number, holds: (i: number) => boolean): number =>
  Array.from({ length: n }, (_, i) => holds(i)).filter(Boolean).length;

describe('histories', () => {
  it.each(['tower', 'longhua', 'small'])('count what is there at each time: %s', (name) => {
    const { recording, building } = nights[name];
    const { header } = recording;
    const { residents, people } = header;
    const model = buildModel(header.scenario, header.seed);
    const step = 7.5;
    const found = answer(recording, building, { kind: 'histories', step });
    expect(found.times.length).toBe(Math.floor(recording.duration / step) + 1);
    found.times.forEach((time, i) => {
      expect(time).toBe(i * step);
      const now = recording.at(time);
      // Whoever smoke has overcome is not in safety.
      const open = (row: number): boolean => ['none', 'remaining', 'lost'].includes(OUTCOMES[now.outcome[row]]);
      expect(found.remaining[i]).toBe(count(residents, (row) => model.phaseOf[row] >= 0 && open(row)));
      for (const [mobility, series] of Object.entries(found.remainingByClass)) {
        const expected = count(residents, (row) => {
          return model.phaseOf[row] >= 0 && open(row) && people[row].mobility === mobility;
        });
        expect(series[i]).toBe(expected);
      }
      OUTCOMES.forEach((outcome, code) =>
        expect(found.outcomes[outcome][i]).toBe(count(residents, (row) => now.outcome[row] === code)),
      );
      CAUSES.forEach((cause, code) => {
        if (cause === 'none') return;
        expect(found.waitingByCause[cause]?.[i] ?? 0).toBe(count(residents, (row) => now.cause[row] === code));
      });
      PERSON_STATES.forEach((state, code) => {
        const expected = count(people.length, (row) => row >= residents && now.state[row] === code);
        expect(found.staffByState[state]?.[i] ?? 0).toBe(expected);
      });
      for (const { stair, down, up } of found.stairs) {
        const inStair = (row: number): boolean =>
          now.space[row] >= 0 && building.spaces[now.space[row]].stair === stair;
        expect(down[i] + up[i]).toBe(count(people.length, inStair));
      }
    });
  });

  it('tell who goes up a stair from who goes down', () => {
    // Where nobody is overcome by smoke on the way.
    const { recording, building } = nights.withoutFire;
    const { stairs, times } = answer(recording, building, { kind: 'histories', step: 1 });
    const { residents } = recording.header;
    // Residents of this plan only go down; staff come up again for the next.
    let down = 0;
    let up = 0;
    for (const { down: d, up: u } of stairs) {
      d.forEach((n) => (down += n));
      u.forEach((n) => (up += n));
    }
    let residentsThere = 0;
    let staffThere = 0;
    times.forEach((time) => {
      const now = recording.at(time);
      now.space.forEach((space, row) => {
        if (space < 0 || building.spaces[space].stair < 0) return;
        if (row < residents) residentsThere++;
        else if (now.attachedTo[row] < 0 && OUTCOMES[now.outcome[row]] !== 'lost') staffThere++;
      });
    });
    expect(up).toBeGreaterThan(0);
    expect(down).toBeGreaterThanOrEqual(residentsThere);
    // On their feet on the stair without a resident: on the way up, but for the last few on the way out.
    expect(up).toBeLessThanOrEqual(staffThere);
    expect(up).toBeGreaterThan(0.8 * staffThere);
  });

  it('want a step', () => {
    const { recording, building } = nights.small;
    expect(() => answer(recording, building, { kind: 'histories', step: 0 })).toThrow(RangeError);
  });
});

describe('a hold', () => {
  it.each(['tower', 'small'])('counts who lives on the storey and what they wait for: %s', (name) => {
    const { recording, building } = nights[name];
    const { header } = recording;
    const model = buildModel(header.scenario, header.seed);
    for (const time of [0, 50, 200, 333, recording.duration]) {
      const now = recording.at(time);
      for (const storey of building.storeys) {
        const found = answer(recording, building, { kind: 'hold', place: { storey: storey.id }, time });
        const home = (row: number): boolean => {
          const bed = building.beds.find(({ id }) => id === header.people[row].bed)!;
          return building.spaces[bed.spaceIndex].storey === storey.index;
        };
        const planned = (row: number): boolean => model.phaseOf[row] >= 0 || model.defendsInPlace[row] === 1;
        const inSafety = (row: number): boolean => now.outcome[row] > 0;
        expect(found.done).toBe(count(header.residents, (row) => home(row) && planned(row) && inSafety(row)));
        expect(found.open).toBe(count(header.residents, (row) => home(row) && planned(row) && !inSafety(row)));
        expect(found.forgotten).toBe(count(header.residents, (row) => home(row) && !planned(row)));
        expect(found.causes.reduce((sum, { people }) => sum + people, 0)).toBe(found.open);
        for (const { cause, people, row, longest } of found.causes) {
          expect(CAUSES[now.cause[row]]).toBe(cause);
          expect(longest).toBeLessThanOrEqual(time + 1e-9);
          const waits = (i: number): boolean => home(i) && planned(i) && !inSafety(i) && CAUSES[now.cause[i]] === cause;
          expect(people).toBe(count(header.residents, waits));
        }
        const staff = count(header.people.length, (row) => {
          const { space, state } = now;
          if (row < header.residents || space[row] < 0 || PERSON_STATES[state[row]] === 'notYetHere') return false;
          return building.spaces[space[row]].storey === storey.index;
        });
        expect(found.staff).toBe(staff);
        const refuges = building.spaces.filter(({ kind, storey: on }) => kind === 'refuge' && on === storey.index);
        expect(found.refuges.map(({ space }) => space)).toEqual(refuges.map(({ index }) => index));
        for (const { space, residents, taken } of found.refuges) {
          const here = (row: number): boolean => now.space[row] === space && OUTCOMES[now.outcome[row]] === 'sheltered';
          expect(residents).toBe(count(header.residents, here));
          expect(taken > 0).toBe(residents > 0);
          // The run brings nobody where there is no room.
          expect(taken).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }
  });

  it('says when the last is in safety, and of a stair who is in it', () => {
    const { recording, building } = nights.tower;
    const done = recording.events.find(({ code, phase }) => code === 'phaseDone' && phase === 'fire-storey')!;
    const storey = answer(recording, building, { kind: 'hold', place: { storey: 'L09' }, time: 300 });
    expect(storey.clearAt).toBe(done.time);
    const stair = building.stairs[0];
    for (let time = 150; time < 600; time += 30) {
      const now = recording.at(time);
      const inside = (row: number): boolean =>
        now.space[row] >= 0 && building.spaces[now.space[row]].stair === building.stairs.indexOf(stair);
      const found = answer(recording, building, { kind: 'hold', place: { stair }, time });
      const { residents, people } = recording.header;
      expect(found.staff).toBe(count(people.length, (row) => row >= residents && inside(row)));
      expect(found.open + found.done + found.forgotten).toBe(count(residents, inside));
    }
  });

  it('of a place that is not there is refused', () => {
    const { recording, building } = nights.small;
    const ask = (place: { storey: string } | { stair: string }) => () =>
      answer(recording, building, { kind: 'hold', place, time: 1 });
    expect(ask({ storey: 'nowhere' })).toThrow(RangeError);
    expect(ask({ stair: 'nowhere' })).toThrow(RangeError);
  });
});

describe('marks', () => {
  it('are in order, with the events of the alarm, the first who moved and the storeys', () => {
    for (const { recording, building } of Object.values(nights)) {
      const marks = answer(recording, building, { kind: 'marks' });
      expect(marks.map(({ time }) => time)).toEqual(marks.map(({ time }) => time).sort((a, b) => a - b));
      const codes = marks.flatMap((mark) => (mark.kind === 'event' ? [mark.event.code] : []));
      for (const { code } of recording.events) {
        if (['panelAlarm', 'confirmed', 'alarmRaised', 'doorShut', 'phaseStarted'].includes(code))
          expect(codes).toContain(code);
      }
      const first = recording.events.find(({ code }) => code === 'moveStarted')!;
      const moved = marks.find((mark) => mark.kind === 'firstMoved')!;
      expect(moved.time).toBe(first.time);
      expect(recording.header.people[moved.row].id).toBe(first.person);
    }
    const { recording, building } = nights.tower;
    const clear = answer(recording, building, { kind: 'marks' }).filter((mark) => mark.kind === 'storeyClear');
    expect(clear.map(({ storey }) => building.storeys[storey].id)).toEqual(['L09', 'L10']);
  });
});

describe('times to safety', () => {
  it('are those of the events, by resident and by room', () => {
    for (const { recording, building } of Object.values(nights)) {
      const { header, events } = recording;
      const model = buildModel(header.scenario, header.seed);
      const { byRow, bySpace } = answer(recording, building, { kind: 'safetyTimes' });
      expect(byRow.length).toBe(header.residents);
      const latest = new Map<number, number>();
      byRow.forEach((time, row) => {
        const { id, bed } = header.people[row];
        const safe = events.find(
          ({ code, person }) => person === id && (code === 'residentSafe' || code === 'residentSheltered'),
        );
        if (model.defendsInPlace[row] === 1) {
          expect(time).toBeNaN();
          return;
        }
        expect(time).toBe(safe?.time ?? Infinity);
        const space = building.beds.find((one) => one.id === bed)!.spaceIndex;
        latest.set(space, Math.max(latest.get(space) ?? 0, time));
      });
      bySpace.forEach((time, space) => {
        if (latest.has(space)) expect(time).toBe(latest.get(space));
        else expect(time).toBeNaN();
      });
    }
  });
});
