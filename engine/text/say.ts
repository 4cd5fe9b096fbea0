/** Small makers that sentences of both languages are put together from. */
import type { Language } from './language.js';
import { formatDuration, formatNumber, formatQuantity, NOTHING } from './numbers.js';

/** Parameters of a code, as the engine emitted them: JSON values. */
export type Parameters = Readonly<Record<string, unknown>>;

export interface Say {
  language: Language;
  /** A value somebody wrote, as they would recognise it: words in quotes, numbers bare, long things cut. */
  value(value: unknown): string;
  /** A name or id, without quotes. */
  name(value: unknown): string;
  number(value: unknown): string;
  /** Metres, square metres, seconds. */
  length(value: unknown): string;
  area(value: unknown): string;
  time(value: unknown): string;
  /** "a, b or c" / "a、b 或 c"; at most 12, then how many more. One value is a list of one. */
  anyOf(value: unknown): string;
  /** "a, b and c" / "a、b 和 c". */
  allOf(value: unknown): string;
  /** "one bed", "3 beds" / "1张床": English takes the plural from the number. */
  count(value: unknown, one: string, many: string): string;
}

const LONGEST_VALUE = 80;
const LONGEST_LIST = 12;

function quoted(text: string, language: Language): string {
  const cut = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
  return language === 'zh-CN' ? `“${cut}”` : `"${cut}"`;
}

function valueText(value: unknown, language: Language): string {
  if (typeof value === 'string') return quoted(value, language);
  if (typeof value === 'number') return formatNumber(value, 4);
  if (value === undefined) return language === 'zh-CN' ? '（缺）' : '(missing)';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE - 1)}…` : json;
}

const plain = (value: unknown): string =>
  value === undefined || value === null
    ? NOTHING
    : typeof value === 'string'
      ? value
      : typeof value === 'number'
        ? formatNumber(value, 4)
        : JSON.stringify(value);

export function say(language: Language): Say {
  const zh = language === 'zh-CN';
  const join = (value: unknown, last: string): string => {
    const all = (Array.isArray(value) ? value : [value]).map(plain);
    const shown = all.slice(0, LONGEST_LIST);
    const more = all.length - shown.length;
    if (more > 0) return `${shown.join(zh ? '、' : ', ')}${zh ? ` 等共${all.length}个` : ` and ${more} more`}`;
    if (shown.length < 2) return shown.join('');
    return `${shown.slice(0, -1).join(zh ? '、' : ', ')}${last}${shown[shown.length - 1]}`;
  };
  return {
    language,
    value: (value) => valueText(value, language),
    name: plain,
    number: (value) => (typeof value === 'number' ? formatNumber(value, 4) : plain(value)),
    length: (value) => (typeof value === 'number' ? formatQuantity(value, 'm', language) : plain(value)),
    area: (value) => (typeof value === 'number' ? formatQuantity(value, 'm2', language) : plain(value)),
    time: (value) => (typeof value === 'number' ? formatDuration(value, language) : plain(value)),
    anyOf: (value) => join(value, zh ? ' 或 ' : ' or '),
    allOf: (value) => join(value, zh ? ' 和 ' : ' and '),
    count: (value, one, many) =>
      zh ? `${plain(value)}${one}` : value === 1 ? `one ${one}` : `${plain(value)} ${many}`,
  };
}
