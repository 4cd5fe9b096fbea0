/** Reading of comma-separated text: quotes, comma, semicolon or tab, byte-order mark, any line ends. */
import type { ProblemList } from './problems.js';

export interface CsvRow {
  /** Line of the file the row starts on, from 1. */
  line: number;
  cells: string[];
}

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that the first line with text uses most outside quotes; comma when none occurs. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  let seen = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '\n' || c === '\r')) {
      if (seen) break;
    } else if (!quoted && (SEPARATORS as readonly string[]).includes(c)) counts.set(c, (counts.get(c) ?? 0) + 1);
    else if (c.trim() !== '') seen = true;
  }
  let best: string = SEPARATORS[0];
  for (const s of SEPARATORS) if ((counts.get(s) ?? 0) > (counts.get(best) ?? 0)) best = s;
  return best;
}

/**
 * All rows with at least one filled cell; cells trimmed. A quote that is never closed is a problem (path `table.<line>`)
 * and ends the reading.
 */
export function readCsv(text: string, problems: ProblemList): { rows: CsvRow[]; separator: string } {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  let cell = '';
  let at = 0;
  const endCell = (): void => {
    row.cells.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.cells.some((c) => c !== '')) rows.push(row);
    row = { line, cells: [] };
  };
  while (at < source.length) {
    const c = source[at];
    if (c === '"' && cell.trim() === '') {
      const start = line;
      cell = '';
      for (at++; ; at++) {
        if (at >= source.length) {
          const parameters = { line: start, column: row.cells.length + 1 };
          problems.add(`table.${start}`, 'tableUnclosedQuote', parameters);
          return { rows, separator };
        }
        if (source[at] === '"') {
          if (source[at + 1] !== '"') break;
          at++;
        } else if (source[at] === '\n') line++;
        cell += source[at];
      }
      at++;
      continue;
    }
    if (c === separator) endCell();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && source[at + 1] === '\n') at++;
      line++;
      endRow();
    } else cell += c;
    at++;
  }
  endRow();
  return { rows, separator };
}
