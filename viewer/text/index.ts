/** Words of the interface: two dictionaries with the same keys. What the engine says comes from `engine/text`. */
import type { Language } from '../../engine/index.js';
import { check as checkEn, type CheckKey } from './en/check.js';
import { shell as shellEn, type ShellKey } from './en/shell.js';
import { check as checkZh } from './zh-CN/check.js';
import { shell as shellZh } from './zh-CN/shell.js';

export type Key = ShellKey | CheckKey;

const DICTIONARIES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = {
  en: { ...shellEn, ...checkEn },
  'zh-CN': { ...shellZh, ...checkZh },
};

/** The word for `key`, its `{places}` filled in. */
export function word(language: Language, key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return DICTIONARIES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
