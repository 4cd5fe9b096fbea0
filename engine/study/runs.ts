/** One run as a unit of work: scenario and seed in, plain data out, the same wherever it is done. */
import { createRecorder } from '../recording/writer.js';
import type { Scenario } from '../scenario/schema.js';
import { createSimulation, type Simulation } from '../simulation.js';
import { OUTCOME, OUTCOMES, STATE, type Outcome } from '../world/codes.js';
import type { World } from '../world/world.js';
import { evaluateClaim, type ClaimResult } from './claims.js';
import { watchWaits, type WaitWatch } from './waits.js';

export type Counts = Record<Exclude<Outcome, 'none'>, number>;

export interface OutcomeBlock {
  endedAt: number;
  reason: 'settled' | 'horizon';
  /** When the last resident whom the plan moves reached safety, s; null if none did. */
  lastSafeAt: number | null;
  residents: Counts;
  staff: Counts;
  /** Of the residents lost, those whom others carried out or to a place of safety afterwards. */
  carriedOut: number;
}

export interface RunRequest {
  scenario: Scenario;
  seed: string;
  /** Stop after so many simulated seconds. */
  until?: number;
  /** Say which parameters were read. */
  reads?: true;
}

export interface RunResult {
  seed: string;
  stateHash: string;
  population: { residents: number; staff: number };
  outcome: OutcomeBlock;
  claims: ClaimResult[];
  /** Times of the events that plans refer to, s; null: did not happen. */
  milestones: Record<keyof World['milestones'], number | null>;
  /** Person-steps of those who moved. */
  personSteps: number;
  simulatedSeconds: number;
  /** Parameters that the run read, where it was asked for: no other value of any other could have changed it. */
  parametersRead?: readonly string[];
}

const noCounts = (): Counts => ({ safe: 0, sheltered: 0, remaining: 0, lost: 0 });

/** Safe, sheltered, remaining and lost of residents and of staff; they add up to all who came. */
export function outcomeOf(simulation: Simulation): OutcomeBlock {
  const { world } = simulation;
  const people = world.people;
  const residents = noCounts();
  const staff = noCounts();
  let last = Number.NaN;
  let carriedOut = 0;
  for (let row = 0; row < people.count; row++) {
    const outcome = OUTCOMES[people.outcome[row]];
    if (outcome === 'none') continue;
    (row < people.residents ? residents : staff)[outcome]++;
    const settled = people.state[row] === STATE.out || people.state[row] === STATE.inPlace;
    if (row < people.residents && outcome === 'lost' && settled) carriedOut++;
    const arrived = people.outcome[row] === OUTCOME.safe || people.outcome[row] === OUTCOME.sheltered;
    if (row >= people.residents || !arrived || people.phase[row] < 0) continue;
    if (!(people.outcomeAt[row] <= last)) last = people.outcomeAt[row];
  }
  return {
    endedAt: world.endedAt,
    reason: world.endReason === 'settled' ? 'settled' : 'horizon',
    lastSafeAt: Number.isNaN(last) ? null : last,
    residents,
    staff,
    carriedOut,
  };
}

/**
 * What is told of a run that has ended.
 * @param waits of `watchWaits`, which saw every step
 */
export function resultOf(simulation: Simulation, personSteps: number, waits: WaitWatch | null): RunResult {
  const { model, world } = simulation;
  const outcome = outcomeOf(simulation);
  const came = (c: Counts): number => c.safe + c.sheltered + c.remaining + c.lost;
  return {
    seed: model.seed,
    stateHash: simulation.hash(),
    population: { residents: model.residents, staff: came(outcome.staff) },
    outcome,
    claims: model.scenario.plan.claims.map((claim) => evaluateClaim(model, world, claim, waits)),
    milestones: Object.fromEntries(
      Object.entries(world.milestones).map(([name, at]) => [name, Number.isNaN(at) ? null : at]),
    ) as RunResult['milestones'],
    personSteps,
    simulatedSeconds: world.endedAt,
  };
}

/** Step a simulation to its end, or to `until` s, and tell `watch` after every step. Returns the person-steps moved. */
export function runToEnd(simulation: Simulation, until = Infinity, watch?: () => void): number {
  const { world, model } = simulation;
  const people = world.people;
  let personSteps = 0;
  watch?.();
  while (!simulation.ended) {
    if (world.tick / model.ticksPerSecond >= until) simulation.stop();
    else {
      simulation.step();
      for (let row = 0; row < people.count; row++) personSteps += people.moving[row];
    }
    watch?.();
  }
  return personSteps;
}

/** One run without a recording. @throws ScenarioError, InvariantError */
export function runOnce(request: RunRequest): RunResult {
  const simulation = createSimulation(request.scenario, request.seed);
  const waits = watchWaits(simulation.model);
  const personSteps = runToEnd(
    simulation,
    request.until,
    waits === null ? undefined : () => waits.observe(simulation.world),
  );
  const result = resultOf(simulation, personSteps, waits);
  return request.reads === true ? { ...result, parametersRead: simulation.model.parametersRead() } : result;
}

/** One run with its recording. */
export function recordRun(request: RunRequest): { result: RunResult; recording: Uint8Array } {
  const simulation = createSimulation(request.scenario, request.seed);
  const recorder = createRecorder(simulation.model, simulation.world, { conditions: simulation.conditions });
  const waits = watchWaits(simulation.model);
  const personSteps = runToEnd(simulation, request.until, () => {
    recorder.observe();
    waits?.observe(simulation.world);
  });
  return { result: resultOf(simulation, personSteps, waits), recording: recorder.finish() };
}
