/** Why a claim does not hold: the first step of the plan that breaks, what the time went into, what passing runs had. */
import type { Building } from '../facility/building.js';
import { buildModel } from '../build.js';
import { chronicleOf, type Chronicle } from '../metrics/chronicle.js';
import { claimMoment, reachedBy, subjectRows } from '../metrics/claims.js';
import type { CriticalPath } from '../metrics/criticalPath.js';
import { criticalPath } from '../metrics/decisive.js';
import { eventTime } from '../metrics/response.js';
import { situation } from '../metrics/situation.js';
import type { Cause, PersonState } from '../world/codes.js';
import type { Recording } from '../recording/reader.js';
import type { Claim, EventRef, Scenario } from '../scenario/schema.js';
import type { RunResult } from '../study/runs.js';
import { meanInterval, type MeanInterval } from '../study/intervals.js';
import { metIn } from './verdict.js';

/** Steps of the response, in the order in which a plan takes them. */
const RESPONSE = ['panelAlarm', 'noticed', 'confirmed', 'alarmRaised'] as const;

export interface BrokenStep {
  /** late: after the deadline. never: not at all. slow: it began in time and was not done in time. */
  how: 'late' | 'never' | 'slow';
  /** The step: an event of the response, or a phase; with `slow` the phase that was under way. */
  event: EventRef;
  /** When it came, s after the start; null: not within the run. */
  at: number | null;
  /** The step before it, and when it came. */
  before: EventRef;
  beforeAt: number;
  deadline: number;
  /** With `slow`: the step before it that took more than half of the time there was; null: none did. */
  longest: { from: EventRef; to: EventRef; seconds: number } | null;
}

export interface Work {
  /** Residents of the claim who were there at the deadline, of how many. */
  there: number;
  of: number;
  /** What those who were not there waited for then, or did where they waited for nothing: the most first. */
  open: readonly { cause: Cause; state: PersonState; people: number }[];
  /** Staff who moved residents of the claim before the deadline, and how many of them they had brought. */
  hands: readonly string[];
  brought: number;
  /** Mean time from setting out for a resident to handing them over, s; null if none was. */
  cycle: number | null;
}

/** A trait in which runs that met the claim differ from those that did not; differences of means with their interval. */
export const TRAITS = ['noticed', 'confirmed', 'alarmRaised', 'asleep', 'residentSpeed', 'staffSpeed'] as const;
export type Trait = (typeof TRAITS)[number];

export interface Difference {
  trait: Trait;
  passing: MeanInterval;
  failing: MeanInterval;
}

export interface ClaimReason {
  claim: string;
  /** The run to look at. */
  seed: string;
  step: BrokenStep | null;
  work: Work | null;
  /** Of the last of the claim's residents to be in safety; of the whole home for claims about events, staff and resources. */
  path: CriticalPath | null;
  differences: readonly Difference[];
}

/** Both sides must have so many runs before they are compared. */
const LEAST_EACH = 4;

/** @param runs those the verdict rests on; `recording` is that of one which did not meet the claim */
export function reasonOf(
  scenario: Scenario,
  claim: Claim,
  seed: string,
  recording: Recording,
  building: Building,
  runs: readonly RunResult[],
): ClaimReason {
  const c = chronicleOf(recording, building);
  const { kind } = claim.subject;
  const rows = new Set(kind === 'zone' || kind === 'residents' ? subjectRows(c, claim) : []);
  return {
    claim: claim.id,
    seed,
    step: kind === 'resource' ? null : brokenStep(scenario, claim, c),
    work: kind === 'event' || kind === 'resource' ? null : workOf(claim, c, rows),
    path: criticalPath(c, rows.size > 0 ? rows : null),
    differences: differencesOf(scenario, claim, runs),
  };
}

/** The first step that comes after the deadline, never, or is under way when it passes. */
function brokenStep(scenario: Scenario, claim: Claim, c: Chronicle): BrokenStep | null {
  const { deadline } = claimMoment(c, claim);
  if (deadline === null) {
    const at = eventTime(c, claim.after);
    return {
      how: 'never',
      event: claim.after,
      at: Number.isNaN(at) ? null : at,
      before: 'start',
      beforeAt: 0,
      deadline: claim.within,
      longest: null,
    };
  }
  const steps: EventRef[] = [...RESPONSE];
  if (scenario.plan.response?.confirmBeforeAlarm === false) steps.splice(steps.indexOf('confirmed'), 1);
  if (claim.subject.kind === 'event') {
    const own = steps.findIndex(
      (step) => JSON.stringify(step) === JSON.stringify((claim.subject as { event: EventRef }).event),
    );
    if (own >= 0) steps.length = own + 1;
    else steps.push((claim.subject as { event: EventRef }).event);
  } else for (const phase of phasesOf(scenario, claim, c)) steps.push({ phase, is: 'started' }, { phase, is: 'done' });
  let [before, beforeAt]: [EventRef, number] = ['start', 0];
  let longest: BrokenStep['longest'] = null;
  for (const event of steps) {
    const at = eventTime(c, event);
    // What did not happen does not break the plan if what follows from it did.
    if (Number.isNaN(at) && event === 'panelAlarm') continue;
    if (Number.isNaN(at) || at > deadline) {
      const slow = typeof event === 'object' && event.is === 'done';
      return {
        how: slow ? 'slow' : Number.isNaN(at) ? 'never' : 'late',
        event,
        at: Number.isNaN(at) ? null : at,
        before,
        beforeAt,
        deadline,
        longest: slow ? longest : null,
      };
    }
    if (at - beforeAt > deadline / 2) longest = { from: before, to: event, seconds: at - beforeAt };
    [before, beforeAt] = [event, at];
  }
  return null;
}

/** Phases that move residents of the claim, in the plan's order. */
function phasesOf(scenario: Scenario, claim: Claim, c: Chronicle): string[] {
  const { subject } = claim;
  const where = subject.kind === 'zone' || subject.kind === 'residents' ? subject.zone : undefined;
  const zone = where === undefined ? null : c.plan.zone(where);
  const used = new Set<number>();
  for (let row = 0; row < c.recording.header.residents; row++)
    if (zone === null || zone[c.plan.home[row]] === 1) used.add(c.plan.phaseOf[row]).add(c.phaseAt(row));
  return scenario.plan.phases.filter((_, i) => used.has(i)).map(({ id }) => id);
}

function workOf(claim: Claim, c: Chronicle, rows: ReadonlySet<number>): Work {
  const { deadline, count, of } = claimMoment(c, claim);
  const end = deadline ?? Infinity;
  const begun = new Map<number, number>();
  const hands = new Set<string>();
  const cycles: number[] = [];
  let brought = 0;
  for (const event of c.events) {
    if (event.task === undefined) continue;
    const resident = c.tasks.get(event.task)?.resident ?? -1;
    if (rows.size > 0 && !rows.has(resident)) continue;
    if (event.code === 'taskStarted') {
      begun.set(event.task, event.time);
      if (event.time <= end && event.other !== undefined) hands.add(event.other);
    } else if (event.code === 'handedOver') {
      const from = begun.get(event.task);
      if (from !== undefined) cycles.push(event.time - from);
      if (event.time <= end) brought++;
    }
  }
  return {
    there: count,
    of,
    open: deadline === null ? [] : openAt(claim, c, rows, deadline),
    hands: [...hands].sort(),
    brought,
    cycle: cycles.length === 0 ? null : cycles.reduce((a, b) => a + b, 0) / cycles.length,
  };
}

/** What those who are not there at the deadline wait for or do then. */
function openAt(claim: Claim, c: Chronicle, rows: ReadonlySet<number>, deadline: number): Work['open'] {
  const reached = reachedBy(c, claim);
  const found = new Map<string, { cause: Cause; state: PersonState; people: number }>();
  const tick = Math.min(c.tick(deadline), c.end);
  for (const row of rows) {
    if (reached(row) <= deadline) continue;
    const { cause, state } = situation(c, row, tick);
    const key = cause === 'none' ? state : cause;
    found.set(key, { cause, state, people: (found.get(key)?.people ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.people - a.people || (a.cause < b.cause ? -1 : 1));
}

/** Traits of one night: when the alarm went on, how many slept, how fast people were. */
function traitsOf(scenario: Scenario, run: RunResult): Record<Trait, number> {
  const model = buildModel(scenario, run.seed);
  const residents = model.people.slice(0, model.residents);
  const staff = model.people.slice(model.residents);
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? NaN : values.reduce((a, b) => a + b, 0) / values.length;
  return {
    noticed: run.milestones.noticed ?? NaN,
    confirmed: run.milestones.confirmed ?? NaN,
    alarmRaised: run.milestones.alarmRaised ?? NaN,
    asleep: residents.filter(({ asleep }) => asleep).length,
    residentSpeed: mean(residents.flatMap(({ speedLevel }) => (speedLevel > 0 ? [speedLevel] : []))),
    staffSpeed: mean(staff.map(({ speedLevel }) => speedLevel)),
  };
}

/** Traits whose means differ between passing and failing runs beyond their intervals, the clearest first. */
function differencesOf(scenario: Scenario, claim: Claim, runs: readonly RunResult[]): Difference[] {
  const met = metIn(claim, runs);
  const [passing, failing] = [runs.filter((_, i) => met[i]), runs.filter((_, i) => !met[i])];
  if (passing.length < LEAST_EACH || failing.length < LEAST_EACH) return [];
  const [good, bad] = [passing, failing].map((list) => list.map((run) => traitsOf(scenario, run)));
  return TRAITS.flatMap((trait) => {
    const of = (list: readonly Record<Trait, number>[]): number[] =>
      list.map((one) => one[trait]).filter(Number.isFinite);
    const [a, b] = [of(good), of(bad)];
    if (a.length < LEAST_EACH || b.length < LEAST_EACH) return [];
    const [p, f] = [meanInterval(a), meanInterval(b)];
    const error = Math.sqrt((p.sd * p.sd) / p.n + (f.sd * f.sd) / f.n);
    const clear = error === 0 ? 0 : Math.abs(p.mean - f.mean) / error;
    // Two standard errors for each of six traits looked at: 2.64 keeps one in twenty for all of them (Bonferroni).
    return clear > 2.64 ? [{ clear, difference: { trait, passing: p, failing: f } }] : [];
  })
    .sort((p, q) => q.clear - p.clear)
    .map(({ difference }) => difference);
}
