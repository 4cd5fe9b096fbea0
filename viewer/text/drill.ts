/** Words of the page for drills that are played: loaded with it, one language at a time. */
import type { Language } from '../../engine/index.js';
import type { DrillKey } from './en/drill.js';

export type { DrillKey } from './en/drill.js';

const WORDS: Readonly<Record<Language, () => Promise<{ drill: Readonly<Record<DrillKey, string>> }>>> = {
  en: () => import('./en/drill.js'),
  'zh-CN': () => import('./zh-CN/drill.js'),
};

export interface DrillSpeech {
  language: Language;
  words: Readonly<Record<DrillKey, string>>;
}

export const loadDrillSpeech = async (language: Language): Promise<DrillSpeech> => ({
  language,
  words: (await WORDS[language]()).drill,
});
