/** Words of the drawing screen: loaded with it, one language at a time. */
import { loadImportText, type ImportText, type Language } from '../../engine/index.js';
import type { DrawKey } from './en/draw.js';

export type { DrawKey } from './en/draw.js';
export type DrawWords = Readonly<Record<DrawKey, string>>;

const WORDS: Readonly<Record<Language, () => Promise<{ draw: DrawWords }>>> = {
  en: () => import('./en/draw.js'),
  'zh-CN': () => import('./zh-CN/draw.js'),
};

export interface DrawSpeech {
  language: Language;
  words: DrawWords;
  /** What importers say. */
  imports: ImportText;
}

export async function loadDrawSpeech(language: Language): Promise<DrawSpeech> {
  const [{ draw }, imports] = await Promise.all([WORDS[language](), loadImportText(language)]);
  return { language, words: draw, imports };
}
