/** The two languages of the project, and how one is chosen. */
import type { LocalText } from '../scenario/schema.js';
import { printable } from './printable.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The words of a scenario's author in the wanted language: a plain string is in whatever language it was written.
 * Without what is not shown or turns the direction of what follows, and not endless.
 */
export function localized(words: LocalText, language: Language): string {
  return printable(typeof words === 'string' ? words : words[language]);
}

/**
 * Language for a locale such as "zh_CN.UTF-8", "zh-Hans" or "de_DE". Chinese for every kind of Chinese, English for
 * everything else and for nothing.
 */
export function languageOfLocale(locale: string | undefined): Language {
  return locale !== undefined && /^zh\b|^zh_/i.test(locale) ? 'zh-CN' : 'en';
}
