/** Exits and doors of a sketch, brought to the edges of what they join. */
import { snap } from '../../facility/geometry.js';
import type { Opening } from '../../scenario/schema.js';
import { hang, sidesOf, type Room } from './doors.js';
import { cut, LEAST_DOOR, USED, type Draft } from './draft.js';
import { exitEdges } from './exits.js';
import { commonArea, distance, regionArea, tidyRing } from './regions.js';
import { middleOf, type SketchDoor, type XY } from './sketch.js';

/** Doors that open outside above this height lead to a balcony or into the air, m. */
const GROUND = 1.6;

export function exits(d: Draft): void {
  for (const exit of d.sketch.exits) {
    const place = { ...exit.place, storey: exit.storey, at: middleOf(exit.outline) };
    const ring = tidyRing(exit.outline);
    let found = 0;
    for (const room of d.rooms.filter((r) => r.sketch.storey === exit.storey && r.sketch.kind !== 'stairFlight')) {
      if (ring === null) break;
      const before = regionArea(room.region);
      if (commonArea(room.region, { outline: ring, holes: [] }) > 1e-4) cut(d, room, [ring]);
      const taken = before - regionArea(room.region);
      for (const at of exitEdges(room.region, ring)) {
        if (distance(at[0], at[1]) < LEAST_DOOR) continue;
        found++;
        d.openings.push({
          id: d.openingIds.of(exit.name, 'exit'),
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
