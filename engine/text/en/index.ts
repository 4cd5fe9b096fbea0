import type { Dictionary } from '../dictionary.js';
import { answers } from './answers.js';
import { checkSentences, checkWords } from './check.js';
import { facilityHints, facilityProblems } from './facility.js';
import { exchangeHints, exchangeNotes, exchangeProblems } from './exchange.js';
import { hostHints, hostProblems } from './host.js';
import { scenarioHints, scenarioProblems } from './scenario.js';
import { sentences } from './sentences.js';
import { reportWords } from './report.js';
import { trialSentences } from './trial.js';
import { words } from './words.js';

export const dictionary: Dictionary = {
  words,
  exchangeNotes,
  sentences: { ...sentences, ...answers },
  check: checkWords,
  checks: checkSentences,
  trial: trialSentences,
  report: reportWords,
  problems: { ...facilityProblems, ...scenarioProblems, ...hostProblems, ...exchangeProblems },
  hints: { ...facilityHints, ...scenarioHints, ...hostHints, ...exchangeHints },
  unknown: (code, parameters) => `${code} ${JSON.stringify(parameters)}`,
};
