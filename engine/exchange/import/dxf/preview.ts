/** The layers of a DXF, or of several in an archive, before they are read: what is on each, what its name says, and enough of its lines to recognise it. */
import { looksLikeDxf, type ImportFile } from '../index.js';
import { Budget, IMPORT_LIMITS } from '../limits.js';
import { ImportReport } from '../report.js';
import { unzip } from '../unzip.js';
import type { XY } from '../sketch.js';
import { readDrawing, storeyOfNumber } from './index.js';
import { LAYER_ROLES, roleOf } from './layers.js';
import type { DxfDocument } from './shapes.js';
import { storeysOf } from './storeys.js';

export interface DxfLayer {
  name: string;
  /** Things on it. */
  count: number;
  /** null: its name says nothing. */
  role: string | null;
  /** m; of the first things on it, by drawing. */
  lines: XY[][][];
}

export interface DxfLayers {
  layers: DxfLayer[];
  roles: readonly string[];
  /** Of every drawing. */
  unitKnown: boolean;
  /** From below: file, and the storey it is taken for. */
  drawings: { name: string; storey: string }[];
}

/** So many points of a layer are shown: enough to recognise it. */
const MOST_POINTS = 4000;

/** @returns null for what is no DXF, and no archive of such */
export function layersOf(
  file: ImportFile,
  unit: number | undefined,
  parse: (text: string) => DxfDocument | null,
): DxfLayers | null {
  const budget = new Budget(IMPORT_LIMITS);
  budget.bytes(file.bytes.length);
  const files = drawingsOf(file);
  if (files.length === 0) return null;
  const { numbers } = storeysOf(files.map(({ name }) => name));
  const ordered = files.map((one, i) => ({ ...one, number: numbers[i] })).sort((a, b) => a.number - b.number);
  const layers = new Map<string, DxfLayer & { points: number }>();
  let unitKnown = true;
  ordered.forEach((one, drawing) => {
    const read = readDrawing(one, { layers: {}, unit, parse }, new ImportReport('dxf'), budget);
    unitKnown &&= read.unitKnown;
    for (const { layer: name, points, closed } of read.shapes) {
      const known = layers.get(name) ?? {
        name,
        count: 0,
        role: roleOf(name, {}),
        lines: ordered.map(() => []),
        points: 0,
      };
      layers.set(name, known);
      known.count++;
      if (points.length < 2 || known.points > MOST_POINTS * (drawing + 1)) continue;
      known.points += points.length;
      known.lines[drawing].push(closed ? [...points, points[0]] : [...points]);
    }
  });
  return {
    layers: [...layers.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, count, role, lines }) => ({ name, count, role, lines })),
    roles: LAYER_ROLES,
    unitKnown,
    drawings: ordered.map(({ name, number }) => ({ name, storey: storeyOfNumber(number) })),
  };
}

/** The drawing itself, or those in an archive. */
function drawingsOf(file: ImportFile): ImportFile[] {
  if (looksLikeDxf(file.bytes)) return [file];
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return [];
  return [...unzip(file.bytes, IMPORT_LIMITS)]
    .filter(([name]) => /\.dxf$/i.test(name))
    .map(([name, bytes]) => ({ name, bytes }));
}
