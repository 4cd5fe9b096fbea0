/** The layers of a DXF before it is read: what is on each, what its name says, and enough of its lines to recognise it. */
import { looksLikeDxf, type ImportFile } from '../index.js';
import { Budget, IMPORT_LIMITS } from '../limits.js';
import { ImportReport } from '../report.js';
import type { XY } from '../sketch.js';
import { readDrawing } from './index.js';
import { LAYER_ROLES, roleOf } from './layers.js';
import type { DxfDocument } from './shapes.js';

export interface DxfLayer {
  name: string;
  /** Things on it. */
  count: number;
  /** null: its name says nothing. */
  role: string | null;
  /** m; of the first things on it. */
  lines: XY[][];
}

export interface DxfLayers {
  layers: DxfLayer[];
  roles: readonly string[];
  unitKnown: boolean;
}

/** So many points of a layer are shown: enough to recognise it. */
const MOST_POINTS = 4000;

/** @returns null for what is no DXF */
export function layersOf(
  file: ImportFile,
  unit: number | undefined,
  parse: (text: string) => DxfDocument | null,
): DxfLayers | null {
  if (!looksLikeDxf(file.bytes)) return null;
  const budget = new Budget(IMPORT_LIMITS);
  budget.bytes(file.bytes.length);
  const { shapes, unitKnown } = readDrawing(file, { layers: {}, unit, parse }, new ImportReport('dxf'), budget);
  const layers = new Map<string, DxfLayer & { points: number }>();
  for (const shape of shapes) {
    const { layer: name, points, closed } = shape;
    const known = layers.get(name) ?? { name, count: 0, role: roleOf(name, {}), lines: [], points: 0 };
    layers.set(name, known);
    known.count++;
    if (points.length < 2 || known.points > MOST_POINTS) continue;
    known.points += points.length;
    known.lines.push(closed ? [...points, points[0]] : [...points]);
  }
  return {
    layers: [...layers.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, count, role, lines }) => ({ name, count, role, lines })),
    roles: LAYER_ROLES,
    unitKnown,
  };
}
