/**
 * Scenario format v1: the single source of the types, of validation, of the published JSON Schema
 * (`scenarios/schema/`) and of `scenarios/FORMAT.md`.
 *
 * Only the shape stands here. References between parts (a bed that names a space) are checked in `references.ts`,
 * geometry in `facility/`. All lengths in metres, times in seconds, speeds in m/s (stairs: along the slope).
 * Descriptions end up in FORMAT.md and in editors: they are written for the person who fills in the file.
 */
import { z } from 'zod';

export const FORMAT_VERSION = 1;

/** Letters of any script, digits, `-`, `_`; at most 64 characters; compared in NFC. */
export const ID_PATTERN = /^[\p{L}\p{N}_-]{1,64}$/u;

const id = z
  .string()
  .regex(ID_PATTERN)
  .describe('Id: letters of any script, digits, "-" and "_", at most 64 characters, unique for its kind.');
const seconds = z.number().min(0).max(604_800);
const metres = z.number().min(-10_000).max(10_000);
const length = z.number().positive().max(10_000);
const share = z.number().min(0).max(1);
const point = z.tuple([metres, metres]).describe('[x, y] in metres; x east, y north.');

export const localText = z
  .union([
    z.string().min(1).max(2000),
    z.strictObject({ 'zh-CN': z.string().min(1).max(2000), en: z.string().min(1).max(2000) }),
  ])
  .describe('Words for people to read: one string, or one for each language.');

export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
  .describe('Local time of day, "02:00" or "21:14:30".');

/** A number with where it comes from; a bare number is an assumption of the scenario's author. */
export const sourcedNumber = z.union([
  z.number(),
  z.strictObject({
    value: z.number(),
    source: z.string().max(400),
    confidence: z.enum(['R', 'S', 'K', 'k', 'U', 'D', 'measured']),
  }),
]);

// ---------------------------------------------------------------- facility

export const SPACE_KINDS = [
  'room',
  'bedroom',
  'corridor',
  'lobby',
  'refuge',
  'stairFlight',
  'landing',
  'liftCar',
  'hall',
  'service',
  'outdoor',
] as const;

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

export const DOOR_KINDS = [
  'portal',
  'door',
  'selfClosing',
  'fireDoorSelfClosing',
  'fireDoorHeldOpen',
  'sliding',
  'locked',
] as const;

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

export const DEVICE_KINDS = ['wheelchair', 'bed', 'evacuationChair', 'carryChair', 'stretcher', 'rescueSheet'] as const;

export const deviceStore = z.strictObject({
  id,
  space: id,
  at: point,
  devices: z
    .partialRecord(z.enum(DEVICE_KINDS), z.number().int().min(0).max(1000))
    .describe('How many of each kind are kept here.'),
});

export const storey = z.strictObject({
  id,
  name: localText.optional(),
  elevation: metres.describe('Height of the floor above the ground, m.'),
  height: length.max(50).describe('Floor to floor, m.'),
});

export const compartment = z.strictObject({ id, name: localText.optional() });

export const drawnFacility = z.strictObject({
  name: localText.optional(),
  storeys: z.array(storey).min(1).max(300),
  compartments: z.array(compartment).max(5000).optional(),
  spaces: z.array(space).min(1).max(50_000),
  openings: z.array(opening).max(100_000),
  beds: z.array(bed).max(50_000).optional(),
  stations: z.array(station).max(5000).optional(),
  stores: z.array(deviceStore).max(5000).optional(),
});

export const tower = z.strictObject({
  storeys: z.number().int().min(1).max(60).describe('Number of storeys above ground, the ground floor included.'),
  storeyHeight: z.number().min(2.4).max(8).optional(),
  bedsPerStorey: z.number().int().min(1).max(120).optional(),
  bedsPerRoom: z.number().int().min(1).max(8).optional(),
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
  stairs: z.number().int().min(1).max(4).optional(),
  stairWidth: z.number().min(0.9).max(4).optional(),
  corridorWidth: z.number().min(1.2).max(6).optional(),
  roomDepth: z.number().min(2.5).max(12).optional(),
  roomWidth: z.number().min(2.4).max(12).optional(),
  bedroomDoorWidth: z.number().min(0.7).max(3).optional(),
  refugeArea: z
    .number()
    .min(0)
    .max(200)
    .optional()
    .describe('Net area of the refuge room by each stair, m2; 0 for none.'),
  lifts: z.number().int().min(0).max(12).optional(),
});

export const facilityInput = z.union([
  z.strictObject({ tower }).describe('A generated high-rise home; every default names the rule it comes from.'),
  z.strictObject({ file: z.string().min(1).max(300).describe('Another JSON file in the scenario folder.') }),
  drawnFacility,
]);

// ---------------------------------------------------------------- residents

export const MOBILITY_CLASSES = [
  'independent',
  'cane',
  'rollator',
  'dementiaGuided',
  'wheelchairSelf',
  'wheelchairAssisted',
  'bedridden',
] as const;
export const CARE_LEVELS = ['selfCaring', 'partlyDependent', 'fullyDependent'] as const;

export const resident = z.strictObject({
  id,
  bed: id,
  mobility: z.enum(MOBILITY_CLASSES),
  asleep: z.boolean().optional().describe('At the start; drawn from the time of day if missing.'),
  speed: z.number().positive().max(3).optional().describe('Own walking speed on the level, m/s; drawn if missing.'),
  preMovement: seconds.optional().describe('Own pre-movement time after the alarm reaches them, s; drawn if missing.'),
  device: z
    .enum(['none', ...DEVICE_KINDS])
    .optional()
    .describe('What they are moved with; by mobility class if missing.'),
  preparation: seconds.optional().describe('Measured time to prepare and transfer this resident, s; drawn if missing.'),
});

export const residentGroup = z.strictObject({
  count: z.number().int().min(0).max(20_000),
  shares: z
    .strictObject({ selfCaring: share, partlyDependent: share, fullyDependent: share })
    .describe('Shares of the care levels; they add up to 1.'),
  drawnWith: z
    .enum(['scenario', 'run'])
    .optional()
    .describe('"scenario": the same people in every run (default); "run": new people with each seed.'),
});

export const residents = z.union([z.array(resident).max(20_000), residentGroup]);

// ---------------------------------------------------------------- roster

export const POSTS = ['carer', 'nurse', 'controlRoom', 'guard', 'safetyOfficer', 'volunteer'] as const;
export const TRAINING = ['none', 'new', 'yearly', 'monthly'] as const;

export const staffMember = z.strictObject({
  id,
  name: localText.optional(),
  post: z.enum(POSTS),
  station: id.describe('Where they are at the start.'),
  training: z.enum(TRAINING).optional().describe('Fire training; "yearly" if missing.'),
  mayLift: z.boolean().optional().describe('May lift and move residents; by post if missing (carer, nurse: yes).'),
  absent: z.boolean().optional().describe('On the list but not there tonight.'),
  speed: z
    .number()
    .positive()
    .max(4)
    .optional()
    .describe('Own unloaded walking speed on the level, m/s; drawn if missing.'),
  arrives: seconds
    .optional()
    .describe('Comes from elsewhere, so many seconds after being called; at their station from the start if missing.'),
});

export const shift = z.strictObject({
  from: clockTime,
  to: clockTime,
  staff: z.array(staffMember).max(2000),
});

export const roster = z.strictObject({
  shifts: z.record(id, shift).describe('Shifts by name; the one in force at incident.clock is used.'),
  onDuty: id.optional().describe('Use this shift whatever the time.'),
  controlRoomWatched: z.boolean().optional().describe('Somebody watches the fire-alarm panel; true if missing.'),
});

// ---------------------------------------------------------------- plan

/** Where, said relative to the incident or by name. */
export const zone = z.union([
  z.strictObject({ all: z.literal(true) }),
  z
    .strictObject({
      storey: z.union([z.literal('incident'), id]),
      offset: z.number().int().min(-100).max(100).optional().describe('So many storeys above (+) or below (-) it.'),
    })
    .describe('A storey: by name, or that of the incident.'),
  z.strictObject({ compartment: z.union([z.literal('incident'), id]) }),
  z.strictObject({ spaces: z.array(z.union([z.literal('incident'), id])).min(1) }),
]);

export const EVENT_NAMES = [
  'start',
  'panelAlarm',
  'noticed',
  'confirmed',
  'brigadeCalled',
  'alarmRaised',
  'phaseStarted',
  'phaseDone',
] as const;
export const eventRef = z.union([
  z.enum(['start', 'panelAlarm', 'noticed', 'confirmed', 'brigadeCalled', 'alarmRaised']),
  z.strictObject({ phase: id, is: z.enum(['started', 'done']) }),
]);

export const destination = z.enum(['refuge', 'nextCompartment', 'storeyBelow', 'outside', 'ownRoom']);

export const staffRule = z.strictObject({
  posts: z.array(z.enum(POSTS)).min(1).optional().describe('Which posts; those who may lift if missing.'),
  withinStoreys: z
    .number()
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('Only those whose station is at most so many storeys from the zone.'),
});

export const phase = z.strictObject({
  id,
  name: localText.optional(),
  trigger: z.strictObject({ after: eventRef, delay: seconds.optional() }),
  zones: z.array(zone).min(1),
  to: z.array(destination).min(1).describe('In order of preference; the next one when there is no room or no way.'),
  order: z
    .array(z.enum(['nearestToFire', 'ambulantFirst', 'bedboundLast', 'farthestFromExit', 'byRoom']))
    .optional()
    .describe('Sorting rules, the first the strongest; ["nearestToFire", "ambulantFirst", "bedboundLast"] if missing.'),
  knock: z
    .boolean()
    .optional()
    .describe('Carers also go and tell those who walk by themselves, in the same order; true if missing.'),
  staff: staffRule.optional(),
});

export const MEANS = [
  'escort',
  'wheelchair',
  'bed',
  'rescueSheet',
  'evacuationChair',
  'carryChair',
  'stretcher',
] as const;
export const movingRule = z.strictObject({
  mobility: z.enum(MOBILITY_CLASSES),
  level: z.enum(MEANS).optional().describe('With what on the level.'),
  stairs: z.enum(MEANS).optional().describe('With what where the way has stairs.'),
  helpers: z
    .number()
    .int()
    .min(1)
    .max(8)
    .optional()
    .describe('How many of staff on the level; by class and device if missing.'),
  helpersStairs: z.number().int().min(1).max(8).optional(),
  loneHelper: z
    .enum(['wait', 'drag'])
    .optional()
    .describe(
      'What one carer does where two are wanted and no second can come: wait, or drag on a blanket alone (default).',
    ),
});

export const claim = z.strictObject({
  id,
  text: localText.optional(),
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('zone'), zone }),
    z.strictObject({ kind: z.literal('residents'), mobility: z.array(z.enum(MOBILITY_CLASSES)).min(1).optional() }),
    z.strictObject({ kind: z.literal('event'), event: eventRef }),
  ]),
  condition: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('clear') }).describe('Every resident of the subject is safe or sheltered.'),
      z.strictObject({ kind: z.literal('atLeast'), count: z.number().int().min(0).max(20_000) }),
      z.strictObject({ kind: z.literal('share'), share }),
      z.strictObject({ kind: z.literal('happens') }).describe('For an event: it happens.'),
    ])
    .describe('What shall be true by the deadline.'),
  after: eventRef.describe('The event the time counts from.'),
  within: seconds.describe('Seconds after it.'),
  probability: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('In how large a share of runs it must be met; 0.9 if missing.'),
  confidence: z.number().min(0.5).lt(1).optional().describe('Of the interval; 0.95 if missing.'),
});

export const plan = z.strictObject({
  name: localText.optional(),
  response: z
    .strictObject({
      investigate: z
        .enum(['nearestCarer', 'controlRoom', 'guard', 'nobody'])
        .optional()
        .describe('Who goes and looks; "nearestCarer" if missing.'),
      confirmBeforeAlarm: z
        .boolean()
        .optional()
        .describe('The general alarm is raised only after somebody has looked; true if missing.'),
      callBrigade: z.enum(['onAlarm', 'onConfirmation', 'never']).optional(),
      shutFireRoomDoor: z.boolean().optional(),
    })
    .optional(),
  phases: z.array(phase).max(200),
  defendInPlace: z
    .array(zone)
    .optional()
    .describe('Residents here stay in their closed rooms and count as sheltered there.'),
  moving: z
    .array(movingRule)
    .max(50)
    .optional()
    .describe('Who is moved with what; defaults from the literature if missing.'),
  claims: z.array(claim).max(200),
});

// ---------------------------------------------------------------- incident, model, scenario

export const incident = z.strictObject({
  name: localText.optional(),
  space: id.describe('Where it starts.'),
  clock: clockTime.describe('Local time at t = 0, the start of the incident.'),
  panelAlarm: seconds
    .nullable()
    .optional()
    .describe('When the panel gives the alarm, s after the start; 60 if missing, null for never.'),
  noticedWithoutPanel: seconds
    .nullable()
    .optional()
    .describe(
      'When a carer notices by sight, noise or smell if nobody heeds the panel, s after the start; null or missing for never.',
    ),
  outOfOrder: z.array(id).max(1000).optional().describe('Openings, lifts, stairs and stores that cannot be used.'),
});

export const model = z.strictObject({
  randomness: z.boolean().optional().describe('false: every time and speed is its mean; true if missing.'),
  crowding: z
    .boolean()
    .optional()
    .describe('false: people do not hinder each other and take no room; true if missing.'),
  ticksPerSecond: z.number().int().min(1).max(200).optional().describe('20 if missing.'),
  parameters: z
    .record(z.string().max(80), sourcedNumber)
    .optional()
    .describe('Own values in place of the defaults of the model, by name (anshu parameters lists them).'),
});

export const edit = z.union([
  z.strictObject({ path: z.string().min(1).max(400), set: z.unknown() }).describe('Put a value at an id path.'),
  z.strictObject({ path: z.string().min(1).max(400), remove: z.literal(true) }),
  z.strictObject({ path: z.string().min(1).max(400), add: z.unknown() }).describe('Append to the list at an id path.'),
]);

export const variant = z.strictObject({
  name: localText.optional(),
  description: localText.optional(),
  base: id.optional().describe('Another variant whose edits come first.'),
  edits: z.array(edit).max(5000),
});

export const scenario = z.strictObject({
  $schema: z.string().max(300).optional(),
  format: z.literal('anshu-scenario'),
  version: z.literal(FORMAT_VERSION),
  id,
  name: localText,
  description: localText.optional(),
  seed: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Seed for what belongs to the scenario, not to the run; the id if missing.'),
  facility: facilityInput,
  residents,
  roster,
  plan,
  incident,
  model: model.optional(),
  horizon: z.number().min(1).max(86_400).describe('The run ends here at the latest, s.'),
  variants: z.record(id, variant).optional(),
});

export type ScenarioFile = z.infer<typeof scenario>;
export type DrawnFacility = z.infer<typeof drawnFacility>;
export type TowerParameters = z.infer<typeof tower>;
export type Space = z.infer<typeof space>;
export type Opening = z.infer<typeof opening>;
export type Bed = z.infer<typeof bed>;
export type Station = z.infer<typeof station>;
export type DeviceStore = z.infer<typeof deviceStore>;
export type Storey = z.infer<typeof storey>;
export type ResidentEntry = z.infer<typeof resident>;
export type ResidentGroup = z.infer<typeof residentGroup>;
export type Roster = z.infer<typeof roster>;
export type StaffMember = z.infer<typeof staffMember>;
export type Plan = z.infer<typeof plan>;
export type Phase = z.infer<typeof phase>;
export type Zone = z.infer<typeof zone>;
export type EventRef = z.infer<typeof eventRef>;
export type Claim = z.infer<typeof claim>;
export type Incident = z.infer<typeof incident>;
export type ModelSwitches = z.infer<typeof model>;
export type MovingRule = z.infer<typeof movingRule>;
export type Edit = z.infer<typeof edit>;
export type Variant = z.infer<typeof variant>;
export type LocalText = z.infer<typeof localText>;
export type SpaceKind = (typeof SPACE_KINDS)[number];
export type DoorKind = (typeof DOOR_KINDS)[number];
export type DeviceKind = (typeof DEVICE_KINDS)[number];
export type MobilityClass = (typeof MOBILITY_CLASSES)[number];
export type Post = (typeof POSTS)[number];
export type Means = (typeof MEANS)[number];

/**
 * A scenario ready to be built: variant applied, the facility drawn (a tower generated, another file read).
 * JSON only: it is what a recording carries, so that the recording can be run again.
 */
export type Scenario = Omit<ScenarioFile, 'facility' | 'variants' | '$schema'> & {
  facility: DrawnFacility;
  variant: string | null;
};
