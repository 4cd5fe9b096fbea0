/** Problems and notes of files that other programs wrote. */
import { ScenarioError, type Problem } from '../errors.js';
import type { ExchangeNote, ExchangeNoteCode, ExchangeProblemCode } from '../text/index.js';

/** So many problems of a file are told; more of them say nothing more. */
const MOST_PROBLEMS = 20;

/** What is wrong with one file, collected. */
export class FileProblems {
  readonly list: Problem[] = [];
  readonly notes: ExchangeNote[] = [];

  constructor(readonly file: string) {}

  get full(): boolean {
    return this.list.length >= MOST_PROBLEMS;
  }

  /** @param path place in the file, such as `line 4, column 3` in short: `4.3` */
  add(code: ExchangeProblemCode, parameters: Record<string, unknown>, hint?: Problem['hint']): void {
    if (this.full) return;
    const line = typeof parameters.line === 'number' ? String(parameters.line) : '';
    this.list.push({ path: line, code, parameters, file: this.file, ...(hint === undefined ? {} : { hint }) });
  }

  note(code: ExchangeNoteCode, parameters: Record<string, unknown>): void {
    this.notes.push({ code, parameters, file: this.file });
  }

  /** @throws ScenarioError with all that was collected, if anything was */
  stop(): void {
    if (this.list.length > 0) throw new ScenarioError(this.list);
  }
}
