/**
 * The record of a drill that was held in the building (实战), as data: when, where, with whom, what happened when, how many, what
 * went wrong and who puts it right by when. What order 61, article 43 asks for, and what measured times are made from.
 */
import { z } from 'zod';
import { ScenarioError } from '../../errors.js';
import { clockTime, id, localText } from '../../scenario/atoms.js';
import { fromZod } from '../../scenario/problems.js';
import { DRILL_MODES, REAL_EVENTS } from '../../text/realDrillCodes.js';
import { date, DRILL_KINDS } from '../../scenario/schemaDocument.js';

const name = z.string().max(200);
const long = z.string().max(4000);
/** s since the start of the stopwatch. */
const stopwatch = z.number().min(0).max(172_800);
const count = z.number().int().min(0).max(100_000);

export const realDrill = z.strictObject({
  format: z.literal('anshu-drill-record'),
  version: z.literal(1),
  id,
  mode: z.enum(DRILL_MODES).describe('real: held in the building. tabletop: talked through; never counts as a drill.'),
  home: z.strictObject({ id, name: localText, scenario: id.optional(), variant: id.nullable().optional() }),
  date,
  at: clockTime.describe('When the stopwatch was started.'),
  kind: z.enum(DRILL_KINDS),
  shift: id.nullable().describe('Shift whose staff it was held with.'),
  place: long.describe('Where in the building.'),
  content: long.describe('What was exercised.'),
  announced: z.boolean().optional(),
  alarmUsed: z.boolean().optional().describe('Was the real alarm set off.'),
  exitsUsed: z.array(name).max(200).optional(),
  leader: z.strictObject({ name, title: name }),
  participants: z.array(z.strictObject({ name, post: name, department: name.optional() })).max(2000),
  numbers: z.strictObject({
    residents: count.nullable(),
    standIns: count.nullable(),
    staff: count.nullable(),
    visitors: count.nullable(),
  }),
  zones: z
    .array(
      z.strictObject({
        id,
        name,
        kind: z.enum(['room', 'zone']),
        clearedAt: stopwatch.nullable().describe('s after the start of the stopwatch; null: not checked off.'),
      }),
    )
    .max(5000),
  events: z.array(z.strictObject({ at: stopwatch, code: z.enum(REAL_EVENTS), words: long.optional() })).max(5000),
  scans: z.array(z.strictObject({ at: stopwatch, code: z.string().min(1).max(300) })).max(20_000),
  /** Steps that were timed one by one, as in the table of measured times. */
  steps: z
    .array(z.strictObject({ item: z.string().min(1).max(60), seconds: z.number().positive().max(86_400) }))
    .max(5000),
  talk: z
    .array(
      z.strictObject({
        id,
        words: localText.describe('What is put to them: the situation, an inject, what is expected.'),
        decision: long,
        by: name,
      }),
    )
    .max(500)
    .optional()
    .describe(
      'Of a table-top: step by step, without a clock, what was put to those who took part and what they decided.',
    ),
  problems: z
    .array(z.strictObject({ words: long, owner: name, due: date.or(z.literal('')), closed: date.optional() }))
    .max(500),
  noneFound: long.describe('Why no problem was found, where none was; empty otherwise.'),
  improvements: long,
  signatures: z.array(z.strictObject({ role: name, name })).max(50),
  closed: z.boolean(),
});
export type RealDrill = z.infer<typeof realDrill>;

/** @throws ScenarioError with every problem of the file */
export function parseRealDrill(value: unknown): RealDrill {
  const read = realDrill.safeParse(value);
  if (!read.success) throw new ScenarioError(fromZod(read.error.issues, value));
  return read.data;
}
