/** Comma-separated values as RFC 4180 has them, with a byte-order mark so that spreadsheets read Chinese. */
import { printable } from '../text/printable.js';

/** What a spreadsheet takes for the beginning of a formula, also in full width and after blanks. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/;

/** A cell that a spreadsheet would take for a formula is kept as text by a quote in front. */
const cell = (value: string | number): string => {
  const words = typeof value === 'number' ? String(value) : printable(value);
  const text = typeof value === 'string' && (FORMULA.test(words) || /^[\t\r]/.test(value)) ? `'${words}` : words;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
