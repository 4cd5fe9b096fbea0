/**
 * Work space of locomotion: arrays that are filled anew every tick, and grids over the building that follow from it alone;
 * so nothing of it is state.
 */
import { OUTSIDE } from '../facility/facility.js';
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';
import { createCells, type Cells } from './cells.js';
import { createWallGrid, type WallGrid } from './wallGrid.js';

/** Parameters of walking among others; see `parameters.ts`. */
export interface WalkingRules {
  timeGap: number;
  strength: number;
  range: number;
  wallStrength: number;
  wallRange: number;
  sight: number;
}

export interface LocomotionScratch {
  rules: WalkingRules;
  /** People on the floor by space and cell; walls by space and cell. */
  cells: Cells;
  walls: WallGrid;
  /** Openings that lead outside. */
  exits: Int32Array;
  /** Rows that move by themselves in this tick, ascending. */
  movers: Int32Array;
  /** Rows that have just left the building and are still in front of an exit; by row: that exit. */
  leavers: Int32Array;
  leaverCount: number;
  leftBy: Int32Array;

  // ---- by row: where everybody is at the tick's start, and what they intend
  fromX: Float64Array;
  fromY: Float64Array;
  /** Direction to the target and unimpeded speed, m/s; 0 for those who stand. */
  wantX: Float64Array;
  wantY: Float64Array;
  want: Float64Array;
  /** Length of this leg, m, and 1 if it ends at the target. */
  left: Float64Array;
  last: Uint8Array;
  /** Whole way to the opening headed for or the goal, m: who is nearer goes first. */
  order: Float64Array;
  /** 1: makes a step in this tick, 0: waits at a door or has no way. */
  walks: Uint8Array;
  /** 1: turned sideways to let somebody pass who comes the other way. */
  sideways: Uint8Array;

  // ---- who bears on whom
  /** Neighbours of all who move, one row's after the other's, and how each stands to the row (`relations.ts`). */
  near: Int32Array;
  how: Uint8Array;
  /** By row: where its neighbours begin and end in `near`. */
  nearFrom: Int32Array;
  nearTo: Int32Array;

  // ---- by row: what was decided
  /** Time to walk in this tick, s. */
  budget: Float64Array;
  /** 1: decided among others, 0: walks as if alone. */
  among: Uint8Array;
  /** Displacement, m; speed that the gap in front allows, m/s; 1: reaches the goal within the tick. */
  stepX: Float64Array;
  stepY: Float64Array;
  speed: Float64Array;
  arrives: Uint8Array;
  /** Who is in front, row or -1; 1 if that one is ahead in the same queue. */
  inFront: Int32Array;
  queued: Uint8Array;

  // ---- results of calls
  /** Result of `steer`. */
  leg: Float64Array;
  /** [share of the step that was walked before an opening was crossed] of `slide`. */
  share: Float64Array;
}

export function createScratch(model: Model, world: World): LocomotionScratch {
  const n = world.people.count;
  const numbers = (): Float64Array => new Float64Array(n);
  const rows = (): Int32Array => new Int32Array(n);
  const flags = (): Uint8Array => new Uint8Array(n);
  return {
    rules: {
      timeGap: model.parameter('locomotion.timeGap'),
      strength: model.parameter('locomotion.neighbourStrength'),
      range: model.parameter('locomotion.neighbourRange'),
      wallStrength: model.parameter('locomotion.wallStrength'),
      wallRange: model.parameter('locomotion.wallRange'),
      sight: model.parameter('locomotion.sight'),
    },
    cells: createCells(model.facility, n),
    walls: createWallGrid(model.facility.spaces),
    exits: Int32Array.from(model.facility.openings.filter((o) => o.b === OUTSIDE).map((o) => o.index)),
    movers: rows(),
    leavers: rows(),
    leaverCount: 0,
    leftBy: rows(),
    fromX: numbers(),
    fromY: numbers(),
    wantX: numbers(),
    wantY: numbers(),
    want: numbers(),
    left: numbers(),
    last: flags(),
    order: numbers(),
    walks: flags(),
    sideways: flags(),
    near: new Int32Array(32 * n + 32),
    how: new Uint8Array(32 * n + 32),
    nearFrom: rows(),
    nearTo: rows(),
    budget: numbers(),
    among: flags(),
    stepX: numbers(),
    stepY: numbers(),
    speed: numbers(),
    arrives: flags(),
    inFront: rows(),
    queued: flags(),
    leg: new Float64Array(5),
    share: new Float64Array(1),
  };
}

/** Make sure that `near` and `how` hold so many entries; what they hold is kept. */
export function reserveNear(scratch: LocomotionScratch, entries: number): void {
  if (scratch.near.length >= entries) return;
  const near = new Int32Array(2 * entries);
  near.set(scratch.near);
  scratch.near = near;
  const how = new Uint8Array(2 * entries);
  how.set(scratch.how);
  scratch.how = how;
}
