/** Numbers as people read them: times, shares, quantities with their unit. Everything inside the engine stays in SI. */
import type { Language } from './language.js';

/** What stands for "not a number", "did not happen". */
export const NOTHING = '–';

/**
 * A number with at most `digits` decimals, no trailing zeros, thousands grouped by commas (both languages).
 * Not a number gives "–".
 */
export function formatNumber(value: number, digits = 2): string {
  if (Number.isNaN(value)) return NOTHING;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const fixed = Math.abs(value).toFixed(digits);
  const [whole, fraction = ''] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const tail = fraction.replace(/0+$/, '');
  const text = tail === '' ? grouped : `${grouped}.${tail}`;
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** A mean number of people out of so many: one decimal, and never rounded to all or to nobody where it is neither. */
export function meanOf(mean: number, of: number): string {
  const rounds = (digits: number): boolean => [0, of].includes(Number(mean.toFixed(digits)));
  let digits = 1;
  while (digits < 4 && mean > 0 && mean < of && rounds(digits)) digits++;
  return formatNumber(mean, digits);
}

/** A share from 0 to 1 as "87%". Below 1 % and above 99 % one decimal, and never a rounded 0 or 100 that is not one. */
export function formatShare(share: number): string {
  if (Number.isNaN(share)) return NOTHING;
  const percent = share * 100;
  const digits = (percent > 0 && percent < 1) || (percent > 99 && percent < 100) ? 1 : 0;
  if (percent > 0 && percent < 0.05) return '< 0.1%';
  if (percent < 100 && percent >= 99.95) return '> 99.9%';
  return `${formatNumber(percent, digits)}%`;
}

/** A time in seconds as "12 min 40 s" / "12分40秒"; whole seconds from 10 s on, tenths below. */
export function formatDuration(seconds: number, language: Language): string {
  if (Number.isNaN(seconds)) return NOTHING;
  if (!Number.isFinite(seconds)) return '∞';
  if (seconds < 0) return `−${formatDuration(-seconds, language)}`;
  const zh = language === 'zh-CN';
  const [hour, minute, second] = zh ? ['小时', '分', '秒'] : [' h', ' min', ' s'];
  const gap = zh ? '' : ' ';
  if (seconds < 9.95) return `${formatNumber(seconds, 1)}${second}`;
  const whole = Math.round(seconds);
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  const parts: string[] = [];
  if (h > 0) parts.push(`${h}${hour}`);
  if (m > 0 || (h > 0 && s > 0)) parts.push(`${h > 0 ? two(m) : m}${zh && s === 0 ? '分钟' : minute}`);
  if (s > 0) parts.push(`${h > 0 || m > 0 ? two(s) : s}${second}`);
  return parts.join(gap);
}

/** Time of day of a moment of the run, to the nearest second: "02:00" and 760 s give "02:12:40". */
export function formatClock(clock: string, seconds: number): string {
  const [h, m, s = '0'] = clock.split(':');
  const total = Number(h) * 3600 + Number(m) * 60 + Number(s) + Math.round(seconds);
  const day = ((total % 86_400) + 86_400) % 86_400;
  return `${two(Math.floor(day / 3600))}:${two(Math.floor((day % 3600) / 60))}:${two(day % 60)}`;
}

const UNIT_WORDS: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    m: 'm',
    m2: 'm²',
    'm/s': 'm/s',
    s: 's',
    '1': '',
    storeys: 'storeys',
    storey: 'storey',
    beds: 'beds',
    stairs: 'stairs',
    lifts: 'lifts',
    'per storey': 'per storey',
    people: 'people',
  },
  'zh-CN': {
    m: '米',
    m2: '平方米',
    'm/s': '米/秒',
    s: '秒',
    '1': '',
    storeys: '层',
    storey: '层',
    beds: '床',
    stairs: '部',
    lifts: '部',
    'per storey': '个/层',
    people: '人',
  },
};

const ONE_PERSON: Record<Language, string> = { en: 'person', 'zh-CN': '人' };

/** A number with its unit: "1.3 m" / "1.3米". An unknown unit is printed as it is. */
export function formatQuantity(value: number, unit: string, language: Language, digits = 3): string {
  const word = unit === 'people' && value === 1 ? ONE_PERSON[language] : (UNIT_WORDS[language][unit] ?? unit);
  if (word === '') return formatNumber(value, digits);
  return `${formatNumber(value, digits)}${language === 'en' ? ' ' : ''}${word}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
