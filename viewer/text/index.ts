/**
 * Words of the interface: two dictionaries with the same keys. What the engine says comes from `engine/text`. Both are loaded
 * for one language at a time.
 */
import { loadEveryday, type EverydayText, type Language } from '../../engine/index.js';
import type { CheckKey } from './en/check.js';
import type { ShellKey } from './en/shell.js';

export type Key = ShellKey | CheckKey;
export type Interface = Readonly<Record<Key, string>>;

/** Everything the page says in one language. */
export interface Speech {
  language: Language;
  words: Interface;
  text: EverydayText;
}

const INTERFACES: Readonly<Record<Language, () => Promise<{ dictionary: Interface }>>> = {
  en: () => import('./en/index.js'),
  'zh-CN': () => import('./zh-CN/index.js'),
};

const loaded = new Map<Language, Speech>();

/** The words of a language if they have been loaded. */
export const knownSpeech = (language: Language): Speech | null => loaded.get(language) ?? null;

export async function loadSpeech(language: Language): Promise<Speech> {
  const [{ dictionary }, text] = await Promise.all([INTERFACES[language](), loadEveryday(language)]);
  const speech = { language, words: dictionary, text };
  loaded.set(language, speech);
  return speech;
}

/** The word for `key`, its `{places}` filled in. */
export function word<K extends string>(
  words: Readonly<Record<K, string>>,
  key: K,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
