/** A workbook with one sheet, as spreadsheet programs write it: words shared, numbers as numbers. */
import { strToU8, zipSync } from 'fflate';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function workbook(rows: readonly (readonly string[])[]): Uint8Array {
  const shared: string[] = [];
  const sheet = rows
    .map((cells, r) => {
      const made = cells.map((cell, c) => {
        const at = `${String.fromCharCode(65 + c)}${r + 1}`;
        if (cell === '') return '';
        if (Number.isFinite(Number(cell)))
          return `<c r="${at}"><v>${cell === '0.1' ? '0.10000000000000001' : cell}</v></c>`;
        if (c % 2 === 1) return `<c r="${at}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
        shared.push(cell);
        return `<c r="${at}" t="s"><v>${shared.length - 1}</v></c>`;
      });
      return cells.length === 0 ? '' : `<row r="${r + 1}">${made.join('')}</row>`;
    })
    .join('');
  // The first half of each string in a run of its own, as where somebody made it bold.
  const strings = shared.map((text) => {
    const middle = Math.floor(text.length / 2);
    return `<si><r><t>${escape(text.slice(0, middle))}</t></r><r><t>${escape(text.slice(middle))}</t></r></si>`;
  });
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `${xml}<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${xml}<Relationships><Relationship Id="rId7" Target="worksheets/other.xml"/></Relationships>`,
    ),
    'xl/worksheets/other.xml': strToU8(`${xml}<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(`${xml}<sst>${strings.join('')}</sst>`),
  });
}
