/** What a trainer throws in: it happens, it is refused where nothing could come of it, and it is part of the state. */
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import { TRAINER_ONLY, type Command } from '../../../engine/scenario/command.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation, restoreSimulation, type Simulation } from '../../../engine/simulation.js';
import { text } from '../../../engine/text/index.js';
import { CAUSES } from '../../../engine/world/codes.js';
import { decodeWorld, encodeWorld } from '../../../engine/world/encode.js';
import type { RunEvent } from '../../../engine/world/events.js';
import { liftTower } from '../../fixtures/lifts.js';
import { ward as smallWard } from '../../fixtures/ward.js';
import { ward } from '../hazard/ward.js';

const NAMES = { person: (id: string) => id, space: (id: string) => id, storey: (id: string) => id, phase: (id: string) => id }; // prettier-ignore

interface Played {
  simulation: Simulation;
  events: RunEvent[];
  at(code: string, person?: string): number;
}

/** A run with commands at given times, s, to the end or a time. */
function play(scenario: Scenario, given: readonly [number, Command][], until = Infinity): Played {
  const simulation = createSimulation(scenario, '1');
  const events: RunEvent[] = [];
  let next = 0;
  while (!simulation.ended) {
    const time = simulation.world.tick / simulation.model.ticksPerSecond;
    while (next < given.length && time >= given[next][0] - 1e-9)
      expect(simulation.command(given[next++][1])).toBe(true);
    if (time >= until) break;
    simulation.step();
    events.push(...simulation.world.events);
  }
  const at = (code: string, person?: string): number =>
    events.find((e) => e.code === code && (person === undefined || e.person === person))?.time ?? Number.NaN;
  return { simulation, events, at };
}

const refusalOf = (simulation: Simulation, given: Command): string => {
  const refusal = simulation.refusal(given);
  if (refusal === null) return '';
  for (const language of ['en', 'zh-CN'] as const)
    expect(text(language).sentences.refusal(refusal, NAMES)).not.toMatch(/undefined|NaN|^$/);
  return refusal.code;
};

const burning = (): Scenario =>
  ward({ residents: [{ room: 4, mobility: 'wheelchairAssisted' }], incident: { space: 'room-1', fire: { item: 'bedding' } } }); // prettier-ignore

describe('a second fire', () => {
  const light: Command = { kind: 'ignite', space: 'room-4', item: 'battery' };
  it('burns where nothing burned: its room gets hot, and its detector acts', () => {
    const lit = play(burning(), [[20, light]], 180);
    const plain = play(burning(), [], 180);
    const { conditions, model } = lit.simulation;
    const heat = ({ simulation }: Played): number => {
      const gas = { ...simulation.conditions!.gasAt(model.facility.spaceByKey.get('room-4')!, 2.4, {} as never) };
      return gas.temperature;
    };
    expect(conditions).not.toBeNull();
    expect(heat(lit)).toBeGreaterThan(heat(plain) + 50);
    const detected = ({ events }: Played): number =>
      events.find((e) => e.code === 'detectorActed' && e.space === 'room-4')?.time ?? Infinity;
    expect(detected(lit)).toBeGreaterThan(20);
    expect(detected(lit)).toBeLessThan(detected(plain) - 20);
  });

  it('goes on from a snapshot bit for bit', () => {
    const { simulation } = play(burning(), [[20, light]], 60);
    const again = restoreSimulation(burning(), '1', simulation.snapshot());
    for (const run of [simulation, again]) run.run(120);
    expect(again.hash()).toBe(simulation.hash());
  });

  it('is refused where it burns already, in the open, on stairs, and where no smoke is computed', () => {
    const { simulation } = play(burning(), [[20, light]], 30);
    expect(refusalOf(simulation, { ...light, space: 'room-1' })).toBe('burning');
    expect(refusalOf(simulation, light)).toBe('burning');
    expect(refusalOf(simulation, { ...light, space: 'room-2' })).toBe('');
    const dry = createSimulation(smallWard({ residents: [{ mobility: 'cane' }], carers: 1 }), '1');
    expect(refusalOf(dry, { ...light, space: 'ward' })).toBe('noFire');
    expect(() => dry.refusal({ ...light, space: 'nowhere' })).toThrow(ScenarioError);
  });
});

describe('the brigade', () => {
  const rescued = (brigade: boolean): Scenario => {
    const scenario = liftTower('brigade', { storeys: 4, beds: 4, carers: 0, by: 'stairs' });
    const beds = scenario.facility.beds!.filter(({ id }) => id.startsWith('04'));
    scenario.residents = [{ id: 'r', bed: beds[0].id, mobility: 'bedridden', asleep: false }];
    scenario.incident.space = beds[1].space;
    scenario.model = { randomness: false, crowding: false };
    if (brigade) scenario.roster.outside = { brigade: { travel: 60, setUp: 0, station: 'guard-post', teams: 2 } };
    return scenario;
  };
  it('comes so much later, unless it is there, or there is none', () => {
    const plain = play(rescued(true), []);
    const late = play(rescued(true), [[5, { kind: 'brigadeLate', seconds: 240 }]]);
    expect(late.at('brigadeArrived')).toBeCloseTo(plain.at('brigadeArrived') + 240, 9);
    const there = play(rescued(true), [], plain.at('brigadeArrived') + 5);
    expect(refusalOf(there.simulation, { kind: 'brigadeLate', seconds: 60 })).toBe('arrived');
    expect(refusalOf(createSimulation(rescued(false), '1'), { kind: 'brigadeLate', seconds: 60 })).toBe('noBrigade');
  });
});

describe('a resident who refuses', () => {
  const two = (): Scenario => smallWard({ residents: [{ mobility: 'wheelchairAssisted' }, { mobility: 'cane', x: 5 }], carers: 1 }); // prettier-ignore
  it('is persuaded until the time is over; who walks stays where they are as long', () => {
    const plain = play(two(), []);
    const kept = play(two(), [
      [1, { kind: 'refuse', resident: 'r0', seconds: 299 }],
      [1, { kind: 'refuse', resident: 'r1', seconds: 399 }],
    ]);
    expect(plain.at('moveStarted', 'r0')).toBeLessThan(200);
    expect(kept.at('residentWoken', 'r0')).toBeGreaterThanOrEqual(300);
    expect(kept.events.filter(({ code, person }) => code === 'refused' && person === 'r0').length).toBeGreaterThan(2);
    expect(kept.at('moveStarted', 'r1')).toBeCloseTo(400, 9);
    const before = play(two(), [[1, { kind: 'refuse', resident: 'r1', seconds: 399 }]], 300);
    expect(CAUSES[before.simulation.world.people.cause[1]]).toBe('refusal');
  });
  it('is not believed once they are in somebody’s hands, or in safety', () => {
    const moving = play(two(), []);
    const until = (moving.at('moveStarted', 'r0') + moving.at('residentSheltered', 'r0')) / 2;
    const under = play(two(), [], until).simulation;
    expect(refusalOf(under, { kind: 'refuse', resident: 'r0', seconds: 60 })).toBe('taken');
    const after = play(two(), [], moving.at('residentSheltered', 'r0') + 1).simulation;
    expect(refusalOf(after, { kind: 'refuse', resident: 'r0', seconds: 60 })).toBe('inSafety');
  });
});

describe('an unanswered panel', () => {
  const watched = (): Scenario =>
    smallWard({ residents: [{ mobility: 'cane' }], carers: 1, change: (s) => (s.incident.panelAlarm = 30) });
  it('is answered when the time is over, or when somebody is told to go by the plan', () => {
    const plain = play(watched(), []);
    const timed = play(watched(), [[1, { kind: 'unanswered', seconds: 199 }]]);
    const told = play(watched(), [
      [1, { kind: 'unanswered', seconds: null }],
      [100, { kind: 'free', staff: 'c0' }],
    ]);
    expect(plain.at('noticed')).toBeLessThan(100);
    const reading = plain.at('noticed') - 30;
    expect(timed.at('noticed')).toBeCloseTo(200 + reading, 1);
    expect(told.at('noticed')).toBeCloseTo(100 + reading, 1);
    expect(refusalOf(play(watched(), [], plain.at('noticed') + 1).simulation, { kind: 'unanswered', seconds: 9 })).toBe('answered'); // prettier-ignore
    const nobody = watched();
    nobody.roster.controlRoomWatched = false;
    expect(refusalOf(createSimulation(nobody, '1'), { kind: 'unanswered', seconds: 9 })).toBe('notWatched');
  });
});

describe('the power', () => {
  it('takes lifts and what is named with it, once', () => {
    const scenario = liftTower('power', { storeys: 4, beds: 4, carers: 2 });
    const simulation = createSimulation(scenario, '1');
    const store = scenario.facility.stores![0].id;
    const given: Command = { kind: 'power', equipment: [store] };
    expect(refusalOf(simulation, given)).toBe('');
    expect(simulation.command(given)).toBe(true);
    simulation.run(1);
    const { world, model } = simulation;
    expect(world.lifts.every(({ mode }, i) => mode === 'outOfService' || model.facility.lifts[i].emergencyPower)).toBe(true); // prettier-ignore
    expect(world.devices.filter(({ store: of }) => of === 0).every(({ outOfOrder }) => outOfOrder)).toBe(true);
    expect(refusalOf(simulation, given)).toBe('nothingLost');
    expect(() => simulation.refusal({ kind: 'power', equipment: ['nowhere'] })).toThrow(ScenarioError);
  });
});

describe('what was thrown in', () => {
  it('is part of the state, and adds nothing to the bytes of a run without any', () => {
    const { world } = createSimulation(burning(), '1');
    const plain = encodeWorld(world);
    expect(decodeWorld(plain).injected).toBeNull();
    const { simulation } = play(
      burning(),
      [
        [1, { kind: 'ignite', space: 'room-4', item: 'laundry' }],
        [1, { kind: 'refuse', resident: 'r1', seconds: 30 }],
        [1, { kind: 'unanswered', seconds: null }],
      ],
      2,
    );
    const bytes = simulation.snapshot();
    expect(decodeWorld(bytes)).toEqual({ ...simulation.world, events: [] });
    for (const cut of [bytes.slice(0, -1), bytes.slice(0, -9)]) expect(() => decodeWorld(cut)).toThrow();
  });
  it('comes from the trainer alone', () => {
    expect([...TRAINER_ONLY].sort()).toEqual(['brigadeLate', 'hurt', 'ignite', 'power', 'refuse', 'unanswered']);
  });
});
