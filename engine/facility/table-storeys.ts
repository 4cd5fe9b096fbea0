/** The storeys of a table: numbers, heights, elevations. */
import { two } from './drawing.js';
import { snap } from './geometry.js';
import type { ProblemList } from './problems.js';
import type { TableNote, TableRow, TableStorey } from './table-types.js';
import { TABLE_DEFAULTS } from './table-words.js';

/** The storeys the rows name, lowest first; the floor of storey 1 lies at 0. */
export function planStoreys(rows: readonly TableRow[], problems: ProblemList, notes: TableNote[]): TableStorey[] {
  const numbers = [...new Set(rows.flatMap((row) => row.storeys))].sort((a, b) => a - b);
  if (numbers.length === 0) {
    problems.add('table', 'tableNoRooms', {});
    return [];
  }
  const heights = new Map<number, number>();
  const heightOf = (number: number): number => {
    const known = heights.get(number);
    if (known !== undefined) return known;
    const here = rows.filter(
      (row) => row.height !== null && (row.storeys.length === 0 || row.storeys.includes(number)),
    );
    // A row about the storey itself goes before heights beside its rooms; one for this storey before one for all.
    const stated = [...here].sort(
      (a, b) =>
        Number(b.kind === 'storey') - Number(a.kind === 'storey') ||
        Number(a.storeys.length === 0) - Number(b.storeys.length === 0),
    )[0];
    const clash = here.find(
      (row) =>
        row !== stated &&
        row.kind === stated.kind &&
        row.height !== stated.height &&
        (row.storeys.length === 0) === (stated.storeys.length === 0),
    );
    if (clash !== undefined) {
      problems.add(`table.${clash.line}.height`, 'tableStoreyTwice', { line: clash.line, value: clash.height });
    }
    const { value: used, unit, rule, clause, confidence } = TABLE_DEFAULTS.height;
    const listed = numbers.includes(number);
    if (!listed) notes.push({ line: null, code: 'storeyNotInTable', parameters: { storey: idOf(number), used } });
    else if (stated === undefined) {
      const parameters = { field: 'height', storey: idOf(number), used, unit, rule, clause, confidence };
      notes.push({ line: null, code: 'missingValue', parameters });
    }
    const height = snap(stated?.height ?? used);
    heights.set(number, height);
    return height;
  };
  const elevationOf = (number: number): number => {
    let elevation = 0;
    for (let n = 1; n < number; n++) elevation += heightOf(n);
    for (let n = -1; n >= number; n--) elevation -= heightOf(n);
    return snap(elevation);
  };
  return numbers.map((number) => ({
    number,
    id: idOf(number),
    key: number > 0 ? two(number) : `B${-number}`,
    elevation: elevationOf(number),
    height: heightOf(number),
  }));
}

function idOf(number: number): string {
  return number > 0 ? `L${two(number)}` : `B${-number}`;
}
