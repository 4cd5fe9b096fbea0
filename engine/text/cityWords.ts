/** The words of the reports of a city, by language. */
import type { CityWords } from './city.js';
import { city as en } from './en/city.js';
import type { Language } from './language.js';
import { city as zh } from './zh-CN/city.js';

const CITIES: Readonly<Record<Language, CityWords>> = { 'zh-CN': zh, en };

export const cityWords = (language: Language): CityWords => CITIES[language];
