/** One batch of a recording as a keyframe and what changed after it. */
import type { RunEvent } from '../world/events.js';
import { emptyAir, putAir, readAir, type Air } from './air.js';
import { ByteReader, RecordingError } from './bytes.js';
import { LIFT_MODES, LIFT_STAGES, type LiftMode, type LiftStage } from '../world/world.js';
import { COLUMNS, MICROSECONDS, MILLIMETRES, RECORD, type Column, type RecordingHeader } from './format.js';

/** A lift at a time. */
export interface LiftSnapshot {
  mode: LiftMode;
  stage: LiftStage;
  /** Where it stands or goes to: position in the lift's stops. */
  stop: number;
  /** Heights between which it runs, or ran last, m, and when it began what it is at, s. */
  fromZ: number;
  toZ: number;
  since: number;
  /** Height of the car's floor now, m. Those in it are the people whose space is the car. */
  z: number;
  /** How far the doors are open, 0 to 1. */
  open: number;
}

/** The state at a time; columns by row. */
export interface Snapshot extends Record<Column, Int32Array> {
  time: number;
  /** m; linear between samples. */
  x: Float64Array;
  y: Float64Array;
  space: Int32Array;
  /** By opening: 0 as usual, 1 shut by somebody, 2 out of use, 3 both. */
  doorShut: Uint8Array;
  devices: { kind: number; task: number; space: number; x: number; y: number }[];
  lifts: LiftSnapshot[];
  /** By space; null where the recording has none. */
  air: Air | null;
}

/**
 * A record other than a frame or an event. `kind` change: [column, row, value]; door, device and lift as they are written; air:
 * one space, then its columns.
 */
export interface Change {
  tick: number;
  kind: number;
  values: readonly number[];
}

/** Where those are who moved since the sample before; columns by place in `rows`. */
export interface Frame {
  tick: number;
  rows: Int32Array;
  /** m. */
  x: Float64Array;
  y: Float64Array;
  space: Int32Array;
}

/** Where in the bytes a batch is, and the ticks it covers. */
export interface BatchPlace {
  from: number;
  to: number;
  bytes: Uint8Array;
  start: number;
  end: number;
}

export interface Decoded {
  key: Snapshot;
  changes: Change[];
  frames: Frame[];
  events: RunEvent[];
}

export const corrupt = (what: string): RecordingError => new RecordingError('corrupt', what);

/** A JSON object of a recording. @throws RecordingError corrupt */
export function parseObject<T extends object>(text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw corrupt('a part that should be JSON is none');
  }
  if (typeof value !== 'object' || value === null) throw corrupt('a part that should be an object is none');
  return value as T;
}

/** x, y and space stand first in every recording; they are told by frames, the others by changes. */
export const POSITION_COLUMNS = ['x', 'y', 'space'];

/** The columns a recording has after the position, by its own description; null for one this reader does not know. */
function columnsOf(header: RecordingHeader): (Column | null)[] {
  return header.columns
    .slice(POSITION_COLUMNS.length)
    .map(({ name }) => ((COLUMNS as readonly string[]).includes(name) ? (name as Column) : null));
}

export function emptySnapshot(header: RecordingHeader): Snapshot {
  const n = header.people.length;
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, new Int32Array(n)])) as Record<Column, Int32Array>;
  return {
    time: 0,
    x: new Float64Array(n),
    y: new Float64Array(n),
    space: new Int32Array(n),
    doorShut: new Uint8Array(header.openings.length),
    devices: [],
    lifts: [],
    air: header.air === undefined ? null : emptyAir(header.spaces.length),
    ...columns,
  };
}

/** Numbers that are told of a lift. */
const LIFT_VALUES = 6;

function readLift(reader: ByteReader): number[] {
  const values = Array.from({ length: LIFT_VALUES }, () => reader.signed());
  if (LIFT_MODES[values[0]] === undefined || LIFT_STAGES[values[1]] === undefined)
    throw corrupt(`a lift with mode ${values[0]} and stage ${values[1]}`);
  return values;
}

/** `values` as the writer told them. Height and doors are those at the start of the stage. */
export function liftSnapshot([mode, stage, stop, from, to, since]: readonly number[]): LiftSnapshot {
  const fromZ = from / MILLIMETRES;
  const toZ = to / MILLIMETRES;
  const at = LIFT_STAGES[stage];
  const open = at === 'open' || at === 'closing' ? 1 : 0;
  const z = at === 'moving' ? fromZ : toZ;
  return { mode: LIFT_MODES[mode], stage: at, stop, fromZ, toZ, since: since / MICROSECONDS, z, open };
}

/** The whole state at the start of the batch; leaves `reader` at the first record. */
function readKey(
  reader: ByteReader,
  header: RecordingHeader,
  written: readonly (Column | null)[],
  lastAir: Map<number, number[]>,
): Snapshot {
  const key = emptySnapshot(header);
  for (let row = 0; row < header.people.length; row++) {
    key.x[row] = reader.signed() / MILLIMETRES;
    key.y[row] = reader.signed() / MILLIMETRES;
    key.space[row] = reader.signed();
    for (const column of written) {
      const value = reader.signed();
      if (column !== null) key[column][row] = value;
    }
  }
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
  for (let i = 0; i < (header.lifts?.length ?? 0); i++) key.lifts.push(liftSnapshot(readLift(reader)));
  if (key.air !== null) {
    const names = header.air!.map(({ name }) => name);
    for (const entry of readAir(reader, names.length, header.spaces.length, lastAir, corrupt))
      putAir(key.air, entry, names);
  }
  return key;
}

/** @throws RecordingError corrupt or cutOff */
export function decodeBatch(header: RecordingHeader, batch: BatchPlace): Decoded {
  const reader = new ByteReader(batch.bytes, batch.start, batch.end);
  const written = columnsOf(header);
  const n = header.people.length;
  const lastAir = new Map<number, number[]>();
  const key = readKey(reader, header, written, lastAir);
  const metres = (millimetres: number): number => millimetres / MILLIMETRES;
  const x = Int32Array.from(key.x, (value) => Math.floor(value * MILLIMETRES + 0.5));
  const y = Int32Array.from(key.y, (value) => Math.floor(value * MILLIMETRES + 0.5));
  const space = key.space.slice();
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
      if (count > n) throw corrupt(`${count} positions of ${n} people`);
      const frame: Frame = {
        tick,
        rows: new Int32Array(count),
        x: new Float64Array(count),
        y: new Float64Array(count),
        space: new Int32Array(count),
      };
      let row = 0;
      for (let i = 0; i < count; i++) {
        const word = reader.unsigned();
        row += Math.floor(word / 2);
        if (row >= n) throw corrupt(`row ${row} of ${n}`);
        x[row] += reader.signed();
        y[row] += reader.signed();
        if (word % 2 === 1) space[row] = reader.signed();
        frame.rows[i] = row;
        frame.x[i] = metres(x[row]);
        frame.y[i] = metres(y[row]);
        frame.space[i] = space[row];
      }
      result.frames.push(frame);
    } else if (kind === RECORD.change) {
      const column = written[index(written.length)];
      const values = [index(n), reader.signed()];
      if (column !== null) result.changes.push({ tick, kind, values: [COLUMNS.indexOf(column), ...values] });
    } else if (kind === RECORD.door) {
      result.changes.push({ tick, kind, values: [index(header.openings.length), reader.unsigned()] });
    } else if (kind === RECORD.device) {
      const values = [index(key.devices.length), reader.signed(), reader.signed(), reader.signed(), reader.signed()];
      result.changes.push({ tick, kind, values });
    } else if (kind === RECORD.lift) {
      result.changes.push({ tick, kind, values: [index(key.lifts.length), ...readLift(reader)] });
    } else if (kind === RECORD.air && header.air !== undefined) {
      for (const values of readAir(reader, header.air.length, header.spaces.length, lastAir, corrupt))
        result.changes.push({ tick, kind, values });
    } else if (kind === RECORD.event) {
      result.events.push(parseObject<RunEvent>(reader.text()));
    } else {
      throw corrupt(`a record of kind ${kind}`);
    }
  }
  return result;
}
