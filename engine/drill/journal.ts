/**
 * What came from outside in a room, in the order in which it came: append-only. Injects of the file come by themselves, so
 * the journal and the seed give every branch of the room again, bit for bit, to the last second that was played.
 */
import { z } from 'zod';
import { ScenarioError } from '../errors.js';
import { id } from '../scenario/atoms.js';
import { command } from '../scenario/command.js';
import { fromZod } from '../scenario/problems.js';
import { parseDrill, type DrillFile } from './file.js';

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

/** A drill that was played in a page, taken away as one file: which one, on which night, and what came from outside. */
const playedDrill = z.strictObject({
  format: z.literal('anshu-played-drill'),
  version: z.literal(1),
  engine: z.string().max(64),
  /** ms since 1970. */
  began: z.number(),
  drill: z.unknown(),
  folder: z.strictObject({ name: z.string(), texts: z.record(z.string(), z.string()) }),
  journal: z.array(journalEntry),
});
export type PlayedDrill = Omit<z.infer<typeof playedDrill>, 'drill'> & { drill: DrillFile };

/** @throws ScenarioError with every problem of the file, or of the drill in it */
export function parsePlayedDrill(value: unknown): PlayedDrill {
  const read = playedDrill.safeParse(value);
  if (!read.success) throw new ScenarioError(fromZod(read.error.issues, value));
  return { ...read.data, drill: parseDrill(read.data.drill) };
}
/** What bears on the run. */
export type Input = Extract<JournalEntry, { kind: 'order' | 'inject' }>;
