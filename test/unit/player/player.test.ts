/** The player over a source in this thread: what a screen can rely on. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceMessage, SourceWorker } from '../../../engine/hosts/protocol.js';
import { createSource } from '../../../engine/hosts/source.js';
import { recordRun } from '../../../engine/study/runs.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { scenarioOf } from '../../../engine/hosts/folder.js';
import { createPlayer } from '../../../viewer/player/player.js';
import type { OpenSource } from '../../../viewer/sources/worker.js';

const folder = {
  name: 'tower-18',
  texts: { 'scenario.json': readFileSync('scenarios/tower-18/scenario.json', 'utf8') },
};
const run = { folder, variant: 'night', edits: [], seed: '1' };

/** A source without a thread; messages come later, as from one. */
function inThread(): { open: OpenSource; ended: () => number } {
  let closed = 0;
  return {
    ended: () => closed,
    open: () => {
      const worker = createSource({
        now: () => performance.now(),
        breathe: () => new Promise((resolve) => setImmediate(resolve)),
      });
      let alive = true;
      return {
        call: (ask) => ask(worker as unknown as Parameters<typeof ask>[0]),
        initialize: (request, tell) =>
          worker.initialize(request, (message: SourceMessage) => {
            setImmediate(() => alive && tell(structuredClone(message)));
          }) as ReturnType<SourceWorker['initialize']>,
        terminate() {
          alive = false;
          closed++;
        },
      };
    },
  };
}

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('the player', () => {
  it('has something to show before the run is over, and all of it after', async () => {
    const player = createPlayer(inThread().open);
    expect(player.phase.value).toBe('empty');
    expect(player.frame()).toBeNull();
    await player.open({ kind: 'run', run });
    await until(() => player.frame() !== null);
    expect(player.phase.value).toBe('ready');
    expect(player.ended.value).toBe(false);
    expect(player.frame()!.time).toBe(0);
    await until(() => player.ended.value);
    const plain = recordRun({ scenario: scenarioOf(run), seed: '1' });
    expect(player.result.value).toEqual(plain.result);
    const recording = readRecording(plain.recording);
    for (const time of [300, 12.25, 700.1, 0]) {
      player.seek(time);
      expect(player.time.value).toBe(time);
      const { x, y, state } = player.frame()!;
      expect({ x, y, state }).toEqual({
        x: recording.at(time).x,
        y: recording.at(time).y,
        state: recording.at(time).state,
      });
    }
    player.seek(1e9);
    expect(player.time.value).toBe(recording.duration);
    player.seek(-3);
    expect(player.time.value).toBe(0);
  });

  it('plays at the speed asked for, stops at the end and starts again from there', async () => {
    const player = createPlayer(inThread().open);
    await player.open({ kind: 'run', run }, { play: true });
    await until(() => player.ended.value);
    player.speed.value = 60;
    const before = player.time.value;
    player.tick(0.1);
    expect(player.time.value).toBeCloseTo(before + 6, 9);
    // A tab that was in the background for a minute does not jump an hour.
    player.tick(60);
    expect(player.time.value).toBeCloseTo(before + 6 + 15, 9);
    player.pause();
    player.tick(0.1);
    expect(player.time.value).toBeCloseTo(before + 21, 9);
    player.seek(player.computed.value - 1);
    player.play();
    player.tick(0.1);
    expect(player.time.value).toBe(player.computed.value);
    expect(player.playing.value).toBe(false);
    expect(player.waiting.value).toBe(false);
    player.play();
    expect(player.time.value).toBe(0);
  });

  it('waits where the run is not computed yet, and jumps to the moment asked for when it is', async () => {
    const player = createPlayer(inThread().open);
    await player.open({ kind: 'run', run }, { at: 400, play: true });
    await until(() => player.frame() !== null);
    expect(player.time.value).toBeLessThan(400);
    player.speed.value = 120;
    player.tick(0.25);
    await until(() => player.computed.value >= 400);
    expect(player.time.value).toBeGreaterThanOrEqual(400);
    await until(() => player.ended.value);
  });

  it('ends the former source when another is opened, and hears nothing of it', async () => {
    const { open, ended } = inThread();
    const player = createPlayer(open);
    await player.open({ kind: 'run', run });
    const { recording, result } = recordRun({ scenario: scenarioOf(run), seed: '5', until: 100 });
    await player.open({ kind: 'recording', bytes: recording });
    expect(ended()).toBe(1);
    await until(() => player.ended.value);
    expect(player.computed.value).toBe(100);
    expect(player.header.value?.seed).toBe('5');
    expect(player.recording()?.end?.stateHash).toBe(result.stateHash);
    player.close();
    expect(ended()).toBe(2);
    expect(player.phase.value).toBe('empty');
    expect(player.frame()).toBeNull();
    await expect(player.file()).rejects.toThrow();
  });

  it('says why something cannot be opened, and has nothing loaded then', async () => {
    const player = createPlayer(inThread().open);
    await player.open({ kind: 'run', run: { ...run, variant: 'nihgt' } });
    expect(player.phase.value).toBe('failed');
    expect(player.failure.value).toMatchObject({ kind: 'problems', problems: [{ code: 'noSuchVariant' }] });
    expect(player.frame()).toBeNull();
    await player.open({ kind: 'recording', bytes: new Uint8Array(5) });
    expect(player.failure.value).toMatchObject({ kind: 'recording', code: 'cutOff' });
  });
});
