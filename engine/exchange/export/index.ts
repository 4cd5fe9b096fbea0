/** What a recording or a scenario is written as for other programs: files by name, nothing written to anywhere. */
import type { Facility } from '../../facility/facility.js';
import type { Recording } from '../../recording/reader.js';
import type { Scenario } from '../../scenario/schema.js';
import type { GlobeOrigin } from '../globe.js';
import { refuse } from '../import/limits.js';
import { facilityOf, groundOf, groundWkt, type Ground } from './ground.js';
import { tracksOf, type Tracks } from './tracks.js';
import {
  writeArchiveText,
  writeHdf5,
  writeSqlite,
  type Hdf5File,
  type SqlDatabase,
  type StoreyTracks,
} from './jupedsim.js';

export const EXPORT_FORMATS = [
  'jupedsim-sqlite',
  'pedpy-txt',
  'hdf5',
  'csv',
  'parquet',
  'wkt',
  'geojson',
  'imdf',
  'dxf',
  'scenario',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Formats that hold where people were. */
export const TRACK_FORMATS: readonly ExportFormat[] = ['jupedsim-sqlite', 'pedpy-txt', 'hdf5', 'csv', 'parquet'];

/** Engines with WebAssembly that the host hands in, loaded when they are needed. */
export interface Writers {
  sqlite(): Promise<SqlDatabase>;
  /** Lets `write` fill a new HDF5 file and gives its bytes. */
  hdf5(write: (file: Hdf5File) => void): Promise<Uint8Array>;
}

export interface ExportOptions {
  format: ExportFormat;
  /** Whole number; a recording has two positions a second, more are read off between them. */
  framesPerSecond: number;
  origin: GlobeOrigin;
  language: string;
  title: string;
}

export interface Exported {
  files: Record<string, string | Uint8Array>;
  /** Of trajectories. */
  tracks: (Pick<Tracks, 'frames' | 'framesPerSecond' | 'moved'> & { rows: number; people: number }) | null;
  /** Storeys whose ground is in several pieces, each written to a file of its own. */
  pieces: { storey: string; count: number }[];
}

/** @throws ScenarioError when the format needs a recording and there is none, or nobody is in it */
export async function exportFiles(
  scenario: Scenario,
  recording: Recording | null,
  options: ExportOptions,
  writers: Writers,
): Promise<Exported> {
  const facility = facilityOf(scenario.facility);
  const grounds = groundOf(facility);
  const name = scenario.id;
  const pieces = grounds.filter((g) => g.pieces.length > 1).map((g) => ({ storey: g.storey, count: g.pieces.length }));
  if (!TRACK_FORMATS.includes(options.format))
    return {
      files: await geometryFiles(scenario, facility, grounds, options),
      tracks: null,
      pieces: options.format === 'wkt' ? pieces : [],
    };
  if (recording === null) refuse('exportNeedsRecording', { format: options.format });
  const tracks = tracksOf(recording, facility, grounds, options.framesPerSecond);
  if (tracks.rows.length === 0) refuse('exportNothing', {});
  const { moved, frames, framesPerSecond } = tracks;
  const told = {
    frames,
    framesPerSecond,
    moved,
    rows: tracks.rows.length,
    people: new Set(tracks.rows.map((r) => r.id)).size,
  };
  if (options.format === 'csv' || options.format === 'parquet') {
    const { tracksCsv, tracksParquet } = await import('./tables.js');
    const file = options.format === 'csv' ? tracksCsv(tracks, facility) : tracksParquet(tracks, facility);
    return { files: { [`${name}.${options.format}`]: file }, tracks: told, pieces: [] };
  }
  const files: Exported['files'] = {};
  for (const { storey, piece, part } of storeyParts(facility, grounds, tracks)) {
    const label = `${name}_${storey}${piece === 0 ? '' : `_${piece + 1}`}`;
    if (options.format === 'pedpy-txt') files[`${label}.txt`] = writeArchiveText(part, `Anshu, ${name}, ${storey}`);
    else if (options.format === 'hdf5') files[`${label}.h5`] = await writers.hdf5((file) => writeHdf5(file, part));
    else files[`${label}.sqlite`] = writeSqlite(await writers.sqlite(), part);
  }
  return { files, tracks: told, pieces };
}

/** Rows by storey and by connected piece of its ground; those with nobody are left out. */
function storeyParts(
  facility: Facility,
  grounds: readonly Ground[],
  tracks: Tracks,
): { storey: string; piece: number; part: StoreyTracks }[] {
  return grounds.flatMap((ground) => {
    const index = facility.storeys.findIndex((storey) => storey.id === ground.storey);
    return ground.pieces.flatMap((region, piece) => {
      const rows = tracks.rows.filter((row) => row.storey === index && row.piece === piece);
      const part = { ground: region, rows, framesPerSecond: tracks.framesPerSecond };
      return rows.length === 0 ? [] : [{ storey: ground.storey, piece, part }];
    });
  });
}

async function geometryFiles(
  scenario: Scenario,
  facility: Facility,
  grounds: readonly Ground[],
  { format, origin, language, title }: ExportOptions,
): Promise<Exported['files']> {
  const name = scenario.id;
  if (format === 'wkt')
    return Object.fromEntries(grounds.map((ground) => [`${name}_${ground.storey}.wkt`, `${groundWkt(ground)}\n`]));
  if (format === 'dxf') {
    const { storeyDxf } = await import('./dxf.js');
    return Object.fromEntries(
      grounds.map((ground) => {
        const index = facility.storeys.findIndex((storey) => storey.id === ground.storey);
        return [`${name}_${ground.storey}.dxf`, storeyDxf(facility, scenario.facility, index, ground)];
      }),
    );
  }
  if (format === 'scenario') {
    const { variant: _variant, ...file } = scenario;
    return { 'scenario.json': `${JSON.stringify(file, null, 2)}\n` };
  }
  const { facilityGeoJson, facilityImdf } = await import('./geojson.js');
  if (format === 'geojson') return { [`${name}.geojson`]: facilityGeoJson(facility) };
  const { strToU8, zipSync } = await import('fflate');
  const files = facilityImdf(facility, title, origin, language);
  const entries = Object.entries(files).map(([path, text]): [string, Uint8Array] => [path, strToU8(text)]);
  return { [`${name}_imdf.zip`]: zipSync(Object.fromEntries(entries), { mtime: '1980-01-01T00:00:00' }) };
}
