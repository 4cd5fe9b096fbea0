/**
 * A building as somebody draws it: storeys with a picture below, rooms, walls, doors, beds, stairs and lifts as single things
 * that can be moved and changed. `compile.ts` makes the building of the scenario format from it; the drawing itself stays with
 * the scenario (`drawing.json`), so that it can be drawn on.
 */
import { z } from 'zod';
import {
  BEDSIDE_KINDS,
  DEVICE_KINDS,
  DOOR_KINDS,
  id,
  incident,
  length,
  LIFT_KINDS,
  metres,
  MOBILITY_CLASSES,
  personClass,
  plan,
  point,
  resident,
  roster,
  SPACE_KINDS,
} from '../../scenario/schema.js';
import { IMPORT_ENTRIES } from '../../text/importCodes.js';

/** Of one drawing, never used again. */
const key = z.string().regex(/^[a-z]+\d+$/);
const name = z.string().max(200).describe('As on the door; the id of the scenario is made of it.');
const ring = z.array(point).min(3).max(2000);

const picture = z.strictObject({
  id: z.string().min(1).max(100).describe('Of the picture, which is kept beside the drawing.'),
  width: z.number().int().min(1).max(20_000).describe('px'),
  height: z.number().int().min(1).max(20_000).describe('px'),
  toPlan: z
    .array(z.number())
    .length(9)
    .describe('Homography by rows: plan metres (x, y, 1) of a pixel (column, row from the top, 1), up to a factor.'),
  opacity: z.number().min(0).max(1),
});

const storey = z.strictObject({
  id,
  name,
  elevation: metres,
  height: length.max(50),
  picture: picture.nullable(),
});

const room = z.strictObject({
  key,
  storey: id,
  name,
  kind: z.enum(SPACE_KINDS).nullable().describe('null: not yet said.'),
  outline: ring,
  holes: z.array(ring).max(100).optional(),
  compartment: id.nullable(),
  elevation: metres.optional(),
  flight: z.strictObject({ up: point, rise: length.max(50) }).optional(),
  stair: id.optional(),
  netArea: z.number().positive().max(100_000).optional(),
});

const wall = z.strictObject({ key, storey: id, points: z.array(point).min(2).max(2000) });

const door = z.strictObject({
  key,
  storey: id,
  name,
  kind: z.enum(DOOR_KINDS).nullable().describe('null: not yet said.'),
  at: z.tuple([point, point]).describe('The two ends in the wall.'),
  clearWidth: length.max(100).nullable().describe('Measured between leaf and frame, m; null: not yet known.'),
  exit: z.boolean().describe('Leads out of the building.'),
  fireClass: z.enum(['A', 'B', 'C']).optional(),
});

const bed = z.strictObject({
  key,
  storey: id,
  name,
  at: point.describe('Bedside.'),
  heading: z.number().min(-360).max(360).nullable(),
});

const station = z.strictObject({
  key,
  storey: id,
  name,
  kind: z.enum(['carerStation', 'controlRoom', 'guardPost', 'dutyRoom']),
  at: point,
});

const store = z.strictObject({
  key,
  storey: id,
  name,
  at: point,
  devices: z.partialRecord(z.enum(DEVICE_KINDS), z.number().int().min(0).max(1000)),
});

const stair = z.strictObject({
  key,
  name,
  outline: ring.describe('Footprint; two flights and a half landing are drawn in it.'),
  storeys: z.array(id).min(1).max(300).describe('From the lowest up.'),
  flightWidth: length.max(10).nullable(),
  riser: length.max(1).nullable(),
});

const lift = z.strictObject({
  key,
  name,
  outline: ring.describe('Clear inside of the car.'),
  storeys: z.array(id).min(1).max(300).describe('From the lowest up.'),
  kind: z.enum(LIFT_KINDS).nullable(),
  load: z.number().min(100).max(10_000).nullable().describe('kg'),
  speed: z.number().min(0.1).max(10).nullable().describe('m/s'),
});

const link = z.strictObject({
  key,
  between: z.tuple([key, key]).describe('Rooms.'),
  at: z.tuple([point, point]),
});

const toDo = z.strictObject({
  key,
  code: z.enum(IMPORT_ENTRIES),
  parameters: z.record(z.string(), z.unknown()),
  storey: id.optional(),
  at: point.optional(),
  done: z.boolean(),
});

export const drawing = z.strictObject({
  format: z.literal('anshu-drawing'),
  version: z.literal(1),
  id,
  name: z.string().min(1).max(200),
  /** Keys are counted on, so that none comes twice. */
  next: z.number().int().min(1),
  storeys: z.array(storey).min(1).max(300),
  compartments: z.array(z.strictObject({ id, name })).max(5000),
  rooms: z.array(room).max(50_000),
  walls: z.array(wall).max(50_000),
  doors: z.array(door).max(100_000),
  beds: z.array(bed).max(50_000),
  stations: z.array(station).max(5000),
  stores: z.array(store).max(5000),
  stairs: z.array(stair).max(500),
  lifts: z.array(lift).max(200),
  links: z.array(link).max(50_000).describe('Where flights of imported stairs meet their landings.'),
  bedside: z.array(z.enum(BEDSIDE_KINDS)).max(3).nullable(),
  residents: z
    .array(resident.omit({ bed: true, id: true }).extend({ key, bed: key, name, mobility: z.enum(MOBILITY_CLASSES) }))
    .max(20_000)
    .describe('Who sleeps in which bed; `bed` is the key of the bed.'),
  classes: z.array(personClass).max(50).optional(),
  roster: roster.nullable().describe('null: one is assumed to begin with.'),
  plan: plan.nullable(),
  incident: incident.nullable(),
  fireRoom: key.nullable().describe('Room in which it starts; null: one is chosen.'),
  parameters: z
    .record(
      z.string().max(80),
      z.strictObject({ value: z.number(), source: z.string().max(400), confidence: z.literal('measured') }),
    )
    .describe('Times measured in the home, by the name of the parameter of the model.'),
  toDo: z.array(toDo).max(20_000).describe('What an imported file did not say.'),
});

export type Drawing = z.infer<typeof drawing>;
export type DrawingStorey = Drawing['storeys'][number];
export type DrawingPicture = NonNullable<DrawingStorey['picture']>;
export type DrawingRoom = Drawing['rooms'][number];
export type DrawingWall = Drawing['walls'][number];
export type DrawingDoor = Drawing['doors'][number];
export type DrawingBed = Drawing['beds'][number];
export type DrawingStation = Drawing['stations'][number];
export type DrawingStore = Drawing['stores'][number];
export type DrawingStair = Drawing['stairs'][number];
export type DrawingLift = Drawing['lifts'][number];
export type DrawingResident = Drawing['residents'][number];
export type DrawingLink = Drawing['links'][number];
export type DrawingToDo = Drawing['toDo'][number];
