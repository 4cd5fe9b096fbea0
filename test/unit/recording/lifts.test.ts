/** Lifts in a recording: where the car is, its doors and who is in it, at any time. */
import { describe, expect, it } from 'vitest';
import { carHeight } from '../../../engine/lifts/power.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { createRecorder } from '../../../engine/recording/writer.js';
import { replay } from '../../../engine/replay.js';
import { createSimulation } from '../../../engine/simulation.js';
import { liftTower } from '../../fixtures/lifts.js';

describe('lifts in a recording', () => {
  const scenario = liftTower('recorded', {
    storeys: 4,
    beds: 6,
    powerLoss: { at: 700, lifts: ['lift-A'], releasedAfter: 60 },
  });
  const simulation = createSimulation(scenario, '1');
  const { model, world } = simulation;
  const recorder = createRecorder(model, world, { batchSeconds: 120 });
  const lift = model.facility.lifts[0];
  const seen: { time: number; z: number; stage: string; mode: string; inside: number[] }[] = [];
  recorder.observe();
  while (!simulation.ended) {
    simulation.step();
    recorder.observe();
    if (world.tick % 10 !== 0) continue;
    const state = world.lifts[0];
    const time = world.tick / model.ticksPerSecond;
    const inside = [...world.people.space].flatMap((space, row) => (space === lift.car ? [row] : []));
    seen.push({ time, z: carHeight({ state, lift }, time), stage: state.stage, mode: state.mode, inside });
  }
  const bytes = recorder.finish();
  const recording = readRecording(bytes);

  it('are where they were, to the millimetre, with who was in them', () => {
    expect(recording.header.lifts).toEqual(['lift-A']);
    const playhead = recording.playhead();
    const stages = new Set<string>();
    for (const { time, z, stage, mode, inside } of seen) {
      const { lifts, space } = playhead.seek(time);
      expect(lifts[0]).toMatchObject({ stage, mode });
      expect(Math.abs(lifts[0].z - z)).toBeLessThan(0.0011);
      expect(lifts[0].open).toBe(stage === 'open' ? 1 : stage === 'opening' || stage === 'closing' ? lifts[0].open : 0);
      // Samples are two a second: every tenth tick is one.
      expect([...space].flatMap((s, row) => (s === lift.car ? [row] : []))).toEqual(inside);
      stages.add(stage);
    }
    expect(stages.size).toBeGreaterThanOrEqual(5);
    expect(seen.some(({ inside }) => inside.length > 1)).toBe(true);
  });

  it('are the same however it is sought, and between ticks too', () => {
    const moving = seen.find(({ stage }) => stage === 'moving')!;
    const forward = recording.playhead();
    forward.seek(moving.time - 5);
    expect(forward.seek(moving.time).lifts).toEqual(recording.at(moving.time).lifts);
    const a = recording.at(moving.time).lifts[0].z;
    const b = recording.at(moving.time + 0.025).lifts[0].z;
    expect(Math.abs(a - b)).toBeLessThanOrEqual(0.025 * lift.speed + 0.001);
  });

  it('can be run again from it', () => {
    expect(replay(bytes)).toMatchObject({ same: true });
  });
});
