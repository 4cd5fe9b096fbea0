/** What can be ordered while a run goes on. Commands are part of a run: scenario + seed + commands give it bit for bit. */
import { z } from 'zod';
import { id } from './atoms.js';

export const LIFT_COMMANDS = ['hold', 'release', 'outOfOrder', 'recall', 'evacuation', 'firefighters'] as const;

export type LiftOrderCode = (typeof LIFT_COMMANDS)[number];

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
    .strictObject({ kind: z.literal('fetch'), staff: id, resident: id })
    .describe('A member of staff fetches this resident next, whatever the order of the plan.'),
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
  z.strictObject({ kind: z.literal('hurt'), staff: id }).describe('A member of staff is hurt and can do nothing more.'),
]);
export type Command = z.infer<typeof command>;

/** What is ordered of, or befalls, one member of staff. */
export type StaffCommand = Extract<Command, { staff: string }>;

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
  'cannotUse',
  'noDevice',
  'full',
  'called',
  'isFree',
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
