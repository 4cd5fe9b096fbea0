import type { Dictionary } from '../dictionary.js';
import { answers } from './answers.js';
import { facilityHints, facilityProblems } from './facility.js';
import { exchangeHints, exchangeNotes, exchangeProblems } from './exchange.js';
import { hostHints, hostProblems } from './host.js';
import { orders } from './orders.js';
import { scenarioHints, scenarioProblems } from './scenario.js';
import { sentences } from './sentences.js';
import { words } from './words.js';

export const dictionary: Dictionary = {
  words,
  exchangeNotes,
  sentences: { ...sentences, ...answers, ...orders },
  problems: { ...facilityProblems, ...scenarioProblems, ...hostProblems, ...exchangeProblems },
  hints: { ...facilityHints, ...scenarioHints, ...hostHints, ...exchangeHints },
  unknown: (code, parameters) => `${code} ${JSON.stringify(parameters)}`,
};
