/** Words of the page for studies: loaded with it, one language at a time. */
import { loadStudyWords, type Language, type StudyWords } from '../../engine/index.js';
import type { StudyKey } from './en/study.js';

export type { StudyKey } from './en/study.js';

const WORDS: Readonly<Record<Language, () => Promise<{ study: Readonly<Record<StudyKey, string>> }>>> = {
  en: () => import('./en/study.js'),
  'zh-CN': () => import('./zh-CN/study.js'),
};

export interface StudySpeech {
  language: Language;
  words: Readonly<Record<StudyKey, string>>;
  /** What the engine says of studies: sections, columns, captions. */
  engine: StudyWords;
}

export async function loadStudySpeech(language: Language): Promise<StudySpeech> {
  const [{ study }, engine] = await Promise.all([WORDS[language](), loadStudyWords(language)]);
  return { language, words: study, engine };
}
