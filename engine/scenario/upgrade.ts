/** Old files to the present format, one explicit step at a time. */
import { ScenarioError } from '../errors.js';
import { problem, shortValue } from './problems.js';
import { FORMAT_VERSION } from './schema.js';

/** From version n (the key) to n + 1. A step gets the file as read and returns a new one; it never guesses. */
export type UpgradeSteps = Readonly<Record<number, (file: Record<string, unknown>) => Record<string, unknown>>>;

/** Version 1 is the first: there is nothing to upgrade from yet. */
const STEPS: UpgradeSteps = {};

/**
 * @param input a file of any known version
 * @returns the same in the present version; a value without a usable version is returned as it is, for the schema to refuse
 * @throws ScenarioError `unknownVersion` for a version that is newer than this program, or older than any step
 */
export function upgrade(input: unknown, steps: UpgradeSteps = STEPS, to: number = FORMAT_VERSION): unknown {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return input;
  let file = input as Record<string, unknown>;
  if (typeof file.version !== 'number' || !Number.isInteger(file.version)) return input;
  while (file.version !== to) {
    const version = file.version as number;
    const step = version < to ? steps[version] : undefined;
    if (step === undefined) {
      throw new ScenarioError([
        {
          ...problem('version', 'unknownVersion', { value: shortValue(version), allowed: to }),
          ...(version > to ? { hint: { code: 'upgradeAnshu', parameters: {} } } : {}),
        },
      ]);
    }
    file = { ...step(file), version: version + 1 };
  }
  return file;
}
