/** Writes a recording while the run goes on: to be told after every tick what the world is like. */
import { ENGINE_VERSION } from '../version.js';
import type { Model } from '../world/model.js';
import { stateHash } from '../world/hash.js';
import { LIFT_MODES, LIFT_STAGES, type LiftState, type World } from '../world/world.js';
import type { Conditions } from '../world/conditions.js';
import { AIR_COLUMNS, AIR_SECONDS, createAirWriter } from './air.js';
import { ByteWriter } from './bytes.js';
import {
  BATCH_SECONDS,
  CHUNK,
  COLUMNS,
  MAGIC,
  MICROSECONDS,
  MILLIMETRES,
  RECORD,
  RECORDING_VERSION,
  SAMPLE_RATE,
  type ColumnDescription,
  type RecordingEnd,
  type RecordingHeader,
} from './format.js';

export interface Recorder {
  /** Once before the first tick and once after every tick. */
  observe(): void;
  /** Ends the batch here, so that it can be played; only at a sample, or once the run has ended. */
  flush(): void;
  /** Chunks finished since the last call, for streaming; together with `finish` they are the file. */
  drain(): Uint8Array[];
  /** The rest, and everything that was not drained, as one array of bytes. The run must have ended. */
  finish(): Uint8Array;
}

const COLUMN_DESCRIPTIONS: ColumnDescription[] = [
  { name: 'x', type: 'int32', unit: 'mm' },
  { name: 'y', type: 'int32', unit: 'mm' },
  { name: 'space', type: 'index into spaces, -1 outside', unit: '1' },
  { name: 'state', type: 'index into PERSON_STATES', unit: '1' },
  { name: 'outcome', type: 'index into OUTCOMES', unit: '1' },
  { name: 'body', type: 'index into BODIES', unit: '1' },
  { name: 'cause', type: 'index into CAUSES', unit: '1' },
  { name: 'causeRef', type: 'what the cause refers to, -1 nothing', unit: '1' },
  { name: 'attachedTo', type: 'row, -1 nobody', unit: '1' },
  { name: 'task', type: 'id of the task, -1 none', unit: '1' },
  { name: 'exposure', type: 'dose of gas or heat as a share of the own threshold, in steps of 5', unit: '%' },
];

export function headerOf(model: Model, positions: boolean, air = false): RecordingHeader {
  const { facility } = model;
  return {
    engine: ENGINE_VERSION,
    scenario: model.scenario,
    variant: model.scenario.variant,
    seed: model.seed,
    ticksPerSecond: model.ticksPerSecond,
    commands: [],
    people: model.people.map((p) => ({
      id: p.id,
      kind: p.kind,
      mobility: p.mobility,
      ...(p.class === null ? {} : { class: p.class }),
      post: p.post,
      bed: p.bed < 0 ? null : facility.beds[p.bed].id,
      station: p.station < 0 ? null : facility.stations[p.station].id,
    })),
    residents: model.residents,
    spaces: facility.spaces.map((s) => s.id),
    openings: facility.openings.map((o) => o.id),
    ...(facility.lifts.length > 0 ? { lifts: facility.lifts.map((lift) => lift.id) } : {}),
    columns: COLUMN_DESCRIPTIONS,
    ...(air ? { air: AIR_COLUMNS.map(({ name, type, unit }) => ({ name, type, unit })) } : {}),
    positions: positions ? 'all' : 'none',
  };
}

/** What is told of a lift: [mode, stage, stop, from mm, to mm, since µs]; where it is between follows from how it runs. */
const liftValues = (lift: LiftState): number[] => [
  LIFT_MODES.indexOf(lift.mode),
  LIFT_STAGES.indexOf(lift.stage),
  lift.stop,
  Math.floor(lift.fromZ * MILLIMETRES + 0.5),
  Math.floor(lift.toZ * MILLIMETRES + 0.5),
  Math.floor(lift.since * MICROSECONDS + 0.5),
];

const chunk = (kind: number, content: Uint8Array): Uint8Array => {
  const writer = new ByteWriter();
  writer.uint32(kind);
  writer.uint32(content.length);
  writer.raw(content);
  return writer.take();
};
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** JSON knows no NaN: what did not happen is null. */
const milestones = (world: World): RecordingEnd['milestones'] =>
  Object.fromEntries(
    Object.entries(world.milestones).map(([name, at]) => [name, Number.isNaN(at) ? null : at]),
  ) as RecordingEnd['milestones'];

export interface RecorderOptions {
  /** false: events and states only. */
  positions?: boolean;
  /** The air to be recorded; none if missing or null. */
  conditions?: Conditions | null;
  /** Longest batch, s; BATCH_SECONDS if missing. Short ones can be played sooner. */
  batchSeconds?: number;
  /** Ticks at which batches but the last end, in place of `batchSeconds`: to write a recording once more as it was. */
  boundaries?: readonly number[];
  /** Goes on with a recording that ends at this world's tick: no magic, no header. */
  resume?: boolean;
}

export function createRecorder(model: Model, world: World, options: RecorderOptions = {}): Recorder {
  const positions = options.positions ?? true;
  const boundaries = options.boundaries === undefined ? null : new Set(options.boundaries);
  const air = options.conditions ? createAirWriter(options.conditions, model.facility.spaces.length) : null;
  const airTicks = AIR_SECONDS * model.ticksPerSecond;
  const people = world.people;
  const n = people.count;
  const columns = COLUMNS.map((name) => people[name]);
  const lastColumns = columns.map((column) => Int32Array.from(column));
  const lastX = new Int32Array(n);
  const lastY = new Int32Array(n);
  const lastSpace = new Int32Array(n);
  /** 1 shut, 2 out of use, 3 both. */
  const door = (i: number): number => world.doorShut[i] + 2 * world.doorOutOfOrder[i];
  const lastDoor = Uint8Array.from(world.doorShut, (_, i) => door(i));
  const lastDevice = world.devices.map((d) => [d.task, d.space, d.x, d.y]);
  const lastLift = world.lifts.map(liftValues);
  // Whole numbers of ticks between samples even where the rate does not divide the tick rate.
  const sampleEvery = Math.max(1, Math.floor(model.ticksPerSecond / SAMPLE_RATE));
  // A batch ends at a sample, so that nobody's way between two samples is cut in two.
  const seconds = options.batchSeconds ?? BATCH_SECONDS;
  const batchTicks = Math.max(1, Math.ceil((seconds * model.ticksPerSecond) / sampleEvery)) * sampleEvery;
  const finished: Uint8Array[] = [];
  let batch: ByteWriter | null = null;
  let batchFrom = 0;
  // Where the batch before ended; a second end at the same tick would be an empty batch.
  let boundary = -1;
  let lastTick = 0;
  // A run that is stopped between two ticks adds to the events of the last one.
  let lastEvents: World['events'] = [];
  let eventsWritten = 0;

  if (options.resume !== true) {
    const start = new ByteWriter();
    start.raw(new TextEncoder().encode(MAGIC));
    start.uint32(RECORDING_VERSION);
    start.raw(chunk(CHUNK.header, json(headerOf(model, positions, air !== null))));
    finished.push(start.take());
  }

  const millimetres = (metres: number): number => Math.floor(metres * MILLIMETRES + 0.5);

  function keyframe(writer: ByteWriter): void {
    for (let row = 0; row < n; row++) {
      lastX[row] = millimetres(people.x[row]);
      lastY[row] = millimetres(people.y[row]);
      lastSpace[row] = people.space[row];
      writer.signed(lastX[row]);
      writer.signed(lastY[row]);
      writer.signed(lastSpace[row]);
      for (let c = 0; c < columns.length; c++) {
        lastColumns[c][row] = columns[c][row];
        writer.signed(columns[c][row]);
      }
    }
    for (let i = 0; i < lastDoor.length; i++) writer.unsigned((lastDoor[i] = door(i)));
    writer.unsigned(world.devices.length);
    for (const device of world.devices) {
      writer.unsigned(device.kind);
      writer.signed(device.task);
      writer.signed(device.space);
      writer.signed(millimetres(device.x));
      writer.signed(millimetres(device.y));
    }
    world.lifts.forEach((lift, i) => {
      lastLift[i] = liftValues(lift);
      for (const value of lastLift[i]) writer.signed(value);
    });
    if (air !== null) {
      air.sample();
      air.all(writer);
    }
  }

  function close(): void {
    if (batch === null) return;
    const content = new ByteWriter();
    content.unsigned(batchFrom);
    content.unsigned(world.tick);
    content.raw(batch.take());
    finished.push(chunk(CHUNK.batch, content.take()));
    boundary = world.tick;
    batch = null;
  }

  function open(): ByteWriter {
    const writer = new ByteWriter();
    batchFrom = world.tick;
    lastTick = world.tick;
    keyframe(writer);
    batch = writer;
    return writer;
  }

  /** Kind of a record and how many ticks after the one before. */
  function begin(writer: ByteWriter, kind: number): void {
    writer.unsigned(kind);
    writer.unsigned(world.tick - lastTick);
    lastTick = world.tick;
  }

  function frame(writer: ByteWriter): void {
    let count = 0;
    for (let row = 0; row < n; row++) {
      if (
        millimetres(people.x[row]) !== lastX[row] ||
        millimetres(people.y[row]) !== lastY[row] ||
        people.space[row] !== lastSpace[row]
      ) {
        count++;
      }
    }
    if (count === 0) return;
    begin(writer, RECORD.frame);
    writer.unsigned(count);
    let before = 0;
    for (let row = 0; row < n; row++) {
      const x = millimetres(people.x[row]);
      const y = millimetres(people.y[row]);
      const space = people.space[row];
      const moved = space !== lastSpace[row];
      if (x === lastX[row] && y === lastY[row] && !moved) continue;
      writer.unsigned(2 * (row - before) + (moved ? 1 : 0));
      before = row;
      writer.signed(x - lastX[row]);
      writer.signed(y - lastY[row]);
      if (moved) writer.signed(space);
      lastX[row] = x;
      lastY[row] = y;
      lastSpace[row] = space;
    }
  }

  return {
    observe() {
      const writer = batch ?? open();
      if (world.events !== lastEvents) eventsWritten = 0;
      lastEvents = world.events;
      for (; eventsWritten < lastEvents.length; eventsWritten++) {
        begin(writer, RECORD.event);
        writer.text(JSON.stringify(lastEvents[eventsWritten]));
      }
      for (let c = 0; c < columns.length; c++) {
        const column = columns[c];
        const last = lastColumns[c];
        for (let row = 0; row < n; row++) {
          if (column[row] === last[row]) continue;
          last[row] = column[row];
          begin(writer, RECORD.change);
          writer.unsigned(c);
          writer.unsigned(row);
          writer.signed(column[row]);
        }
      }
      for (let i = 0; i < lastDoor.length; i++) {
        if (door(i) === lastDoor[i]) continue;
        lastDoor[i] = door(i);
        begin(writer, RECORD.door);
        writer.unsigned(i);
        writer.unsigned(lastDoor[i]);
      }
      for (let i = 0; i < world.devices.length; i++) {
        const d = world.devices[i];
        const last = lastDevice[i];
        if (d.task === last[0] && d.space === last[1] && d.x === last[2] && d.y === last[3]) continue;
        lastDevice[i] = [d.task, d.space, d.x, d.y];
        begin(writer, RECORD.device);
        writer.unsigned(i);
        writer.signed(d.task);
        writer.signed(d.space);
        writer.signed(millimetres(d.x));
        writer.signed(millimetres(d.y));
      }
      for (let i = 0; i < world.lifts.length; i++) {
        const values = liftValues(world.lifts[i]);
        if (values.every((value, k) => value === lastLift[i][k])) continue;
        lastLift[i] = values;
        begin(writer, RECORD.lift);
        writer.unsigned(i);
        for (const value of values) writer.signed(value);
      }
      const ended = !Number.isNaN(world.endedAt);
      if (air !== null && (world.tick % airTicks === 0 || ended) && air.sample()) {
        begin(writer, RECORD.air);
        air.changed(writer);
      }
      if (positions && (world.tick % sampleEvery === 0 || ended)) frame(writer);
      if (ended) return;
      const full = boundaries === null ? world.tick - batchFrom >= batchTicks : boundaries.has(world.tick);
      if (full) {
        close();
        open();
      }
    },
    flush() {
      if (batch === null || world.tick === boundary || world.tick % sampleEvery !== 0 || !Number.isNaN(world.endedAt))
        return;
      close();
      open();
    },
    drain: () => finished.splice(0),
    finish() {
      close();
      const end: RecordingEnd = {
        endedAt: world.endedAt,
        reason: world.endReason === 'settled' ? 'settled' : 'horizon',
        ticks: world.tick,
        stateHash: stateHash(world),
        milestones: milestones(world),
      };
      finished.push(chunk(CHUNK.end, json(end)));
      const all = new ByteWriter();
      for (const part of finished.splice(0)) all.raw(part);
      return all.take();
    },
  };
}
