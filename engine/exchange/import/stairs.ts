/** Stairs and lifts of which a file shows the footprint: what stands in it, drawn to the millimetre, the rest to find out. */
import { distanceToRing, pointInPolygon, snap } from '../../facility/geometry.js';
import type { ImportReport } from './report.js';
import { ringArea } from './regions.js';
import { middleOf, type Ring, type Sketch, type SketchStair, type XY } from './sketch.js';

/** What is drawn where the file does not say; GB 50352 and JGJ 450 as in the stairs of towers (K), the rest U. */
export const STAIR_USED = { landing: 1.2, leastLanding: 0.9, well: 0.1, riser: 0.16, leastFlight: 0.7 } as const;

/** The footprint as a rectangle: a corner, its two unit axes and sizes; `length` is the longer. */
export interface Footprint {
  origin: XY;
  along: XY;
  across: XY;
  length: number;
  width: number;
}

/** Smallest rectangle around a ring with a side along one of its edges. */
export function footprintOf(ring: Ring): Footprint {
  let best: Footprint | null = null;
  for (let i = 0; i < ring.length; i++) {
    const [p, q] = [ring[i], ring[(i + 1) % ring.length]];
    const size = Math.sqrt((q[0] - p[0]) * (q[0] - p[0]) + (q[1] - p[1]) * (q[1] - p[1]));
    if (size < 1e-6) continue;
    const u: XY = [(q[0] - p[0]) / size, (q[1] - p[1]) / size];
    const v: XY = [-u[1], u[0]];
    const us = ring.map(([x, y]) => x * u[0] + y * u[1]);
    const vs = ring.map(([x, y]) => x * v[0] + y * v[1]);
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    const made: Footprint =
      u1 - u0 >= v1 - v0
        ? { origin: at(u, v, u0, v0), along: u, across: v, length: u1 - u0, width: v1 - v0 }
        : { origin: at(u, v, u1, v0), along: v, across: [-u[0], -u[1]], length: v1 - v0, width: u1 - u0 };
    if (best === null || made.length * made.width < best.length * best.width - 1e-9) best = made;
  }
  return best ?? { origin: ring[0], along: [1, 0], across: [0, 1], length: 0, width: 0 };
}

const at = (u: XY, v: XY, a: number, b: number): XY => [u[0] * a + v[0] * b, u[1] * a + v[1] * b];

/** The point so far along and across a footprint, on the grid. */
export const pointIn = (f: Footprint, a: number, b: number): XY => [
  snap(f.origin[0] + f.along[0] * a + f.across[0] * b),
  snap(f.origin[1] + f.along[1] * a + f.across[1] * b),
];

const turnedRound = (f: Footprint): Footprint => ({
  origin: [
    f.origin[0] + f.along[0] * f.length + f.across[0] * f.width,
    f.origin[1] + f.along[1] * f.length + f.across[1] * f.width,
  ],
  along: [-f.along[0], -f.along[1]],
  across: [-f.across[0], -f.across[1]],
  length: f.length,
  width: f.width,
});

const rectangle = (f: Footprint, a1: number, b1: number, a2: number, b2: number): XY[] => [
  pointIn(f, a1, b1),
  pointIn(f, a2, b1),
  pointIn(f, a2, b2),
  pointIn(f, a1, b2),
];

/** Which end the doors are at: the storey landings are drawn there. */
function doorEnd(sketch: Sketch, stair: SketchStair, f: Footprint): Footprint {
  let votes = 0;
  for (const door of sketch.doors) {
    if (!stair.storeys.includes(door.storey)) continue;
    const c = middleOf(door.at);
    const a = (c[0] - f.origin[0]) * f.along[0] + (c[1] - f.origin[1]) * f.along[1];
    const b = (c[0] - f.origin[0]) * f.across[0] + (c[1] - f.origin[1]) * f.across[1];
    if (a < -0.7 || a > f.length + 0.7 || b < -0.7 || b > f.width + 0.7) continue;
    votes += a > f.length / 2 ? 1 : -1;
  }
  return votes > 0 ? turnedRound(f) : f;
}

/** Draws each stair of the sketch as storey landings with two flights and a half landing between, in its footprint. */
export function layStairs(sketch: Sketch, report: ImportReport): void {
  for (const stair of sketch.stairs) {
    // What a file shows within a stair, from flight to landing, is drawn anew with the flights.
    const ring = stair.outline.flat();
    sketch.doors = sketch.doors.filter((door) => {
      const [x, y] = middleOf(door.at);
      const here =
        stair.storeys.includes(door.storey) && pointInPolygon(ring, x, y) && distanceToRing(ring, x, y) > 0.15;
      return !here;
    });
    layStair(sketch, stair, report);
  }
}

function layStair(sketch: Sketch, stair: SketchStair, report: ImportReport): void {
  const place = { ...stair.place, at: middleOf(stair.outline) };
  const storeys = stair.storeys.map((id) => sketch.storeys.find((storey) => storey.id === id)!);
  if (storeys.length < 2) {
    report.leaveOut('stairOneStorey', { name: stair.name }, place);
    return;
  }
  const f = doorEnd(sketch, stair, footprintOf(stair.outline));
  const flight = snap(stair.flightWidth ?? (f.width - STAIR_USED.well) / 2);
  const rises = storeys.slice(1).map((storey, i) => (storey.elevation - storeys[i].elevation) / 2);
  const risers = Math.max(...rises.map((rise) => Math.ceil(rise / (stair.riser ?? STAIR_USED.riser) - 1e-9)));
  // Landings as deep as the flights are wide, less where the steps need the length.
  const roomy = f.length - risers * 0.28;
  const landing = snap(Math.max(STAIR_USED.leastLanding, Math.min(Math.max(STAIR_USED.landing, flight), roomy / 2)));
  const run = f.length - 2 * landing;
  if (flight < STAIR_USED.leastFlight || 2 * flight > f.width + 1e-6 || run < 1) {
    report.leaveOut('stairTooSmall', { name: stair.name, width: f.width, length: f.length }, place);
    return;
  }
  const plan = { name: stair.name, width: flight, riser: Math.max(...rises) / risers, tread: run / risers };
  report.findOut('stairSteps', plan, place);
  if (ringArea(stair.outline) < 0.9 * f.length * f.width) report.repair('stairRectangle', { name: stair.name }, place);

  const key = (part: string, i: number): string => `${stair.name}/${part}/${i}`;
  const add = (part: string, i: number, name: string, outline: XY[], more: object): void => {
    const kind = part.startsWith('flight') ? ('stairFlight' as const) : ('landing' as const);
    sketch.spaces.push({
      place,
      key: key(part, i),
      storey: storeys[i].id,
      name: `${stair.name}-${name}`,
      kind,
      outline,
      stair: stair.name,
      fixed: true,
      ...more,
    });
  };
  const link = (a: string, b: string, a1: number, b1: number): void => {
    sketch.links.push({ between: [a, b], at: [pointIn(f, a1, b1), pointIn(f, a1, b1 + flight)] });
  };
  const [near, far, second] = [landing, f.length - landing, f.width - flight];
  storeys.forEach((storey, i) => {
    add('landing', i, storey.id, rectangle(f, 0, 0, near, f.width), {});
    if (i + 1 === storeys.length) return;
    const [low, rise] = [storey.elevation, rises[i]];
    const up = f.along;
    const down: XY = [-up[0], -up[1]];
    add('flight1', i, `${storey.id}-1`, rectangle(f, near, 0, far, flight), { elevation: low, flight: { up, rise } });
    add('half', i, `${storey.id}-half`, rectangle(f, far, 0, f.length, f.width), { elevation: low + rise });
    const outline = rectangle(f, near, second, far, f.width);
    add('flight2', i, `${storey.id}-2`, outline, { elevation: low + rise, flight: { up: down, rise } });
    link(key('landing', i), key('flight1', i), near, 0);
    link(key('flight1', i), key('half', i), far, 0);
    link(key('half', i), key('flight2', i), far, second);
    link(key('flight2', i), key('landing', i + 1), near, second);
  });
}

/** Every side of a footprint as a door in its middle, the longer sides last: to try where a lift or a stair opens. */
export function sidesAsDoors(ring: Ring, width: number): [XY, XY][] {
  const f = footprintOf(ring);
  const half = (size: number): number => Math.min(width, size - 0.1) / 2;
  const ends = (a: number): [XY, XY] => [
    pointIn(f, a, f.width / 2 - half(f.width)),
    pointIn(f, a, f.width / 2 + half(f.width)),
  ];
  const flanks = (b: number): [XY, XY] => [
    pointIn(f, f.length / 2 - half(f.length), b),
    pointIn(f, f.length / 2 + half(f.length), b),
  ];
  return [ends(0), ends(f.length), flanks(0), flanks(f.width)];
}
