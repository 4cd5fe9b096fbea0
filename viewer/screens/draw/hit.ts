/** What of a drawing lies at a point: the smaller thing first. */
import type { Drawing } from '../../../engine/index.js';
import { areaOf, distance, isInside, nearestOn, type XY } from './model/points.js';

/** @param reach m @returns keys, the best first */
export function hit(drawing: Drawing, storey: string, at: XY, reach: number): string[] {
  const found: string[] = [];
  for (const list of [drawing.beds, drawing.stations, drawing.stores])
    for (const one of list)
      if (one.storey === storey && distance(one.at, at) < Math.max(reach, 0.5)) found.push(one.key);
  found.sort((a, b) => away(drawing, a, at) - away(drawing, b, at));
  for (const door of drawing.doors)
    if (door.storey === storey && distance(nearestOn(door.at, at).at, at) < reach) found.push(door.key);
  for (const wall of drawing.walls) {
    if (wall.storey !== storey) continue;
    if (wall.points.slice(1).some((p, i) => distance(nearestOn([wall.points[i], p], at).at, at) < reach))
      found.push(wall.key);
  }
  for (const shaft of [...drawing.lifts, ...drawing.stairs])
    if (shaft.storeys.includes(storey) && isInside(shaft.outline, at)) found.push(shaft.key);
  const rooms = drawing.rooms.filter((room) => room.storey === storey && isInside(room.outline, at));
  found.push(...rooms.sort((a, b) => areaOf(a.outline) - areaOf(b.outline)).map(({ key }) => key));
  return found;
}

function away(drawing: Drawing, key: string, at: XY): number {
  const one = [...drawing.beds, ...drawing.stations, ...drawing.stores].find((item) => item.key === key);
  return one === undefined ? Infinity : distance(one.at, at);
}

/** A corner of what is chosen at the point. */
export function cornerAt(drawing: Drawing, selected: ReadonlySet<string>, at: XY, reach: number): XY | null {
  const outlines = [...drawing.rooms.map(({ key, outline }) => ({ key, points: outline })), ...drawing.walls].filter(
    ({ key }) => selected.has(key),
  );
  for (const { points } of outlines) for (const p of points) if (distance(p, at) < reach) return p;
  return null;
}
