/** What factors, levels, cells and values of a study are called. */
import type { Interval } from '../study/intervals.js';
import type { Factor, Measure, StudyFile } from '../study/file.js';
import { isShare, unitOf } from '../study/measures.js';
import type { Level, Levels } from '../study/row.js';
import type { EverydayText } from './everyday.js';
import { NOTHING } from './numbers.js';
import type { StudyWords } from './studies.js';

export interface StudyNames {
  of(one: Factor | Measure): string;
  level(one: Factor, level: Level): string;
  /** Levels of a cell, or of the other factors of a curve, in words. */
  levels(levels: Levels): string;
  /** With its unit; what did not happen is infinitely late. */
  value(x: number, measure: Measure): string;
  interval(point: Interval & { value: number }, measure: Measure): string;
  /** What no order of moving can beat, s; null: staff move nobody; infinite: nobody on duty may move them. */
  bound(seconds: number | null | undefined): string;
}

export function namesOfStudy(
  { factors }: Pick<StudyFile, 'factors'>,
  text: Pick<EverydayText, 'language' | 'pick' | 'number' | 'share' | 'duration' | 'quantity'>,
  words: Pick<StudyWords, 'all' | 'columns'>,
): StudyNames {
  const names: StudyNames = {
    of: (one) => (one.name === undefined ? one.id : text.pick(one.name)),
    level(one, level) {
      if (one.kind === 'choice') {
        const found = one.levels.find(({ id }) => id === level);
        return found?.name === undefined ? String(level) : text.pick(found.name);
      }
      const value = typeof level === 'number' ? text.number(level, 3) : String(level);
      if (one.unit === undefined || one.unit === '1') return value;
      return typeof level === 'number' ? text.quantity(level, one.unit) : `${value} ${one.unit}`;
    },
    levels(levels) {
      const said = factors.flatMap((one) =>
        Object.hasOwn(levels, one.id) ? [`${names.of(one)}: ${names.level(one, levels[one.id])}`] : [],
      );
      return said.length === 0 ? words.all : said.join('; ');
    },
    value(x, measure) {
      if (!Number.isFinite(x)) return Number.isNaN(x) ? NOTHING : x > 0 ? '∞' : '−∞';
      return unitOf(measure) === 's' ? text.duration(x) : isShare(measure) ? text.share(x) : text.number(x, 2);
    },
    interval: ({ value, low, high }, measure) =>
      `${names.value(value, measure)} [${names.value(low, measure)}, ${names.value(high, measure)}]`,
    bound(seconds) {
      if (seconds === undefined || seconds === null) return NOTHING;
      return Number.isFinite(seconds) ? text.duration(seconds) : words.columns.nobody;
    },
  };
  return names;
}
