/** What is left of a drill: what was expected and done, who decided what and what they knew then. Data; words elsewhere. */
import type { Command } from '../scenario/command.js';
import type { DrillFile } from './file.js';
import { createDrill, type CriterionState, type Drill, type DrillEntry } from './session.js';
import { EVENT_NAMES } from '../scenario/kinds.js';
import type { Scenario } from '../scenario/schema.js';
import { OUTCOMES, type Outcome } from '../world/codes.js';
import type { EventCode, RunEvent } from '../world/events.js';

/** One decision of a role, with what it could know when it gave the order. */
export interface Decision {
  /** s after the start of the incident. */
  time: number;
  role: string;
  command: Command;
  /** People the role saw, or could ask, at that moment. */
  seen: number;
  /** Codes of the events it knew of by then, in the order in which it came to know them. */
  known: readonly string[];
  /** The last of these events. */
  lately: readonly RunEvent[];
}

/** Of these a decision keeps the last. */
const LATELY = 3;

/** Events that a record tells beside decisions and injects: what a plan can wait for, and others that are seldom. */
const TOLD: ReadonlySet<EventCode> = new Set<EventCode>([
  ...EVENT_NAMES.filter((name) => name !== 'start'),
  'brigadeArrived',
  'staffHurt',
  'incapacitated',
  'zoneLost',
  'flashover',
  'ceilingDown',
  'putOut',
  'liftPowerLost',
  'liftTrapped',
]);

export interface DrillRecord {
  criteria: readonly CriterionState[];
  decisions: readonly Decision[];
  /** Injects as they came: s, id. */
  injects: readonly { time: number; inject: string }[];
  /** What happened of note, in order. */
  events: readonly RunEvent[];
  /** Residents by what had become of them at the end. */
  residents: Readonly<Record<Outcome, number>>;
  /** End of the drill, s, and hash of its last state: log, seed and engine give it again. */
  endedAt: number;
  stateHash: string;
  log: readonly DrillEntry[];
}

function outcomesOf({ simulation: { world } }: Drill): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((one) => [one, 0])) as Record<Outcome, number>;
  for (let row = 0; row < world.people.residents; row++) counts[OUTCOMES[world.people.outcome[row]]]++;
  return counts;
}

/**
 * Plays a drill from its log and keeps what a record needs.
 * @param log what was ordered and thrown in; null: nobody orders anything, staff go by the plan, injects come as written
 * @param watch called after every simulated second with how far it is, s
 * @param until it was not played beyond this, s
 */
export function recordDrill(
  file: DrillFile,
  scenario: Scenario,
  log: readonly DrillEntry[] | null,
  watch: (time: number) => void = () => undefined,
  until = Infinity,
): DrillRecord {
  const drill: Drill = createDrill(file, scenario, log);
  const { model, world } = drill.simulation;
  const known = new Map(file.roles.map(({ id }) => [id, [] as RunEvent[]]));
  const events: RunEvent[] = [];
  const decisions: Decision[] = [];
  const injects: { time: number; inject: string }[] = [];
  let told = 0;
  const take = (): void => {
    for (; told < drill.log.length; told++) {
      const { tick, by, command } = drill.log[told];
      const time = tick / model.ticksPerSecond;
      if ('inject' in by) {
        if (injects.at(-1)?.inject !== by.inject) injects.push({ time, inject: by.inject });
        continue;
      }
      decisions.push({
        time,
        role: by.role,
        command,
        seen: drill.view(by.role).people.length,
        known: known.get(by.role)!.map(({ code }) => code),
        lately: known.get(by.role)!.slice(-LATELY),
      });
    }
  };
  while (!drill.ended && drill.time < until) {
    drill.step();
    take();
    for (const { id } of file.roles) known.get(id)!.push(...drill.heard(id));
    events.push(...world.events.filter(({ code }) => TOLD.has(code)));
    if (world.tick % model.ticksPerSecond === 0) watch(drill.time);
  }
  return {
    criteria: drill.criteria,
    decisions,
    injects,
    events,
    residents: outcomesOf(drill),
    endedAt: drill.time,
    stateHash: drill.simulation.hash(),
    log: drill.log,
  };
}
