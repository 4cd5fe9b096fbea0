/**
 * Work space of locomotion: arrays that are filled anew every tick, and grids over the building that follow from it alone;
 * so nothing of it is state.
 */
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { createBarriers, type Barriers } from './apart.js';
import { createFloor, type Floor } from './floor.js';
import { createFootprints, type Footprints } from './footprints.js';
import { createNear, type Near } from './near.js';
import { createWallGrid, type WallGrid } from './wallGrid.js';

/** Parameters of walking among others; see `parameters.ts`. */
export interface WalkingRules {
  timeGap: number;
  strength: number;
  range: number;
  sight: number;
  /** How often people decide, 1/s. */
  decisions: number;
  /** 1: people pass each other on the right, -1: on the left. */
  side: number;
  /** Share of an exit's cost that is taken off where all others in sight are bound for it. */
  following: number;
}

export interface LocomotionScratch {
  rules: WalkingRules;
  footprints: Footprints;
  floor: Floor;
  walls: WallGrid;
  near: Near;
  barriers: Barriers;
  /** From the end of this tick until people decide again, and how long ago they last did, s. */
  further: number;
  elapsed: number;
  /** Rows that move by themselves in this tick, ascending. */
  movers: Int32Array;
  /** Rows that find room to step onto the floor. */
  entering: Int32Array;

  // ---- by row: what was decided
  /** Time to walk in this tick, s. */
  budget: Float64Array;
  /** Who is in front, row or -1; 1 if that one is ahead in the same queue. */
  inFront: Int32Array;
  queued: Uint8Array;
  /** 1: on foot and meets somebody close by, so stands sideways. */
  sideways: Uint8Array;
  /** At the tick's start: what somebody was bound for (-1: nothing), and from where; only where people follow others. */
  bound: { opening: Int32Array; space: Int32Array; x: Float64Array; y: Float64Array };
  /** By opening; see `drawOf`. */
  draw: Float64Array;

  // ---- numbers that go into calls and come out of them, so that no call makes an object of one
  /** From where to where `steer` is asked. */
  at: Float64Array;
  /** Result of `steer`. */
  leg: Float64Array;
  /** A direction. */
  turned: Float64Array;
  /** [share of the step that was walked before an opening was crossed] of `slide`. */
  share: Float64Array;
}

export function createScratch(model: Model, world: World): LocomotionScratch {
  const n = world.people.count;
  const numbers = (): Float64Array => new Float64Array(n);
  const rows = (): Int32Array => new Int32Array(n);
  const flags = (): Uint8Array => new Uint8Array(n);
  const side = model.parameter('locomotion.keepRight') > 0 ? 1 : -1;
  return {
    rules: {
      timeGap: model.parameter('locomotion.timeGap'),
      strength: model.parameter('locomotion.neighbourStrength'),
      range: model.parameter('locomotion.neighbourRange'),
      sight: model.parameter('locomotion.sight'),
      decisions: model.parameter('locomotion.decisions'),
      side,
      following: Math.min(model.parameter('exit.following'), 1),
    },
    footprints: createFootprints(model),
    floor: createFloor(model.facility, n, side),
    walls: createWallGrid(model.facility.spaces),
    near: createNear(n),
    barriers: createBarriers(n),
    further: 0,
    elapsed: 0,
    movers: rows(),
    entering: rows(),
    budget: numbers(),
    inFront: rows(),
    queued: flags(),
    sideways: flags(),
    bound: { opening: rows(), space: rows(), x: numbers(), y: numbers() },
    draw: new Float64Array(model.facility.openings.length),
    at: new Float64Array(5),
    leg: new Float64Array(6),
    turned: new Float64Array(2),
    share: new Float64Array(1),
  };
}
