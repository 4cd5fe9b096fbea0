import type { CheckDictionary } from '../dictionary.js';
import { checkSentences } from './check.js';
import { checkWords } from './checkWords.js';
import { reportWords } from './report.js';
import { trialSentences } from './trial.js';

export const checking: CheckDictionary = {
  check: checkWords,
  checks: checkSentences,
  trial: trialSentences,
  report: reportWords,
};
