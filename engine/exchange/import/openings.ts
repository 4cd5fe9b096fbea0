/** Exits and doors of a sketch, brought to the edges of what they join. */
import { snap } from '../../facility/geometry.js';
import type { Opening } from '../../scenario/schema.js';
import { hang, sidesOf, type Room } from './doors.js';
import { cut, LEAST_DOOR, USED, type Draft } from './draft.js';
import { exitEdges } from './exits.js';
import { commonArea, contains, distance, regionArea, tidyRing, type Region } from './regions.js';
import { middleOf, type SketchDoor, type XY } from './sketch.js';

/** Doors that open outside above this height lead to a balcony or into the air, m. */
const GROUND = 1.6;

export function exits(d: Draft): void {
  for (const [number, exit] of d.sketch.exits.entries()) {
    const place = { ...exit.place, storey: exit.storey, at: middleOf(exit.outline) };
    const ring = tidyRing(exit.outline);
    let found = 0;
    for (const room of d.rooms.filter((r) => r.sketch.storey === exit.storey && r.sketch.kind !== 'stairFlight')) {
      if (ring === null) break;
      const before = regionArea(room.region);
      if (commonArea(room.region, { outline: ring, holes: [] }) > 1e-4) cut(d, room, [ring]);
      const taken = before - regionArea(room.region);
      const edges = exitEdges(room.region, ring).filter((at) => distance(at[0], at[1]) >= LEAST_DOOR);
      const [wide, narrow] = ROOM_BEFORE.map((needs) =>
        edges.flatMap((edge) => [stretchWithRoom(room.region, edge, needs) ?? []].filter((at) => at.length > 0)),
      );
      for (const stretch of wide.length > 0 ? wide : narrow) {
        const at = stretch.map(([x, y]): [number, number] => [snap(x), snap(y)]) as Opening['at'];
        found++;
        const id = d.openingIds.of(exit.name, 'exit');
        d.exitAreas.set(id, number);
        d.openings.push({
          id,
          kind: 'portal',
          between: [room.id, 'outside'],
          at,
        });
      }
      if (taken > 0.01) d.report.repair('exitCut', { name: exit.name ?? '', value: taken }, place);
    }
    if (found === 0) d.report.leaveOut('exitNowhere', { name: exit.name ?? '' }, place);
  }
}

/** What a bed, what somebody on foot needs at an exit edge, m: ground in front of it (navigation keeps to these gaps), and its length. */
const ROOM_BEFORE = [
  { depth: 0.9, length: 0.8 },
  { depth: 0.5, length: 0.5 },
] as const;

/** Steps along an edge in which the ground before it is looked at, m. */
const STEP = 0.1;

/**
 * The longest stretch of the edge with ground so deep in front of it, null if it is too short for a door: a slit between an
 * exit area and a wall behind it is no way, and whoever heads for it stands in front of the wall for ever.
 */
function stretchWithRoom(
  region: Region,
  [a, b]: readonly [XY, XY],
  { depth, length: least }: (typeof ROOM_BEFORE)[number],
): [XY, XY] | null {
  const length = distance(a, b);
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const count = Math.max(1, Math.round(length / STEP));
  const at = (i: number): XY => [a[0] + (ux * length * i) / count, a[1] + (uy * length * i) / count];
  const free = (i: number): boolean =>
    [1, -1].some((side) =>
      [0.05, 0.25, 0.5, 0.75, 1].every((share) => {
        const [x, y] = at(i + 0.5);
        const off = side * depth * share;
        return contains(region, [x - uy * off, y + ux * off]);
      }),
    );
  let [best, begun]: [[number, number], number | null] = [[0, 0], null];
  for (let i = 0; i <= count; i++) {
    if (i < count && free(i)) begun ??= i;
    else if (begun !== null) {
      if (i - begun > best[1] - best[0]) best = [begun, i];
      begun = null;
    }
  }
  const stretch: [XY, XY] = [at(best[0]), at(best[1])];
  return distance(...stretch) < least - 1e-6 ? null : stretch;
}

/** @param rooms of the storey */
export function door(d: Draft, door: SketchDoor, rooms: readonly Room[]): void {
  const place = { ...door.place, storey: door.storey, at: middleOf(door.at) };
  const width = distance(door.at[0], door.at[1]);
  if (!(width >= LEAST_DOOR)) {
    d.report.leaveOut('doorTooNarrow', { value: width, least: LEAST_DOOR }, place);
    return;
  }
  const sides = sidesOf(door.at, rooms, door.storey);
  const hung = hang(sides);
  if (hung === null) {
    d.report.leaveOut('doorNowhere', { name: door.name ?? '' }, place);
    return;
  }
  const { a, b, depth, shifted } = hung;
  if (b === null && door.inside === true) {
    d.report.leaveOut('doorNowhere', { name: door.name ?? '' }, place);
    return;
  }
  if (b === null && door.exit !== true) {
    const elevation = d.sketch.storeys.find((s) => s.id === door.storey)?.elevation ?? 0;
    if (elevation > GROUND || elevation < -GROUND) {
      d.report.leaveOut('doorIntoAir', { name: door.name ?? '', space: a.id }, place);
      return;
    }
    d.report.findOut('exitAssumed', { name: door.name ?? '', space: a.id }, place);
  }
  if (depth > 0) d.report.repair('wallBridged', { space: b!.id, other: a.id, value: depth }, place);
  if (shifted > 0.002) d.report.repair('doorShifted', { value: shifted }, place);
  const at = hung.at.map(([x, y]): [number, number] => [snap(x), snap(y)]) as Opening['at'];
  const between: Opening['between'] = [a.id, b?.id ?? 'outside'];
  const clear = door.clearWidth === null ? null : Math.min(snap(door.clearWidth), snap(distance(at[0], at[1])));
  const { doorFacts } = d;
  const id = d.openingIds.of(door.name, `d-${a.id}`);
  if (door.kind === null) {
    doorFacts.kinds++;
    d.unsaid.doorKinds.push(id);
  }
  if (clear === null && door.kind !== 'portal') {
    doorFacts.widths++;
    d.unsaid.doorWidths.push(id);
    doorFacts.least = Math.min(doorFacts.least, width);
    doorFacts.most = Math.max(doorFacts.most, width);
  }
  d.openings.push({
    id,
    kind: door.kind ?? USED.doorKind,
    between,
    at,
    ...(clear === null ? {} : { clearWidth: clear }),
  });
}

export function join(d: Draft, between: readonly (string | undefined)[], at: readonly [XY, XY]): void {
  const [a, b] = between;
  if (a === undefined || b === undefined) return;
  d.openings.push({
    id: d.openingIds.of(undefined, `p-${a}`),
    kind: 'portal',
    between: [a, b],
    at: [[...at[0]], [...at[1]]],
  });
}

/** What the doors of the file leave open: one line for all of them. */
export function doorsToFindOut(d: Draft): void {
  const { widths, least, most, kinds } = d.doorFacts;
  if (widths > 0) d.report.findOut('clearWidths', { count: widths, least, most });
  if (kinds > 0) d.report.findOut('doorKinds', { count: kinds, used: USED.doorKind });
}
