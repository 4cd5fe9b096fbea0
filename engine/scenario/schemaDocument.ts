/**
 * The plan as a document in a scenario file: what is written down, who is named, when it was exercised. Nothing here changes
 * a run; `check/elements` reads it. Everything is optional: what is left out is what the check reports.
 */
import { z } from 'zod';
import { clockTime, id, localText, seconds } from './atoms.js';
import { zone } from './zone.js';

export const date = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .describe('A day, "2026-03-31".');

/** What a chapter of the document can be about. */
export const TOPICS = [
  'purpose',
  'scope',
  'riskAssessment',
  'communication',
  'protection',
  'firstAid',
  'cutOff',
  'brigade',
  'startOfResponse',
  'endOfResponse',
  'aftercare',
  'supplies',
  'organisation',
  'hazards',
  'startProcedure',
  'measures',
  'trainingAndDrills',
  'equipment',
  'funding',
  'other',
  'dementia',
] as const;

export const GROUPS = ['commander', 'deputy', 'firefight', 'comms', 'evac', 'rescue', 'security', 'logistics'] as const;
export const KEY_PLACES = [
  'kitchen',
  'boiler',
  'oxygen',
  'laundry',
  'charging',
  'distribution',
  'roofVoid',
  'other',
] as const;
export const FIRE_KINDS = [
  'bedroomNight',
  'kitchenDay',
  'electricalRiser',
  'stairOrGroundSmoke',
  'charging',
  'other',
] as const;
export const DRILL_KINDS = ['allElement', 'realScenario', 'subPlan', 'tabletop'] as const;
export const EQUIPMENT = ['mask', 'radio', 'extinguisher', 'hoseReel', 'torch', 'megaphone'] as const;
export const CONTRACTS = ['receivingPlace', 'maintenance', 'mutualAid', 'medical'] as const;
export const ANNEXES = ['floorPlans', 'contactList', 'resourceList', 'forms'] as const;
export const CHANGES = ['law', 'command', 'risk', 'resource', 'drillFinding', 'other'] as const;

const count = z.number().int().min(0).max(100_000);

export const planDocument = z
  .strictObject({
    asOf: date.optional().describe('The day for which it is checked; ages and intervals are counted to it.'),
    grade: z.number().int().min(1).max(5).optional().describe('Plan grade it states (GB/T 38315-2019 4.2).'),
    legalBases: z.array(z.string().min(1).max(200)).max(200).optional().describe('Laws and standards it cites.'),
    chapters: z
      .array(
        z.strictObject({
          title: localText,
          covers: z.array(z.enum(TOPICS)).min(1),
          text: z
            .string()
            .max(100_000)
            .optional()
            .describe('Its words, searched for what the topic cannot do without.'),
        }),
      )
      .max(500)
      .optional(),
    scope: z.strictObject({ storeys: z.array(id).max(300), shifts: z.array(id).max(100) }).optional(),
    residentListOf: date.optional().describe('When the list of residents was last brought up to date.'),
    keyPlaces: z
      .array(
        z.strictObject({
          kind: z.enum(KEY_PLACES),
          space: id.optional().describe('Where it is; left out with `none`.'),
          none: z.literal(true).optional().describe('The home has no such place.'),
        }),
      )
      .max(500)
      .optional()
      .describe('Key places for fire (重点部位).'),
    riskAssessment: z
      .strictObject({
        date,
        hazards: z
          .array(z.strictObject({ name: localText, fire: id.optional().describe('Fire of `fires` it leads to.') }))
          .max(500),
      })
      .optional(),
    resourceSurvey: date.optional().describe('When the resources were last counted.'),
    equipment: z
      .array(z.strictObject({ kind: z.enum(EQUIPMENT), storey: id, count }))
      .max(5000)
      .optional()
      .describe('What is kept on each storey; devices for moving people are in the stores of the building.'),
    fires: z
      .array(z.strictObject({ id, kind: z.enum(FIRE_KINDS), space: id }))
      .max(500)
      .optional()
      .describe('Fires the plan is made for, each at its place.'),
    people: z
      .array(
        z.strictObject({
          id: id.describe('As in the roster.'),
          name: localText.optional(),
          phone: z.string().max(40).optional(),
          joined: date.optional(),
          left: date.optional().describe('Has left the home.'),
          trained: date.optional().describe('First fire training.'),
          certified: z.boolean().optional().describe('Holds the certificate for the fire control room.'),
        }),
      )
      .max(5000)
      .optional(),
    posts: z
      .array(z.strictObject({ group: z.enum(GROUPS), shift: id, people: z.array(id).max(500) }))
      .max(1000)
      .optional()
      .describe('Who is in which group on which shift.'),
    holidayShift: id.optional().describe('The shift of holidays, if the roster has one of its own.'),
    alarm: z
      .strictObject({
        perceive: seconds.optional().describe('At most from the panel to somebody who reads it, s.'),
        confirm: seconds.optional(),
        call: seconds.optional(),
        broadcast: seconds.optional(),
        panelZones: z
          .array(z.strictObject({ panel: z.string().max(100), plan: z.string().max(100), zone }))
          .max(5000)
          .optional()
          .describe('Each zone of the panel: its name there, its name in the plan, what it covers.'),
      })
      .optional(),
    routes: z
      .array(z.strictObject({ zone, first: id, second: id }))
      .max(5000)
      .optional()
      .describe('First and second way out of a zone: stairs, or openings to the outside.'),
    safePlaces: z
      .array(z.strictObject({ storey: id, spaces: z.array(id).min(1).max(200) }))
      .max(500)
      .optional()
      .describe('Refuge rooms or spaces of the next compartment for the people of a storey.'),
    liftsAllowed: z
      .array(id)
      .max(100)
      .optional()
      .describe('Lifts that may be used; empty: none. The lifts of the plan (plan.lifts.use) must be among them.'),
    assembly: z
      .strictObject({ place: localText, rollByStorey: z.boolean().optional(), countedBy: id.optional() })
      .optional(),
    firstAttack: z
      .strictObject({
        equipmentAt: z.array(id).max(2000).describe('Spaces with extinguishers or hose reels.'),
        mostPeople: count.optional().describe('At most so many go.'),
      })
      .optional(),
    training: z
      .strictObject({ allStaff: z.array(date).max(500), newStaffBeforePost: z.boolean().optional() })
      .optional(),
    drills: z
      .array(
        z.strictObject({
          date,
          kind: z.enum(DRILL_KINDS),
          shift: id.optional().describe('Shift whose numbers of staff it is held with.'),
          at: clockTime.optional(),
          held: z.boolean().optional().describe('false: planned only; true if missing and the day has passed.'),
        }),
      )
      .max(2000)
      .optional(),
    contracts: z
      .array(z.strictObject({ kind: z.enum(CONTRACTS), with: localText, until: date.optional() }))
      .max(500)
      .optional(),
    higherPlan: localText.optional().describe('The district plan it connects to.'),
    annexes: z.array(z.enum(ANNEXES)).max(20).optional(),
    reviewed: date.optional(),
    issued: date.optional(),
    filed: date.optional(),
    revised: date.optional(),
    changes: z
      .array(z.strictObject({ date, kind: z.enum(CHANGES) }))
      .max(1000)
      .optional()
      .describe('What has changed since, each a reason for a revision.'),
    subPlans: z
      .array(z.strictObject({ name: localText, storeys: z.array(id).min(1).max(300) }))
      .max(500)
      .optional(),
    guides: z
      .array(z.strictObject({ storey: id, shift: id, person: id }))
      .max(5000)
      .optional()
      .describe('Evacuation guides (疏散引导员) by storey and shift.'),
    safetyManagers: z
      .array(z.strictObject({ person: id, hoursPerMonth: z.number().min(0).max(400).optional() }))
      .max(100)
      .optional()
      .describe('Fire-safety managers and the hours a month they have for it.'),
  })
  .describe('The plan as a document. It changes no run; the check of its elements reads it.');
