/** Projective maps of the plane: from the pixels of a picture to metres of the plan. */
import { distance, type XY } from './points.js';

/** By rows; of a point (x, y, 1), up to a factor. */
export type Homography = readonly number[];

export const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function mapPoint(h: Homography, [x, y]: XY): XY {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

/** First `second`, then `first`. */
export function product(first: Homography, second: Homography): number[] {
  return Array.from({ length: 9 }, (_, i) => {
    const [row, column] = [Math.floor(i / 3) * 3, i % 3];
    return first[row] * second[column] + first[row + 1] * second[3 + column] + first[row + 2] * second[6 + column];
  });
}

/** @throws RangeError for a map that cannot be turned round */
export function inverse(h: Homography): number[] {
  const [a, b, c, d, e, f, g, i, j] = h;
  const cofactors = [e * j - f * i, c * i - b * j, b * f - c * e, f * g - d * j, a * j - c * g, c * d - a * f, d * i - e * g, b * g - a * i, a * e - b * d]; // prettier-ignore
  const determinant = a * cofactors[0] + b * cofactors[3] + c * cofactors[6];
  if (!Number.isFinite(1 / determinant)) throw new RangeError('no inverse');
  return cofactors.map((value) => value / determinant);
}

/** The map that takes four points, no three on a line, to four others; null if there is none. Solves the eight equations. */
export function fromFour(from: readonly XY[], to: readonly XY[]): number[] | null {
  const rows: number[][] = [];
  for (let k = 0; k < 4; k++) {
    const [[x, y], [u, v]] = [from[k], to[k]];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  for (let column = 0; column < 8; column++) {
    let pivot = column;
    for (let row = column + 1; row < 8; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    if (Math.abs(rows[pivot][column]) < 1e-10) return null;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    const own = rows[column];
    for (let row = 0; row < 8; row++) {
      if (row === column) continue;
      const factor = rows[row][column] / own[column];
      if (factor !== 0) for (let i = column; i < 9; i++) rows[row][i] -= factor * own[i];
    }
  }
  const h = [...rows.map((row, i) => row[8] / row[i]), 1];
  return h.every(Number.isFinite) ? h : null;
}

/** Four points in the order in which they go round, beginning with the one that is lowest and leftmost; null: three on a line. */
export function goRound(points: readonly XY[]): XY[] | null {
  if (points.length !== 4) return null;
  const [cx, cy] = [0, 1].map((i) => points.reduce((sum, p) => sum + p[i], 0) / 4);
  const ordered = [...points].sort((a, b) => Math.atan2(a[1] - cy, a[0] - cx) - Math.atan2(b[1] - cy, b[0] - cx));
  const first = ordered.reduce((best, p, i) => (p[0] + p[1] < ordered[best][0] + ordered[best][1] ? i : best), 0);
  const round = [...ordered.slice(first), ...ordered.slice(0, first)];
  for (let i = 0; i < 4; i++) {
    const [[x1, y1], [x2, y2], [x3, y3]] = [round[i], round[(i + 1) % 4], round[(i + 2) % 4]];
    const turn = (x2 - x1) * (y3 - y2) - (y2 - y1) * (x3 - x2);
    if (turn <= 1e-9) return null;
  }
  return round;
}

/**
 * A picture squared up: what lies at four corners of the plan, taken round from the lower left, is a rectangle of the width and
 * depth, whose lower left corner stays where it is.
 * @returns the new map of the picture, or null if the four points are no quadrilateral without a dent
 */
export function squaredUp(toPlan: Homography, corners: readonly XY[], width: number, depth: number): number[] | null {
  const round = goRound(corners);
  if (round === null) return null;
  const [[x, y]] = round;
  const turned = fromFour(round, [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
  ]);
  return turned === null ? null : product(turned, toPlan);
}

/** Width and depth of a quadrilateral as it looks: the mean of opposite sides. A first guess of a rectangle in perspective. */
export function sizeOf(corners: readonly XY[]): { width: number; depth: number } | null {
  const round = goRound(corners);
  if (round === null) return null;
  const side = (i: number): number => distance(round[i], round[(i + 1) % 4]);
  return { width: (side(0) + side(2)) / 2, depth: (side(1) + side(3)) / 2 };
}

/** Scaled about the origin of the plan, so that two points that lie `now` apart lie `wanted` apart. */
export const scaled = (toPlan: Homography, now: number, wanted: number): number[] =>
  product([wanted / now, 0, 0, 0, wanted / now, 0, 0, 0, 1], toPlan);

/** A picture as it is put under a new storey: upright, so wide, its lower left corner at the origin. */
export const upright = (width: number, height: number, metres: number): number[] => {
  const scale = metres / width;
  return [scale, 0, 0, 0, -scale, scale * height, 0, 0, 1];
};

/** Straight lines that are parallel stay parallel: the picture can be drawn as it is. */
export const isAffine = (h: Homography, width: number, height: number): boolean =>
  Math.abs(h[6]) * width + Math.abs(h[7]) * height < 1e-6 * Math.abs(h[8]);
