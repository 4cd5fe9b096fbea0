/** What every command works with: where to write, in which language, from which folder, until when. */
import type { Problem } from '../../../errors.js';
import { text, type Language, type Text } from '../../../text/index.js';
import { withoutHidden } from '../../../text/printable.js';

/** A place to write to: `process.stdout` or a test's own. */
export interface Sink {
  write(words: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** The surroundings of a call; a test hands in its own. */
export interface Surroundings {
  stdout: Sink;
  stderr: Sink;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  signal: AbortSignal;
}

export interface Context extends Surroundings {
  language: Language;
  text: Text;
  /** One line, or several, to the standard output. */
  print(words?: string): void;
  /** The one JSON value a command with --json writes. */
  printJson(value: unknown): void;
  /** How far something is: a line that is rewritten on a terminal, a line now and then elsewhere. */
  progress(words: string): void;
  /** Takes the progress line away. */
  clearProgress(): void;
}

/** Least time between two progress lines where they cannot be rewritten, ms. */
const SPARSE = 10_000;
/** And where they can. */
const FREQUENT = 80;

export function createContext(surroundings: Surroundings, language: Language): Context {
  const { stdout, stderr } = surroundings;
  const live = stderr.isTTY === true;
  const begun = Date.now();
  let last = live ? 0 : begun;
  let shown = false;
  return {
    ...surroundings,
    language,
    text: text(language),
    // A terminal obeys control characters, and words of a scenario may hold some.
    print: (words = '') => void stdout.write(`${withoutHidden(words)}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value, jsonNumbers, 2)}\n`),
    progress(words) {
      const now = Date.now();
      if (now - last < (live ? FREQUENT : SPARSE)) return;
      last = now;
      if (live) {
        stderr.write(`\r\u001b[2K${clip(words, (stderr.columns ?? 80) - 1)}`);
        shown = true;
      } else stderr.write(`${words}\n`);
    },
    clearProgress() {
      if (shown) stderr.write('\r\u001b[2K');
      shown = false;
    },
  };
}

/** JSON has no NaN and no infinity: what did not happen is null. */
function jsonNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** Columns a text takes on a terminal: Chinese characters take two. */
export function columnsOf(words: string): number {
  let columns = 0;
  for (const character of words) {
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  }
  return columns;
}

function clip(words: string, most: number): string {
  let columns = 0;
  let kept = '';
  for (const character of words) {
    columns += columnsOf(character);
    if (columns > most) return kept;
    kept += character;
  }
  return kept;
}

/** Lays out rows in columns; `right` names the columns that are numbers. Two spaces between columns. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, columnsOf(cell))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const space = ' '.repeat(widths[i] - columnsOf(cell));
          return right.includes(i) ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Breaks a text into lines of at most `width` columns: English at spaces, Chinese anywhere but before a punctuation mark. */
export function wrap(words: string, width = 96, indent = ''): string {
  const lines: string[] = [];
  for (const paragraph of words.split('\n')) {
    let line = '';
    // A run of Chinese may be cut after any character; marks that must not begin a line stay with what they follow.
    const pieces =
      paragraph.match(
        /\s+|[\u3000-\u9fff\uff00-\uffef][，。；：、！？”’）》]*|[^\s\u3000-\u9fff\uff00-\uffef]+[，。；：、！？”’）》]*/g,
      ) ?? [];
    for (const piece of pieces) {
      if (line !== '' && columnsOf(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = indent + piece.trimStart();
      } else line += piece;
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}

/** A problem as JSON: code and parameters for programs, sentences for people. */
export function problemJson(problem: Problem, context: Pick<Context, 'text'>): Record<string, unknown> {
  const { value, allowed } = problem.parameters;
  return {
    ...(problem.file === undefined ? {} : { file: problem.file }),
    path: problem.path,
    code: problem.code,
    value: value ?? null,
    allowed: allowed ?? null,
    parameters: problem.parameters,
    text: context.text.problem(problem),
    hint:
      problem.hint === undefined
        ? null
        : { code: problem.hint.code, parameters: problem.hint.parameters, text: context.text.hint(problem) },
  };
}

/** A problem as lines: where, what, what to do. */
export function problemLines(problem: Problem, context: Pick<Context, 'text' | 'language'>): string {
  const { text: words, language } = context;
  const place = [problem.file, problem.path === '' ? undefined : problem.path]
    .filter((part) => part !== undefined)
    .join(': ');
  const colon = language === 'zh-CN' ? '：' : ': ';
  const hint = words.hint(problem);
  const first = `${place}${place === '' ? '' : colon}${words.problem(problem)}`;
  return hint === null ? first : `${first}\n    → ${hint}`;
}
