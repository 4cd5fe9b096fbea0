/** The chain of causes at a moment: who waits, for whom or what, and why that is not there. */
import { hypot } from '../math.js';
import { DEVICE_KINDS } from '../scenario/kinds.js';
import { OUTCOMES } from '../world/codes.js';
import type { Chronicle } from './chronicle.js';
import { devicesOf } from './planFacts.js';
import type { Party, Reason, ReasonLink } from './reason.js';
import { awaitedBy, eventTime, rootOf } from './response.js';
import { isOpen, isVisit, situation, stageOf, taskAt, type Situation } from './situation.js';
import type { TaskStory } from './taskBook.js';

const LONGEST = 12;

export interface Step {
  link: ReasonLink;
  /** What the next link is about; null: the chain ends here. */
  next: Party | null;
}

interface Moment {
  c: Chronicle;
  /** The tick at or before the moment asked about, s: states and causes are known at ticks. */
  time: number;
  tick: number;
  /** The moment asked about, s: between ticks people are where the playhead sees them. */
  at: number;
}

const person = (row: number): Party => ({ kind: 'person', row });
const known = (time: number): number | null => (Number.isNaN(time) || time === Infinity ? null : time);

function makeLink(m: Moment, who: Party, since: number, until: number | null, more: Partial<ReasonLink>): ReasonLink {
  return {
    who,
    state: null,
    outcome: null,
    cause: 'none',
    awaits: null,
    since,
    until,
    never: until === null && m.c.recording.end !== null,
    place: null,
    busyWith: -1,
    stage: null,
    visit: false,
    lift: null,
    ahead: 0,
    ...more,
  };
}

/** The first task that begins to fetch the resident after this moment. */
const nextTask = ({ c, time }: Moment, resident: number): TaskStory | undefined =>
  c.tasks.of(resident).find((task) => task.started > time && !isVisit(c, task));

/** How many residents somebody of staff looks after from now on until `task` begins. */
const aheadOf = ({ c, time }: Moment, row: number, task: TaskStory): number =>
  c.tasks.of(row).filter((one) => one !== task && !(one.done <= time) && one.started < task.started).length;

/** Of those who may fetch the resident and have somebody in hand: the one who is free first; -1: nobody is at work. */
function freeFirst({ c, time, tick }: Moment, resident: number): number {
  const eligible = c.plan.eligible[c.phaseAt(resident, time)] ?? [];
  let best = -1;
  let earliest = Infinity;
  eligible.forEach((may, row) => {
    const task = may === 1 ? taskAt(c, row, tick) : undefined;
    if (task === undefined) return;
    const free = Number.isNaN(task.done) ? Infinity : task.done;
    if (best < 0 || free < earliest) [best, earliest] = [row, free];
  });
  return best;
}

/** Farther away nobody is in the way, m. */
const IN_THE_WAY = 3;

/** Who was in front when somebody began to be held up may have gone on since. */
function isNear({ c, time }: Moment, row: number, other: number): boolean {
  const { space, x, y } = c.playhead.seek(time);
  if (space[row] < 0 || space[other] < 0) return false;
  const { spaces } = c.building;
  const near = hypot(x[row] - x[other], y[row] - y[other]) <= IN_THE_WAY;
  return near && Math.abs(spaces[space[row]].z - spaces[space[other]].z) < IN_THE_WAY;
}

interface Awaited {
  party: Party | null;
  ahead?: number;
  /** false: named, but what they do says nothing new. */
  follow?: boolean;
}

function awaitedCarer(m: Moment, resident: number): Awaited {
  const task = nextTask(m, resident);
  if (task !== undefined) return { party: person(task.leader), ahead: aheadOf(m, task.leader, task) };
  const row = freeFirst(m, resident);
  return { party: row < 0 ? null : person(row) };
}

/** Somebody who makes up the team: the one on the way, or who will join. */
function awaitedMate({ c, time }: Moment, task: TaskStory | undefined, ref: number): Awaited {
  if (ref >= 0) return { party: person(ref) };
  const joins = task?.team.find((one) => one.from > time);
  if (task === undefined || joins === undefined) return { party: null };
  const ahead = c.tasks.of(joins.row).filter((one) => one !== task && !(one.done <= time) && one.started < joins.from);
  return { party: person(joins.row), ahead: ahead.length };
}

/** The device that the resident gets later on, while somebody else has it; else the first of the kind to come free. */
function awaitedDevice(m: Moment, resident: number, kind: number): Awaited {
  const { c, time } = m;
  const taken = (device: number) => c.tasks.uses[device].find((use) => use.from <= time && use.to > time);
  const task = nextTask(m, resident);
  if (task !== undefined) {
    const device = task.device;
    if (device >= 0 && taken(device) !== undefined) return { party: { kind: 'device', device } };
    return { party: person(task.leader), ahead: aheadOf(m, task.leader, task) };
  }
  let best = -1;
  let earliest = Infinity;
  devicesOf(c.building).forEach((device, i) => {
    const use = device.kind === DEVICE_KINDS[kind] ? taken(i) : undefined;
    if (use !== undefined && (best < 0 || use.to < earliest)) [best, earliest] = [i, use.to];
  });
  return { party: best < 0 ? null : { kind: 'device', device: best } };
}

function awaited(m: Moment, row: number, { cause, ref, state }: Situation): Awaited {
  const { c, tick } = m;
  const task = taskAt(c, row, tick);
  switch (cause) {
    case 'alarm': {
      // Told by the alarm already, but it does not reach them: only who comes in person does.
      if (state === 'preMovement') return { party: null };
      const phase = c.phaseAt(row, m.time);
      const alarm = ['alarmRaised', 'brigadeCalled'].includes(phase < 0 ? 'alarmRaised' : rootOf(c, phase));
      return { party: alarm ? { kind: 'event', event: 'alarmRaised' } : phaseParty(c, phase) };
    }
    case 'phase':
      return { party: phaseParty(c, ref) };
    case 'carer':
      return awaitedCarer(m, row);
    case 'refusal':
      return { party: ref < 0 ? null : person(ref), follow: false };
    case 'carerOnTheWay':
      return { party: ref < 0 ? null : person(ref) };
    case 'crowd':
      return { party: ref >= 0 && isNear(m, row, ref) ? person(ref) : null };
    case 'teammate':
      return awaitedMate(m, task, ref);
    case 'device':
      return awaitedDevice(m, row, ref);
    case 'refugeFull':
    case 'noRoute':
    case 'smoke':
      return { party: ref < 0 ? null : { kind: 'space', space: ref }, follow: false };
    case 'door':
      return { party: ref < 0 ? null : { kind: 'opening', opening: ref }, follow: false };
    case 'lift':
    case 'trapped':
      return { party: ref < 0 ? null : { kind: 'lift', lift: ref } };
    case 'orders':
      return idle(m, row, state);
    case 'preMovement':
    case 'noPlan':
    case 'rest':
      return { party: null };
    case 'none':
      // In somebody's hands.
      return state.startsWith('being') && task !== undefined
        ? { party: person(task.leader), follow: false }
        : { party: null };
  }
}

const phaseParty = (c: Chronicle, phase: number): Party => ({
  kind: 'phase',
  phase: c.recording.header.scenario.plan.phases[phase].id,
});

/** What staff without a task wait for: the first phase they may work for, if none of those goes on. */
function idle({ c, time }: Moment, row: number, state: string): Awaited {
  if (state === 'notYetHere') {
    const raised = c.first('alarmRaised') <= time;
    return { party: raised ? null : { kind: 'event', event: 'alarmRaised' } };
  }
  const { phases } = c.recording.header.scenario.plan;
  const mine = phases.filter((_, i) => c.plan.eligible[i][row] === 1);
  const begun = ({ id }: { id: string }): boolean => c.first('phaseStarted', id) <= time;
  const over = ({ id }: { id: string }): boolean => c.first('phaseDone', id) <= time;
  const next = mine.find((phase) => !begun(phase));
  if (state !== 'onPost' || next === undefined || mine.some((phase) => begun(phase) && !over(phase)))
    return { party: null };
  return { party: { kind: 'phase', phase: next.id } };
}

export function personStep(m: Moment, row: number): Step {
  const { c, time, tick } = m;
  const { header } = c.recording;
  const { space, x, y } = c.playhead.seek(m.at);
  const place = { space: space[row], x: x[row], y: y[row] };
  const now = situation(c, row, tick);
  const base = { state: now.state, outcome: OUTCOMES[c.columns.outcome[row].value(tick)], place };
  if (!isOpen(c, row, tick)) {
    return { link: makeLink(m, person(row), c.outcomeAt[row], null, { ...base, never: false }), next: null };
  }
  if (row < header.residents) {
    const { party, ahead = 0, follow = true } = awaited(m, row, now);
    const until = known(c.seconds(now.until));
    const link = makeLink(m, person(row), c.seconds(now.since), until, {
      ...base,
      cause: now.cause,
      awaits: party,
      ahead,
    });
    return { link, next: follow ? party : null };
  }
  // Who moves somebody is held up by what holds up the body they move.
  const moved = c.columns.attachedTo[row].value(tick);
  const held = moved < 0 ? now : { ...situation(c, moved, tick), state: now.state };
  const task = taskAt(c, row, tick);
  if (task === undefined || held.cause === 'orders') return idleStep(m, row, now, base);
  const stage = stageOf(c, task, row, time);
  const waits = held.cause !== 'none';
  const { party, ahead = 0, follow = true } = awaited(m, row, waits ? held : now);
  const fetches: Party | null = stage.stage === 'fetchDevice' ? { kind: 'device', device: task.device } : null;
  const since = waits ? c.seconds(held.since) : stage.since;
  const until = waits ? known(c.seconds(held.until)) : known(stage.until);
  const link = makeLink(m, person(row), since, until, {
    ...base,
    cause: held.cause,
    awaits: party ?? fetches,
    busyWith: task.resident,
    stage: stage.stage,
    visit: isVisit(c, task),
    ahead,
  });
  return { link, next: follow ? party : null };
}

/** Staff without a task: on post, pausing, not yet here, looking after the alarm, or on the way out. */
function idleStep(m: Moment, row: number, now: Situation, base: Partial<ReasonLink>): Step {
  const { c, time } = m;
  const { party } = awaited(m, row, now);
  const arrives = c.events.find(({ code, person: id }) => code === 'staffArrived' && c.plan.rows.get(id ?? '') === row);
  const until = now.state === 'notYetHere' ? known(arrives?.time ?? NaN) : known(c.seconds(now.until));
  const since = now.state === 'notYetHere' && c.first('alarmRaised') <= time ? c.first('alarmRaised') : null;
  const link = makeLink(m, person(row), since ?? c.seconds(now.since), until, {
    ...base,
    cause: now.cause,
    awaits: party,
  });
  return { link, next: party };
}

function deviceStep(m: Moment, device: number): Step {
  const { c, time } = m;
  const state = c.playhead.seek(m.at).devices[device];
  const place = { space: state.space, x: state.x, y: state.y };
  const use = c.tasks.uses[device].find((one) => one.from <= time && one.to > time);
  const task = use === undefined ? undefined : c.tasks.get(use.task);
  const who: Party = { kind: 'device', device };
  if (use === undefined || task === undefined) return { link: makeLink(m, who, time, null, { place }), next: null };
  // On the way it is where its user is.
  const user = c.playhead.state;
  const carried = task.deviceTaken <= time;
  const at = { space: user.space[task.leader], x: user.x[task.leader], y: user.y[task.leader] };
  const link = makeLink(m, who, use.from, known(use.to), {
    awaits: person(task.leader),
    busyWith: task.resident,
    place: carried ? at : place,
  });
  return { link, next: person(task.leader) };
}

/** A lift says where it is, what it is at and how many it has in it: that is why it is not here. */
function liftStep(m: Moment, lift: number): Step | null {
  const { c } = m;
  const { lifts, space } = c.playhead.seek(m.at);
  const state = lifts[lift];
  if (state === undefined) return null;
  const { car, stops } = c.building.lifts[lift];
  const stop = stops[state.stop];
  let riders = 0;
  for (let row = 0; row < space.length; row++) if (space[row] === car) riders++;
  const { mode, stage, since } = state;
  const link = makeLink(m, { kind: 'lift', lift }, since, null, {
    never: false,
    lift: { mode, stage, storey: stop.storey, riders },
    place: { space: stop.landing, x: stop.x, y: stop.y },
  });
  return { link, next: null };
}

function phaseStep(m: Moment, id: string): Step {
  const { c, time } = m;
  const { phases } = c.recording.header.scenario.plan;
  const index = phases.findIndex((phase) => phase.id === id);
  const who: Party = { kind: 'phase', phase: id };
  const started = c.first('phaseStarted', id);
  if (started <= time) {
    // Waited for until it is done: by its last resident.
    const last = lastOf(m, index);
    const awaits = last < 0 ? null : person(last);
    const link = makeLink(m, who, started, known(c.first('phaseDone', id)), { awaits });
    return { link, next: awaits };
  }
  const { after } = phases[index].trigger;
  const happened = eventTime(c, after);
  const until = known(started);
  if (happened <= time) return { link: makeLink(m, who, happened, until, { cause: 'phase' }), next: null };
  const awaits: Party =
    typeof after === 'string' ? { kind: 'event', event: after } : { kind: 'phase', phase: after.phase };
  return { link: makeLink(m, who, 0, until, { cause: 'phase', awaits }), next: awaits };
}

/** Of the residents of a phase who are not yet in safety: the one who is so last, or never; -1: there is none. */
function lastOf({ c, time, tick }: Moment, phase: number): number {
  let last = -1;
  let latest = -1;
  for (let row = 0; row < c.recording.header.residents; row++) {
    if (c.phaseAt(row, time) !== phase || !isOpen(c, row, tick)) continue;
    const at = Number.isNaN(c.outcomeAt[row]) ? Infinity : c.outcomeAt[row];
    if (at > latest) [last, latest] = [row, at];
  }
  return last;
}

function eventStep(m: Moment, event: string): Step {
  const { c, time } = m;
  const who: Party = { kind: 'event', event };
  const awaits = awaitedBy(c, event, time);
  const since = event === 'noticed' && awaits === null ? c.first('panelAlarm') : 0;
  const until = known(eventTime(c, event as 'alarmRaised'));
  return { link: makeLink(m, who, since, until, { cause: 'alarm', awaits }), next: awaits };
}

function stepOf(m: Moment, party: Party): Step | null {
  switch (party.kind) {
    case 'person':
      return personStep(m, party.row);
    case 'device':
      return deviceStep(m, party.device);
    case 'phase':
      return phaseStep(m, party.phase);
    case 'event':
      return eventStep(m, party.event);
    case 'lift':
      return liftStep(m, party.lift);
    default:
      return null;
  }
}

/** Events carry exact times and states change at ticks: both are looked at as they are at the tick. */
export function momentOf(c: Chronicle, time: number): Moment {
  const tick = c.tick(time);
  return { c, time: c.seconds(tick), tick, at: time };
}

/** Why `row` is where they are at `time` s. @throws RangeError if there is no such person */
export function reason(c: Chronicle, row: number, time: number): Reason {
  if (!(row >= 0 && row < c.recording.header.people.length)) throw new RangeError(`no person ${row}`);
  const m = momentOf(c, time);
  const chain: ReasonLink[] = [];
  const seen = new Set<string>();
  let party: Party | null = person(row);
  let circle = false;
  while (party !== null && chain.length < LONGEST) {
    const key = JSON.stringify(party);
    if (seen.has(key)) {
      circle = true;
      break;
    }
    seen.add(key);
    const step = stepOf(m, party);
    if (step === null) break;
    chain.push(step.link);
    party = step.next;
  }
  return { row, time, chain, circle };
}
