/** Columns describe themselves: a reader skips one it does not know, and misses one it needs. */
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter, RecordingError } from '../../../engine/recording/bytes.js';
import { CHUNK, COLUMNS, RECORD, type RecordingHeader } from '../../../engine/recording/format.js';
import { readRecording } from '../../../engine/recording/reader.js';
import { createRecorder } from '../../../engine/recording/writer.js';
import { createSimulation } from '../../../engine/simulation.js';
import { towerScenario } from '../../fixtures/towers.js';

const header = (bytes: Uint8Array): { header: RecordingHeader; rest: Uint8Array; before: Uint8Array } => {
  const reader = new ByteReader(bytes, 12);
  expect(reader.uint32()).toBe(CHUNK.header);
  const length = reader.uint32();
  const json = reader.raw(length);
  return {
    header: JSON.parse(new TextDecoder().decode(json)) as RecordingHeader,
    before: bytes.subarray(0, 12),
    rest: bytes.subarray(reader.at),
  };
};

/** A short recording in which a column `mood`, always 7, stands after the others in keyframe and changes. */
function withUnknownColumn(): { plain: Uint8Array; more: Uint8Array } {
  const simulation = createSimulation(towerScenario('2'), 'a');
  const recorder = createRecorder(simulation.model, simulation.world);
  recorder.observe();
  simulation.step();
  simulation.stop();
  recorder.observe();
  const plain = recorder.finish();
  const { header: head, rest, before } = header(plain);
  head.columns.push({ name: 'mood', type: 'int', unit: '1' });
  const out = new ByteWriter();
  out.raw(before);
  const json = new TextEncoder().encode(JSON.stringify(head));
  out.uint32(CHUNK.header);
  out.uint32(json.length);
  out.raw(json);
  const reader = new ByteReader(rest);
  while (!reader.done) {
    const kind = reader.uint32();
    const length = reader.uint32();
    const content = reader.raw(length);
    const chunk = new ByteWriter();
    if (kind === CHUNK.batch) {
      const inner = new ByteReader(content);
      chunk.unsigned(inner.unsigned());
      chunk.unsigned(inner.unsigned());
      for (let row = 0; row < head.people.length; row++) {
        for (let c = 0; c < 3 + COLUMNS.length; c++) chunk.signed(inner.signed());
        chunk.signed(7);
      }
      chunk.raw(content.subarray(inner.at));
      // One change of the unknown column, of row 0, at the end.
      for (const value of [RECORD.change, 0, COLUMNS.length, 0]) chunk.unsigned(value);
      chunk.signed(8);
    } else chunk.raw(content);
    out.uint32(kind);
    out.uint32(chunk.length);
    out.raw(chunk.take());
  }
  return { plain, more: out.take() };
}

it('an unknown column is skipped, in keyframes and in changes', () => {
  const { plain, more } = withUnknownColumn();
  const a = readRecording(plain);
  const b = readRecording(more);
  expect(b.at(0.05)).toEqual(a.at(0.05));
  expect(b.events).toEqual(a.events);
  for (const column of COLUMNS) expect(b.changes(column)).toEqual(a.changes(column));
});

it('a missing column is said, not guessed', () => {
  const { plain } = withUnknownColumn();
  const { header: head, rest, before } = header(plain);
  head.columns = head.columns.filter((column) => column.name !== 'cause');
  const json = new TextEncoder().encode(JSON.stringify(head));
  const out = new ByteWriter();
  out.raw(before);
  out.uint32(CHUNK.header);
  out.uint32(json.length);
  out.raw(json);
  out.raw(rest);
  expect(() => readRecording(out.take())).toThrow(RecordingError);
});
