/** Entities of a DXF as lines and points in the drawing's own units: blocks put in, arcs made of straight pieces. */
import type { Budget } from '../limits.js';
import type { ImportReport } from '../report.js';
import { distance } from '../regions.js';
import type { XY } from '../sketch.js';

export interface DxfShape {
  layer: string;
  /** LINE, LWPOLYLINE, ARC … as in the file. */
  type: string;
  handle: string;
  points: XY[];
  closed: boolean;
  /** Of an arc: its centre, by which a door leaf is known. */
  centre?: XY;
  words?: string;
  /** Number of the outermost block insertion it came with; undefined: drawn directly. */
  insert?: number;
}

export interface DxfInsert {
  layer: string;
  block: string;
  handle: string;
  at: XY;
  /** Radians. */
  rotation: number;
}

/** x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const apply = (m: Matrix, [x, y]: XY): XY => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

interface Point {
  x?: number;
  y?: number;
}

/** Fields of the parser's entities, any of which may be missing in a damaged file. */
interface Fields {
  type: string;
  layer?: string;
  handle?: unknown;
  inPaperSpace?: boolean;
  vertices?: (Point & { bulge?: number })[];
  shape?: boolean;
  center?: Point;
  radius?: number;
  startAngle?: number;
  endAngle?: number;
  majorAxisEndPoint?: Point;
  axisRatio?: number;
  name?: string;
  position?: Point;
  startPoint?: Point;
  points?: Point[];
  xScale?: number;
  yScale?: number;
  rotation?: number;
  columnCount?: number;
  rowCount?: number;
  columnSpacing?: number;
  rowSpacing?: number;
  text?: string;
  extrusionDirection?: { z: number };
  extrusionDirectionZ?: number;
}

/** What a parser makes of a DXF: the shape dxf-parser gives, which the host hands in. */
export interface DxfDocument {
  header?: Readonly<Record<string, unknown>>;
  blocks?: Readonly<Record<string, { position?: Point; entities?: unknown[] }>>;
  entities?: unknown[];
}

export interface Flattened {
  shapes: DxfShape[];
  inserts: DxfInsert[];
  /** Arcs that were made of straight pieces. */
  arcs: number;
}

/** @param chord how far a straight piece may be off its arc, in units of the drawing */
export function flatten(dxf: DxfDocument, chord: number, budget: Budget, report: ImportReport): Flattened {
  const out: Flattened = { shapes: [], inserts: [], arcs: 0 };
  const missing = new Set<string>();
  const visit = (entity: Fields, m: Matrix, layer: string | null, within: readonly string[], insert?: number): void => {
    if (entity === null || typeof entity !== 'object') return;
    budget.entity();
    if (entity.inPaperSpace === true) return;
    // Drawn on the layer of the insertion where it is on layer 0 of the block.
    const own = layer !== null && (entity.layer ?? '0') === '0' ? layer : String(entity.layer ?? '0');
    const mirrored = (entity.extrusionDirection?.z ?? entity.extrusionDirectionZ ?? 1) < 0;
    const matrix = mirrored ? times(m, [-1, 0, 0, 1, 0, 0]) : m;
    const handle = String(entity.handle ?? '');
    const add = (points: XY[], closed: boolean, more: Partial<DxfShape> = {}): void => {
      const moved = points.map((p) => apply(matrix, p)).filter(([x, y]) => Math.abs(x) < 1e12 && Math.abs(y) < 1e12);
      budget.corner(moved.length);
      if (moved.length > 0)
        out.shapes.push({ layer: own, type: entity.type, handle, points: moved, closed, insert, ...more });
    };
    switch (entity.type) {
      case 'LINE':
        add((entity.vertices ?? []).map(xy), false);
        return;
      case 'LWPOLYLINE':
      case 'POLYLINE': {
        const { points, arcs } = bulged(entity.vertices ?? [], entity.shape === true, chord);
        out.arcs += arcs;
        add(points, entity.shape === true);
        return;
      }
      case 'SOLID':
        add((entity.points ?? []).map(xy), true);
        return;
      case 'CIRCLE':
      case 'ARC': {
        if (entity.center === undefined || !((entity.radius ?? 0) > 0)) return;
        const full = entity.type === 'CIRCLE';
        const from = full ? 0 : (entity.startAngle ?? 0);
        const to = full ? 2 * Math.PI : (entity.endAngle ?? 0);
        out.arcs++;
        const points = arcPoints(
          xy(entity.center),
          entity.radius!,
          from,
          full ? to : from + positive(to - from),
          chord,
        );
        add(full ? points.slice(0, -1) : points, full, full ? {} : { centre: apply(matrix, xy(entity.center)) });
        return;
      }
      case 'ELLIPSE': {
        const [c, major] = [entity.center, entity.majorAxisEndPoint];
        if (c === undefined || major === undefined) return;
        const ratio = entity.axisRatio ?? 1;
        const [cx, cy] = xy(c);
        const [mx, my] = xy(major);
        const r = Math.sqrt(mx * mx + my * my);
        const [from, to] = [entity.startAngle ?? 0, entity.endAngle ?? 2 * Math.PI];
        const span = to - from === 0 ? 2 * Math.PI : positive(to - from);
        out.arcs++;
        const unit = arcPoints([0, 0], 1, from, from + span, chord / Math.max(r, 1e-9));
        const points = unit.map(([x, y]): XY => [cx + mx * x - my * ratio * y, cy + my * x + mx * ratio * y]);
        const whole = span > 2 * Math.PI - 1e-6;
        add(whole ? points.slice(0, -1) : points, whole);
        return;
      }
      case 'TEXT':
      case 'MTEXT':
      case 'ATTRIB': {
        const at = entity.startPoint ?? entity.position;
        if (at !== undefined) add([xy(at)], false, { words: plainWords(String(entity.text ?? '')) });
        return;
      }
      case 'INSERT':
        insertion(entity, matrix, own, within, insert);
    }
  };
  const insertion = (entity: Fields, m: Matrix, layer: string, within: readonly string[], outer?: number): void => {
    const name = String(entity.name ?? '');
    const place = { layer, object: String(entity.handle ?? '') };
    const block = dxf.blocks !== undefined && Object.hasOwn(dxf.blocks, name) ? dxf.blocks[name] : undefined;
    const at = xy(entity.position ?? { x: 0, y: 0 });
    const turn = ((entity.rotation ?? 0) * Math.PI) / 180;
    const number = outer ?? out.inserts.length;
    if (outer === undefined)
      out.inserts.push({ layer, block: name, handle: place.object, at: apply(m, at), rotation: turn });
    if (block === undefined) {
      if (!missing.has(name)) report.leaveOut('blockMissing', { name }, place);
      missing.add(name);
      return;
    }
    if (within.includes(name)) {
      if (!missing.has(`cycle ${name}`)) report.leaveOut('blockCyclic', { name }, place);
      missing.add(`cycle ${name}`);
      return;
    }
    budget.depth(within.length + 1);
    const [sx, sy] = [entity.xScale ?? 1, entity.yScale ?? 1];
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const base = xy(block.position ?? { x: 0, y: 0 });
    const columns = Math.max(1, Math.floor(entity.columnCount ?? 1));
    const rows = Math.max(1, Math.floor(entity.rowCount ?? 1));
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < rows; j++) {
        budget.entity();
        const [dx, dy] = [i * (entity.columnSpacing ?? 0), j * (entity.rowSpacing ?? 0)];
        const here: Matrix = [c * sx, s * sx, -s * sy, c * sy, at[0] + c * dx - s * dy, at[1] + s * dx + c * dy];
        const placed = times(times(m, here), [1, 0, 0, 1, -base[0], -base[1]]);
        for (const inner of block.entities ?? []) visit(inner as Fields, placed, layer, [...within, name], number);
      }
    }
  };
  for (const entity of dxf.entities ?? []) visit(entity as Fields, IDENTITY, null, []);
  return out;
}

const xy = (p: Point): XY => [p.x ?? NaN, p.y ?? NaN];
const positive = (angle: number): number => {
  const turn = 2 * Math.PI;
  const rest = angle % turn;
  return rest <= 1e-12 ? rest + turn : rest;
};

/** Points along an arc, both ends included. */
function arcPoints(c: XY, r: number, from: number, to: number, chord: number): XY[] {
  const step = 2 * Math.acos(Math.max(0, 1 - Math.min(chord / r, 1)));
  const n = Math.min(180, Math.max(2, Math.ceil(Math.abs(to - from) / Math.max(step, 0.02))));
  return Array.from({ length: n + 1 }, (_, i): XY => {
    const a = from + ((to - from) * i) / n;
    return [c[0] + r * Math.cos(a), c[1] + r * Math.sin(a)];
  });
}

/** A polyline whose vertices may bulge: bulge is the tangent of a quarter of the arc's angle. */
function bulged(
  vertices: readonly (Point & { bulge?: number })[],
  closed: boolean,
  chord: number,
): { points: XY[]; arcs: number } {
  const points: XY[] = [];
  let arcs = 0;
  vertices.forEach((vertex, i) => {
    const p = xy(vertex);
    points.push(p);
    const last = i === vertices.length - 1;
    const bulge = vertex.bulge ?? 0;
    if (bulge === 0 || (last && !closed)) return;
    const q = xy(vertices[(i + 1) % vertices.length]);
    const d = distance(p, q);
    if (!(d > 0)) return;
    arcs++;
    const angle = 4 * Math.atan(bulge);
    const r = d / (2 * Math.abs(Math.sin(angle / 2)));
    const off = (d / 2) * ((1 - bulge * bulge) / (2 * bulge));
    const c: XY = [(p[0] + q[0]) / 2 - ((q[1] - p[1]) / d) * off, (p[1] + q[1]) / 2 + ((q[0] - p[0]) / d) * off];
    const from = Math.atan2(p[1] - c[1], p[0] - c[0]);
    points.push(...arcPoints(c, r, from, from + angle, chord).slice(1, -1));
  });
  return { points, arcs };
}

/** Words without the codes of TEXT and MTEXT: fonts, line breaks, \U+XXXX. */
export function plainWords(text: string): string {
  return text
    .replace(/\\U\+([0-9A-Fa-f]{4})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\M\+[0-9A-Fa-f]{5}/g, '')
    .replace(/\\[PpNn~]/g, ' ')
    .replace(/\\[ACFHQTWfcp][^;\\]*;/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/\\S([^;]*);/g, '$1')
    .replace(/%%[cdpCDP]/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
