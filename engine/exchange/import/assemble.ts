/**
 * From what a file shows to a building that can be built: outlines cleaned and kept apart, doors brought to the edges of
 * both spaces, exits cut, what leads nowhere left out. Every change is in the report; nothing is filled in silently.
 */
import { ScenarioError } from '../../errors.js';
import { facilityProblems } from '../../facility/build.js';
import { snap } from '../../facility/geometry.js';
import type { DrawnFacility, ResidentEntry, Space } from '../../scenario/schema.js';
import type { Room } from './doors.js';
import { Draft, USED, type Unsaid } from './draft.js';
import { Ids } from './ids.js';
import { people, stations } from './inhabit.js';
import { refuse, type Budget } from './limits.js';
import { door, doorsToFindOut, exits, join } from './openings.js';
import { reachableSpaces } from './reach.js';
import type { ImportPlace, ImportReport } from './report.js';
import { lifts, stairDoors } from './shafts.js';
import { middleOf, type Sketch, type SketchStair } from './sketch.js';
import { apart, spaces, storeys } from './spaces.js';
import { layStairs } from './stairs.js';

export interface Imported {
  facility: DrawnFacility;
  /** People of the file, in beds that stand for their places; null: the file has none. */
  residents: ResidentEntry[] | null;
  unsaid: Unsaid;
  /** Stairs whose flights were drawn here, as the file shows them. */
  stairs: readonly SketchStair[];
}

/**
 * @param unfinished spaces without a way out stay, and are told as things to find out
 * @throws ScenarioError when there is nothing to build, or what is left cannot be built
 */
export function assemble(sketch: Sketch, report: ImportReport, budget: Budget, unfinished = false): Imported {
  if (sketch.spaces.length === 0 && sketch.stairs.length === 0) refuse('importNothing', { format: report.format });
  const draft = drawUp(sketch, report, budget);
  if (!unfinished) leaveOutUnreachable(draft);
  budget.time();
  leaveOutFaulty(draft, unfinished);
  if (unfinished) tellUnreachable(draft);
  const residents = people(draft);
  stations(draft);
  count(draft);
  const drawn = new Set(draft.facility.spaces.flatMap(({ stair }) => stair ?? []));
  const stairs = sketch.stairs.flatMap((stair) => {
    const id = draft.stairIds.get(stair.name);
    return id !== undefined && drawn.has(id) ? [{ ...stair, name: id }] : [];
  });
  return { facility: draft.facility, residents, unsaid: draft.unsaid, stairs };
}

/** Everything that is in the sketch, as a building that may still be faulty: without its beds, people and stations. */
export function drawUp(sketch: Sketch, report: ImportReport, budget: Budget): Draft {
  const draft = new Draft(sketch, report, budget);
  const { facility } = draft;
  layStairs(sketch, report);
  storeys(draft);
  spaces(draft);
  budget.time();
  apart(draft);
  budget.time();
  exits(draft);
  const here = new Map<string, Room[]>();
  for (const room of draft.rooms) here.set(room.sketch.storey, [...(here.get(room.sketch.storey) ?? []), room]);
  for (const one of sketch.doors) door(draft, one, here.get(one.storey) ?? []);
  budget.time();
  for (const { between, at } of sketch.links) {
    join(
      draft,
      between.map((key) => draft.keys.get(key)),
      at,
    );
  }
  stairDoors(draft);
  const cars = lifts(draft);
  doorsToFindOut(draft);
  facility.openings = draft.openings;
  facility.spaces = draft.rooms.map((room) => spaceOf(draft, room));
  if (cars.length > 0) facility.lifts = cars;
  return draft;
}

function spaceOf(d: Draft, { id, sketch, region }: Room): Space {
  const storey = d.sketch.storeys.find((s) => s.id === sketch.storey)!;
  return {
    id,
    ...(sketch.name === undefined || sketch.name === id ? {} : { name: sketch.name.slice(0, 200) }),
    kind: sketch.kind ?? USED.spaceKind,
    storey: sketch.storey,
    outline: region.outline.map(([x, y]): [number, number] => [x, y]),
    ...(region.holes.length === 0
      ? {}
      : { holes: region.holes.map((hole) => hole.map(([x, y]): [number, number] => [x, y])) }),
    ...(sketch.elevation === undefined || snap(sketch.elevation) === snap(storey.elevation)
      ? {}
      : { elevation: snap(sketch.elevation) }),
    ...(sketch.flight === undefined ? {} : { flight: { up: [...sketch.flight.up], rise: snap(sketch.flight.rise) } }),
    ...(sketch.stair === undefined ? {} : { stair: stairId(d, sketch.stair) }),
    ...sketch.more,
  };
}

function stairId(d: Draft, name: string): string {
  const known = d.stairIds.get(name);
  if (known !== undefined) return known;
  const made = new Ids().of(name, 'stair');
  d.stairIds.set(name, made);
  return made;
}

function leaveOutUnreachable(d: Draft): void {
  const { facility } = d;
  const reached = reachableSpaces(facility);
  if (reached.size === 0) {
    const shown = facility.spaces.slice(0, 12).map((space) => space.id);
    const doors = facility.openings.length;
    refuse('importNoExit', { format: d.report.format, spaces: shown, count: facility.spaces.length, doors });
  }
  drop(d, (id) => !reached.has(id), 'spaceUnreachable');
}

/** For a drawing that is gone on with: nothing is taken away from it. */
function tellUnreachable(d: Draft): void {
  const { facility, report } = d;
  const reached = reachableSpaces(facility);
  if (reached.size === 0) report.findOut('noExit', { count: facility.spaces.length });
  else
    for (const space of facility.spaces)
      if (!reached.has(space.id)) report.findOut('spaceNoWayOut', { name: space.id }, placeOf(d, space));
}

const placeOf = (d: Draft, space: Space): ImportPlace => ({
  ...(d.rooms.find((one) => one.id === space.id)?.sketch.place ?? {}),
  storey: space.storey,
  at: middleOf(space.outline),
});

function drop(d: Draft, gone: (space: string) => boolean, code: 'spaceUnreachable' | 'spaceFaulty'): void {
  const { facility } = d;
  for (const space of facility.spaces) {
    if (gone(space.id)) d.report.leaveOut(code, { name: space.id }, placeOf(d, space));
  }
  facility.spaces = facility.spaces.filter((space) => !gone(space.id));
  facility.openings = facility.openings.filter((o) => !o.between.some((id) => id !== 'outside' && gone(id)));
  const openings = new Set(facility.openings.map((o) => o.id));
  const lifts = (facility.lifts ?? [])
    .map((lift) => ({ ...lift, stops: lift.stops.filter((stop) => openings.has(stop)) }))
    .filter((lift) => !gone(lift.car) && lift.stops.length >= 2);
  if (facility.lifts !== undefined) facility.lifts = lifts;
}

/** What the builder says of ways out: of a drawing that is gone on with told by `tellUnreachable`. */
const WAYS: ReadonlySet<string> = new Set(['spaceWithoutOpening', 'noExit', 'noWayOutside']);

/** What the builder still finds wrong is left out piece by piece; what cannot be left out refuses the file. */
function leaveOutFaulty(d: Draft, unfinished: boolean): void {
  for (let round = 0; round < 4; round++) {
    const problems = facilityProblems(d.facility).filter(({ code }) => !(unfinished && WAYS.has(code)));
    if (problems.length === 0) return;
    const faulty = new Map<string, string>();
    for (const { path, code } of problems) {
      const [, list, id] = path.split('.');
      if (list === 'spaces' || list === 'openings') faulty.set(`${list}.${id}`, code);
    }
    if (faulty.size === 0 || round === 3) throw new ScenarioError(problems);
    for (const opening of d.facility.openings) {
      const reason = faulty.get(`openings.${opening.id}`);
      if (reason === undefined) continue;
      d.report.leaveOut('doorFaulty', { name: opening.id, reason }, { at: middleOf(opening.at) });
    }
    d.facility.openings = d.facility.openings.filter((o) => !faulty.has(`openings.${o.id}`));
    drop(d, (id) => faulty.has(`spaces.${id}`), 'spaceFaulty');
    if (!unfinished) leaveOutUnreachable(d);
  }
}

function count(d: Draft): void {
  const { facility, report } = d;
  report.took('storeys', facility.storeys.length);
  report.took('spaces', facility.spaces.length);
  // An area somebody steps onto has several edges, and is one exit.
  const edges = facility.openings.flatMap((o) => d.exitAreas.get(o.id) ?? []);
  const exits = facility.openings.filter((o) => o.between[1] === 'outside').length;
  report.took('exits', exits - edges.length + new Set(edges).size);
  report.took('openings', facility.openings.filter((o) => o.between[1] !== 'outside').length);
  report.took('stairs', new Set(facility.spaces.flatMap((s) => s.stair ?? [])).size);
  report.took('lifts', facility.lifts?.length ?? 0);
}
