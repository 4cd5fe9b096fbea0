/** One way a drill went: its inputs, what everybody heard, and moments to go back to. */
import type { Scenario } from '../scenario/schema.js';
import { OUTCOME, STATE } from '../world/codes.js';
import type { RunEvent } from '../world/events.js';
import type { DrillFile } from './file.js';
import type { Input } from './journal.js';
import { createDrill, type Drill, type DrillMoment } from './session.js';
import { doorsSeen, liftsSeen, personSeen, smokeSeen, type View } from './view.js';

/** A branch can be taken up again at one of these; between them it is computed again, s. */
const MOMENT_SECONDS = 60;
/** Residents are counted this often for comparison, s. */
const COUNT_SECONDS = 10;

/** Residents by outcome so far, at a time (s). */
export interface Counts {
  time: number;
  safe: number;
  sheltered: number;
  lost: number;
  /** All others. */
  remaining: number;
}

/** Everybody and everything, as only the trainer sees it. */
export type FullView = View;

interface Kept {
  tick: number;
  drill: DrillMoment;
  events: number;
  heard: Readonly<Record<string, number>>;
  counts: number;
}

export interface Branch {
  readonly drill: Drill;
  readonly tick: number;
  /** In the order in which they were given, ticks not falling. */
  readonly inputs: readonly Input[];
  /** All events so far. */
  readonly events: readonly RunEvent[];
  heard(role: string): readonly RunEvent[];
  readonly counts: readonly Counts[];
  view(): FullView;
  /** Gives the drill what came from outside. Not for inputs that the branch was made with. */
  take(input: Input): ReturnType<Drill['order']>;
  step(): void;
  /** Another branch, at a past moment of this one (its tick, at most that of this one). */
  fork(tick: number): Branch;
}

function counted({ simulation: { model, world }, time }: Drill): Counts {
  const of = { time, safe: 0, sheltered: 0, lost: 0, remaining: 0 };
  for (let row = 0; row < model.residents; row++) {
    const outcome = world.people.outcome[row];
    if (world.people.state[row] === STATE.incapacitated || outcome === OUTCOME.lost) of.lost++;
    else if (outcome === OUTCOME.safe) of.safe++;
    else if (outcome === OUTCOME.sheltered) of.sheltered++;
    else of.remaining++;
  }
  return of;
}

interface Before {
  moment: Kept;
  moments: readonly Kept[];
  events: readonly RunEvent[];
  heard: (role: string) => readonly RunEvent[];
  counts: readonly Counts[];
}

/** @param inputs given at their ticks as it goes on. @throws ScenarioError as `createDrill` does */
export function createBranch(
  file: DrillFile,
  scenario: Scenario,
  inputs: readonly Input[],
  before: Before | null = null,
): Branch {
  const from = before?.moment ?? null;
  const drill = createDrill(file, scenario, null, from?.drill);
  const { model, world } = drill.simulation;
  const given = [...inputs];
  let next = given.findIndex(({ tick }) => tick >= world.tick);
  if (next < 0) next = given.length;
  const events = before === null ? [] : before.events.slice(0, from!.events);
  const heard = new Map(
    file.roles.map(({ id }) => [id, before === null ? [] : before.heard(id).slice(0, from!.heard[id])]),
  );
  const counts = before === null ? [counted(drill)] : before.counts.slice(0, from!.counts);
  const moments: Kept[] = [...(before?.moments ?? [])].filter(({ tick }) => tick <= world.tick);

  const keep = (): void => {
    moments.push({
      tick: world.tick,
      drill: drill.moment(),
      events: events.length,
      heard: Object.fromEntries([...heard].map(([role, all]) => [role, all.length])),
      counts: counts.length,
    });
  };
  if (moments.length === 0) keep();

  const give = (input: Input): ReturnType<Drill['order']> => {
    if (input.kind === 'order') return drill.order(input.role, input.command);
    drill.inject(input.inject);
    return null;
  };

  const branch: Branch = {
    drill,
    get tick() {
      return world.tick;
    },
    inputs: given,
    events,
    heard: (role) => heard.get(role)!,
    counts,
    view: () => ({
      time: drill.time,
      people: model.people.flatMap((_, row) =>
        world.people.state[row] === STATE.notYetHere ? [] : [personSeen(model, world, row)],
      ),
      doors: doorsSeen(model, world, () => true),
      smoke: smokeSeen(model, drill.simulation.conditions, model.facility.spaces.keys()),
      lifts: liftsSeen(model, world),
      spaces: model.facility.spaces.map(({ id }) => ({ id })),
    }),
    take(input) {
      const refusal = give(input);
      if (refusal !== null) return refusal;
      given.push(input);
      next = given.length;
      return null;
    },
    step() {
      if (drill.ended) return;
      for (; next < given.length && given[next].tick <= world.tick; next++) give(given[next]);
      drill.step();
      events.push(...world.events);
      if (world.events.length > 0) for (const [role, all] of heard) all.push(...drill.heard(role));
      if (world.tick % (COUNT_SECONDS * model.ticksPerSecond) === 0 || drill.ended) counts.push(counted(drill));
      if (world.tick % (MOMENT_SECONDS * model.ticksPerSecond) === 0) keep();
    },
    fork(tick) {
      if (!(tick >= 0 && tick <= world.tick)) throw new RangeError(`no moment ${tick}: 0 to ${world.tick}`);
      let i = moments.length - 1;
      while (moments[i].tick > tick) i--;
      const made = createBranch(
        file,
        scenario,
        given.filter((input) => input.tick < tick),
        { moment: moments[i], moments, events, heard: (role) => heard.get(role)!, counts },
      );
      while (made.tick < tick && !made.drill.ended) made.step();
      return made;
    },
  };
  return branch;
}
