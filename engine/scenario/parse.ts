/** From a value of unknown origin to a scenario file: every problem at once, nothing half read. */
import { ScenarioError, type Problem } from '../errors.js';
import { fromZod, knownKeys, problem, shortValue } from './problems.js';
import { scenario, type ScenarioFile } from './schema.js';

/** Ids in one writing (NFC): two files typed on different machines name the same thing. Also refuses what is not plain data. */
function plain(value: unknown, path: string[], problems: Problem[], depth: number): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (value === null || typeof value !== 'object') return value;
  if (depth > 64) {
    problems.push(problem(path.slice(0, 4).join('.'), 'tooDeep', { most: 64 }));
    return null;
  }
  if (Array.isArray(value)) return value.map((item, i) => plain(item, [...path, String(i)], problems, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    problems.push(problem(path.join('.') || '(file)', 'notAnObject', { value: shortValue(value) }));
    return null;
  }
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      problems.push(problem([...path, key].join('.'), 'forbiddenKey', { value: key }));
      continue;
    }
    result[key.normalize('NFC')] = plain(item, [...path, key], problems, depth + 1);
  }
  return result;
}

/** Lists whose items have ids that must differ, by path from the root. */
const ID_LISTS: readonly string[][] = [
  ['facility', 'storeys'],
  ['facility', 'compartments'],
  ['facility', 'spaces'],
  ['facility', 'openings'],
  ['facility', 'beds'],
  ['facility', 'stations'],
  ['facility', 'stores'],
  ['classes'],
  ['residents'],
  ['plan', 'phases'],
  ['plan', 'claims'],
];

function duplicates(file: ScenarioFile): Problem[] {
  const problems: Problem[] = [];
  const look = (items: unknown, path: string): void => {
    if (!Array.isArray(items)) return;
    const seen = new Set<string>();
    for (const { id } of items as { id: string }[]) {
      if (seen.has(id)) problems.push(problem(`${path}.${id}.id`, 'duplicate', { value: id }));
      seen.add(id);
    }
  };
  for (const names of ID_LISTS) {
    let at: unknown = file;
    for (const name of names)
      at = at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[name] : undefined;
    look(at, names.join('.'));
  }
  for (const [name, shift] of Object.entries(file.roster.shifts)) look(shift.staff, `roster.shifts.${name}.staff`);
  return problems;
}

/**
 * Checks the shape of a scenario file.
 * @param input any value; nothing of it is kept or changed
 * @throws ScenarioError with all problems: path, value, what is allowed, a hint
 */
export function parseScenario(input: unknown, context: { file?: string } = {}): ScenarioFile {
  const withFile = (problems: Problem[]): Problem[] =>
    context.file === undefined ? problems : problems.map((p) => ({ file: context.file, ...p }));
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    throw new ScenarioError(withFile([problem('(file)', 'notAnObject', { value: shortValue(input) })]));
  }
  const problems: Problem[] = [];
  const value = plain(input, [], problems, 0);
  if (problems.length > 0) throw new ScenarioError(withFile(problems));
  const result = scenario.safeParse(value, { error: knownKeys });
  if (!result.success) throw new ScenarioError(withFile(fromZod(result.error.issues, value)));
  const twice = duplicates(result.data);
  if (twice.length > 0) throw new ScenarioError(withFile(twice));
  return result.data;
}
