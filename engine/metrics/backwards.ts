/** Walks a recording backwards along what decided: from the last resident in safety to the start of the incident. */
import { CAUSES, PERSON_STATES } from '../world/codes.js';
import type { Chronicle } from './chronicle.js';
import type { Stretch, StretchKind } from './criticalPath.js';
import type { Party } from './reason.js';
import { eventTime, personOf } from './response.js';
import { arrivedAt, atBed, isVisit } from './situation.js';
import type { TaskStory } from './taskBook.js';

/** Two things that follow each other may be told half a tick of rounding and one tick apart, s. */
const SLACK = 0.12;
/** More steps than any run has tasks: a loop in the reading ends here instead of hanging. */
const MOST_STEPS = 100_000;

/** Where the walk goes on. */
type Then =
  | { at: 'settled'; row: number }
  /** The whole of a task up to its end, or up to the hand-over. */
  | { at: 'task'; task: TaskStory }
  /** What let a task begin. */
  | { at: 'taskStart'; task: TaskStory }
  /** What somebody of staff did before. */
  | { at: 'staff'; row: number }
  | { at: 'phase'; phase: number }
  | { at: 'event'; event: string }
  | { at: 'end' };

const END: Then = { at: 'end' };
const person = (row: number): Party => ({ kind: 'person', row });

export class Backwards {
  readonly stretches: Stretch[] = [];
  private readonly c: Chronicle;
  /** Everything after this is explained. */
  private t: number;

  constructor(c: Chronicle, at: number) {
    this.c = c;
    this.t = at;
  }

  /** From the moment `row` was in safety to the start; `stretches` holds the way then, in order of time. */
  walk(row: number): void {
    let then: Then = { at: 'settled', row };
    for (let i = 0; i < MOST_STEPS && then.at !== 'end' && this.t > 0; i++) then = this.step(then);
    // Whatever the reading cannot explain is said to be so.
    this.push('other', 0, { kind: 'event', event: 'start' });
    this.stretches.reverse();
  }

  private push(kind: StretchKind, from: number, who: Party, more: Partial<Stretch> = {}): void {
    const begin = Number.isNaN(from) ? this.t : Math.max(0, from);
    if (begin >= this.t) return;
    const later = this.stretches[this.stretches.length - 1];
    if (kind === 'other' && this.t - begin < SLACK && later !== undefined) {
      // The rounding to ticks is nobody's time.
      this.t = later.from = begin;
      return;
    }
    this.stretches.push({ who, kind, from: begin, to: this.t, awaits: null, resident: -1, place: null, ...more });
    this.t = begin;
  }

  /** Somebody on their way since `from`: the times in which people in front or a lift held them up apart. */
  private way(kind: StretchKind, from: number, row: number, resident: number, more: Partial<Stretch> = {}): void {
    const { c } = this;
    if (Number.isNaN(from)) return;
    const body = kind === 'moving' ? resident : row;
    const { cause, causeRef } = c.columns;
    const track = cause[body];
    for (let i = track.at(c.tick(this.t)); i >= 0 && this.t > from; i--) {
      const begin = Math.max(from, c.seconds(track.ticks[i]));
      if (CAUSES[track.values[i]] === 'crowd') {
        const front = causeRef[body].value(track.ticks[i]);
        this.push('waiting', begin, person(row), { awaits: front < 0 ? null : person(front), resident });
      } else if (CAUSES[track.values[i]] === 'lift' || CAUSES[track.values[i]] === 'trapped') {
        const lift = causeRef[body].value(track.ticks[i]);
        this.push('waiting', begin, person(row), { awaits: { kind: 'lift', lift }, resident });
      } else this.push(kind, begin, person(row), { resident, ...more });
    }
    this.join();
  }

  /** Neighbours of one kind and of one person are one stretch. */
  private join(): void {
    const { stretches } = this;
    for (let i = stretches.length - 1; i > 0; i--) {
      const later = stretches[i - 1];
      const earlier = stretches[i];
      if (later.kind !== earlier.kind || later.from !== earlier.to || later.resident !== earlier.resident) continue;
      if (JSON.stringify([later.who, later.awaits]) !== JSON.stringify([earlier.who, earlier.awaits])) continue;
      stretches.splice(i - 1, 2, { ...earlier, to: later.to });
    }
  }

  private step(then: Then): Then {
    switch (then.at) {
      case 'settled':
        return this.settled(then.row);
      case 'task':
        return this.task(then.task);
      case 'taskStart':
        return this.taskStart(then.task);
      case 'staff':
        return this.staff(then.row);
      case 'phase':
        return this.phase(then.phase);
      case 'event':
        return this.event(then.event);
      case 'end':
        return END;
    }
  }

  /** Before `t` the resident was brought, or came by themselves. */
  private settled(row: number): Then {
    const { c } = this;
    const brought = c.tasks.of(row).findLast((task) => task.handedOver <= this.t + SLACK);
    if (brought !== undefined) return { at: 'task', task: brought };
    const state = c.columns.state[row];
    const walking = state.lastBecame(PERSON_STATES.indexOf('walking'), c.tick(this.t));
    if (walking >= 0) this.way('walking', c.seconds(walking), row, row);
    const told = c.hurried.get(row);
    const visit = told === undefined ? undefined : c.tasks.get(told.task);
    if (visit === undefined || told!.at > this.t) return this.waited(row);
    // By themselves they would have set off later: what led to the visit decided.
    this.prepared(row, told!.at);
    return { at: 'task', task: visit };
  }

  /** What a resident did from the start of their phase to `t`, while nobody had been sent. */
  private waited(row: number): Then {
    const { c } = this;
    const phase = c.plan.phaseOf[row];
    if (phase < 0) return END;
    this.prepared(row, c.first('phaseStarted', c.recording.header.scenario.plan.phases[phase].id));
    return { at: 'phase', phase };
  }

  /** Getting ready, or waiting for room or a way, since `told`. */
  private prepared(row: number, told: number): void {
    const { c } = this;
    const { state, cause, causeRef } = c.columns;
    while (this.t > told + SLACK) {
      const tick = c.tick(this.t - SLACK / 2);
      const since = Math.max(told, c.seconds(Math.max(cause[row].since(tick), causeRef[row].since(tick))));
      const why = CAUSES[cause[row].value(tick)];
      const before = this.t;
      const ref = causeRef[row].value(tick);
      const awaits: Party | null =
        (why === 'refugeFull' || why === 'noRoute' || why === 'smoke') && ref >= 0
          ? { kind: 'space', space: ref }
          : null;
      const ready = why === 'preMovement' || PERSON_STATES[state[row].value(tick)] === 'walking';
      this.push(ready ? 'preMovement' : 'waiting', since, person(row), { resident: row, awaits });
      if (this.t >= before) break;
    }
  }

  /** From `t`, at which the task was done or the resident handed over, to what its beginning waited for. */
  private task(task: TaskStory): Then {
    const { c } = this;
    const { leader, resident } = task;
    const bed = atBed(c, task);
    const coming = c.tasks.of(leader)[0] === task ? 'walking' : 'returning';
    if (isVisit(c, task)) {
      this.push('telling', bed, person(leader), { resident });
      this.way(coming, task.started, leader, resident);
      return { at: 'taskStart', task };
    }
    this.push('unloading', arrivedAt(c, task), person(leader), { resident });
    this.way('moving', task.moving, leader, resident);
    this.push('preparing', task.preparing, person(leader), { resident });
    if (this.t > task.woken + SLACK) {
      const mate = this.lastToCome(task);
      if (mate !== null) {
        const first = c.tasks.of(mate.row)[0] === task;
        this.way(first ? 'walking' : 'returning', mate.from, mate.row, resident);
        // Called when the task began: then what let it begin decided; else what the mate did before.
        return mate.from <= task.started + SLACK ? { at: 'taskStart', task } : { at: 'staff', row: mate.row };
      }
      // Nobody came: they waited as long as the plan lets them, and went on alone.
      this.push('waiting', task.woken, person(leader), { resident });
    }
    this.push('preparing', bed, person(leader), { resident });
    if (!Number.isNaN(task.deviceTaken)) {
      this.way(coming, task.deviceTaken, leader, resident);
      this.way(coming, task.started, leader, resident, { awaits: { kind: 'device', device: task.device } });
    } else this.way(coming, task.started, leader, resident);
    return { at: 'taskStart', task };
  }

  /** Whom the team waited for at the bed until the preparation began; null: nobody who came. */
  private lastToCome(task: TaskStory): { row: number; from: number } | null {
    const { c } = this;
    const tick = c.tick(task.preparing);
    const { cause, causeRef } = c.columns;
    const track = cause[task.resident];
    let i = track.at(tick);
    while (i > 0 && CAUSES[track.values[i]] !== 'teammate') i--;
    if (CAUSES[track.values[i]] !== 'teammate' || c.seconds(track.ticks[i]) < task.woken - SLACK) return null;
    const last = Math.min(tick, track.ticks[i + 1] ?? tick) - 1;
    const row = causeRef[task.resident].value(last);
    return task.team.find((one) => one.row === row) ?? null;
  }

  /** A task begins when resident, carer and device are there: the last of them decides. */
  private taskStart(task: TaskStory): Then {
    const { c } = this;
    const { leader, resident } = task;
    const start = Math.min(this.t, task.started);
    const tick = c.tick(start);
    const { state } = c.columns;
    const phase = c.plan.phaseOf[resident];
    const told = phase < 0 ? 0 : c.first('phaseStarted', c.recording.header.scenario.plan.phases[phase].id);
    const waiting = state[resident].lastBecame(PERSON_STATES.indexOf('waitingForHelp'), tick);
    // In a visit whoever walks is known of from the start of the phase.
    const asked = isVisit(c, task) || waiting < 0 ? told : Math.max(told, c.seconds(waiting) - 1 / this.rate);
    const free = this.freeAt(leader, start);
    const use = task.device < 0 ? undefined : c.tasks.uses[task.device].findLast(({ to }) => to <= start + SLACK);
    const returned = use === undefined ? -1 : (c.tasks.get(use.task)?.done ?? use.to);
    const latest = Math.max(asked, free, Number.isNaN(returned) ? -1 : returned);
    if (latest === free && free > asked + SLACK) return { at: 'staff', row: leader };
    if (latest === returned && returned > asked + SLACK) {
      const before = c.tasks.get(use!.task)!;
      this.push('waiting', returned, person(resident), { resident, awaits: { kind: 'device', device: task.device } });
      return { at: 'task', task: before };
    }
    return this.waited(resident);
  }

  private get rate(): number {
    return this.c.recording.header.ticksPerSecond;
  }

  /** The task somebody of staff ended last before `time`. */
  private taskBefore(row: number, time: number): TaskStory | undefined {
    return this.c.tasks.of(row).findLast((task) => task.done <= time + SLACK);
  }

  /** When somebody of staff had nothing in hand any more, at the latest at `time`; 0: since the start. */
  private freeAt(row: number, time: number): number {
    const { c } = this;
    const before = this.taskBefore(row, time)?.done ?? 0;
    const arrived = this.arrival(row);
    const released = this.released(row, time);
    return Math.max(
      before,
      arrived <= time + SLACK ? arrived : 0,
      released <= time + SLACK ? released : 0,
      c.seconds(0),
    );
  }

  private arrival(row: number): number {
    const id = this.c.recording.header.people[row].id;
    return this.c.events.find(({ code, person: who }) => code === 'staffArrived' && who === id)?.time ?? NaN;
  }

  /** When somebody who looked after the alarm was done with it, before `time`; NaN: they did not. */
  private released(row: number, time: number): number {
    const { c } = this;
    const track = c.columns.state[row];
    for (let i = track.at(c.tick(time + SLACK)); i > 0; i--) {
      if (!['perceiving', 'investigating', 'calling'].includes(PERSON_STATES[track.values[i - 1]])) continue;
      const after = PERSON_STATES[track.values[i]];
      if (after === 'onPost' || after === 'helping') return c.seconds(track.ticks[i]);
    }
    return NaN;
  }

  /** What somebody of staff did until `t`: rest, bring another resident, look after the alarm, come from elsewhere. */
  private staff(row: number): Then {
    const { c } = this;
    const before = this.taskBefore(row, this.t);
    const released = this.released(row, this.t);
    const arrived = this.arrival(row);
    const done = before?.done ?? 0;
    if (before !== undefined && !(released > done)) {
      this.push('resting', done, person(row));
      return { at: 'task', task: before };
    }
    if (released > 0) {
      this.push('other', released, person(row));
      return { at: 'event', event: this.calledFor(row, released) };
    }
    if (arrived <= this.t + SLACK) {
      this.push('other', arrived, person(row));
      this.push('waiting', c.first('alarmRaised'), person(row), { awaits: person(row) });
      return { at: 'event', event: 'alarmRaised' };
    }
    return END;
  }

  /** Which step of the response ended when `row` was released from it. */
  private calledFor(row: number, released: number): string {
    const { c } = this;
    if (Math.abs(c.first('alarmRaised') - released) <= SLACK) return 'alarmRaised';
    if (row === personOf(c, 'investigationStarted') && c.first('confirmed') <= released + SLACK) {
      this.push('other', c.first('confirmed'), person(row));
      return 'confirmed';
    }
    return 'noticed';
  }

  private phase(index: number): Then {
    const { c } = this;
    const { id, trigger } = c.recording.header.scenario.plan.phases[index];
    const { after } = trigger;
    // The start is told exactly; what led here may be a tick later.
    this.push('other', c.first('phaseStarted', id), { kind: 'phase', phase: id });
    this.push('waiting', eventTime(c, after), { kind: 'phase', phase: id });
    if (typeof after === 'string') return { at: 'event', event: after };
    const other = c.recording.header.scenario.plan.phases.findIndex((one) => one.id === after.phase);
    if (after.is === 'started') return { at: 'phase', phase: other };
    let last = -1;
    c.plan.phaseOf.forEach((of, row) => {
      const at = c.outcomeAt[row];
      if (of === other && at <= this.t + SLACK && (last < 0 || at > c.outcomeAt[last])) last = row;
    });
    return last < 0 ? { at: 'phase', phase: other } : { at: 'settled', row: last };
  }

  private event(event: string): Then {
    const { c } = this;
    const noticed = c.first('noticed');
    const confirmed = c.first('confirmed');
    switch (event) {
      case 'alarmRaised':
      case 'brigadeCalled': {
        if (confirmed <= this.t) {
          this.push('calling', confirmed, person(personOf(c, 'confirmed')));
          return { at: 'event', event: 'confirmed' };
        }
        const perceiver = personOf(c, 'noticed');
        this.push('calling', noticed, perceiver < 0 ? { kind: 'event', event } : person(perceiver));
        return { at: 'event', event: 'noticed' };
      }
      case 'confirmed':
        this.push('investigating', c.first('investigationStarted'), person(personOf(c, 'confirmed')));
        return { at: 'event', event: 'noticed' };
      case 'noticed': {
        const row = personOf(c, 'noticed');
        const since =
          row < 0 ? -1 : c.columns.state[row].lastBecame(PERSON_STATES.indexOf('perceiving'), c.tick(this.t));
        if (since >= 0)
          this.push('perceiving', Math.max(c.seconds(since) - 1 / this.rate, c.first('panelAlarm')), person(row));
        // The panel had given the alarm, and nobody was there to heed it.
        this.push('unheeded', c.first('panelAlarm'), { kind: 'event', event: 'noticed' });
        return { at: 'event', event: 'panelAlarm' };
      }
      case 'panelAlarm':
        this.push('detecting', 0, {
          kind: 'event',
          event: c.first('panelAlarm') <= this.t + SLACK ? 'panelAlarm' : 'noticed',
        });
        return END;
      default:
        return END;
    }
  }
}
