/** The plan in a scenario file: response, phases, who is moved how, claims. */
import { z } from 'zod';
import { id, localText, seconds, share } from './atoms.js';
import { MEANS, MOBILITY_CLASSES, POSTS, RESOURCES } from './kinds.js';
import { zone } from './zone.js';

/** Moments of a run that plans and claims refer to, beside the starts and ends of phases. */
export const MILESTONE_EVENTS = [
  'start',
  'panelAlarm',
  'noticed',
  'confirmed',
  'brigadeCalled',
  'alarmRaised',
  'brigadeArrived',
  'zoneLost',
] as const;
export const eventRef = z.union([
  z.enum(MILESTONE_EVENTS),
  z.strictObject({ phase: id, is: z.enum(['started', 'done']) }),
]);

export const destination = z.enum(['refuge', 'nextCompartment', 'storeyBelow', 'refugeStorey', 'outside', 'ownRoom']);

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

export const ORDER_RULES = [
  'nearestToFire',
  'ambulantFirst',
  'bedboundLast',
  'farthestFromExit',
  'byRoom',
  'ownZone',
  'buddy',
  'firstCome',
] as const;

export const DUTY_KINDS = ['supervise', 'headCount', 'search', 'attackFire'] as const;
export const duty = z.strictObject({
  id,
  name: localText.optional(),
  kind: z
    .enum(DUTY_KINDS)
    .describe(
      '"supervise": stay with the residents at the place of safety; "headCount": count them there; "search": look into every room of the zones; "attackFire": fight the fire from the door of its room.',
    ),
  trigger: z.strictObject({ after: eventRef, delay: seconds.optional() }),
  zones: z.array(zone).min(1).optional().describe('Where; the whole building if missing.'),
  people: z.number().int().min(1).max(100).optional().describe('How many of staff; 1 if missing.'),
  staff: staffRule.optional().describe('Who; anybody but the control room if missing.'),
  duration: seconds.optional().describe('For "attackFire": how long, s; 300 if missing.'),
});

export const phase = z.strictObject({
  id,
  name: localText.optional(),
  trigger: z.strictObject({ after: eventRef, delay: seconds.optional() }),
  zones: z.array(zone).min(1),
  to: z.array(destination).min(1).describe('In order of preference; the next one when there is no room or no way.'),
  order: z
    .array(z.enum(ORDER_RULES))
    .optional()
    .describe('Sorting rules, the first the strongest; ["nearestToFire", "ambulantFirst", "bedboundLast"] if missing.'),
  knock: z
    .boolean()
    .optional()
    .describe('Carers also go and tell those who walk by themselves, in the same order; true if missing.'),
  staff: staffRule.optional(),
  takes: z
    .enum(['residents', 'whoeverIsThere'])
    .optional()
    .describe(
      'Whom the phase moves: those who live in its zones (default), or the residents who are there when it begins, brought there by an earlier phase or staying in their rooms: for a place of safety that is lost.',
    ),
  by: z
    .enum(['stairs', 'lifts', 'both'])
    .optional()
    .describe(
      'How its residents get to another storey: by the stairs (default), by the lifts of the plan (by the stairs where no lift can be had), or by what is quicker for each.',
    ),
});

export const LIFT_OPERATIONS = ['evacuation', 'firefighters'] as const;
export const LIFT_ORDERS = ['fireFirst', 'topDown', 'firstCome'] as const;

export const liftRule = z.strictObject({
  use: z.array(id).min(1).max(200).describe('The lifts that carry people during the evacuation.'),
  operation: z
    .enum(LIFT_OPERATIONS)
    .optional()
    .describe(
      "evacuation (default): cars shuttle between a storey and home for all who are to go by lift. firefighters: under firefighters' control, for parties with a member of staff only.",
    ),
  begins: z
    .strictObject({ after: eventRef, delay: seconds.optional() })
    .optional()
    .describe('When they begin, after they were called back; {"after": "alarmRaised"} if missing.'),
  order: z
    .enum(LIFT_ORDERS)
    .optional()
    .describe(
      'Which storey is served next: the fire storey and the two above and below it, then from the top down (fireFirst, default); from the top down; who has waited longest.',
    ),
  attendants: z
    .strictObject({ posts: z.array(z.enum(POSTS)).min(1) })
    .optional()
    .describe(
      'Each car is run by a member of staff of these posts, and carries nobody before they are in it; none if missing.',
    ),
  staff: z.boolean().optional().describe('Staff may ride by themselves, to where they help and back; true if missing.'),
  regardlessOfRules: z
    .boolean()
    .optional()
    .describe(
      "Lifts that are no firefighters' lifts and do not meet their rules, or that the document does not name, may stand under use: a what-if; false if missing.",
    ),
});

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
  walksToStairs: z
    .boolean()
    .optional()
    .describe('Partial help: goes to the stair by themselves and is helped only from there; who walks on the level.'),
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
    z
      .strictObject({
        kind: z.literal('residents'),
        mobility: z.array(z.enum(MOBILITY_CLASSES)).min(1).optional(),
        classes: z.array(id).min(1).max(50).optional().describe('Own classes of people of the scenario.'),
        zone: zone.optional().describe('Those who live there.'),
        ids: z.array(id).min(1).max(20_000).optional().describe('These residents only.'),
      })
      .describe('All residents, or those who fit every restriction.'),
    z
      .strictObject({ kind: z.literal('staff'), posts: z.array(z.enum(POSTS)).min(1).optional() })
      .describe('Staff on duty, or those of some posts: safe outside or in a place of safety.'),
    z.strictObject({ kind: z.literal('event'), event: eventRef }),
    z
      .strictObject({
        kind: z.literal('resource'),
        resource: z.enum(RESOURCES).describe('A kind of device, carers, lifts, or room in refuges.'),
        zone: zone.optional().describe('Asked for those who live there; the whole building if missing.'),
      })
      .describe('Something that residents whom the plan moves may have to wait for.'),
  ]),
  condition: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('clear') }).describe('Every resident of the subject is safe or sheltered.'),
      z.strictObject({ kind: z.literal('atLeast'), count: z.number().int().min(0).max(20_000) }),
      z.strictObject({ kind: z.literal('share'), share }),
      z
        .strictObject({ kind: z.literal('margin'), least: seconds })
        .describe(
          'Everybody of the subject is there at least so many seconds before the deadline: `within` is the time available (ASET).',
        ),
      z
        .strictObject({ kind: z.literal('enough'), wait: seconds })
        .describe(
          'For a resource: until the deadline nobody waits for it longer than so many seconds, all waits of one resident together. What the building does not have, or has only out of order, is not enough.',
        ),
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
      firstAttack: z
        .boolean()
        .optional()
        .describe(
          'Whoever looks tries to put the fire out with an extinguisher, where one is computed and small enough; false if missing.',
        ),
    })
    .optional(),
  phases: z.array(phase).max(200),
  defendInPlace: z
    .array(zone)
    .optional()
    .describe('Residents here stay in their closed rooms and count as sheltered there.'),
  duties: z.array(duty).max(100).optional().describe('What staff do beside moving residents, in order of importance.'),
  moving: z
    .array(movingRule)
    .max(50)
    .optional()
    .describe('Who is moved with what; defaults from the literature if missing.'),
  lifts: liftRule.optional().describe('Lifts in the evacuation; without it nobody rides.'),
  claims: z.array(claim).max(200),
});
