/** Lifts: where their cars are drawn, and who is in them. */
import type { Building, Snapshot } from '../../engine/index.js';
import type { Affine } from './affine.js';

/** Nearer than this to a storey's floor a car counts as there, m. */
const LEVEL = 0.3;

/** Cars as they are shown; taken over from snapshots. */
export class Cars {
  readonly z: Float64Array;
  /** How far the doors are open, 0 to 1. */
  readonly open: Float64Array;

  constructor(count: number) {
    this.z = new Float64Array(count).fill(NaN);
    this.open = new Float64Array(count);
  }

  /** True if anything moved. */
  take(lifts: Snapshot['lifts']): boolean {
    let changed = false;
    lifts.forEach(({ z, open }, i) => {
      if (z === this.z[i] && open === this.open[i]) return;
      this.z[i] = z;
      this.open[i] = open;
      changed = true;
    });
    return changed;
  }
}

const between = (p: number, q: number, share: number): number => p + (q - p) * share;

/**
 * The map of a car's floor at a height: that of the storey it is at, or between those of two.
 * @param order indices of storeys from the lowest to the highest @param maps by storey; null: not shown
 * @returns null where it cannot be seen
 */
export function carMap(
  storeys: Building['storeys'],
  order: readonly number[],
  maps: readonly (Affine | null)[],
  z: number,
): Affine | null {
  if (Number.isNaN(z)) return null;
  const above = order.findIndex((index) => storeys[index].elevation > z + 1e-6);
  const high = above < 0 ? order.length - 1 : above;
  const low = above < 0 ? high : Math.max(0, above - 1);
  const [p, q] = [storeys[order[low]], storeys[order[high]]];
  const [under, over] = [maps[p.index], maps[q.index]];
  if (Math.abs(z - p.elevation) < LEVEL) return under;
  if (Math.abs(z - q.elevation) < LEVEL) return over;
  // Storeys in two columns of the picture: the car jumps from one to the other.
  if (under === null || over === null || Math.abs(under.e - over.e) > 1) return null;
  return { ...under, f: between(under.f, over.f, (z - p.elevation) / (q.elevation - p.elevation)) };
}

/** The storey whose floor is nearest to a height, by index. */
export function nearestStorey(storeys: Building['storeys'], z: number): number {
  let best = 0;
  for (const { index, elevation } of storeys)
    if (Math.abs(elevation - z) < Math.abs(storeys[best].elevation - z)) best = index;
  return best;
}
