/** Rooms of a drawing that only shows walls: what walls and doors enclose. */
import { EndType, inflatePaths, JoinType } from 'clipper2-ts';
import type { Region } from '../regions.js';
import { regionArea, unionOf, without } from '../regions.js';
import type { XY } from '../sketch.js';
import type { Segment } from './doors.js';

/** Half of the widest gap between two walls that is closed, m. */
const HALF_GAP = 0.025;
/** Narrower than twice this is the inside of a wall or a duct, m. */
const HALF_ROOM = 0.25;

const toPaths = (rings: readonly (readonly XY[])[]): { x: number; y: number }[][] =>
  rings.map((ring) => ring.map(([x, y]) => ({ x: Math.round(x * 1000), y: Math.round(y * 1000) })));
const toRings = (paths: readonly (readonly { x: number; y: number }[])[]): XY[][] =>
  paths.map((path) => path.map(({ x, y }): XY => [x / 1000, y / 1000]));

const grown = (region: Region, by: number): Region[] =>
  unionOf(
    toRings(inflatePaths(toPaths([region.outline, ...region.holes]), by * 1000, JoinType.Miter, EndType.Polygon, 2)),
    'evenOdd',
  );

/**
 * The spaces that segments enclose, once gaps of up to 5 cm are closed. The outside and the insides of double-drawn walls
 * are no spaces. Edges lie on the segments, to a millimetre.
 */
export function enclosed(segments: readonly Segment[]): Region[] {
  if (segments.length < 3) return [];
  const xs = segments.flatMap(([a, b]) => [a[0], b[0]]);
  const ys = segments.flatMap(([a, b]) => [a[1], b[1]]);
  const [x1, y1, x2, y2] = [Math.min(...xs) - 1, Math.min(...ys) - 1, Math.max(...xs) + 1, Math.max(...ys) + 1];
  const thick = toRings(inflatePaths(toPaths(segments), HALF_GAP * 1000, JoinType.Miter, EndType.Square, 2));
  const box: Region = {
    outline: [
      [x1, y1],
      [x2, y1],
      [x2, y2],
      [x1, y2],
    ],
    holes: [],
  };
  return without(box, thick)
    .filter(
      (region) => !region.outline.some(([x, y]) => x < x1 + 0.01 || y < y1 + 0.01 || x > x2 - 0.01 || y > y2 - 0.01),
    )
    .filter((region) => grown(region, -HALF_ROOM).length > 0)
    .flatMap((region) => grown(region, HALF_GAP).slice(0, 1))
    .filter((region) => regionArea(region) > 0.5);
}
