/** What can be wrong with, and open in, files of other programs: codes for which both languages have a sentence. */
import type { ProblemText } from './problems.js';

/** Emitted by `exchange/`. Code → names of its parameters. `line` and `column` count from 1. */
export const EXCHANGE_PROBLEMS = {
  resultsForeign: ['line', 'kind', 'value'],
  resultsEmpty: ['line'],
  resultsCutOff: ['line', 'column', 'count', 'most'],
  resultsConflict: ['line'],
  resultsSeparator: ['line', 'column'],
  resultsCells: ['line', 'count', 'most'],
  resultsNumber: ['line', 'column', 'value', 'name'],
  resultsTime: ['line', 'value', 'before'],
  resultsUnit: ['line', 'column', 'name', 'value', 'allowed'],
  resultsRange: ['line', 'column', 'name', 'value', 'allowed'],
  resultsNoColumn: ['value'],
  resultsNoRoom: ['value', 'allowed'],
  resultsTwice: ['line', 'value'],
  resultsTimesDiffer: ['value'],
  resultsSameHeight: ['value', 'space'],
  sliceForeign: ['byte'],
  sliceTime: ['frame', 'value', 'before'],
  sliceValue: ['frame', 'byte'],
  sliceNowhere: ['space', 'value'],
} as const satisfies Record<string, readonly string[]>;
export type ExchangeProblemCode = keyof typeof EXCHANGE_PROBLEMS;
export type ExchangeProblemTexts = Record<ExchangeProblemCode, ProblemText>;

export const EXCHANGE_HINTS = ['decimalComma'] as const;
export type ExchangeHintTexts = Record<(typeof EXCHANGE_HINTS)[number], ProblemText>;

/** What results leave open: not wrong, but to be known. */
export const EXCHANGE_NOTES = {
  resultsBegin: ['value'],
  resultsEnd: ['value', 'horizon'],
  resultsMissing: ['space', 'height', 'quantity'],
  sliceCut: ['frame', 'byte'],
} as const satisfies Record<string, readonly string[]>;
export type ExchangeNoteCode = keyof typeof EXCHANGE_NOTES;
export type ExchangeNoteTexts = Record<ExchangeNoteCode, ProblemText>;

export interface ExchangeNote {
  code: ExchangeNoteCode;
  parameters: Record<string, unknown>;
  file: string;
}

/** Quantities that a note names. */
export type QuantityWords = Readonly<Record<'temperature' | 'extinction' | 'carbonMonoxide', string>>;
