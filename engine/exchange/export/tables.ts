/** All rows in one table with names, for whoever works in a spreadsheet, in R or in Python: CSV and Parquet. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Facility } from '../../facility/facility.js';
import { csv } from '../csv.js';
import { rounded } from './shapes.js';
import type { Tracks } from './tracks.js';

/** Time s, positions m, z height of the floor. */
export const TABLE_COLUMNS = ['time', 'frame', 'person', 'kind', 'storey', 'space', 'x', 'y', 'z'] as const;

export function tracksCsv(tracks: Tracks, facility: Facility): string {
  const rows = tracks.rows.map(({ frame, id, x, y, z, storey, space }) => {
    const person = tracks.people[id - 1];
    return [
      rounded(frame / tracks.framesPerSecond),
      frame,
      person.id,
      person.kind,
      facility.storeys[storey].id,
      facility.spaces[space].id,
      rounded(x),
      rounded(y),
      rounded(z),
    ];
  });
  return csv([TABLE_COLUMNS, ...rows]);
}

export function tracksParquet(tracks: Tracks, facility: Facility): Uint8Array {
  const { rows, people, framesPerSecond } = tracks;
  const numbers = (pick: (row: (typeof rows)[number]) => number): Float64Array => Float64Array.from(rows, pick);
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'time', data: numbers((row) => row.frame / framesPerSecond), type: 'DOUBLE' },
      { name: 'frame', data: Int32Array.from(rows, (row) => row.frame), type: 'INT32' },
      { name: 'person', data: rows.map((row) => people[row.id - 1].id), type: 'STRING' },
      { name: 'kind', data: rows.map((row) => people[row.id - 1].kind), type: 'STRING' },
      { name: 'storey', data: rows.map((row) => facility.storeys[row.storey].id), type: 'STRING' },
      { name: 'space', data: rows.map((row) => facility.spaces[row.space].id), type: 'STRING' },
      { name: 'x', data: numbers((row) => row.x), type: 'DOUBLE' },
      { name: 'y', data: numbers((row) => row.y), type: 'DOUBLE' },
      { name: 'z', data: numbers((row) => row.z), type: 'DOUBLE' },
    ],
  });
  return new Uint8Array(buffer);
}
