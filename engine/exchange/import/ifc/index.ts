/** IFC 2x3 and 4: storeys, spaces, doors with their widths, stairs, lifts, beds (formats.md 11). */
import { asNumber, asText, decodeText } from '../decode.js';
import { isStationWord, kindOfWords } from '../dxf/layers.js';
import { refuse, type Budget } from '../limits.js';
import { middleInside } from '../inside.js';
import type { ImportReport } from '../report.js';
import { commonArea, regionArea, ringArea, unionOf, type Region } from '../regions.js';
import { emptySketch, middleOf, storeyId, type Sketch, type SketchSpace, type XY } from '../sketch.js';
import { footprintOf } from '../stairs.js';
import { stackedStairs } from '../shaftStacks.js';
import { IfcGraph } from './graph.js';
import { openBetween, type WallBox } from './open.js';
import type { IfcMesh, IfcModel, IfcParser } from './parser.js';
import { checkStep } from './step.js';

/** What is drawn where a door has no width, m. Assumption, U. */
const DOOR_USED = 0.9;
/** A thing belongs to the storey whose floor is this close to its foot, m. */
const AT_FLOOR = 0.6;
/** A space is the shaft of a stair if it is at most so many times as large, and at most so much larger, m²: else a hall it stands in. */
const SHAFT = { share: 2.5, more: 15 } as const;
/** Schemas that are read. */
const SCHEMAS = ['IFC2X3', 'IFC4', 'IFC4X1', 'IFC4X2', 'IFC4X3'];

/** @throws ScenarioError for another schema, no storeys, or beyond the limits */
export function ifcSketch(bytes: Uint8Array, parser: IfcParser, report: ImportReport, budget: Budget): Sketch {
  checkStep(decodeText(bytes).text, budget);
  const model = parser.open(bytes);
  try {
    if (!SCHEMAS.some((schema) => model.schema.toUpperCase().startsWith(schema)))
      refuse('importVersion', { value: model.schema, allowed: SCHEMAS });
    return new Reading(model, report, budget).sketch();
  } finally {
    model.close();
  }
}

class Reading {
  private readonly graph: IfcGraph;
  private readonly out = emptySketch();
  private readonly storeyIds = new Map<number, string>();
  private readonly regions = new Map<SketchSpace, Region>();

  constructor(
    private readonly model: IfcModel,
    private readonly report: ImportReport,
    private readonly budget: Budget,
  ) {
    this.graph = new IfcGraph(model, budget);
  }

  sketch(): Sketch {
    if (this.model.unit !== 1)
      this.report.repair('unitsConverted', { unit: unitName(this.model.unit), source: 'IfcUnitAssignment' });
    this.storeys();
    for (const id of this.model.ids('IFCSPACE')) this.space(id);
    for (const id of this.model.ids('IFCDOOR')) this.door(id);
    openBetween(this.out, this.regions, this.walls(), this.report, this.budget);
    for (const id of this.model.ids('IFCSTAIR')) this.shaft(id, 'stair');
    this.out.stairs = stackedStairs(
      this.out.stairs,
      this.out.storeys.map(({ id }) => id),
    );
    for (const id of this.model.ids('IFCTRANSPORTELEMENT')) this.shaft(id, 'lift');
    for (const id of this.model.ids('IFCFURNISHINGELEMENT')) this.bed(id);
    for (const [type, name] of [
      ['IFCRAMP', 'IfcRamp'],
      ['IFCWINDOW', 'IfcWindow'],
    ] as const) {
      const count = this.model.ids(type).length;
      if (count > 0) this.report.leaveOut('featureNotRead', { name, count });
    }
    if (this.out.spaces.length === 0 && this.model.ids('IFCWALL').length > 0)
      refuse('importNothing', { format: 'ifc', hint: 'IfcSpace' });
    return this.out;
  }

  private name(id: number): string {
    const line = this.model.line(id);
    return asText(line.LongName) || asText(line.Name) || `#${id}`;
  }

  private place(id: number, storey?: string): { object: string; storey?: string } {
    return {
      object: `#${id} ${asText(this.model.line(id).Name) ?? ''}`.trim(),
      ...(storey === undefined ? {} : { storey }),
    };
  }

  private storeys(): void {
    const found = this.model.ids('IFCBUILDINGSTOREY').map((id) => {
      const said = asNumber(this.model.line(id).Elevation);
      return { id, elevation: said === null ? null : said * this.model.unit };
    });
    if (found.length === 0) refuse('importNothing', { format: 'ifc', hint: 'IfcBuildingStorey' });
    const sorted = [...found].sort((a, b) => (a.elevation ?? 0) - (b.elevation ?? 0));
    const ground = Math.max(
      0,
      sorted.findIndex((storey) => (storey.elevation ?? 0) > -0.5),
    );
    sorted.forEach(({ id, elevation }, i) => {
      const key = storeyId(i - ground);
      this.storeyIds.set(id, key);
      if (elevation === null) this.report.findOut('storeyElevation', { used: 0 }, this.place(id, key));
      this.out.storeys.push({ id: key, name: this.name(id), elevation: elevation ?? 0, height: null });
    });
  }

  /** By containment, else by the height of its foot. */
  private storeyOf(id: number, z: number): string {
    const holder = this.graph.containerOf(id);
    const known = holder === null ? undefined : this.storeyIds.get(holder);
    if (known !== undefined) return known;
    const { storeys } = this.out;
    return storeys.reduce((best, one) => (Math.abs(one.elevation - z) < Math.abs(best.elevation - z) ? one : best)).id;
  }

  private mesh(id: number): IfcMesh | null {
    const mesh = this.model.mesh(id);
    this.budget.entity();
    if (mesh === null || mesh.points.length === 0) return null;
    this.budget.corner(mesh.points.length);
    return mesh;
  }

  private space(id: number): void {
    const mesh = this.mesh(id);
    if (mesh === null) {
      this.report.leaveOut('noGeometry', { name: this.name(id) }, this.place(id));
      return;
    }
    const { region, low } = floorOf(mesh);
    const storey = this.storeyOf(id, low);
    if (region === null) {
      this.report.leaveOut('noGeometry', { name: this.name(id) }, this.place(id, storey));
      return;
    }
    const line = this.model.line(id);
    const words = `${asText(line.LongName) ?? ''} ${asText(line.Name) ?? ''}`;
    const external = [line.PredefinedType, line.InteriorOrExteriorSpace].includes('EXTERNAL');
    const space: SketchSpace = {
      place: this.place(id, storey),
      storey,
      name: this.name(id),
      kind: external ? 'outdoor' : kindOfWords(words),
      outline: region.outline,
      holes: region.holes,
    };
    const elevation = this.out.storeys.find((one) => one.id === storey)!.elevation;
    if (Math.abs(low - elevation) > 0.02 && Math.abs(low - elevation) < 2) space.elevation = low;
    this.regions.set(space, region);
    this.out.spaces.push(space);
    if (isStationWord(words))
      this.out.stations.push({
        place: space.place,
        storey,
        at: middleInside(space),
        kind: 'carerStation',
        name: `${space.name}-station`,
      });
  }

  private walls(): WallBox[] {
    return this.model.ids('IFCWALL').flatMap((id): WallBox[] => {
      this.budget.entity();
      const mesh = this.model.mesh(id);
      if (mesh === null || mesh.points.length === 0) return [];
      const zs = mesh.points.map(([, , z]) => z);
      return [{ ring: hullBox(mesh), low: Math.min(...zs), high: Math.max(...zs) }];
    });
  }

  private door(id: number): void {
    const opening = this.graph.openingOf(id);
    const mesh = (opening === null ? null : this.mesh(opening)) ?? this.mesh(id);
    if (mesh === null) {
      this.report.leaveOut('noGeometry', { name: this.name(id) }, this.place(id));
      return;
    }
    const low = Math.min(...mesh.points.map(([, , z]) => z));
    const storey = this.storeyOf(id, low);
    const f = footprintOf(hullBox(mesh));
    const said = asNumber(this.model.line(id).OverallWidth);
    const overall = said === null || !(said > 0) ? null : said * this.model.unit;
    // Along the wall lies the side that is nearer to the stated width; without one, the longer.
    const flip = overall !== null && Math.abs(f.width - overall) < Math.abs(f.length - overall);
    const width = overall ?? f.length;
    if (overall === null)
      this.report.findOut(
        'doorWidthUnknown',
        { name: this.name(id), used: width || DOOR_USED },
        { ...this.place(id, storey) },
      );
    const u = flip ? f.across : f.along;
    const c: XY = [
      f.origin[0] + (f.along[0] * f.length + f.across[0] * f.width) / 2,
      f.origin[1] + (f.along[1] * f.length + f.across[1] * f.width) / 2,
    ];
    const half = width / 2;
    const set = this.graph.propertiesOf(id);
    const selfClosing = set.get('SelfClosing') === true;
    const fire = asText(set.get('FireRating')) ?? '';
    this.out.doors.push({
      place: this.place(id, storey),
      storey,
      name: asText(this.model.line(id).Name) ?? `door-${id}`,
      kind: selfClosing ? (fire !== '' ? 'fireDoorSelfClosing' : 'selfClosing') : null,
      at: [
        [c[0] - u[0] * half, c[1] - u[1] * half],
        [c[0] + u[0] * half, c[1] + u[1] * half],
      ],
      clearWidth: null,
      exit: set.get('FireExit') === true,
    });
  }

  /** Stairs and lifts: the shaft they stand in where that is a space, else their own footprint. */
  private shaft(id: number, sort: 'stair' | 'lift'): void {
    const line = this.model.line(id);
    if (
      sort === 'lift' &&
      line.PredefinedType !== undefined &&
      !['ELEVATOR', null].includes(asText(line.PredefinedType) ?? null)
    ) {
      if (line.OperationType !== 'ELEVATOR') {
        this.report.leaveOut(
          'featureNotRead',
          { name: `IfcTransportElement ${asText(line.PredefinedType) ?? ''}` },
          this.place(id),
        );
        return;
      }
    }
    const parts = [id, ...this.graph.partsOf(id)];
    const meshes = parts.flatMap((part) => this.mesh(part) ?? []);
    if (meshes.length === 0) {
      this.report.leaveOut('noGeometry', { name: this.name(id) }, this.place(id));
      return;
    }
    const zs = meshes.flatMap((mesh) => mesh.points.map(([, , z]) => z));
    const [low, high] = [Math.min(...zs), Math.max(...zs)];
    const box = hullBox({ points: meshes.flatMap((mesh) => mesh.points), triangles: [] });
    const own: Region = { outline: box, holes: [] };
    const shafts = this.out.spaces.filter((space) => {
      const region = this.regions.get(space);
      if (region === undefined || regionArea(region) > SHAFT.share * ringArea(box)) return false;
      if (regionArea(region) > ringArea(box) + SHAFT.more) return false;
      return commonArea(region, own) > 0.85 * Math.min(ringArea(box), regionArea(region));
    });
    const reached = this.out.storeys.filter(
      ({ elevation }) => elevation > low - AT_FLOOR && elevation < high + AT_FLOOR,
    );
    // What is drawn of one storey only (the car of a lift, the first flights) goes as far as its shaft does.
    const storeys =
      reached.length > 1
        ? reached
        : this.out.storeys.filter(
            (storey) => reached.includes(storey) || shafts.some((space) => space.storey === storey.id),
          );
    const standing = shafts.filter((space) => storeys.some(({ id: storey }) => storey === space.storey));
    const outline = standing[0]?.outline ?? box;
    this.out.spaces = this.out.spaces.filter((space) => !standing.includes(space));
    const common = {
      place: this.place(id),
      name: asText(line.Name) || `${sort}-${id}`,
      outline,
      storeys: storeys.map((s) => s.id),
    };
    if (sort === 'lift') {
      const kind = this.graph.propertiesOf(id).get('FireFightingLift') === true ? ('firefighters' as const) : null;
      this.out.lifts.push({ ...common, kind });
      return;
    }
    const flights = parts.filter((part) => this.model.ids('IFCSTAIRFLIGHT').includes(part));
    const riser = flights
      .map((flight) => asNumber(this.model.line(flight).RiserHeight))
      .find((value) => value !== null);
    const widths = flights.flatMap((flight) => {
      const mesh = this.mesh(flight);
      return mesh === null ? [] : [footprintOf(hullBox(mesh)).width];
    });
    this.out.stairs.push({
      ...common,
      riser: riser === undefined || riser === null ? null : riser * this.model.unit,
      flightWidth: widths.length === 0 ? null : Math.min(...widths),
    });
  }

  private bed(id: number): void {
    const line = this.model.line(id);
    const words = `${asText(line.Name) ?? ''} ${asText(line.ObjectType) ?? ''} ${asText(line.PredefinedType) ?? ''}`;
    if (!/床|\bbed\b/i.test(words)) return;
    const mesh = this.mesh(id);
    if (mesh === null) return;
    const storey = this.storeyOf(id, Math.min(...mesh.points.map(([, , z]) => z)));
    this.out.beds.push({ place: this.place(id, storey), storey, name: asText(line.Name), at: middleOf(hullBox(mesh)) });
  }
}

const unitName = (unit: number): string =>
  unit === 0.001 ? 'mm' : unit === 0.01 ? 'cm' : unit === 0.3048 ? 'ft' : `${unit} m`;

/** The faces at the foot of a body, joined. */
function floorOf({ points, triangles }: IfcMesh): { region: Region | null; low: number } {
  const low = points.reduce((least, [, , z]) => Math.min(least, z), Infinity);
  const faces = triangles.flatMap(([a, b, c]): XY[][] => {
    const corners = [points[a], points[b], points[c]];
    if (corners.some((p) => p === undefined || p[2] > low + 0.03)) return [];
    const ring = corners.map(([x, y]): XY => [x, y]);
    return ringArea(ring) < 1e-6
      ? []
      : [
          (ring[1][0] - ring[0][0]) * (ring[2][1] - ring[0][1]) -
            (ring[1][1] - ring[0][1]) * (ring[2][0] - ring[0][0]) >
          0
            ? ring
            : [ring[2], ring[1], ring[0]],
        ];
  });
  const [region] = faces.length === 0 ? [] : unionOf(faces);
  return { region: region ?? null, low };
}

/** Smallest rectangle around a body in plan, along one of its longer edges. */
function hullBox(mesh: IfcMesh): XY[] {
  const flat = mesh.points.map(([x, y]): XY => [x, y]);
  const hull = convexHull(flat);
  if (hull.length < 3) return hull.length === 0 ? [[0, 0]] : [hull[0], hull[hull.length - 1], hull[0]];
  const f = footprintOf(hull);
  const at = (a: number, b: number): XY => [
    f.origin[0] + f.along[0] * a + f.across[0] * b,
    f.origin[1] + f.along[1] * a + f.across[1] * b,
  ];
  return [at(0, 0), at(f.length, 0), at(f.length, f.width), at(0, f.width)];
}

/** Andrew's monotone chain. */
function convexHull(points: readonly XY[]): XY[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly XY[]): XY[] => {
    const out: XY[] = [];
    for (const p of list) {
      while (out.length > 1) {
        const [a, b] = [out[out.length - 2], out[out.length - 1]];
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 1e-9) break;
        out.pop();
      }
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}
