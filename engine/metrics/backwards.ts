/** Walks a recording backwards along what decided: from the last resident in safety to the start of the incident. */
import type { EventRef } from '../scenario/schema.js';
import { CAUSES, PERSON_STATES, type PersonState } from '../world/codes.js';
import { backToAlarm } from './backToAlarm.js';
import type { Chronicle } from './chronicle.js';
import type { Stretch } from './criticalPath.js';
import { eventTime } from './response.js';
import { arrivedAt, atBed, isVisit } from './situation.js';
import { awaitedFor, person, SLACK, Stretches } from './stretches.js';
import type { TaskStory } from './taskBook.js';

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
  /** What a moment of the run, or an end of a phase, came from. */
  | { at: 'event'; event: EventRef }
  | { at: 'end' };

const END: Then = { at: 'end' };

const RESPONDING: ReadonlySet<PersonState> = new Set(['perceiving', 'investigating', 'calling']);
const ON_DUTY: ReadonlySet<PersonState> = new Set([
  'supervising',
  'searching',
  'counting',
  'attackingFire',
  'operatingLift',
  'ordered',
]);
const ON_FOOT: ReadonlySet<PersonState> = new Set(['walking', 'resting']);

/** From the moment `row` was in safety, `at` s, to the start, in order of time. */
export function stretchesTo(c: Chronicle, row: number, at: number): Stretch[] {
  const s = new Stretches(c, at);
  const backwards = new Backwards(s);
  let then: Then = { at: 'settled', row };
  for (let i = 0; i < MOST_STEPS && then.at !== 'end' && s.t > 0; i++) then = backwards.step(then);
  // Whatever the reading cannot explain is said to be so.
  s.push('other', 0, { kind: 'event', event: 'start' });
  return s.found.reverse();
}

class Backwards {
  private readonly s: Stretches;
  private readonly c: Chronicle;

  constructor(s: Stretches) {
    this.s = s;
    this.c = s.c;
  }

  step(then: Then): Then {
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
    const { c, s } = this;
    const walked = this.since(row, s.t, ON_FOOT);
    const brought = c.tasks.of(row).findLast((task) => task.handedOver <= s.t + SLACK);
    if (brought !== undefined && !(walked > brought.handedOver + SLACK)) return { at: 'task', task: brought };
    s.way('walking', walked, row, row);
    const told = c.hurried.get(row);
    const visit = told === undefined ? undefined : c.tasks.get(told.task);
    if (visit === undefined || told!.at > s.t || told!.at < this.told(row)) return this.waited(row);
    // By themselves they would have set off later: what led to the visit decided.
    this.prepared(row, told!.at);
    return { at: 'task', task: visit };
  }

  /** From when on a row was in one of these states without a break until `time` s; NaN: it was not. */
  private since(row: number, time: number, states: ReadonlySet<PersonState>): number {
    const { c } = this;
    const track = c.columns.state[row];
    const isIn = (i: number): boolean => states.has(PERSON_STATES[track.values[i]]);
    let i = track.at(c.tick(time));
    // At the very end it is something else already.
    if (!isIn(i) && i > 0 && c.seconds(track.ticks[i]) > time - SLACK) i--;
    if (!isIn(i)) return NaN;
    while (i > 0 && isIn(i - 1)) i--;
    return c.seconds(track.ticks[i]);
  }

  /** When the row's phase of the plan told them, the last time by `t`: at its start, or when they had to be moved again. */
  private told(row: number): number {
    const { c, s } = this;
    const phase = c.phaseAt(row, s.t);
    if (phase < 0) return 0;
    const started = c.first('phaseStarted', c.recording.header.scenario.plan.phases[phase].id);
    const again = c.reopenedAt(row, s.t)?.at ?? 0;
    return again > started ? again : started;
  }

  /** What a resident did from when they were told to `t`, while nobody had been sent. */
  private waited(row: number): Then {
    const { c, s } = this;
    const phase = c.phaseAt(row, s.t);
    if (phase < 0) return END;
    const told = this.told(row);
    const begun = this.prepared(row, told);
    if (begun !== undefined) return { at: 'task', task: begun };
    const again = c.reopenedAt(row, s.t + SLACK);
    if (again === null || told > again.at + SLACK || again.at < told - SLACK) return { at: 'phase', phase };
    if (again.by === 'mustMoveAgain') return { at: 'event', event: 'zoneLost' };
    // Nobody was with them: from when they had been brought there.
    s.push('wandering', c.settledAt(row, again.at), person(row), { resident: row });
    return { at: 'settled', row };
  }

  /** Getting ready, or waiting for somebody, for room or a way, since `told`, or since a task that came to no end: that one. */
  private prepared(row: number, told: number): TaskStory | undefined {
    const { c, s } = this;
    const { state, cause, causeRef } = c.columns;
    while (s.t > told + SLACK) {
      const tick = c.tick(s.t - SLACK / 2);
      const changed = Math.max(cause[row].since(tick), causeRef[row].since(tick), state[row].since(tick));
      const since = Math.max(told, c.seconds(changed));
      const why = CAUSES[cause[row].value(tick)];
      const now = PERSON_STATES[state[row].value(tick)];
      const before = s.t;
      if (now.startsWith('being')) return c.tasks.of(row).findLast(({ started }) => started < s.t);
      if (now === 'wandering') s.push('wandering', since, person(row), { resident: row });
      else if (ON_FOOT.has(now)) s.way('walking', since, row, row);
      else if (why === 'preMovement') s.push('preMovement', since, person(row), { resident: row });
      else if (why === 'none') s.push('other', since, person(row), { resident: row });
      else s.waiting(why, since, person(row), { resident: row, awaits: awaitedFor(why, causeRef[row].value(tick)) });
      if (s.t >= before) break;
    }
    return undefined;
  }

  /** From `t`, at which the task was done or the resident handed over, to what its beginning waited for. */
  private task(task: TaskStory): Then {
    const { c, s } = this;
    const { leader, resident } = task;
    const bed = atBed(c, task);
    const coming = c.tasks.of(leader)[0] === task ? 'walking' : 'returning';
    if (isVisit(c, task)) {
      s.push('telling', bed, person(leader), { resident });
      s.way(coming, task.started, leader, resident);
      return { at: 'taskStart', task };
    }
    s.push('unloading', arrivedAt(c, task), person(leader), { resident });
    s.way('moving', task.moving, leader, resident);
    s.push('preparing', task.preparing, person(leader), { resident });
    for (let i = task.earlier.length - 1; i >= 0; i--) {
      // The lift was lost: on from where they were, by another way.
      s.way('moving', task.earlier[i].moving, leader, resident);
      s.push('preparing', task.earlier[i].preparing, person(leader), { resident });
    }
    if (s.t > task.woken + SLACK) {
      const mate = Number.isNaN(task.preparing) ? null : this.lastToCome(task);
      if (mate !== null) {
        const first = c.tasks.of(mate.row)[0] === task;
        s.way(first ? 'walking' : 'returning', mate.from, mate.row, resident);
        // Called when the task began: then what let it begin decided; else what the mate did before.
        return mate.from <= task.started + SLACK ? { at: 'taskStart', task } : { at: 'staff', row: mate.row };
      }
      // Nobody came: they waited as long as the plan lets them, and went on alone.
      s.waiting('teammate', task.woken, person(leader), { resident });
    }
    s.work(bed, leader, resident);
    if (!Number.isNaN(task.deviceTaken)) {
      s.way(coming, task.deviceTaken, leader, resident);
      s.way(coming, task.started, leader, resident, { awaits: { kind: 'device', device: task.device } });
    } else s.way(coming, task.started, leader, resident);
    return { at: 'taskStart', task };
  }

  /** Whom the team waited for at the bed until the preparation began; null: nobody who came. */
  private lastToCome(task: TaskStory): { row: number; from: number } | null {
    const { c } = this;
    const tick = c.tick(task.earlier[0]?.preparing ?? task.preparing);
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
    const { c, s } = this;
    const { leader, resident } = task;
    const start = Math.min(s.t, task.started);
    const tick = c.tick(start);
    const { state } = c.columns;
    const told = this.told(resident);
    const waiting = state[resident].lastBecame(PERSON_STATES.indexOf('waitingForHelp'), tick);
    // In a visit whoever walks is known of from the start of the phase.
    const asked = isVisit(c, task) || waiting < 0 ? told : Math.max(told, c.seconds(waiting) - 1 / s.rate);
    const free = this.freeAt(leader, start);
    const use = task.device < 0 ? undefined : c.tasks.uses[task.device].findLast(({ to }) => to <= start + SLACK);
    const returned = use === undefined ? -1 : (c.tasks.get(use.task)?.done ?? use.to);
    const latest = Math.max(asked, free, Number.isNaN(returned) ? -1 : returned);
    if (latest === free && free > asked + SLACK) return { at: 'staff', row: leader };
    if (latest === returned && returned > asked + SLACK) {
      const before = c.tasks.get(use!.task)!;
      const awaits = { kind: 'device', device: task.device } as const;
      s.waiting('device', returned, person(resident), { resident, awaits });
      return { at: 'task', task: before };
    }
    return this.waited(resident);
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
    const released = this.released(row, time)?.at ?? NaN;
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

  /** When somebody who looked after the alarm or was on a duty was done with it, before `time`, and what it was; null: none. */
  private released(row: number, time: number): { at: number; from: number; state: PersonState } | null {
    const { c } = this;
    const track = c.columns.state[row];
    for (let i = track.at(c.tick(time + SLACK)); i > 0; i--) {
      const state = PERSON_STATES[track.values[i - 1]];
      if (!RESPONDING.has(state) && !ON_DUTY.has(state)) continue;
      const after = PERSON_STATES[track.values[i]];
      if (after === 'onPost' || after === 'helping')
        return { at: c.seconds(track.ticks[i]), from: c.seconds(track.ticks[i - 1]), state };
    }
    return null;
  }

  /** What somebody of staff did until `t`: rest, bring another resident, look after the alarm, come from elsewhere. */
  private staff(row: number): Then {
    const { c, s } = this;
    const before = this.taskBefore(row, s.t);
    const released = this.released(row, s.t);
    const arrived = this.arrival(row);
    const done = before?.done ?? 0;
    if (before !== undefined && !(released !== null && released.at > done)) {
      s.push('resting', done, person(row));
      return { at: 'task', task: before };
    }
    if (released !== null) {
      if (RESPONDING.has(released.state)) {
        const event = this.calledFor(row, released.at);
        // Whoever has looked shuts the door after that, as the alarm needs them no more.
        if (event !== 'confirmed') s.push('other', released.at, person(row));
        return { at: 'event', event };
      }
      s.push('other', released.at, person(row));
      s.push('duty', released.from, person(row));
      // Before it they did something else, or only waited for it to fall due.
      const busy = Math.max(this.freeAt(row, s.t), 0) > s.t - 1;
      return busy ? { at: 'staff', row } : this.duty(row, released.state);
    }
    if (arrived <= s.t + SLACK) {
      s.push('other', arrived, person(row));
      const by = c.plan.calledBy(row);
      s.push('coming', by === 'start' ? 0 : c.first(by), person(row));
      return { at: 'event', event: by };
    }
    return END;
  }

  /** What a duty waited for that began at `t`. */
  private duty(row: number, state: PersonState): Then {
    const { c, s } = this;
    if (state === 'operatingLift') return { at: 'event', event: 'alarmRaised' };
    if (state === 'ordered') {
      // Whoever gives orders from outside decides when.
      s.waiting('orders', 0, person(row));
      return END;
    }
    const started = c.events.findLast(({ code, time }) => code === 'dutyStarted' && time <= s.t + SLACK);
    const duty = c.recording.header.scenario.plan.duties?.find(({ id }) => id === started?.duty);
    if (started === undefined || duty === undefined) return END;
    s.waiting('orders', started.time, person(row));
    s.waiting('orders', eventTime(c, duty.trigger.after), person(row));
    return { at: 'event', event: duty.trigger.after };
  }

  /** Which step of the response ended when `row` was released from it. */
  private calledFor(row: number, released: number): EventRef {
    const { c } = this;
    if (Math.abs(c.first('alarmRaised') - released) <= SLACK) return 'alarmRaised';
    const looked = c.events.some(
      ({ code, person: id, time }) =>
        code === 'confirmed' && c.plan.rows.get(id ?? '') === row && time <= released + SLACK,
    );
    return looked ? 'confirmed' : 'noticed';
  }

  private phase(index: number): Then {
    const { c, s } = this;
    const { id, trigger } = c.recording.header.scenario.plan.phases[index];
    // The start is told exactly; what led here may be a tick later.
    s.push('other', c.first('phaseStarted', id), { kind: 'phase', phase: id });
    s.waiting('phase', eventTime(c, trigger.after), { kind: 'phase', phase: id });
    return { at: 'event', event: trigger.after };
  }

  private event(event: EventRef): Then {
    const { c, s } = this;
    if (typeof event === 'string') {
      backToAlarm(s, event);
      return END;
    }
    const phase = c.recording.header.scenario.plan.phases.findIndex((one) => one.id === event.phase);
    if (event.is === 'started') return { at: 'phase', phase };
    let last = -1;
    let latest = -1;
    for (let row = 0; row < c.recording.header.residents; row++) {
      const at = c.settledAt(row, s.t + SLACK);
      if (c.phaseAt(row, s.t + SLACK) === phase && at > latest) [last, latest] = [row, at];
    }
    return last < 0 ? { at: 'phase', phase } : { at: 'settled', row: last };
  }
}
