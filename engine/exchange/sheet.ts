/** A table with one header row and a thing a row: columns by name in Chinese or English, problems by line and column. */
import { ScenarioError } from '../errors.js';
import { readCsv } from '../facility/csv.js';
import { ProblemList } from '../facility/problems.js';
import { lookUp, plainWord } from '../facility/table-words.js';

export type Words<K extends string> = Readonly<Record<K, readonly string[]>>;

/** One row; every reading of a cell adds its problem to the sheet's list. */
export interface SheetRow<F extends string> {
  line: number;
  text(field: F): string;
  word<K extends string>(field: F, words: Words<K>): K | null;
  /** Several words between 、 ; + or /. */
  list<K extends string>(field: F, words: Words<K>): K[];
  number(field: F, least: number, most: number): number | null;
  /** 0.3, 30 % or 30%. */
  share(field: F): number | null;
  yes(field: F): boolean | null;
  /** Something else is wrong with a cell. */
  problem(field: F, code: Parameters<ProblemList['add']>[1], parameters: Record<string, unknown>): void;
}

export interface Sheet<F extends string> {
  rows: SheetRow<F>[];
  problems: ProblemList;
  has(field: F): boolean;
}

const YES: Words<'yes' | 'no'> = {
  yes: ['yes', 'y', 'true', '1', '是', '有', '对', '√'],
  no: ['no', 'n', 'false', '0', '否', '无', '没有'],
};

/**
 * @param fields names of the columns by field
 * @param required of which at least one each must be there
 * @throws ScenarioError for a table that is empty, has unknown or repeated columns, or lacks one that is required
 */
export function readSheet<F extends string>(
  csv: string,
  fields: Words<F>,
  required: readonly (readonly F[])[],
): Sheet<F> {
  const problems = new ProblemList();
  const { rows } = readCsv(csv, problems);
  const [header, ...body] = rows;
  if (problems.items.length === 0 && (header === undefined || body.length === 0))
    problems.add('table', 'tableEmpty', {});
  if (problems.items.length > 0) throw new ScenarioError(problems.items);
  const columns = header.cells.map((name, i) => {
    const field = name === '' ? null : lookUp(fields, name);
    const where = { line: header.line, column: i + 1, value: name };
    if (name !== '' && field === null)
      problems.add(`table.${header.line}`, 'tableUnknownColumn', { ...where, allowed: Object.keys(fields) });
    return field;
  });
  columns.forEach((field, i) => {
    if (field === null || columns.indexOf(field) === i) return;
    const where = { line: header.line, column: i + 1, value: header.cells[i] };
    problems.add(`table.${header.line}`, 'tableRepeatedColumn', where);
  });
  for (const any of required) {
    if (!any.some((field) => columns.includes(field)))
      problems.add(`table.${header.line}`, 'tableMissingColumn', { line: header.line, value: any[0] });
  }
  if (problems.items.length > 0) throw new ScenarioError(problems.items);
  return {
    rows: body.map(({ line, cells }) => rowOf(line, cells, columns, problems)),
    problems,
    has: (field) => columns.includes(field),
  };
}

function rowOf<F extends string>(
  line: number,
  cells: readonly string[],
  columns: readonly (F | null)[],
  problems: ProblemList,
): SheetRow<F> {
  const problem: SheetRow<F>['problem'] = (field, code, parameters) =>
    problems.add(`table.${line}.${field}`, code, { line, column: columns.indexOf(field) + 1, ...parameters });
  const text = (field: F): string => cells[columns.indexOf(field)] ?? '';
  const unknown = (field: F, value: string, allowed: readonly string[]): null => {
    problem(field, 'tableUnknownWord', { value, allowed });
    return null;
  };
  const number: SheetRow<F>['number'] = (field, least, most) => {
    const cell = text(field);
    if (cell === '') return null;
    const plain = /^([+-]?\d+(?:\.\d+)?)\s*(?:s|m\/s|秒|人|年)?$/.exec(cell.normalize('NFKC').trim().toLowerCase());
    if (plain === null) {
      problem(field, 'tableNotANumber', { value: cell, allowed: String(least) });
      return null;
    }
    const value = Number(plain[1]);
    if (value >= least && value <= most) return value;
    problem(field, 'tableOutOfRange', { value, least, most });
    return null;
  };
  const word: SheetRow<F>['word'] = (field, words) => {
    const cell = text(field);
    if (cell === '') return null;
    return lookUp(words, cell) ?? unknown(field, cell, Object.keys(words));
  };
  return {
    line,
    text,
    number,
    word,
    problem,
    list: (field, words) =>
      text(field)
        .split(/[、;；+/]/)
        .filter((part) => plainWord(part) !== '' && plainWord(part) !== '无')
        .flatMap((part) => lookUp(words, part) ?? unknown(field, part.trim(), Object.keys(words)) ?? []),
    share: (field) => {
      const cell = text(field).normalize('NFKC').trim();
      if (cell === '') return null;
      const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(cell);
      if (percent === null) return number(field, 0, 1);
      const value = Number(percent[1]) / 100;
      if (value <= 1) return value;
      problem(field, 'tableOutOfRange', { value, least: 0, most: 1 });
      return null;
    },
    yes: (field) => {
      const found = word(field, YES);
      return found === null ? null : found === 'yes';
    },
  };
}
