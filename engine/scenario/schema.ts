/**
 * Scenario format v1: the single source of the types, of validation, of the published JSON Schema
 * (`scenarios/schema/`) and of `scenarios/FORMAT.md`.
 *
 * Only the shape stands here. References between parts (a bed that names a space) are checked in `references.ts`,
 * geometry in `facility/`. All lengths in metres, times in seconds, speeds in m/s (stairs: along the slope).
 * Descriptions end up in FORMAT.md and in editors: they are written for the person who fills in the file.
 */
import { z } from 'zod';
import { clockTime, FORMAT_VERSION, id, localText, seconds, sourcedNumber } from './atoms.js';
import { DEVICE_KINDS, DOOR_KINDS, MEANS, MOBILITY_CLASSES, POSTS, SPACE_KINDS, TRAINING } from './kinds.js';
import {
  LIFT_KINDS,
  bed,
  deviceStore,
  drawnFacility,
  facilityInput,
  lift,
  opening,
  space,
  station,
  storey,
  tower,
} from './schemaFacility.js';
import { buildingFacts } from './schemaBuilding.js';
import { conditions } from './schemaConditions.js';
import { planDocument } from './schemaDocument.js';
import { BURNING_ITEMS, GROWTH_CLASSES, fire, protection } from './schemaFire.js';
import { personClass, resident, residentGroup, residents, roster, staffMember } from './schemaPeople.js';
import { claim, duty, eventRef, liftRule, movingRule, phase, plan } from './schemaPlan.js';
import { zone } from './zone.js';

export * from './atoms.js';
export * from './kinds.js';
export * from './schemaConditions.js';
export * from './schemaFacility.js';
export * from './schemaFire.js';
export * from './schemaPeople.js';
export * from './schemaPlan.js';
export * from './schemaDocument.js';
export * from './schemaBuilding.js';
export * from './zone.js';

export const incident = z.strictObject({
  name: localText.optional(),
  space: id.describe('Where it starts.'),
  clock: clockTime.describe('Local time at t = 0, the start of the incident.'),
  panelAlarm: seconds
    .nullable()
    .optional()
    .describe(
      'When the panel gives the alarm, s after the start; null for never. If missing: when a detector does, or 60 where no fire is computed.',
    ),
  noticedWithoutPanel: seconds
    .nullable()
    .optional()
    .describe(
      'When a carer notices by sight, noise or smell if nobody heeds the panel, s after the start; null or missing for never.',
    ),
  lostZones: z
    .array(z.strictObject({ zone, at: seconds.describe('When, s after the start.') }))
    .max(100)
    .optional()
    .describe(
      'Zones that stop being safe: nobody is brought there any more, and who was sheltered there has to be moved again.',
    ),
  conditions: conditions
    .optional()
    .describe(
      'What the air is like, by space and time, in place of the smoke model: given, or results of another fire model.',
    ),
  fire: fire.optional().describe('What burns there. With it, fire and smoke are computed; without it, they are not.'),
  outdoorTemperature: z
    .number()
    .min(-60)
    .max(60)
    .optional()
    .describe('Degrees Celsius; with a fire only. 20 if missing, as warm as indoors: no draught in shafts.'),
  outOfOrder: z.array(id).max(1000).optional().describe('Openings, lifts, stairs and stores that cannot be used.'),
  powerLoss: z
    .strictObject({
      at: seconds.describe('When the power fails, s after the start.'),
      lifts: z
        .array(id)
        .min(1)
        .max(200)
        .optional()
        .describe('The lifts that stop, whatever their supply; those on normal power if missing.'),
      releasedAfter: seconds
        .nullable()
        .optional()
        .describe(
          'So long after it those caught in a car between storeys are let out, s; null or missing: not in this run.',
        ),
    })
    .optional()
    .describe('Loss of power: lifts stop where they are.'),
});

export const DEVICE_HANDLING = ['byTraining', 'trained', 'untrained'] as const;
export const SMOKE_SPEED_LAWS = ['jinIrritant', 'jinNonIrritant', 'frantzichNilsson', 'fridolf'] as const;

export const model = z.strictObject({
  handling: z
    .enum(DEVICE_HANDLING)
    .optional()
    .describe(
      'How devices are handled on stairs. "trained": as the trained hospital teams of the Ghent trials, whoever does it; "untrained": at the assumed share of it (means.untrainedStairFactor, 0.3-0.7); "byTraining" (default): by the training of the team.',
    ),
  randomness: z.boolean().optional().describe('false: every time and speed is its mean; true if missing.'),
  crowding: z
    .boolean()
    .optional()
    .describe('false: people do not hinder each other and take no room; true if missing.'),
  untilHorizon: z
    .boolean()
    .optional()
    .describe('true: the run goes on to its horizon though nothing can change any more by itself, as in drills.'),
  ticksPerSecond: z.number().int().min(1).max(200).optional().describe('20 if missing.'),
  smokeSpeedLaw: z
    .enum(SMOKE_SPEED_LAWS)
    .optional()
    .describe('How smoke slows walking; "jinIrritant" if missing, the slowest of them where one still sees 3 m.'),
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
  classes: z
    .array(personClass)
    .min(1)
    .max(50)
    .optional()
    .describe('Own classes of people, beside the mobility classes.'),
  residents,
  roster,
  plan,
  document: planDocument.optional(),
  building: buildingFacts.optional(),
  incident,
  protection: protection
    .optional()
    .describe('What protects the building from fire and smoke; used with incident.fire only.'),
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
export type Lift = z.infer<typeof lift>;
export type LiftKind = (typeof LIFT_KINDS)[number];
/** As resolved: the mobility class is known, given or by the own class. */
export type ResidentEntry = z.infer<typeof resident> & { mobility: MobilityClass };
export type PersonClass = z.infer<typeof personClass>;
export type ResidentGroup = z.infer<typeof residentGroup>;
export type Roster = z.infer<typeof roster>;
export type StaffMember = z.infer<typeof staffMember>;
export type Plan = z.infer<typeof plan>;
export type PlanDocument = z.infer<typeof planDocument>;
export type BuildingFacts = z.infer<typeof buildingFacts>;
export type Phase = z.infer<typeof phase>;
export type Zone = z.infer<typeof zone>;
export type LiftRule = z.infer<typeof liftRule>;
export type EventRef = z.infer<typeof eventRef>;
export type Claim = z.infer<typeof claim>;
export type Incident = z.infer<typeof incident>;
export type FireInput = z.infer<typeof fire>;
export type Protection = z.infer<typeof protection>;
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
export type BurningItem = (typeof BURNING_ITEMS)[number];
export type GrowthClass = (typeof GROWTH_CLASSES)[number];
export type Training = (typeof TRAINING)[number];
export type Duty = z.infer<typeof duty>;
export type Means = (typeof MEANS)[number];
export type SmokeSpeedLaw = (typeof SMOKE_SPEED_LAWS)[number];

/**
 * A scenario ready to be built: variant applied, the facility drawn (a tower generated, another file read).
 * JSON only: it is what a recording carries, so that the recording can be run again.
 */
export type Scenario = Omit<ScenarioFile, 'facility' | 'residents' | 'variants' | '$schema'> & {
  facility: DrawnFacility;
  residents: ResidentEntry[] | ResidentGroup;
  variant: string | null;
};
