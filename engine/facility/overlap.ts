/** Which spaces of a storey lie over each other in plan, and the layers that follow. */
import RBush from 'rbush';
import type { SpaceInfo, StoreyInfo } from './facility.js';
import { floorHeight, sharedArea } from './geometry.js';

/** Area that two spaces may share in plan by drawing accuracy, m² (1 cm²). */
export const OVERLAP_TOLERANCE = 1e-4;

/**
 * Height between two floors over each other for both to be places to stand, m. 1.80 m: less than the headroom of any
 * building code, more than any step. Where a stair takes part, the space under a flight tapers to nothing, so only floors
 * at nearly the same height (0.50 m) are taken for a drawing error. Assumptions, U.
 */
const HEADROOM = 1.8;
const STAIR_HEADROOM = 0.5;

export interface Overlap {
  a: number;
  b: number;
  /** m² */
  area: number;
  /** True: one floor lies well above the other there. */
  stacked: boolean;
}

/** All pairs of spaces of the same storey that share more than the tolerance in plan, by index. */
export function overlaps(spaces: readonly SpaceInfo[]): Overlap[] {
  const tree = new RBush<{ minX: number; minY: number; maxX: number; maxY: number; space: SpaceInfo }>();
  tree.load(spaces.map((space) => ({ ...boxOf(space), space })));
  const found: Overlap[] = [];
  for (const a of spaces) {
    for (const { space: b } of tree.search(boxOf(a))) {
      if (b.index <= a.index || b.storey !== a.storey) continue;
      const width = Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX);
      const depth = Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY);
      if (width * depth <= OVERLAP_TOLERANCE) continue;
      const shared = sharedArea(a, b);
      if (shared.area <= OVERLAP_TOLERANCE) continue;
      const apart = Math.abs(floorHeight(a, shared.x, shared.y) - floorHeight(b, shared.x, shared.y));
      const stair = [a, b].some((space) => space.flight !== null || (space.kind === 'landing' && space.stair >= 0));
      found.push({ a: a.index, b: b.index, area: shared.area, stacked: apart >= (stair ? STAIR_HEADROOM : HEADROOM) });
    }
  }
  return found.sort((p, q) => p.a - q.a || p.b - q.b);
}

/**
 * Gives every space its layer and returns how many there are. Spaces of a storey that do not overlap share one; each
 * flight and each landing off the storey's level has its own (design, "Space").
 */
export function assignLayers(
  spaces: readonly SpaceInfo[],
  storeys: readonly StoreyInfo[],
  found: readonly Overlap[],
): number {
  const over = new Map<number, number[]>();
  for (const { a, b } of found) {
    over.set(a, [...(over.get(a) ?? []), b]);
    over.set(b, [...(over.get(b) ?? []), a]);
  }
  let layers = 0;
  for (const storey of storeys) {
    const shared: number[] = [];
    const here = spaces.filter((space) => space.storey === storey.index);
    for (const space of here) {
      const own =
        space.flight !== null || (space.kind === 'landing' && Math.abs(space.z - storey.elevation) > OFF_LEVEL);
      if (own) {
        space.layer = layers++;
        continue;
      }
      const taken = new Set((over.get(space.index) ?? []).map((index) => spaces[index].layer));
      let layer = shared.find((candidate) => !taken.has(candidate));
      if (layer === undefined) {
        layer = layers++;
        shared.push(layer);
      }
      space.layer = layer;
    }
  }
  return layers;
}

/** A landing further than this from the storey's floor is one between storeys, m. */
const OFF_LEVEL = 0.02;

function boxOf({ minX, minY, maxX, maxY }: SpaceInfo): { minX: number; minY: number; maxX: number; maxY: number } {
  return { minX, minY, maxX, maxY };
}
