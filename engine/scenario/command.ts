/** What can be ordered while a run goes on. Commands are part of a run: scenario + seed + commands give it bit for bit. */
import { z } from 'zod';
import { id } from './atoms.js';

export const command = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('door'), opening: id, usable: z.boolean() })
    .describe('A door is blocked, or can be used again.'),
]);
export type Command = z.infer<typeof command>;

/** As logged: at the start of which tick it was obeyed. Commands of one tick stand in their order. */
export interface LoggedCommand {
  tick: number;
  command: Command;
}
