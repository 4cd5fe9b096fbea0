/** Work space of locomotion: arrays that are filled anew every tick, so nothing of it is state. */
import type { Model } from '../world/model.js';
import type { World } from '../world/world.js';

export interface LocomotionScratch {
  /** Rows that move by themselves in this tick, ascending. */
  movers: Int32Array;
  /** Rows that stand in the way or move, by space: start of each space's list in `bySpace`. */
  firstOfSpace: Int32Array;
  bySpace: Int32Array;
  /** Displacement decided for each row, m, and budget, s. */
  stepX: Float64Array;
  stepY: Float64Array;
  budget: Float64Array;
  /** Way left to the target and where the step began, m. */
  left: Float64Array;
  fromX: Float64Array;
  fromY: Float64Array;
  /** Direction to the target, unimpeded speed m/s, and who is in front (row or -1), of those among others. */
  wantX: Float64Array;
  wantY: Float64Array;
  want: Float64Array;
  inFront: Int32Array;
  /** Neighbours of the row in hand. */
  near: Int32Array;
  /** [direction x, direction y, length, last]. */
  leg: Float64Array;
}

export function createScratch(model: Model, world: World): LocomotionScratch {
  const n = world.people.count;
  return {
    movers: new Int32Array(n),
    firstOfSpace: new Int32Array(model.facility.spaces.length + 1),
    bySpace: new Int32Array(n),
    stepX: new Float64Array(n),
    stepY: new Float64Array(n),
    budget: new Float64Array(n),
    left: new Float64Array(n),
    fromX: new Float64Array(n),
    fromY: new Float64Array(n),
    wantX: new Float64Array(n),
    wantY: new Float64Array(n),
    want: new Float64Array(n),
    inFront: new Int32Array(n),
    near: new Int32Array(Math.max(n, 1)),
    leg: new Float64Array(4),
  };
}
