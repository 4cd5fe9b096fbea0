/** exp, log and pow. */
import { DOUBLE, HALVES, PARTS, POWERS_OF_TWO, POWER_ZERO, SPLITTER, UPPER } from './bits.js';
import {
  EXP_HIGH,
  EXP_LOW,
  EXP_STEPS_PER_UNIT,
  EXP_STEP_HIGH,
  EXP_STEP_LOW,
  LN2_HIGH,
  LN2_LOW,
  LOG_HIGH,
  LOG_LOW,
  LOG_RECIPROCAL,
} from './tables.js';

/** ln of the largest double; beyond it exp is Infinity. */
const LARGEST_EXPONENT = 709.782712893384;
/** Below this exp rounds to 0: ln of half the smallest double is -745.1332… */
const SMALLEST_EXPONENT = -745.2;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_POW_54 = 18014398509481984;
const TWO_POW_66 = 73786976294838206464;
const TWO_POW_MINUS_70 = 8.470329472543003e-22;
/** 3 * 2^21: adding and taking it away rounds a number near 1 to a multiple of 2^-30. */
const ROUND_TO_30_PLACES = 6291456;
/** Upper half of the double 181/256 = 0.707…, just under sqrt(1/2): where the table of the logarithm starts. */
const SIGNIFICAND_START = 0x3fe6a000;

/**
 * The tables entry by entry, so that one look-up touches one place: T high, T low; c (given in 2^-20),
 * -ln c high, -ln c low, nothing.
 */
const EXP_TABLE = new Float64Array(2 * EXP_HIGH.length);
EXP_HIGH.forEach((high, j) => EXP_TABLE.set([high, EXP_LOW[j]], 2 * j));
const LOG_TABLE = new Float64Array(4 * LOG_RECIPROCAL.length);
LOG_RECIPROCAL.forEach((c, j) => LOG_TABLE.set([c / 1048576, LOG_HIGH[j], LOG_LOW[j]], 4 * j));

/**
 * e to the power x.
 * Overflow gives Infinity, underflow 0, not-a-number itself.
 */
export function exp(x: number): number {
  if (x > LARGEST_EXPONENT) return Infinity;
  if (x < SMALLEST_EXPONENT) return 0;
  if (x !== x) return x;
  return expOfSum(x, 0);
}

/**
 * exp(high + low) for -746 < high < 710 and low below a unit in the last place of high.
 * x = k ln2 / 128 + r, |r| ≤ ln2 / 256: exp(x) = 2^(k >> 7) * T[k & 127] * exp(r).
 */
function expOfSum(high: number, low: number): number {
  const k = Math.floor(high * EXP_STEPS_PER_UNIT + 0.5) | 0;
  // EXP_STEP_HIGH has 35 bits and k at most 18, so that k * EXP_STEP_HIGH is exact.
  const r = high - k * EXP_STEP_HIGH - k * EXP_STEP_LOW + low;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const j = (k & 127) << 1;
  const t = EXP_TABLE[j];
  const y = t + (EXP_TABLE[j + 1] + t * p);
  const n = k >> 7;
  if (n > 1023) return y * POWERS_OF_TWO[POWER_ZERO + 1023] * 2;
  // The one product that may round to a subnormal number comes last.
  if (n < -POWER_ZERO) return y * 0.25 * POWERS_OF_TWO[POWER_ZERO + n + 2];
  return y * POWERS_OF_TWO[POWER_ZERO + n];
}

/**
 * Natural logarithm.
 * log(0) is -Infinity; negative arguments give not-a-number.
 *
 * x = 2^k m, 0.707 ≤ m < 1.414; c is the table's short reciprocal of m; r = m c - 1 is exact in two parts;
 * log(x) = k ln2 - ln c + log1p(r).
 */
export function log(x: number): number {
  return x >= SMALLEST_NORMAL && x < Infinity ? logOfNormal(x, 0) : unusualLog(x);
}

function unusualLog(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  return x === Infinity ? x : logOfNormal(x * TWO_POW_54, -54);
}

/** log(x * 2^shift) of a normal positive x. */
function logOfNormal(x: number, shift: number): number {
  DOUBLE[0] = x;
  const position = HALVES[UPPER] - SIGNIFICAND_START;
  const power = position >> 20;
  const j = (position >> 11) & 508;
  const m = x * POWERS_OF_TWO[POWER_ZERO - power];
  const c = LOG_TABLE[j];
  // c has 21 bits: its products with the upper 31 and the lower 22 bits of m are exact.
  const upper = m + ROUND_TO_30_PLACES - ROUND_TO_30_PLACES;
  const r = upper * c - 1 + (m - upper) * c;
  const k = power + shift;
  // Both have 42 places: the sum is exact.
  const base = k * LN2_HIGH + LOG_TABLE[j + 1];
  const sum = base + r;
  const r2 = r * r;
  const series =
    -0.5 + r * (1 / 3) + r2 * (-0.25 + r * 0.2 + r2 * (-1 / 6 + r * (1 / 7) + r2 * (-0.125 + r * (1 / 9))));
  return sum + (base - sum + r + (k * LN2_LOW + LOG_TABLE[j + 2]) + r2 * series);
}

/** log(x) of a positive finite x into PARTS, high and low, to about 66 bits. The method is that of `log`. */
export function logInParts(x: number): void {
  let subnormal = 0;
  if (x < SMALLEST_NORMAL) {
    x *= TWO_POW_54;
    subnormal = 54;
  }
  DOUBLE[0] = x;
  const position = HALVES[UPPER] - SIGNIFICAND_START;
  const power = position >> 20;
  const j = (position >> 11) & 508;
  const m = x * POWERS_OF_TWO[POWER_ZERO - power];
  const c = LOG_TABLE[j];
  const upper = m + ROUND_TO_30_PLACES - ROUND_TO_30_PLACES;
  const a = upper * c - 1;
  const b = (m - upper) * c;
  const r = a + b;
  const rest = a - r + b;
  const k = power - subnormal;

  // -r²/2 in two parts.
  const scaled = r * SPLITTER;
  const rUpper = scaled - (scaled - r);
  const rLower = r - rUpper;
  const square = r * r;
  const squareRest = rUpper * rUpper - square + 2 * rUpper * rLower + rLower * rLower;
  const second = -0.5 * square;
  const higher =
    square * r * (1 / 3 + r * -0.25 + square * (0.2 + r * (-1 / 6) + square * (1 / 7 + r * -0.125 + square * (1 / 9))));

  const base = k * LN2_HIGH + LOG_TABLE[j + 1];
  const sum = base + r;
  const lost = base - sum + r;
  const sum2 = sum + second;
  const lost2 = sum - sum2 + second;
  const low = lost + lost2 + (k * LN2_LOW + LOG_TABLE[j + 2] + (rest - r * rest - 0.5 * squareRest) + higher);
  const high = sum2 + low;
  PARTS[0] = high;
  PARTS[1] = sum2 - high + low;
}

/**
 * x to the power y, with the special values of ECMAScript's `**`: x^0 = 1 for every x; a negative x needs an integer y;
 * (±1)^±Infinity is not a number.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === 0) return 1;
  if (!(x > 0 && x < Infinity && Math.abs(y) < TWO_POW_66)) return unusualPow(x, y);
  return positivePow(x, y);
}

/** 0 < x < Infinity, |y| < 2^66. */
function positivePow(x: number, y: number): number {
  if (Math.abs(y) < TWO_POW_MINUS_70) return 1;
  logInParts(x);
  const high = PARTS[0];
  const low = PARTS[1];
  const product = y * high;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  const scaledY = y * SPLITTER;
  const yUpper = scaledY - (scaledY - y);
  const yLower = y - yUpper;
  const scaledHigh = high * SPLITTER;
  const upper = scaledHigh - (scaledHigh - high);
  const lower = high - upper;
  const rest = yUpper * upper - product + yUpper * lower + yLower * upper + yLower * lower;
  return expOfSum(product, rest + y * low);
}

/** Every other case: not-a-number, infinite, zero or negative x, or a huge y. */
function unusualPow(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) >= TWO_POW_66) {
    if (size === 1) return Math.abs(y) === Infinity ? NaN : 1;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const whole = Math.floor(y) === y;
  const negative = (x < 0 || (x === 0 && 1 / x < 0)) && whole && Math.floor(y / 2) * 2 !== y;
  let value: number;
  if (size === 0) value = y > 0 ? 0 : Infinity;
  else if (size === Infinity) value = y > 0 ? Infinity : 0;
  else if (!whole) return NaN;
  else value = positivePow(size, y);
  return negative ? -value : value;
}
