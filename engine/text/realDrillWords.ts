/** The words of real drills, by language; a page loads one language at a time. */
import { realDrill as en } from './en/realDrill.js';
import type { Language } from './language.js';
import type { RealDrillWords } from './realDrill.js';
import { realDrill as zh } from './zh-CN/realDrill.js';

const WORDS: Readonly<Record<Language, RealDrillWords>> = { 'zh-CN': zh, en };

export const realDrillWords = (language: Language): RealDrillWords => WORDS[language];
