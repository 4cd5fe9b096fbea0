/** Available and required times from the recording: against hand values. */
import { describe, expect, it } from 'vitest';
import { buildFacility } from '../../../engine/facility/build.js';
import { buildingOf } from '../../../engine/facility/building.js';
import { gasRate } from '../../../engine/hazard/exposure/dose.js';
import { answer } from '../../../engine/metrics/answer.js';
import type { SafeEgress } from '../../../engine/metrics/safeEgress.js';
import { tenability } from '../../../engine/metrics/tenability.js';
import { readRecording } from '../../../engine/recording/reader.js';
import type { GivenSpace } from '../../../engine/scenario/schema.js';
import { recordRun } from '../../../engine/study/runs.js';
import { cleanAir, gasState } from '../../../engine/world/conditions.js';
import { smoke, ward, type WardOptions } from '../hazard/ward.js';

function recorded(options: WardOptions) {
  const scenario = ward({ horizon: 600, ...options });
  const building = buildingOf(buildFacility(scenario.facility));
  const recording = readRecording(recordRun({ scenario, seed: '1' }).recording);
  const space = (id: string): number => building.spaces.findIndex((s) => s.id === id);
  return { recording, building, space, egress: answer(recording, building, { kind: 'safeEgress' }) };
}

/** Somebody who stays: a run goes on to its horizon. */
const residents = [{ mobility: 'bedridden' as const, asleep: true, room: 4 as const, preparation: 10 }];
const SAMPLE = 5;

describe('available time', () => {
  const layer: GivenSpace = {
    space: 'west',
    times: [0, 300],
    layerHeight: [1],
    lower: { temperature: [20, 80] },
    upper: { extinction: [0, 3], temperature: [20] },
  };
  const { recording, building, space } = recorded({
    residents,
    carers: 0,
    air: [layer, smoke('room-1', 0.1, 100, 3000)],
  });
  const found = tenability(recording, building)!;

  it('of visibility and temperature is when the limit is passed, at the height of those concerned', () => {
    // 5 m in a small space: 0.6 /m, a fifth of the way; a tenth less and more around it.
    const walking = found.walking[space('west')];
    expect(walking.by).toBe('visibility');
    expect(Math.abs(walking.time - 60)).toBeLessThan(SAMPLE);
    expect(Math.abs(walking.early - 54)).toBeLessThan(SAMPLE);
    expect(Math.abs(walking.late - 66)).toBeLessThan(SAMPLE);
    // Lying below the layer: 60 °C after two thirds of the way.
    const lying = found.lying[space('west')];
    expect(lying.by).toBe('temperature');
    expect(Math.abs(lying.time - 200)).toBeLessThan(SAMPLE);
  });

  it('of gas is when the dose is', () => {
    const rate = gasRate({ ...cleanAir(293.15, gasState()), carbonMonoxide: 0.003 }) / 60;
    const lying = found.lying[space('room-1')];
    expect(lying.by).toBe('doseOfGas');
    expect(Math.abs(lying.time - (100 + 0.3 / rate))).toBeLessThan(SAMPLE);
    expect(Math.abs(found.frail[space('room-1')].time - (100 + 0.1 / rate))).toBeLessThan(SAMPLE);
  });

  it('is without end where nothing is passed', () => {
    expect(found.walking[space('east')]).toEqual({ time: Infinity, by: null, early: Infinity, late: Infinity });
  });
});

describe('margin', () => {
  const air: GivenSpace[] = [{ space: 'east', times: [0, 400], levels: [{ height: 1, gas: { extinction: [0, 4] } }] }];
  const ask = (options: Partial<WardOptions>): SafeEgress =>
    recorded({ residents, air, parameters: { 'smoke.refuse.staff': 100 }, ...options }).egress;

  it('is the available less the required time, of the room and of what its door leads to', () => {
    const egress = ask({});
    const [room] = egress.rooms;
    expect(Math.abs(room.onWay.time - 60)).toBeLessThan(SAMPLE);
    expect(room.available).toEqual(room.onWay);
    expect(room.required).toBeGreaterThan(100);
    expect(room.margin).toBeCloseTo(room.available.time - room.required, 9);
    const [storey] = egress.storeys;
    expect([storey.required, storey.margin]).toEqual([room.required, room.margin]);
    expect(egress.compartments.map(({ required }) => required)).toEqual([NaN, NaN]);
  });

  it('is none at all where somebody never gets out, and unknown where nothing is passed', () => {
    expect(ask({ carers: 0 }).rooms[0].margin).toBe(-Infinity);
    const clean = ask({ air: [smoke('room-1', 0.01)] }).rooms[0];
    expect([clean.available.time, clean.margin]).toEqual([Infinity, NaN]);
  });
});

describe('the limit time of the foreign table', () => {
  it('adds up minutes as the table says', () => {
    const { egress, space } = recorded({ residents, carers: 0 });
    expect(egress.followed).toBe(false);
    // Base 2 and non-combustible finishes 3; behind a partition 2 more.
    expect(egress.limit.parts).toEqual({ base: 120, finishes: 180 });
    expect(egress.limit.bySpace[space('room-1')]).toBe(300);
    expect(egress.limit.bySpace[space('room-4')]).toBe(420);
    const attack = recorded({ residents, carers: 0, plan: { response: { firstAttack: true } } });
    expect(attack.egress.limit.bySpace[space('room-1')]).toBe(360);
    // Another compartment than that of the room of origin.
    expect(attack.egress.limit.bySpace[space('west')]).toBe(540);
  });
});
