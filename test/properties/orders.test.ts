/**
 * Random commands over generated towers: whatever is ordered, nothing breaks, everybody is accounted for, the same
 * commands give the same run, and what is refused changes nothing.
 */
import { describe, expect, it } from 'vitest';
import { REFUSALS, type RefusalCode } from '../../engine/scenario/command.js';
import type { Scenario } from '../../engine/scenario/schema.js';
import { createSimulation, restoreSimulation, type Simulation } from '../../engine/simulation.js';
import { text } from '../../engine/text/index.js';
import { CAUSE, OUTCOME, PERSON_STATES, STATE } from '../../engine/world/codes.js';
import { orderStream, randomCommand } from '../fixtures/orders.js';
import { towerScenario } from '../fixtures/towers.js';

/** A command so often on average, s. */
const EVERY = 4;
const LONGEST = 1500;
/** Towers with a fire and smoke, where a second one can be lit; brigades come to them. */
const BURNING: ReadonlySet<string> = new Set(['2', '9']);

function nightOf(seed: string): Scenario {
  const scenario = towerScenario(seed);
  if (!BURNING.has(seed)) return scenario;
  const station = scenario.facility.stations![0].id;
  scenario.incident.fire = { item: 'bedding' };
  scenario.roster.outside = { brigade: { travel: 300, setUp: 60, station, teams: 1 } };
  return scenario;
}

/** What must hold of every state. */
function broken({ world, model }: Simulation): string[] {
  const { people, tasks, orders } = world;
  const found: string[] = [];
  const at = (row: number): string => `${model.people[row].id} (${PERSON_STATES[people.state[row]]}) @ ${world.tick}`;
  const inTeams = tasks.flatMap(({ team }) => team);
  if (new Set(inTeams).size < inTeams.length) found.push(`twice in a team @ ${world.tick}`);
  for (const { id, team, resident } of tasks) {
    if (people.task[resident] !== id) found.push(`task ${id} without ${at(resident)}`);
    for (const row of team) if (people.task[row] !== id) found.push(`task ${id} without ${at(row)}`);
  }
  for (let row = 0; row < people.count; row++) {
    if (people.task[row] >= 0 && !tasks.some(({ id }) => id === people.task[row])) found.push(`no task of ${at(row)}`);
    if (row >= model.residents) {
      const mine = orders.filter((order) => order.row === row);
      if (mine.length > 1) found.push(`two orders of ${at(row)}`);
      const ordered = people.state[row] === STATE.ordered;
      if (ordered && mine.length === 0) found.push(`no order of ${at(row)}`);
      if (mine.length === 1 && people.task[row] >= 0) found.push(`order and task of ${at(row)}`);
    } else if (people.state[row] === STATE.waitingForHelp && people.cause[row] === CAUSE.none)
      found.push(`no cause of ${at(row)}`);
  }
  world.devices.forEach(({ task }, i) => {
    if (task >= 0 && !tasks.some(({ id }) => id === task)) found.push(`device ${i} of no task @ ${world.tick}`);
  });
  const reserved = world.areaTaken.findIndex((area) => area < -1e-9);
  if (reserved >= 0) found.push(`less than nothing reserved in ${model.facility.spaces[reserved].id}`);
  return found;
}

function play(seed: string): { simulation: Simulation; refusals: Set<RefusalCode>; given: number } {
  const simulation = createSimulation(nightOf(seed), `orders-${seed}`);
  const { world, model } = simulation;
  const stream = orderStream(seed);
  const refusals = new Set<RefusalCode>();
  const names = { person: (id: string) => id, space: (id: string) => id, storey: (id: string) => id, phase: (id: string) => id }; // prettier-ignore
  let given = 0;
  while (!simulation.ended) {
    if (stream.uniform() < 1 / (EVERY * model.ticksPerSecond)) {
      const command = randomCommand(stream, model);
      const refusal = simulation.refusal(command);
      const before = refusal === null ? '' : simulation.hash();
      expect(simulation.command(command)).toBe(refusal === null);
      if (refusal === null) given++;
      else {
        refusals.add(refusal.code);
        expect(simulation.hash()).toBe(before);
        for (const language of ['en', 'zh-CN'] as const)
          expect(text(language).sentences.refusal(refusal, names)).not.toMatch(/undefined|null|NaN|^$/);
      }
    }
    simulation.step();
    const wrong = broken(simulation);
    if (wrong.length > 0) throw new Error(`tower ${seed}: ${wrong[0]}`);
    if (world.tick >= LONGEST * model.ticksPerSecond) simulation.stop();
  }
  const { people } = world;
  for (let row = 0; row < people.count; row++)
    if (people.state[row] !== STATE.notYetHere)
      expect(people.outcome[row], model.people[row].id).not.toBe(OUTCOME.none);
  return { simulation, refusals, given };
}

describe('random commands', () => {
  const refusals = new Set<RefusalCode>();
  const happened = new Set<string>();
  // Those at the end once broke something.
  it.each([...Array.from({ length: 14 }, (_, i) => String(i + 1)), '25', '71'])('break nothing in tower %s', (seed) => {
    const played = play(seed);
    for (const code of played.refusals) refusals.add(code);
    expect(played.given).toBeGreaterThan(0);
    // The log gives the run again, also from a snapshot in its middle.
    const { simulation } = played;
    for (const { command } of simulation.commands) happened.add(command.kind);
    const scenario = nightOf(seed);
    const again = createSimulation(scenario, `orders-${seed}`);
    const log = [...simulation.commands];
    const end = simulation.world.tick;
    let middle: Uint8Array | null = null;
    const half = end >> 1;
    const goOn = (run: Simulation, from: number): string => {
      let next = log.findIndex(({ tick }) => tick >= from);
      if (next < 0) next = log.length;
      while (!run.ended) {
        for (; next < log.length && log[next].tick === run.world.tick; next++)
          expect(run.command(log[next].command)).toBe(true);
        if (run.world.tick === half && run === again && middle === null) middle = run.snapshot();
        if (run.world.tick >= end && simulation.world.endReason === 'horizon') run.stop();
        else run.step();
      }
      return run.hash();
    };
    // A snapshot holds no commands that wait: those of its tick come again.
    expect(goOn(again, 0)).toBe(simulation.hash());
    expect(goOn(restoreSimulation(scenario, `orders-${seed}`, middle!), half)).toBe(simulation.hash());
  });

  it('are refused for many reasons, each of them known', () => {
    expect([...refusals].every((code) => (REFUSALS as readonly string[]).includes(code))).toBe(true);
    expect(refusals.size).toBeGreaterThanOrEqual(9);
    // What a trainer throws in was among those that were taken.
    for (const kind of ['order', 'ignite', 'brigadeLate', 'refuse', 'unanswered', 'power'])
      expect(happened).toContain(kind);
  });
});
