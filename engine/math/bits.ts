/** What the functions of `engine/math` share: powers of two, the halves of a double, and room for a second result. */

/** 2^n for n = -1074 … 1023 at index n + 1074. Every one of them is exact, and so is each halving that makes it. */
export const POWERS_OF_TWO = new Float64Array(2098);
export const POWER_ZERO = 1074;
POWERS_OF_TWO[POWER_ZERO] = 1;
for (let n = 1; n <= 1074; n += 1) POWERS_OF_TWO[POWER_ZERO - n] = POWERS_OF_TWO[POWER_ZERO - n + 1] / 2;
for (let n = 1; n <= 1023; n += 1) POWERS_OF_TWO[POWER_ZERO + n] = POWERS_OF_TWO[POWER_ZERO + n - 1] * 2;

/** A double and its two 32-bit halves. Which half is the upper depends on the machine, not on the language. */
export const DOUBLE = new Float64Array(1);
export const HALVES = new Int32Array(DOUBLE.buffer);
DOUBLE[0] = 1;
export const UPPER = HALVES[1] === 0 ? 0 : 1;
export const LOWER = 1 - UPPER;

/** 2^27 + 1: x * SPLITTER - (x * SPLITTER - x) keeps the upper 26 bits of x (Veltkamp 1968). */
export const SPLITTER = 134217729;

/** High and low part of a result that one double cannot hold: written by the callee, read at once by the caller. */
export const PARTS = new Float64Array(2);
