/**
 * Words of the plan on trial: elements, rules, claims, reasons, fixes, reports. Apart from the others, because they are half of
 * all words and whoever watches a run needs none of them.
 */
import type { PlanDictionary } from './dictionary.js';
import { planDictionary as en } from './en/plan.js';
import { text, type Text } from './index.js';
import type { Language } from './language.js';
import { planDictionary as zh } from './zh-CN/plan.js';

/** All words of a language. */
export interface PlanText extends Text, PlanDictionary {}

export const PLAN_DICTIONARIES: Readonly<Record<Language, PlanDictionary>> = { 'zh-CN': zh, en };

const made = new Map<Language, PlanText>();

export function planText(language: Language): PlanText {
  let known = made.get(language);
  if (known === undefined) made.set(language, (known = { ...text(language), ...PLAN_DICTIONARIES[language] }));
  return known;
}
