/**
 * Ground that a file draws as one area, parted at its doorways: people queue at an opening, and an area that goes on through
 * a gap in a wall has none.
 */
import { distancePointSegment } from '../../facility/geometry.js';
import { contains, distance, type Region } from './regions.js';
import type { XY } from './sketch.js';

/** Gaps between two corners of walls that are taken for doorways, m. */
const DOORWAY = [0.6, 1.6] as const;

/** Cosine of the least angle between a doorway and the walls at its ends: 80°. */
const ASKEW = 0.17;
/** Doorways nearer to each other than this are one, m. */
const THIN_WALL = 0.6;

export interface Parts {
  regions: Region[];
  /** Openings between two of the regions, by their numbers. */
  doorways: { between: [number, number]; at: [XY, XY] }[];
}

interface Corner {
  at: XY;
  /** Neighbours on its ring. */
  before: XY;
  after: XY;
}

const key = ([x, y]: XY): string => `${Math.round(x * 1000)},${Math.round(y * 1000)}`;
const same = (a: XY, b: XY): boolean => key(a) === key(b);
const cross = (o: XY, a: XY, b: XY): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Twice the signed area. */
const turned = (ring: readonly XY[]): number =>
  ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length];
    return sum + p[0] * q[1] - p[1] * q[0];
  }, 0);

/** Outline counter-clockwise, holes clockwise: the ground lies to the left of every edge. */
const ringsOf = ({ outline, holes }: Region): XY[][] => [
  turned(outline) > 0 ? outline : [...outline].reverse(),
  ...holes.map((hole) => (turned(hole) < 0 ? hole : [...hole].reverse())),
];

/** @param apart areas that are no place for a doorway: exits that will be cut out */
export function partAtDoorways(region: Region, apart: readonly (readonly XY[])[] = []): Parts {
  const rings = ringsOf(region);
  let chords = chordsOf(region, rings, apart);
  for (;;) {
    const parts = facesOf(rings, chords);
    // What goes round both sides of a gap parts nothing.
    const idle = chords.filter((_, i) => parts.sides[i][0] === parts.sides[i][1]);
    if (idle.length === 0) {
      const doorways = chords.map((at, i) => ({ between: parts.sides[i], at }));
      return { regions: parts.regions, doorways };
    }
    chords = chords.filter((chord) => !idle.includes(chord));
  }
}

/** Shortest first, no corner used twice. */
function chordsOf(region: Region, rings: readonly XY[][], apart: readonly (readonly XY[])[]): [XY, XY][] {
  const corners: Corner[] = rings.flatMap((ring) =>
    ring.flatMap((at, i): Corner[] => {
      const [before, after] = [ring[(i + ring.length - 1) % ring.length], ring[(i + 1) % ring.length]];
      return cross(before, at, after) < -1e-9 ? [{ at, before, after }] : [];
    }),
  );
  const edges = rings.flatMap((ring) => ring.map((p, i): [XY, XY] => [p, ring[(i + 1) % ring.length]]));
  const found: { at: [XY, XY]; width: number }[] = [];
  corners.forEach((one, i) => {
    for (const two of corners.slice(i + 1)) {
      const width = distance(one.at, two.at);
      if (width < DOORWAY[0] || width > DOORWAY[1]) continue;
      if (same(one.after, two.at) || same(one.before, two.at)) continue;
      if (!squareTo(one, two.at) || !squareTo(two, one.at)) continue;
      const at: [XY, XY] = [one.at, two.at];
      if (free(region, edges, at) && !apart.some((ring) => touches(ring, at))) found.push({ at, width });
    }
  });
  found.sort((a, b) => a.width - b.width);
  const used = new Set<string>();
  const chosen: [XY, XY][] = [];
  for (const { at } of found) {
    if (at.some((end) => used.has(key(end)))) continue;
    // Of the two faces of a thin wall one is enough: between them is no room.
    const [x, y] = along(at, 0.5);
    if (chosen.some((other) => distance(along(other, 0.5), [x, y]) < THIN_WALL)) continue;
    for (const end of at) used.add(key(end));
    chosen.push(at);
  }
  return chosen;
}

/** The gap runs on from the corner as the wall does, or square to it: no diagonal, which people would meet askew. */
function squareTo({ at, before, after }: Corner, other: XY): boolean {
  const width = distance(at, other);
  return [before, after].every((end) => {
    const dot = (other[0] - at[0]) * (end[0] - at[0]) + (other[1] - at[1]) * (end[1] - at[1]);
    return dot <= ASKEW * width * distance(at, end);
  });
}

const along = ([a, b]: readonly [XY, XY], t: number): XY => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Over ground all the way, touching no wall but at its ends. */
function free(region: Region, edges: readonly [XY, XY][], at: readonly [XY, XY]): boolean {
  if (![0.1, 0.3, 0.5, 0.7, 0.9].every((t) => contains(region, along(at, t)))) return false;
  const [a, b] = at;
  return edges.every(([p, q]) => {
    if ([p, q].some((end) => same(end, a) || same(end, b))) return true;
    const [c, d] = [cross(a, b, p), cross(a, b, q)];
    // Walls in line with the gap lie beyond its ends: the ground between them was looked at.
    if (Math.abs(c) < 1e-9 && Math.abs(d) < 1e-9) return true;
    return !(c * d <= 0 && cross(p, q, a) * cross(p, q, b) <= 0);
  });
}

const touches = (ring: readonly XY[], at: readonly [XY, XY]): boolean =>
  [0, 0.25, 0.5, 0.75, 1].some((t) => {
    const [x, y] = along(at, t);
    if (contains({ outline: [...ring], holes: [] }, [x, y])) return true;
    return ring.some((p, i) => {
      const q = ring[(i + 1) % ring.length];
      return distancePointSegment(x, y, p[0], p[1], q[0], q[1]) < 0.3;
    });
  });

/** The faces that edges and chords enclose, and for each chord the region to its left and to its right. */
function facesOf(
  rings: readonly XY[][],
  chords: readonly [XY, XY][],
): { regions: Region[]; sides: [number, number][] } {
  interface Half {
    from: XY;
    to: XY;
    /** Number of the chord and its direction; null: a wall. */
    chord: { index: number; side: 0 | 1 } | null;
    loop: number;
  }
  const halves: Half[] = rings.flatMap((ring) =>
    ring.map((from, i): Half => ({ from, to: ring[(i + 1) % ring.length], chord: null, loop: -1 })),
  );
  chords.forEach(([a, b], index) => {
    halves.push({ from: a, to: b, chord: { index, side: 0 }, loop: -1 });
    halves.push({ from: b, to: a, chord: { index, side: 1 }, loop: -1 });
  });
  const leaving = new Map<string, Half[]>();
  for (const half of halves) leaving.set(key(half.from), [...(leaving.get(key(half.from)) ?? []), half]);
  /** Turning right from where it came, the first way on. */
  const next = ({ from, to }: Half): Half => {
    const back = Math.atan2(from[1] - to[1], from[0] - to[0]);
    let best: Half | null = null;
    let least = Infinity;
    for (const half of leaving.get(key(to)) ?? []) {
      const way = Math.atan2(half.to[1] - to[1], half.to[0] - to[0]);
      const turn = (((back - way) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
      const right = turn < 1e-9 ? 2 * Math.PI : turn;
      if (right < least) [best, least] = [half, right];
    }
    return best!;
  };
  const loops: XY[][] = [];
  for (const start of halves) {
    if (start.loop >= 0) continue;
    const loop: XY[] = [];
    for (let half = start; half.loop < 0; half = next(half)) {
      half.loop = loops.length;
      loop.push(half.from);
    }
    loops.push(loop);
  }
  const regions: Region[] = [];
  const regionOf: number[] = loops.map(() => -1);
  loops.forEach((loop, i) => {
    if (turned(loop) > 0) regionOf[i] = regions.push({ outline: loop, holes: [] }) - 1;
  });
  const sizes = regions.map(({ outline }) => turned(outline));
  loops.forEach((loop, i) => {
    if (turned(loop) > 0) return;
    // The smallest outline around a point beside the hole.
    let home = -1;
    regions.forEach(({ outline }, r) => {
      const inside = loop.every((p) => contains({ outline, holes: [] }, p) || outline.some((q) => same(p, q)));
      if (inside && (home < 0 || sizes[r] < sizes[home])) home = r;
    });
    regionOf[i] = home;
    if (home >= 0) regions[home].holes.push(loop);
  });
  const sides = chords.map((): [number, number] => [-1, -1]);
  for (const { chord, loop } of halves) if (chord !== null) sides[chord.index][chord.side] = regionOf[loop];
  return { regions, sides };
}
