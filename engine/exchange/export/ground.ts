/** The walkable ground of a storey as polygons with walls between rooms: what other programs take for the geometry. */
import { EndType, inflatePaths, JoinType } from 'clipper2-ts';
import { buildFacility } from '../../facility/build.js';
import type { Facility, OpeningInfo, SpaceInfo } from '../../facility/facility.js';
import { OUTSIDE } from '../../facility/facility.js';
import { snap } from '../../facility/geometry.js';
import type { DrawnFacility } from '../../scenario/schema.js';
import { joinRegions, unionOf, type Region } from '../import/regions.js';
import type { XY } from '../import/sketch.js';
import { ring, rounded } from './shapes.js';

/**
 * Our walls have no thickness; two rooms that share an edge would grow together. Each space gives up so much along its
 * edges, m, which makes walls of 2 cm, and openings are joined again at their clear width. Nobody stands that close to a wall.
 */
export const HALF_WALL = 0.01;

export interface Ground {
  storey: string;
  elevation: number;
  /** Connected pieces, largest first. */
  pieces: Region[];
}

export const facilityOf = (drawn: DrawnFacility): Facility => buildFacility(drawn);

/** A space without a strip along its edges. */
function narrowed(space: SpaceInfo): Region[] {
  const paths = [space.outline, ...space.holes].map((flat) =>
    ring(flat).map(([x, y]) => ({ x: Math.round(x * 1000), y: Math.round(y * 1000) })),
  );
  const inner = inflatePaths(paths, -HALF_WALL * 1000, JoinType.Miter, EndType.Polygon, 2);
  return unionOf(
    inner.map((path) => path.map(({ x, y }): XY => [x / 1000, y / 1000])),
    'evenOdd',
  );
}

/** The opening's clear width through both strips. */
function passage(opening: OpeningInfo): Region {
  const { x1, y1, x2, y2, width } = opening;
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  // One strip less at each end where the opening takes the whole edge: the corner belongs to the walls beside it.
  const half = Math.min(width, length - 2 * HALF_WALL) / 2;
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const out = HALF_WALL + 0.002;
  const corner = (a: number, b: number): XY => [snap(cx + ux * a - uy * b), snap(cy + uy * a + ux * b)];
  return { outline: [corner(-half, -out), corner(half, -out), corner(half, out), corner(-half, out)], holes: [] };
}

/** The ground of every storey that has any. Cars of lifts belong to no storey. */
export function groundOf(facility: Facility): Ground[] {
  return facility.storeys.flatMap((storey) => {
    const spaces = facility.spaces.filter((space) => space.storey === storey.index && space.kind !== 'liftCar');
    const here = new Set(spaces.map((space) => space.index));
    const openings = facility.openings.filter(({ a, b }) => (b === OUTSIDE ? here.has(a) : here.has(a) && here.has(b)));
    const pieces = joinRegions([...spaces.flatMap(narrowed), ...openings.map(passage)]);
    return pieces.length === 0 ? [] : [{ storey: storey.id, elevation: storey.elevation, pieces }];
  });
}

const closed = (points: readonly XY[]): string =>
  `(${[...points, points[0]].map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join(', ')})`;

/** `POLYGON ((…), (…))`; metres. */
export const polygonWkt = (region: Region): string =>
  `POLYGON (${[region.outline, ...region.holes].map(closed).join(', ')})`;

/** One polygon as POLYGON, several as MULTIPOLYGON. */
export const groundWkt = ({ pieces }: Ground): string =>
  pieces.length === 1
    ? polygonWkt(pieces[0])
    : `MULTIPOLYGON (${pieces.map((piece) => polygonWkt(piece).slice('POLYGON '.length)).join(', ')})`;
