/** For pages: what needs the schema, loaded when a record is brought. */
import type { RealDrill } from './record.js';

/** @throws ScenarioError with every problem of the file */
export async function loadRecord(value: unknown): Promise<RealDrill> {
  const { parseRealDrill } = await import('./record.js');
  return parseRealDrill(value);
}
