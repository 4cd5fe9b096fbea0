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
]);
export type Command = z.infer<typeof command>;

/** As logged: at the start of which tick it was obeyed. Commands of one tick stand in their order. */
export interface LoggedCommand {
  tick: number;
  command: Command;
}
