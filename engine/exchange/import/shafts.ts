/** Where stairs and lifts of a sketch open, and the lifts themselves. */
import { snap } from '../../facility/geometry.js';
import type { DrawnFacility, Opening } from '../../scenario/schema.js';
import { hang, sidesOf, type Room } from './doors.js';
import { addRoom, cut, USED, type Draft } from './draft.js';
import { commonArea, distance, ringArea } from './regions.js';
import { middleOf, type SketchSpace, type XY } from './sketch.js';
import { sidesAsDoors } from './stairs.js';

/** A storey landing that no door of the file opens into is joined to what lies nearest. */
export function stairDoors(d: Draft): void {
  const joined = new Set(d.openings.filter((o) => !o.id.startsWith('p-')).flatMap((o) => o.between));
  for (const room of [...d.rooms]) {
    const key = room.sketch.key ?? '';
    if (!key.includes('/landing/') || joined.has(room.id)) continue;
    const tried = sidesAsDoors(room.region.outline, 1.2);
    const free = { ...room, sketch: { ...room.sketch } };
    const hit = firstSide(d, tried, free);
    const place = { ...room.sketch.place, storey: room.sketch.storey, at: middleOf(room.region.outline) };
    if (hit === null) d.report.leaveOut('stairNoDoor', { name: room.id }, place);
    else {
      d.report.findOut('stairDoor', { name: room.id, space: hit.other, value: distance(hit.at[0], hit.at[1]) }, place);
      d.openings.push({
        id: d.openingIds.of(undefined, `d-${room.id}`),
        kind: 'portal',
        between: [room.id, hit.other],
        at: hit.at,
      });
    }
  }
}

/** The first of some segments at which `room` meets another space of its storey. */
function firstSide(
  d: Draft,
  segments: readonly [XY, XY][],
  room: Room,
  storey = room.sketch.storey,
): { other: string; at: Opening['at'] } | null {
  for (const segment of segments) {
    const hung = hang(
      sidesOf(
        segment,
        d.rooms.filter((r) => r.sketch.stair === undefined || r.id === room.id || r.sketch.stair !== room.sketch.stair),
        storey,
      ),
    );
    if (hung === null || hung.b === null) continue;
    const other = hung.a.id === room.id ? hung.b : hung.b.id === room.id ? hung.a : null;
    if (other === null || other.sketch.kind === 'liftCar') continue;
    return { other: other.id, at: hung.at.map(([x, y]) => [snap(x), snap(y)]) as Opening['at'] };
  }
  return null;
}

export function lifts(d: Draft): NonNullable<DrawnFacility['lifts']> {
  const lifts: NonNullable<DrawnFacility['lifts']> = [];
  for (const lift of d.sketch.lifts) {
    const place = { ...lift.place, at: middleOf(lift.outline) };
    const xs = lift.outline.map(([x]) => x);
    const ys = lift.outline.map(([, y]) => y);
    const box: XY[] = [
      [snap(Math.min(...xs)), snap(Math.min(...ys))],
      [snap(Math.max(...xs)), snap(Math.min(...ys))],
      [snap(Math.max(...xs)), snap(Math.max(...ys))],
      [snap(Math.min(...xs)), snap(Math.max(...ys))],
    ];
    if (ringArea(lift.outline) < 0.95 * ringArea(box)) {
      d.report.leaveOut('liftSkewed', { name: lift.name }, place);
      continue;
    }
    for (const room of [...d.rooms]) {
      if (lift.storeys.includes(room.sketch.storey) && commonArea(room.region, { outline: box, holes: [] }) > 0.005)
        cut(d, room, [box]);
    }
    const sketch: SketchSpace = {
      place,
      storey: lift.storeys[0],
      name: `${lift.name}-car`,
      kind: 'liftCar',
      outline: box,
      fixed: true,
    };
    const car = addRoom(d, sketch, { outline: box, holes: [] });
    car.alsoOn = lift.storeys;
    const stops: string[] = [];
    for (const storey of lift.storeys) {
      const drawn = (lift.doors ?? []).flatMap((one) => (one.storey === storey ? [[...one.at] as [XY, XY]] : []));
      const hit = firstSide(d, [...drawn, ...sidesAsDoors(box, 1.1)], car, storey);
      if (hit === null) {
        d.report.leaveOut('liftNoStop', { name: lift.name }, { ...place, storey });
        continue;
      }
      const id = d.openingIds.of(`${lift.name}-${storey}`, 'stop');
      d.openings.push({ id, kind: 'sliding', between: [car.id, hit.other], at: hit.at });
      stops.push(id);
    }
    if (stops.length < 2) {
      d.rooms.splice(d.rooms.indexOf(car), 1);
      for (const stop of stops)
        d.openings.splice(
          d.openings.findIndex((o) => o.id === stop),
          1,
        );
      d.report.leaveOut('liftTooFewStops', { name: lift.name, count: stops.length }, place);
      continue;
    }
    const [load, speed] = [lift.load ?? USED.liftLoad, lift.speed ?? USED.liftSpeed];
    const known = [lift.kind, lift.load, lift.speed].every((value) => value !== null && value !== undefined);
    if (!known) d.report.findOut('liftData', { name: lift.name, load, speed }, place);
    const id = d.ids.of(lift.name, 'lift');
    lifts.push({
      id,
      kind: lift.kind ?? 'passenger',
      car: car.id,
      stops,
      load,
      speed,
    });
  }
  return lifts;
}
