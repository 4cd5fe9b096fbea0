/** Reads a recording, whole or as it comes, and gives the whole state at any time. */
import type { RunEvent } from '../world/events.js';
import { ByteReader, RecordingError } from './bytes.js';
import {
  corrupt,
  decodeBatch,
  parseObject,
  POSITION_COLUMNS,
  type BatchPlace,
  type Decoded,
  type Snapshot,
} from './decode.js';
import {
  CHUNK,
  COLUMNS,
  LATER_COLUMNS,
  MAGIC,
  RECORD,
  RECORDING_VERSION,
  type Column,
  type RecordingEnd,
  type RecordingHeader,
} from './format.js';
import { copySnapshot, createPlayhead, type Playhead, type Track } from './playhead.js';

export type { LiftSnapshot, Snapshot } from './decode.js';
export type { Playhead } from './playhead.js';

export interface Recording {
  readonly header: RecordingHeader;
  /** null while the run goes on. */
  readonly end: RecordingEnd | null;
  readonly events: readonly RunEvent[];
  /** Length of what is recorded, s. */
  readonly duration: number;
  /** Ticks at which batches end, ascending. */
  readonly boundaries: readonly number[];
  /** The whole state at `time` s; before the start the first, after the end the last. A copy. */
  at(time: number): Snapshot;
  /** For going through it, or for a picture many times a second: the state is not copied. */
  playhead(): Playhead;
  /** Every change of a column: at which tick, of which row, to what. */
  changes(column: Column): { tick: number; row: number; value: number }[];
  /** Batch `i` of those that end at `boundaries`: for whoever goes through all of it, or only through what is new. */
  batch(i: number): Decoded;
  /** Goes up when batches were taken away: what was read of them is void. */
  cuts(): number;
}

/** A recording whose run is over. */
export interface CompleteRecording extends Recording {
  readonly end: RecordingEnd;
}

/** A recording that grows. */
export interface RecordingStream {
  /** null until the first batch is there. */
  readonly recording: Recording | null;
  /** Takes the next bytes; they may end anywhere. What is read of them is there at once. @throws RecordingError */
  append(bytes: Uint8Array): void;
  /** Forget what comes after `tick`, at which a batch ends, and an end that was read; a branch goes on from there. */
  truncate(tick: number): void;
}

/** What the reader itself relies on; the scenario is checked by whoever runs it. */
function checkHeader(header: RecordingHeader): void {
  const { people, spaces, openings, columns, ticksPerSecond, residents } = header;
  const lists = [people, spaces, openings, columns, header.lifts ?? []].every(Array.isArray);
  if (header.air !== undefined && !(Array.isArray(header.air) && header.air.every((c) => typeof c?.name === 'string')))
    throw corrupt('the columns of the air are none');
  const texts = [header.seed, header.engine].every((value) => typeof value === 'string');
  const scenario = typeof header.scenario === 'object' && header.scenario !== null;
  if (!lists || !texts || !scenario || !people.every((p) => typeof p === 'object' && p !== null))
    throw corrupt('the header lacks a part');
  if ((header.lifts?.length ?? 0) > (header.scenario.facility?.lifts?.length ?? 0))
    throw corrupt('more lifts than the building has');
  if (!Number.isInteger(ticksPerSecond) || ticksPerSecond < 1) throw corrupt('no number of ticks a second');
  if (!Number.isInteger(residents) || residents < 0 || residents > people.length)
    throw corrupt('more residents than people');
  const names = columns.map((column) => column?.name);
  const needed = COLUMNS.filter((name) => !LATER_COLUMNS.includes(name));
  if (POSITION_COLUMNS.some((name, i) => names[i] !== name) || needed.some((name) => !names.includes(name)))
    throw corrupt('the columns lack one that every recording has');
}

function checkEnd(end: RecordingEnd, tick: number): void {
  if (typeof end.milestones !== 'object' || end.milestones === null || typeof end.stateHash !== 'string')
    throw corrupt('the end lacks a part');
  if (tick !== end.ticks) throw corrupt(`the last batch ends at tick ${tick}, the run at ${end.ticks}`);
}

/** Batches kept decoded: playing forward and scrubbing nearby costs nothing twice. */
const KEPT = 8;

class Growing implements Recording, Track {
  readonly header: RecordingHeader;
  end: RecordingEnd | null = null;
  readonly places: BatchPlace[] = [];
  private readonly decoded = new Map<BatchPlace, Decoded>();
  private readonly eventsOf = new Map<BatchPlace, RunEvent[]>();
  private allEvents: RunEvent[] = [];
  private eventsUpTo = 0;
  private cut = 0;

  constructor(header: RecordingHeader) {
    this.header = header;
  }

  get duration(): number {
    return this.places[this.places.length - 1].to / this.header.ticksPerSecond;
  }
  get boundaries(): number[] {
    return this.places.map(({ to }) => to);
  }
  cuts(): number {
    return this.cut;
  }

  add(place: BatchPlace): void {
    const tick = this.places.length === 0 ? 0 : this.places[this.places.length - 1].to;
    if (this.end !== null) throw corrupt('a batch after the end');
    if (place.from !== tick || place.to < tick) throw corrupt(`no batch goes on at tick ${tick}`);
    this.places.push(place);
  }

  truncate(tick: number): void {
    while (this.places.length > 0 && this.places[this.places.length - 1].to > tick) {
      const place = this.places.pop()!;
      this.decoded.delete(place);
      this.eventsOf.delete(place);
    }
    this.end = null;
    this.cut++;
    this.allEvents = [];
    this.eventsUpTo = 0;
  }

  batch(i: number): Decoded {
    const place = this.places[i];
    const known = this.decoded.get(place);
    if (known !== undefined) return known;
    if (this.decoded.size >= KEPT) this.decoded.delete(this.decoded.keys().next().value!);
    const found = decodeBatch(this.header, place);
    this.decoded.set(place, found);
    return found;
  }

  get events(): readonly RunEvent[] {
    if (this.eventsUpTo < this.places.length) {
      const more: RunEvent[] = [];
      for (; this.eventsUpTo < this.places.length; this.eventsUpTo++) more.push(...this.batch(this.eventsUpTo).events);
      // A new list, so that whoever kept the former can see that there are more.
      if (more.length > 0) this.allEvents = [...this.allEvents, ...more];
    }
    return this.allEvents;
  }

  at(time: number): Snapshot {
    return copySnapshot(createPlayhead(this).seek(time));
  }
  playhead(): Playhead {
    return createPlayhead(this);
  }

  changes(column: Column): { tick: number; row: number; value: number }[] {
    const index = COLUMNS.indexOf(column);
    const found: { tick: number; row: number; value: number }[] = [];
    for (let i = 0; i < this.places.length; i++) {
      for (const { tick, kind, values } of this.batch(i).changes) {
        if (kind === RECORD.change && values[0] === index) found.push({ tick, row: values[1], value: values[2] });
      }
    }
    return found;
  }
}

const PREFIX = MAGIC.length + 4;
const CHUNK_HEAD = 8;

/** Magic and version. */
function checkPrefix(bytes: Uint8Array): void {
  const magic = new TextEncoder().encode(MAGIC);
  for (let i = 0; i < magic.length; i++) {
    if (bytes[i] !== magic[i]) throw new RecordingError('foreign', 'this is no recording');
  }
  const version = new ByteReader(bytes, magic.length).uint32();
  if (version !== RECORDING_VERSION)
    throw new RecordingError('version', `format version ${version}, known is ${RECORDING_VERSION}`);
}

/** Reads a recording as it comes. */
export function streamRecording(): RecordingStream {
  let growing: Growing | null = null;
  let begun = false;
  // Bytes of a chunk that is not whole yet.
  let rest = new Uint8Array(0);

  function chunk(kind: number, bytes: Uint8Array, start: number, end: number): void {
    const text = (): string => new TextDecoder().decode(bytes.subarray(start, end));
    if (kind === CHUNK.header) {
      if (growing !== null) throw corrupt('a second header');
      const header = parseObject<RecordingHeader>(text());
      checkHeader(header);
      growing = new Growing(header);
    } else if (kind === CHUNK.batch || kind === CHUNK.end) {
      if (growing === null) throw new RecordingError('cutOff', 'the header is missing');
      if (kind === CHUNK.batch) {
        const inner = new ByteReader(bytes, start, end);
        growing.add({ from: inner.unsigned(), to: inner.unsigned(), bytes, start: inner.at, end });
      } else {
        const found = parseObject<RecordingEnd>(text());
        if (growing.places.length === 0) throw new RecordingError('cutOff', 'the recording has no batch');
        checkEnd(found, growing.places[growing.places.length - 1].to);
        growing.end = found;
      }
    }
  }

  return {
    get recording() {
      return growing !== null && growing.places.length > 0 ? growing : null;
    },
    append(bytes) {
      let all = bytes;
      if (rest.length > 0) {
        all = new Uint8Array(rest.length + bytes.length);
        all.set(rest);
        all.set(bytes, rest.length);
      }
      let at = 0;
      if (!begun) {
        if (all.length < PREFIX) {
          rest = all.slice();
          return;
        }
        checkPrefix(all);
        begun = true;
        at = PREFIX;
      }
      while (at + CHUNK_HEAD <= all.length) {
        const head = new ByteReader(all, at);
        const kind = head.uint32();
        const length = head.uint32();
        if (head.at + length > all.length) break;
        chunk(kind, all, head.at, head.at + length);
        at = head.at + length;
      }
      rest = all.slice(at);
    },
    truncate(tick) {
      rest = new Uint8Array(0);
      growing?.truncate(tick);
    },
  };
}

/** @throws RecordingError foreign, version, cutOff or corrupt */
export function readRecording(bytes: Uint8Array): CompleteRecording {
  checkPrefix(bytes);
  const stream = streamRecording();
  stream.append(bytes);
  const { recording } = stream;
  if (recording === null || recording.end === null)
    throw new RecordingError('cutOff', 'the end of the recording is missing');
  return recording as CompleteRecording;
}
