/** The building in a scenario file. */
import { z } from 'zod';
import { id, length, localText, metres, point } from './atoms.js';
import { BEDSIDE_KINDS, DEVICE_KINDS, DOOR_KINDS, SPACE_KINDS } from './kinds.js';

export const space = z.strictObject({
  id,
  name: localText.optional(),
  kind: z.enum(SPACE_KINDS).describe('What the space is used as. "outdoor" is walkable ground outside.'),
  storey: id.describe('The storey the space belongs to. A flight belongs to the storey at its lower end.'),
  outline: z
    .array(point)
    .min(3)
    .max(2000)
    .describe(
      'Corners in order, not repeated at the end. Inner faces of the walls; neighbours share an edge where they are joined.',
    ),
  holes: z
    .array(z.array(point).min(3).max(500))
    .max(100)
    .optional()
    .describe('Columns, shafts and other parts nobody can stand on.'),
  elevation: metres
    .optional()
    .describe("Height of the floor, m; the storey's elevation if missing. Of a flight: of its lower end."),
  flight: z
    .strictObject({
      up: point.describe('Horizontal direction of ascent, [dx, dy]; need not be of length 1.'),
      rise: length.max(50).describe('Height between the two ends, m.'),
      riser: length.max(1).optional().describe('Height of a step, m.'),
      tread: length.max(2).optional().describe('Depth of a step, m.'),
    })
    .optional()
    .describe('For stairFlight only.'),
  compartment: id.optional().describe('Fire compartment the space belongs to.'),
  stair: id.optional().describe('Name of the stair a flight, landing or lobby belongs to.'),
  netArea: z
    .number()
    .positive()
    .max(100_000)
    .optional()
    .describe("Area people can use, m2, where it is less than the outline's."),
});

export const opening = z.strictObject({
  id,
  name: localText.optional(),
  kind: z.enum(DOOR_KINDS).describe('"portal" is an opening without a door leaf.'),
  between: z
    .tuple([id, id])
    .describe('The two spaces it joins. The second may be "outside": whoever passes is out of the building and safe.'),
  at: z.tuple([point, point]).describe('The two ends of the opening in plan, on the shared edge of both spaces.'),
  clearWidth: length
    .max(100)
    .optional()
    .describe('Clear width, m; the distance of the two ends if missing, never more than it.'),
  fireClass: z.enum(['A', 'B', 'C']).optional().describe('Class of a fire door (甲 / 乙 / 丙).'),
});

export const bed = z.strictObject({
  id,
  space: id,
  at: point.describe('Bedside: where a carer stands and from where the resident is moved.'),
  heading: z
    .number()
    .min(-360)
    .max(360)
    .optional()
    .describe("Direction of the bed's length, degrees from east, for drawing."),
});

export const station = z.strictObject({
  id,
  name: localText.optional(),
  space: id,
  at: point,
  kind: z.enum(['carerStation', 'controlRoom', 'guardPost', 'dutyRoom']),
});

export const deviceStore = z.strictObject({
  id,
  space: id,
  at: point,
  devices: z
    .partialRecord(z.enum(DEVICE_KINDS), z.number().int().min(0).max(1000))
    .describe('How many of each kind are kept here.'),
  outOfOrder: z
    .partialRecord(z.enum(DEVICE_KINDS), z.number().int().min(0).max(1000))
    .optional()
    .describe('How many of them cannot be used.'),
});

/** What a home keeps at every bed, if it does not say otherwise. */
export const bedside = z
  .array(z.enum(BEDSIDE_KINDS))
  .max(3)
  .optional()
  .describe(
    'What every bed has of its own; what is not in the list is fetched from a store. ["wheelchair", "bed", "rescueSheet"] if missing.',
  );

export const storey = z.strictObject({
  id,
  name: localText.optional(),
  elevation: metres.describe('Height of the floor above the ground, m.'),
  height: length.max(50).describe('Floor to floor, m.'),
});

export const compartment = z.strictObject({ id, name: localText.optional() });

export const LIFT_KINDS = ['passenger', 'bed', 'firefighters'] as const;

export const lift = z.strictObject({
  id,
  name: localText.optional(),
  kind: z
    .enum(LIFT_KINDS)
    .describe(
      "Passenger lift, bed (stretcher) lift, or firefighters' lift (消防电梯). The rules allow the last to be used in a fire.",
    ),
  car: id.describe(
    'The space of kind "liftCar", a rectangle: clear inside of the car. Nothing else may lie in its shaft.',
  ),
  stops: z
    .array(id)
    .min(2)
    .max(300)
    .describe('The openings between the car and what lies in front of it, one for each storey it stops at.'),
  home: id
    .optional()
    .describe(
      'Storey it is called back to, and where people get out to leave the building; the lowest stop if missing.',
    ),
  parked: id.optional().describe('Storey it stands at when the incident starts; home if missing.'),
  load: z.number().min(100).max(10_000).describe('Rated load, kg.'),
  speed: z.number().min(0.1).max(10).describe('Rated speed, m/s.'),
  acceleration: z.number().min(0.1).max(2).optional().describe('Of starting and of braking, m/s2; 1.0 if missing.'),
  doorOpening: z.number().min(0.5).max(30).optional().describe('Time the doors take to open, s; 2.5 if missing.'),
  doorClosing: z.number().min(0.5).max(30).optional().describe('Time the doors take to close, s; 3 if missing.'),
  levelling: z.number().min(0).max(30).optional().describe('Time to level at the floor after a run, s; 0 if missing.'),
  power: z
    .enum(['normal', 'emergency'])
    .optional()
    .describe(
      "A second supply takes over when the power fails (emergency); by kind if missing: firefighters' lifts have one.",
    ),
  meetsFireRules: z
    .boolean()
    .optional()
    .describe(
      "Lobby, doors, supply and car meet the rules for firefighters' lifts although it is none; false if missing.",
    ),
  recall: z
    .enum(['panelAlarm', 'confirmed', 'alarmRaised', 'never'])
    .optional()
    .describe('What calls it back to its home storey; "alarmRaised" if missing.'),
});

export const drawnFacility = z.strictObject({
  name: localText.optional(),
  storeys: z.array(storey).min(1).max(300),
  compartments: z.array(compartment).max(5000).optional(),
  spaces: z.array(space).min(1).max(50_000),
  openings: z.array(opening).max(100_000),
  beds: z.array(bed).max(50_000).optional(),
  stations: z.array(station).max(5000).optional(),
  stores: z.array(deviceStore).max(5000).optional(),
  lifts: z.array(lift).max(200).optional(),
  bedside,
});

export const tower = z.strictObject({
  storeys: z.number().int().min(1).max(60).describe('Number of storeys above ground, the ground floor included.'),
  storeyHeight: z.number().min(2.4).max(8).optional().describe('Floor to floor, m; 2.95 if missing.'),
  bedsPerStorey: z
    .number()
    .int()
    .min(1)
    .max(120)
    .optional()
    .describe('Beds on each storey with bedrooms; 26 if missing.'),
  bedsPerRoom: z.number().int().min(1).max(8).optional().describe('Beds in a room; 2 if missing.'),
  bedroomsFrom: z
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .describe('First storey with bedrooms; 2 keeps the ground floor free of them.'),
  compartments: z
    .union([z.literal(1), z.literal(2)])
    .optional()
    .describe('Fire compartments on each bedroom storey.'),
  stairs: z
    .number()
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe('Number of stairs; as many as the distances to an exit ask for if missing.'),
  stairWidth: z.number().min(0.9).max(4).optional().describe('Clear width of a flight, m; 1.3 if missing.'),
  corridorWidth: z.number().min(1.2).max(6).optional().describe('Clear width of the corridor, m; 2.4 if missing.'),
  roomDepth: z.number().min(2.5).max(12).optional().describe('Depth of a bedroom, m; 6 if missing.'),
  roomWidth: z
    .number()
    .min(2.4)
    .max(12)
    .optional()
    .describe('Width of a bedroom along the corridor, m; 3.6 if missing.'),
  bedroomDoorWidth: z.number().min(0.7).max(3).optional().describe('Clear width of a bedroom door, m; 1.1 if missing.'),
  refugeArea: z
    .number()
    .min(0)
    .max(200)
    .optional()
    .describe('Net area of the refuge room by each stair, m2; 0 for none.'),
  lifts: z
    .number()
    .int()
    .min(0)
    .max(12)
    .optional()
    .describe(
      "Number of lifts, one behind the lobby of each stair at most; none is drawn if missing. Firefighters' lifts with bed-size cars.",
    ),
});

export const facilityInput = z.union([
  z.strictObject({ tower }).describe('A generated high-rise home; every default names the rule it comes from.'),
  z.strictObject({ file: z.string().min(1).max(300).describe('Another JSON file in the scenario folder.') }),
  drawnFacility,
]);
