/** Reads a recording and gives the whole state at any time: its interpolation is the definition of where somebody is. */
import type { RunEvent } from '../world/events.js';
import { ByteReader, RecordingError } from './bytes.js';
import {
  CHUNK,
  COLUMNS,
  MAGIC,
  MILLIMETRES,
  RECORD,
  RECORDING_VERSION,
  SAMPLE_RATE,
  type Column,
  type RecordingEnd,
  type RecordingHeader,
} from './format.js';

/** The state at a time; columns by row. */
export interface Snapshot extends Record<Column, Int32Array> {
  time: number;
  /** m; linear between samples. */
  x: Float64Array;
  y: Float64Array;
  space: Int32Array;
  doorShut: Uint8Array;
  devices: { kind: number; task: number; space: number; x: number; y: number }[];
}

type Change = { tick: number; kind: number; values: number[] };
interface Frame {
  tick: number;
  rows: number[];
  x: number[];
  y: number[];
  space: number[];
}

interface Batch {
  from: number;
  to: number;
  start: number;
  end: number;
}

interface Decoded {
  key: Snapshot;
  changes: Change[];
  frames: Frame[];
  events: RunEvent[];
}

export interface Recording {
  readonly header: RecordingHeader;
  readonly end: RecordingEnd;
  readonly events: readonly RunEvent[];
  /** Length of the recording, s. */
  readonly duration: number;
  /** The whole state at `time` s; before the start the first, after the end the last. */
  at(time: number): Snapshot;
  /** Every change of a column: at which tick, of which row, to what. */
  changes(column: Column): { tick: number; row: number; value: number }[];
}

const corrupt = (what: string): RecordingError => new RecordingError('corrupt', what);

function parse<T extends object>(text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw corrupt('a part that should be JSON is none');
  }
  if (typeof value !== 'object' || value === null) throw corrupt('a part that should be an object is none');
  return value as T;
}

/** What the reader itself relies on; the scenario is checked by whoever runs it. */
function check(header: RecordingHeader, end: RecordingEnd, batches: Batch[]): void {
  const { people, spaces, openings, columns, ticksPerSecond, residents } = header;
  const lists = [people, spaces, openings, columns].every(Array.isArray);
  const objects = [header.scenario, end.milestones].every((value) => typeof value === 'object' && value !== null);
  const texts = [header.seed, header.engine, end.stateHash].every((value) => typeof value === 'string');
  if (!lists || !objects || !texts || !people.every((p) => typeof p === 'object' && p !== null))
    throw corrupt('the header or the end lacks a part');
  if (!Number.isInteger(ticksPerSecond) || ticksPerSecond < 1) throw corrupt('no number of ticks a second');
  if (!Number.isInteger(residents) || residents < 0 || residents > people.length)
    throw corrupt('more residents than people');
  const names = columns.map((column) => column?.name);
  if (POSITION_COLUMNS.some((name, i) => names[i] !== name) || COLUMNS.some((name) => !names.includes(name)))
    throw corrupt('the columns lack one that every recording has');
  let tick = 0;
  for (const batch of batches) {
    if (batch.from !== tick || batch.to < tick) throw corrupt(`no batch goes on at tick ${tick}`);
    tick = batch.to;
  }
  if (tick !== end.ticks) throw corrupt(`the last batch ends at tick ${tick}, the run at ${end.ticks}`);
}

/** @throws RecordingError foreign, version, cutOff or corrupt */
export function readRecording(bytes: Uint8Array): Recording {
  const magic = new TextEncoder().encode(MAGIC);
  for (let i = 0; i < magic.length; i++) {
    if (bytes[i] !== magic[i]) throw new RecordingError('foreign', 'this is no recording');
  }
  const reader = new ByteReader(bytes, magic.length);
  const version = reader.uint32();
  if (version !== RECORDING_VERSION)
    throw new RecordingError('version', `format version ${version}, known is ${RECORDING_VERSION}`);
  let header: RecordingHeader | null = null;
  let end: RecordingEnd | null = null;
  const batches: Batch[] = [];
  const text = (content: Uint8Array): string => new TextDecoder().decode(content);
  while (!reader.done) {
    const kind = reader.uint32();
    const length = reader.uint32();
    const start = reader.at;
    const content = reader.raw(length);
    if (kind === CHUNK.header) header = parse<RecordingHeader>(text(content));
    else if (kind === CHUNK.end) end = parse<RecordingEnd>(text(content));
    else if (kind === CHUNK.batch) {
      const inner = new ByteReader(bytes, start, start + length);
      batches.push({ from: inner.unsigned(), to: inner.unsigned(), start: inner.at, end: start + length });
    }
  }
  if (header === null || end === null || batches.length === 0)
    throw new RecordingError('cutOff', 'the end of the recording is missing');
  check(header, end, batches);
  return recordingOf(bytes, header, end, batches);
}

function decode(bytes: Uint8Array, header: RecordingHeader, batch: Batch): Decoded {
  const reader = new ByteReader(bytes, batch.start, batch.end);
  const written = columnsOf(header);
  const n = header.people.length;
  const key = emptySnapshot(n, header.openings.length);
  const x = new Int32Array(n);
  const y = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    x[row] = reader.signed();
    y[row] = reader.signed();
    key.x[row] = x[row] / MILLIMETRES;
    key.y[row] = y[row] / MILLIMETRES;
    key.space[row] = reader.signed();
    for (const column of written) {
      const value = reader.signed();
      if (column !== null) key[column][row] = value;
    }
  }
  const space = key.space.slice();
  for (let i = 0; i < header.openings.length; i++) key.doorShut[i] = reader.unsigned();
  const devices = reader.unsigned();
  for (let i = 0; i < devices; i++) {
    key.devices.push({
      kind: reader.unsigned(),
      task: reader.signed(),
      space: reader.signed(),
      x: reader.signed() / MILLIMETRES,
      y: reader.signed() / MILLIMETRES,
    });
  }
  /** The next number, an index into something of which there are `count`. */
  const index = (count: number): number => {
    const value = reader.unsigned();
    if (value >= count) throw corrupt(`number ${value} of ${count} at byte ${reader.at}`);
    return value;
  };
  const result: Decoded = { key, changes: [], frames: [], events: [] };
  let tick = batch.from;
  while (!reader.done) {
    const kind = reader.unsigned();
    tick += reader.unsigned();
    if (tick > batch.to) throw corrupt(`a record of tick ${tick} in a batch that ends at ${batch.to}`);
    if (kind === RECORD.frame) {
      const count = reader.unsigned();
      const frame: Frame = { tick, rows: [], x: [], y: [], space: [] };
      let row = 0;
      for (let i = 0; i < count; i++) {
        const word = reader.unsigned();
        row += Math.floor(word / 2);
        if (row >= n) throw corrupt(`row ${row} of ${n}`);
        x[row] += reader.signed();
        y[row] += reader.signed();
        if (word % 2 === 1) space[row] = reader.signed();
        frame.rows.push(row);
        frame.x.push(x[row] / MILLIMETRES);
        frame.y.push(y[row] / MILLIMETRES);
        frame.space.push(space[row]);
      }
      result.frames.push(frame);
    } else if (kind === RECORD.change) {
      const column = written[index(written.length)];
      const values = [index(n), reader.signed()];
      if (column !== null) result.changes.push({ tick, kind, values: [COLUMNS.indexOf(column), ...values] });
    } else if (kind === RECORD.door) {
      result.changes.push({ tick, kind, values: [index(header.openings.length), reader.unsigned()] });
    } else if (kind === RECORD.device) {
      const values = [index(devices), reader.signed(), reader.signed(), reader.signed(), reader.signed()];
      result.changes.push({ tick, kind, values });
    } else if (kind === RECORD.event) {
      result.events.push(parse<RunEvent>(reader.text()));
    } else {
      throw corrupt(`a record of kind ${kind}`);
    }
  }
  return result;
}

/** x, y and space stand first in every recording; they are told by frames, the others by changes. */
const POSITION_COLUMNS = ['x', 'y', 'space'];

/** The columns a recording has after the position, by its own description; null for one this reader does not know. */
function columnsOf(header: RecordingHeader): (Column | null)[] {
  return header.columns
    .slice(POSITION_COLUMNS.length)
    .map(({ name }) => ((COLUMNS as readonly string[]).includes(name) ? (name as Column) : null));
}

function emptySnapshot(n: number, openings: number): Snapshot {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new Int32Array(n)])) as Record<Column, Int32Array>;
  return {
    time: 0,
    x: new Float64Array(n),
    y: new Float64Array(n),
    space: new Int32Array(n),
    doorShut: new Uint8Array(openings),
    devices: [],
    ...columns,
  };
}

function recordingOf(bytes: Uint8Array, header: RecordingHeader, end: RecordingEnd, batches: Batch[]): Recording {
  // A batch is decoded when it is first needed and kept: playing forward and scrubbing nearby costs nothing twice.
  const decoded = new Map<number, Decoded>();
  const batchAt = (i: number): Decoded => {
    let found = decoded.get(i);
    if (found === undefined) {
      if (decoded.size > 8) decoded.delete(decoded.keys().next().value as number);
      decoded.set(i, (found = decode(bytes, header, batches[i])));
    }
    return found;
  };
  let events: RunEvent[] | null = null;
  return {
    header,
    end,
    duration: end.ticks / header.ticksPerSecond,
    get events() {
      return (events ??= batches.flatMap((_, i) => batchAt(i).events));
    },
    at(time) {
      // The quotient of a tick and the rate, times the rate, may fall short of the tick by a rounding.
      const exact = time * header.ticksPerSecond;
      const whole = Math.floor(exact + 0.5);
      const tick = Math.min(Math.max(Math.abs(exact - whole) < 1e-6 ? whole : exact, 0), end.ticks);
      let i = batches.length - 1;
      while (i > 0 && batches[i].from > tick) i--;
      const { key, changes, frames } = batchAt(i);
      const state: Snapshot = {
        ...key,
        time,
        x: key.x.slice(),
        y: key.y.slice(),
        space: key.space.slice(),
        doorShut: key.doorShut.slice(),
        devices: key.devices.map((d) => ({ ...d })),
      };
      for (const name of COLUMNS) state[name] = key[name].slice();
      for (const { tick: at, kind, values } of changes) {
        if (at > tick) break;
        if (kind === RECORD.change) state[COLUMNS[values[0]]][values[1]] = values[2];
        else if (kind === RECORD.door) state.doorShut[values[0]] = values[1];
        else {
          const [index, task, space, x, y] = values;
          Object.assign(state.devices[index], { task, space, x: x / MILLIMETRES, y: y / MILLIMETRES });
        }
      }
      let last = batches[i].from;
      for (const frame of frames) {
        if (frame.tick > tick) {
          // Between two samples: along the straight line. Who was not in the sample before had not moved until then.
          const sampleTicks = Math.max(1, Math.floor(header.ticksPerSecond / SAMPLE_RATE));
          const begin = Math.max(last, Math.floor((frame.tick - 1) / sampleTicks) * sampleTicks);
          const share = tick <= begin ? 0 : (tick - begin) / (frame.tick - begin);
          frame.rows.forEach((row, k) => {
            state.x[row] += (frame.x[k] - state.x[row]) * share;
            state.y[row] += (frame.y[k] - state.y[row]) * share;
          });
          break;
        }
        last = frame.tick;
        frame.rows.forEach((row, k) => {
          state.x[row] = frame.x[k];
          state.y[row] = frame.y[k];
          state.space[row] = frame.space[k];
        });
      }
      return state;
    },
    changes(column) {
      const index = COLUMNS.indexOf(column);
      return batches.flatMap((_, i) =>
        batchAt(i)
          .changes.filter((c) => c.kind === RECORD.change && c.values[0] === index)
          .map((c) => ({ tick: c.tick, row: c.values[1], value: c.values[2] })),
      );
    },
  };
}
