/**
 * What came from outside in a room, in the order in which it came: append-only. Injects of the file come by themselves, so
 * the journal and the seed give every branch of the room again, bit for bit, to the last second that was played.
 */
import { z } from 'zod';
import { id } from '../scenario/atoms.js';
import { command } from '../scenario/command.js';

const tick = z.number().int().min(0);
/** What somebody writes beside a drill. */
export const noteText = z.string().min(1).max(500);

export const journalEntry = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('branch'), branch: id, from: id.nullable(), tick })
    .describe('A branch begins, at a moment of another; null: with the incident.'),
  z.strictObject({ kind: z.literal('play'), branch: id, tick }).describe('From here this branch is the one played.'),
  z.strictObject({ kind: z.literal('order'), branch: id, tick, role: id, command }),
  z.strictObject({ kind: z.literal('inject'), branch: id, tick, inject: id }).describe('Thrown in by hand.'),
  z.strictObject({ kind: z.literal('note'), branch: id, tick, by: id.nullable(), text: noteText }),
  z.strictObject({ kind: z.literal('reached'), branch: id, tick }).describe('It was played as far as this.'),
]);
export type JournalEntry = z.infer<typeof journalEntry>;
/** What bears on the run. */
export type Input = Extract<JournalEntry, { kind: 'order' | 'inject' }>;
