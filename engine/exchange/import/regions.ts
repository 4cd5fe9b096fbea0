/** Unions, differences and cuts of outlines, on the millimetre grid of the building. */
import { areaPaths, booleanOp, ClipType, FillRule, PolyTree64, booleanOpWithPolyTree, type Paths64 } from 'clipper2-ts';
import type { PolyPath64 } from 'clipper2-ts';
import { polygonArea, pointInPolygon, snap } from '../../facility/geometry.js';
import type { Ring, XY } from './sketch.js';

/** An outline with its holes. */
export interface Region {
  outline: XY[];
  holes: XY[][];
}

const SCALE = 1000;
const toPath = (ring: Ring): { x: number; y: number }[] =>
  ring.map(([x, y]) => ({ x: Math.round(x * SCALE), y: Math.round(y * SCALE) }));
const toRing = (path: readonly { x: number; y: number }[]): XY[] => path.map(({ x, y }) => [x / SCALE, y / SCALE]);
const pathsOf = (region: Region): Paths64 => [region.outline, ...region.holes].map(toPath);

/** Area of a ring, m², never negative. */
export const ringArea = (ring: Ring): number => Math.abs(polygonArea(ring.flat()));
export const regionArea = (region: Region): number =>
  ringArea(region.outline) - region.holes.reduce((sum, hole) => sum + ringArea(hole), 0);

function treeToRegions(tree: PolyTree64): Region[] {
  const regions: Region[] = [];
  const visit = (node: PolyPath64): void => {
    for (let i = 0; i < node.count; i++) {
      const outer = node.child(i);
      const region: Region = { outline: toRing(outer.poly ?? []), holes: [] };
      for (let j = 0; j < outer.count; j++) {
        const hole = outer.child(j);
        region.holes.push(toRing(hole.poly ?? []));
        visit(hole);
      }
      if (region.outline.length >= 3) regions.push(region);
    }
  };
  visit(tree as unknown as PolyPath64);
  return regions.sort((a, b) => regionArea(b) - regionArea(a));
}

function combine(how: ClipType, subject: Paths64, clip: Paths64, rule: FillRule): Region[] {
  const tree = new PolyTree64();
  booleanOpWithPolyTree(how, subject, clip, tree, rule);
  return treeToRegions(tree);
}

/** Everything that one of the rings covers; a ring inside another is a hole where the rule is `evenOdd`. Largest first. */
export const unionOf = (rings: readonly Ring[], rule: 'nonZero' | 'evenOdd' = 'nonZero'): Region[] =>
  combine(ClipType.Union, rings.map(toPath), [], rule === 'nonZero' ? FillRule.NonZero : FillRule.EvenOdd);

/** The union of regions with holes. */
export const joinRegions = (regions: readonly Region[]): Region[] =>
  regions.length === 0
    ? []
    : regions
        .slice(1)
        .reduce<Region[]>(
          (all, region) => combine(ClipType.Union, all.flatMap(pathsOf), oriented(region), FillRule.NonZero),
          cleanRegion(regions[0]),
        );

/** Outline counter-clockwise, holes clockwise: what `NonZero` takes for a region with holes. */
function oriented(region: Region): Paths64 {
  const turn = (ring: XY[], positive: boolean): XY[] =>
    polygonArea(ring.flat()) > 0 === positive ? ring : [...ring].reverse();
  return [toPath(turn(region.outline, true)), ...region.holes.map((hole) => toPath(turn(hole, false)))];
}

/** A region without self-crossings; several where it falls apart. */
export const cleanRegion = (region: Region): Region[] =>
  combine(ClipType.Union, oriented(region), [], FillRule.NonZero);

/** What is left of `from` without the rings. */
export function without(from: Region, rings: readonly Ring[]): Region[] {
  if (rings.length === 0) return [from];
  const cut = booleanOp(ClipType.Union, rings.map(toPath), [], FillRule.NonZero);
  return combine(ClipType.Difference, oriented(from), cut, FillRule.NonZero);
}

/** Area that two regions share, m². */
export function commonArea(a: Region, b: Region): number {
  const paths = booleanOp(ClipType.Intersection, oriented(a), oriented(b), FillRule.NonZero);
  return Math.abs(areaPaths(paths)) / (SCALE * SCALE);
}

export const contains = (region: Region, [x, y]: XY): boolean =>
  pointInPolygon(region.outline.flat(), x, y) && !region.holes.some((hole) => pointInPolygon(hole.flat(), x, y));

/** On the grid, without corners that repeat or that lie on a straight run; null if nothing is left. */
export function tidyRing(ring: Ring): XY[] | null {
  const points: XY[] = [];
  for (const [x, y] of ring) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
    const next: XY = [snap(x), snap(y)];
    const last = points[points.length - 1];
    if (last === undefined || last[0] !== next[0] || last[1] !== next[1]) points.push(next);
  }
  while (points.length > 1 && same(points[0], points[points.length - 1])) points.pop();
  return points.length < 3 ? null : points;
}

const same = (a: XY, b: XY): boolean => a[0] === b[0] && a[1] === b[1];
export const distance = (a: XY, b: XY): number =>
  Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
