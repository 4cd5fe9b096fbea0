/** The log of a drill as a file: who ordered what, at the start of which tick. With the drill's seed it gives the drill again. */
import { z } from 'zod';
import { ScenarioError } from '../errors.js';
import { id } from '../scenario/atoms.js';
import { command } from '../scenario/command.js';
import { fromZod } from '../scenario/problems.js';
import type { DrillFile } from './file.js';
import type { DrillEntry } from './session.js';

export const drillLog = z.strictObject({
  format: z.literal('anshu-drill-log'),
  version: z.literal(1),
  drill: id,
  entries: z.array(
    z.strictObject({
      tick: z.number().int().min(0),
      by: z.union([z.strictObject({ role: id }), z.strictObject({ inject: id })]),
      command,
    }),
  ),
});
export type DrillLog = z.infer<typeof drillLog>;

/** @throws ScenarioError with every problem, and if it is the log of another drill */
export function parseDrillLog(value: unknown, drill: DrillFile): DrillEntry[] {
  const read = drillLog.safeParse(value);
  if (!read.success) throw new ScenarioError(fromZod(read.error.issues, value));
  if (read.data.drill !== drill.id)
    throw new ScenarioError([{ path: 'drill', code: 'notOneOf', parameters: { value: read.data.drill, allowed: drill.id } }]); // prettier-ignore
  return read.data.entries;
}

export const drillLogOf = (drill: DrillFile, entries: readonly DrillEntry[]): DrillLog => ({
  format: 'anshu-drill-log',
  version: 1,
  drill: drill.id,
  entries: [...entries],
});
