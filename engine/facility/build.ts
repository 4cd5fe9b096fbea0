/**
 * From the drawing to the building the engine works with. Collects every geometric problem before it gives up:
 * nothing is half built. Walls have no thickness; neighbouring spaces share the edge their opening lies on.
 */
import { ScenarioError, type Problem } from '../errors.js';
import type { DrawnFacility } from '../scenario/schema.js';
import { placeItems } from './build-items.js';
import { buildOpenings } from './build-openings.js';
import { buildSpaces } from './build-spaces.js';
import { checkWayOutside } from './build-ways.js';
import type { Facility, StoreyInfo } from './facility.js';
import { snap } from './geometry.js';
import { buildLifts } from './lifts.js';
import { assignLayers, OVERLAP_TOLERANCE, overlaps } from './overlap.js';
import { ProblemList } from './problems.js';
import { buildSpatial } from './spatial.js';
import { joinWalls, ownWalls } from './walls.js';

/** The index of things by id; a repeated id is a problem and keeps its first meaning. */
export function indexById(
  items: readonly { id: string }[],
  kind: string,
  path: string,
  problems: ProblemList,
): Map<string, number> {
  const byId = new Map<string, number>();
  items.forEach((item, index) => {
    const id = item.id.normalize('NFC');
    if (byId.has(id)) problems.add(`${path}.${id}`, 'duplicateId', { value: id, kind }, 'rename');
    else byId.set(id, index);
  });
  return byId;
}

function buildStoreys(input: DrawnFacility): StoreyInfo[] {
  const storeys = input.storeys.map((storey, index) => ({
    index,
    id: storey.id.normalize('NFC'),
    elevation: snap(storey.elevation),
    height: snap(storey.height),
    rank: 0,
  }));
  [...storeys]
    .sort((a, b) => a.elevation - b.elevation || a.index - b.index)
    .forEach((storey, rank) => {
      storey.rank = rank;
    });
  return storeys;
}

/**
 * Builds the facility from a drawing that has the shape of the scenario format.
 * Result: every field of `Facility`, coordinates on the 1 mm grid, lists in the order of the drawing.
 * Failure: throws `ScenarioError` with all problems found (codes: `FACILITY_PROBLEMS`), paths from `facility.`.
 */
export function buildFacility(input: DrawnFacility): Facility {
  const problems = new ProblemList();
  const storeys = buildStoreys(input);
  const storeyByKey = indexById(input.storeys, 'storey', 'facility.storeys', problems);
  indexById(input.compartments ?? [], 'compartment', 'facility.compartments', problems);
  const spaceByKey = indexById(input.spaces, 'space', 'facility.spaces', problems);
  const openingByKey = indexById(input.openings, 'opening', 'facility.openings', problems);
  const bedByKey = indexById(input.beds ?? [], 'bed', 'facility.beds', problems);
  const stationByKey = indexById(input.stations ?? [], 'station', 'facility.stations', problems);
  indexById(input.stores ?? [], 'store', 'facility.stores', problems);
  const liftByKey = indexById(input.lifts ?? [], 'lift', 'facility.lifts', problems);

  const built = buildSpaces(input, storeys, storeyByKey, problems);
  const { spaces, sound } = built;
  const joined = buildOpenings(input, built, spaceByKey, problems);

  const found = overlaps(spaces.filter((space) => sound[space.index]));
  for (const { a, b, area, stacked } of found) {
    if (stacked) continue;
    problems.add(
      `facility.spaces.${spaces[a].id}.outline`,
      'spacesOverlap',
      { other: spaces[b].id, value: area, most: OVERLAP_TOLERANCE },
      'moveApart',
    );
  }
  const items = placeItems(input, spaces, sound, spaceByKey, problems);
  const parts = { storeys, spaces, sound, openings: joined.openings, spaceByKey, openingByKey, storeyByKey };
  const lifts = buildLifts(input, parts, problems);
  checkWayOutside(input, spaces, spaceByKey, problems);

  if (problems.items.length > 0) throw new ScenarioError(problems.items);

  const layers = assignLayers(spaces, storeys, found);
  const own = spaces.map((space) => ownWalls(built.edges[space.index], joined.gaps[space.index]));
  joinWalls(spaces, joined.openings, own);
  return {
    input,
    storeys,
    spaces,
    openings: joined.openings,
    compartments: built.compartments,
    stairs: built.stairs,
    ...items,
    lifts,
    layers,
    spaceByKey,
    openingByKey,
    bedByKey,
    stationByKey,
    liftByKey,
    spatial: buildSpatial(spaces, joined.openings),
  };
}

/** Every problem of a drawing; none: it can be built. */
export function facilityProblems(input: DrawnFacility): readonly Problem[] {
  try {
    buildFacility(input);
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}
