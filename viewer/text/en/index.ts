import { check } from './check.js';
import { shell } from './shell.js';

export const dictionary = { ...shell, ...check };
