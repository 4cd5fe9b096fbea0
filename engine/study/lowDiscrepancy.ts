/**
 * Points that fill a cube more evenly than random ones. Sobol sequence with the direction numbers of Joe & Kuo (SIAM J. Sci.
 * Comput. 30, 2008, table new-joe-kuo-6), in Gray-code order (Antonov & Saleev 1979); Latin hypercube (McKay et al. 1979).
 */
import { openStream } from '../random.js';

/** Degree s, coefficients a, initial numbers m, of dimensions 2 and up (Joe & Kuo 2008; R). */
const DIRECTIONS: readonly (readonly [s: number, a: number, m: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/** Most dimensions of a Sobol sequence here. */
export const MOST_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 31;
/** 2^31. */
const CELLS = 2_147_483_648;

/** Direction numbers of a dimension as whole numbers of 31 bits. */
function directions(dimension: number): number[] {
  if (dimension === 0) return Array.from({ length: BITS }, (_, i) => 1 << (BITS - 1 - i));
  const [s, a, m] = DIRECTIONS[dimension - 1];
  const v: number[] = m.map((one, i) => one << (BITS - 1 - i));
  for (let i = s; i < BITS; i++) {
    let next = v[i - s] ^ (v[i - s] >>> s);
    for (let k = 1; k < s; k++) if (((a >>> (s - 1 - k)) & 1) === 1) next ^= v[i - k];
    v.push(next);
  }
  return v;
}

/**
 * The first points of the Sobol sequence, in [0, 1); the first is the origin.
 * @throws RangeError beyond the dimensions of the table
 */
export function sobolPoints(points: number, dimensions: number): number[][] {
  if (!(dimensions >= 1 && dimensions <= MOST_DIMENSIONS))
    throw new RangeError(`${dimensions} dimensions: 1 to ${MOST_DIMENSIONS}`);
  const v = Array.from({ length: dimensions }, (_, d) => directions(d));
  const x = new Array<number>(dimensions).fill(0);
  const result: number[][] = [];
  for (let n = 0; n < points; n++) {
    result.push(x.map((one) => one / CELLS));
    // The lowest bit that is 0 says which direction is next.
    let bit = 0;
    for (let rest = n; (rest & 1) === 1; rest >>>= 1) bit++;
    for (let d = 0; d < dimensions; d++) x[d] ^= v[d][bit];
  }
  return result;
}

/** Points of which each has a slice of every range of its own; where in the slice, and which goes with which, by the seed. */
export function latinHypercube(points: number, dimensions: number, seed: string): number[][] {
  const columns = Array.from({ length: dimensions }, (_, d) => {
    const stream = openStream(seed, 'latinHypercube', String(d), 0);
    const slices = stream.shuffle(Array.from({ length: points }, (__, i) => i));
    return slices.map((slice) => (slice + stream.uniform()) / points);
  });
  return Array.from({ length: points }, (_, i) => columns.map((column) => column[i]));
}
