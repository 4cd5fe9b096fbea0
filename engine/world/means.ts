/** How many hands a means takes. */
import type { Means } from '../scenario/schema.js';

/** Handlers [level, stairs]. Ghent teams for the devices (k); two for a nursing bed and a sheet; U where nothing is published. */
export const DEFAULT_HELPERS: Record<Means, readonly [number, number]> = {
  escort: [1, 1],
  wheelchair: [1, 2],
  bed: [2, 2],
  rescueSheet: [2, 2],
  evacuationChair: [1, 1],
  carryChair: [3, 3],
  stretcher: [4, 4],
  blanketDrag: [1, 1],
  twoPersonCarry: [2, 2],
  arms: [1, 1],
};
