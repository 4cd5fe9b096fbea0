/** JuPedSim: walkable ground as WKT, and projects of the web editor, "project_version" 2.0 (formats.md 5, 6). */
import { asList, asNumber, asRecord, asRing, asText, decodeJson } from './decode.js';
import { refuse, type Budget } from './limits.js';
import type { ImportReport } from './report.js';
import { layGround } from './ground.js';
import { ringArea } from './regions.js';
import { emptySketch, middleOf, type Sketch } from './sketch.js';
import { readWkt } from './wkt.js';

/** The one storey these formats know. */
export const ONE_STOREY = 'L01';

/**
 * A sketch of one storey with walkable ground.
 * @param fill puts in what has to be known before the ground is laid: exits
 */
export function groundSketch(
  wkt: string,
  report: ImportReport,
  budget: Budget,
  fill: (sketch: Sketch) => void = () => {},
): Sketch {
  const sketch = emptySketch();
  sketch.storeys.push({ id: ONE_STOREY, elevation: 0, height: null });
  fill(sketch);
  layGround(sketch, ONE_STOREY, 'walkable area', readWkt(wkt, budget), report);
  report.findOut('storeyUnknown', { used: ONE_STOREY });
  return sketch;
}

/** What a project says that has no counterpart here. */
const NOT_CARRIED = ['checkpoints', 'zones', 'journeys', 'journeys_v2', 'transitions'] as const;

/**
 * A project: one JSON, its ground in it (`walkable_area_wkt`) or in a WKT file beside it.
 * @throws ScenarioError for JSON of another kind, a version that is not 2.x, no ground
 */
export function jupedsimProject(text: string, wkt: string | null, report: ImportReport, budget: Budget): Sketch {
  const project = asRecord(decodeJson(text, 'JuPedSim', budget.limits));
  const version = asText(project.project_version);
  if (version !== undefined && !/^2(\.|$)/.test(version)) refuse('importVersion', { value: version, allowed: ['2.0'] });
  const ground = wkt ?? asText(project.walkable_area_wkt);
  if (ground === undefined) refuse('importNothing', { format: 'jupedsim-project', hint: 'walkable_area_wkt, *.wkt' });
  const shapes = (key: string): [string, Readonly<Record<string, unknown>>, [number, number][]][] =>
    Object.entries(asRecord(project[key])).flatMap(([name, value]) => {
      budget.entity();
      const shape = asRecord(value);
      const outline = asRing(shape.coordinates);
      if (outline === null || ringArea(outline) < 1e-4) {
        report.leaveOut('valueNotRead', { name: 'coordinates', value: shape.coordinates ?? '' }, { object: name });
        return [];
      }
      budget.corner(outline.length);
      return [[name, shape, outline]];
    });
  const sketch = groundSketch(ground, report, budget, (empty) => exitsOf(empty, shapes('exits'), report));
  for (const [name, , outline] of shapes('obstacles'))
    sketch.obstacles.push({ place: { object: name }, storey: ONE_STOREY, outline });
  for (const [name, shape, outline] of shapes('distributions')) {
    const place = { object: name };
    const parameters = asRecord(shape.parameters);
    if (parameters.use_flow_spawning === true)
      report.leaveOut('featureNotRead', { name: 'flow_schedule' }, { ...place, at: middleOf(outline) });
    for (const spread of ['radius_distribution', 'v0_distribution'])
      if (parameters[spread] === 'gaussian')
        report.leaveOut('featureNotRead', { name: `${spread}: gaussian` }, { ...place, at: middleOf(outline) });
    if (parameters.use_premovement === true)
      report.leaveOut('featureNotRead', { name: 'premovement_distribution' }, { ...place, at: middleOf(outline) });
    const number = asNumber(parameters.number);
    if (number === null || number < 0 || number > 20_000) {
      report.leaveOut('valueNotRead', { name: 'number', value: parameters.number ?? '' }, place);
      continue;
    }
    sketch.people.push({
      place,
      storey: ONE_STOREY,
      outline,
      count: Math.floor(number),
      speed: asNumber(parameters.v0) ?? asNumber(parameters.desired_speed),
      preMovement: 0,
    });
  }
  for (const key of NOT_CARRIED) {
    const value = project[key];
    const count = Array.isArray(value) ? asList(value).length : Object.keys(asRecord(value)).length;
    if (count > 0) report.leaveOut('featureNotRead', { name: key, count });
  }
  return sketch;
}

type Shape = readonly [name: string, fields: Readonly<Record<string, unknown>>, outline: [number, number][]];

function exitsOf(sketch: Sketch, exits: readonly Shape[], report: ImportReport): void {
  for (const [name, shape, outline] of exits) {
    const place = { object: name };
    sketch.exits.push({ place, storey: ONE_STOREY, name, outline });
    if (shape.enable_throughput_throttling === true)
      report.leaveOut('featureNotRead', { name: 'max_throughput' }, { ...place, at: middleOf(outline) });
  }
}
