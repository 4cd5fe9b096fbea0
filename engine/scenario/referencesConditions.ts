/** Whether given air agrees with itself and with the building. */
import type { Problem } from '../errors.js';
import { problem } from './problems.js';
import type { ConditionsInput, GasSeries, GivenSpace } from './schemaConditions.js';

/** Tells of a place where an id has to be that of a space. */
export type NeedSpace = (path: string, value: string) => void;

const descends = (values: readonly number[]): number =>
  values.findIndex((value, i) => i > 0 && !(value > values[i - 1]));

function checkSpace(given: GivenSpace, path: string, problems: Problem[]): void {
  const rows = given.times.length;
  const at = descends(given.times);
  if (at >= 0) problems.push(problem(`${path}.times.${at}`, 'notAscending', { value: given.times[at] }));
  const columns = (gas: GasSeries, where: string): void => {
    for (const [name, values] of Object.entries(gas)) {
      if (values.length !== 1 && values.length !== rows)
        problems.push(problem(`${where}.${name}`, 'notAsManyAsTimes', { value: values.length, allowed: rows }));
    }
  };
  if ('levels' in given) {
    const heights = given.levels.map((level) => level.height);
    const level = descends(heights);
    if (level >= 0) problems.push(problem(`${path}.levels.${level}.height`, 'notAscending', { value: heights[level] }));
    given.levels.forEach(({ gas }, i) => columns(gas, `${path}.levels.${i}.gas`));
    return;
  }
  columns({ layerHeight: given.layerHeight } as GasSeries, path);
  columns(given.lower, `${path}.lower`);
  columns(given.upper, `${path}.upper`);
}

/** Problems of `incident.conditions`; `need` tells of spaces that do not exist. */
export function checkConditions(conditions: ConditionsInput, need: NeedSpace): Problem[] {
  const problems: Problem[] = [];
  const path = 'incident.conditions';
  const seen = new Set<string>();
  const once = (where: string, space: string): void => {
    need(where, space);
    if (seen.has(space)) problems.push(problem(where, 'duplicate', { value: space }));
    seen.add(space);
  };
  if ('spaces' in conditions) {
    conditions.spaces.forEach((given, i) => {
      once(`${path}.spaces.${i}.space`, given.space);
      checkSpace(given, `${path}.spaces.${i}`, problems);
    });
  } else if ('cfast' in conditions) {
    for (const [room, spaces] of Object.entries(conditions.cfast.rooms))
      spaces.forEach((space, i) => once(`${path}.cfast.rooms.${room}.${i}`, space));
  } else {
    const [kind, { places }] =
      'fds' in conditions ? (['fds', conditions.fds] as const) : (['fdsSlices', conditions.fdsSlices] as const);
    places.forEach(({ space }, i) => need(`${path}.${kind}.places.${i}.space`, space));
  }
  return problems;
}
