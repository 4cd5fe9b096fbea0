/**
 * The hard limit among bodies: of all steps that keep clear of everybody and of the walls, the one nearest to the step
 * wanted. Two bodies that both move may each use half of the gap between them along the line of their nearest points, so
 * no two overlap after a tick that did not before, whatever they decided; and both always may stand still.
 */

/** Half planes: a step s is allowed if n · s ≤ c for each; c ≥ 0, so to stand is always allowed. */
export interface Barriers {
  count: number;
  nx: Float64Array;
  ny: Float64Array;
  c: Float64Array;
  /** Step wanted, x y, and the longest step there may be, m: what is farther away cannot limit it. */
  wanted: Float64Array;
  /** Result of `nearestStep`, x y, m. */
  step: Float64Array;
}

/** Walls are few; more than this near one body are not drawn. */
const ROOM_FOR_WALLS = 256;
/** Rounding of positions, m. */
const ROUNDING = 1e-12;

export const createBarriers = (people: number): Barriers => ({
  count: 0,
  nx: new Float64Array(people + ROOM_FOR_WALLS),
  ny: new Float64Array(people + ROOM_FOR_WALLS),
  c: new Float64Array(people + ROOM_FOR_WALLS),
  wanted: new Float64Array(3),
  step: new Float64Array(2),
});

/** Adds the half plane (nx, ny) · s ≤ c; (nx, ny) a unit vector, c taken as 0 if negative. */
export function addBarrier(barriers: Barriers, nx: number, ny: number, c: number): void {
  const k = barriers.count;
  if (k >= barriers.c.length) return;
  barriers.nx[k] = nx;
  barriers.ny[k] = ny;
  barriers.c[k] = c > 0 ? c : 0;
  barriers.count = k + 1;
}

/**
 * barriers.step = the allowed step nearest to the one wanted: incremental linear programming in the plane (de Berg et al. 2008,
 * chapter 4.4, with distance as the objective, as in van den Berg et al. 2011). It is never longer than that.
 */
export function nearestStep(barriers: Barriers): void {
  const { nx, ny, c, count, wanted, step } = barriers;
  const x = wanted[0];
  const y = wanted[1];
  let sx = x;
  let sy = y;
  for (let i = 0; i < count; i++) {
    const ix = nx[i];
    const iy = ny[i];
    const ic = c[i];
    if (ix * sx + iy * sy <= ic + ROUNDING) continue;
    // On the line of this one: p + t (-iy, ix), with t between what those before allow.
    const px = ix * ic;
    const py = iy * ic;
    let low = -Infinity;
    let high = Infinity;
    for (let j = 0; j < i; j++) {
      const along = iy * -nx[j] + ix * ny[j];
      const room = c[j] - nx[j] * px - ny[j] * py;
      if (along > 1e-9) {
        const t = room / along;
        if (t < high) high = t;
      } else if (along < -1e-9) {
        const t = room / along;
        if (t > low) low = t;
      } else if (room < -ROUNDING) {
        low = Infinity;
      }
    }
    if (low > high) {
      // Only rounding can say so: to stand is allowed.
      sx = 0;
      sy = 0;
      break;
    }
    let t = ix * y - iy * x;
    t = t < low ? low : t > high ? high : t;
    sx = px - iy * t;
    sy = py + ix * t;
  }
  step[0] = sx;
  step[1] = sy;
}

/** Nearer than this counts as the same spot, m. */
export const SAME_SPOT = 1e-6;
