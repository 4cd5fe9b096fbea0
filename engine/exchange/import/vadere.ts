/** Vadere scenarios of release 2.x: ground, obstacles, targets, sources (formats.md 8). Nothing of a round trip is promised. */
import { asList, asNumber, asPoint, asRecord, asRing, asText, decodeJson } from './decode.js';
import { layGround } from './ground.js';
import { ONE_STOREY } from './jupedsim.js';
import { refuse, type Budget } from './limits.js';
import type { ImportPlace, ImportReport } from './report.js';
import { ringArea, without } from './regions.js';
import { emptySketch, type Sketch, type XY } from './sketch.js';

type Fields = Readonly<Record<string, unknown>>;

const NOT_CARRIED = ['measurementAreas', 'targetChangers', 'absorbingAreas', 'aerosolClouds', 'droplets'] as const;

/** @throws ScenarioError for another release, or a topography without bounds */
export function vadereScenario(text: string, report: ImportReport, budget: Budget): Sketch {
  const file = asRecord(decodeJson(text, 'Vadere', budget.limits));
  const release = asText(file.release) ?? '';
  if (!/^[23]\./.test(release)) refuse('importVersion', { value: release, allowed: ['2.x', '3.x'] });
  const scenario = asRecord(file.scenario);
  const topography = asRecord(scenario.topography);
  const attributes = asRecord(topography.attributes);
  const bounds = asRecord(attributes.bounds);
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => asNumber(bounds[key]));
  if (x === null || y === null || width === null || height === null || !(width > 0 && height > 0))
    refuse('importNothing', { format: 'vadere', hint: 'topography.attributes.bounds' });
  // People of a bounded topography keep out of a margin as wide as the bounding box.
  const margin = attributes.bounded === false ? 0 : (asNumber(attributes.boundingBoxWidth) ?? 0.5);
  const sketch = emptySketch();
  sketch.storeys.push({ id: ONE_STOREY, elevation: 0, height: null });
  report.findOut('storeyUnknown', { used: ONE_STOREY });
  const [x1, y1, x2, y2] = [x + margin, y + margin, x + width - margin, y + height - margin];
  const outline: XY[] = [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
  const shapes = (key: string): { id: string; fields: Fields; ring: XY[] }[] =>
    asList(topography[key]).flatMap((value) => {
      budget.entity();
      const fields = asRecord(value);
      const own =
        asRecord(fields.attributes).shape === undefined ? fields : { ...fields, ...asRecord(fields.attributes) };
      const id = String(asNumber(own.id) ?? '');
      const ring = shapeOf(asRecord(own.shape));
      if (ring === null || ringArea(ring) < 1e-6) {
        report.leaveOut('valueNotRead', { name: `${key}.shape`, value: own.shape ?? '' }, { object: `${key} ${id}` });
        return [];
      }
      budget.corner(ring.length);
      return [{ id, fields: own, ring }];
    });
  const obstacles = shapes('obstacles').map(({ ring }) => ring);
  for (const { id, fields, ring } of shapes('targets')) {
    const place = { object: `target ${id}` };
    const absorbs = asRecord(fields.absorber).enabled ?? fields.absorbing;
    if (absorbs === false) report.leaveOut('featureNotRead', { name: 'absorber: false' }, place);
    else sketch.exits.push({ place, storey: ONE_STOREY, name: `target-${id}`, outline: ring });
  }
  layGround(sketch, ONE_STOREY, 'topography', without({ outline, holes: [] }, obstacles), report);
  for (const { id, ring } of shapes('stairs')) {
    report.repair('levelFlattened', { name: `stairs ${id}` }, { object: `stairs ${id}`, at: [ring[0][0], ring[0][1]] });
  }
  const pedestrian = asRecord(topography.attributesPedestrian);
  const speed = asNumber(pedestrian.speedDistributionMean);
  for (const { id, fields, ring } of shapes('sources')) {
    const place = { object: `source ${id}` };
    const spawner = asRecord(fields.spawner);
    const count = asNumber(spawner.eventElementCount) ?? asNumber(fields.spawnNumber);
    const most = asNumber(spawner.constraintsElementsMax) ?? asNumber(fields.maxSpawnNumberTotal);
    const start = asNumber(spawner.constraintsTimeStart) ?? asNumber(fields.startTime) ?? 0;
    const end = asNumber(spawner.constraintsTimeEnd) ?? asNumber(fields.endTime) ?? start;
    if (end > start) report.leaveOut('featureNotRead', { name: 'spawner: later arrivals' }, place);
    const all = most !== null && most > 0 && count !== null ? Math.min(most, count) : count;
    if (all === null || all < 1 || all > 20_000) {
      report.leaveOut('valueNotRead', { name: 'eventElementCount', value: all ?? '' }, place);
      continue;
    }
    sketch.people.push({
      place,
      storey: ONE_STOREY,
      outline: ring,
      count: Math.floor(all),
      speed,
      preMovement: Math.min(604_800, Math.max(0, start)),
      ...madeFor(fields.targetIds, sketch, report, place),
    });
  }
  for (const value of asList(topography.dynamicElements)) {
    budget.entity();
    const at = asPoint([asRecord(asRecord(value).position).x, asRecord(asRecord(value).position).y]);
    if (at === null) continue;
    const outline: XY[] = [
      [at[0] - 0.3, at[1] - 0.3],
      [at[0] + 0.3, at[1] - 0.3],
      [at[0] + 0.3, at[1] + 0.3],
      [at[0] - 0.3, at[1] + 0.3],
    ];
    const own = asNumber(asRecord(value).freeFlowSpeed);
    sketch.people.push({
      place: { object: 'pedestrian', at },
      storey: ONE_STOREY,
      outline,
      count: 1,
      speed: own ?? speed,
      preMovement: 0,
      ...madeFor(asRecord(value).targetIds, sketch, report, { object: 'pedestrian', at }),
    });
  }
  const spread = asNumber(pedestrian.speedDistributionStandardDeviation) ?? 0;
  if (spread > 0 && sketch.people.length > 0)
    report.leaveOut('featureNotRead', { name: `speedDistributionStandardDeviation ${spread} m/s` });
  for (const key of NOT_CARRIED) {
    const count = asList(topography[key]).length;
    if (count > 0) report.leaveOut('featureNotRead', { name: key, count });
  }
  if (asText(scenario.mainModel) !== undefined)
    report.leaveOut('featureNotRead', { name: `mainModel ${asText(scenario.mainModel)?.split('.').pop() ?? ''}` });
  return sketch;
}

/** The targets of a source, where it names some: the last one is where its people leave; those before it are stops. */
function madeFor(ids: unknown, sketch: Sketch, report: ImportReport, place: ImportPlace): { exits?: string[] } {
  const names = asList(ids).map((id) => `target-${String(asNumber(id) ?? '')}`);
  if (names.length === 0) return {};
  if (names.length > 1)
    report.leaveOut('featureNotRead', { name: `targetIds ${names.slice(0, -1).join(', ')}` }, place);
  const last = names[names.length - 1];
  return sketch.exits.some(({ name }) => name === last) && sketch.exits.length > 1 ? { exits: [last] } : {};
}

function shapeOf(shape: Fields): XY[] | null {
  if (shape.type === 'RECTANGLE') {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => asNumber(shape[key]));
    if (x === null || y === null || width === null || height === null) return null;
    return [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ];
  }
  if (shape.type === 'POLYGON') {
    return asRing(asList(shape.points).map((point) => [asRecord(point).x, asRecord(point).y]));
  }
  if (shape.type === 'CIRCLE') {
    const centre = asRecord(shape.center);
    const [x, y, r] = [asNumber(centre.x), asNumber(centre.y), asNumber(shape.radius)];
    if (x === null || y === null || r === null || !(r > 0)) return null;
    return Array.from({ length: 32 }, (_, i): XY => [
      x + r * Math.cos((i * Math.PI) / 16),
      y + r * Math.sin((i * Math.PI) / 16),
    ]);
  }
  return null;
}
