/** Parsers of heavy formats, for whichever host: each is loaded when a file needs it. */
import type { DxfDocument } from '../exchange/import/dxf/shapes.js';
import type { IfcMesh, IfcModel, IfcParser, IfcType } from '../exchange/import/ifc/parser.js';
import type { Parsers } from '../exchange/import/index.js';

type Api = import('web-ifc').IfcAPI;

/** @param locate where the WebAssembly of web-ifc is, for hosts that cannot find it themselves */
export function createParsers(locate?: (name: string) => string): Parsers {
  let started: Promise<IfcParser> | null = null;
  return {
    async dxf() {
      const { default: DxfParser } = await import('dxf-parser');
      return (text) => quietly(() => new DxfParser().parse(text) as unknown as DxfDocument | null);
    },
    // One engine for all files: it takes a second to begin, and each model is closed after use.
    ifc: () => (started ??= startIfc(locate)),
  };
}

/** The parser writes what it does not know to the console, which is the output of a command: our own report says it. */
function quietly<T>(parse: () => T): T {
  const { log } = console;
  console.log = () => {};
  try {
    return parse();
  } finally {
    console.log = log;
  }
}

async function startIfc(locate: ((name: string) => string) | undefined): Promise<IfcParser> {
  const ifc = await import('web-ifc');
  const api = new ifc.IfcAPI();
  // One thread: no shared memory is asked of the page.
  await api.Init(locate, true);
  api.SetLogLevel(ifc.LogLevel.LOG_LEVEL_OFF);
  return { open: (bytes) => openModel(api, ifc as unknown as Readonly<Record<string, unknown>>, bytes) };
}

function openModel(api: Api, codes: Readonly<Record<string, unknown>>, bytes: Uint8Array): IfcModel {
  const model = api.OpenModel(bytes, { COORDINATE_TO_ORIGIN: false, MEMORY_LIMIT: 512 * 1024 * 1024 });
  if (model < 0) throw new Error('not an IFC file');
  const schema = api.GetModelSchema(model);
  const ids = (type: IfcType | 'IFCUNITASSIGNMENT'): number[] => {
    const code = codes[type];
    if (typeof code !== 'number') return [];
    const vector = api.GetLineIDsWithType(model, code, true);
    return Array.from({ length: vector.size() }, (_, i) => vector.get(i));
  };
  const line = (id: number): Readonly<Record<string, unknown>> => {
    const found: unknown = api.GetLine(model, id);
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, plainValue(value)]));
  };
  return {
    schema,
    unit: lengthUnit(ids('IFCUNITASSIGNMENT'), line),
    ids,
    line,
    mesh: (id) => meshOf(api, model, id),
    close: () => api.CloseModel(model),
  };
}

/** web-ifc wraps values: {type: 5, value} is a reference, other {value} a value; T and F are words. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  const { type, value: inner, _representationValue } = value as Record<string, unknown>;
  if (type === 5 && typeof inner === 'number') return { ref: inner };
  const plain = inner ?? _representationValue;
  if (plain === 'T' || plain === true) return true;
  if (plain === 'F' || plain === false) return false;
  return plain ?? null;
}

const PREFIX: Readonly<Record<string, number>> = { MILLI: 0.001, CENTI: 0.01, DECI: 0.1, KILO: 1000 };

/** Metres of the model's unit of length; 1 where nothing is said. */
function lengthUnit(assignments: readonly number[], line: IfcModel['line']): number {
  for (const id of assignments) {
    const units = line(id).Units;
    if (!Array.isArray(units)) continue;
    for (const unit of units as unknown[]) {
      const ref = (unit as { ref?: number } | null)?.ref;
      if (ref === undefined) continue;
      const { UnitType, Prefix, ConversionFactor } = line(ref);
      if (UnitType !== 'LENGTHUNIT') continue;
      if (ConversionFactor !== undefined) {
        const factor = line((ConversionFactor as { ref?: number } | null)?.ref ?? -1).ValueComponent;
        return typeof factor === 'number' && factor > 0 ? factor : 1;
      }
      return typeof Prefix === 'string' ? (PREFIX[Prefix] ?? 1) : 1;
    }
  }
  return 1;
}

/** web-ifc gives metres with y up; here z is up and y north. */
function meshOf(api: Api, model: number, id: number): IfcMesh | null {
  const flat = api.GetFlatMesh(model, id);
  const points: [number, number, number][] = [];
  const triangles: [number, number, number][] = [];
  for (let i = 0; i < flat.geometries.size(); i++) {
    const { geometryExpressID, flatTransformation: m } = flat.geometries.get(i);
    const geometry = api.GetGeometry(model, geometryExpressID);
    const vertices = api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
    const indices = api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize());
    const base = points.length;
    for (let k = 0; k + 5 < vertices.length; k += 6) {
      const [x, y, z] = [vertices[k], vertices[k + 1], vertices[k + 2]];
      const at = (row: number): number => m[row] * x + m[row + 4] * y + m[row + 8] * z + m[row + 12];
      points.push([at(0), -at(2), at(1)]);
    }
    for (let k = 0; k + 2 < indices.length; k += 3)
      triangles.push([base + indices[k], base + indices[k + 1], base + indices[k + 2]]);
    geometry.delete();
  }
  // Typed as an object of WebAssembly; only its list is one.
  (flat.geometries as { delete?: () => void }).delete?.();
  return points.every((p) => p.every(Number.isFinite)) ? { points, triangles } : null;
}
