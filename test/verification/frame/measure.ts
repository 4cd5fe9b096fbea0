/** What is read from a run: passages through lines, times, densities and speeds in an area. */
import { OUTSIDE } from '../../../engine/facility/facility.js';
import type { Simulation } from '../../../engine/simulation.js';
import { OUTCOME } from '../../../engine/world/codes.js';
import { seedsOf } from './statistics.js';
import type { RunOptions } from './types.js';

/** Somebody went from one space into another. Ids of spaces; `outside` for out of the building. */
export interface Passage {
  row: number;
  /** End of the tick; for who leaves the building exact, s. */
  time: number;
  from: string;
  to: string;
}

export interface Followed {
  passages: Passage[];
  /** Simulated when it ended, s. */
  endedAt: number;
  /** Persons times ticks in motion. */
  personSteps: number;
  /** Of `stuck` events: how often somebody could not move for long. */
  stuck: number;
}

export interface FollowOptions {
  /** s; to the run's end if missing. */
  until?: number;
  /** After every tick. */
  each?: (time: number) => void;
  /** True: enough seen. */
  enough?: () => boolean;
}

/** Steps a run to its end and writes down who went where when. */
export function follow(simulation: Simulation, { until = Infinity, each, enough }: FollowOptions = {}): Followed {
  const { model, world } = simulation;
  const { people } = world;
  const name = (space: number): string => (space === OUTSIDE ? 'outside' : model.facility.spaces[space].id);
  const before = Int32Array.from(people.space.subarray(0, people.count));
  const passages: Passage[] = [];
  let personSteps = 0;
  let stuck = 0;
  while (!simulation.ended && world.tick / model.ticksPerSecond < until) {
    for (let row = 0; row < people.count; row++) personSteps += people.moving[row];
    simulation.step();
    const time = world.tick / model.ticksPerSecond;
    for (const event of world.events) if (event.code === 'stuck') stuck++;
    for (let row = 0; row < people.count; row++) {
      const space = people.space[row];
      if (space === before[row]) continue;
      const exact = space === OUTSIDE && people.outcome[row] === OUTCOME.safe ? people.outcomeAt[row] : time;
      passages.push({ row, time: exact, from: name(before[row]), to: name(space) });
      before[row] = space;
    }
    each?.(time);
    if (enough?.() === true) break;
  }
  return { passages, endedAt: world.tick / model.ticksPerSecond, personSteps, stuck };
}

/** Times at which somebody went into a space (from one given, if given), ascending, s. */
export function timesInto(passages: readonly Passage[], to: string, from?: string): number[] {
  return passages
    .filter((p) => p.to === to && (from === undefined || p.from === from))
    .map((p) => p.time)
    .sort((a, b) => a - b);
}

/** Persons a second between the first and the last of the times. */
export function flowOf(times: readonly number[]): number {
  return times.length < 2 ? 0 : (times.length - 1) / (times[times.length - 1] - times[0]);
}

/** Persons a second over the middle of those who pass: without the share `cut` at each end. */
export function steadyFlowOf(times: readonly number[], cut = 0.1): number {
  const n = Math.floor(times.length * cut);
  return flowOf(times.slice(n, times.length - n));
}

/** Last time somebody left the building, s; NaN if not all of `count` did. */
export function lastOut(passages: readonly Passage[], count: number): number {
  const times = timesInto(passages, 'outside');
  return times.length === count ? times[times.length - 1] : Number.NaN;
}

/** Density and mean speed of those inside a rectangle over time: sums of samples. */
export class AreaMeter {
  readonly #simulation: Simulation;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  #samples = 0;
  #persons = 0;
  #speeds = 0;
  #most = 0;
  #fastest = 0;

  constructor(
    simulation: Simulation,
    readonly area: readonly [number, number, number, number],
    /** Along which way speed counts; both zero: length of the step. */
    readonly along: readonly [number, number] = [0, 0],
  ) {
    this.#simulation = simulation;
    const { people } = simulation.world;
    this.#x = Float64Array.from(people.x);
    this.#y = Float64Array.from(people.y);
  }

  /** After every tick; only those from `from` s on count. */
  sample(time: number, from = 0, to = Infinity): void {
    const { world, model } = this.#simulation;
    const { people } = world;
    const [x1, y1, x2, y2] = this.area;
    const [ux, uy] = this.along;
    const counted = time > from && time <= to;
    let inside = 0;
    for (let row = 0; row < people.count; row++) {
      const x = people.x[row];
      const y = people.y[row];
      if (counted && people.space[row] !== OUTSIDE && x >= x1 && x < x2 && y >= y1 && y < y2) {
        const dx = x - this.#x[row];
        const dy = y - this.#y[row];
        const v = (ux === 0 && uy === 0 ? Math.hypot(dx, dy) : dx * ux + dy * uy) / model.dt;
        inside++;
        this.#speeds += v;
        if (v > this.#fastest) this.#fastest = v;
      }
      this.#x[row] = x;
      this.#y[row] = y;
    }
    if (!counted) return;
    this.#samples++;
    this.#persons += inside;
    if (inside > this.#most) this.#most = inside;
  }

  get #size(): number {
    const [x1, y1, x2, y2] = this.area;
    return (x2 - x1) * (y2 - y1);
  }
  /** Persons a square metre, mean over time. */
  get density(): number {
    return this.#samples === 0 ? Number.NaN : this.#persons / this.#samples / this.#size;
  }
  get peakDensity(): number {
    return this.#most / this.#size;
  }
  /** Mean over persons and time, m/s; NaN if nobody was there. */
  get speed(): number {
    return this.#persons === 0 ? Number.NaN : this.#speeds / this.#persons;
  }
  get fastest(): number {
    return this.#fastest;
  }
}

/** Calls `run` for every seed, tells how far it is, and gives what it gave. */
export function overSeeds<T>(options: RunOptions, standard: number, run: (seed: string) => T): T[] {
  return seedsOf(options.seeds ?? standard).map((seed) => {
    options.stop?.();
    options.progress?.(`seed ${seed}/${options.seeds ?? standard}`);
    return run(seed);
  });
}
