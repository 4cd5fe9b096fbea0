/** A source in slices, with credit, branches and commands, is the same run as one that is simply run. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Opened, ScenarioFolder, SourceMessage, SourceWorker } from '../../../engine/hosts/protocol.js';
import { createSource } from '../../../engine/hosts/source.js';
import { scenarioOf } from '../../../engine/hosts/folder.js';
import { readRecording, streamRecording } from '../../../engine/recording/reader.js';
import { replay } from '../../../engine/replay.js';
import { recordRun, runOnce } from '../../../engine/study/runs.js';

const folder: ScenarioFolder = {
  name: 'tower-18',
  texts: { 'scenario.json': readFileSync('scenarios/tower-18/scenario.json', 'utf8') },
};
const run = { folder, variant: 'night', edits: [], seed: '1' };

interface Listener {
  source: SourceWorker;
  messages: SourceMessage[];
  opened: Opened;
  /** Resolves with the message that ends the present branch. */
  ended(): Promise<Extract<SourceMessage, { kind: 'ended' }>>;
}

async function open(request: Parameters<SourceWorker['initialize']>[0]): Promise<Listener> {
  const messages: SourceMessage[] = [];
  let wake = (): void => {};
  const source = createSource({
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const opened = await source.initialize(request, (message) => {
    // A message crosses to another thread: what cannot be cloned would be lost there.
    messages.push(structuredClone(message));
    wake();
  });
  if ('kind' in opened) throw new Error(JSON.stringify(opened));
  return {
    source,
    messages,
    opened: structuredClone(opened),
    async ended() {
      for (;;) {
        const last = messages[messages.length - 1];
        if (last?.kind === 'ended') return last;
        if (last?.kind === 'failed') throw new Error(JSON.stringify(last.failure));
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** The recording as a page sees it. */
function heard(messages: readonly SourceMessage[], branch: number) {
  const stream = streamRecording();
  for (const message of messages)
    if (message.kind === 'batch' && message.batch.branch === branch) stream.append(message.batch.bytes);
  return stream.recording!;
}

describe('a run as a source', () => {
  it('ends as the run that is simply run; what was heard is the recording', async () => {
    const { source, messages, ended, opened } = await open({ kind: 'run', run });
    await source.grant(0, Infinity);
    const { end, result } = await ended();
    const plain = recordRun({ scenario: scenarioOf(run), seed: '1' });
    expect(end.stateHash).toBe(plain.result.stateHash);
    expect(result).toEqual(plain.result);
    expect(opened.building.spaces.length).toBe(opened.header.spaces.length);
    const batches = messages.flatMap((message) => (message.kind === 'batch' ? [message.batch] : []));
    expect(batches.length).toBeGreaterThan(100);
    batches.forEach((batch, i) => expect(batch.from).toBe(i === 0 ? 0 : batches[i - 1].to));
    const page = heard(messages, 0);
    const whole = readRecording(plain.recording);
    expect(page.events).toEqual(whole.events);
    for (const time of [0, 0.1, 59.9, 60, 61.3, 300.25, 842.05, 1e6]) {
      expect(page.at(time)).toEqual({ ...whole.at(time) });
    }
    const file = await source.file();
    expect(readRecording(file).end).toEqual(end);
    expect(replay(file)).toMatchObject({ same: true });
  });

  it('computes as far as the credit goes and no farther', async () => {
    const { source, messages } = await open({ kind: 'run', run });
    const upTo = (): number => messages.reduce((to, m) => (m.kind === 'batch' ? m.batch.to : to), -1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(upTo()).toBe(0);
    await source.grant(0, 333);
    // The next sample after it: positions are known there.
    await vi.waitFor(() => expect(upTo()).toBe(340), 10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(upTo()).toBe(340);
    expect(messages.some((m) => m.kind === 'ended')).toBe(false);
    await expect(source.file()).rejects.toThrow();
  });

  it('goes on from any moment as a branch, to the same end and the same recording', async () => {
    const { source, ended, messages } = await open({ kind: 'run', run });
    await source.grant(0, Infinity);
    const first = await ended();
    const file = await source.file();
    const cut = await source.truncate(0, 4321);
    expect(cut.branch).toBe(1);
    expect(cut.from).toBeLessThanOrEqual(4321);
    expect(cut.from).toBeGreaterThan(4321 - 66 * 20);
    messages.length = 0;
    await source.grant(0, Infinity);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(messages).toEqual([]);
    await source.grant(1, Infinity);
    const second = await ended();
    expect(second.branch).toBe(1);
    expect(second.end).toEqual(first.end);
    expect(second.result).toEqual(first.result);
    expect(Buffer.compare(await source.file(), file)).toBe(0);
  });

  it('obeys commands where they were given, in a branch of a branch too, and its recording can be run again', async () => {
    const { source, ended, messages, opened } = await open({ kind: 'run', run });
    await source.grant(0, Infinity);
    const untouched = await ended();
    const { building } = opened;
    const stair = building.openings.find((o) => o.kind !== 'portal' && building.spaces[o.a].kind === 'corridor')!;
    await source.truncate(0, 3000);
    await expect(source.command(1, { kind: 'door', opening: 'nowhere', usable: false })).rejects.toThrow(
      'unknownReference',
    );
    expect(await source.command(0, { kind: 'door', opening: stair.id, usable: false })).toBe(false);
    expect(await source.command(1, { kind: 'door', opening: stair.id, usable: false })).toBe(true);
    messages.length = 0;
    await source.grant(1, Infinity);
    const blocked = await ended();
    expect(blocked.end.stateHash).not.toBe(untouched.end.stateHash);
    const file = await source.file();
    expect(replay(file)).toMatchObject({ same: true });
    const order = readRecording(file).events.filter((event) => event.code === 'commanded');
    expect(order).toMatchObject([{ tick: 3000, time: 150, other: stair.id, command: { usable: false } }]);

    await source.truncate(1, 9000);
    messages.length = 0;
    await source.grant(2, Infinity);
    expect((await ended()).end).toEqual(blocked.end);
    // Back before the order: as if it had never been given.
    await source.truncate(2, 3000);
    messages.length = 0;
    await source.grant(3, Infinity);
    expect((await ended()).end).toEqual(untouched.end);
  }, 120_000);
});

describe('a recording as a source', () => {
  it('is there at once, whole', async () => {
    const { recording } = recordRun({ scenario: scenarioOf(run), seed: '2', until: 200 });
    const { messages, opened, source } = await open({ kind: 'recording', bytes: recording });
    expect(messages.map((m) => m.kind)).toEqual(['batch', 'ended']);
    expect(opened.building.storeys.length).toBe(18);
    expect(heard(messages, 0).at(100)).toEqual(readRecording(recording).at(100));
    await expect(source.truncate(0, 10)).rejects.toThrow();
    expect(Buffer.compare(await source.file(), recording)).toBe(0);
  });

  it.each([
    ['nothing', (bytes: Uint8Array) => bytes.slice(0, 0), 'cutOff'],
    ['half', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2), 'cutOff'],
    ['another file', () => new TextEncoder().encode('PK and so on, long enough'), 'foreign'],
  ])('of %s is refused with its fault', async (_what, change, code) => {
    const { recording } = recordRun({ scenario: scenarioOf(run), seed: '2', until: 200 });
    const source = createSource({ now: () => 0, breathe: () => Promise.resolve() });
    expect(await source.initialize({ kind: 'recording', bytes: change(recording) }, () => {})).toMatchObject({
      kind: 'recording',
      code,
    });
  });
});

describe('a scenario with edits', () => {
  it('runs as a variant with the same edits does', () => {
    const edits = [{ path: 'incident.clock', set: '14:00' }];
    const scenario = scenarioOf({ folder, variant: 'night', edits });
    expect(scenario.variant).toBe('night-changed');
    expect(scenario.incident.clock).toBe('14:00');
    expect(runOnce({ scenario, seed: '1', until: 30 }).stateHash).not.toBe(
      runOnce({ scenario: scenarioOf(run), seed: '1', until: 30 }).stateHash,
    );
  });

  it('that is wrong says where, and nothing runs', async () => {
    const source = createSource({ now: () => 0, breathe: () => Promise.resolve() });
    const failure = await source.initialize(
      { kind: 'run', run: { ...run, edits: [{ path: 'incident.clok', set: '14:00' }] } },
      () => {},
    );
    expect(failure).toMatchObject({
      kind: 'problems',
      problems: [{ path: 'incident.clok', code: 'unknownKey' }],
    });
  });
});
