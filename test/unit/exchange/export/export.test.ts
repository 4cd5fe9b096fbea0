/** What is written for other programs, read back by the rules those programs have. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import initialize from 'sql.js';
import { describe, expect, it } from 'vitest';
import { exportFiles, type Exported, type ExportFormat } from '../../../../engine/exchange/export/index.js';
import { groundOf } from '../../../../engine/exchange/export/ground.js';
import { tracksCsv } from '../../../../engine/exchange/export/tables.js';
import { importFile } from '../import/importFile.js';
import { Budget } from '../../../../engine/exchange/import/limits.js';
import { contains, distance, regionArea } from '../../../../engine/exchange/import/regions.js';
import { readWkt } from '../../../../engine/exchange/import/wkt.js';
import { facilityProblems, buildFacility } from '../../../../engine/facility/build.js';
import { generateTower } from '../../../../engine/facility/tower.js';
import { nodeWriters } from '../../../../engine/hosts/node/writers.js';
import { starterScenario } from '../../../../engine/exchange/starter.js';
import { readRecording } from '../../../../engine/recording/reader.js';
import { resolveScenario } from '../../../../engine/scenario/resolve.js';
import { recordRun } from '../../../../engine/study/runs.js';

const parameters = { storeys: 2, bedsPerStorey: 4 };
const name = { 'zh-CN': '家', en: 'home' };
const file = starterScenario({ id: 'home', name, facility: { tower: parameters }, drawn: generateTower(parameters) });
const scenario = resolveScenario({ ...file, horizon: 240 }, { generateTower, facilityProblems });
const recording = readRecording(recordRun({ scenario, seed: '1' }).recording);
const facility = buildFacility(scenario.facility);
const grounds = groundOf(facility);

const written = (format: ExportFormat, framesPerSecond = 2): Promise<Exported> =>
  exportFiles(
    scenario,
    recording,
    { format, framesPerSecond, origin: { longitude: 121.47, latitude: 31.23 }, language: 'en', title: 'home' },
    nodeWriters,
  );

/** How many positions the recording itself has of people in the building, not in a lift. */
const positions = (): number => {
  let count = 0;
  for (let k = 0; k <= recording.duration * 2; k++) {
    const state = recording.at(k / 2);
    recording.header.people.forEach((_, row) => {
      const space = state.space[row];
      if (space >= 0 && facility.spaces[space].kind !== 'liftCar') count++;
    });
  }
  return count;
};

describe('JuPedSim SQLite', () => {
  it('is version 2 with one polygon a file, as the readers want it, and positions on it', async () => {
    const { files, tracks } = await written('jupedsim-sqlite');
    expect(Object.keys(files)).toEqual(['home_L01.sqlite', 'home_L02.sqlite']);
    const sql = await initialize();
    let rows = 0;
    for (const bytes of Object.values(files)) {
      const database = new sql.Database(bytes as Uint8Array);
      const all = (query: string): unknown[][] => database.exec(query)[0]?.values ?? [];
      const metadata = Object.fromEntries(all('SELECT key, value FROM metadata')) as Record<string, unknown>;
      expect(metadata).toMatchObject({ version: '2', fps: '2' });
      expect(all('PRAGMA table_info(trajectory_data)').map((column) => column[1])).toEqual([
        'frame',
        'id',
        'pos_x',
        'pos_y',
        'ori_x',
        'ori_y', // prettier-ignore
      ]);
      // PedPy's area of version 2: the union of all rows, one polygon.
      const geometry = all('SELECT wkt FROM geometry');
      const area = readWkt(String(geometry[0][0]), new Budget());
      expect([geometry.length, area.length]).toEqual([1, 1]);
      const [[frames]] = all('SELECT COUNT(DISTINCT frame) FROM frame_data');
      const [[last]] = all('SELECT MAX(frame) FROM trajectory_data');
      expect(frames).toBe((last as number) + 1);
      for (const [x, y, ox, oy] of all('SELECT pos_x, pos_y, ori_x, ori_y FROM trajectory_data') as number[][]) {
        rows++;
        expect(Math.hypot(ox, oy)).toBeCloseTo(1, 6);
        const onArea = contains(area[0], [x, y]);
        if (!onArea) expect(nearestEdge([x, y], area[0])).toBeLessThan(1e-4);
      }
      const [[xmin, xmax]] = all('SELECT MIN(pos_x), MAX(pos_x) FROM trajectory_data') as number[][];
      expect(Number(metadata.xmin)).toBeLessThanOrEqual(xmin);
      expect(Number(metadata.xmax)).toBeGreaterThanOrEqual(xmax);
      database.close();
    }
    expect(rows).toBe(positions());
    expect(tracks!.rows).toBe(rows);
    expect(tracks!.moved.most).toBeLessThan(0.012);
  });
});

const nearestEdge = (
  p: readonly [number, number],
  area: { outline: readonly (readonly [number, number])[]; holes: readonly (readonly (readonly [number, number])[])[] },
): number =>
  Math.min(
    ...[area.outline, ...area.holes].flatMap((ring) =>
      ring.map((a, i) => {
        const b = ring[(i + 1) % ring.length];
        const t = Math.min(
          1,
          Math.max(0, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / (distance(a, b) ** 2 || 1)),
        );
        return distance(p, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
      }),
    ),
  );

describe('text of the data archive', () => {
  it('has the header PedPy looks for, a constant whole rate, and rows in the order of frames', async () => {
    for (const fps of [2, 5]) {
      const { files } = await written('pedpy-txt', fps);
      for (const words of Object.values(files) as string[]) {
        const lines = words.trimEnd().split('\n');
        const comments = lines.filter((line) => line.startsWith('#'));
        const rate = comments.map((line) => /framerate\D*(\d+(?:\.\d+)?)/.exec(line)).find((found) => found !== null);
        expect(Number(rate![1])).toBe(fps);
        expect(comments.some((line) => line.includes('x/m') || line.includes('X/m'))).toBe(true);
        const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(/\s+/).map(Number));
        let before = 0;
        for (const row of rows) {
          expect(row).toHaveLength(5);
          expect(row.every(Number.isFinite)).toBe(true);
          expect(row[1]).toBeGreaterThanOrEqual(before);
          before = row[1];
        }
        const keys = new Set(rows.map(([id, frame]) => `${id} ${frame}`));
        expect(keys.size).toBe(rows.length);
      }
    }
  });
});

describe('HDF5', () => {
  it('has frame, id, x, y, z with the height of the floor, rate and geometry', async () => {
    const { files } = await written('hdf5');
    const h5 = await import('h5wasm/node');
    await h5.ready;
    const folder = mkdtempSync(join(tmpdir(), 'anshu-h5-'));
    try {
      let rows = 0;
      for (const [path, bytes] of Object.entries(files)) {
        writeFileSync(join(folder, path), bytes);
        const read = new h5.File(join(folder, path), 'r');
        const dataset = read.get('trajectory') as InstanceType<typeof h5.Dataset>;
        expect(dataset.metadata.compound_type?.members.map((member) => member.name)).toEqual([
          'frame',
          'id',
          'x',
          'y',
          'z',
        ]);
        expect(dataset.attrs.fps.value).toBe(2);
        expect(readWkt(String(read.attrs.wkt_geometry.value), new Budget())).toHaveLength(1);
        const value = dataset.value as unknown as number[][];
        rows += value.length;
        const storey = facility.storeys.find(({ id }) => path.includes(id))!;
        for (const row of value) {
          expect(row[4]).toBeGreaterThanOrEqual(storey.elevation - 1e-6);
          expect(row[4]).toBeLessThanOrEqual(storey.elevation + storey.height + 1e-6);
        }
        read.close();
      }
      expect(rows).toBe(positions());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('tables', () => {
  it('say the same as CSV and as Parquet', async () => {
    const csv = (Object.values((await written('csv')).files)[0] as string)
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n');
    const bytes = Object.values((await written('parquet')).files)[0] as Uint8Array;
    const copy = bytes.slice().buffer;
    const rows = await parquetReadObjects({ file: copy });
    const [header, ...lines] = csv.map((line) => line.split(','));
    expect(header).toEqual(Object.keys(rows[0]));
    expect(lines).toHaveLength(rows.length);
    expect(rows).toHaveLength(positions());
    for (const i of [0, 1, Math.floor(rows.length / 2), rows.length - 1]) {
      header.forEach((column, k) => {
        const value = rows[i][column] as string | number;
        if (typeof value === 'number') expect(Number(lines[i][k])).toBeCloseTo(value, 3);
        else expect(lines[i][k]).toBe(value);
      });
    }
  });
});

describe('a table for spreadsheets', () => {
  it('leaves no name to be reckoned with', () => {
    const table = tracksCsv(
      {
        framesPerSecond: 1,
        frames: 1,
        rows: [{ frame: 0, id: 1, x: -1, y: 0, z: 0, storey: 0, piece: 0, space: 0 }],
        moved: { count: 0, most: 0 },
        people: [{ id: '-1+2', kind: 'staff' }],
      },
      facility,
    );
    expect(table).toContain(",'-1+2,staff,");
    expect(table).toContain(',-1,0,0\r\n');
  });
});

describe('geometry', () => {
  it('is one polygon a storey, with the walls that are there', async () => {
    const { files } = await written('wkt');
    Object.values(files).forEach((words, i) => {
      const area = readWkt(words as string, new Budget());
      expect(area).toHaveLength(grounds[i].pieces.length);
      const net = facility.spaces
        .filter((s) => s.storey === i && s.kind !== 'liftCar')
        .reduce((sum, s) => sum + s.area, 0);
      // Less by a centimetre along each wall; flights over each other count once.
      expect(regionArea(area[0])).toBeLessThan(net);
      expect(regionArea(area[0])).toBeGreaterThan(0.9 * net);
    });
  });

  it('comes back from DXF with the same rooms, doors and beds', async () => {
    const { files } = await written('dxf');
    const entries = Object.entries(files).map(([path, words]): [string, Uint8Array] => [
      path,
      strToU8(words as string),
    ]);
    const back = await importFile({ name: 'home.zip', bytes: zipSync(Object.fromEntries(entries)) });
    expect(facilityProblems(back.facility)).toEqual([]);
    const rooms = scenario.facility.spaces.filter((s) => s.stair === undefined && s.kind !== 'liftCar');
    const found = new Map(back.facility.spaces.map((space) => [space.id, space]));
    for (const room of rooms) {
      expect(found.has(room.id)).toBe(true);
      const [was, is] = [room, found.get(room.id)!].map((s) =>
        regionArea({ outline: s.outline, holes: s.holes ?? [] }),
      );
      expect(is).toBeCloseTo(was, 2);
    }
    expect(back.facility.beds).toHaveLength(scenario.facility.beds!.length);
    for (const opening of scenario.facility.openings) {
      if (!opening.between.every((id) => id === 'outside' || rooms.some((room) => room.id === id))) continue;
      const middle = [0, 1].map((k) => (opening.at[0][k] + opening.at[1][k]) / 2) as [number, number];
      const storey = rooms.find((room) => room.id === opening.between[0])!.storey;
      const same = back.facility.openings.find(
        (o) =>
          distance([(o.at[0][0] + o.at[1][0]) / 2, (o.at[0][1] + o.at[1][1]) / 2], middle) < 0.01 &&
          found.get(o.between[0])?.storey === storey,
      )!;
      expect(same, opening.id).toBeDefined();
      expect(
        Math.abs(distance(same.at[0], same.at[1]) - (opening.clearWidth ?? distance(opening.at[0], opening.at[1]))),
      ).toBeLessThan(0.02);
    }
  });

  it('as GeoJSON names every space and opening', async () => {
    const [words] = Object.values((await written('geojson')).files);
    const { features } = JSON.parse(words as string) as { features: { id: string }[] };
    expect(features).toHaveLength(facility.spaces.length + facility.openings.length);
    expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
  });
});

describe('export', () => {
  it('gives the same bytes for the same recording', async () => {
    for (const format of ['jupedsim-sqlite', 'parquet', 'imdf', 'dxf'] as const) {
      expect((await written(format)).files, format).toEqual((await written(format)).files);
    }
  });

  it('of trajectories needs a recording', async () => {
    const options = {
      format: 'csv',
      framesPerSecond: 2,
      origin: { longitude: 0, latitude: 0 },
      language: 'en',
      title: '',
    } as const;
    await expect(exportFiles(scenario, null, options, nodeWriters)).rejects.toMatchObject({
      problems: [{ code: 'exportNeedsRecording' }],
    });
  });
});
