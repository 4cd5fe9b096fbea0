/** What can be wrong with a scenario file: codes with the parameters their sentences need, and from zod's issues to them. */
import type { z } from 'zod';
import type { Problem } from '../errors.js';
import { nearestWord } from './words.js';

/** Code → names of its parameters. */
export const SCENARIO_PROBLEMS = {
  notJson: ['line', 'column', 'reason'],
  cutOff: ['line', 'column'],
  repeatedKey: ['line', 'column', 'value'],
  notAnObject: ['value'],
  tooDeep: ['most'],
  forbiddenKey: ['value'],
  unknownKey: ['value', 'allowed'],
  missing: ['allowed'],
  wrongType: ['value', 'allowed'],
  notOneOf: ['value', 'allowed'],
  tooSmall: ['value', 'allowed'],
  tooLarge: ['value', 'allowed'],
  badFormat: ['value', 'allowed'],
  noneOfShapes: ['value', 'allowed'],
  invalid: ['value', 'reason'],
  unknownVersion: ['value', 'allowed'],
  duplicate: ['value'],
  noSuch: ['value', 'kind'],
  sharesNotOne: ['value'],
  tooManyResidents: ['value', 'most'],
  bedTaken: ['value', 'other'],
  mobilityOrClass: [],
  notOfClass: ['value', 'other'],
  noShiftAtClock: ['value', 'allowed'],
  waitsForItself: ['value'],
  noLiftsInPlan: ['value'],
  liftNotForEvacuation: ['value', 'kind'],
  liftNotAllowed: ['value'],
  liftsDisagree: ['value', 'allowed', 'field'],
  notAscending: ['value'],
  notAsManyAsTimes: ['value', 'allowed'],
  pathLeadsNowhere: ['value', 'allowed'],
  noListToAddTo: ['value'],
  noSuchVariant: ['value', 'allowed'],
  variantCycle: ['value'],
  fileNotFound: ['value'],
  unknownParameter: ['value'],
  parameterOutOfRange: ['value', 'allowed'],
  studyEmpty: [],
  studyTooLarge: ['cells', 'runs', 'mostCells', 'mostRuns'],
  tooManyFactors: ['value', 'most'],
} as const satisfies Record<string, readonly string[]>;
export type ScenarioProblemCode = keyof typeof SCENARIO_PROBLEMS;

export const SCENARIO_HINTS = [
  'didYouMean',
  'jsonComma',
  'fileCutOff',
  'upgradeAnshu',
  'portalOrDoor',
  'sayRegardless',
  'sayAllowed',
] as const;
export type ScenarioHintCode = (typeof SCENARIO_HINTS)[number];

/** A problem with a scenario; `suggestion` becomes the hint "did you mean". */
export function problem(
  path: string,
  code: ScenarioProblemCode,
  parameters: Record<string, unknown>,
  suggestion?: string | null,
  file?: string,
): Problem {
  return {
    path,
    code,
    parameters,
    ...(suggestion === undefined || suggestion === null
      ? {}
      : { hint: { code: 'didYouMean', parameters: { suggestion } } }),
    ...(file === undefined ? {} : { file }),
  };
}

/** A value shortened to what fits a line, as JSON. */
export function shortValue(value: unknown): string {
  let text: string;
  try {
    text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    text = String(value);
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Path of a place in the input, items of lists by their id where they have one. */
export function idPath(input: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = input;
  const names: string[] = [];
  for (const key of path) {
    const next: unknown = at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    const id =
      Array.isArray(at) && next !== null && typeof next === 'object' ? (next as { id?: unknown }).id : undefined;
    names.push(typeof id === 'string' && id.length > 0 && id.length <= 64 ? id : String(key));
    at = next;
  }
  return names.join('.') || '(file)';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = input;
  for (const key of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

type Issue = z.core.$ZodIssue;

/** Begins the message of an issue of unknown keys; see `knownKeys`. */
const KEYS = 'known keys: ';

const depthOf = (issues: readonly Issue[]): number =>
  issues.reduce((most, issue) => Math.max(most, issue.path.length), 0);

/**
 * Of the branches of a union, the one that was probably meant: where the value got furthest before something was wrong;
 * among equals the one with the fewest problems.
 */
function meant(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  if (value === null || typeof value !== 'object') return null;
  let best: readonly Issue[] | null = null;
  let bestRank = -Infinity;
  for (const branch of branches) {
    const wrongKeys = branch.filter((i) => i.code === 'unrecognized_keys' && i.path.length === 0);
    const unknown = wrongKeys.reduce((sum, i) => sum + (i as unknown as { keys: string[] }).keys.length, 0);
    // A branch that does not even take this kind of value was not meant.
    const wrongKind = branch.some((i) => i.path.length === 0 && i.code === 'invalid_type');
    const rank =
      (wrongKind ? -1000 : 0) + Math.min(depthOf(branch), 3) * 2 - 10 * unknown - Math.min(branch.length, 50) / 10;
    if (rank > bestRank) {
      bestRank = rank;
      best = branch;
    }
  }
  return bestRank < -900 ? null : best;
}

const list = (values: readonly unknown[]): string[] => values.map((v) => String(v));

/** zod's issues as problems. `prefix`: where the value of the issues stands in `input`. */
export function fromZod(issues: readonly Issue[], input: unknown, prefix: readonly PropertyKey[] = []): Problem[] {
  const problems: Problem[] = [];
  for (const issue of issues) {
    const path = [...prefix, ...issue.path];
    const where = idPath(input, path);
    const value = valueAt(input, path);
    const found = shortValue(value);
    switch (issue.code) {
      case 'unrecognized_keys': {
        const allowed = issue.message.startsWith(KEYS) ? issue.message.slice(KEYS.length).split(',') : [];
        for (const key of issue.keys) {
          const at = where === '(file)' ? key : `${where}.${key}`;
          problems.push(problem(at, 'unknownKey', { value: shortValue(key), allowed }, nearestWord(key, allowed)));
        }
        break;
      }
      case 'invalid_type':
        if (value === undefined) problems.push(problem(where, 'missing', { allowed: issue.expected }));
        else problems.push(problem(where, 'wrongType', { value: found, allowed: issue.expected }));
        break;
      case 'invalid_value': {
        const allowed = list(issue.values);
        if (value === undefined) problems.push(problem(where, 'missing', { allowed: allowed.join(', ') }));
        else {
          const suggestion = typeof value === 'string' ? nearestWord(value, allowed) : null;
          problems.push(problem(where, 'notOneOf', { value: found, allowed }, suggestion));
        }
        break;
      }
      case 'too_small':
        problems.push(
          problem(where, 'tooSmall', {
            value: found,
            allowed: `${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`,
          }),
        );
        break;
      case 'too_big':
        problems.push(
          problem(where, 'tooLarge', {
            value: found,
            allowed: `${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}`,
          }),
        );
        break;
      case 'invalid_format':
        problems.push(problem(where, 'badFormat', { value: found, allowed: issue.pattern ?? issue.format }));
        break;
      case 'invalid_union': {
        if (value === undefined) {
          problems.push(problem(where, 'missing', { allowed: '' }));
          break;
        }
        // Constants of a union of literals, for "did you mean".
        const constants = issue.errors.flatMap((branch) =>
          branch.flatMap((i) => (i.path.length === 0 && i.code === 'invalid_value' ? list(i.values) : [])),
        );
        const branch = meant(issue.errors, value);
        if (branch !== null) problems.push(...fromZod(branch, input, path));
        else if (constants.length > 0)
          problems.push(
            problem(
              where,
              'notOneOf',
              { value: found, allowed: constants },
              typeof value === 'string' ? nearestWord(value, constants) : null,
            ),
          );
        else problems.push(problem(where, 'noneOfShapes', { value: found, allowed: '' }));
        break;
      }
      case 'invalid_key':
        problems.push(problem(where, 'badFormat', { value: shortValue(path.at(-1)), allowed: 'id' }));
        break;
      default:
        problems.push(problem(where, 'invalid', { value: found, reason: issue.message }));
    }
  }
  return problems;
}

/**
 * Error map for the schema: an issue of unknown keys carries the keys that are known there in its message, the only thing
 * that survives into the issues zod gives back.
 */
export function knownKeys(issue: { code?: string; inst?: unknown }): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const shape = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
  return shape === undefined ? undefined : `${KEYS}${Object.keys(shape).join(',')}`;
}
