/** The words of what drills leave, by language. */
import { records as en } from './en/records.js';
import type { Language } from './language.js';
import type { RecordWords } from './records.js';
import { records as zh } from './zh-CN/records.js';

const RECORDS: Readonly<Record<Language, RecordWords>> = { 'zh-CN': zh, en };

export const recordWords = (language: Language): RecordWords => RECORDS[language];
