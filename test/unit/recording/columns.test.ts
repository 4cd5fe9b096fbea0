/** Columns describe themselves: a reader skips one it does not know, and misses one it needs. */
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter, RecordingError } from '../../../engine/recording/bytes.js';
import { CHUNK, COLUMNS, LATER_COLUMNS, RECORD, type RecordingHeader } from '../../../engine/recording/format.js';
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

/** A short recording. */
function short(): Uint8Array {
  const simulation = createSimulation(towerScenario('2'), 'a');
  const recorder = createRecorder(simulation.model, simulation.world);
  recorder.observe();
  simulation.step();
  simulation.stop();
  recorder.observe();
  return recorder.finish();
}

/** The recording with other columns: `row` writes a row of a keyframe, given its values; `end` adds to a batch. */
function rewritten(
  plain: Uint8Array,
  columns: (header: RecordingHeader) => void,
  row: (values: readonly number[], chunk: ByteWriter) => void,
  end: (chunk: ByteWriter) => void = () => undefined,
): Uint8Array {
  const { header: head, rest, before } = header(plain);
  columns(head);
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
      for (let i = 0; i < head.people.length; i++)
        row(
          Array.from({ length: 3 + COLUMNS.length }, () => inner.signed()),
          chunk,
        );
      chunk.raw(content.subarray(inner.at));
      end(chunk);
    } else chunk.raw(content);
    out.uint32(kind);
    out.uint32(chunk.length);
    out.raw(chunk.take());
  }
  return out.take();
}

/** A column `mood`, always 7, stands after the others in keyframe and changes. */
const withUnknownColumn = (plain: Uint8Array): Uint8Array =>
  rewritten(
    plain,
    (head) => head.columns.push({ name: 'mood', type: 'int', unit: '1' }),
    (values, chunk) => {
      for (const value of [...values, 7]) chunk.signed(value);
    },
    (chunk) => {
      // One change of the unknown column, of row 0, at the end.
      for (const value of [RECORD.change, 0, COLUMNS.length, 0]) chunk.unsigned(value);
      chunk.signed(8);
    },
  );

it('an unknown column is skipped, in keyframes and in changes', () => {
  const plain = short();
  const a = readRecording(plain);
  const b = readRecording(withUnknownColumn(plain));
  expect(b.at(0.05)).toEqual(a.at(0.05));
  expect(b.events).toEqual(a.events);
  for (const column of COLUMNS) expect(b.changes(column)).toEqual(a.changes(column));
});

it('a missing column is said, not guessed', () => {
  const plain = short();
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

it('a column that came later is not asked of earlier recordings', () => {
  const plain = short();
  expect(LATER_COLUMNS).toEqual(COLUMNS.slice(-LATER_COLUMNS.length));
  const earlier = rewritten(
    plain,
    (head) => (head.columns = head.columns.slice(0, -LATER_COLUMNS.length)),
    (values, chunk) => {
      for (const value of values.slice(0, -LATER_COLUMNS.length)) chunk.signed(value);
    },
  );
  expect(readRecording(earlier).at(0.05)).toEqual(readRecording(plain).at(0.05));
});
