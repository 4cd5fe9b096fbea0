/**
 * No deadlock between teams: over random homes, rosters, devices and plans every run ends by itself, every resident is accounted
 * for, whoever waits has a cause, and nobody is left who could still have been brought by staff who stand about.
 */
import { describe, expect, it } from 'vitest';
import { generateTower } from '../../engine/facility/tower.js';
import { openStream, type Stream } from '../../engine/random.js';
import {
  MEANS,
  MOBILITY_CLASSES,
  ORDER_RULES,
  TRAINING,
  type ResidentEntry,
  type Scenario,
} from '../../engine/scenario/schema.js';
import { createSimulation } from '../../engine/simulation.js';
import { CAUSES, OUTCOME, OUTCOMES, STATE } from '../../engine/world/codes.js';
import { waitsWithoutCause } from '../fixtures/waits.js';

const WITH_DEVICE = [
  'evacuationChair',
  'carryChair',
  'stretcher',
  'rescueSheet',
  'blanketDrag',
  'twoPersonCarry',
] as const;

function residentOf(stream: Stream, bed: string, staff: readonly string[]): ResidentEntry {
  const chance = (p: number): boolean => stream.uniform() < p;
  return {
    id: bed,
    bed,
    mobility: stream.pick(MOBILITY_CLASSES),
    ...(chance(0.5) ? { device: stream.pick(WITH_DEVICE) } : {}),
    ...(chance(0.2) ? { equipment: ['oxygen' as const] } : {}),
    ...(chance(0.2) ? { hearing: stream.pick(['hardOfHearing', 'deaf'] as const) } : {}),
    ...(chance(0.1) ? { sight: stream.pick(['poor', 'blind'] as const) } : {}),
    ...(chance(0.2) ? { cognition: { resists: 0.5, turnsBack: 0.7 } } : {}),
    ...(chance(0.2) ? { helpers: { level: 1 + stream.integer(3), stairs: 1 + stream.integer(4) } } : {}),
    ...(chance(0.3) ? { buddy: stream.pick(staff) } : {}),
  };
}

/** Three storeys of a few beds, one to five carers, few devices, two phases that share hands, waiting allowed. */
function randomHome(k: number): Scenario {
  const stream = openStream('teams', 'property', String(k), 0);
  const facility = generateTower({ storeys: 3, bedsPerStorey: 6, stairs: 1 + stream.integer(2) });
  facility.stores = facility.stores?.map((store) => ({
    ...store,
    devices: { evacuationChair: stream.integer(2), carryChair: stream.integer(2), stretcher: stream.integer(2) },
    outOfOrder: { stretcher: stream.integer(2) },
  }));
  if (stream.uniform() < 0.3) facility.bedside = ['bed'];
  const stations = facility.stations!.map((s) => s.id);
  const staff = Array.from({ length: 1 + stream.integer(5) }, (_, i) => `c${i}`);
  const storeys = facility.storeys.map((s) => s.id);
  const orders = () => [stream.pick(ORDER_RULES), stream.pick(ORDER_RULES)].filter((r, i, all) => all.indexOf(r) === i);
  const rule = () => ({ staff: stream.uniform() < 0.5 ? { withinStoreys: 1 } : {} });
  const moving = MOBILITY_CLASSES.map((mobility) => ({
    mobility,
    ...(stream.uniform() < 0.6 ? { loneHelper: stream.pick(['wait', 'drag'] as const) } : {}),
    ...(mobility === 'bedridden'
      ? { level: stream.pick(MEANS.filter((m) => m !== 'escort' && m !== 'wheelchair')) }
      : {}),
    ...(mobility === 'rollator' ? { walksToStairs: true } : {}),
  }));
  return {
    format: 'anshu-scenario',
    version: 1,
    id: `teams-${k}`,
    name: 'teams',
    variant: null,
    facility,
    residents: facility.beds!.map((bed) => residentOf(stream, bed.id, staff)),
    roster: {
      shifts: {
        night: {
          from: '21:00',
          to: '07:00',
          staff: staff.map((id) => ({
            id,
            post: 'carer' as const,
            station: stream.pick(stations),
            training: stream.pick(TRAINING),
            ...(stream.uniform() < 0.3 ? { canUse: [] } : {}),
            ...(stream.uniform() < 0.2 ? { arrives: 300 } : {}),
          })),
        },
      },
      ...(stream.uniform() < 0.3
        ? {
            outside: {
              brigade: { travel: 400, setUp: 60, station: stations[0], teams: 2, attackTeams: stream.integer(3) },
            },
          }
        : {}),
    },
    plan: {
      phases: [
        {
          id: 'top',
          trigger: { after: 'alarmRaised' },
          zones: [{ storey: storeys[2] }],
          to: stream.pick([['refuge', 'storeyBelow'], ['outside'], ['refuge', 'outside'], ['refugeStorey', 'outside']]),
          order: orders(),
          ...rule(),
        },
        {
          id: 'middle',
          trigger: { after: 'alarmRaised', delay: stream.integer(200) },
          zones: [{ storey: storeys[1] }],
          to: stream.pick([['refuge', 'outside'], ['outside']]),
          order: orders(),
          ...rule(),
        },
        {
          id: 'back',
          trigger: { after: 'zoneLost' },
          zones: [{ all: true }],
          takes: 'whoeverIsThere',
          to: ['outside'],
        },
      ],
      duties: [
        {
          id: 'sweep',
          kind: 'search',
          trigger: { after: { phase: 'top', is: 'done' } },
          zones: [{ storey: storeys[2] }],
        },
        { id: 'stay', kind: 'supervise', trigger: { after: 'alarmRaised' } },
        { id: 'count', kind: 'headCount', trigger: { after: { phase: 'middle', is: 'done' } } },
      ].filter(() => stream.uniform() < 0.5) as Scenario['plan']['duties'],
      moving: moving as Scenario['plan']['moving'],
      claims: [],
    },
    incident: {
      space: facility.spaces.find((s) => s.kind === 'bedroom')!.id,
      clock: '02:00',
      ...(stream.uniform() < 0.3 ? { lostZones: [{ zone: { storey: storeys[2] }, at: 600 }] } : {}),
    },
    horizon: 86_400,
  } as Scenario;
}

describe('teams of random homes never wait for each other for good', () => {
  for (const k of [3, 4, 5, 10, 12, 14, 20, 23, 27, 28]) {
    it(`home ${k}`, { timeout: 60_000 }, () => {
      const scenario = randomHome(k);
      const simulation = createSimulation(scenario, `run-${k}`);
      const { world } = simulation;
      const { people } = world;
      expect(waitsWithoutCause(simulation)).toEqual([]);
      expect(world.endReason).toBe('settled');
      expect(world.tasks).toEqual([]);
      for (let row = 0; row < people.count; row++) {
        if (people.state[row] !== STATE.notYetHere) expect(people.outcome[row]).not.toBe(OUTCOME.none);
      }
      for (let row = 0; row < people.residents; row++) {
        if (OUTCOMES[people.outcome[row]] !== 'remaining' || people.phase[row] < 0) continue;
        // Left behind for want of a way, of room, of a device, or of anybody who may come: never of each other.
        expect(['noRoute', 'refugeFull', 'device', 'carer', 'phase', 'alarm', 'noPlan']).toContain(
          CAUSES[people.cause[row]],
        );
      }
    });
  }
});
