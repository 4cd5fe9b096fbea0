/** A drawing as what importers make of a file: so that both become a building on the same way. */
import { distanceToRing } from '../../facility/geometry.js';
import { Ids } from '../import/ids.js';
import { emptySketch, middleOf, type Sketch } from '../import/sketch.js';
import type { Drawing, DrawingDoor } from './document.js';

/** A door so near to the car of a lift is the lift's, m: the wall of a shaft. Assumption, U. */
const LIFT_WALL = 0.35;

export interface Sketched {
  sketch: Sketch;
  /** Ids of the scenario by key of the drawing. */
  ids: ReadonlyMap<string, string>;
}

/** Ids are the names where they can be; whatever has none is numbered within its storey. */
function idsOf(drawing: Drawing): Map<string, string> {
  const ids = new Map<string, string>();
  const give = (kind: Ids, things: readonly { key: string; name: string; storey?: string }[], word: string): void => {
    const named = things.filter(({ name }) => name !== '');
    for (const { key, name, storey } of named) ids.set(key, kind.of(name, `${storey ?? ''}-${key}`));
    for (const { key, storey } of things) {
      if (!ids.has(key)) ids.set(key, kind.of(undefined, `${storey === undefined ? '' : `${storey}-`}${word}${key}`));
    }
  };
  const spaces = new Ids();
  give(spaces, drawing.rooms, '');
  give(spaces, drawing.stations, '');
  give(spaces, drawing.stores, '');
  give(new Ids(), drawing.stairs, '');
  give(new Ids(), drawing.lifts, '');
  give(new Ids(), drawing.beds, '');
  give(new Ids(), drawing.doors, '');
  return ids;
}

export function sketchOf(drawing: Drawing): Sketched {
  const ids = idsOf(drawing);
  const sketch = emptySketch();
  const place = (key: string): { object: string } => ({ object: key });
  const known = new Set(drawing.storeys.map(({ id }) => id));
  for (const { id, name, elevation, height } of drawing.storeys)
    sketch.storeys.push({ id, ...(name === '' ? {} : { name }), elevation, height });
  for (const room of drawing.rooms) {
    sketch.spaces.push({
      place: place(room.key),
      key: room.key,
      storey: room.storey,
      name: ids.get(room.key)!,
      // Whoever draws sees the kinds that are not said in the list of what is to be found out.
      kind: room.kind ?? 'room',
      outline: room.outline,
      ...(room.holes === undefined ? {} : { holes: room.holes }),
      ...(room.elevation === undefined ? {} : { elevation: room.elevation }),
      ...(room.flight === undefined ? {} : { flight: room.flight, fixed: true }),
      ...(room.stair === undefined ? {} : { stair: room.stair, fixed: true }),
      more: {
        ...(room.compartment === null ? {} : { compartment: room.compartment }),
        ...(room.netArea === undefined ? {} : { netArea: room.netArea }),
      },
    });
  }
  const inLift = new Set<DrawingDoor>();
  for (const lift of drawing.lifts) {
    const ring = lift.outline.flat();
    const doors = drawing.doors.filter((door) => {
      const [x, y] = middleOf(door.at);
      return lift.storeys.includes(door.storey) && !door.exit && distanceToRing(ring, x, y) < LIFT_WALL;
    });
    for (const door of doors) inLift.add(door);
    sketch.lifts.push({
      place: place(lift.key),
      name: ids.get(lift.key)!,
      outline: lift.outline,
      storeys: lift.storeys.filter((id) => known.has(id)),
      kind: lift.kind,
      load: lift.load,
      speed: lift.speed,
      doors: doors.map(({ storey, at }) => ({ storey, at })),
    });
  }
  for (const door of drawing.doors) {
    if (inLift.has(door)) continue;
    sketch.doors.push({
      place: place(door.key),
      storey: door.storey,
      name: ids.get(door.key)!,
      kind: door.kind,
      at: door.at,
      clearWidth: door.clearWidth,
      exit: door.exit,
    });
  }
  for (const stair of drawing.stairs) {
    sketch.stairs.push({
      place: place(stair.key),
      name: ids.get(stair.key)!,
      outline: stair.outline,
      storeys: stair.storeys.filter((id) => known.has(id)),
      flightWidth: stair.flightWidth,
      riser: stair.riser,
    });
  }
  for (const { between, at } of drawing.links) sketch.links.push({ between, at });
  for (const bed of drawing.beds)
    sketch.beds.push({ place: place(bed.key), storey: bed.storey, name: ids.get(bed.key)!, at: bed.at });
  for (const { key, storey, kind, at } of drawing.stations)
    sketch.stations.push({ place: place(key), storey, name: ids.get(key)!, kind, at });
  return { sketch, ids };
}
