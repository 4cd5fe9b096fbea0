/** sin, cos and atan2. */
import { DOUBLE, HALVES, LOWER, PARTS, POWERS_OF_TWO, POWER_ZERO, SPLITTER, UPPER } from './bits.js';
import {
  ATAN_HIGH,
  ATAN_LOW,
  PI,
  PI_LOW,
  SIN_HIGH,
  SIN_LOW,
  SIN_STEP,
  SIN_STEPS_HEX,
  SIN_STEPS_PER_UNIT,
  SIN_STEP_REST,
} from './tables.js';

/** 2^20. Up to here the number of steps has 25 bits and its products with the 28 bits of a step's parts are exact. */
const FAST_LIMIT = 1048576;
/** 2^-27: below it sin x = x and cos x = 1 to the last bit. */
const TINY_ANGLE = 7.450580596923828e-9;
/** 2^-30: a remainder below it has lost so much that the next parts of the step count. */
const NEAR_MULTIPLE = 9.313225746154785e-10;
const STEP_1 = SIN_STEP[0];
const STEP_2 = SIN_STEP[1];
const STEP_3 = SIN_STEP[2];
const STEP_4 = SIN_STEP[3];

/** Sine of x in rad; any finite x, reduced exactly. Not a number for infinite x. */
export function sin(x: number): number {
  if (Math.abs(x) < TINY_ANGLE) return x;
  return sinOfSteps(x, 0);
}

/** Cosine of x in rad; any finite x, reduced exactly. Not a number for infinite x. */
export function cos(x: number): number {
  if (Math.abs(x) < TINY_ANGLE) return 1;
  return sinOfSteps(x, 32);
}

/**
 * sin(x + ahead * pi/64). x = k pi/64 + r, |r| ≤ pi/128:
 * sin(x) = S[k] + (C[k] sin r + S[k] (cos r - 1)).
 */
function sinOfSteps(x: number, ahead: number): number {
  let k = Math.floor(x * SIN_STEPS_PER_UNIT + 0.5);
  const a = x - k * STEP_1;
  const b = k * STEP_2;
  let r = a - b;
  const c = r - a;
  let rest = a - (r - c) - (b + c) - k * SIN_STEP_REST;
  if (!(Math.abs(x) <= FAST_LIMIT && (k === 0 || Math.abs(r) > NEAR_MULTIPLE))) {
    k = reduceWithCare(x, k);
    r = PARTS[0];
    rest = PARTS[1];
  }
  // From here on `rest` is small against the last place of `whole`.
  const whole = r + rest;
  const square = whole * whole;
  const j = (k + ahead) & 127;
  const sine = SIN_HIGH[j];
  const cosine = SIN_HIGH[(j + 32) & 127];
  return (
    sine +
    (cosine * whole +
      (sine * (square * (-0.5 + square * (1 / 24 + square * (-1 / 720)))) +
        cosine * (r - whole + rest + whole * square * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040)))) +
        SIN_LOW[j]))
  );
}

/** x = k pi/64 + remainder for the angles where the fast reduction loses too much: k is returned, the remainder is in PARTS. */
function reduceWithCare(x: number, k: number): number {
  if (!(Math.abs(x) <= FAST_LIMIT)) return reduceExactly(x);
  // The remainder after two parts is exact here, and small against the parts of the step that follow.
  const r = x - k * STEP_1 - k * STEP_2;
  const b = k * STEP_3;
  const s = r - b;
  const c = s - r;
  PARTS[0] = s;
  PARTS[1] = r - (s - c) - (b + c) - k * STEP_4;
  return k;
}

/** 64/pi times 2^1216, and pi times 2^108. */
const STEPS_BITS = 1216n;
const STEPS_PER_UNIT = BigInt(`0x${SIN_STEPS_HEX}`);
const PI_BITS = 108;
const PI_INTEGER = (BigInt(PI * 2251799813685248) << 57n) + BigInt(PI_LOW * POWERS_OF_TWO[POWER_ZERO + PI_BITS]);
const FRACTION_BITS = 240;

/**
 * The same reduction for |x| > 2^20, in integers: k (modulo 128) is returned, the remainder is put into PARTS.
 * Not-a-number and infinite x leave a remainder that is not a number. Slow; angles of this size are never hot.
 */
function reduceExactly(x: number): number {
  if (!(Math.abs(x) < Infinity)) {
    PARTS[0] = NaN;
    PARTS[1] = 0;
    return 0;
  }
  DOUBLE[0] = x;
  const upper = HALVES[UPPER];
  const significand = (BigInt((upper & 0xfffff) | 0x100000) << 32n) + BigInt(HALVES[LOWER] >>> 0);
  const exponent = BigInt(((upper >> 20) & 0x7ff) - 1075);
  const steps = (significand * STEPS_PER_UNIT) >> (STEPS_BITS - exponent - BigInt(FRACTION_BITS));
  const k = (steps + (1n << BigInt(FRACTION_BITS - 1))) >> BigInt(FRACTION_BITS);
  const remainder = (steps - (k << BigInt(FRACTION_BITS))) * PI_INTEGER;
  const high = Number(remainder);
  const scale = (x < 0 ? -1 : 1) * POWERS_OF_TWO[POWER_ZERO - FRACTION_BITS - PI_BITS - 6];
  PARTS[0] = high * scale;
  PARTS[1] = Number(remainder - BigInt(high)) * scale;
  const modulo = Number(k & 127n);
  return x < 0 ? -modulo : modulo;
}

const HALF_PI = PI / 2;
/** 2^-900 and 2^1000: beyond them the parts of a product could be lost. */
const SMALL_SIDE = 1.1830521861667747e-271;
const LARGE_SIDE = 1.0715086071862673e301;
const ATAN_ENTRIES = ATAN_HIGH.length;
/**
 * Angles atan(j/64) put into each octant of the upper half plane, in two parts. Octants: 0 flat right (a), 1 steep right
 * (pi/2 - a), 2 flat left (pi - a), 3 steep left (pi/2 + a). A table instead of branches on random signs halves the time.
 */
const OCTANT_HIGH = new Float64Array(4 * ATAN_ENTRIES);
const OCTANT_LOW = new Float64Array(4 * ATAN_ENTRIES);
const OCTANT_SIGN = new Float64Array([1, -1, -1, 1]);
const SIGN = new Float64Array([1, -1]);
for (let octant = 0; octant < 4; octant += 1) {
  const base = octant === 2 ? 1 : octant === 0 ? 0 : 0.5;
  for (let j = 0; j < ATAN_ENTRIES; j += 1) {
    const a = OCTANT_SIGN[octant] * ATAN_HIGH[j];
    const sum = base * PI + a;
    OCTANT_HIGH[octant * ATAN_ENTRIES + j] = sum;
    const lost = base === 0 ? 0 : base * PI - sum + a;
    OCTANT_LOW[octant * ATAN_ENTRIES + j] = lost + (base * PI_LOW + OCTANT_SIGN[octant] * ATAN_LOW[j]);
  }
}

/**
 * Angle of the vector (x, y) from the x axis, rad, in [-pi, pi], with the special values of `Math.atan2`
 * (the sign of a zero counts).
 *
 * n/d is the smaller of |y|, |x| over the larger; j/64 its nearest table entry;
 * atan(n/d) = A[j] + atan((n - d j/64) / (d + n j/64)), put into its octant.
 */
export function atan2(y: number, x: number): number {
  const height = Math.abs(y);
  const width = Math.abs(x);
  const n = Math.min(height, width);
  const d = Math.max(height, width);
  if (!(d > SMALL_SIDE && d < LARGE_SIDE)) return unusualAngle(y, x, d);
  DOUBLE[0] = x;
  const left = HALVES[UPPER] >>> 31;
  DOUBLE[0] = y;
  const below = HALVES[UPPER] >>> 31;
  DOUBLE[0] = width - height;
  const octant = (left << 1) | (HALVES[UPPER] >>> 31);
  const j = Math.floor((n / d) * 64 + 0.5) | 0;
  // j has 7 bits: its products with the two parts of d are exact.
  const c = j * 0.015625;
  const scaled = d * SPLITTER;
  const upper = scaled - (scaled - d);
  const r = ((n - c * upper - c * (d - upper)) / (d + c * n)) * OCTANT_SIGN[octant];
  const r2 = r * r;
  const series = r * r2 * (-1 / 3 + r2 * (0.2 + r2 * (-1 / 7)));
  const i = octant * ATAN_ENTRIES + j;
  return (OCTANT_HIGH[i] + (r + (series + OCTANT_LOW[i]))) * SIGN[below];
}

/** The larger side d is zero, infinite or not a number, or so small or large that parts of it could be lost. */
function unusualAngle(y: number, x: number, d: number): number {
  if (d > 0 && d < Infinity) {
    const scale = d < 1 ? POWERS_OF_TWO[POWER_ZERO + 700] : POWERS_OF_TWO[POWER_ZERO - 100];
    return atan2(y * scale, x * scale);
  }
  if (x !== x || y !== y) return NaN;
  const left = x < 0 || (x === 0 && 1 / x < 0);
  const below = y < 0 || (y === 0 && 1 / y < 0);
  let angle: number;
  if (Math.abs(y) === Infinity) angle = Math.abs(x) === Infinity ? (left ? 0.75 * PI : PI / 4) : HALF_PI;
  else angle = left ? PI : 0;
  return below ? -angle : angle;
}
