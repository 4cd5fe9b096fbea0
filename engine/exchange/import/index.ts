/**
 * From the bytes of a file to a building, whatever program wrote it. Readers of each format are loaded when they are needed;
 * what needs WebAssembly is handed in by the host.
 */
import { ScenarioError } from '../../errors.js';
import { IMPORT_FORMATS, type ImportFormat } from '../../text/imports.js';
import { assemble, type Imported } from './assemble.js';
import type { DxfDocument } from './dxf/shapes.js';
import type { IfcParser } from './ifc/parser.js';
import { asRecord, decodeJson, decodeText } from './decode.js';
import { Budget, IMPORT_LIMITS, refuse, type ImportLimits } from './limits.js';
import { ImportRefusal, ImportReport } from './report.js';
import type { DrawnFacility } from '../../scenario/schema.js';
import type { Sketch } from './sketch.js';
import { unzip } from './unzip.js';

export { IMPORT_LIMITS, type ImportLimits } from './limits.js';
export type { Imported } from './assemble.js';
export { ImportRefusal, ImportReport, type ImportEntry, type ImportPlace } from './report.js';

export interface ImportFile {
  /** Without its folder. */
  name: string;
  bytes: Uint8Array;
}

/** What lies in a folder, read as if it were packed into an archive. */
export interface ImportFolder {
  name: string;
  /** By path within the folder, with forward slashes. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** Parsers that the host brings, loaded when a file needs them. */
export interface Parsers {
  dxf(): Promise<(text: string) => DxfDocument | null>;
  ifc(): Promise<IfcParser>;
}

export interface ImportOptions {
  parsers: Parsers;
  limits?: Partial<ImportLimits>;
  /** Seconds of any clock; no time is measured without. */
  now?: () => number;
  /** What a layer shows, by name, where the drawing's own names do not say (DXF). */
  layers?: Readonly<Record<string, string>>;
  /** Metres of one unit of the drawing, where the file does not say (DXF). */
  unit?: number;
  /** Somebody will draw on: what has no way out stays and is told, also where the file shows no exit at all. */
  unfinished?: boolean;
}

export interface ImportResult extends Imported {
  format: ImportFormat;
  report: ImportReport;
}

/**
 * Reads a building. Nothing is half read: either everything that can be built is in the result and everything else in its
 * report, or a ScenarioError says why not.
 */
export async function importBuilding(file: ImportFile | ImportFolder, options: ImportOptions): Promise<ImportResult> {
  const budget = new Budget({ ...IMPORT_LIMITS, ...options.limits }, options.now);
  if ('bytes' in file) budget.bytes(file.bytes.length);
  else budget.folder(file.files);
  let known: ImportReport | null = null;
  try {
    const read = await sketchOf(file, options, budget);
    const { report } = read;
    known = report;
    const made =
      'sketch' in read
        ? assemble(read.sketch, report, budget, options.unfinished)
        : { facility: read.facility, residents: null, unsaid: NOTHING_UNSAID, stairs: [] };
    return { ...made, format: report.format, report };
  } catch (error) {
    if (error instanceof ScenarioError) {
      const problems = error.problems.map((problem) => ({ file: file.name, ...problem }));
      throw known === null ? new ScenarioError(problems) : new ImportRefusal(problems, known);
    }
    // A reader that stumbles over what a file holds: the file is refused, whatever it was that it stumbled over.
    if (error instanceof Error) {
      const reason = error.message.split('\n')[0].slice(0, 200);
      throw new ScenarioError([
        { path: '', file: file.name, code: 'importBroken', parameters: { format: file.name, reason } },
      ]);
    }
    throw error;
  }
}

/** A reader that draws the building itself says what it took. */
const NOTHING_UNSAID = { spaceKinds: [], doorKinds: [], doorWidths: [] };

/** A sketch, or a building that a reader drew itself. */
type Read = { sketch: Sketch; report: ImportReport } | { facility: DrawnFacility; report: ImportReport };

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((c, i) => bytes[i] === c.charCodeAt(0));

async function sketchOf(file: ImportFile | ImportFolder, options: ImportOptions, budget: Budget): Promise<Read> {
  if ('files' in file) return archive(file.files, options, budget);
  const { bytes } = file;
  if (startsWith(bytes, 'PK\u0003\u0004')) return archive(unzip(bytes, budget.limits), options, budget);
  if (startsWith(bytes, 'AutoCAD Binary DXF')) unknown();
  if (looksLikeDxf(bytes)) return dxf([file], options, budget);
  if (/^\s*ISO-10303-21/.test(decodeText(bytes.subarray(0, 200)).text)) return ifc(bytes, options, budget);
  const { text } = decodeText(bytes);
  const begin = text
    .slice(0, 4000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (begin.startsWith('<')) return xml([text], budget);
  if (begin.startsWith('{')) return json(text, null, budget);
  if (/^(?:SRID=\d+;)?\s*(?:MULTI)?POLYGON|^GEOMETRYCOLLECTION/i.test(begin)) {
    const { groundSketch } = await import('./jupedsim.js');
    const report = new ImportReport('wkt');
    return { sketch: groundSketch(text, report, budget), report };
  }
  // What is left may be a table: a first line with a separator in it.
  if (/^[^\n]*[,;\t]/.test(begin) && !begin.includes('\0')) return table(text);
  return unknown();
}

/** A group code 0 (or a comment, 999) on the first line, a section on the next ones. */
export function looksLikeDxf(bytes: Uint8Array): boolean {
  const head = [...bytes.subarray(0, 4000)].map((byte) => String.fromCharCode(byte)).join('');
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:999\s*\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION/.test(head);
}

async function dxf(files: readonly ImportFile[], options: ImportOptions, budget: Budget): Promise<Read> {
  const { dxfSketch } = await import('./dxf/index.js');
  const report = new ImportReport('dxf');
  const parse = await options.parsers.dxf();
  const sketch = dxfSketch(files, { layers: options.layers ?? {}, unit: options.unit, parse }, report, budget);
  return { sketch, report };
}

async function ifc(bytes: Uint8Array, options: ImportOptions, budget: Budget): Promise<Read> {
  const { ifcSketch } = await import('./ifc/index.js');
  const report = new ImportReport('ifc');
  return { sketch: ifcSketch(bytes, await options.parsers.ifc(), report, budget), report };
}

async function table(csv: string): Promise<Read> {
  const { tableBuilding } = await import('./table.js');
  return tableBuilding(csv);
}

const unknown = (): never => refuse('importUnknown', { allowed: IMPORT_FORMATS });

async function xml(texts: string[], budget: Budget): Promise<Read> {
  const { jupedsimXml } = await import('./jupedsimXml.js');
  const report = new ImportReport('jupedsim-xml');
  return { sketch: jupedsimXml(texts, report, budget), report };
}

async function json(text: string, wkt: string | null, budget: Budget): Promise<Read> {
  const value = asRecord(decodeJson(text, 'JSON', budget.limits));
  if (asRecord(value.scenario).topography !== undefined) {
    const { vadereScenario } = await import('./vadere.js');
    const report = new ImportReport('vadere');
    return { sketch: vadereScenario(text, report, budget), report };
  }
  const project = [value.project_version, value.walkable_area_wkt, value.exits].some((field) => field !== undefined);
  if (!project && wkt === null) unknown();
  const { jupedsimProject } = await import('./jupedsim.js');
  const report = new ImportReport('jupedsim-project');
  return { sketch: jupedsimProject(text, wkt, report, budget), report };
}

async function archive(files: ReadonlyMap<string, Uint8Array>, options: ImportOptions, budget: Budget): Promise<Read> {
  const named = (ending: string): [string, Uint8Array][] =>
    [...files].filter(([name]) => name.toLowerCase().endsWith(ending));
  if (files.has('xl/workbook.xml')) {
    const { sheetCsv } = await import('../xlsx.js');
    return table(sheetCsv(files, budget.limits));
  }
  if (named('level.geojson').length > 0 || named('unit.geojson').length > 0) {
    const { imdfSketch } = await import('./imdf.js');
    const report = new ImportReport('imdf');
    return { sketch: imdfSketch(files, report, budget), report };
  }
  const drawings = named('.dxf').map(([name, bytes]) => ({ name, bytes }));
  if (drawings.length > 0) return dxf(drawings, options, budget);
  const [project] = named('.json');
  const [ground] = named('.wkt');
  if (project !== undefined && ground !== undefined)
    return json(decodeText(project[1]).text, decodeText(ground[1]).text, budget);
  if (project !== undefined) return json(decodeText(project[1]).text, null, budget);
  const texts = named('.xml').map(([, bytes]) => decodeText(bytes).text);
  if (texts.length > 0) return xml(texts, budget);
  return unknown();
}
