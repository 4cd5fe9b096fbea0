/** Values of options: what does not fit is misuse, said with the option's name. */
import { InvalidArgumentError } from 'commander';
import type { Language } from '../../../text/index.js';

/** Words in both languages; help and headings of the command line. */
export type Both = Readonly<Record<Language, string>>;
export const both = (en: string, zh: string): Both => ({ en, 'zh-CN': zh });

const refuse = (language: Language, en: string, zh: string): never => {
  throw new InvalidArgumentError(language === 'en' ? en : zh);
};

/** A whole number from `least` to `most`. */
export function wholeNumber(language: Language, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^[+-]?\d+$/.test(value.trim()) || number < least || number > most) {
      return refuse(language, `A whole number from ${least} to ${most} is wanted.`, `应为${least}到${most}的整数。`);
    }
    return number;
  };
}

/** A number from `least` to `most`. */
export function numberBetween(language: Language, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !(number >= least && number <= most)) {
      return refuse(language, `A number from ${least} to ${most} is wanted.`, `应为${least}到${most}的数。`);
    }
    return number;
  };
}

/** Names between commas, at least `least` of them. */
export function namesList(language: Language, least: number): (value: string) => string[] {
  return (value) => {
    const names = value.split(/[,，]/).map((name) => name.trim());
    if (names.includes('') || names.length < least) {
      return refuse(
        language,
        `At least ${least} names with commas between them are wanted.`,
        `应为至少${least}个用逗号分隔的名称。`,
      );
    }
    return names;
  };
}
