import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatDuration,
  formatNumber,
  formatQuantity,
  formatShare,
  meanOf,
  languageOfLocale,
  NOTHING,
} from '../../../engine/text/index.js';

describe('durations', () => {
  it.each([
    [760, '12 min 40 s', '12分40秒'],
    [60, '1 min', '1分钟'],
    [59.7, '1 min', '1分钟'],
    [45, '45 s', '45秒'],
    [4.25, '4.3 s', '4.3秒'],
    [0, '0 s', '0秒'],
    [3600, '1 h', '1小时'],
    [3605, '1 h 00 min 05 s', '1小时00分05秒'],
    [7325, '2 h 02 min 05 s', '2小时02分05秒'],
    [605, '10 min 05 s', '10分05秒'],
    [-30, '−30 s', '−30秒'],
  ])('%f s', (seconds, en, zh) => {
    expect(formatDuration(seconds, 'en')).toBe(en);
    expect(formatDuration(seconds, 'zh-CN')).toBe(zh);
  });

  it('says nothing of what did not happen', () => expect(formatDuration(NaN, 'en')).toBe(NOTHING));
});

describe('numbers', () => {
  it.each([
    [1234567.891, 2, '1,234,567.89'],
    [1.5, 3, '1.5'],
    [-0.0004, 2, '0'],
    [-12.3, 1, '−12.3'],
    [100, 0, '100'],
    [NaN, 2, NOTHING],
  ])('%f', (value, digits, expected) => expect(formatNumber(value, digits)).toBe(expected));

  it('never rounds a share to certainty', () => {
    expect(formatShare(0.9996)).toBe('> 99.9%');
    expect(formatShare(0.995)).toBe('99.5%');
    expect(formatShare(1)).toBe('100%');
    expect(formatShare(0.0001)).toBe('< 0.1%');
    expect(formatShare(0.004)).toBe('0.4%');
    expect(formatShare(0)).toBe('0%');
    expect(formatShare(0.876)).toBe('88%');
  });

  it('puts units as the language does', () => {
    expect(formatQuantity(1.25, 'm', 'en')).toBe('1.25 m');
    expect(formatQuantity(12, 'm2', 'zh-CN')).toBe('12平方米');
    expect(formatQuantity(0.7, '1', 'en')).toBe('0.7');
    expect(formatQuantity(3, 'cd', 'en')).toBe('3 cd');
  });
});

it('gives the time of day, over midnight too', () => {
  expect(formatClock('02:00', 760.4)).toBe('02:12:40');
  expect(formatClock('23:59:30', 45)).toBe('00:00:15');
});

it('takes the language from the locale', () => {
  expect(languageOfLocale('zh_CN.UTF-8')).toBe('zh-CN');
  expect(languageOfLocale('zh-Hans')).toBe('zh-CN');
  expect(languageOfLocale('de_DE.UTF-8')).toBe('en');
  expect(languageOfLocale('C')).toBe('en');
  expect(languageOfLocale(undefined)).toBe('en');
});

it('a mean of people is never rounded to all or to nobody', () => {
  expect(meanOf(18.97, 19)).toBe('18.97');
  expect(meanOf(18.9999, 19)).toBe('18.9999');
  expect(meanOf(19, 19)).toBe('19');
  expect(meanOf(0.02, 19)).toBe('0.02');
  expect(meanOf(0, 19)).toBe('0');
  expect(meanOf(7.25, 19)).toBe('7.3');
});
