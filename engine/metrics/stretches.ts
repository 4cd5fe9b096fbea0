/** Stretches of a critical path as they are found: backwards from the last moment, without gap or overlap. */
import { CAUSES, type Cause } from '../world/codes.js';
import type { Chronicle } from './chronicle.js';
import type { Stretch, StretchKind } from './criticalPath.js';
import type { Party } from './reason.js';

/** Two things that follow each other may be told half a tick of rounding and one tick apart, s. */
export const SLACK = 0.12;

export const person = (row: number): Party => ({ kind: 'person', row });

/** What somebody with this cause waits for, if that can be named. */
export function awaitedFor(cause: Cause, ref: number): Party | null {
  if (ref < 0) return null;
  switch (cause) {
    case 'crowd':
    case 'carerOnTheWay':
    case 'teammate':
    case 'refusal':
      return person(ref);
    case 'lift':
    case 'trapped':
      return { kind: 'lift', lift: ref };
    case 'refugeFull':
    case 'noRoute':
    case 'smoke':
      return { kind: 'space', space: ref };
    default:
      return null;
  }
}

/** Causes that hold somebody up on the way. A door that is held open is part of the way. */
const HOLDS: ReadonlySet<Cause> = new Set(['crowd', 'lift', 'trapped', 'smoke', 'noRoute', 'teammate']);

export class Stretches {
  readonly found: Stretch[] = [];
  readonly c: Chronicle;
  /** Everything after this is explained, s. */
  t: number;

  constructor(c: Chronicle, at: number) {
    this.c = c;
    this.t = at;
  }

  get rate(): number {
    return this.c.recording.header.ticksPerSecond;
  }

  /** What was done, or waited for, from `from` to `t`. Nothing if that is no time, or `from` is NaN. */
  push(kind: StretchKind, from: number, who: Party, more: Partial<Stretch> = {}): void {
    const begin = Number.isNaN(from) ? this.t : Math.max(0, from);
    if (begin >= this.t) return;
    const later = this.found[this.found.length - 1];
    if (kind === 'other' && this.t - begin < SLACK && later !== undefined) {
      // The rounding to ticks is nobody's time.
      this.t = later.from = begin;
      return;
    }
    this.found.push({
      who,
      kind,
      from: begin,
      to: this.t,
      cause: 'none',
      awaits: null,
      resident: -1,
      place: null,
      ...more,
    });
    this.t = begin;
  }

  waiting(cause: Cause, from: number, who: Party, more: Partial<Stretch> = {}): void {
    this.push('waiting', from, who, { cause, ...more });
  }

  /** Somebody on their way since `from`: the times apart in which something held them up, or they caught their breath. */
  way(kind: StretchKind, from: number, row: number, resident: number, more: Partial<Stretch> = {}): void {
    const body = kind === 'moving' ? resident : row;
    this.byCause(from, body, (cause, ref, begin) => {
      if (cause === 'rest') this.push('catchingBreath', begin, person(row), { resident });
      else if (HOLDS.has(cause)) this.waiting(cause, begin, person(row), { awaits: awaitedFor(cause, ref), resident });
      else this.push(kind, begin, person(row), { resident, ...more });
    });
  }

  /** Work of `row` on a resident since `from`: the times apart in which the resident was persuaded to come. */
  work(from: number, row: number, resident: number): void {
    this.byCause(from, resident, (cause, _ref, begin) =>
      this.push(cause === 'refusal' ? 'persuading' : 'preparing', begin, person(row), { resident }),
    );
  }

  /** Calls back for each time since `from`, the last first, in which the row's cause was the same. */
  private byCause(from: number, row: number, tell: (cause: Cause, ref: number, begin: number) => void): void {
    const { c } = this;
    if (Number.isNaN(from)) return;
    const track = c.columns.cause[row];
    for (let i = track.at(c.tick(this.t)); i >= 0 && this.t > from; i--) {
      const ref = c.columns.causeRef[row].value(track.ticks[i]);
      tell(CAUSES[track.values[i]], ref, Math.max(from, c.seconds(track.ticks[i])));
    }
    this.join();
  }

  /** Neighbours of one kind, cause and person are one stretch. */
  private join(): void {
    const { found } = this;
    for (let i = found.length - 1; i > 0; i--) {
      const later = found[i - 1];
      const earlier = found[i];
      if (later.kind !== earlier.kind || later.from !== earlier.to || later.resident !== earlier.resident) continue;
      if (later.cause !== earlier.cause) continue;
      if (JSON.stringify([later.who, later.awaits]) !== JSON.stringify([earlier.who, earlier.awaits])) continue;
      found.splice(i - 1, 2, { ...earlier, to: later.to });
    }
  }
}
