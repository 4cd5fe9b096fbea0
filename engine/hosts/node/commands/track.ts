/** One run with its recording, in slices, so that Ctrl-C is heard and progress can be shown. */
import { createRecorder } from '../../../recording/writer.js';
import type { Scenario } from '../../../scenario/schema.js';
import { createSimulation } from '../../../simulation.js';
import { resultOf, type RunResult } from '../../../study/runs.js';
import { watchWaits } from '../../../study/waits.js';
import type { Model } from '../../../world/model.js';
import type { Context } from './context.js';
import { Observer, type Observation } from './observe.js';

export interface TrackedRun {
  model: Model;
  result: RunResult;
  observation: Observation;
  /** The whole recording. */
  recording: Uint8Array;
  performance: RunPerformance;
}

export interface RunPerformance {
  /** Time the simulation took with recording on, without building and writing, s. */
  wallSeconds: number;
  simulatedSeconds: number;
  /** Simulated over real time. */
  realTimeFactor: number;
  /** Ticks that somebody was in motion, summed over everybody. */
  personSteps: number;
}

/** How long a slice of the run works before it listens, ms. */
const SLICE = 40;

/**
 * Runs a scenario to its end, or to `until` seconds. Throws the signal's reason if it is aborted.
 * @param label shown before the progress
 */
export async function trackRun(
  scenario: Scenario,
  seed: string,
  context: Context,
  { until = Infinity, label }: { until?: number; label: string },
): Promise<TrackedRun> {
  context.signal.throwIfAborted();
  const simulation = createSimulation(scenario, seed);
  const { model, world } = simulation;
  const recorder = createRecorder(model, world, { conditions: simulation.conditions });
  const observer = new Observer(model);
  const { people } = world;
  let wall = 0;
  let personSteps = 0;
  let began = performance.now();
  const waits = watchWaits(model);
  recorder.observe();
  waits?.observe(world);
  while (!simulation.ended) {
    if (world.tick / model.ticksPerSecond >= until) simulation.stop();
    else simulation.step();
    for (let row = 0; row < people.count; row++) personSteps += people.moving[row];
    recorder.observe();
    observer.afterStep(world);
    waits?.observe(world);
    const now = performance.now();
    if (now - began < SLICE) continue;
    wall += now - began;
    context.progress(`${label}: ${context.text.duration(world.tick / model.ticksPerSecond)}`);
    await new Promise((resolve) => setImmediate(resolve));
    context.signal.throwIfAborted();
    began = performance.now();
  }
  wall += performance.now() - began;
  context.clearProgress();
  const wallSeconds = wall / 1000;
  return {
    model,
    result: resultOf(simulation, personSteps, waits),
    observation: observer.finish(world),
    recording: recorder.finish(),
    performance: {
      wallSeconds,
      simulatedSeconds: world.endedAt,
      realTimeFactor: world.endedAt / wallSeconds,
      personSteps,
    },
  };
}
