/** A recording that comes in pieces, and a playhead that goes through it, give what the whole gives. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { RecordingError } from '../../../engine/recording/bytes.js';
import { copySnapshot } from '../../../engine/recording/playhead.js';
import { readRecording, streamRecording, type CompleteRecording } from '../../../engine/recording/reader.js';
import { createRecorder } from '../../../engine/recording/writer.js';
import { createSimulation } from '../../../engine/simulation.js';
import { towerScenario } from '../../fixtures/towers.js';

let bytes: Uint8Array;
let whole: CompleteRecording;
beforeAll(() => {
  const simulation = createSimulation(towerScenario('7'), 'a');
  const recorder = createRecorder(simulation.model, simulation.world, { batchSeconds: 20 });
  recorder.observe();
  recorder.flush();
  while (!simulation.ended) {
    simulation.step();
    recorder.observe();
  }
  bytes = recorder.finish();
  whole = readRecording(bytes);
});

describe('a recording in pieces', () => {
  it('cut anywhere is the same recording', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 }), (cuts) => {
        const stream = streamRecording();
        let at = 0;
        for (const cut of [...cuts.sort((a, b) => a - b), bytes.length]) {
          stream.append(bytes.slice(at, cut));
          at = cut;
        }
        const { recording } = stream;
        expect(recording?.end).toEqual(whole.end);
        expect(recording?.boundaries).toEqual(whole.boundaries);
        expect(recording?.events).toEqual(whole.events);
        expect(recording?.at(whole.duration / 2)).toEqual(whole.at(whole.duration / 2));
      }),
      { numRuns: 20 },
    );
  });

  it('can be read while it grows; events come in order and none twice', () => {
    const stream = streamRecording();
    let known = 0;
    let duration = -1;
    for (let at = 0; at < bytes.length; at += 1000) {
      stream.append(bytes.slice(at, at + 1000));
      const { recording } = stream;
      if (recording === null) continue;
      expect(recording.events.slice(0, known)).toEqual(whole.events.slice(0, known));
      known = recording.events.length;
      expect(recording.duration).toBeGreaterThanOrEqual(duration);
      duration = recording.duration;
      expect(recording.at(duration)).toEqual(whole.at(duration));
    }
    expect(known).toBe(whole.events.length);
  });

  it('goes on from where it was cut', () => {
    const cut = whole.boundaries[2];
    const stream = streamRecording();
    stream.append(bytes);
    const head = stream.recording!.playhead();
    head.seek(whole.duration);
    stream.truncate(cut);
    expect(stream.recording!.end).toBeNull();
    expect(stream.recording!.duration).toBe(cut / whole.header.ticksPerSecond);
    expect(stream.recording!.events).toEqual(whole.events.filter(({ tick }) => tick < cut));
    expect(copySnapshot(head.seek(1e9))).toEqual({ ...whole.at(stream.recording!.duration), time: 1e9 });
  });

  it('that do not follow each other are refused', () => {
    const stream = streamRecording();
    stream.append(bytes);
    // The end was there: nothing may follow it.
    expect(() => stream.append(bytes.slice(12))).toThrow(RecordingError);
  });
});

describe('a playhead', () => {
  it('gives the same state whatever way it came', () => {
    const head = whole.playhead();
    const moment = fc.oneof(
      fc.double({ min: -5, max: whole.duration + 5, noNaN: true }),
      fc.integer({ min: 0, max: whole.end.ticks }).map((tick) => tick / whole.header.ticksPerSecond),
    );
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 30 }), (times) => {
        for (const time of times) expect(copySnapshot(head.seek(time))).toEqual(whole.at(time));
      }),
      { numRuns: 60 },
    );
  });

  it('plays forward in small steps without losing anything', () => {
    const head = whole.playhead();
    for (let time = 0; time <= whole.duration; time += 0.37) {
      const state = head.seek(time);
      if (Math.floor(time) % 40 === 0) expect(copySnapshot(state)).toEqual(whole.at(time));
    }
  });
});
