/** One element as a row of data, and the texts that most of them come from. */
import { source, type RuleSource, type TwoLanguages } from '../source.js';

export interface ElementRule {
  id: string;
  name: TwoLanguages;
  what: TwoLanguages;
  how: 'auto' | 'text' | 'sim';
  sources: readonly RuleSource[];
}

export const GUIDE = 'GB/T 38315-2019';
export const OUTLINE = 'GB/T 29639-2020';
export const ORDER61 = '公安部令第61号';
export const ORDER5 = '应急管理部令第5号';
export const EMERGENCY = '生产安全事故应急条例（国务院令第708号）';
export const FIRE_LAW = '消防法';
export const BEIJING_SAFETY = '北京市安全生产条例';
export const OPINIONS = '国务院办公厅转发《关于进一步加强养老机构安全管理的意见》';
export const PRACTICE = source('good practice', '', 'U');

/** A row of the table. */
export const row = (
  id: string,
  name: TwoLanguages,
  what: TwoLanguages,
  how: ElementRule['how'],
  ...sources: RuleSource[]
): ElementRule => ({ id, name, what, how, sources });
