/** People in a small building without plan, staff or clock: what locomotion needs of a model, and nothing else. */
import { buildFacility } from '../../../engine/facility/build.js';
import { OUTSIDE, type Facility } from '../../../engine/facility/facility.js';
import { move } from '../../../engine/locomotion/move.js';
import { LOCOMOTION_PARAMETERS } from '../../../engine/locomotion/parameters.js';
import { createScratch, type LocomotionScratch } from '../../../engine/locomotion/scratch.js';
import { createNavigator, type Navigator } from '../../../engine/navigation/navigator.js';
import { PARAMETERS } from '../../../engine/parameters.js';
import type { DrawnFacility } from '../../../engine/scenario/schema.js';
import { BODY, STATE, type Body } from '../../../engine/world/codes.js';
import { createWorld } from '../../../engine/world/create.js';
import type { Model } from '../../../engine/world/model.js';
import type { World } from '../../../engine/world/world.js';

export interface Walker {
  space: string;
  x: number;
  y: number;
  /** Space to go to, or 'outside'. */
  to: string;
  goal?: [number, number];
  speed?: number;
  down?: number;
  up?: number;
  body?: Body;
  radius?: number;
  /** Stands where they are. */
  still?: boolean;
}

export interface Crowd {
  facility: Facility;
  model: Model;
  world: World;
  navigator: Navigator;
  scratch: LocomotionScratch;
  /** One tick. */
  step(): void;
  /** Ticks until nobody moves, at most `most` seconds; the seconds it took. */
  run(most: number, each?: () => void): number;
  /** Exact time of the row's arrival, s; NaN while on the way. */
  arrival: Float64Array;
}

export function crowd(
  drawn: DrawnFacility,
  walkers: readonly Walker[],
  options: { ticksPerSecond?: number; crowding?: boolean; parameters?: Record<string, number> } = {},
): Crowd {
  const facility = buildFacility(drawn);
  const ticksPerSecond = options.ticksPerSecond ?? 20;
  const table = { ...PARAMETERS, ...LOCOMOTION_PARAMETERS };
  const model = {
    seed: 'test',
    ticksPerSecond,
    dt: 1 / ticksPerSecond,
    randomness: false,
    crowding: options.crowding ?? true,
    facility,
    people: walkers.map((_, i) => ({ id: `p${i}` })),
    residents: walkers.length,
    groups: [],
    exits: new Int32Array(walkers.length).fill(-1),
    parameter(name: string): number {
      const value = options.parameters?.[name] ?? table[name]?.value;
      if (value === undefined) throw new RangeError(name);
      return value;
    },
  } as unknown as Model;
  const world = createWorld(walkers.length, walkers.length, facility.openings.length, facility.spaces.length, 0);
  const people = world.people;
  walkers.forEach((w, row) => {
    const body = w.body ?? 'walker';
    people.space[row] = facility.spaceByKey.get(w.space)!;
    people.x[row] = w.x;
    people.y[row] = w.y;
    people.body[row] = BODY[body];
    people.radius[row] = w.radius ?? table[`body.${body}`].value;
    people.speedLevel[row] = w.speed ?? 1;
    people.speedDown[row] = w.down ?? 0.6;
    people.speedUp[row] = w.up ?? 0.5;
    people.state[row] = w.still ? STATE.beingUnloaded : STATE.walking;
    people.moving[row] = w.still ? 0 : 1;
    people.goalSpace[row] = w.to === 'outside' ? OUTSIDE : facility.spaceByKey.get(w.to)!;
    people.goalX[row] = w.goal?.[0] ?? 0;
    people.goalY[row] = w.goal?.[1] ?? 0;
  });
  const navigator = createNavigator(facility);
  const scratch = createScratch(model, world);
  const arrival = new Float64Array(walkers.length).fill(Number.NaN);
  const result: Crowd = {
    facility,
    model,
    world,
    navigator,
    scratch,
    arrival,
    step() {
      world.events = [];
      move(model, world, navigator, result.scratch);
      world.tick++;
      for (let row = 0; row < people.count; row++) {
        if (people.arrived[row] === 1 && Number.isNaN(arrival[row]))
          arrival[row] = world.tick / ticksPerSecond - people.carry[row];
        // What `settle` does for those who are out.
        if (people.space[row] === OUTSIDE) people.outcomeAt[row] = arrival[row];
      }
    },
    run(most, each) {
      while (world.tick < most * ticksPerSecond && people.moving.some((m) => m === 1)) {
        result.step();
        each?.();
      }
      return world.tick / ticksPerSecond;
    },
  };
  return result;
}

/** Small generator for test inputs: the same numbers everywhere. */
export function mulberry32(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `n` points on a grid of pitch `pitch` filling a rectangle row by row, each moved by up to `jitter` m. */
export function fill(
  n: number,
  box: readonly [number, number, number, number],
  pitch: number,
  jitter: number,
  seed = 1,
): [number, number][] {
  const random = mulberry32(seed);
  const [x1, y1, x2, y2] = box;
  const columns = Math.floor((x2 - x1) / pitch + 1e-9);
  const rows = Math.floor((y2 - y1) / pitch + 1e-9);
  if (columns * rows < n) throw new RangeError(`room for ${columns * rows}, not ${n}`);
  return Array.from({ length: n }, (_, i) => [
    x1 + ((i % columns) + 0.5) * pitch + (2 * random() - 1) * jitter,
    y1 + (Math.floor(i / columns) + 0.5) * pitch + (2 * random() - 1) * jitter,
  ]);
}
