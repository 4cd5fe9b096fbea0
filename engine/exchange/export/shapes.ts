/** Shapes and numbers as files of other programs have them. */
import type { XY } from '../import/sketch.js';

/** Corners of a flat list x, y, x, y …, m. */
export const ring = (flat: ArrayLike<number>): XY[] =>
  Array.from({ length: flat.length / 2 }, (_, i): XY => [flat[2 * i], flat[2 * i + 1]]);

/** To a tenth of a millimetre or millisecond: more was never meant. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
