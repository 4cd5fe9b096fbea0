/** IMDF archives (OGC 20-094): levels, units, openings on the globe (formats.md 10). */
import { SPACE_KINDS } from '../../scenario/kinds.js';
import type { SpaceKind } from '../../scenario/schema.js';
import { fromGlobe, type GlobeOrigin } from '../globe.js';
import { asList, asNumber, asPoint, asRecord, asText, decodeJson, decodeText } from './decode.js';
import { kindOfWords } from './dxf/layers.js';
import { joinShafts } from './shaftStacks.js';
import { refuse, type Budget } from './limits.js';
import type { ImportReport } from './report.js';
import { ringArea, unionOf } from './regions.js';
import { emptySketch, middleOf, storeyId, type Sketch, type XY } from './sketch.js';

type Fields = Readonly<Record<string, unknown>>;

/** Floor to floor where levels have no elevation, m. Assumption, U. */
const STOREY_USED = 3;

/** Our kinds for IMDF's categories of units; null: it says too little. Names as in the categories of OGC 20-094. */
const KIND: Readonly<Record<string, SpaceKind | null>> = {
  walkway: 'corridor',
  lobby: 'lobby',
  foyer: 'hall',
  ramp: 'corridor',
  nonpublic: 'service',
  storage: 'service',
  kitchen: 'service',
  laundry: 'service',
  mechanical: 'service',
  restroom: 'service',
  serverroom: 'service',
  library: 'room',
  office: 'room',
  waitingroom: 'hall',
};
const NO_FLOOR = ['opentobelow', 'void', 'structure', 'columns'];

/** @throws ScenarioError without levels or units */
export function imdfSketch(files: ReadonlyMap<string, Uint8Array>, report: ImportReport, budget: Budget): Sketch {
  const features = (name: string): { id: string; properties: Fields; geometry: Fields }[] => {
    const path = [...files.keys()].find((key) => key === `${name}.geojson` || key.endsWith(`/${name}.geojson`));
    if (path === undefined) return [];
    const { text } = decodeText(files.get(path)!);
    return asList(asRecord(decodeJson(text, `${name}.geojson`, budget.limits)).features).map((feature) => {
      budget.entity();
      const { id, properties, geometry } = asRecord(feature);
      return { id: asText(id) ?? '', properties: asRecord(properties), geometry: asRecord(geometry) };
    });
  };
  const levels = features('level');
  const units = features('unit');
  if (levels.length === 0 || units.length === 0)
    refuse('importNothing', { format: 'imdf', hint: levels.length === 0 ? 'level.geojson' : 'unit.geojson' });
  const origin = originOf(units.map(({ geometry }) => geometry));
  const reader = new Reader(origin, report, budget);
  const sketch = emptySketch();
  const storeyOf = new Map<string, string>();
  let heights = false;
  const sorted = levels
    .map(({ id, properties }) => ({ id, properties, ordinal: asNumber(properties.ordinal) ?? 0 }))
    .sort((a, b) => a.ordinal - b.ordinal);
  for (const { id, properties, ordinal } of sorted) {
    const key = storeyId(ordinal);
    storeyOf.set(id, key);
    if (sketch.storeys.some((storey) => storey.id === key)) continue;
    const said = asNumber(properties.elevation);
    if (said === null) heights = true;
    const name = label(properties.name);
    sketch.storeys.push({
      id: key,
      elevation: said ?? ordinal * STOREY_USED,
      height: null,
      ...(name === undefined ? {} : { name }),
    });
  }
  if (heights) report.findOut('storeyHeights', { used: STOREY_USED });
  const stairs = new Map<string, XY[][]>();
  for (const { id, properties, geometry } of units) {
    const storey = storeyOf.get(asText(properties.level_id) ?? '');
    const place = { object: label(properties.name) ?? id, ...(storey === undefined ? {} : { storey }) };
    const polygons = reader.polygons(geometry);
    if (storey === undefined || polygons.length === 0) {
      report.leaveOut('noGeometry', { name: place.object }, place);
      continue;
    }
    const category = asText(properties.category) ?? '';
    for (const [outline, ...holes] of polygons) {
      if (['stairs', 'steps', 'escalator'].includes(category))
        stairs.set(storey, [...(stairs.get(storey) ?? []), outline]);
      else if (category === 'elevator') sketch.lifts.push({ place, name: '', outline, storeys: [storey], kind: null });
      else if (NO_FLOOR.includes(category)) sketch.obstacles.push({ place, storey, outline });
      else {
        const name = label(properties.name);
        const own = SPACE_KINDS.find((kind) => kind === properties.kind);
        const kind = own ?? kindOfWords(name ?? '') ?? KIND[category] ?? null;
        sketch.spaces.push({ place, storey, kind, outline, holes, ...(name === undefined ? {} : { name }) });
      }
    }
  }
  for (const [storey, rings] of stairs) {
    for (const { outline } of unionOf(rings.map(counterClockwise)))
      if (ringArea(outline) > 1)
        sketch.stairs.push({
          place: { storey, at: middleOf(outline) },
          name: '',
          outline,
          storeys: [storey],
          flightWidth: null,
          riser: null,
        });
  }
  joinShafts(sketch, report);
  for (const { id, properties, geometry } of features('opening')) {
    const storey = storeyOf.get(asText(properties.level_id) ?? '');
    const points = asList(geometry.coordinates)
      .map((point) => reader.point(point))
      .filter((point) => point !== null);
    const name = label(properties.name);
    const place = { object: name ?? id, ...(storey === undefined ? {} : { storey }) };
    if (storey === undefined || points.length < 2) {
      report.leaveOut('noGeometry', { name: place.object }, place);
      continue;
    }
    const category = asText(properties.category) ?? '';
    const at = [points[0], points[points.length - 1]] as const;
    const width = Math.sqrt(
      (at[1][0] - at[0][0]) * (at[1][0] - at[0][0]) + (at[1][1] - at[0][1]) * (at[1][1] - at[0][1]),
    );
    // The length of an opening is the width of the entrance: nothing is left to measure but who built it.
    sketch.doors.push({
      place,
      storey,
      kind: properties.door === null && category !== 'emergencyexit' ? null : 'door',
      at,
      clearWidth: width,
      exit: category === 'emergencyexit',
      ...(name === undefined ? {} : { name }),
    });
  }
  for (const name of ['relationship', 'fixture', 'section', 'kiosk']) {
    const count = features(name).length;
    if (count > 0) report.leaveOut('featureNotRead', { name: `${name}.geojson`, count });
  }
  return sketch;
}

/** The first language there is. */
function label(value: unknown): string | undefined {
  const text = Object.values(asRecord(value)).find((one) => typeof one === 'string' && one !== '');
  return asText(text);
}

const counterClockwise = (ring: XY[]): XY[] => {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + x * v - u * y;
  }, 0);
  return twice < 0 ? [...ring].reverse() : ring;
};

/** South-west corner of everything, to 1e-6 degrees. */
function originOf(geometries: readonly Fields[]): GlobeOrigin {
  let [longitude, latitude] = [Infinity, Infinity];
  const visit = (value: unknown, depth: number): void => {
    const point = asPoint(value);
    if (point !== null) {
      if (Math.abs(point[0]) > 180 || Math.abs(point[1]) > 89) return;
      longitude = Math.min(longitude, point[0]);
      latitude = Math.min(latitude, point[1]);
    } else if (depth < 5) for (const one of asList(value)) visit(one, depth + 1);
  };
  for (const { coordinates } of geometries) visit(coordinates, 0);
  return Number.isFinite(longitude) ? { longitude, latitude } : { longitude: 0, latitude: 0 };
}

class Reader {
  constructor(
    private readonly origin: GlobeOrigin,
    private readonly report: ImportReport,
    private readonly budget: Budget,
  ) {}

  point(value: unknown): XY | null {
    const point = asPoint(value);
    if (point === null) return null;
    const at = fromGlobe(point, this.origin);
    return Math.abs(at[0]) > 9000 || Math.abs(at[1]) > 9000 ? null : at;
  }

  /** Outline and holes of each polygon. */
  polygons({ type, coordinates }: Fields): XY[][][] {
    const list = type === 'MultiPolygon' ? asList(coordinates) : type === 'Polygon' ? [coordinates] : [];
    return list.flatMap((rings) => {
      const made = asList(rings).flatMap((ring) => {
        const points = asList(ring).map((point) => this.point(point));
        this.budget.corner(points.length);
        if (points.length < 3 || points.includes(null)) {
          this.report.leaveOut('valueNotRead', { name: 'coordinates', value: '' });
          return [];
        }
        return [points as XY[]];
      });
      return made.length === 0 ? [] : [made];
    });
  }
}
