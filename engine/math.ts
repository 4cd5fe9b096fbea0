/**
 * Elementary functions that give the same bits on every engine.
 *
 * ECMAScript leaves the accuracy of `Math.exp`, `Math.sin` and their like to the implementation, and browsers differ in
 * the last bit; a run that is to be repeated elsewhere cannot use them. These are made only of operations that IEEE 754
 * and ECMAScript define exactly: + - * / sqrt, comparisons, integer operations and views on typed arrays.
 *
 * Method: the argument is reduced to a small interval around the nearest entry of a table whose values are held to about
 * 106 bits (high and low part); a short Taylor polynomial covers the rest; the parts are added from the smallest
 * (the idea of Tang 1989, 1990, ACM TOMS 15:144 and 16:378; Gal 1986). Products and sums that must not lose bits use the
 * error-free transformations of Dekker 1971 and Knuth. Tables and polynomials come from
 * `test/fixtures/make-math-table.mjs`.
 *
 * Error: at most 2 units in the last place against the committed table `test/fixtures/math-table.json` (about 400 points
 * a function, exact to 200 bits); measured there: at most 1 for each of them. All are odd, even or exact where
 * their function is: exp(0) = 1, log(1) = 0, sin(-x) = -sin(x).
 */
export { exp, log, pow } from './math/exponential.js';
export { atan2, cos, sin } from './math/trigonometric.js';
export { normalQuantile } from './math/normal.js';
export { PI } from './math/tables.js';
import { PI } from './math/tables.js';

/** One full turn, rad. */
export const TAU = 2 * PI;

/**
 * Length of the vector (x, y): sqrt(x² + y²).
 * Infinity if either is infinite, even if the other is not a number.
 */
export function hypot(x: number, y: number): number {
  const square = x * x + y * y;
  if (square > 1e-280 && square < 1e300) return Math.sqrt(square);
  return scaledHypot(Math.abs(x), Math.abs(y));
}

/** 2^-600 and 2^600. */
const TINY_SCALE = 2.409919865102884e-181;
const HUGE_SCALE = 4.149515568880993e180;

/** For lengths whose square is too large, too small or not a number. Scaling by a power of two loses nothing. */
function scaledHypot(x: number, y: number): number {
  if (x === Infinity || y === Infinity) return Infinity;
  const scale = x > 1 || y > 1 ? TINY_SCALE : HUGE_SCALE;
  const a = x * scale;
  const b = y * scale;
  return Math.sqrt(a * a + b * b) / scale;
}
