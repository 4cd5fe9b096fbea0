import type { CheckDictionary } from '../dictionary.js';
import { checkSentences, checkWords } from './check.js';
import { reportWords } from './report.js';
import { trialSentences } from './trial.js';

export const checking: CheckDictionary = {
  check: checkWords,
  checks: checkSentences,
  trial: trialSentences,
  report: reportWords,
};
