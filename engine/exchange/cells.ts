/** Reading of comma-separated numbers as programs in Fortran write them: line by line, once through, nothing kept of a line. */
import type { FileProblems } from './problems.js';

/** A decimal number; Fortran leaves out the E before an exponent of three digits, and may write D. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d{1,3}|[+-]\d{3})?$/;
const WITHOUT_E = /(\d|\.)([+-]\d{3})$/;
const CONFLICT = /^(?:<{7}|={7}|>{7})/;

/** The number a cell says; NaN if it says none. */
export function numberIn(cell: string): number {
  const text = cell.trim();
  if (!NUMBER.test(text)) return NaN;
  return Number(text.replace(WITHOUT_E, '$1e$2').replace(/[dD]/, 'e'));
}

/** Cells of a line between commas; commas inside quotes belong to the cell, quotes do not. */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += c;
  }
  cells.push(cell.trim());
  return cells;
}

/** Walks through the lines of a text; line ends of any system. */
export class Lines {
  /** Number of the line last given, from 1. */
  line = 0;
  /** The line last given ended with the text, not with a line end. */
  unfinished = false;
  private at = 0;

  constructor(private readonly text: string) {
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  /** The next line, or null at the end. */
  next(): string | null {
    if (this.at >= this.text.length) return null;
    const end = this.text.indexOf('\n', this.at);
    this.unfinished = end < 0;
    const stop = end < 0 ? this.text.length : end;
    const line = this.text.slice(this.at, this.text[stop - 1] === '\r' ? stop - 1 : stop);
    this.at = stop + 1;
    this.line += 1;
    return line;
  }

  /** The next lines as rows of cells, fewer at the end of the text. */
  header(rows: number): string[][] {
    const found: string[][] = [];
    for (let i = 0; i < rows; i++) {
      const line = this.next();
      if (line === null) break;
      found.push(cellsOf(line));
    }
    return found;
  }
}

/** A trailing comma makes no cell. */
export const withoutTrailing = (cells: string[]): string[] =>
  cells[cells.length - 1] === '' ? cells.slice(0, -1) : cells;

/**
 * The numbers of the columns wanted, row by row to the end of the text.
 * @param count cells every row has @param wanted columns, from 0, ascending and the first of them the time
 * @param names of all columns, for messages
 * @returns one list a wanted column; useless if problems were found
 */
export function readNumbers(
  lines: Lines,
  count: number,
  wanted: readonly number[],
  names: readonly string[],
  problems: FileProblems,
): number[][] {
  const columns: number[][] = wanted.map(() => []);
  const times = columns[0];
  let width = -1;
  for (let line = lines.next(); line !== null && !problems.full; line = lines.next()) {
    if (line.trim() === '') continue;
    const cells = line.split(',');
    if (cells.length === count + 1 && cells[count].trim() === '') cells.pop();
    if (cells.length !== count) {
      reportCells(line, cells.length, count, lines, problems);
      continue;
    }
    // Half a number is a number, too. What these programs write is of one width: a last line that is shorter was cut off.
    if (lines.unfinished && cells[count - 1].length !== width && width >= 0)
      problems.add('resultsCutOff', { line: lines.line, column: line.length, count: count - 1, most: count });
    width = cells[count - 1].length;
    for (let k = 0; k < wanted.length; k++) {
      const column = wanted[k];
      const value = numberIn(cells[column]);
      if (value !== value) {
        const cell = cells[column].trim();
        problems.add('resultsNumber', { line: lines.line, column: column + 1, value: cell, name: names[column] });
      }
      columns[k].push(value);
    }
    const rows = times.length;
    if (rows > 1 && times[rows - 1] <= times[rows - 2])
      problems.add('resultsTime', { line: lines.line, value: times[rows - 1], before: times[rows - 2] });
  }
  if (times.length === 0 && problems.list.length === 0) problems.add('resultsEmpty', { line: lines.line });
  return columns;
}

function reportCells(line: string, found: number, count: number, lines: Lines, problems: FileProblems): void {
  if (CONFLICT.test(line)) problems.add('resultsConflict', { line: lines.line });
  else if (line.includes(';')) problems.add('resultsSeparator', { line: lines.line, column: line.indexOf(';') + 1 });
  else if (lines.unfinished && found < count)
    problems.add('resultsCutOff', { line: lines.line, column: line.length, count: found, most: count });
  else {
    const twice = found === 2 * count || found === 2 * count - 1;
    const hint = twice ? { code: 'decimalComma', parameters: {} } : undefined;
    problems.add('resultsCells', { line: lines.line, count: found, most: count }, hint);
  }
}

/** Whether a line of a header shows a file of another kind at once. */
export function headerFaults(rows: readonly (readonly string[])[], problems: FileProblems): void {
  rows.forEach((cells, i) => {
    const text = cells.join(',');
    if (CONFLICT.test(text)) problems.add('resultsConflict', { line: i + 1 });
    else if (cells.length === 1 && text.includes(';'))
      problems.add('resultsSeparator', { line: i + 1, column: text.indexOf(';') + 1 });
  });
}
