/** What somebody does at a moment and what for: small questions that reasons, holds and the critical path share. */
import { CAUSES, OUTCOME, OUTCOMES, PERSON_STATES, type Cause, type PersonState } from '../world/codes.js';
import type { TaskStage } from '../world/world.js';
import type { Chronicle } from './chronicle.js';
import type { TaskStory } from './taskBook.js';

export interface Situation {
  state: PersonState;
  cause: Cause;
  /** What the cause refers to, -1 nothing. */
  ref: number;
  /** Ticks: since when it is so, and the first at which it is not; Infinity: past the end. */
  since: number;
  until: number;
}

export function situation(c: Chronicle, row: number, tick: number): Situation {
  const { state, cause, causeRef } = c.columns;
  const code = CAUSES[cause[row].value(tick)];
  // Who waits does so since the cause came; who does something, since they began to.
  const other = code === 'none' ? state[row] : causeRef[row];
  return {
    state: PERSON_STATES[state[row].value(tick)],
    cause: code,
    ref: causeRef[row].value(tick),
    since: Math.max(cause[row].since(tick), other.since(tick)),
    until: Math.min(cause[row].until(tick), other.until(tick)),
  };
}

export const stateOf = (c: Chronicle, row: number, tick: number): PersonState =>
  PERSON_STATES[c.columns.state[row].value(tick)];

export const isOpen = (c: Chronicle, row: number, tick: number): boolean =>
  c.columns.outcome[row].value(tick) === OUTCOME.none;

/** Safe or sheltered by the end of what is recorded. */
export const inSafety = (c: Chronicle, row: number): boolean => {
  const outcome = OUTCOMES[c.columns.outcome[row].last];
  return outcome === 'safe' || outcome === 'sheltered';
};

/** The task somebody takes part in at `tick`. */
export const taskAt = (c: Chronicle, row: number, tick: number): TaskStory | undefined =>
  c.tasks.get(c.columns.task[row].value(tick));

/** A visit tells somebody who walks by themselves to go; whoever is to be moved waits to be fetched. */
export const isVisit = (c: Chronicle, task: TaskStory): boolean =>
  task.visit || (Number.isNaN(task.preparing) && stateOf(c, task.resident, c.tick(task.started) + 1) === 'preMovement');

/** First tick from `from` on at which `row` is in the space, by the samples; -1: never. */
export function reached(c: Chronicle, row: number, space: number, from: number, to: number): number {
  const { ticks, spaces } = c.stays[row];
  let i = ticks.length - 1;
  while (i > 0 && ticks[i] > from) i--;
  for (; i < ticks.length && ticks[i] <= to; i++) if (spaces[i] === space) return Math.max(ticks[i], from);
  return -1;
}

/** When the leader stood at the resident's bed, s: the resident's state says so; in a visit, the room. NaN: not yet. */
export function atBed(c: Chronicle, task: TaskStory): number {
  const from = c.tick(task.started);
  if (isVisit(c, task)) {
    const to = Number.isNaN(task.done) ? c.end : c.tick(task.done);
    const tick = reached(c, task.leader, c.plan.home[task.resident], from, to);
    return tick < 0 ? task.done : Math.max(c.seconds(tick), task.started);
  }
  const track = c.columns.state[task.resident];
  for (let i = track.at(from); i < track.ticks.length; i++) {
    if (PERSON_STATES[track.values[i]] === 'beingWoken') return Math.max(c.seconds(track.ticks[i]), task.started);
    // Somebody who need not be woken is prepared within the same tick.
    if (PERSON_STATES[track.values[i]] === 'beingPrepared') return task.woken;
  }
  return NaN;
}

/** When a resident who was moved had arrived and was being settled, s. NaN: not yet. */
export function arrivedAt(c: Chronicle, task: TaskStory): number {
  if (Number.isNaN(task.moving)) return NaN;
  const track = c.columns.state[task.resident];
  for (let i = track.at(c.tick(task.moving)); i < track.ticks.length; i++) {
    const state = PERSON_STATES[track.values[i]];
    if (state === 'beingUnloaded') return Math.max(c.seconds(track.ticks[i]), task.moving);
    if (state === 'out' || state === 'inPlace') return task.handedOver;
  }
  return NaN;
}

export interface Stage {
  stage: TaskStage;
  /** s; `until` NaN: not within the recording. */
  since: number;
  until: number;
}

/** How far somebody of a task's team is with it at `time`. */
export function stageOf(c: Chronicle, task: TaskStory, row: number, time: number): Stage {
  const joined = task.team.find((one) => one.row === row)?.from ?? task.started;
  const bed = atBed(c, task);
  if (isVisit(c, task)) {
    if (time < bed || Number.isNaN(bed)) return { stage: 'approach', since: joined, until: bed };
    return { stage: 'wake', since: bed, until: task.done };
  }
  if (task.handedOver <= time) return { stage: 'handOver', since: task.handedOver, until: task.done };
  if (task.moving <= time) {
    const arrived = arrivedAt(c, task);
    if (arrived <= time) return { stage: 'unload', since: arrived, until: task.handedOver };
    return { stage: 'move', since: task.moving, until: arrived };
  }
  if (task.preparing <= time) return { stage: 'prepare', since: task.preparing, until: task.moving };
  for (let i = task.earlier.length - 1; i >= 0; i--) {
    const { preparing, moving } = task.earlier[i];
    const until = task.earlier[i + 1]?.preparing ?? task.preparing;
    if (moving <= time) return { stage: 'move', since: moving, until };
    if (preparing <= time) return { stage: 'prepare', since: preparing, until: moving };
  }
  if (row !== task.leader) {
    // The last of a team to come completes it; who comes before has a cause to wait.
    const here = reached(c, row, c.plan.home[task.resident], c.tick(joined), c.tick(time));
    if (here < 0) return { stage: 'approach', since: joined, until: task.preparing };
    return { stage: 'gather', since: Math.max(c.seconds(here), joined), until: task.preparing };
  }
  if (task.woken <= time) return { stage: 'gather', since: task.woken, until: task.preparing };
  if (bed <= time) return { stage: 'wake', since: bed, until: task.woken };
  if (task.device >= 0 && !(task.deviceTaken <= time))
    return { stage: 'fetchDevice', since: joined, until: task.deviceTaken };
  return { stage: 'approach', since: task.device >= 0 ? task.deviceTaken : joined, until: bed };
}
