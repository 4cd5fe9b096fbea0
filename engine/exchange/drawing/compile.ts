/**
 * From a drawing to the building of the scenario format, with everything that is wrong, left out or still to be found out, each
 * at its place. Nothing is left out silently: what cannot be built is a fault, and stays in the drawing.
 */
import { ScenarioError, type Problem } from '../../errors.js';
import { ruleOf } from '../../check/rules/table.js';
import { facilityProblems } from '../../facility/build.js';
import { polygonArea, snap } from '../../facility/geometry.js';
import type { DrawnFacility } from '../../scenario/schema.js';
import { drawUp } from '../import/assemble.js';
import { people, spaceAt, stations } from '../import/inhabit.js';
import { Budget, IMPORT_LIMITS } from '../import/limits.js';
import { ImportReport, type ImportEntry } from '../import/report.js';
import { middleOf, type XY } from '../import/sketch.js';
import type { Drawing } from './document.js';
import type { DrawingProblem, DrawingProblemCode } from './problems.js';
import { sketchOf } from './sketchOf.js';
import { freeEnds } from './wallEnds.js';

export interface Compiled {
  /** As far as it goes; it can be built if there is no fault. */
  facility: DrawnFacility;
  problems: DrawingProblem[];
  /** Ids of the scenario by key of the drawing. */
  ids: ReadonlyMap<string, string>;
}

/** Everything at once: a drawing is as large as an import may be, and nobody waits for it. */
export function compile(drawing: Drawing): Compiled {
  const { sketch, ids } = sketchOf(drawing);
  const report = new ImportReport('scenario');
  const problems: DrawingProblem[] = [];
  const keys = new Places(drawing, ids);
  let facility: DrawnFacility = { storeys: [], spaces: [], openings: [] };
  try {
    const draft = drawUp(sketch, report, new Budget({ ...IMPORT_LIMITS, entities: Infinity }));
    facility = draft.facility;
    for (const room of draft.rooms) keys.know(room.id, room.sketch.place.object ?? '');
    people(draft);
    stations(draft);
    finish(facility, drawing, ids);
    const nothing = facility.spaces.length === 0;
    if (nothing) problems.push(keys.own('fault', 'nothingDrawn', {}));
    else problems.push(...facilityProblems(facility).map((problem) => keys.ofBuilding(problem)));
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    problems.push(...error.problems.map((problem) => keys.ofBuilding(problem)));
  }
  const measured = new Set<string | undefined>(
    drawing.stairs.filter((stair) => stair.flightWidth !== null && stair.riser !== null).map(({ key }) => key),
  );
  problems.push(
    ...report.notRead.map((entry) => keys.ofReport('left', entry)),
    ...report.repaired.filter(({ code }) => code === 'overlapCut').map((entry) => keys.ofReport('changed', entry)),
    ...freeEnds(drawing).map(({ storey, at, key, gap }) => ({
      ...keys.own('left', gap === null ? 'wallEndAlone' : 'wallEndFree', gap === null ? {} : { value: snap(gap) }),
      storey,
      at,
      key,
    })),
    ...refuges(facility, keys),
    ...unsaid(drawing, facility, ids, keys),
    // What nobody has said of rooms and doors is told above, once for all of them.
    ...report.toDo
      .filter(({ code, place }) =>
        code === 'stairSteps' ? !measured.has(place.object) : code !== 'clearWidths' && code !== 'doorKinds',
      )
      .map((entry) => keys.ofReport('toDo', entry)),
    ...drawing.toDo.filter(({ done }) => !done).map((one) => keys.ofFile(one)),
  );
  return { facility, problems, ids };
}

/** What the way through the sketch does not carry: names, stores, compartments, headings, doors' fire classes. */
function finish(facility: DrawnFacility, drawing: Drawing, ids: ReadonlyMap<string, string>): void {
  const rooms = new Map(drawing.rooms.map((room) => [ids.get(room.key)!, room]));
  for (const space of facility.spaces) {
    const room = rooms.get(space.id);
    if (room === undefined) continue;
    if (room.name !== '' && room.name !== space.id) space.name = room.name;
    else delete space.name;
  }
  const doors = new Map(drawing.doors.map((door) => [ids.get(door.key)!, door]));
  for (const opening of facility.openings) {
    const door = doors.get(opening.id);
    if (door === undefined) continue;
    if (door.name !== '' && door.name !== opening.id) opening.name = door.name;
    if (door.fireClass !== undefined) opening.fireClass = door.fireClass;
  }
  const beds = new Map(drawing.beds.map((bed) => [ids.get(bed.key)!, bed]));
  for (const bed of facility.beds ?? []) {
    const heading = beds.get(bed.id)?.heading ?? null;
    if (heading !== null) bed.heading = heading;
  }
  if (drawing.compartments.length > 0)
    facility.compartments = drawing.compartments.map(({ id, name }) => ({ id, ...(name === '' ? {} : { name }) }));
  if (drawing.bedside !== null) facility.bedside = [...drawing.bedside];
  const stores = drawing.stores.flatMap(({ key, storey, at, devices }) => {
    const space = spaceAt(facility, storey, at);
    return space === undefined ? [] : [{ id: ids.get(key)!, space: space.id, at, devices }];
  });
  if (stores.length > 0) facility.stores = stores;
}

/** Refuge rooms smaller than the rule asks for (BR-27). */
function refuges(facility: DrawnFacility, keys: Places): DrawingProblem[] {
  const { least } = ruleOf('BR-27').thresholds;
  return facility.spaces
    .filter(({ kind }) => kind === 'refuge')
    .flatMap((space) => {
      const area = space.netArea ?? Math.abs(polygonArea(space.outline.flat()));
      if (area >= least - 1e-6) return [];
      const at = { storey: space.storey, at: middleOf(space.outline), key: keys.keyOf(space.id) };
      return [{ ...keys.own('toDo', 'refugeSmall', { name: space.id, value: snap(area), least }), ...at }];
    });
}

/** What nobody has said yet, one line for all of a kind, at the first of them. */
function unsaid(
  drawing: Drawing,
  facility: DrawnFacility,
  ids: ReadonlyMap<string, string>,
  keys: Places,
): DrawingProblem[] {
  const found: DrawingProblem[] = [];
  const tell = (code: DrawingProblemCode, things: readonly { key: string }[]): void => {
    if (things.length > 0)
      found.push({ ...keys.own('toDo', code, { count: things.length }), ...keys.placeOf(things[0].key) });
  };
  const openings = new Map(facility.openings.map((opening) => [opening.id, opening]));
  for (const door of drawing.doors) {
    const made = openings.get(ids.get(door.key)!);
    if (door.exit && made !== undefined && made.between[1] !== 'outside')
      found.push({ ...keys.own('toDo', 'exitInside', { name: made.id }), ...keys.placeOf(door.key) });
  }
  tell(
    'roomKindMissing',
    drawing.rooms.filter(({ kind }) => kind === null),
  );
  tell(
    'doorKindMissing',
    drawing.doors.filter(({ kind }) => kind === null),
  );
  tell(
    'doorWidthMissing',
    drawing.doors.filter(({ kind, clearWidth }) => clearWidth === null && kind !== 'portal'),
  );
  for (const { id } of drawing.storeys) {
    const walls = drawing.walls.filter(({ storey }) => storey === id);
    if (walls.length > 0 && !drawing.rooms.some(({ storey }) => storey === id))
      found.push({
        ...keys.own('toDo', 'wallsOnly', { name: id, count: walls.length }),
        storey: id,
        at: walls[0].points[0],
        key: walls[0].key,
      });
  }
  if (facility.spaces.length === 0) return found;
  if (drawing.beds.length === 0) found.push(keys.own('toDo', 'noBeds', {}));
  const occupied = new Set(drawing.residents.map(({ bed }) => bed));
  tell(
    occupied.size === 0 ? 'residentsAssumed' : 'bedsEmpty',
    drawing.beds.filter(({ key }) => !occupied.has(key)),
  );
  for (const storey of drawing.storeys) {
    const has = (list: readonly { storey: string }[]): boolean => list.some((one) => one.storey === storey.id);
    if (has(drawing.beds) && !has(drawing.stations))
      found.push({ ...keys.own('toDo', 'noStation', { name: storey.id }), storey: storey.id });
  }
  if (drawing.beds.length > 0 && drawing.roster === null)
    found.push(keys.own('toDo', 'rosterAssumed', { count: drawing.stations.length }));
  if (drawing.plan === null) found.push(keys.own('toDo', 'planAssumed', {}));
  return found;
}

type Place = Pick<DrawingProblem, 'storey' | 'at' | 'key'>;
const NOWHERE: Place = { storey: null, at: null, key: null };

/** Where in the drawing something of the building or of the report is. */
class Places {
  private readonly byKey = new Map<string, Place>();
  private readonly byId = new Map<string, string>();

  constructor(drawing: Drawing, ids: ReadonlyMap<string, string>) {
    const put = (key: string, storey: string, at: XY): void => void this.byKey.set(key, { storey, at, key });
    for (const { key, storey, outline } of drawing.rooms) put(key, storey, middleOf(outline));
    for (const { key, storey, at } of drawing.doors) put(key, storey, middleOf(at));
    for (const list of [drawing.beds, drawing.stations, drawing.stores])
      for (const { key, storey, at } of list) put(key, storey, at);
    for (const list of [drawing.stairs, drawing.lifts])
      for (const { key, storeys, outline } of list) put(key, storeys[0], middleOf(outline));
    // Ids of one kind may be those of another; rooms first, as problems are mostly about them.
    for (const [key, id] of [...ids].reverse()) this.byId.set(id, key);
    for (const { key } of drawing.rooms) this.byId.set(ids.get(key)!, key);
  }

  /** A piece of a room has an id of its own. */
  know(id: string, key: string): void {
    if (this.byKey.has(key)) this.byId.set(id, key);
  }

  keyOf(id: string): string | null {
    return this.byId.get(id) ?? null;
  }

  placeOf(key: string): Place {
    return this.byKey.get(key) ?? NOWHERE;
  }

  own(level: DrawingProblem['level'], code: DrawingProblemCode, parameters: Record<string, unknown>): DrawingProblem {
    return { level, what: { of: 'drawing', code, parameters }, ...NOWHERE };
  }

  ofBuilding(problem: Problem): DrawingProblem {
    const words = [
      problem.path.split('.')[2],
      ...Object.values(problem.parameters).filter((value) => typeof value === 'string'),
    ];
    const key = words.flatMap((word) => (word === undefined ? [] : (this.byId.get(word) ?? [])))[0];
    return { level: 'fault', what: { of: 'building', problem }, ...(key === undefined ? NOWHERE : this.placeOf(key)) };
  }

  ofReport(level: DrawingProblem['level'], { code, parameters, place }: ImportEntry): DrawingProblem {
    const known = this.placeOf(place.object ?? '');
    return {
      level,
      what: { of: 'import', code, parameters },
      storey: place.storey ?? known.storey,
      at: place.at ?? known.at,
      key: known.key,
    };
  }

  ofFile({ key, code, parameters, storey, at }: Drawing['toDo'][number]): DrawingProblem {
    return { level: 'toDo', what: { of: 'import', code, parameters }, storey: storey ?? null, at: at ?? null, key };
  }
}
