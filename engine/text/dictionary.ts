/** What a language has to bring. */
import type { ExchangeNoteTexts } from './exchange.js';
import type { AnswerSentences } from './answers.js';
import type { CheckSentences, CheckWords } from './check.js';
import type { ReportWords } from './report.js';
import type { TrialSentences } from './trial.js';
import type { ProblemDictionary } from './problems.js';
import type { Sentences } from './sentences.js';
import type { Words } from './words.js';

export interface Dictionary extends ProblemDictionary {
  words: Words;
  exchangeNotes: ExchangeNoteTexts;
  sentences: Sentences & AnswerSentences;
}

/** And for elements, rules, trials and reports: see `plan.ts`. */
export interface PlanDictionary {
  check: CheckWords;
  checks: CheckSentences;
  trial: TrialSentences;
  report: ReportWords;
}
