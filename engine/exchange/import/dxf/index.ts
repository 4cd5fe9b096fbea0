/** DXF drawings, one a storey: what layers show, outlines of rooms or of walls, doors, stairs, names. */
import { storeysOf } from './storeys.js';
import { chainLines } from '../chain.js';
import { refuse, type Budget } from '../limits.js';
import { contains, ringArea } from '../regions.js';
import { joinShafts } from '../shaftStacks.js';
import type { ImportReport } from '../report.js';
import { emptySketch, middleOf, type Sketch, type SketchSpace, type XY } from '../sketch.js';
import { doorsOf, type Segment } from './doors.js';
import { isStationWord, kindOfWords, roleOf, SPACE_OF, type LayerRole } from './layers.js';
import { decodeDxf, INSUNITS, scanPairs, withoutEmbedded } from './pairs.js';
import { flatten, type DxfDocument, type DxfInsert, type DxfShape } from './shapes.js';
import { enclosed } from './walls.js';

/** Gaps of an outline that are closed, m (formats.md 9). */
const CLOSED_GAP = 0.05;
/** Straight pieces of an arc are off by at most this, m. */
const CHORD = 0.005;
/** What is drawn where a door's block has no size, m. Assumption, U. */
const DOOR_USED = 0.9;
/** Floor to floor where several drawings are storeys of one building, m. Assumption, U. */
const STOREY_USED = 3;

export interface ReadDrawing {
  shapes: DxfShape[];
  inserts: DxfInsert[];
  /** The file names its unit of length. */
  unitKnown: boolean;
}

export interface DxfOptions {
  layers: Readonly<Record<string, string>>;
  unit: number | undefined;
  /** null: nothing was found. Throws what it likes. */
  parse: (text: string) => DxfDocument | null;
}

/** One drawing read, still in its own coordinates, m. */
interface Drawn {
  file: string;
  storey: string;
  elevation: number;
  shapes: DxfShape[];
  inserts: DxfInsert[];
}

const ownNumber = ({ name }: { name: string }): number => storeysOf([name]).numbers[0];

/** Id of the storey that a drawing is of. */
export const storeyOfNumber = (number: number): string =>
  `${number < 0 ? 'B' : 'L'}${String(Math.abs(number)).padStart(2, '0')}`;

/** @throws ScenarioError for what is no DXF, or beyond the limits */
export function dxfSketch(
  files: readonly { name: string; bytes: Uint8Array }[],
  options: DxfOptions,
  report: ImportReport,
  budget: Budget,
): Sketch {
  const several = files.length > 1;
  const { numbers, said } = several
    ? storeysOf(files.map(({ name }) => name))
    : { numbers: [ownNumber(files[0])], said: true };
  const ordered = files.map((file, i) => ({ ...file, number: numbers[i] })).sort((a, b) => a.number - b.number);
  if (!said) report.findOut('storeysByName', { files: ordered.map(({ name }) => name) });
  const drawings = ordered.map((file, i): Drawn => {
    const storey = storeyOfNumber(file.number);
    const elevation = several ? STOREY_USED * (i - ordered.findIndex((one) => one.number > 0)) : 0;
    if (!several) report.findOut('storeyUnknown', { used: storey });
    return { file: file.name, storey, elevation, ...readDrawing(file, options, report, budget) };
  });
  moveToOrigin(drawings, report);
  const sketch = emptySketch();
  for (const drawing of drawings) {
    sketch.storeys.push({ id: drawing.storey, elevation: drawing.elevation, height: null });
    new Storey(sketch, drawing, several, options, report, budget).read();
    budget.time();
  }
  if (several) report.findOut('storeyHeights', { used: STOREY_USED });
  joinShafts(sketch, report);
  return sketch;
}

/** Shapes and blocks of a drawing in metres, wherever its origin is. */
export function readDrawing(
  file: { name: string; bytes: Uint8Array },
  options: DxfOptions,
  report: ImportReport,
  budget: Budget,
): ReadDrawing {
  const { text, encoding } = decodeDxf(file.bytes);
  const place = { file: file.name };
  if (encoding !== 'utf-8') report.repair('textDecoded', { value: encoding.toUpperCase() }, place);
  const scan = scanPairs(text, budget);
  for (const [kind, { count, line }] of scan.passedOver)
    report.leaveOut('entityNotRead', { kind, count }, { ...place, line });
  let dxf: DxfDocument | null;
  try {
    dxf = options.parse(withoutEmbedded(text));
  } catch (error) {
    refuse('importBroken', { format: 'DXF', reason: error instanceof Error ? error.message : String(error) });
  }
  if (dxf === null) refuse('importBroken', { format: 'DXF', reason: 'no sections' });
  budget.time();
  const said = INSUNITS[Number(dxf.header?.$INSUNITS ?? 0)];
  // First as it is: only then can be told how large it is.
  const known = options.unit ?? said?.metres;
  let unit = known ?? 1;
  let doubted = false;
  if (options.unit === undefined) {
    const { shapes } = flatten(dxf, 1e9, budget, report.silent());
    // Templates say millimetres, and somebody draws in metres over them.
    doubted = known !== undefined && shapes.length > 0 && spanOf(shapes) * known < SMALLEST;
    if (known === undefined || doubted) {
      unit = guessUnit(shapes);
      const used = unit === 1 ? 'm' : 'mm';
      if (doubted) report.findOut('unitUnlikely', { unit: said!.name, used }, place);
      else report.findOut('unitUnknown', { used }, place);
    } else if (said !== undefined && said.metres !== 1)
      report.repair('unitsConverted', { unit: said.name, source: '$INSUNITS' }, place);
  }
  const flat = flatten(dxf, CHORD / unit, budget, report);
  if (flat.arcs > 0) report.repair('arcsFlattened', { count: flat.arcs, value: CHORD }, place);
  const metres = ([x, y]: XY): XY => [x * unit, y * unit];
  return {
    shapes: flat.shapes
      .map((shape) => ({
        ...shape,
        points: shape.points.map(metres),
        ...(shape.centre === undefined ? {} : { centre: metres(shape.centre) }),
      }))
      .filter((shape) => shape.points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))),
    inserts: flat.inserts.map((insert) => ({ ...insert, at: metres(insert.at) })),
    unitKnown: said !== undefined && !doubted,
  };
}

/** Whole drawings are larger than this, m. */
const SMALLEST = 1;

/** Along x, in units of the drawing, without the outermost points: stray ones lie anywhere. */
function spanOf(shapes: readonly DxfShape[]): number {
  const xs = shapes.flatMap(({ points }) => points.map(([x]) => x)).sort((a, b) => a - b);
  return xs.length === 0 ? 0 : xs[Math.floor(xs.length * 0.95)] - xs[Math.floor(xs.length * 0.05)];
}

/** A storey is 5 to 500 m across: a drawing that is wider than that is in millimetres. */
function guessUnit(shapes: readonly DxfShape[]): number {
  return shapes.length === 0 || spanOf(shapes) > 500 ? 0.001 : 1;
}

/** Drawings far from their origin are moved by whole metres, all by the same. */
function moveToOrigin(drawings: readonly Drawn[], report: ImportReport): void {
  const points = drawings.flatMap(({ shapes }) => shapes.flatMap((shape) => shape.points));
  if (points.length === 0) return;
  const least = (i: 0 | 1): number => Math.floor(points.reduce((min, p) => Math.min(min, p[i]), Infinity));
  const [dx, dy] = [least(0), least(1)];
  if (Math.abs(dx) < 2000 && Math.abs(dy) < 2000) return;
  report.repair('movedToOrigin', { value: `(${-dx}, ${-dy})` });
  const move = ([x, y]: XY): XY => [x - dx, y - dy];
  for (const { shapes, inserts } of drawings) {
    for (const shape of shapes) {
      shape.points = shape.points.map(move);
      if (shape.centre !== undefined) shape.centre = move(shape.centre);
    }
    for (const insert of inserts) insert.at = move(insert.at);
  }
}

class Storey {
  private readonly byRole = new Map<LayerRole, DxfShape[]>();
  /** The ground's own holes are the walls between the rooms then. */
  private bothGroundAndRooms = false;

  constructor(
    private readonly sketch: Sketch,
    private readonly drawing: Drawn,
    private readonly several: boolean,
    private readonly options: DxfOptions,
    private readonly report: ImportReport,
    private readonly budget: Budget,
  ) {}

  read(): void {
    this.sort();
    const roles = Object.keys(SPACE_OF) as LayerRole[];
    // Rooms say more than the ground they stand on, where a drawing has both.
    const rooms = roles.filter((role) => role !== 'walkable' && (this.byRole.get(role) ?? []).length > 0);
    for (const role of rooms.length > 0 ? rooms : roles) this.outlines(role);
    this.bothGroundAndRooms = rooms.length > 0 && this.byRole.has('walkable');
    const edges = this.sketch.spaces
      .filter((space) => space.storey === this.drawing.storey)
      .flatMap(({ outline }) => outline.map((p, i): Segment => [p, outline[(i + 1) % outline.length]]));
    const wallLines = (this.byRole.get('wall') ?? []).flatMap(segmentsOf);
    // Rooms that are drawn win; walls only make rooms where no room is.
    const ownRooms = edges.length > 0;
    const doors = this.doors([...edges, ...wallLines]);
    if (!ownRooms) this.fromWalls(wallLines, doors);
    for (const { at, handle, layer, width } of doors) {
      this.sketch.doors.push({
        place: this.place(layer, handle),
        storey: this.drawing.storey,
        kind: null,
        at,
        clearWidth: width,
      });
    }
    for (const ring of this.rings('obstacle')) {
      if (this.bothGroundAndRooms && /jps-obstacles$/i.test(ring.layer)) continue;
      this.sketch.obstacles.push({
        place: this.place(ring.layer, ring.handle),
        storey: this.drawing.storey,
        outline: ring.points,
      });
    }
    for (const ring of this.rings('exit'))
      this.sketch.exits.push({
        place: this.place(ring.layer, ring.handle),
        storey: this.drawing.storey,
        outline: ring.points,
      });
    for (const ring of this.rings('people'))
      this.report.leaveOut(
        'featureNotRead',
        { name: 'jps-distributions' },
        { ...this.place(ring.layer, ring.handle), at: middleOf(ring.points) },
      );
    this.beds();
    this.shafts();
    this.names();
  }

  private place(layer: string, object: string): { file?: string; layer: string; object: string; storey: string } {
    const file = this.several ? { file: this.drawing.file } : {};
    return { ...file, layer, object: object === '' ? '' : `#${object}`, storey: this.drawing.storey };
  }

  /** Puts shapes to the roles of their layers; layers that say nothing are told with what is on them. */
  private sort(): void {
    const unknown = new Map<string, number>();
    for (const shape of this.drawing.shapes) {
      const role = roleOf(shape.layer, this.options.layers);
      if (role === 'ignore') continue;
      if (role === null) {
        if (shape.words === undefined) unknown.set(shape.layer, (unknown.get(shape.layer) ?? 0) + 1);
        else this.push('text', shape);
      } else this.push(shape.words === undefined ? role : 'text', shape);
    }
    for (const [layer, count] of unknown)
      this.report.leaveOut('layerNotRead', { name: layer, count }, this.place(layer, ''));
  }

  private push(role: LayerRole, shape: DxfShape): void {
    const list = this.byRole.get(role);
    if (list === undefined) this.byRole.set(role, [shape]);
    else list.push(shape);
  }

  /** Closed outlines of a layer: as drawn, or put together from lines that meet. */
  private rings(role: LayerRole): { points: XY[]; layer: string; handle: string }[] {
    const shapes = (this.byRole.get(role) ?? []).filter(
      (shape) => shape.points.length > 1 && shape.words === undefined,
    );
    const rings = shapes
      .filter((shape) => shape.closed && shape.points.length > 2)
      .map(({ points, layer, handle }) => ({ points, layer, handle }));
    for (const chain of chainLines(
      shapes.filter((shape) => !shape.closed || shape.points.length < 3),
      CLOSED_GAP,
      this.budget,
    )) {
      const [{ layer, handle }] = chain.lines;
      const place = { ...this.place(layer, handle), at: middleOf(chain.points) };
      if (chain.points.length < 3) {
        this.report.leaveOut('spaceTooSmall', { value: 0 }, place);
        continue;
      }
      if (chain.open) {
        this.report.leaveOut('ringOpen', { value: chain.missing, most: CLOSED_GAP }, place);
        continue;
      }
      if (chain.lines.length > 1) this.report.repair('linesJoined', { count: chain.lines.length }, place);
      if (chain.gap > 0.001) this.report.repair('ringClosed', { value: chain.gap }, place);
      rings.push({ points: chain.points, layer, handle });
    }
    return rings;
  }

  private outlines(role: LayerRole): void {
    for (const { points, layer, handle } of this.rings(role)) {
      this.sketch.spaces.push({
        place: this.place(layer, handle),
        storey: this.drawing.storey,
        kind: SPACE_OF[role] ?? null,
        outline: points,
      });
    }
  }

  private doors(walls: readonly Segment[]): { at: Segment; handle: string; layer: string; width: number | null }[] {
    const shapes = this.byRole.get('door') ?? [];
    const found: { at: Segment; handle: string; layer: string; width: number | null }[] = [];
    const take = (group: readonly DxfShape[]): number => {
      const near = nearTo(group, walls);
      const doors = doorsOf(group, near);
      for (const door of doors) found.push({ ...door, layer: group[0].layer, width: null });
      return doors.length;
    };
    const groups = new Map<number, DxfShape[]>();
    const single: DxfShape[] = [];
    for (const shape of shapes) {
      if (shape.insert === undefined) single.push(shape);
      else groups.set(shape.insert, [...(groups.get(shape.insert) ?? []), shape]);
    }
    this.drawing.inserts.forEach((insert, i) => {
      const group = groups.get(i);
      const isDoor = group !== undefined || roleOf(insert.layer, this.options.layers) === 'door';
      if (!isDoor || (group !== undefined && take(group) > 0)) return;
      const half: XY = [(Math.cos(insert.rotation) * DOOR_USED) / 2, (Math.sin(insert.rotation) * DOOR_USED) / 2];
      const at: Segment = [
        [insert.at[0] - half[0], insert.at[1] - half[1]],
        [insert.at[0] + half[0], insert.at[1] + half[1]],
      ];
      const place = {
        ...this.place(insert.layer, insert.handle),
        at: [insert.at[0], insert.at[1]] as [number, number],
      };
      this.report.findOut('doorWidthUnknown', { name: insert.block, used: DOOR_USED }, place);
      found.push({ at, handle: insert.handle, layer: insert.layer, width: DOOR_USED });
    });
    if (single.length > 0) take(single);
    return found;
  }

  private fromWalls(walls: readonly Segment[], doors: readonly { at: Segment }[]): void {
    for (const region of enclosed([...walls, ...doors.map(({ at }) => at)])) {
      this.sketch.spaces.push({
        place: this.place('', ''),
        storey: this.drawing.storey,
        kind: null,
        outline: region.outline,
        holes: region.holes,
      });
    }
  }

  private beds(): void {
    const seen = new Set<number>();
    for (const shape of this.byRole.get('bed') ?? []) {
      if (shape.insert !== undefined) {
        if (seen.has(shape.insert)) continue;
        seen.add(shape.insert);
      } else if (!shape.closed) continue;
      const whole =
        shape.insert === undefined
          ? shape.points
          : (this.byRole.get('bed') ?? []).filter((one) => one.insert === shape.insert).flatMap((one) => one.points);
      const xs = whole.map(([x]) => x);
      const ys = whole.map(([, y]) => y);
      const at: XY = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
      this.sketch.beds.push({ place: this.place(shape.layer, shape.handle), storey: this.drawing.storey, at });
    }
  }

  private shafts(): void {
    for (const role of ['stair', 'lift'] as const) {
      for (const { points, layer, handle } of this.rings(role)) {
        if (ringArea(points) < 1) continue;
        const place = this.place(layer, handle);
        const common = { place, name: '', outline: points, storeys: [this.drawing.storey] };
        if (role === 'stair') this.sketch.stairs.push({ ...common, flightWidth: null, riser: null });
        else this.sketch.lifts.push({ ...common, kind: null });
      }
    }
  }

  /** Words that stand in a space name it, and say its kind where the layer does not. */
  private names(): void {
    const spaces = this.sketch.spaces.filter((space) => space.storey === this.drawing.storey);
    const words = new Map<SketchSpace, string[]>();
    for (const shape of this.byRole.get('text') ?? []) {
      const [at] = shape.points;
      if (shape.words === undefined || shape.words === '') continue;
      const inside = spaces
        .filter((space) => contains({ outline: [...space.outline], holes: [] }, at))
        .sort((a, b) => ringArea(a.outline) - ringArea(b.outline));
      if (inside.length === 0) continue;
      words.set(inside[0], [...(words.get(inside[0]) ?? []), shape.words]);
      if (isStationWord(shape.words))
        this.sketch.stations.push({
          place: this.place(shape.layer, shape.handle),
          storey: this.drawing.storey,
          at,
          kind: 'carerStation',
        });
    }
    for (const [space, list] of words) {
      const said = list.map(kindOfWords).find((kind) => kind !== null);
      if (space.kind === null && said !== undefined) space.kind = said;
      space.name =
        list
          .filter((word) => !/^[\d.]+\s*(?:m2|m²|㎡)$/i.test(word))
          .join(' ')
          .slice(0, 60) || list[0];
    }
  }
}

function segmentsOf({ points, closed }: DxfShape): Segment[] {
  const segments = points.slice(1).map((p, i): Segment => [points[i], p]);
  return closed && points.length > 2 ? [...segments, [points[points.length - 1], points[0]]] : segments;
}

/** Walls within 3 m of some shapes: a door looks at no others. */
function nearTo(shapes: readonly DxfShape[], walls: readonly Segment[]): readonly Segment[] {
  if (shapes.length > 40) return walls;
  const [x, y] = middleOf(shapes.flatMap((shape) => shape.points));
  return walls.filter(
    ([a, b]) =>
      Math.min(a[0], b[0]) < x + 3 &&
      Math.max(a[0], b[0]) > x - 3 &&
      Math.min(a[1], b[1]) < y + 3 &&
      Math.max(a[1], b[1]) > y - 3,
  );
}
