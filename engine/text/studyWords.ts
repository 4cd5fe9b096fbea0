/** The words of the report of a study, by language. */
import { studies as en } from './en/studies.js';
import type { Language } from './language.js';
import type { StudyWords } from './studies.js';
import { studies as zh } from './zh-CN/studies.js';

const STUDIES: Readonly<Record<Language, StudyWords>> = { 'zh-CN': zh, en };

export const studyWords = (language: Language): StudyWords => STUDIES[language];
