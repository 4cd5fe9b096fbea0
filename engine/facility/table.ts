/**
 * A building from a table, for homes that have a list of rooms and no drawing. `parseTable` reads the text,
 * `facilityFromTable` lays the rooms out along a straight corridor on each storey.
 */
import { ScenarioError } from '../errors.js';
import { readCsv } from './csv.js';
import { ProblemList } from './problems.js';
import type { TableRow } from './table-types.js';
import {
  ALL_WORDS,
  FIELD_WORDS,
  KIND_WORDS,
  lookUp,
  plainWord,
  SIDE_WORDS,
  TABLE_FIELDS,
  TABLE_KINDS,
  TABLE_RANGES,
  TABLE_SIDES,
  type TableField,
  type TableNumber,
} from './table-words.js';

export { facilityFromTable } from './table-build.js';
export { TABLE_NOTE_CODES, type TableNote, type TableNoteCode, type TableRow } from './table-types.js';
export { TABLE_DEFAULTS } from './table-words.js';

/**
 * Reads a table. First row: names of the columns, Chinese or English, in any order; `storey` and one of `room`, `kind` must
 * be there. An empty storey means that of the row above (merged cells); for stairs and lifts every storey. A storey may be
 * a span ("3-10") or a list ("2、4").
 * Failure: ScenarioError with every problem by line and column, paths `table.<line>.<field>`.
 */
export function parseTable(csvText: string): TableRow[] {
  const problems = new ProblemList();
  const { rows, separator } = readCsv(csvText, problems);
  if (problems.items.length > 0) throw new ScenarioError(problems.items);
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) {
    problems.add('table', 'tableEmpty', {});
    throw new ScenarioError(problems.items);
  }
  const fields = readHeader(header.cells, header.line, problems);
  const result: TableRow[] = [];
  let above: number[] | null = null;
  for (const { line, cells } of body) {
    const filled = cells.findLastIndex((cell) => cell !== '') + 1;
    if (filled > fields.length) {
      const parameters = { line, column: filled, value: cells[filled - 1], most: fields.length };
      problems.add(`table.${line}`, 'tableTooManyCells', parameters);
    }
    const cell = (field: TableField): string => {
      const index = fields.indexOf(field);
      return index < 0 ? '' : (cells[index] ?? '');
    };
    const column = (field: TableField): number => fields.indexOf(field) + 1;
    const word = <K extends string>(
      field: TableField,
      words: Readonly<Record<K, readonly string[]>>,
      allowed: readonly K[],
    ): K | null => {
      if (cell(field) === '') return null;
      const found = lookUp(words, cell(field));
      if (found === null) {
        const parameters = { line, column: column(field), value: cell(field), allowed };
        problems.add(`table.${line}.${field}`, 'tableUnknownWord', parameters);
      }
      return found;
    };
    const number = (field: TableNumber): number | null =>
      readNumber(cell(field), field, line, column(field), separator === ';', problems);

    const kind = word('kind', KIND_WORDS, TABLE_KINDS);
    const everywhere = kind === 'stair' || kind === 'lift';
    const storeys = readStoreys(cell('storey'), line, column('storey'), problems);
    if (storeys !== null && storeys.length === 0 && cell('storey') === '' && !everywhere) {
      if (above === null) {
        problems.add(`table.${line}.storey`, 'tableStoreyMissing', { line, column: column('storey') });
      }
    } else if (storeys !== null && storeys.length > 0) above = storeys;
    result.push({
      line,
      columns: Object.fromEntries(fields.flatMap((field, i) => (field === null ? [] : [[field, i + 1]]))),
      storeys:
        storeys === null ? [] : storeys.length > 0 || everywhere ? storeys : cell('storey') === '' ? (above ?? []) : [],
      kind,
      room: cell('room') === '' ? null : cell('room'),
      length: number('length'),
      width: number('width'),
      beds: number('beds'),
      doorWidth: number('doorWidth'),
      side: word('side', SIDE_WORDS, TABLE_SIDES),
      height: number('height'),
    });
  }
  if (problems.items.length > 0) throw new ScenarioError(problems.items);
  return result;
}

/** Field of each column, in order; null for one without a name. */
function readHeader(cells: readonly string[], line: number, problems: ProblemList): (TableField | null)[] {
  const fields: (TableField | null)[] = [];
  cells.forEach((name, i) => {
    const field = name === '' ? null : lookUp(FIELD_WORDS, name);
    const path = `table.${line}`;
    if (name !== '' && field === null) {
      problems.add(path, 'tableUnknownColumn', { line, column: i + 1, value: name, allowed: TABLE_FIELDS });
    } else if (field !== null && fields.includes(field)) {
      problems.add(path, 'tableRepeatedColumn', { line, column: i + 1, value: name });
    }
    fields.push(field);
  });
  if (!fields.includes('storey')) problems.add(`table.${line}`, 'tableMissingColumn', { line, value: 'storey' });
  if (!fields.includes('room') && !fields.includes('kind')) {
    problems.add(`table.${line}`, 'tableMissingColumn', { line, value: 'kind' });
  }
  return fields;
}

/** A number in metres (mm, cm, m, 毫米, 厘米, 米 may follow) or a count (床, 张, 人 may follow). */
function readNumber(
  text: string,
  field: TableNumber,
  line: number,
  column: number,
  decimalComma: boolean,
  problems: ProblemList,
): number | null {
  if (text === '') return null;
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const match = /^([+-]?\d+(?:[.,]\d+)?)\s*(mm|cm|m|毫米|厘米|米|床|张|人)?$/.exec(plain);
  const path = `table.${line}.${field}`;
  if (match === null || (match[1].includes(',') && !decimalComma)) {
    problems.add(path, 'tableNotANumber', { line, column, value: text, allowed: field === 'beds' ? '2' : '3.6' });
    return null;
  }
  const unit = match[2] ?? '';
  const scale = unit === 'mm' || unit === '毫米' ? 0.001 : unit === 'cm' || unit === '厘米' ? 0.01 : 1;
  const value = Number(match[1].replace(',', '.')) * scale;
  const [least, most] = TABLE_RANGES[field];
  if (value < least || value > most || (field === 'beds' && Math.floor(value) !== value)) {
    problems.add(path, 'tableOutOfRange', { line, column, value, least, most });
    return null;
  }
  return value;
}

const DIGITS = '零一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20; null if it is no such number below 100. */
function chineseNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return null;
  const [, first, ten, last] = match;
  const digit = (c: string | undefined): number => (c === undefined ? 0 : DIGITS.indexOf(c));
  if (ten === undefined) return first !== undefined && last !== undefined ? null : digit(first ?? last);
  return (first === undefined ? 1 : digit(first)) * 10 + digit(last);
}

/** "3", "3F", "L03", "3层", "三层", "B1", "地下1层", "-1" → the storey's number; null if it is none. */
function storeyNumber(text: string): number | null {
  const plain = plainStorey(text);
  const match =
    /^(-|b|地下|负)?(?:l|f|level|floor|storey|第)?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:f|层|楼|层楼)?$/.exec(plain);
  if (match === null) return null;
  const n = /^\d/.test(match[2]) ? Number(match[2]) : chineseNumber(match[2]);
  if (n === null || n === 0 || n > 300) return null;
  return match[1] === undefined ? n : -n;
}

function plainStorey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.]+/g, '');
}

/** Numbers of the storeys a cell names, ascending; empty for an empty cell or "all"; null with a problem otherwise. */
function readStoreys(text: string, line: number, column: number, problems: ProblemList): number[] | null {
  if (text === '' || ALL_WORDS.includes(plainWord(text))) return [];
  const numbers = new Set<number>();
  for (const part of text.normalize('NFKC').split(/[,、;]/)) {
    const single = storeyNumber(part);
    // The first dash may be the sign of a basement; the one after a digit or a word for storey divides.
    const span = /^(.*?[\d层楼fF一二三四五六七八九十])\s*(?:-|~|至|到|–|—)\s*(.+)$/.exec(part.trim());
    const from = single ?? (span === null ? null : storeyNumber(span[1]));
    const to = single ?? (span === null ? null : storeyNumber(span[2]));
    if (from === null || to === null || from > to) {
      const parameters = { line, column, value: text, allowed: ['1', '3-10', 'B1', '3层'] };
      problems.add(`table.${line}.storey`, 'tableUnknownWord', parameters);
      return null;
    }
    for (let n = from; n <= to; n++) if (n !== 0) numbers.add(n);
  }
  return [...numbers].sort((a, b) => a - b);
}
