/** A plan that is reversed: who was to stay is moved after all, by the phase that takes whoever is there. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../engine/metrics/answer.js';
import { ward } from '../../fixtures/ward.js';
import { night } from './nights.js';

const LOST_AT = 80;

/** r0 is moved from the ward, r1 stays behind the door of the next room until that is lost; one nurse for both. */
const scenario = ward({
  residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'wheelchairAssisted', x: -5 }],
  carers: 1,
  change: (s) => {
    s.facility.spaces.push({
      id: 'next-room',
      kind: 'bedroom',
      storey: 'L1',
      outline: [
        [-10, 0],
        [0, 0],
        [0, 4],
        [-10, 4],
      ],
    });
    s.facility.openings.push({
      id: 'o0',
      kind: 'portal',
      between: ['next-room', 'ward'],
      at: [
        [0, 1],
        [0, 3],
      ],
    });
    s.facility.beds![1].space = 'next-room';
    s.roster.shifts.night.staff[0].post = 'nurse';
    const nurses = { posts: ['nurse' as const] };
    s.plan.phases = [
      {
        id: 'all',
        trigger: { after: 'start', delay: 10 },
        zones: [{ spaces: ['ward'] }],
        to: ['refuge'],
        staff: nurses,
      },
      {
        id: 'back',
        trigger: { after: 'zoneLost' },
        zones: [{ spaces: ['next-room'] }],
        takes: 'whoeverIsThere',
        to: ['refuge'],
        staff: nurses,
      },
    ];
    s.plan.defendInPlace = [{ spaces: ['next-room'] }];
    s.plan.claims = [
      {
        id: 'hands',
        subject: { kind: 'resource', resource: 'carer' },
        condition: { kind: 'enough', wait: 1 },
        after: 'start',
        within: 1000,
      },
    ];
    s.incident.lostZones = [{ zone: { spaces: ['next-room'] }, at: LOST_AT }];
  },
});
const one = night(scenario, '1');
const { recording, building, result } = one;

describe('whoever a later phase takes over', () => {
  it('is the last in safety whom the critical path leads to, by way of the zone that was lost', () => {
    const path = answer(recording, building, { kind: 'criticalPath' })!;
    expect(recording.header.people[path.last].id).toBe('r1');
    expect(path.at).toBe(result.outcome.lastSafeAt);
    // The nurse was with r0 when the zone was lost: that decided, and what she did before.
    expect(path.before).toBe(1);
    const free = recording.events.find(({ code, person }) => code === 'taskDone' && person === 'r0')!.time;
    expect(free).toBeGreaterThan(LOST_AT);
    expect(path.stretches.filter(({ kind }) => kind === 'other')).toEqual([]);
  });

  it('is still to be moved on their storey, and waits for who may work for the later phase', () => {
    const time = LOST_AT + 5;
    const { open, done, causes } = answer(recording, building, { kind: 'hold', place: { storey: 'L1' }, time });
    expect([open, done]).toEqual([2, 0]);
    expect(causes.find(({ cause }) => cause === 'carer')).toMatchObject({ people: 1, row: 1, longest: 5 });
    const { chain } = answer(recording, building, { kind: 'reason', row: 1, time });
    expect(chain[0]).toMatchObject({ cause: 'carer', awaits: { kind: 'person', row: 2 } });
    const histories = answer(recording, building, { kind: 'histories', step: 1 });
    expect(histories.remaining[time]).toBe(2);
  });

  it('counts in what is asked of a resource, in the run and from its recording', () => {
    const [claim] = result.claims;
    expect(claim).toMatchObject({ met: false, of: 2 });
    expect(answer(recording, building, { kind: 'marks' }).find(({ kind }) => kind === 'claim')).toMatchObject({
      met: false,
    });
  });
});
