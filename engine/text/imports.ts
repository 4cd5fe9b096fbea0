/**
 * What an import or an export of a building says. Not part of the dictionary: whoever imports loads these words, the first
 * picture of a page does not.
 */
import type { Problem } from '../errors.js';
import { importWords as en } from './en/imports.js';
import type { ImportEntryCode, ImportWords } from './importCodes.js';
import type { Language } from './language.js';
import type { ProblemText } from './problems.js';
import { say } from './say.js';
import { importWords as zh } from './zh-CN/imports.js';

export * from './importCodes.js';

const WORDS: Readonly<Record<Language, ImportWords>> = { en, 'zh-CN': zh };

interface Entry {
  code: ImportEntryCode;
  parameters: Record<string, unknown>;
  place: { file?: string; line?: number; layer?: string; object?: string; storey?: string; at?: readonly number[] };
  more?: number;
}

export interface ImportText {
  words: ImportWords;
  /** What is wrong, or null for a code that is not of imports. */
  problem(problem: Problem): string | null;
  /** One entry of a report with its place. */
  entry(entry: Entry): string;
  place(place: Entry['place']): string;
}

export function importText(language: Language): ImportText {
  const words = WORDS[language];
  const speaker = say(language);
  const zh = language === 'zh-CN';
  const place = (where: Entry['place']): string => {
    const parts = (['file', 'storey', 'layer', 'object', 'line'] as const).flatMap((key) => {
      const value = where[key];
      return value === undefined || value === '' ? [] : [words.place[key](String(value))];
    });
    if (where.at !== undefined) parts.push(`(${where.at.map((value) => value.toFixed(2)).join(', ')})`);
    return parts.join(zh ? '，' : ', ');
  };
  return {
    words,
    place,
    problem: (problem) => {
      const make = (words.problems as Readonly<Record<string, ProblemText>>)[problem.code];
      return make === undefined ? null : make(problem.parameters, speaker);
    },
    entry: (entry) => {
      const where = place(entry.place);
      const more = entry.more === undefined ? '' : words.more(entry.more);
      return `${where === '' ? '' : `${where}${zh ? '：' : ': '}`}${words.entries[entry.code](entry.parameters, speaker)}${more}`;
    },
  };
}
