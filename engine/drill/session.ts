/**
 * A drill that is being played: a run, the orders of its roles, the trainer's injects and the criteria. Log and seed give it
 * again bit for bit: everything that comes from outside goes through the log.
 */
import { ScenarioError } from '../errors.js';
import { TRAINER_ONLY, type Command, type Refusal } from '../scenario/command.js';
import type { Scenario } from '../scenario/schema.js';
import { createSimulation, restoreSimulation, type Simulation } from '../simulation.js';
import { eventTime } from '../world/eventTime.js';
import type { RunEvent } from '../world/events.js';
import { drillProblems, type Criterion, type DrillFile, type Inject, type Role } from './file.js';
import { knows, ownRows, viewOf, type RoleView } from './view.js';

/** Whose word it was: a role, or the trainer (by hand, or by an inject of the file). */
export type Giver = { role: string } | { inject: string };

export interface DrillEntry {
  /** At the start of which tick it is obeyed. */
  tick: number;
  by: Giver;
  command: Command;
}

/** Why an order is not even looked at. */
export type DrillRefusal = Refusal | { code: 'notYours' | 'noPower' | 'trainerOnly' };

export interface CriterionState {
  objective: string;
  criterion: string;
  /** First time it was true, s; NaN: not yet. */
  at: number;
  /** By when it had to be, s; NaN: no limit, or its event has not happened; Infinity never. */
  due: number;
  /** open: may still become true in time. */
  met: 'open' | 'met' | 'late' | 'missed';
}

/** A drill at a moment, to be gone on with: data only. */
export interface DrillMoment {
  state: Uint8Array;
  log: readonly DrillEntry[];
  thrown: readonly string[];
  later: readonly { inject: string; command: Command }[];
  criteria: readonly CriterionState[];
}

export interface Drill {
  readonly file: DrillFile;
  readonly simulation: Simulation;
  /** s after the start of the incident. */
  readonly time: number;
  readonly ended: boolean;
  readonly log: readonly DrillEntry[];
  readonly criteria: readonly CriterionState[];
  /** Injects that have come. */
  readonly thrown: ReadonlySet<string>;
  /** Order of a role, to be obeyed at the start of the next tick; why not, or null: it was taken. */
  order(role: string, command: Command): DrillRefusal | null;
  /** The trainer throws an inject in now; those of its commands that are refused. @throws RangeError for an unknown one */
  inject(id: string): Refusal[];
  /** Goes on by one tick. */
  step(): void;
  /** Goes on to `time` (s) or the end. */
  run(time?: number): void;
  view(role: string): RoleView;
  /** All that has to be kept to go on from here to the same end. */
  moment(): DrillMoment;
  /** What the role could know of the last tick's events, as it would be told. */
  heard(role: string): RunEvent[];
}

function fits(criterion: Criterion, event: RunEvent): boolean {
  return (
    event.code === criterion.event &&
    (['person', 'other', 'space', 'phase'] as const).every(
      (key) => criterion[key] === undefined || criterion[key] === event[key],
    ) &&
    event.refused === undefined
  );
}

/** May this role give this command at all. */
function allowed(simulation: Simulation, role: Role, given: Command): DrillRefusal | null {
  if (TRAINER_ONLY.has(given.kind)) return { code: 'trainerOnly' };
  if ('staff' in given) {
    const { model } = simulation;
    return ownRows(model, role).some((row) => model.people[row].id === given.staff) ? null : { code: 'notYours' };
  }
  const power = given.kind === 'begin' || given.kind === 'order' ? 'plan' : given.kind === 'lift' ? 'lifts' : 'doors';
  return role.powers?.includes(power) === true ? null : { code: 'noPower' };
}

/**
 * @param scenario the drill's night, resolved
 * @param again log of a drill to be played again: entries are given at their ticks, injects of the file come by it alone
 * @param from a moment of the same drill to go on from; missing: the start of the incident
 * @throws ScenarioError if the drill names what its night does not have
 */
export function createDrill(
  file: DrillFile,
  scenario: Scenario,
  again: readonly DrillEntry[] | null = null,
  from: DrillMoment | null = null,
): Drill {
  // People rest while a trainee thinks: the night does not end by that.
  const night: Scenario = {
    ...scenario,
    model: { ...scenario.model, untilHorizon: true },
    horizon: Math.min(file.horizon, scenario.horizon),
  };
  const { seed } = file.scenario;
  const simulation = from === null ? createSimulation(night, seed) : restoreSimulation(night, seed, from.state);
  const { model, world } = simulation;
  const problems = drillProblems(file, model);
  if (problems.length > 0) throw new ScenarioError(problems);
  const log: DrillEntry[] = [...(from?.log ?? [])];
  const thrown = new Set<string>(from?.thrown);
  const criteria = file.objectives.flatMap((objective) =>
    objective.criteria.map((rule) => ({
      rule,
      state: {
        ...(from?.criteria.find((one) => one.objective === objective.id && one.criterion === rule.id) ?? {
          objective: objective.id,
          criterion: rule.id,
          at: NaN,
          due: NaN,
          met: 'open',
        }),
      } as CriterionState,
    })),
  );
  let next = 0;

  const roleOf = (id: string): Role => {
    const found = file.roles.find((role) => role.id === id);
    if (found === undefined) throw new RangeError(`no role ${id}`);
    return found;
  };
  const give = (by: Giver, command: Command): Refusal | null => {
    const refusal = simulation.refusal(command);
    if (refusal !== null) return refusal;
    simulation.command(command);
    log.push({ tick: world.tick, by, command });
    return null;
  };
  /** What befalls somebody who is in a lift does so when they are out of it. */
  const later: { inject: string; command: Command }[] = [...(from?.later ?? [])];
  const befall = (inject: string, command: Command): Refusal | null => {
    const refusal = give({ inject }, command);
    if (refusal?.code === 'inLift') later.push({ inject, command });
    return refusal;
  };
  const throwIn = (inject: Inject): Refusal[] => {
    thrown.add(inject.id);
    return inject.commands.map((command) => befall(inject.id, command)).filter((one) => one !== null);
  };
  const due = (inject: Inject): boolean => {
    if (inject.when === 'byHand' || thrown.has(inject.id)) return false;
    const at =
      'at' in inject.when ? inject.when.at : eventTime(model, world, inject.when.after) + (inject.when.delay ?? 0);
    return at <= world.tick / model.ticksPerSecond;
  };

  function judge(): void {
    const now = world.tick / model.ticksPerSecond;
    for (const { rule, state } of criteria) {
      if (Number.isNaN(state.at)) {
        const event = world.events.find((one) => fits(rule, one));
        if (event !== undefined) state.at = event.time;
      }
      if (rule.within !== undefined) state.due = eventTime(model, world, rule.within.after) + rule.within.seconds;
      if (!Number.isNaN(state.at)) {
        const late = rule.within !== undefined && !(state.at <= state.due) && !Number.isNaN(state.due);
        state.met = late ? 'late' : 'met';
      } else if (now > state.due || simulation.ended) state.met = 'missed';
    }
  }

  return {
    file,
    simulation,
    get time() {
      return world.tick / model.ticksPerSecond;
    },
    get ended() {
      return simulation.ended;
    },
    log,
    criteria: criteria.map(({ state }) => state),
    thrown,
    order(id, command) {
      const role = roleOf(id);
      return allowed(simulation, role, command) ?? give({ role: id }, command);
    },
    inject(id) {
      const found = file.injects.find((one) => one.id === id);
      if (found === undefined) throw new RangeError(`no inject ${id}`);
      return throwIn(found);
    },
    step() {
      if (simulation.ended) return;
      if (again === null) {
        for (const { inject, command } of later.splice(0)) befall(inject, command);
        for (const inject of file.injects) if (due(inject)) throwIn(inject);
      }
      for (; again !== null && next < again.length && again[next].tick <= world.tick; next++) {
        const { by, command } = again[next];
        if ('inject' in by) thrown.add(by.inject);
        give(by, command);
      }
      simulation.step();
      judge();
    },
    run(time = Infinity) {
      while (!simulation.ended && world.tick / model.ticksPerSecond < time) this.step();
    },
    view: (id) => viewOf(model, world, simulation.conditions, roleOf(id)),
    moment: () => ({
      state: simulation.snapshot(),
      log: [...log],
      thrown: [...thrown],
      later: [...later],
      criteria: criteria.map(({ state }) => ({ ...state })),
    }),
    heard: (id) => world.events.filter((event) => knows(model, world, roleOf(id), event)),
  };
}
