/** What can be ordered while a run goes on. Commands are part of a run: scenario + seed + commands give it bit for bit. */
import { z } from 'zod';
import { id, seconds } from './atoms.js';
import { BURNING_ITEMS } from './schemaFire.js';
import { MEANS } from './kinds.js';
import { ORDER_RULES } from './schemaPlan.js';

export const LIFT_COMMANDS = ['hold', 'release', 'outOfOrder', 'recall', 'evacuation', 'firefighters'] as const;

export type LiftOrderCode = (typeof LIFT_COMMANDS)[number];

/** By what somebody can be told to move a resident who does not walk. */
export const ORDERED_MEANS = MEANS.filter((one) => one !== 'escort' && one !== 'arms');

export const command = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('door'), opening: id, usable: z.boolean() })
    .describe('A door is blocked, or can be used again.'),
  z
    .strictObject({ kind: z.literal('lift'), lift: id, order: z.enum(LIFT_COMMANDS) })
    .describe(
      "A lift is held with open doors, let go, taken out of order, called back, or put into evacuation or firefighters' operation.",
    ),
  z
    .strictObject({ kind: z.literal('go'), staff: id, space: id })
    .describe('A member of staff goes to a room and stays there until told otherwise.'),
  z
    .strictObject({ kind: z.literal('fetch'), staff: id, resident: id, means: z.enum(ORDERED_MEANS).optional() })
    .describe(
      'A member of staff fetches this resident next, whatever the order of the plan; with this device or in this way, as the resident needs it if missing.',
    ),
  z
    .strictObject({ kind: z.literal('shut'), staff: id, opening: id })
    .describe('A member of staff goes to a door and shuts it.'),
  z
    .strictObject({ kind: z.literal('call'), staff: id })
    .describe('A member of staff calls the fire brigade and raises the alarm, from where they are.'),
  z
    .strictObject({ kind: z.literal('free'), staff: id })
    .describe('A member of staff goes on by the plan and their training.'),
  z
    .strictObject({ kind: z.literal('begin'), phase: id })
    .describe('A phase of the plan begins now, whatever it would wait for.'),
  z
    .strictObject({ kind: z.literal('order'), phase: id, rules: z.array(z.enum(ORDER_RULES)).min(1).max(8) })
    .describe('From now on the residents of a phase who are not fetched yet are fetched in another order.'),
  z.strictObject({ kind: z.literal('hurt'), staff: id }).describe('A member of staff is hurt and can do nothing more.'),
  z
    .strictObject({ kind: z.literal('ignite'), space: id, item: z.enum(BURNING_ITEMS) })
    .describe(
      'A second fire: something begins to burn in a space where nothing burns yet. Only where smoke is computed.',
    ),
  z
    .strictObject({ kind: z.literal('brigadeLate'), seconds })
    .describe('The fire brigade comes so many seconds later than it would have.'),
  z
    .strictObject({ kind: z.literal('refuse'), resident: id, seconds })
    .describe('A resident does not come along for so long, however often they are persuaded.'),
  z
    .strictObject({ kind: z.literal('unanswered'), seconds: seconds.nullable() })
    .describe(
      'Nobody at the panel reacts to it for so long; null: until somebody who may watch it is told to go on by the plan.',
    ),
  z
    .strictObject({
      kind: z.literal('power'),
      lifts: z.array(id).max(200).optional(),
      equipment: z.array(id).max(500).optional(),
      releasedAfter: seconds.optional(),
    })
    .describe(
      'The power fails. Lifts: those named, or all without emergency power. Equipment: exhaust fans, stairs whose supply of air stops, doors that can no longer be used, stores whose devices are no use. Who is caught in a lift is let out after so long; without it not at all.',
    ),
]);
export type Command = z.infer<typeof command>;

/** What is ordered of, or befalls, one member of staff. */
export type StaffCommand = Extract<Command, { staff: string }>;

/** What befalls people and the building: for whoever runs a drill, never for who is in it. */
export const TRAINER_ONLY: ReadonlySet<Command['kind']> = new Set([
  'hurt',
  'ignite',
  'brigadeLate',
  'refuse',
  'unanswered',
  'power',
]);

/** Why a command cannot be carried out now. */
export const REFUSALS = [
  'ended',
  'notHere',
  'incapacitated',
  'hurt',
  'handsFull',
  'inLift',
  'runsLift',
  'noWay',
  'smoke',
  'noPlace',
  'noDoor',
  'alreadyShut',
  'inSafety',
  'taken',
  'noPhase',
  'begun',
  'sameOrder',
  'walks',
  'cannotUse',
  'noDevice',
  'full',
  'called',
  'isFree',
  'noFire',
  'noFireThere',
  'burning',
  'noBrigade',
  'arrived',
  'isLost',
  'notWatched',
  'answered',
  'nothingLost',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Ids of those it is about, where there are any. */
export interface Refusal {
  code: RefusalCode;
  person?: string;
  other?: string;
  space?: string;
  device?: string;
}

/** As logged: at the start of which tick it was obeyed. Commands of one tick stand in their order. */
export interface LoggedCommand {
  tick: number;
  command: Command;
}
