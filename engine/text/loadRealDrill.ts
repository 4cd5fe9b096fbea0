/** The words of real drills, for pages: loaded when one is held. */
import type { Language } from './language.js';
import type { RealDrillWords } from './realDrill.js';

const WORDS: Readonly<Record<Language, () => Promise<{ realDrill: RealDrillWords }>>> = {
  en: () => import('./en/realDrill.js'),
  'zh-CN': () => import('./zh-CN/realDrill.js'),
};

export const loadRealDrillWords = async (language: Language): Promise<RealDrillWords> =>
  (await WORDS[language]()).realDrill;
