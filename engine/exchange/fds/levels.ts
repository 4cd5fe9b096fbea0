/** From series at points to tables of spaces: the points of one space, lowest first, are its levels. */
import type { GasSeries, GivenSpace } from '../../scenario/schema.js';
import type { FileProblems } from '../problems.js';

export interface LevelSeries {
  times: readonly number[];
  gas: GasSeries;
}

export const sameTimes = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** What a place should have: without it the air is taken as clean, and that is noted. */
const WANTED = ['extinction', 'carbonMonoxide', 'temperature'] as const;

/** @param start time of the incident at which the results begin, s */
export function levelsOf<P extends { space: string; height: number }>(
  places: readonly P[],
  series: ReadonlyMap<P, LevelSeries>,
  start: number,
  problems: FileProblems,
): GivenSpace[] {
  const spaces = new Map<string, P[]>();
  for (const place of places) spaces.set(place.space, [...(spaces.get(place.space) ?? []), place]);
  return [...spaces].flatMap(([space, list]): GivenSpace[] => {
    const levels = list.filter((place) => series.has(place)).sort((a, b) => a.height - b.height);
    if (levels.length === 0) return [];
    const { times } = series.get(levels[0])!;
    levels.forEach((level, i) => {
      const { height } = level;
      const own = series.get(level)!;
      if (i > 0 && height === levels[i - 1].height) problems.add('resultsSameHeight', { value: height, space });
      if (!sameTimes(own.times, times)) problems.add('resultsTimesDiffer', { value: space });
      for (const quantity of WANTED)
        if (own.gas[quantity] === undefined) problems.note('resultsMissing', { space, height, quantity });
    });
    return [
      {
        space,
        times: times.map((time) => time + start),
        levels: levels.map((level) => ({ height: level.height, gas: series.get(level)!.gas })),
      },
    ];
  });
}
