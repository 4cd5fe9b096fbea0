import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../engine/errors.js';
import { RecordingError } from '../../../engine/recording/bytes.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { createRecorder } from '../../../engine/recording/writer.js';
import { replay } from '../../../engine/replay.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import { recordRun, runToEnd } from '../../../engine/study/runs.js';
import { ENGINE_VERSION } from '../../../engine/version.js';
import { towerScenario } from '../../fixtures/towers.js';
import { join, split, withEnd, withHeader } from './chunks.js';

describe('replay', () => {
  const scenario = towerScenario('2');
  const { result, recording } = recordRun({ scenario, seed: 'a' });

  it('says same of a recording nobody touched', () => {
    expect(replay(recording)).toEqual({
      same: true,
      recorded: result.stateHash,
      stateHash: result.stateHash,
      otherEngine: null,
      firstDifference: null,
    });
  });

  it('says same of one that ended at the horizon, was stopped, or holds no positions', () => {
    const short = recordRun({ scenario: { ...scenario, horizon: 200 }, seed: 'a' });
    expect(short.result.outcome.reason).toBe('horizon');
    expect(replay(short.recording).same).toBe(true);
    for (const until of [0, 60, 123.45])
      expect(replay(recordRun({ scenario, seed: 'a', until }).recording).same, `until ${until}`).toBe(true);
    const simulation = createSimulation(scenario, 'a');
    const recorder = createRecorder(simulation.model, simulation.world, { positions: false });
    runToEnd(simulation, Infinity, () => recorder.observe());
    expect(replay(recorder.finish()).same).toBe(true);
  });

  it('says different, and from which event on, where the seed was edited', () => {
    const edited = withHeader(recording, (header) => ({ ...header, seed: 'b' }));
    const found = replay(edited);
    expect(found.same).toBe(false);
    expect(found.recorded).toBe(result.stateHash);
    expect(found.stateHash).toBe(recordRun({ scenario, seed: 'b' }).result.stateHash);
    expect(found.stateHash).not.toBe(found.recorded);
    const { events } = readRecording(recording);
    const { index, recorded, now } = found.firstDifference!;
    expect(recorded).toEqual(events[index]);
    expect(now).not.toEqual(recorded);
    const other = readRecording(recordRun({ scenario, seed: 'b' }).recording).events;
    expect(other.slice(0, index)).toEqual(events.slice(0, index));
    expect(now).toEqual(other[index]);
  });

  it('says different where the scenario was edited', () => {
    const edited = withHeader(recording, (header) => {
      header.scenario.plan.phases[0].trigger.delay = 5;
      return header;
    });
    const found = replay(edited);
    expect(found.same).toBe(false);
    expect(found.firstDifference).not.toBeNull();
  });

  it('says different where only the recorded movements were edited', () => {
    // A step of somebody in a batch: the events and the last state are those of the run.
    const chunks = split(recording);
    let edited: Uint8Array | null = null;
    const batch = chunks[2];
    for (let at = 4; at < batch.content.length && edited === null; at++) {
      const content = batch.content.slice();
      content[at] ^= 2;
      const tried = join(recording, chunks.with(2, { ...batch, content }));
      const again = readRecording(tried);
      const plain = readRecording(recording);
      if (again.at(60).x.some((x, row) => x !== plain.at(60).x[row])) edited = tried;
    }
    const found = replay(edited!);
    expect(found).toEqual({ ...replay(recording), same: false });
  });

  it('says different where the hash in the end was edited, and where the outcome was', () => {
    const hash = withEnd(recording, (end) => ({ ...end, stateHash: '0000000000000000' }));
    expect(replay(hash)).toMatchObject({ same: false, recorded: '0000000000000000', stateHash: result.stateHash });
    const ended = withEnd(recording, (end) => ({ ...end, endedAt: end.endedAt - 1 }));
    expect(replay(ended).same).toBe(false);
  });

  it('refuses a scenario that is none, or that no longer fits together', () => {
    const edited = (edit: (scenario: Scenario) => unknown): Uint8Array =>
      withHeader(recording, (header) => ({ ...header, scenario: edit(header.scenario) }));
    for (const edit of [
      () => ({}),
      () => [],
      (s: Scenario) => ({ ...s, horizon: undefined }),
      (s: Scenario) => ({ ...s, horizon: 'long' }),
      (s: Scenario) => ({ ...s, incident: { ...s.incident, space: 'nowhere' } }),
      (s: Scenario) => ({ ...s, facility: { ...s.facility, spaces: [] } }),
    ])
      expect(() => replay(edited(edit)), String(edit)).toThrow(ScenarioError);
    const undrawn = edited((s) => ({ ...s, facility: { tower: { storeys: 3, bedsPerStorey: 6 } } }));
    expect(() => replay(undrawn)).toThrow(RecordingError);
  });

  it('names the other engine that made it', () => {
    const other = withHeader(recording, (header) => ({ ...header, engine: '0.0.0-other' }));
    expect(replay(other).otherEngine).toBe('0.0.0-other');
    expect(readRecording(recording).header.engine).toBe(ENGINE_VERSION);
  });
});
