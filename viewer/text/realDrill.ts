/** Words of the page for drills in the building: loaded with it, one language at a time. */
import { loadRealDrillWords, type Language, type RealDrillWords } from '../../engine/index.js';
import type { RealDrillKey } from './en/realDrill.js';

export type { RealDrillKey } from './en/realDrill.js';

const WORDS: Readonly<Record<Language, () => Promise<{ realDrill: Readonly<Record<RealDrillKey, string>> }>>> = {
  en: () => import('./en/realDrill.js'),
  'zh-CN': () => import('./zh-CN/realDrill.js'),
};

export interface RealDrillSpeech {
  language: Language;
  words: Readonly<Record<RealDrillKey, string>>;
  /** What the engine says of records: moments, kinds, what is missing. */
  engine: RealDrillWords;
}

export async function loadRealDrillSpeech(language: Language): Promise<RealDrillSpeech> {
  const [{ realDrill }, engine] = await Promise.all([WORDS[language](), loadRealDrillWords(language)]);
  return { language, words: realDrill, engine };
}
