/**
 * The elements that an emergency plan has to have, as data: GB/T 38315-2019, the laws and the regulations they come from.
 * `how`: auto, from data of the scenario; text, a chapter that covers it; sim, from runs.
 */
import { source } from '../source.js';
import { ORDER61, ORDER5, OPINIONS, type ElementRule } from './row.js';
import { RESPONSE_ELEMENTS } from './tableResponse.js';
import { UPKEEP_ELEMENTS } from './tableUpkeep.js';

export const ELEMENTS: readonly ElementRule[] = [...RESPONSE_ELEMENTS, ...UPKEEP_ELEMENTS];

/** Frequencies of drills, months, with what they hold for. */
export const DRILL_FREQUENCIES = {
  keyUnit: { months: 6, source: source(ORDER61, '40', 'R') },
  otherUnit: { months: 12, source: source(ORDER61, '40', 'R') },
  realScenario: { months: 6, source: source(OPINIONS, '', 'R', '2026-02-10') },
  highRiseAllElement: { months: 12, source: source(ORDER5, '44', 'R', '2021-08-01') },
  above100AllElement: { months: 6, source: source(ORDER5, '44', 'R', '2021-08-01') },
  subPlan: { months: 3, source: source(ORDER5, '44', 'R', '2021-08-01') },
} as const;

/** Standards that were replaced: what a plan must not rest on any more. Regular expression → what replaced it. */
export const SUPERSEDED: readonly (readonly [RegExp, string])[] = [
  [/GA\s*(\/\s*T)?\s*654(\s*[-—]\s*2006)?/i, 'GB/T 40248-2021'],
  [/XF\s*654/i, 'GB/T 40248-2021'],
  [/GB\s*\/?\s*T?\s*29639\s*[-—]\s*2013/i, 'GB/T 29639-2020'],
  [/消防法.*(1998|2008|2019)|Fire (Protection )?Law.*(1998|2008|2019)/i, '消防法（2021-04-29）'],
  [/GB\s*50016\s*[-—]\s*(2006|2014(?!.*2018))/i, 'GB 50016-2014 (2018); GB 55037-2022'],
];

/** Words one of which a chapter on the topic cannot do without, Chinese and English. */
export const KEYWORDS: Readonly<Partial<Record<string, RegExp>>> = {
  purpose: /目的|purpose|aim/i,
  communication: /对讲|电话|通信|通讯|radio|phone/i,
  protection: /防护|警戒|protect|cordon/i,
  firstAid: /救护|120|first aid|ambulance/i,
  cutOff: /断电|氧|燃气|断气|power|oxygen|gas/i,
  brigade: /119|消防|brigade|fire service/i,
  startOfResponse: /启动|start|activat/i,
  endOfResponse: /终止|结束|解除|end|stand.?down/i,
  aftercare: /安置|家属|药|relocat|famil|medic/i,
  dementia: /走失|返回|门锁|认知|失智|wander|re-?ent|lock|dementia/i,
};
