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

/** Some of a closed list, commas between them. */
export function chosenFrom<T extends string>(language: Language, allowed: readonly T[]): (value: string) => T[] {
  return (value) => {
    const names = namesList(language, 1)(value);
    const wrong = names.find((name) => !(allowed as readonly string[]).includes(name));
    if (wrong !== undefined)
      return refuse(
        language,
        `"${wrong}" is none of ${allowed.join(', ')}.`,
        `“${wrong}”不在 ${allowed.join('、')} 之中。`,
      );
    return names as T[];
  };
}

/** A day as "2026-06-30". */
export function day(language: Language): (value: string) => string {
  return (value) =>
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
      ? value
      : refuse(language, 'A day like 2026-06-30 is wanted.', '应为形如 2026-06-30 的日期。');
}

/** What each class costs: "plan=1,staff=10"; numbers from 0. */
export function costList<T extends string>(
  language: Language,
  classes: readonly T[],
): (value: string) => Partial<Record<T, number>> {
  return (value) => {
    const costs: Partial<Record<T, number>> = {};
    for (const part of namesList(language, 1)(value)) {
      const [name, amount = ''] = part.split('=');
      const [known] = chosenFrom(language, classes)(name);
      costs[known] = numberBetween(language, 0, 1e9)(amount);
    }
    return costs;
  };
}

/** A file whose name ends in one of these. */
export function fileNamed(language: Language, endings: readonly string[]): (value: string) => string {
  return (value) =>
    endings.some((ending) => value.toLowerCase().endsWith(ending))
      ? value
      : refuse(
          language,
          `A file that ends in ${endings.join(', ')} is wanted.`,
          `文件名应以 ${endings.join('、')} 结尾。`,
        );
}
