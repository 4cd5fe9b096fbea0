/**
 * The worst credible case of a claim, searched: another place of the fire, another hour, somebody absent, a stair or a store
 * lost. Step by step, each the worst of its kind given those before it; every step is put on trial.
 */
import type { Facility } from '../facility/facility.js';
import { secondsOfClock } from '../people/shift.js';
import type { Claim, Scenario } from '../scenario/schema.js';
import type { Case, RunBook } from './book.js';
import { meanOf, probe, probing, slackOf, tryClaims } from './trial.js';
import type { ClaimVerdict } from './verdict.js';

/** Paired seeds on which places, hours and absences are compared. */
const SEARCH_RUNS = 2;
/** Rooms looked at on each storey before the worst storey is looked at in full. */
const ROOMS_FIRST = 1;

export const WORST_KINDS = ['place', 'hour', 'absent', 'stairLost', 'storeLost'] as const;
export type WorstKind = (typeof WORST_KINDS)[number];

export interface WorstStep {
  kind: WorstKind;
  /** Space, clock, member of staff, stair or store. */
  value: string;
  /** Mean slack with it on the seeds of the search, s; and how many others of its kind were tried. */
  slack: number;
  tried: number;
  /** Verdict with this step and those before it; null until it is tried. */
  verdict: ClaimVerdict | null;
}

interface Change {
  value: string;
  scenario: Scenario;
}

/** Rooms with beds, and rooms where a fire begins: not corridors, stairs or refuges. */
function rooms(facility: Facility): Map<number, string[]> {
  const byStorey = new Map<number, string[]>();
  for (const space of facility.spaces) {
    if (space.kind !== 'bedroom' && space.kind !== 'service' && space.kind !== 'room') continue;
    byStorey.set(space.storey, [...(byStorey.get(space.storey) ?? []), space.id]);
  }
  return byStorey;
}

const at = (scenario: Scenario, space: string): Change => ({
  value: space,
  scenario: { ...scenario, incident: { ...scenario.incident, space } },
});

/** A moment of each shift: an hour after it began, and its middle. */
function hours(scenario: Scenario): Change[] {
  if (scenario.roster.onDuty !== undefined) return [];
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  const clocks = Object.values(scenario.roster.shifts).flatMap(({ from, to }) => {
    const start = secondsOfClock(from);
    const length = (secondsOfClock(to) - start + 86_400) % 86_400 || 86_400;
    return [3600, length / 2]
      .filter((add) => add < length)
      .map((add) => {
        const t = Math.floor(start + add) % 86_400;
        return `${two(Math.floor(t / 3600))}:${two(Math.floor((t % 3600) / 60))}`;
      });
  });
  return [...new Set(clocks)].map((clock) => ({
    value: clock,
    scenario: { ...scenario, incident: { ...scenario.incident, clock } },
  }));
}

function absences(scenario: Scenario): Change[] {
  const { shifts } = scenario.roster;
  const clock = secondsOfClock(scenario.incident.clock);
  return Object.entries(shifts).flatMap(([name, shift]) => {
    const [from, to] = [secondsOfClock(shift.from), secondsOfClock(shift.to)];
    const on = from < to ? clock >= from && clock < to : clock >= from || clock < to;
    if (scenario.roster.onDuty === undefined ? !on : scenario.roster.onDuty !== name) return [];
    return shift.staff
      .filter(({ absent }) => absent !== true)
      .map(({ id }) => ({
        value: id,
        scenario: {
          ...scenario,
          roster: {
            ...scenario.roster,
            shifts: {
              ...shifts,
              [name]: { ...shift, staff: shift.staff.map((one) => (one.id === id ? { ...one, absent: true } : one)) },
            },
          },
        },
      }));
  });
}

const lost = (scenario: Scenario, values: readonly string[]): Change[] => {
  const out = scenario.incident.outOfOrder ?? [];
  return values
    .filter((value) => !out.includes(value))
    .map((value) => ({
      value,
      scenario: { ...scenario, incident: { ...scenario.incident, outOfOrder: [...out, value] } },
    }));
};

/** @param budget runs for the trial of each step */
export async function searchWorst(
  book: RunBook,
  base: Case,
  facility: Facility,
  claim: Claim,
  budget: number,
  report: (step: WorstKind) => void = () => undefined,
): Promise<WorstStep[]> {
  let here = probing(base);
  const steps: WorstStep[] = [];
  const slackAt = async (cases: readonly Case[]): Promise<number[]> =>
    (await book.firstOf(cases, SEARCH_RUNS)).map((runs) => meanOf(runs.map((run) => slackOf(claim, run))));
  const cases = (kind: WorstKind, changes: readonly Change[]): Case[] =>
    changes.map(({ value, scenario }) => probe(`${here.key} ! ${kind} ${value}`, scenario, scenario.plan.claims));

  const take = async (kind: WorstKind, changes: readonly Change[]): Promise<void> => {
    if (changes.length === 0) return;
    report(kind);
    const all = cases(kind, changes);
    const slacks = await slackAt(all);
    const [now] = await slackAt([here]);
    const worst = slacks.indexOf(Math.min(...slacks));
    // What makes it no worse is left as it is.
    if (slacks[worst] >= now) return;
    here = all[worst];
    const [verdict] = (await tryClaims(book, here, [claim], budget)).verdicts;
    steps.push({ kind, value: changes[worst].value, slack: slacks[worst], tried: all.length, verdict });
  };

  // Places: the middle room of each storey, then every room of the worst storey.
  const byStorey = [...rooms(facility).values()];
  const first = byStorey.flatMap((list) => list.slice(Math.floor(list.length / 2)).slice(0, ROOMS_FIRST));
  const firstSlacks = await slackAt(
    cases(
      'place',
      first.map((space) => at(here.scenario, space)),
    ),
  );
  const storey = byStorey.find((list) => list.includes(first[firstSlacks.indexOf(Math.min(...firstSlacks))])) ?? [];
  await take(
    'place',
    storey.map((space) => at(here.scenario, space)),
  );
  await take('hour', hours(here.scenario));
  await take('absent', absences(here.scenario));
  await take('stairLost', lost(here.scenario, facility.stairs));
  await take(
    'storeLost',
    lost(
      here.scenario,
      facility.stores.map(({ id }) => id),
    ),
  );
  return steps;
}
