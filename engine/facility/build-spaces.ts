/** Spaces of the drawing: outlines on the grid, floors, compartments, stairs. */
import type { DrawnFacility, Space } from '../scenario/schema.js';
import type { Edge } from './edges.js';
import { edgesOf } from './edges.js';
import type { SpaceInfo, StoreyInfo } from './facility.js';
import {
  isConvex,
  pointInPolygon,
  polygonArea,
  reverseRing,
  segmentsCross,
  selfIntersection,
  sharedArea,
  snap,
  snapRing,
  straightenRing,
} from './geometry.js';
import type { ProblemList } from './problems.js';
import { OVERLAP_TOLERANCE } from './overlap.js';

/** Least area of a space or a hole, m² (10 cm × 10 cm): below it is a slip of the pen. */
export const LEAST_AREA = 0.01;

/** Areas over a 1 mm grid are multiples of 0.5 mm²: without rounding noise a refuge of 12 m² is not below 12 m². */
function exactArea(area: number): number {
  return Math.floor(area * 2e6 + 0.5) / 2e6;
}

export interface BuiltSpaces {
  spaces: SpaceInfo[];
  /** By space: its outline can be worked with. */
  sound: boolean[];
  edges: Edge[][];
  compartments: string[];
  stairs: string[];
}

/** Turns every space into its engine form; those with a bad outline are marked and left out of further checks. */
export function buildSpaces(
  input: DrawnFacility,
  storeys: readonly StoreyInfo[],
  storeyByKey: ReadonlyMap<string, number>,
  problems: ProblemList,
): BuiltSpaces {
  const compartments = (input.compartments ?? []).map((c) => c.id.normalize('NFC'));
  const stairs: string[] = [];
  const result: BuiltSpaces = { spaces: [], sound: [], edges: [], compartments, stairs };
  input.spaces.forEach((drawn, index) => {
    const path = `facility.spaces.${drawn.id}`;
    const storey = storeyByKey.get(drawn.storey.normalize('NFC'));
    if (drawn.id === 'outside') problems.add(path, 'reservedId', { value: drawn.id }, 'rename');
    if (storey === undefined) {
      problems.add(`${path}.storey`, 'unknownReference', { value: drawn.storey, kind: 'storey' }, 'declare');
    }
    let outline = snapRing(drawn.outline);
    const sound = checkRing(outline, `${path}.outline`, problems);
    if (polygonArea(outline) < 0) outline = reverseRing(outline);
    const holes = sound ? buildHoles(drawn, outline, `${path}.holes`, problems) : [];
    const area = exactArea(polygonArea(outline) - holes.reduce((sum, hole) => sum - polygonArea(hole), 0));
    if (sound && drawn.netArea !== undefined && drawn.netArea > area + 1e-6) {
      problems.add(`${path}.netArea`, 'netAreaTooLarge', { value: drawn.netArea, most: area }, 'lowerValue');
    }
    const [minX, minY, maxX, maxY] = bounds(outline);
    result.spaces.push({
      index,
      id: drawn.id.normalize('NFC'),
      kind: drawn.kind,
      storey: storey ?? 0,
      layer: -1,
      outline,
      holes,
      convex: holes.length === 0 && isConvex(outline),
      minX,
      minY,
      maxX,
      maxY,
      area,
      netArea: drawn.netArea ?? area,
      z: snap(drawn.elevation ?? storeys[storey ?? 0].elevation),
      flight: buildFlight(drawn, outline, path, problems),
      compartment: compartmentOf(drawn, compartments, input.compartments !== undefined, path, problems),
      stair: stairOf(drawn, stairs),
      openings: [],
      walls: new Float64Array(0),
    });
    result.sound.push(sound);
    result.edges.push(sound ? edgesOf(outline, holes) : []);
  });
  return result;
}

function checkRing(ring: Float64Array, path: string, problems: ProblemList): boolean {
  const crossing = ring.length >= 6 ? selfIntersection(straightenRing(ring)) : null;
  if (crossing !== null) {
    problems.add(path, 'selfIntersecting', { x: crossing[0], y: crossing[1] }, 'drawCornersInOrder');
    return false;
  }
  const area = Math.abs(polygonArea(ring));
  if (area < LEAST_AREA) {
    problems.add(path, 'zeroArea', { value: area, least: LEAST_AREA }, 'drawCornersInOrder');
    return false;
  }
  return true;
}

function buildHoles(drawn: Space, outline: Float64Array, path: string, problems: ProblemList): Float64Array[] {
  const holes: Float64Array[] = [];
  (drawn.holes ?? []).forEach((points, index) => {
    let hole = snapRing(points);
    if (!checkRing(hole, `${path}.${index}`, problems)) return;
    if (polygonArea(hole) > 0) hole = reverseRing(hole);
    const escape = outsideCorner(hole, outline);
    if (escape !== null) {
      problems.add(`${path}.${index}`, 'holeOutside', { x: escape[0], y: escape[1] }, 'moveInside');
      return;
    }
    const other = holes.findIndex(
      (each) => sharedArea({ outline: each, holes: [] }, { outline: hole, holes: [] }).area > OVERLAP_TOLERANCE,
    );
    if (other >= 0) {
      problems.add(`${path}.${index}`, 'holesOverlap', { other }, 'moveApart');
      return;
    }
    holes.push(hole);
  });
  return holes;
}

/** A corner of the hole outside the outline, or the start of an edge that leaves it; null if the hole lies in it. */
function outsideCorner(hole: Float64Array, outline: Float64Array): readonly [number, number] | null {
  for (let i = 0; i < hole.length; i += 2) {
    const [x1, y1] = [hole[i], hole[i + 1]];
    const [x2, y2] = [hole[(i + 2) % hole.length], hole[(i + 3) % hole.length]];
    if (!pointInPolygon(outline, x1, y1)) return [x1, y1];
    for (let j = 0, k = outline.length - 2; j < outline.length; k = j, j += 2) {
      if (segmentsCross(x1, y1, x2, y2, outline[k], outline[k + 1], outline[j], outline[j + 1])) return [x1, y1];
    }
  }
  return null;
}

function buildFlight(drawn: Space, outline: Float64Array, path: string, problems: ProblemList): SpaceInfo['flight'] {
  if (drawn.kind !== 'stairFlight') {
    if (drawn.flight !== undefined) {
      const parameters = { kind: drawn.kind, allowed: ['stairFlight'] };
      problems.add(`${path}.flight`, 'flightDataNotAllowed', parameters, 'removeFlight');
    }
    return null;
  }
  if (drawn.flight === undefined) {
    problems.add(`${path}.flight`, 'flightDataMissing', { kind: drawn.kind }, 'addFlight');
    return null;
  }
  const [dx, dy] = drawn.flight.up;
  const length = Math.sqrt(dx * dx + dy * dy);
  if (!(length > 1e-6)) {
    problems.add(`${path}.flight.up`, 'flightWithoutDirection', { value: drawn.flight.up }, 'addFlight');
    return null;
  }
  const ux = dx / length;
  const uy = dy / length;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < outline.length; i += 2) {
    const along = outline[i] * ux + outline[i + 1] * uy;
    least = Math.min(least, along);
    most = Math.max(most, along);
  }
  // To the micrometre: a flight of 3 m is 3 m, whatever its place.
  const run = Math.floor((most - least) * 1e6 + 0.5) / 1e6;
  const rise = snap(drawn.flight.rise);
  return { ux, uy, rise, run, stretch: Math.sqrt(1 + (rise / run) * (rise / run)) };
}

function compartmentOf(
  drawn: Space,
  compartments: string[],
  declared: boolean,
  path: string,
  problems: ProblemList,
): number {
  if (drawn.compartment === undefined) return -1;
  const id = drawn.compartment.normalize('NFC');
  const index = compartments.indexOf(id);
  if (index >= 0) return index;
  if (declared) {
    problems.add(`${path}.compartment`, 'unknownReference', { value: id, kind: 'compartment' }, 'declare');
    return -1;
  }
  return compartments.push(id) - 1;
}

function stairOf(drawn: Space, stairs: string[]): number {
  if (drawn.stair === undefined) return -1;
  const id = drawn.stair.normalize('NFC');
  const index = stairs.indexOf(id);
  return index >= 0 ? index : stairs.push(id) - 1;
}

function bounds(ring: Float64Array): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i]);
    minY = Math.min(minY, ring[i + 1]);
    maxX = Math.max(maxX, ring[i]);
    maxY = Math.max(maxY, ring[i + 1]);
  }
  return [minX, minY, maxX, maxY];
}
