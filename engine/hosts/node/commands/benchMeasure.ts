/** How the scenes of `anshu bench` are measured: seeded, warmed up, on what was built; neighbours, phases, memory apart. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Scenario } from '../../../scenario/schema.js';
import { createSimulation, PHASES, type Simulation } from '../../../simulation.js';

/** One run for the clock. */
export interface Timed {
  wallSeconds: number;
  personSteps: number;
  hash: string;
}

/** Steps for the clock: building the run does not count. Person-steps: ticks in motion, summed over everybody. */
export function timed(scenario: Scenario, simulated: number): Timed {
  const simulation = createSimulation(scenario, '1');
  const { world, model } = simulation;
  const { people } = world;
  const ticks = Math.round(simulated * model.ticksPerSecond);
  let personSteps = 0;
  let wall = 0;
  for (let tick = 0; tick < ticks && !simulation.ended; tick++) {
    for (let row = 0; row < people.count; row++) personSteps += people.moving[row];
    const began = performance.now();
    simulation.step();
    wall += performance.now() - began;
  }
  return { wallSeconds: wall / 1000, personSteps, hash: simulation.hash() };
}

/** Ticks between two looks at who is near whom. */
const LOOK = 20;

/** Mean number of others within `range` m (middle to middle, in the same space) of those who move. */
export function meanNeighbours(scenario: Scenario, simulated: number, range: number): number {
  const simulation = createSimulation(scenario, '1');
  const ticks = Math.round(simulated * simulation.model.ticksPerSecond);
  let pairs = 0;
  let persons = 0;
  for (let tick = 0; tick < ticks && !simulation.ended; tick++) {
    simulation.step();
    if (tick % LOOK !== 0) continue;
    const counted = neighboursNow(simulation, range);
    pairs += counted.pairs;
    persons += counted.persons;
  }
  return persons === 0 ? 0 : pairs / persons;
}

function neighboursNow({ world }: Simulation, range: number): { pairs: number; persons: number } {
  const { people } = world;
  const cells = new Map<number, number[]>();
  const key = (x: number, y: number, space: number): number =>
    (Math.floor(x / range) + 2048) * 4_194_304 + (Math.floor(y / range) + 2048) * 256 + (space & 255);
  for (let row = 0; row < people.count; row++) {
    if (people.space[row] < 0 || people.attachedTo[row] >= 0) continue;
    const k = key(people.x[row], people.y[row], people.space[row]);
    const cell = cells.get(k);
    if (cell === undefined) cells.set(k, [row]);
    else cell.push(row);
  }
  let pairs = 0;
  let persons = 0;
  for (let row = 0; row < people.count; row++) {
    if (people.moving[row] === 0 || people.space[row] < 0 || people.attachedTo[row] >= 0) continue;
    persons++;
    const x = people.x[row];
    const y = people.y[row];
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (const other of cells.get(key(x + i * range, y + j * range, people.space[row])) ?? []) {
          if (other === row || people.space[other] !== people.space[row]) continue;
          const dx = people.x[other] - x;
          const dy = people.y[other] - y;
          if (dx * dx + dy * dy <= range * range) pairs++;
        }
      }
    }
  }
  return { pairs, persons };
}

/** Seconds until the last resident is out; null if somebody is not within an hour. */
export function timeToEmpty(scenario: Scenario): number | null {
  const simulation = createSimulation(scenario, '1');
  const { world } = simulation;
  simulation.run(3600);
  let last = 0;
  for (let row = 0; row < world.people.residents; row++) {
    if (world.people.space[row] >= 0) return null;
    if (world.people.outcomeAt[row] > last) last = world.people.outcomeAt[row];
  }
  return last;
}

/** Microseconds a tick of each phase, in order. The clock itself costs some: compare phases, not sums. */
export function microsecondsPerPhase(scenario: Scenario, simulated: number): Record<string, number> {
  const simulation = createSimulation(scenario, '1');
  const ticks = Math.round(simulated * simulation.model.ticksPerSecond);
  const spent = new Float64Array(PHASES.length);
  const own = PHASES.map((phase) => phase.run);
  let done = 0;
  try {
    PHASES.forEach((phase, i) => {
      phase.run = (model, world, machinery) => {
        const began = performance.now();
        own[i](model, world, machinery);
        spent[i] += performance.now() - began;
      };
    });
    for (; done < ticks && !simulation.ended; done++) simulation.step();
  } finally {
    PHASES.forEach((phase, i) => (phase.run = own[i]));
  }
  return Object.fromEntries(PHASES.map(({ name }, i) => [name, (1000 * spent[i]) / done]));
}

let collect: (() => void) | null = null;
/** Everything nobody refers to any more is given back. */
function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  // What only weak references hold goes with the second.
  collect();
  collect();
}

/** Bytes in use by objects and buffers. */
function inUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export interface Memory {
  /** Of a run that has just been built, its scenario not counted. */
  bytesAtStart: number;
  /** After half and after all of the steps: what grows does not stop growing. */
  bytesHalfway: number;
  bytesAtEnd: number;
}

export function memoryOf(scenario: Scenario, simulated: number): Memory {
  const before = inUse();
  const simulation = createSimulation(scenario, '1');
  const ticks = Math.round(simulated * simulation.model.ticksPerSecond);
  const bytesAtStart = inUse() - before;
  const run = (until: number): number => {
    while (simulation.world.tick < until && !simulation.ended) simulation.step();
    return inUse() - before;
  };
  return { bytesAtStart, bytesHalfway: run(ticks / 2), bytesAtEnd: run(ticks) };
}

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
