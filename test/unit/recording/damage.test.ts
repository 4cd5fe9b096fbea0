/** Whatever bytes are handed in: a recording, or a RecordingError that says why not. */
import { describe, expect, it } from 'vitest';
import { RecordingError, type RecordingFault } from '../../../engine/recording/bytes.js';
import { CHUNK, COLUMNS } from '../../../engine/recording/format.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { openStream } from '../../../engine/random.js';
import { recordRun } from '../../../engine/study/runs.js';
import { towerScenario } from '../../fixtures/towers.js';
import { join, split, withEnd, withHeader } from './chunks.js';

/** Read everything there is to read. Anything thrown that is no RecordingError goes through. */
function read(bytes: Uint8Array): RecordingFault | 'read' {
  try {
    const recording = readRecording(bytes);
    void recording.events.length;
    for (const column of COLUMNS) recording.changes(column);
    for (let i = 0; i <= 20; i++) recording.at((recording.duration * i) / 20);
    return 'read';
  } catch (error) {
    if (error instanceof RecordingError) return error.code;
    throw error;
  }
}

describe('damaged recordings', () => {
  const { recording: bytes } = recordRun({ scenario: towerScenario('7'), seed: 'a' });
  const chunks = split(bytes);

  it('the sound one is read', () => {
    expect(read(bytes)).toBe('read');
    expect(chunks.map((c) => c.kind)).toEqual([CHUNK.header, ...Array(chunks.length - 2).fill(CHUNK.batch), CHUNK.end]);
    expect(chunks.length).toBeGreaterThan(4);
    expect(Buffer.compare(join(bytes, chunks), bytes)).toBe(0);
    // Also where it is part of a larger array.
    const larger = new Uint8Array(bytes.length + 100).fill(255);
    larger.set(bytes, 50);
    expect(read(larger.subarray(50, 50 + bytes.length))).toBe('read');
  });

  it('a file that is cut off is said to be, wherever it is cut', () => {
    const stream = openStream('cut', 'test', 'recording', 0);
    const lengths = [8, 9, 11, 12, 13, 19, 20, 21, bytes.length - 1, bytes.length - 9];
    let at = 12;
    for (const { content } of chunks.slice(0, -1)) lengths.push((at += 8 + content.length));
    for (let i = 0; i < 300; i++) lengths.push(8 + stream.integer(bytes.length - 8));
    for (const length of lengths) expect(read(bytes.slice(0, length)), `${length} bytes`).toBe('cutOff');
    for (let length = 0; length < 8; length++) expect(read(bytes.slice(0, length)), `${length} bytes`).toBe('foreign');
  });

  it('foreign bytes are', () => {
    const stream = openStream('foreign', 'test', 'recording', 0);
    const texts = [
      '',
      '{}',
      '{"format":"anshu-scenario"}',
      'ANSHURE',
      'anshurec\u0001\0\0\0',
      'PK\u0003\u0004',
      '安疏',
    ];
    for (const text of texts) expect(read(new TextEncoder().encode(text)), text).toBe('foreign');
    for (let i = 0; i < 200; i++) {
      const noise = Uint8Array.from({ length: stream.integer(400) }, () => stream.integer(256));
      expect(read(noise)).toBe('foreign');
    }
    const noiseAfterMagic = bytes.slice(0, 2000);
    for (let i = 12; i < noiseAfterMagic.length; i++) noiseAfterMagic[i] = stream.integer(256);
    expect(['cutOff', 'corrupt']).toContain(read(noiseAfterMagic));
  });

  it('another version of the format is named', () => {
    for (const version of [0, 2, 255]) {
      const other = bytes.slice();
      other[8] = version;
      expect(read(other)).toBe('version');
      expect(() => readRecording(other)).toThrow(`${version}`);
    }
  });

  it('flipped bytes give another recording or a RecordingError, never anything else', () => {
    const stream = openStream('flip', 'test', 'recording', 0);
    const seen = new Set<string>();
    const flip = (copy: Uint8Array, at: number): void => {
      copy[at] ^= 1 + stream.integer(255);
    };
    // Anywhere, in the batches, at the start of the header, in the end.
    const body = 12 + 8 + chunks[0].content.length;
    const tail = bytes.length - chunks.at(-1)!.content.length;
    for (let i = 0; i < 900; i++) {
      const copy = bytes.slice();
      const where = i % 3;
      const pick = (): number =>
        where === 0
          ? body + stream.integer(bytes.length - body)
          : where === 1
            ? stream.integer(bytes.length)
            : tail + stream.integer(bytes.length - tail);
      for (let k = 0; k <= i % 4; k++) flip(copy, pick());
      seen.add(read(copy));
    }
    expect(seen).toContain('corrupt');
    expect(seen).toContain('read');
  });

  it('a header or an end that lacks what the reader needs is corrupt', () => {
    for (const name of ['engine', 'scenario', 'seed', 'ticksPerSecond', 'people', 'residents', 'spaces', 'openings'])
      expect(read(withHeader(bytes, (header) => ({ ...header, [name]: undefined }))), name).toBe('corrupt');
    for (const name of ['ticks', 'stateHash', 'milestones'])
      expect(read(withEnd(bytes, (end) => ({ ...end, [name]: undefined }))), name).toBe('corrupt');
    for (const value of [null, 1, 'text', []]) {
      expect(read(withHeader(bytes, () => value)), JSON.stringify(value)).toBe('corrupt');
      expect(read(withEnd(bytes, () => value)), JSON.stringify(value)).toBe('corrupt');
    }
    expect(read(withHeader(bytes, (h) => ({ ...h, ticksPerSecond: 0 })))).toBe('corrupt');
    expect(read(withHeader(bytes, (h) => ({ ...h, people: [null] })))).toBe('corrupt');
    expect(read(withHeader(bytes, (h) => ({ ...h, people: h.people.slice(1) })))).not.toBe('read');
  });

  it('a batch that is missing, doubled or out of order is corrupt', () => {
    expect(read(join(bytes, chunks.toSpliced(2, 1)))).toBe('corrupt');
    expect(read(join(bytes, chunks.toSpliced(chunks.length - 2, 1)))).toBe('corrupt');
    expect(read(join(bytes, chunks.toSpliced(2, 0, chunks[2])))).toBe('corrupt');
    expect(read(join(bytes, [chunks[0], chunks[2], chunks[1], ...chunks.slice(3)]))).toBe('corrupt');
    expect(
      read(
        join(
          bytes,
          chunks.filter((c) => c.kind !== CHUNK.batch),
        ),
      ),
    ).toBe('cutOff');
    expect(read(join(bytes, chunks.slice(1)))).toBe('cutOff');
  });

  it('a part of a kind that is not known is skipped', () => {
    const extra = { kind: 77, content: Uint8Array.of(1, 2, 3) };
    const more = join(bytes, [extra, chunks[0], extra, ...chunks.slice(1), extra]);
    const [a, b] = [readRecording(bytes), readRecording(more)];
    expect(b.header).toEqual(a.header);
    expect(b.end).toEqual(a.end);
    expect(b.events).toEqual(a.events);
    for (const time of [0, 33.3, 100, 200.2, 1000]) expect(b.at(time)).toEqual(a.at(time));
  });
});
