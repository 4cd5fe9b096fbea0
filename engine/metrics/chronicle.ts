/**
 * A recording read once and kept by what changed: who was in which state when, who took part in which task, who was in which
 * space. Every answer is looked up here. A recording that grows is read on from where it was read to.
 */
import type { Building } from '../facility/building.js';
import type { SpaceInfo } from '../facility/facility.js';
import type { Decoded, Frame } from '../recording/decode.js';
import { COLUMNS, RECORD, type Column } from '../recording/format.js';
import type { Playhead, Recording } from '../recording/reader.js';
import { OUTCOME } from '../world/codes.js';
import type { EventCode, RunEvent } from '../world/events.js';
import { planFacts, type PlanFacts } from './planFacts.js';
import { createTaskBook, type TaskBook } from './taskBook.js';
import { Track } from './track.js';

/** Spaces somebody went through: when they came (tick of a sample), where to, and how high they were then, m. */
export interface Stays {
  ticks: number[];
  spaces: number[];
  elevations: number[];
}

export interface Chronicle {
  recording: Recording;
  building: Building;
  plan: PlanFacts;
  /** By column and row. */
  columns: Record<Column, readonly Track[]>;
  stays: readonly Stays[];
  tasks: TaskBook;
  events: readonly RunEvent[];
  /** By row: the visit that let somebody who walks set off sooner, and when they were told, s. */
  hurried: ReadonlyMap<number, { task: number; at: number }>;
  /** By row: when the outcome was reached, s, exactly; NaN while open. */
  outcomeAt: Float64Array;
  /** Phase of the plan that moves the row at `time` s (in the end if missing): a phase may take over who is there. -1: none. */
  phaseAt(row: number, time?: number): number;
  /** When a resident was last brought or came to safety by `time` s, exactly; NaN: not yet. */
  settledAt(row: number, time: number): number;
  /** The last time by `time` s that somebody in safety had to be moved again: they walked off, or the place was lost. */
  reopenedAt(row: number, time: number): { at: number; by: 'wanderedBack' | 'mustMoveAgain' } | null;
  /** Time of the first event of this code (of this phase), s; NaN: not within the recording. */
  first(code: EventCode, phase?: string): number;
  /** The first event of this code (of this phase). */
  firstEvent(code: EventCode, phase?: string): RunEvent | undefined;
  /** End of what is recorded, ticks. */
  end: number;
  /** The tick whose state holds at `time` s. */
  tick(time: number): number;
  seconds(tick: number): number;
  /** Where everybody is; to be read at once, the next call changes it. */
  playhead: Playhead;
}

/** Height of a point of a space, m; on a flight it rises along it. */
export function elevationIn(building: Building): (space: number, x: number, y: number) => number {
  const foot = building.spaces.map(({ flight, outline }: SpaceInfo) => {
    if (flight === null) return 0;
    let least = Infinity;
    for (let i = 0; i < outline.length; i += 2)
      least = Math.min(least, outline[i] * flight.ux + outline[i + 1] * flight.uy);
    return least;
  });
  return (index, x, y) => {
    if (index < 0) return 0;
    const { z, flight } = building.spaces[index];
    if (flight === null) return z;
    const along = x * flight.ux + y * flight.uy - foot[index];
    return z + (flight.rise * Math.min(Math.max(along, 0), flight.run)) / flight.run;
  };
}

function listOf<T>(map: Map<number, T[]>, key: number): T[] {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = []));
  return list;
}

class Reading implements Chronicle {
  readonly recording: Recording;
  readonly building: Building;
  readonly plan: PlanFacts;
  readonly columns: Record<Column, Track[]>;
  readonly stays: Stays[];
  readonly tasks: TaskBook;
  readonly events: RunEvent[] = [];
  readonly outcomeAt: Float64Array;
  readonly hurried = new Map<number, { task: number; at: number }>();
  readonly playhead: Playhead;
  readonly cuts: number;
  end = 0;
  private read = 0;
  private readonly firsts = new Map<string, RunEvent>();
  private readonly phases = new Map<number, { at: number; phase: number }[]>();
  private readonly settles = new Map<number, number[]>();
  private readonly reopened = new Map<number, { at: number; by: 'wanderedBack' | 'mustMoveAgain' }[]>();
  private readonly elevation: (space: number, x: number, y: number) => number;

  constructor(recording: Recording, building: Building) {
    this.recording = recording;
    this.building = building;
    const { header } = recording;
    this.plan = planFacts(header, building);
    this.elevation = elevationIn(building);
    this.cuts = recording.cuts();
    this.playhead = recording.playhead();
    const { key } = recording.batch(0);
    this.columns = Object.fromEntries(
      COLUMNS.map((name) => [name, Array.from(key[name], (value) => new Track(value))]),
    ) as Record<Column, Track[]>;
    this.stays = header.people.map((_, row) => ({
      ticks: [0],
      spaces: [key.space[row]],
      elevations: [this.elevation(key.space[row], key.x[row], key.y[row])],
    }));
    this.tasks = createTaskBook(this.plan.rows, header.residents, key.devices.length);
    this.outcomeAt = Float64Array.from(key.outcome, (outcome) => (outcome === OUTCOME.none ? NaN : 0));
  }

  /** Reads the batches that have come since. */
  extend(): void {
    const { boundaries } = this.recording;
    for (; this.read < boundaries.length; this.read++) this.take(this.recording.batch(this.read));
    this.end = boundaries[boundaries.length - 1];
  }

  private take({ changes, frames, events }: Decoded): void {
    const { columns, tasks } = this;
    for (const event of events) this.event(event);
    for (const { tick, kind, values } of changes) {
      if (kind === RECORD.change) {
        const [column, row, value] = values;
        const name = COLUMNS[column];
        columns[name][row].set(tick, value);
        if (name === 'task') tasks.member(row, value, this.seconds(tick));
        else if (name === 'outcome' && Number.isNaN(this.outcomeAt[row])) this.outcomeAt[row] = this.seconds(tick);
      } else if (kind === RECORD.device) tasks.device(values[0], values[1], this.seconds(tick));
    }
    for (const frame of frames) this.frame(frame);
  }

  private event(event: RunEvent): void {
    this.events.push(event);
    const key = `${event.code}/${event.phase ?? ''}`;
    if (!this.firsts.has(key)) this.firsts.set(key, event);
    if (event.task !== undefined) this.tasks.event(event);
    const row = event.person === undefined ? undefined : this.plan.rows.get(event.person);
    if (row === undefined) return;
    switch (event.code) {
      case 'residentWoken':
        if (event.sooner === true) this.hurried.set(row, { task: event.task!, at: event.time });
        break;
      case 'phaseChanged': {
        const phase = this.recording.header.scenario.plan.phases.findIndex(({ id }) => id === event.phase);
        listOf(this.phases, row).push({ at: event.time, phase });
        break;
      }
      case 'wanderedBack':
      case 'mustMoveAgain':
        this.outcomeAt[row] = NaN;
        listOf(this.reopened, row).push({ at: event.time, by: event.code });
        break;
      case 'residentSafe':
      case 'residentSheltered':
        listOf(this.settles, row).push(event.time);
        this.outcomeAt[row] = event.time;
        break;
      case 'incapacitated':
      case 'staffSafe':
      case 'staffSheltered':
        this.outcomeAt[row] = event.time;
    }
  }

  private frame({ tick, rows, x, y, space }: Frame): void {
    for (let k = 0; k < rows.length; k++) {
      const stays = this.stays[rows[k]];
      if (stays.spaces[stays.spaces.length - 1] === space[k]) continue;
      stays.ticks.push(tick);
      stays.spaces.push(space[k]);
      stays.elevations.push(this.elevation(space[k], x[k], y[k]));
    }
  }

  phaseAt(row: number, time = Infinity): number {
    return this.phases.get(row)?.findLast(({ at }) => at <= time)?.phase ?? this.plan.phaseOf[row];
  }
  settledAt(row: number, time: number): number {
    return this.settles.get(row)?.findLast((at) => at <= time) ?? NaN;
  }
  reopenedAt(row: number, time: number): { at: number; by: 'wanderedBack' | 'mustMoveAgain' } | null {
    return this.reopened.get(row)?.findLast(({ at }) => at <= time) ?? null;
  }

  first(code: EventCode, phase = ''): number {
    return this.firstEvent(code, phase)?.time ?? NaN;
  }
  firstEvent(code: EventCode, phase = ''): RunEvent | undefined {
    return this.firsts.get(`${code}/${phase}`);
  }

  tick(time: number): number {
    // The quotient of a tick and the rate, times the rate, may fall short of the tick by a rounding.
    const tick = Math.floor(time * this.recording.header.ticksPerSecond + 1e-6);
    return Math.min(Math.max(tick, 0), this.end);
  }
  seconds(tick: number): number {
    return tick / this.recording.header.ticksPerSecond;
  }
}

const readings = new WeakMap<Recording, Reading>();

/** The chronicle of all that is recorded so far. */
export function chronicleOf(recording: Recording, building: Building): Chronicle {
  let reading = readings.get(recording);
  if (reading === undefined || reading.cuts !== recording.cuts() || reading.building !== building) {
    reading = new Reading(recording, building);
    readings.set(recording, reading);
  }
  reading.extend();
  return reading;
}
