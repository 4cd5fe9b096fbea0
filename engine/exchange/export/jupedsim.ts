/** JuPedSim's trajectory formats: SQLite (formats.md 1), HDF5 (2) and the text of the data archive (3), a file a storey. */
import { polygonWkt } from './ground.js';
import type { Region } from '../import/regions.js';
import type { TrackRow } from './tracks.js';

/** What an SQLite engine has to do; sql.js does. */
export interface SqlDatabase {
  run(sql: string, parameters?: (number | string)[]): unknown;
  prepare(sql: string): { run(parameters: (number | string)[]): unknown; free(): unknown };
  export(): Uint8Array;
  close(): void;
}

/** One storey's rows over one connected piece of ground. */
export interface StoreyTracks {
  ground: Region;
  rows: readonly TrackRow[];
  framesPerSecond: number;
}

const SCHEMA = [
  `CREATE TABLE trajectory_data(frame INTEGER NOT NULL, id INTEGER NOT NULL, pos_x REAL NOT NULL, pos_y REAL NOT NULL,
    ori_x REAL NOT NULL, ori_y REAL NOT NULL)`,
  'CREATE TABLE metadata(key TEXT NOT NULL UNIQUE PRIMARY KEY, value TEXT NOT NULL)',
  'CREATE TABLE geometry(hash INTEGER NOT NULL, wkt TEXT NOT NULL)',
  'CREATE UNIQUE INDEX geometry_hash ON geometry(hash)',
  'CREATE TABLE frame_data(frame INTEGER NOT NULL, geometry_hash INTEGER NOT NULL)',
  'CREATE INDEX frame_id_idx ON trajectory_data(frame, id)',
] as const;

/** Any stable number will do for the hash of the geometry: readers only compare it. */
const GEOMETRY_HASH = 1;

/** Version 2, the one that JuPedSim 1.2 to 1.4 and PedPy's area loader both read. Orientation: of the last step. */
export function writeSqlite(database: SqlDatabase, { ground, rows, framesPerSecond }: StoreyTracks): Uint8Array {
  try {
    for (const sql of SCHEMA) database.run(sql);
    const xs = ground.outline.map(([x]) => x);
    const ys = ground.outline.map(([, y]) => y);
    const metadata: readonly [string, number | string][] = [
      ['version', '2'],
      ['fps', framesPerSecond],
      ['xmin', Math.min(...xs)],
      ['xmax', Math.max(...xs)],
      ['ymin', Math.min(...ys)],
      ['ymax', Math.max(...ys)],
    ];
    for (const [key, value] of metadata) database.run('INSERT INTO metadata VALUES(?, ?)', [key, String(value)]);
    database.run('INSERT INTO geometry VALUES(?, ?)', [GEOMETRY_HASH, polygonWkt(ground)]);
    const insert = database.prepare('INSERT INTO trajectory_data VALUES(?, ?, ?, ?, ?, ?)');
    const frame = database.prepare('INSERT INTO frame_data VALUES(?, ?)');
    database.run('BEGIN');
    const before = new Map<number, { x: number; y: number; ox: number; oy: number }>();
    let last = -1;
    for (const row of rows) {
      const was = before.get(row.id);
      let [ox, oy] = was === undefined ? [1, 0] : [was.ox, was.oy];
      if (was !== undefined) {
        const [dx, dy] = [row.x - was.x, row.y - was.y];
        const step = Math.sqrt(dx * dx + dy * dy);
        if (step > 0.01) [ox, oy] = [dx / step, dy / step];
      }
      before.set(row.id, { x: row.x, y: row.y, ox, oy });
      insert.run([row.frame, row.id, row.x, row.y, ox, oy]);
      for (; last < row.frame; last++) frame.run([last + 1, GEOMETRY_HASH]);
    }
    database.run('COMMIT');
    insert.free();
    frame.free();
    return database.export();
  } finally {
    database.close();
  }
}

/** Text of the Pedestrian Dynamics Data Archive: id, frame, x, y, z; sorted by frame; metres. */
export function writeArchiveText({ rows, framesPerSecond }: Omit<StoreyTracks, 'ground'>, title: string): string {
  const metres = (value: number): string => value.toFixed(4);
  const lines = rows.map(({ id, frame, x, y, z }) => `${id} ${frame} ${metres(x)} ${metres(y)} ${metres(z)}`);
  return [
    `# ${title.replace(/\s+/g, ' ')}`,
    `#framerate: ${framesPerSecond.toFixed(2)}`,
    '#ID FR X/m Y/m Z/m',
    ...lines,
    '',
  ].join('\n');
}

/** What an HDF5 engine has to do; h5wasm does. */
export interface Hdf5File {
  create_dataset(given: {
    name: string;
    data: unknown;
    dtype?: unknown;
    shape?: number[];
    chunks?: number[];
    compression?: 'gzip';
    compression_opts?: number;
  }): { create_attribute(name: string, value: unknown, shape?: number[] | null, dtype?: string | null): void };
  create_attribute(name: string, value: unknown, shape?: number[] | null, dtype?: string | null): void;
}

/** `/trajectory` of {frame, id, x, y, z}; z is the height of the floor. */
export function writeHdf5(file: Hdf5File, { ground, rows, framesPerSecond }: StoreyTracks): void {
  const dataset = file.create_dataset({
    name: 'trajectory',
    data: new Map<string, unknown>([
      ['frame', Uint32Array.from(rows, (row) => row.frame)],
      ['id', Uint32Array.from(rows, (row) => row.id)],
      ['x', Float64Array.from(rows, (row) => row.x)],
      ['y', Float64Array.from(rows, (row) => row.y)],
      ['z', Float64Array.from(rows, (row) => row.z)],
    ]),
    dtype: [
      ['frame', '<I'],
      ['id', '<I'],
      ['x', '<d'],
      ['y', '<d'],
      ['z', '<d'],
    ],
    shape: [rows.length],
    chunks: [Math.max(1, Math.min(rows.length, 16_384))],
    compression: 'gzip',
    compression_opts: 1,
  });
  dataset.create_attribute('fps', framesPerSecond, [], '<d');
  file.create_attribute('wkt_geometry', polygonWkt(ground));
}
