/** What a language has to bring. */
import type { AnswerSentences } from './answers.js';
import type { CheckSentences, CheckWords } from './check.js';
import type { ExchangeNoteTexts } from './exchange.js';
import type { OrderSentences } from './orders.js';
import type { ProblemDictionary } from './problems.js';
import type { ReportWords } from './report.js';
import type { Sentences } from './sentences.js';
import type { TrialSentences } from './trial.js';
import type { Words } from './words.js';

/** For scenarios, runs and what happened in them. */
export interface Dictionary extends ProblemDictionary {
  words: Words;
  exchangeNotes: ExchangeNoteTexts;
  sentences: Sentences & AnswerSentences & OrderSentences;
}

/** For the plan on trial: elements, rules, verdicts, fixes and the report of them. */
export interface CheckDictionary {
  check: CheckWords;
  checks: CheckSentences;
  trial: TrialSentences;
  report: ReportWords;
}
