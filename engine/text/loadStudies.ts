/** The words of studies, for pages: loaded when one is looked at. */
import type { Language } from './language.js';
import type { StudyWords } from './studies.js';

const WORDS: Readonly<Record<Language, () => Promise<{ studies: StudyWords }>>> = {
  en: () => import('./en/studies.js'),
  'zh-CN': () => import('./zh-CN/studies.js'),
};

export const loadStudyWords = async (language: Language): Promise<StudyWords> => (await WORDS[language]()).studies;
