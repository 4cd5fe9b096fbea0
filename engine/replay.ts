/** Proof of a recording: its scenario and seed, run again, give the same run. */
import { RecordingError } from './recording/bytes.js';
import { readRecording } from './recording/reader.js';
import { createRecorder } from './recording/writer.js';
import { command } from './scenario/command.js';
import { resolveScenario } from './scenario/resolve.js';
import { createSimulation } from './simulation.js';
import { ENGINE_VERSION } from './version.js';

export interface ReplayResult {
  same: boolean;
  /** Hash of the last state: as recorded, and now. */
  recorded: string;
  stateHash: string;
  /** Version of the engine that made the recording, if it is another one. */
  otherEngine: string | null;
  /** First event that differs, or null. */
  firstDifference: { index: number; recorded: unknown; now: unknown } | null;
}

/**
 * Run a recording's scenario again and compare the final state, every event and every byte of the recording.
 * @throws RecordingError, ScenarioError
 */
export function replay(bytes: Uint8Array): ReplayResult {
  const recording = readRecording(bytes);
  const { header, end } = recording;
  // The scenario comes out of a file: checked like one, but run as it stands, so that the bytes can be the same.
  const { variant: _variant, ...scenario } = header.scenario;
  resolveScenario(scenario, {
    generateTower: () => {
      throw new RecordingError('corrupt', 'the building in the recording is not drawn');
    },
  });
  const simulation = createSimulation(header.scenario, header.seed);
  const recorder = createRecorder(simulation.model, simulation.world, {
    conditions: simulation.conditions,
    positions: header.positions === 'all',
    boundaries: recording.boundaries.slice(0, -1),
  });
  recorder.observe();
  // What was ordered is in the recording as events, in the order of giving.
  const orders = recording.events.filter((event) => event.code === 'commanded');
  let next = 0;
  while (!simulation.ended) {
    for (; next < orders.length && orders[next].tick <= simulation.world.tick; next++) {
      const given = command.safeParse(orders[next].command);
      if (!given.success) throw new RecordingError('corrupt', `no command at tick ${orders[next].tick}`);
      simulation.command(given.data);
    }
    if (simulation.world.tick >= end.ticks && end.reason === 'horizon') simulation.stop();
    else simulation.step();
    recorder.observe();
  }
  const again = recorder.finish();
  const now = readRecording(again);
  let firstDifference: ReplayResult['firstDifference'] = null;
  const count = Math.max(recording.events.length, now.events.length);
  for (let i = 0; i < count && firstDifference === null; i++) {
    const [a, b] = [recording.events[i] ?? null, now.events[i] ?? null];
    if (JSON.stringify(a) !== JSON.stringify(b)) firstDifference = { index: i, recorded: a, now: b };
  }
  const same = now.end.stateHash === end.stateHash && firstDifference === null && equal(bytes, again);
  return {
    same,
    recorded: end.stateHash,
    stateHash: now.end.stateHash,
    otherEngine: header.engine === ENGINE_VERSION ? null : header.engine,
    firstDifference,
  };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
