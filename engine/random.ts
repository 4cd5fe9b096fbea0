/**
 * Random numbers. Every draw comes from a stream of its own, named `seed/purpose/id/ordinal`, so that what one person or
 * task draws never depends on who else is there or on the order of the work: adding a carer changes no resident's draw,
 * and two variants run with the same seed stay paired. The only state is how many streams of a name have been opened.
 *
 * Generator: alea (Baagøe 2010) of the package seedrandom, a multiply-with-carry generator over 32-bit fractions.
 */
import alea from 'seedrandom/lib/alea.js';
import { exp, log, normalQuantile } from './math.js';

/** sqrt(2 pi): up to this width a uniform proposal under a normal density is accepted more often than a normal one. */
const UNIFORM_WIDTH = 2.5066282746310002;
/** A proposal below is accepted at least one time in four, so this many failures in a row do not happen (0.75^1000 = 1e-125). */
const MOST_TRIES = 1000;
/** Half of 2^-32: puts a multiple of 2^-32 into the middle of its cell, so that it is never 0 or 1. */
const HALF_CELL = 1.1641532182693481e-10;

export class Stream {
  readonly #next: () => number;

  /** @param name whole name of the stream; equal names give equal draws */
  constructor(name: string) {
    this.#next = alea(name);
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  uniform(): number {
    return this.#next();
  }

  /** Uniform in [a, b). */
  between(a: number, b: number): number {
    return a + (b - a) * this.#next();
  }

  /**
   * Whole number 0 … n - 1, each equally likely (to n / 2^32).
   * @throws RangeError unless n is a whole number from 1 to 2^32
   */
  integer(n: number): number {
    if (!(n >= 1 && n <= 4294967296 && Math.floor(n) === n)) throw new RangeError(`integer(${n}): 1 to 2^32 is needed`);
    return Math.floor(this.#next() * n);
  }

  /** Uniform in (0, 1), never an end. */
  #inside(): number {
    return this.#next() + HALF_CELL;
  }

  /**
   * Normal variable, by inversion of one uniform number (within 6.4 standard deviations).
   * @throws RangeError unless sd is finite and at least 0
   */
  normal(mean: number, sd: number): number {
    requireSpread('normal', mean, sd);
    return mean + sd * normalQuantile(this.#inside());
  }

  /**
   * Normal variable on condition that it lies in [min, max]; either bound may be infinite. `mean` and `sd` are those of
   * the variable before the condition. Exact in distribution: rejection from a uniform, normal or exponential proposal,
   * whichever fits the interval (Robert 1995, Statistics and Computing 5:121). sd = 0 gives the mean, or the bound next to it.
   * @throws RangeError for an empty interval or a spread that is no number
   */
  truncatedNormal(mean: number, sd: number, min: number, max: number): number {
    requireSpread('truncatedNormal', mean, sd);
    if (!(min <= max) || min === Infinity || max === -Infinity)
      throw new RangeError(`truncatedNormal: no room in [${min}, ${max}]`);
    if (sd === 0 || min === max) return Math.min(Math.max(mean, min), max);
    const from = (min - mean) / sd;
    const to = (max - mean) / sd;
    const deviate = to < 0 ? -this.#standardBetween(-to, -from) : this.#standardBetween(from, to);
    return Math.min(Math.max(mean + sd * deviate, min), max);
  }

  /** Standard normal on condition that it lies in [from, to], to >= 0. */
  #standardBetween(from: number, to: number): number {
    const tail = from > 0;
    // Beyond `from` the density falls by a factor e within 1/from: a wider interval is mostly empty.
    const narrow = to - from <= (tail ? Math.min(UNIFORM_WIDTH, 2 / from) : UNIFORM_WIDTH);
    const highest = tail ? from : 0;
    // Rate of the exponential proposal with the best acceptance (Robert 1995, section 2.2).
    const rate = (from + Math.sqrt(from * from + 4)) / 2;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (narrow) {
        const z = this.between(from, to);
        if (this.#inside() <= exp((highest - z) * (highest + z) * 0.5)) return z;
      } else if (tail) {
        const z = from - log(this.#inside()) / rate;
        if (z <= to && this.#inside() <= exp(-0.5 * (z - rate) * (z - rate))) return z;
      } else {
        const z = normalQuantile(this.#inside());
        if (z >= from && z <= to) return z;
      }
    }
    throw new Error(`truncated normal: ${MOST_TRIES} proposals failed in [${from}, ${to}]`);
  }

  /**
   * Log-normal variable given by its own mean and standard deviation (not by those of its logarithm):
   * sigma² = ln(1 + (sd/mean)²), mu = ln(mean) - sigma²/2.
   * @throws RangeError unless mean > 0 and sd >= 0, both finite
   */
  logNormalOf(mean: number, sd: number): number {
    requireSpread('logNormalOf', mean, sd);
    if (!(mean > 0)) throw new RangeError(`logNormalOf: the mean must be above 0, not ${mean}`);
    const z = normalQuantile(this.#inside());
    if (sd === 0) return mean;
    const ratio = sd / mean;
    const variance = log(1 + ratio * ratio);
    return mean * exp(Math.sqrt(variance) * z - variance / 2);
  }

  /**
   * Triangular variable on [min, max] with its peak at `mode`, by inversion.
   * @throws RangeError unless min <= mode <= max
   */
  triangular(min: number, mode: number, max: number): number {
    if (!(min <= mode && mode <= max)) throw new RangeError(`triangular: ${min} <= ${mode} <= ${max} does not hold`);
    const u = this.#next();
    const rising = (mode - min) / (max - min);
    if (u < rising) return min + Math.sqrt(u * (max - min) * (mode - min));
    return max - Math.sqrt((1 - u) * (max - min) * (max - mode));
  }

  /**
   * One of the list, each equally likely.
   * @throws RangeError for an empty list
   */
  pick<T>(list: readonly T[]): T {
    return list[this.integer(list.length)];
  }

  /** The list in random order, every order equally likely; the list itself stays as it is. */
  shuffle<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = this.integer(i + 1);
      const moved = result[i];
      result[i] = result[j];
      result[j] = moved;
    }
    return result;
  }
}

function requireSpread(name: string, mean: number, sd: number): void {
  if (!(Math.abs(mean) < Infinity && sd >= 0 && sd < Infinity)) throw new RangeError(`${name}: mean ${mean}, sd ${sd}`);
}

/**
 * The stream of this name; opening it again gives the same draws.
 * Names are unambiguous because `purpose` and `id` hold no "/" (ids cannot).
 */
export function openStream(seed: string, purpose: string, id: string, ordinal: number): Stream {
  return new Stream(`${seed}/${purpose}/${id}/${ordinal}`);
}

/** The next stream of `purpose/id`: its ordinal is read from `ordinals`, which is part of the world, and raised by one. */
export function nextStream(ordinals: Map<string, number>, seed: string, purpose: string, id: string): Stream {
  const key = `${purpose}/${id}`;
  const ordinal = ordinals.get(key) ?? 0;
  ordinals.set(key, ordinal + 1);
  return openStream(seed, purpose, id, ordinal);
}
