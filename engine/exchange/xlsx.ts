/** The first sheet of an XLSX workbook as comma-separated text, for whatever reads tables. */
import { asNumber } from './import/decode.js';
import { IMPORT_LIMITS, refuse, type ImportLimits } from './import/limits.js';
import { unzip } from './import/unzip.js';
import { below, everywhere, readXml, type XmlNode } from './import/xml.js';

/** Widest table that is read, and most rows; a spreadsheet has no more than 16,384 columns. */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 100_000;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** @throws ScenarioError for what is no workbook, or beyond the limits */
export function xlsxToCsv(bytes: Uint8Array, limits: ImportLimits = IMPORT_LIMITS): string {
  return sheetCsv(unzip(bytes, limits), limits);
}

export function sheetCsv(files: ReadonlyMap<string, Uint8Array>, limits: ImportLimits): string {
  const xml = (path: string): XmlNode | null => {
    const bytes = files.get(path);
    return bytes === undefined ? null : readXml(new TextDecoder().decode(bytes), 'XLSX', limits);
  };
  const sheet = xml(firstSheet(xml)) ?? xml('xl/worksheets/sheet1.xml');
  if (sheet === null) refuse('importBroken', { format: 'XLSX', reason: 'no sheet' });
  const shared = xml('xl/sharedStrings.xml');
  const strings = shared === null ? [] : below(shared, 'si').map(textOf);
  const rows: string[][] = [];
  for (const row of everywhere(sheet, 'row')) {
    const number = asNumber(row.attributes.r) ?? rows.length + 1;
    if (number > MOST_ROWS) refuse('importTooMany', { kind: 'entities', most: MOST_ROWS });
    while (rows.length < number) rows.push([]);
    const cells = rows[number - 1];
    for (const cell of below(row, 'c')) {
      const column = columnOf(cell.attributes.r) ?? cells.length;
      if (column >= MOST_COLUMNS) refuse('importTooMany', { kind: 'entities', most: MOST_COLUMNS });
      while (cells.length <= column) cells.push('');
      const value = below(cell, 'v')[0]?.text ?? '';
      const kind = cell.attributes.t;
      cells[column] =
        kind === 's'
          ? (strings[Number(value)] ?? '')
          : kind === 'inlineStr'
            ? below(cell, 'is').map(textOf).join('')
            : kind === 'e'
              ? ''
              : plainNumber(value);
    }
  }
  return rows.map((cells) => cells.map(quoted).join(',')).join('\n');
}

/** Path of the sheet that stands first in the workbook. */
function firstSheet(xml: (path: string) => XmlNode | null): string {
  const workbook = xml('xl/workbook.xml');
  const sheet = workbook === null ? undefined : everywhere(workbook, 'sheet')[0];
  const relations = xml('xl/_rels/workbook.xml.rels');
  const id = sheet?.attributes.id;
  const target =
    relations === null
      ? undefined
      : below(relations, 'Relationship').find((one) => one.attributes.Id === id)?.attributes.Target;
  if (target === undefined) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Words of a string, with those of its formatted runs; readings beside Chinese characters are none of it. */
const textOf = (node: XmlNode): string =>
  [...below(node, 't'), ...below(node, 'r').flatMap((run) => below(run, 't'))].map((one) => one.text).join('');

/** "0.1" may be stored as 0.10000000000000001. */
const plainNumber = (text: string): string => {
  const value = asNumber(text);
  return value === null ? text : String(Math.round(value * 1e9) / 1e9);
};

/** "C7" → 2; null for no reference. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined ? null : [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
}

const quoted = (cell: string): string => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
