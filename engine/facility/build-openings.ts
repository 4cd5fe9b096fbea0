/** Openings of the drawing: on the edges of both spaces, wide enough, level, not over each other. */
import type { DrawnFacility, Opening } from '../scenario/schema.js';
import type { BuiltSpaces } from './build-spaces.js';
import { EDGE_TOLERANCE, matchEdge } from './edges.js';
import type { OpeningInfo } from './facility.js';
import { OUTSIDE } from './facility.js';
import { floorHeight, pointInSpace, snap } from './geometry.js';
import type { ProblemList } from './problems.js';
import type { Gap } from './walls.js';

/** Heights of the two floors may differ by this at an opening, m: a threshold, not a step. */
export const STEP_TOLERANCE = 0.02;

/** Shorter openings are slips of the pen, m. */
export const LEAST_OPENING = 0.1;

/** Two openings of one edge may share this much by drawing accuracy, m. */
const OVERLAP = EDGE_TOLERANCE;

interface Side {
  edge: number;
  from: number;
  to: number;
}

export interface BuiltOpenings {
  openings: OpeningInfo[];
  /** By space: the clear parts on its edges. */
  gaps: Gap[][];
}

/** Turns every opening into its engine form and enters it in its spaces; collects what is wrong. */
export function buildOpenings(
  input: DrawnFacility,
  built: BuiltSpaces,
  spaceByKey: ReadonlyMap<string, number>,
  problems: ProblemList,
): BuiltOpenings {
  const { spaces, sound, edges } = built;
  const gaps: Gap[][] = spaces.map(() => []);
  const owners: { opening: number; gap: Gap }[][] = spaces.map(() => []);
  const openings: OpeningInfo[] = [];

  input.openings.forEach((drawn, index) => {
    const path = `facility.openings.${drawn.id}`;
    const ends = spacesOf(drawn, spaceByKey, path, problems);
    const [[px, py], [qx, qy]] = drawn.at.map(([x, y]) => [snap(x), snap(y)]);
    const length = Math.sqrt((qx - px) * (qx - px) + (qy - py) * (qy - py));
    const wide = drawn.clearWidth ?? length;
    let usable = ends !== null;
    if (length < LEAST_OPENING) {
      problems.add(`${path}.at`, 'openingTooShort', { value: length, least: LEAST_OPENING }, 'moveOntoSharedEdge');
      usable = false;
    }
    if (wide > length + 0.001) {
      problems.add(`${path}.clearWidth`, 'clearWidthTooLarge', { value: wide, most: length }, 'lowerValue');
      usable = false;
    }
    if (ends === null || !usable || !ends.every((s) => s === OUTSIDE || sound[s])) return;
    const [a, b] = ends;

    const sides: (Side | null)[] = [];
    for (const s of ends) {
      if (s === OUTSIDE) continue;
      const match = matchEdge(edges[s], spaces[s].outline, spaces[s].holes, px, py, qx, qy);
      if (match.found === 'edge') {
        sides.push(match);
        continue;
      }
      sides.push(null);
      const space = spaces[s].id;
      if (match.found === 'tooShort') {
        const parameters = { space, value: length, most: match.length };
        problems.add(`${path}.at`, 'openingWiderThanEdge', parameters, 'shortenOpening');
      } else {
        const parameters = { space, value: drawn.at, distance: match.distance, most: EDGE_TOLERANCE };
        problems.add(`${path}.at`, 'openingNotOnEdge', parameters, 'moveOntoSharedEdge');
      }
    }
    if (sides.includes(null)) return;

    const width = snap(Math.min(wide, length));
    const first = clearPart(sides[0] as Side, width);
    const e = edges[a][first.edge];
    const info: OpeningInfo = {
      index,
      id: drawn.id.normalize('NFC'),
      kind: drawn.kind,
      a,
      b,
      x1: snap(e.x1 + e.ux * first.from),
      y1: snap(e.y1 + e.uy * first.from),
      x2: snap(e.x1 + e.ux * first.to),
      y2: snap(e.y1 + e.uy * first.to),
      width,
    };
    if (b !== OUTSIDE) {
      const second = clearPart(sides[1] as Side, width);
      const f = edges[b][second.edge];
      // Each space lies to the left of its own edges, so two spaces face each other over edges that run opposite ways.
      if (e.ux * f.ux + e.uy * f.uy > 0) {
        const parameters = { a: spaces[a].id, b: spaces[b].id };
        problems.add(`${path}.at`, 'openingOneSided', parameters, 'turnOpeningSpaces');
        return;
      }
      checkLevel(info, built, px, py, qx, qy, path, problems);
      owners[b].push({ opening: index, gap: second });
    } else {
      checkExit(info, built, path, problems);
    }
    owners[a].push({ opening: index, gap: first });
    openings[index] = info;
  });

  for (const space of spaces) {
    const here = owners[space.index].sort((p, q) => p.opening - q.opening);
    for (const { opening, gap } of here) {
      space.openings.push(opening);
      gaps[space.index].push(gap);
    }
    // The doors of a car lie over each other, a storey apart.
    if (space.kind !== 'liftCar') checkOverlaps(here, openings, problems);
  }
  return { openings, gaps };
}

/** The two spaces of an opening by index, or null if one is not known. */
function spacesOf(
  drawn: Opening,
  spaceByKey: ReadonlyMap<string, number>,
  path: string,
  problems: ProblemList,
): [number, number] | null {
  const [a, b] = drawn.between.map((id, i) => {
    const key = id.normalize('NFC');
    if (i === 1 && key === 'outside') return OUTSIDE;
    return spaceByKey.get(key) ?? null;
  });
  drawn.between.forEach((id, i) => {
    if ([a, b][i] !== null) return;
    problems.add(`${path}.between`, 'unknownReference', { value: id, kind: 'space' }, 'declare');
  });
  if (a === null || b === null) return null;
  if (a === b) {
    problems.add(`${path}.between`, 'openingToItself', { space: drawn.between[0] }, 'turnOpeningSpaces');
    return null;
  }
  return [a, b];
}

/** The clear width in the middle of the opening, as positions along its edge. */
function clearPart(side: Side, width: number): Gap {
  const middle = (side.from + side.to) / 2;
  const half = Math.min(width, side.to - side.from) / 2;
  return { edge: side.edge, from: middle - half, to: middle + half };
}

function checkLevel(
  info: OpeningInfo,
  { spaces }: BuiltSpaces,
  px: number,
  py: number,
  qx: number,
  qy: number,
  path: string,
  problems: ProblemList,
): void {
  const a = spaces[info.a];
  const b = spaces[info.b];
  // A car stops at the floor of whatever is in front of it.
  if (a.kind === 'liftCar' || b.kind === 'liftCar') return;
  let worst = -1;
  let heightA = 0;
  let heightB = 0;
  for (const [x, y] of [
    [px, py],
    [qx, qy],
  ]) {
    const za = floorHeight(a, x, y);
    const zb = floorHeight(b, x, y);
    if (Math.abs(za - zb) <= worst) continue;
    worst = Math.abs(za - zb);
    heightA = za;
    heightB = zb;
  }
  if (worst <= STEP_TOLERANCE + 1e-9) return;
  const parameters = { a: a.id, b: b.id, heightA, heightB, value: worst, most: STEP_TOLERANCE };
  problems.add(`${path}.at`, 'floorsDiffer', parameters, 'checkElevations');
}

/** A door "outside" that opens into another space would let people leave through an inner wall. */
function checkExit(info: OpeningInfo, { spaces, sound }: BuiltSpaces, path: string, problems: ProblemList): void {
  const length = Math.sqrt((info.x2 - info.x1) * (info.x2 - info.x1) + (info.y2 - info.y1) * (info.y2 - info.y1));
  const x = (info.x1 + info.x2) / 2 + ((info.y2 - info.y1) / length) * 0.05;
  const y = (info.y1 + info.y2) / 2 - ((info.x2 - info.x1) / length) * 0.05;
  const from = spaces[info.a];
  const z = floorHeight(from, x, y);
  const into = spaces.find(
    (s) =>
      sound[s.index] &&
      s.storey === from.storey &&
      x > s.minX &&
      x < s.maxX &&
      y > s.minY &&
      y < s.maxY &&
      pointInSpace(s, x, y) &&
      Math.abs(floorHeight(s, x, y) - z) < 1,
  );
  if (into !== undefined) problems.add(`${path}.between`, 'exitIntoSpace', { space: into.id }, 'joinSpacesInstead');
}

function checkOverlaps(
  here: readonly { opening: number; gap: Gap }[],
  openings: readonly OpeningInfo[],
  problems: ProblemList,
): void {
  for (let i = 0; i < here.length; i++) {
    for (let j = i + 1; j < here.length; j++) {
      const p = here[i].gap;
      const q = here[j].gap;
      const shared = p.edge === q.edge ? Math.min(p.to, q.to) - Math.max(p.from, q.from) : 0;
      if (shared <= OVERLAP) continue;
      const one = openings[here[i].opening];
      const two = openings[here[j].opening];
      const path = `facility.openings.${two.id}.at`;
      // The same pair of spaces would report it from both sides.
      if (problems.items.some((item) => item.path === path && item.parameters['other'] === one.id)) continue;
      problems.add(path, 'openingsOverlap', { other: one.id, value: shared, most: OVERLAP }, 'moveApart');
    }
  }
}
