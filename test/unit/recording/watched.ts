/** A run with its recording, and beside it what the world was like after every tick, kept without the recorder. */
import { COLUMNS, type Column } from '../../../engine/recording/format.js';
import { createRecorder } from '../../../engine/recording/writer.js';
import type { Scenario } from '../../../engine/scenario/schema.js';
import { createSimulation } from '../../../engine/simulation.js';
import type { RunEvent } from '../../../engine/world/events.js';
import type { World } from '../../../engine/world/world.js';

export interface Moment {
  columns: Record<Column, number[]>;
  x: number[];
  y: number[];
  space: number[];
  doorShut: number[];
  devices: { kind: number; task: number; space: number; x: number; y: number }[];
}

export interface Watched {
  bytes: Uint8Array;
  /** By tick: 0 before the first step. */
  moments: Moment[];
  events: RunEvent[];
  ticksPerSecond: number;
  /** Ticks between two samples of positions. */
  sampleEvery: number;
  world: World;
}

const momentOf = (world: World): Moment => ({
  columns: Object.fromEntries(COLUMNS.map((name) => [name, Array.from(world.people[name])])) as Record<
    Column,
    number[]
  >,
  x: Array.from(world.people.x),
  y: Array.from(world.people.y),
  space: Array.from(world.people.space),
  doorShut: Array.from(world.doorShut),
  devices: world.devices.map(({ kind, task, space, x, y }) => ({ kind, task, space, x, y })),
});

export interface WatchOptions {
  positions?: boolean;
  /** Stop after so many seconds. */
  until?: number;
}

export function watch(scenario: Scenario, seed: string, options: WatchOptions = {}): Watched {
  const simulation = createSimulation(scenario, seed);
  const { model, world } = simulation;
  const recorder = createRecorder(model, world, {
    positions: options.positions,
    conditions: simulation.conditions,
  });
  const moments = [momentOf(world)];
  const events: RunEvent[] = [];
  recorder.observe();
  while (!simulation.ended) {
    if (world.tick / model.ticksPerSecond >= (options.until ?? Infinity)) {
      simulation.stop();
      events.push(...structuredClone(world.events));
    } else {
      simulation.step();
      events.push(...structuredClone(world.events));
    }
    moments[world.tick] = momentOf(world);
    recorder.observe();
  }
  const bytes = recorder.finish();
  const sampleEvery = Math.max(1, Math.floor(model.ticksPerSecond / 2));
  return { bytes, moments, events, ticksPerSecond: model.ticksPerSecond, sampleEvery, world };
}
